"""Contacts that have a time: who can reach whom in time, and a network by windows of time.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from ctypes import byref, c_int64, c_size_t, c_void_p, string_at
from datetime import datetime, timezone
from typing import Any

import numpy as np

from . import _ffi
from ._errors import check
from ._memory import Owner, Path, borrow, listed, packed, path_bytes
from ._network import Network
from ._options import options_text
from ._parts import ids_of
from ._run import Progress, Run
from ._table import Table

Time = float | str
"""A time in an option: a number, or a date as text."""


def read_contacts(
    path: Path,
    *,
    source: str | None = None,
    target: str | None = None,
    time: str | None = None,
    direction: str | None = None,
    times: str | None = None,
    progress: Progress = None,
) -> Contacts:
    """Reads contacts from a tie list with a column of times: plain numbers, dates (2021-03-31) or dates with a time of day
    (2021-03-31T14:30, UTC where no zone is said). What could be read in two ways is refused with its place.

    `source`, `target`, `time`: columns of the ends and of the time. `direction`: "directed" or "undirected"; else directed
    where the columns are called so (sender, ego, …). `times`: "number" or "date" ("date" also takes 20210331).
    """
    out = c_void_p()
    options = {"from": source, "to": target, "time": time, "direction": direction, "times": times}
    with Run(progress=progress) as run:
        check(_ffi.library.netweave_contacts_read(path_bytes(path), options_text(options), run.handle, byref(out)))
        owner = Owner(out.value, _ffi.library.netweave_contacts_free)
    return Contacts._of(owner, None)


class Contacts:
    """Members and contacts between them, each at one moment. A contact takes no time. It never changes.

    Made by `netweave.read_contacts()` and `Contacts.from_edges()`. Times are numbers, days or seconds since 1970 (UTC);
    `contacts.times` tells which, and everything about time (latency, `wait`, `width`, `unit`) is counted in it.
    """

    __slots__ = ("_labels", "_owner")

    _owner: Owner
    _labels: list[Any]

    def __init__(self) -> None:
        raise TypeError("Contacts are made by netweave.read_contacts() or Contacts.from_edges()")

    @classmethod
    def _of(cls, owner: Owner, labels: Sequence[Hashable] | None) -> Contacts:
        contacts = cls.__new__(cls)
        contacts._owner = owner
        if labels is None:
            length = c_size_t()
            roster = _ffi.library.netweave_contacts_roster(owner.handle)
            address = _ffi.library.netweave_roster_ids(roster, byref(length))
            labels = string_at(address, length.value).decode().split("\0")[:-1] if address else []
        contacts._labels = list(labels)
        return contacts

    @classmethod
    def from_edges(cls, edges: Iterable[tuple[Hashable, Hashable, Any]], *, directed: bool = False) -> Contacts:
        """Contacts from (one, other, time): times are numbers, or all `datetime` (UTC where they have no zone)."""
        rows = list(edges)
        places: dict[Hashable, int] = {}
        ends = [[places.setdefault(row[end], len(places)) for row in rows] for end in (0, 1)]
        source, target = (np.array(end, np.int64) for end in ends)
        dated = bool(rows) and isinstance(rows[0][2], datetime)
        moments = np.array([_seconds(row[2]) if dated else float(row[2]) for row in rows], np.float64)
        labels = list(places)
        direction = "directed" if directed else "undirected"
        options = options_text({"direction": direction, "times": "second" if dated else "number"})
        out = c_void_p()
        ids = packed(ids_of(labels))
        arrays = [array.ctypes.data for array in (source, target, moments)]
        check(_ffi.library.netweave_contacts_create(len(labels), ids, len(rows), *arrays, options, byref(out)))
        return cls._of(Owner(out.value, _ffi.library.netweave_contacts_free), labels)

    @property
    def members(self) -> list[Any]:
        """The members, in the order of their first naming."""
        return list(self._labels)

    @property
    def count(self) -> int:
        """Contacts, each as often as it was given."""
        count: int = _ffi.library.netweave_contacts_count(self._owner.handle)
        return count

    @property
    def directed(self) -> bool:
        """True when news travel only from the first end to the second."""
        return bool(_ffi.library.netweave_contacts_directed(self._owner.handle))

    @property
    def times(self) -> str:
        """What times are: "number", "day" or "second" (since 1970-01-01, UTC)."""
        text: bytes = _ffi.library.netweave_contacts_times(self._owner.handle)
        return text.decode()

    @property
    def notes(self) -> list[str]:
        """What reading assumed."""
        library = _ffi.library
        return listed(
            library.netweave_contacts_note, library.netweave_contacts_note_count(self._owner.handle), self._owner.handle
        )

    def to_pandas(self) -> Any:
        """The contacts as a data frame, ordered by time: from, to, time (a date where times are dates)."""
        import pandas as pd

        count, places = c_int64(), [c_void_p() for _ in range(3)]
        check(_ffi.library.netweave_contacts_list(self._owner.handle, byref(count), *(byref(place) for place in places)))
        types = ("<i4", "<i4", "<f8")
        arrays = [borrow(self._owner, place.value, count.value, kind) for place, kind in zip(places, types)]
        ends = [[self._labels[k] for k in array] for array in arrays[:2]]
        dated = {"day": "D", "second": "s"}.get(self.times)
        moments = pd.to_datetime(arrays[2], unit=dated) if dated else np.array(arrays[2])
        return pd.DataFrame({"from": ends[0], "to": ends[1], "time": moments})

    def reach(
        self,
        *,
        same_time: bool = False,
        wait: float | None = None,
        start: Time | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Any:
        """Whom each member reaches in time, and from whom it is reached: reached, share, latency (mean, from the start of
        observation to the earliest arrival), sources, sources_share, sources_latency.

        `same_time`: contacts at one moment follow one another. `wait`: how long, at most, what arrived is passed on.
        `start`: the start of observation (default: the first contact). A data frame (without pandas a `Table`).
        """
        options = options_text({"same_time": same_time, "wait": wait, "start": start})
        return self._by_member(_ffi.library.netweave_contacts_reach, options, Run(None, threads, timeout, progress))

    def betweenness(
        self,
        *,
        paths: str = "shortest_foremost",
        start: Time | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Any:
        """Temporal betweenness: the sum over pairs of the share of best paths in time that pass a member, and that as a share
        of all pairs. `paths`: "shortest_foremost" (of those that arrive first the ones with the fewest contacts) or
        "shortest". A data frame (without pandas a `Table`)."""
        options = options_text({"paths": paths, "start": start})
        return self._by_member(_ffi.library.netweave_contacts_betweenness, options, Run(None, threads, timeout, progress))

    def summary(
        self,
        *,
        same_time: bool = False,
        wait: float | None = None,
        start: Time | None = None,
        unit: float | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Any:
        """The whole in one row: pairs that are reached in time, static pairs and their ratio, latencies, temporal efficiency
        (counted in time steps of `unit`; default the smallest gap between two moments). A Series (without pandas a
        `Table`)."""
        options = options_text({"same_time": same_time, "wait": wait, "start": start, "unit": unit})
        table = self._table(_ffi.library.netweave_contacts_summary, options, Run(None, threads, timeout, progress))
        try:
            series = table.to_pandas().iloc[0]
        except ImportError:
            return table
        series.attrs.update(notes=table.notes)
        return series

    def network(self, *, windows: int | None = None, width: float | None = None) -> Network:
        """A network with a wave per window of time, called by its start: `windows` of equal width (default 1), or windows
        `width` wide. The weight of a tie ("contacts") is the number of its contacts."""
        out = c_void_p()
        options = options_text({"windows": windows, "width": width})
        check(_ffi.library.netweave_contacts_network(self._owner.handle, options, byref(out)))
        return Network._of(Owner(out.value, _ffi.library.netweave_network_free), self._labels)

    def _table(self, call: Callable[..., int], options: bytes, run: Run) -> Table:
        out = c_void_p()
        with run:
            check(call(self._owner.handle, options, run.handle, byref(out)))
            return Table(Owner(out.value, _ffi.library.netweave_table_free))

    def _by_member(self, call: Callable[..., int], options: bytes, run: Run) -> Any:
        table = self._table(call, options, run)
        try:
            frame = table.to_pandas(["member"])
        except ImportError:
            return table
        frame.index = frame.index.__class__(self._labels, name="member")
        return frame

    def __len__(self) -> int:
        """Contacts, each as often as it was given."""
        return self.count

    def __repr__(self) -> str:
        """How many of whom."""
        kind = "directed" if self.directed else "undirected"
        return f"<netweave.Contacts: {len(self._labels)} members, {self.count} contacts, {kind}>"


def _seconds(moment: datetime) -> float:
    """Seconds since 1970 in UTC."""
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=timezone.utc)).timestamp()
