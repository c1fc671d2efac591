"""Functions made from rows of the library's catalogues: the parameters of a row, its signature, its documentation.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import difflib
import functools
import inspect
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ._network import Network
from ._view import View

Value = bool | int | float | str | None

VIEW_OPTIONS = tuple(Network.view.__kwdefaults__ or ())
"""The options of `Network.view()`, which functions of measures take too."""

SETTINGS = tuple(name for name in View.measure.__kwdefaults__ or () if name != "scope")
"""How a call is run: seed, threads, timeout, progress, approximate."""

WIDTH = 100
"""Columns of documentation texts."""

_TYPES = {"integer": "int", "number": "float"}


class Parameter(NamedTuple):
    """A parameter of a measure or model."""

    name: str
    type: str
    """"bool", "int", "float" or "str" (one of the choices)."""
    standard: Value
    choices: tuple[str, ...]
    low: float | None
    high: float | None
    meaning: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Parameter:
        """A parameter as the catalogue tells it; a choice of yes and no is a truth value."""
        choices = tuple(row["choices"])
        kind = "bool" if set(choices) == {"no", "yes"} else _TYPES.get(row["kind"], "str")
        return cls(row["name"], kind, _value(kind, row["standard"]), choices, row["low"], row["high"], row["meaning"])

    @property
    def values(self) -> str:
        """What may be given, in words: "bool", "int, 1 to 100", '"out" or "in"'."""
        if self.type == "str" and self.choices:
            return " or ".join(f'"{choice}"' for choice in self.choices)
        return self.type if self.type in ("bool", "str") else f"{self.type}, {span(self.low, self.high)}"


def _value(kind: str, text: str | None) -> Value:
    """A standard value, which the catalogue tells as text; None where there is none."""
    if text is None:
        return None
    return text == "yes" if kind == "bool" else {"int": int, "float": float, "str": str}[kind](text)


def parameters_of(row: Mapping[str, Any]) -> list[Parameter]:
    """The parameters of a row of the catalogue."""
    return [Parameter.of(parameter) for parameter in row["parameters"]]


def span(low: float | None, high: float | None) -> str:
    """A range in words."""
    ends = [None if end is None else f"{end:,.12g}" for end in (low, high)]
    if ends[0] is None:
        return "any" if ends[1] is None else f"{ends[1]} or less"
    return f"{ends[0]} or more" if ends[1] is None else f"{ends[0]} to {ends[1]}"


@functools.lru_cache(maxsize=64)
def paragraph(text: str, indent: int = 0) -> str:
    """Text in lines of a width that terminals have."""
    if len(text) <= WIDTH - indent:
        return " " * indent + text
    return textwrap.fill(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent, break_long_words=False)


def parameters_text(parameters: Iterable[Parameter]) -> str:
    """Parameters as numpy's documentation style has them."""
    lines = []
    for parameter in parameters:
        standard = "" if parameter.standard is None else f", default {parameter.standard!r}".replace("'", '"')
        lines += [f"{parameter.name} : {parameter.values}{standard}", paragraph(parameter.meaning, 4)]
    return "\n".join(lines)


def signature_of(first: Sequence[str], parameters: Iterable[Parameter], others: Iterable[str]) -> inspect.Signature:
    """A signature: what may be given by place, then by name the parameters with their standards, and the others."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    found = [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in first]
    own = [inspect.Parameter(parameter.name, keyword, default=parameter.standard) for parameter in parameters]
    taken = {parameter.name for parameter in own}
    return inspect.Signature(
        [*found, *own, *(inspect.Parameter(name, keyword, default=None) for name in others if name not in taken)]
    )


def dress(function: Callable[..., Any], module: str, name: str, doc: str, signature: inspect.Signature) -> None:
    """Makes a function look as if it were written out."""
    function.__module__, function.__name__, function.__qualname__ = module, name, name
    function.__doc__ = doc
    function.__signature__ = signature  # type: ignore[attr-defined]


def refuse_unknown(function: Callable[..., Any], given: Iterable[str]) -> None:
    """Raises a TypeError for a keyword that the function does not take, with the one that was meant."""
    signature: inspect.Signature = function.__signature__  # type: ignore[attr-defined]
    for name in given:
        if name not in signature.parameters:
            near = difflib.get_close_matches(name, signature.parameters, 1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; it takes {', '.join(signature.parameters)}"
            raise TypeError(f"{function.__name__}() takes no '{name}'{hint}")
