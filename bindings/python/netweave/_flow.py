"""How knowledge travels over a view: cascades, rounds of conversation, and who should learn first.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from ctypes import byref, c_void_p
from typing import TYPE_CHECKING, Any, cast

from . import _ffi
from ._errors import check
from ._flow_story import Flow
from ._frames import index_of, pandas
from ._memory import Owner
from ._options import options_text
from ._run import Progress, Run
from ._table import Table

if TYPE_CHECKING:
    from ._network import Network
    from ._view import Lens, View


class Travel:
    """What a view tells of how knowledge travels."""

    __slots__ = ()

    if TYPE_CHECKING:
        _lens: Lens
        network: Network

    def flow(
        self,
        *,
        hub_capacity: int | None = None,
        probability: float | None = None,
        threshold: float | None = None,
        share: float | None = None,
        mode: str | None = None,
        simulations: int | None = None,
        bottlenecks: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Flow:
        """How knowledge travels: with the hub, without it, and with a hub that holds `hub_capacity` conversations in a round.

        `probability`: that a tip passes along a tie. `threshold`: contacts who must follow a practice before a member does;
        below 1 a share of them. `share`: rounds are counted until so many of those who can hear know. `mode`: "push_pull",
        "push" (who calls tells) or "pull" (asks). `bottlenecks`: how many members and ties are tried.
        """
        options = options_text(
            {
                "hub_capacity": hub_capacity,
                "probability": probability,
                "threshold": threshold,
                "share": share,
                "mode": mode,
                "simulations": simulations,
                "bottlenecks": bottlenecks,
            }
        )
        out = c_void_p()
        with Run(seed, threads, timeout, progress) as run:
            check(_ffi.library.netweave_flow_create(self._lens.owner.handle, options, run.handle, byref(out)))
            owner = Owner(out.value, _ffi.library.netweave_flow_free)
        return Flow(owner, cast("View", self), 1 if seed is None else seed)

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

    def seeds(
        self,
        *,
        count: int | None = None,
        share: float | None = None,
        method: str | None = None,
        model: str | None = None,
        probability: float | str | None = None,
        threshold: float | None = None,
        epsilon: float | None = None,
        delta: float | None = None,
        simulations: int | None = None,
        candidates: Any = None,
        exclude: Any = None,
        already: Any = None,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Any:
        """Who should learn first: members from whom a cascade reaches many, in the order in which they were chosen, what each
        adds, and what all so far reach.

        `count` of them (3), or as many as reach a `share` of all members. `method`: "greedy" (each next is the one that adds
        most), "ris" (the same on random reverse-reachable sets, for large networks, with a guarantee: `epsilon`, `delta`),
        "degree" (most ties); left out, what suits the size. `model`: "independent_cascade", "linear_threshold" or "complex";
        `probability`, `threshold` as for `cascade_curve()`. `candidates`: choose among these only; `exclude`: never these;
        `already`: who knows already; each "hub", or members as for `starts` of `cascade_curve()`. Greedy sets need not be the
        best ones: the notes say what is guaranteed. The numbers are exact, or come from simulations that had no part in the
        choice. A data frame (without pandas a `Table`).
        """
        options = options_text(
            {
                "count": count,
                "share": share,
                "method": method,
                "model": model,
                "probability": probability,
                "threshold": threshold,
                "epsilon": epsilon,
                "delta": delta,
                "simulations": simulations,
                "candidates": candidates,
                "exclude": exclude,
                "already": already,
            }
        )
        return self._flow(_ffi.library.netweave_seeds_choose, options, Run(seed, threads, timeout, progress))

    def _flow(self, call: Any, options: bytes, settings: Run) -> Any:
        """A table of how knowledge travels."""
        out = c_void_p()
        with settings as run:
            check(call(self._lens.owner.handle, options, run.handle, byref(out)))
            table = Table(Owner(out.value, _ffi.library.netweave_table_free))
        if pandas() is None:
            return table
        if table.label_names != ["member"]:
            return table.to_pandas()
        frame = table.to_pandas(["member"])
        labels, find = self.network._labels(), _ffi.library.netweave_roster_find
        roster = _ffi.library.netweave_network_roster(self.network._owner.handle)
        frame.index = index_of([labels[find(roster, member.encode())] for member in frame.index])
        return frame
