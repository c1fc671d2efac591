"""Writes what is made from the catalogues and the docstrings: the stubs of netweave.measures and netweave.models, from which
editors and type checkers know every measure and model, and docs/python-api.md. `./dev docs` runs it; with --check it writes
nothing and fails where a file is not current.

Wants NETWEAVE_LIBRARY and PYTHONPATH as the tests have them (CONTRIBUTING.md). SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import netweave
from api_page import page
from netweave import _functions, measures, models
from netweave._lists import models as model_rows

ROOT = Path(__file__).parents[2]

WIDTH = 128
GLUE = "\0"
"""Stands for a space at which no line may end."""

HEAD = '''"""{doc}

Written by ./dev docs from the catalogue of the library. SPDX-License-Identifier: GPL-2.0-or-later
"""

{imports}
'''

MEASURE_IMPORTS = """from typing import Any, Literal

import pandas as pd

from ._network import Network
from ._run import Approximate, Progress
from ._view import View
"""

MODEL_IMPORTS = """from typing import Literal

from ._network import Network
from ._run import Progress
"""


def type_of(parameter: _functions.Parameter) -> str:
    """The type of a parameter; None is the standard value."""
    kind = parameter.type
    if kind == "str" and parameter.choices:
        kind = "Literal[" + ", ".join(f'"{choice}"' for choice in parameter.choices) + "]"
    return f"{kind} | None"


def standard_of(parameter: _functions.Parameter) -> str:
    """The standard value as code."""
    return f'"{parameter.standard}"' if isinstance(parameter.standard, str) else repr(parameter.standard)


def borrowed(function: Any) -> dict[str, str]:
    """The keywords of a function with their types, all None by default."""
    parameters = inspect.signature(function).parameters
    return {name: f"{name}: {parameter.annotation} = None" for name, parameter in parameters.items()}


def answer_of(row: Mapping[str, Any]) -> str:
    """The type of a measure's answer."""
    if len(row["columns"]) == 1:
        return "float" if row["scope"] == "network" else "pd.Series[float]"
    return "pd.Series[float]" if row["scope"] == "network" else "pd.DataFrame"


def function(name: str, first: str, parameters: list[_functions.Parameter], others: list[str], answer: str, doc: str) -> str:
    """One function of a stub."""
    own = [f"{parameter.name}: {type_of(parameter)} = {standard_of(parameter)}" for parameter in parameters]
    text = ", ".join(each.replace(" ", GLUE) for each in [*own, *others]) + ","
    text = textwrap.fill(
        text, WIDTH, initial_indent="    ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    told = textwrap.indent(doc.rstrip().replace("\\", "\\\\").replace('"""', "'''"), "    ").lstrip()
    return f'def {name}(\n    {first}*,\n{text.replace(GLUE, " ")}\n) -> {answer}:\n    """{told}\n    """\n'


def stub(module: Any, imports: str, functions: list[str]) -> str:
    """A stub of a module."""
    doc = module.__doc__.split("\n\nSPDX")[0]
    return HEAD.format(doc=doc, imports=imports) + "\n".join(functions)


def texts() -> dict[str, str]:
    """What is generated, by file."""
    view, run = borrowed(netweave.Network.view), borrowed(netweave.View.measure)
    common = {name: view[name] for name in _functions.VIEW_OPTIONS} | {name: run[name] for name in _functions.SETTINGS}
    rows = []
    for row in netweave.catalog():
        parameters = _functions.parameters_of(row)
        others = [text for name, text in common.items() if name not in {parameter.name for parameter in parameters}]
        doc = getattr(measures, row["name"]).__doc__
        rows.append(function(row["name"], "network: Network | View, ", parameters, others, answer_of(row), doc))
    made = []
    for row in model_rows():
        doc = getattr(models, row["name"]).__doc__
        others = [run["seed"], run["progress"]]
        made.append(function(row["name"], "", _functions.parameters_of(row), others, "Network", doc))
    return {
        "bindings/python/netweave/measures.pyi": stub(measures, MEASURE_IMPORTS, rows),
        "bindings/python/netweave/models.pyi": stub(models, MODEL_IMPORTS, made),
        "docs/python-api.md": page(),
    }


def main() -> int:
    """Writes the files, or tells which is not current."""
    stale = 0
    for name, text in texts().items():
        path = ROOT / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        print(f"{name} {'is not current' if '--check' in sys.argv else 'written'}")
    return int(stale > 0 and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
