"""Every model of a network as a function: `netweave.models.watts_strogatz(members=100, neighbours=6, seed=7)`.

All parameters are given by name. The same seed gives the same network on any machine. `netweave.generate()` takes the name of
a model as text.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from . import _functions
from ._lists import models
from ._network import Network
from ._reading import generate


def _doc(row: Mapping[str, Any], parameters: list[_functions.Parameter]) -> str:
    """The documentation of a model, in numpy's style."""
    parts = [_functions.paragraph(row["meaning"])]
    if row["source"]:
        parts.append(f"Source: {row['source']}.")
    own = _functions.parameters_text(parameters)
    parts.append(f"Parameters\n----------\n{own}\nseed, progress\n    The seed of the random draws; how to tell progress.")
    parts.append("Returns\n-------\nNetwork\n")
    return "\n\n".join(parts)


def _function(row: Mapping[str, Any]) -> Callable[..., Network]:
    name: str = row["name"]
    parameters = _functions.parameters_of(row)

    def function(**keywords: Any) -> Network:
        _functions.refuse_unknown(function, keywords)
        return generate(name, **keywords)

    _functions.dress(
        function, __name__, name, _doc(row, parameters), _functions.signature_of([], parameters, ["seed", "progress"])
    )
    return function


__all__: list[str] = []
for _row in models():
    globals()[_row["name"]] = _function(_row)
    __all__.append(_row["name"])


def __dir__() -> list[str]:
    """The models."""
    return __all__
