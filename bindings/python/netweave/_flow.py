"""How knowledge travels over a view: cascades and rounds of conversation.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from ctypes import byref, c_void_p
from typing import TYPE_CHECKING, Any

from . import _ffi
from ._errors import check
from ._frames import pandas
from ._memory import Owner
from ._options import options_text
from ._run import Progress, Run
from ._table import Table

if TYPE_CHECKING:
    from ._view import Lens


class Flow:
    """What a view tells of how knowledge travels."""

    __slots__ = ()

    if TYPE_CHECKING:
        _lens: Lens

    def cascade_curve(
        self,
        *,
        model: str | None = None,
        probability: float | str | None = None,
        recovery: float | None = None,
        threshold: float | None = None,
        starts: Any = None,
        rounds: int | None = None,
        simulations: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Any:
        """How far a cascade has come after each round: expected members who know, their share, a 95% band, and who is new.

        `model`: "independent_cascade", "linear_threshold", "si", "sir" or "complex". `probability`: of passing a tie, or
        "degree". `recovery`: sir's chance to forget. `threshold`: contacts that complex contagion takes, or a share of them.
        `starts`: "anyone" (each in turn), "hub", or members, as a name, a list of names, or {attribute: value}.
        `simulations`: 0 is exact; left out, exact where that is cheap. A data frame (without pandas a `Table`).
        """
        options = options_text(
            {
                "model": model,
                "probability": probability,
                "recovery": recovery,
                "threshold": threshold,
                "starts": starts,
                "rounds": rounds,
                "simulations": simulations,
            }
        )
        return self._flow(_ffi.library.netweave_cascade_curve, options, Run(seed, threads, timeout, progress))

    def cascade_reach(
        self,
        *,
        model: str | None = None,
        probability: float | str | None = None,
        recovery: float | None = None,
        threshold: float | None = None,
        rounds: int | None = None,
        simulations: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Any:
        """What reaches how many, and how fast, when it starts with one member: a row per member; keywords as for
        `cascade_curve()`. A data frame (without pandas a `Table`)."""
        options = options_text(
            {
                "model": model,
                "probability": probability,
                "recovery": recovery,
                "threshold": threshold,
                "rounds": rounds,
                "simulations": simulations,
            }
        )
        return self._flow(_ffi.library.netweave_cascade_reach, options, Run(seed, threads, timeout, progress))

    def gossip_curve(
        self,
        *,
        mode: str | None = None,
        capacity: int | None = None,
        hub_capacity: int | None = None,
        starts: Any = None,
        rounds: int | None = None,
        simulations: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Any:
        """How far rounds of conversation have carried knowledge: members who know after each, their share, and a 95% band.

        In each round every member calls one contact at random. `mode`: "push" (who calls tells), "pull" (asks) or
        "push_pull". `capacity`: conversations that a member takes part in per round, 0 for no limit; `hub_capacity`: the
        same for the hub alone. `starts`: as for `cascade_curve()`. A data frame (without pandas a `Table`).
        """
        options = options_text(
            {
                "mode": mode,
                "capacity": capacity,
                "hub_capacity": hub_capacity,
                "starts": starts,
                "rounds": rounds,
                "simulations": simulations,
            }
        )
        return self._flow(_ffi.library.netweave_gossip_curve, options, Run(seed, threads, timeout, progress))

    def gossip_members(
        self,
        *,
        mode: str | None = None,
        capacity: int | None = None,
        hub_capacity: int | None = None,
        share: float | None = None,
        simulations: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Any:
        """How many rounds of conversation it takes until a `share` (0.9) of those whom a member can reach know what it knew
        first: a row per member; the other keywords are those of `gossip_curve()`. A data frame (without pandas a `Table`)."""
        options = options_text(
            {
                "mode": mode,
                "capacity": capacity,
                "hub_capacity": hub_capacity,
                "share": share,
                "simulations": simulations,
            }
        )
        return self._flow(_ffi.library.netweave_gossip_members, options, Run(seed, threads, timeout, progress))

    def _flow(self, call: Any, options: bytes, settings: Run) -> Any:
        """A table of how knowledge travels."""
        out = c_void_p()
        with settings as run:
            check(call(self._lens.owner.handle, options, run.handle, byref(out)))
            table = Table(Owner(out.value, _ffi.library.netweave_table_free))
        if pandas() is None:
            return table
        frame = table.to_pandas()
        frame.attrs["notes"] = table.notes
        return frame
