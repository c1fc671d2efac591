"""How knowledge travels, told: with the hub, without it, and with a hub that has little time.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import html
from ctypes import byref, c_void_p
from typing import TYPE_CHECKING, Any

from . import _ffi
from ._errors import check
from ._frames import pandas
from ._memory import Owner, listed, taken_text
from ._table import Table

if TYPE_CHECKING:
    from ._view import View


class Flow:
    """How knowledge travels in one view: as it is, without the hub, and with a hub that holds few conversations; from the hub,
    from the others (spokes), from anyone. docs/flow.md says what each number means.

    `print(flow.sentence())` tells it in words, `flow.sentence(before)` beside an earlier one; `numbers`, `curve`, `bottlenecks`
    and `members` are data frames (without pandas `Table`s), `routes` a dict.
    """

    __slots__ = ("_owner", "seed", "view")

    def __init__(self, owner: Owner, view: View, seed: int = 1) -> None:
        self._owner = owner
        self.view = view
        """The view through which knowledge travels."""
        self.seed = seed

    def _table(self, function: Any) -> Table:
        return Table(self._owner, function(self._owner.handle))

    def _frame(self, function: Any, index: tuple[str, ...] = ()) -> Any:
        table = self._table(function)
        return table if pandas() is None else table.to_pandas(index)

    @property
    def hub(self) -> list[str]:
        """Ids of the members of the hub; none without ties."""
        library = _ffi.library
        count = library.netweave_flow_hub_count(self._owner.handle)
        return listed(library.netweave_flow_hub, count, self._owner.handle)

    @property
    def numbers(self) -> Any:
        """For each case (whole, without_hub, limited_hub) and origin (hub, spoke, anyone): the share of the others who can
        hear, steps, rounds of conversation, the share that a tip reaches, the share that follows a practice; with errors."""
        return self._frame(_ffi.library.netweave_flow_numbers, ("case", "origin"))

    @property
    def curve(self) -> Any:
        """The share of the others who know after each round, by model (conversations, tip), case and origin, with a 95%
        band."""
        return self._frame(_ffi.library.netweave_flow_curve)

    @property
    def bottlenecks(self) -> Any:
        """The members and ties whose loss slows the flow most, worst first."""
        return self._frame(_ffi.library.netweave_flow_bottlenecks)

    @property
    def members(self) -> Any:
        """A row per member: whom it reaches, with the hub and without; rounds from it and until it hears; routes; and how far
        it depends on the hub."""
        table = self._table(_ffi.library.netweave_flow_members)
        if pandas() is None:
            return table
        frame = table.to_pandas(("member",))
        frame.index = self.view._index(b"member")
        return frame

    @property
    def routes(self) -> dict[str, float]:
        """How many independent routes there are, with the hub and without, and what the hub and its time are worth in
        rounds."""
        table = self._table(_ffi.library.netweave_flow_routes)
        return {name: float(column[0]) for name, column in table.to_dict().items()}

    @property
    def notes(self) -> list[str]:
        """What was assumed, how many simulations there were, and why a number is undefined."""
        library = _ffi.library
        tables = (
            library.netweave_flow_numbers,
            library.netweave_flow_routes,
            library.netweave_flow_bottlenecks,
            library.netweave_flow_members,
            library.netweave_flow_curve,
        )
        return list(dict.fromkeys(note for table in tables for note in self._table(table).notes))

    def sentence(self, before: Flow | None = None) -> str:
        """How knowledge travels in plain words, for a report; `before`: the flow of an earlier wave, made with the same
        keywords, for what it was then."""
        out = c_void_p()
        earlier = before._owner.handle if before is not None else None
        check(_ffi.library.netweave_flow_sentence(self._owner.handle, earlier, byref(out)))
        return taken_text(out)

    def _rounds(self, case: str) -> float:
        table = self._table(_ffi.library.netweave_flow_numbers)
        rows = zip(table.labels["case"], table.labels["origin"], table["rounds"].tolist())
        return next((rounds for found, origin, rounds in rows if (found, origin) == (case, "anyone")), float("nan"))

    def __repr__(self) -> str:
        """The hub, and how many rounds it takes with it and without."""
        rounds = [f"{self._rounds(case):.2f}" for case in ("whole", "without_hub")]
        return (
            f"<netweave.Flow: hub {', '.join(self.hub) or 'none'}, {rounds[0]} rounds from anyone, {rounds[1]} without the hub>"
        )

    def _repr_html_(self) -> str:
        table = self._table(_ffi.library.netweave_flow_numbers)
        return f"<p>{html.escape(self.sentence())}</p>{table._repr_html_()}"
