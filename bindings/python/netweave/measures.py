"""Every measure of the catalogue as a function: `netweave.measures.betweenness(network, normalized=True)`.

The first argument is a network or a view. Then, by name: the parameters of the measure, the options of `Network.view()` (which
wave, which weight, which hub), and how to run it (seed, threads, timeout, progress, approximate). The answer is that of
`Network.measure()`: a number for one measure of the network, else a Series or data frame (without pandas a `Table`).

The functions are made from the catalogue of the library; docs/measures.md shows it, `netweave.catalog()` gives it as data.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import _functions
from ._lists import catalog
from ._network import Network
from ._options import spec_text
from ._view import View

_ROWS = {"network": "number", "member": "number per member", "tie": "number per tie"}


def _answer_text(row: Mapping[str, Any]) -> str:
    columns = row["columns"]
    if len(columns) == 1:
        kind = "float" if row["scope"] == "network" else "pandas.Series"
        span = _functions.span(columns[0]["low"], columns[0]["high"])
        return f"{kind}\n    A {_ROWS[row['scope']]}: {columns[0]['kind']}, {span}."
    kind = "pandas.Series" if row["scope"] == "network" else "pandas.DataFrame"
    names = ", ".join(column["name"] for column in columns)
    return f"{kind}\n" + _functions.paragraph(f"For each of {names} a {_ROWS[row['scope']]}.", 4)


def _doc(row: Mapping[str, Any], parameters: list[_functions.Parameter]) -> str:
    """The documentation of a measure, in numpy's style."""
    facts = [
        ("High values", row["higher"]),
        ("Formula", row["formula"]),
        ("Convention", row["convention"]),
        ("Undefined", row["undefined"]),
        ("Cost", row["cost"]),
        ("Source", row["citation"]),
    ]
    own = _functions.parameters_text(parameters)
    named = [parameter.name for parameter in parameters]
    options = ", ".join(name for name in _functions.VIEW_OPTIONS if name not in named)
    hidden = ", ".join(name for name in _functions.VIEW_OPTIONS if name in named)
    reading = "How the network is read, as in `Network.view()`; a view was told already."
    if hidden:
        reading += f" (The view's own {hidden} can only be told to `Network.view()`.)"
    parts = [
        f"{row['title']}. {row['question']}",
        "\n".join(_functions.paragraph(f"{name}: {text}.") for name, text in facts if text),
        "Parameters\n----------\nnetwork : Network or View" + (f"\n{own}" if own else ""),
        f"{_functions.paragraph(options)}\n{_functions.paragraph(reading, 4)}",
        f"{', '.join(_functions.SETTINGS)}\n    How the call is run, as in `Network.measure()`.",
        f"Returns\n-------\n{_answer_text(row)}",
    ]
    return "\n\n".join(parts[:3]) + "\n" + "\n".join(parts[3:5]) + "\n\n" + parts[5] + "\n"


def _function(row: Mapping[str, Any]) -> Callable[..., Any]:
    name: str = row["name"]
    parameters = _functions.parameters_of(row)
    own = [parameter.name for parameter in parameters]

    def function(network: Network | View, **keywords: Any) -> Any:
        _functions.refuse_unknown(function, keywords)
        if not isinstance(network, (Network, View)):
            kind = type(network).__name__
            raise TypeError(
                f"{name}() is told a {kind} instead of a network; make one with Network.from_networkx() or its like"
            )
        spec = spec_text(name, {key: keywords.pop(key) for key in own if key in keywords})
        options = [key for key in keywords if key not in _functions.SETTINGS]
        if options and isinstance(network, View):
            raise ValueError(f"{', '.join(options)}: a view has its options already; give them to Network.view()")
        return network.measure(spec, **keywords)

    signature = _functions.signature_of(["network"], parameters, [*_functions.VIEW_OPTIONS, *_functions.SETTINGS])
    _functions.dress(function, __name__, name, _doc(row, parameters), signature)
    return function


__all__: list[str] = []
for _row in catalog():
    globals()[_row["name"]] = _function(_row)
    __all__.append(_row["name"])


def __dir__() -> list[str]:
    """The measures."""
    return __all__
