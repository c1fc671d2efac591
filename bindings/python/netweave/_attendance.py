"""Who attended what: measures of persons and events, who met, and whether that is more than chance.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from ctypes import byref, c_int64, c_size_t, c_void_p, string_at
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


def read_attendance(
    path: Path,
    *,
    format: str | None = None,
    person: str | None = None,
    event: str | None = None,
    date: str | None = None,
    size: str | None = None,
    times: str | None = None,
    progress: Progress = None,
) -> Attendance:
    """Reads attendance: a list with a row per person and event, where there are columns for them with the date and size of the
    event; a matrix of persons by events; or a UCINET DL file with NR and NC.

    `format`: "list", "incidence" or "dl"; else found out. `person`, `event`, `date`, `size`: columns of a list, where their
    headings do not tell. `times`: "number" or "date" ("date" also takes 20210331).
    """
    out = c_void_p()
    options = {"format": format, "person": person, "event": event, "date": date, "size": size, "times": times}
    with Run(progress=progress) as run:
        check(_ffi.library.netweave_attendance_read(path_bytes(path), options_text(options), run.handle, byref(out)))
        owner = Owner(out.value, _ffi.library.netweave_attendance_free)
    return Attendance._of(owner, None, None)


class Attendance:
    """Persons, events, and who was at which. It never changes.

    Made by `netweave.read_attendance()` and `Attendance.from_pairs()`.
    """

    __slots__ = ("_events", "_owner", "_persons")

    _owner: Owner
    _persons: list[Any]
    _events: list[Any]

    def __init__(self) -> None:
        raise TypeError("Attendance is made by netweave.read_attendance() or Attendance.from_pairs()")

    @classmethod
    def _of(cls, owner: Owner, persons: Sequence[Hashable] | None, events: Sequence[Hashable] | None) -> Attendance:
        attendance = cls.__new__(cls)
        attendance._owner = owner
        library = _ffi.library
        attendance._persons = _labels(library.netweave_attendance_persons(owner.handle), persons)
        attendance._events = _labels(library.netweave_attendance_events(owner.handle), events)
        return attendance

    @classmethod
    def from_pairs(
        cls,
        pairs: Iterable[tuple[Hashable, Hashable]],
        *,
        dates: Mapping[Any, float] | None = None,
        sizes: Mapping[Any, float] | None = None,
    ) -> Attendance:
        """Attendance from (person, event). `dates`: numbers by event; `sizes`: how many were there, listed or not, by event."""
        rows = list(pairs)
        persons: dict[Hashable, int] = {}
        events: dict[Hashable, int] = {}
        person = np.array([persons.setdefault(row[0], len(persons)) for row in rows], np.int64)
        event = np.array([events.setdefault(row[1], len(events)) for row in rows], np.int64)
        known = [np.array([float(about.get(name, np.nan)) for name in events]) if about else None for about in (dates, sizes)]
        arrays = [array if array is None else array.ctypes.data for array in (person, event, *known)]
        ids = packed(ids_of(list(persons))) + packed(ids_of(list(events))) if rows else None
        out = c_void_p()
        check(_ffi.library.netweave_attendance_create(len(persons), len(events), ids, len(rows), *arrays, b"", byref(out)))
        return cls._of(Owner(out.value, _ffi.library.netweave_attendance_free), list(persons), list(events))

    @property
    def persons(self) -> list[Any]:
        """The persons, in the order of their first naming."""
        return list(self._persons)

    @property
    def events(self) -> list[Any]:
        """The events, in the order of their first naming."""
        return list(self._events)

    @property
    def count(self) -> int:
        """Attendances, each once."""
        count: int = _ffi.library.netweave_attendance_count(self._owner.handle)
        return count

    @property
    def notes(self) -> list[str]:
        """What reading assumed."""
        library = _ffi.library
        count = library.netweave_attendance_note_count(self._owner.handle)
        return listed(library.netweave_attendance_note, count, self._owner.handle)

    def to_pandas(self) -> Any:
        """The attendances as a data frame: person, event, and where known date and size of the event."""
        import pandas as pd

        library, handle = _ffi.library, self._owner.handle
        count, places = c_int64(), [c_void_p(), c_void_p()]
        check(library.netweave_attendance_list(handle, byref(count), *(byref(place) for place in places)))
        person, event = (borrow(self._owner, place.value, count.value, "<i4") for place in places)
        frame = pd.DataFrame({"person": [self._persons[k] for k in person], "event": [self._events[k] for k in event]})
        unit = {b"day": "D", b"second": "s"}.get(library.netweave_attendance_times(handle))
        dates = library.netweave_attendance_dates(handle)
        if dates:
            moments = borrow(self._owner, dates, len(self._events))[event]
            frame["date"] = pd.to_datetime(moments, unit=unit) if unit else moments
        sizes = library.netweave_attendance_sizes(handle)
        if sizes:
            frame["size"] = borrow(self._owner, sizes, len(self._events))[event]
        return frame

    def network(
        self,
        *,
        projection: str = "count",
        of: str = "persons",
        sizes: str = "stated",
        largest: int | None = None,
        windows: int | None = None,
        width: float | None = None,
        waves: str = "windows",
        progress: Progress = None,
    ) -> Network:
        """Who attended together: two persons are tied when an event joins them. `projection`: the weight of a tie is the number
        of events ("count"), or the sum over these of 1 / (k - 1) for an event of k persons ("newman"). `of`: "events" ties
        events by persons. `sizes`: k as "stated" or as "listed". `largest`: larger events are left out. `windows` or `width`
        (days, seconds or numbers: what dates are): a wave per window of time; `waves`: "events" for a wave per event."""
        out = c_void_p()
        options = options_text(
            {
                "projection": projection,
                "of": of,
                "sizes": sizes,
                "largest": largest,
                "windows": windows,
                "width": width,
                "waves": waves,
            }
        )
        with Run(progress=progress) as run:
            check(_ffi.library.netweave_attendance_network(self._owner.handle, options, run.handle, byref(out)))
            owner = Owner(out.value, _ffi.library.netweave_network_free)
        return Network._of(owner, self._events if of == "events" else self._persons)

    def measures(self, of: str = "network", *, threads: int | None = None, progress: Progress = None) -> Any:
        """Measures of persons and events together, without projection. `of`: "network" (density, clustering, centralization,
        …), a Series; "persons" or "events" (attendances, degree, closeness, betweenness), a data frame. Without pandas a
        `Table`."""
        call = _ffi.library.netweave_attendance_measures
        table = self._table(call, options_text({"of": of}), Run(None, threads, None, progress))
        try:
            frame = table.to_pandas() if of == "network" else table.to_pandas([of[:-1]])
        except ImportError:
            return table
        if of == "network":
            series = frame.iloc[0]
            series.attrs.update(notes=table.notes)
            return series
        frame.index = frame.index.__class__(self._persons if of == "persons" else self._events, name=of[:-1])
        return frame

    def co_attendance(
        self,
        of: str = "pairs",
        *,
        draws: int = 1000,
        trades: float = 10,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Any:
        """Who attended together more or less often than chance, where every person attends as many events and every event has
        as many persons: observed, expected, deviation, z, p_more, p_fewer (never 0). `of`: "pairs" (events attended together,
        with p_adjusted for so many pairs) or "network" (pairs that met, repeatedly, clustering, transitivity). `draws` random
        attendances of `trades` trades for each row. A data frame (without pandas a `Table`)."""
        options = options_text({"of": of, "draws": draws, "trades": trades})
        call = _ffi.library.netweave_attendance_together
        table = self._table(call, options, Run(seed, threads, timeout, progress))
        try:
            return table.to_pandas(["person", "other"] if of == "pairs" else ["statistic"])
        except ImportError:
            return table

    def _table(self, call: Callable[..., int], options: bytes, run: Run) -> Table:
        out = c_void_p()
        with run:
            check(call(self._owner.handle, options, run.handle, byref(out)))
            return Table(Owner(out.value, _ffi.library.netweave_table_free))

    def __len__(self) -> int:
        """Attendances, each once."""
        return self.count

    def __repr__(self) -> str:
        """How many of what."""
        return f"<netweave.Attendance: {len(self._persons)} persons, {len(self._events)} events, {self.count} attendances>"


def _labels(roster: int | None, given: Sequence[Hashable] | None) -> list[Any]:
    """The given labels, or the ids of a roster."""
    if given is not None:
        return list(given)
    length = c_size_t()
    address = _ffi.library.netweave_roster_ids(roster, byref(length))
    return string_at(address, length.value).decode().split("\0")[:-1] if address else []
