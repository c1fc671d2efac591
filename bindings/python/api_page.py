"""docs/python-api.md from the signatures and docstrings of the package; write_generated.py writes it.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Iterable
from typing import Any

import netweave
from netweave import convert, measures, models, plot

HEAD = """# netweave in Python: every call

Written by `./dev docs` from the package; `help()` tells the same. [The tutorial](python.md) shows how it goes together, and
[a page for users of networkx and igraph](python-peers.md) what is called how. Options that are None take
the standard of the library.
"""

FUNCTIONS = [
    "read",
    "read_contacts",
    "read_attendance",
    "generate",
    "compare",
    "qap",
    "doctor",
    "repair",
    "describe",
    "catalog",
    "formats",
]

CLASSES = [
    netweave.Network,
    netweave.View,
    netweave.Structure,
    netweave.Flow,
    netweave.Comparison,
    netweave.Contacts,
    netweave.Attendance,
    netweave.Table,
]


def signature(function: Any, name: str) -> str:
    """The call as one writes it, without types."""
    parameters = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in inspect.signature(function).parameters.values()
        if parameter.name not in ("self", "cls")
    ]
    inside = inspect.Signature(parameters)
    return f"{name}{inside}"


def told(thing: Any) -> str:
    """A docstring as Markdown."""
    return inspect.getdoc(thing) or ""


def call(function: Any, name: str) -> str:
    """A call with its signature and documentation."""
    lines = textwrap.wrap(signature(function, name), 120, subsequent_indent="    ", break_on_hyphens=False)
    text = "\n".join(lines)
    return f"```text\n{text}\n```\n\n{told(function)}\n"


def short(name: str, doc: str) -> str:
    """An attribute or model in a line of a list."""
    return f"- `{name}`: {' '.join(doc.split())}\n"


def of_class(kind: type) -> str:
    """A class: what it is, its properties, its methods."""
    variable = kind.__name__.lower()
    own = [base for base in kind.__mro__ if base.__module__.startswith("netweave.")]
    members = [(name, thing) for base in own for name, thing in vars(base).items() if not name.startswith("_")]
    properties = [short(f"{variable}.{name}", told(thing)) for name, thing in members if isinstance(thing, property)]
    methods = []
    for name, thing in members:
        if isinstance(thing, classmethod):
            methods.append(call(getattr(kind, name), f"{kind.__name__}.{name}"))
        elif inspect.isfunction(thing):
            methods.append(call(thing, f"{variable}.{name}"))
    return f"## {kind.__name__}\n\n{told(kind)}\n\n{''.join(properties)}\n" + "\n".join(methods)


def of_functions(title: str, doc: str, functions: Iterable[tuple[str, Any]]) -> str:
    """A section of functions."""
    return f"## {title}\n\n{doc}\n\n" + "\n".join(call(function, name) for name, function in functions)


def without_licence(module: Any) -> str:
    """The docstring of a module."""
    return told(module).split("\n\nSPDX")[0]


def of_models() -> str:
    """The models, a line each."""
    lines = [
        short(signature(getattr(models, name), f"models.{name}"), told(getattr(models, name)).split("\n\n")[0])
        for name in models.__all__
    ]
    return f"## Models\n\n{without_licence(models)}\n\n{''.join(lines)}"


def of_exceptions() -> str:
    """The exceptions, a line each."""
    kinds = [
        thing
        for name in netweave.__all__
        if isinstance(thing := getattr(netweave, name), type) and issubclass(thing, Exception)
    ]
    lines = []
    for kind in kinds:
        bases = [base.__name__ for base in kind.__bases__ if base not in (netweave.NetweaveError, Exception)]
        lines.append(short(kind.__name__, (f"({', '.join(bases)}) " if bases else "") + told(kind)))
    return f"## Exceptions and warnings\n\n{''.join(lines)}"


def page() -> str:
    """The whole page."""
    first = [(f"netweave.{name}", getattr(netweave, name)) for name in FUNCTIONS]
    drawn = [(f"plot.{name}", thing) for name, thing in vars(plot).items() if _is_own(name, thing, plot)]
    converted = [(f"convert.{name}", getattr(convert, name)) for name in convert.__all__]
    example = measures.betweenness
    parts = [
        HEAD,
        of_functions("Functions", "What `import netweave` brings at once.", first),
        *(of_class(kind) for kind in CLASSES),
        f"## Measures\n\n{without_licence(measures)}\n\nOne of them; [all measures](measures.md) tells of the others.\n\n"
        f"```text\n{signature(example, 'measures.betweenness')}\n\n{told(example)}\n```\n",
        of_models(),
        of_functions("Pictures", without_licence(plot), drawn),
        of_functions("From and to other packages", without_licence(convert), converted),
        of_exceptions(),
    ]
    return "\n".join(parts)


def _is_own(name: str, thing: Any, module: Any) -> bool:
    return not name.startswith("_") and inspect.isfunction(thing) and thing.__module__ == module.__name__
