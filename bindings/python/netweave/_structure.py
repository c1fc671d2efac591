"""Where a network stands between hub-and-spoke and networked.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from . import _ffi
from ._memory import Owner, listed
from ._table import Table

if TYPE_CHECKING:
    from ._view import View


class Structure:
    """The structure of one view: its type, the numbers that decided, how sure the type is, who holds it together.

    `structure["hub_dependence"]` is one number; `numbers`, `types` and `members` are tables, `sentence` says it in words.
    """

    __slots__ = ("_handle", "_owner", "seed", "view")

    def __init__(self, owner: Owner, handle: int | None = None, view: View | None = None, seed: int = 1) -> None:
        self._owner = owner
        self._handle = owner.handle if handle is None else handle
        self.view = view
        """The view that was profiled."""
        self.seed = seed

    def _text(self, function: Any) -> str:
        text: bytes = function(self._handle) or b""
        return text.decode()

    @property
    def type(self) -> str:
        """One of "scattered", "hub_and_spoke", "multi_hub", "core_periphery", "networked", "undefined" (below three)."""
        return self._text(_ffi.library.netweave_structure_type)

    @property
    def next_type(self) -> str:
        """The type that would hold first if the numbers moved; "" when undefined."""
        return self._text(_ffi.library.netweave_structure_next_type)

    @property
    def hub_direction(self) -> str:
        """For a directed hub-and-spoke network "out", "in" or "both"; else ""."""
        return self._text(_ffi.library.netweave_structure_hub_direction)

    @property
    def hub(self) -> list[str]:
        """Ids of the members of the hub."""
        library = _ffi.library
        return listed(library.netweave_structure_hub, library.netweave_structure_hub_count(self._handle), self._handle)

    @property
    def sentence(self) -> str:
        """The structure in plain words, for a report."""
        return self._text(_ffi.library.netweave_structure_sentence)

    @property
    def numbers_table(self) -> Table:
        """All numbers: one row, a column each; its notes tell what is undefined and why."""
        return Table(self._owner, _ffi.library.netweave_structure_numbers(self._handle))

    @property
    def numbers(self) -> dict[str, float]:
        """All numbers by name; docs/structure.md says what each means."""
        table = self.numbers_table
        return {name: float(column[0]) for name, column in table.to_dict().items()}

    @property
    def types(self) -> dict[str, float]:
        """Probability of each type: its share of the resampled networks (NaN when none were drawn)."""
        table = Table(self._owner, _ffi.library.netweave_structure_types(self._handle))
        (labels,) = table.labels.values()
        return dict(zip(labels, table["probability"].tolist()))

    @property
    def draws(self) -> int:
        """Resampled networks behind `types`."""
        return int(Table(self._owner, _ffi.library.netweave_structure_types(self._handle))["draws"][0])

    @property
    def members(self) -> Any:
        """The members by role, most between others first: a data frame (without pandas a `Table`)."""
        table = Table(self._owner, _ffi.library.netweave_structure_members(self._handle))
        try:
            return table.to_pandas(index=["member"])
        except ImportError:
            return table

    @property
    def notes(self) -> list[str]:
        """What was assumed, and why a number is undefined."""
        return self.numbers_table.notes

    def plot(self, **keywords: Any) -> Any:
        """The place on the map of hub dependence and peer efficiency; see `netweave.plot.structure_map()`."""
        from . import plot

        return plot.structure_map(self, **keywords)

    def __getitem__(self, name: str) -> float:
        """One number by name, as "hub_dependence"; NaN when undefined."""
        numbers = self.numbers_table
        if _ffi.library.netweave_table_find_column(numbers._handle, name.encode()) < 0:
            raise KeyError(f"there is no number '{name}'; there are {', '.join(numbers.columns)}")
        value: float = _ffi.library.netweave_structure_value(self._handle, name.encode())
        return value

    def __repr__(self) -> str:
        """The type, the hub and the two numbers of the map."""
        return (
            f"<netweave.Structure: {self.type}, hub {', '.join(self.hub) or 'none'}, "
            f"hub dependence {self['hub_dependence']:.3f}, peer efficiency {self['peer_efficiency']:.3f}>"
        )

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><th>{name}</th><td>{value:.4g}</td></tr>" for name, value in self.numbers.items())
        return f"<p><b>{html.escape(self.type)}</b>. {html.escape(self.sentence)}</p><table>{rows}</table>"
