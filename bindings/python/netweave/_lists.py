"""What there is: measures and file formats.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import json
from typing import Any

from . import _ffi
from ._memory import text_of


class Text(str):
    """A text that shows as itself, in notebooks too."""

    __slots__ = ()

    def __repr__(self) -> str:
        """The text."""
        return str(self)


def describe(name: str | None = None) -> Text:
    """What a measure is: its question, formula, conventions, parameters, range, undefined cases and source; without a name
    the list of all measures."""
    return Text(text_of(_ffi.library.netweave_catalog, None if name is None else name.encode(), b"text"))


def catalog() -> list[dict[str, Any]]:
    """Every measure as a dict; `pandas.DataFrame(netweave.catalog())` makes a table of them."""
    found: list[dict[str, Any]] = json.loads(text_of(_ffi.library.netweave_catalog, None, b"json"))["measures"]
    return found


def models() -> list[dict[str, Any]]:
    """Every model of `generate()` with its parameters."""
    found: list[dict[str, Any]] = json.loads(text_of(_ffi.library.netweave_generators, b"json"))
    return found


def formats() -> Text:
    """The file formats: name, endings, whether read and written, what a write loses."""
    return Text(text_of(_ffi.library.netweave_formats, b"text"))
