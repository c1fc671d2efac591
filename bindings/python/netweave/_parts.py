"""All that a network holds, as Python and numpy values: what every conversion, pickling and joining of networks goes through.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from ctypes import byref, c_char_p, c_void_p
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from . import _ffi
from ._errors import check
from ._memory import Owner, packed

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[Any]

DUPLICATES = {"sum": 0, "first": 1, "max": 2, "error": 3}


@dataclass
class Attribute:
    """Values of one attribute: numbers, NaN where missing; texts and levels are places in `texts` (levels: lowest first)."""

    kind: str
    """One of "number", "text" and "level"."""
    numbers: Numbers
    texts: list[str] = field(default_factory=list)

    @classmethod
    def of_texts(cls, values: Sequence[str | None]) -> Attribute:
        """An attribute of texts; None and "" are missing."""
        places: dict[str, int] = {}
        numbers = [float(places.setdefault(value, len(places))) if value else np.nan for value in values]
        return cls("text", np.array(numbers, dtype=np.float64), list(places))

    def values(self) -> list[Any]:
        """The values one by one, None where missing."""
        if self.kind == "number":
            return [None if number != number else float(number) for number in self.numbers]
        return [None if number != number else self.texts[int(number)] for number in self.numbers]

    def values_or_empty(self) -> list[str]:
        """The texts one by one, "" where missing."""
        return ["" if number != number else self.texts[int(number)] for number in self.numbers]


@dataclass
class TieSet:
    """The ties of one layer and wave. `directed` None leaves it to the library: directed when any pair has ties both ways."""

    source: Places
    target: Places
    weight: Numbers | None = None
    attributes: dict[str, Attribute] = field(default_factory=dict)
    layer: str = ""
    wave: str = ""
    directed: bool | None = None


@dataclass
class Parts:
    """A network taken apart. `presence` and `respondents` have, per wave, a truth value per member."""

    labels: list[Hashable]
    """The members as the user names them; the text of each must be unique."""
    attributes: dict[str, Attribute] = field(default_factory=dict)
    tie_sets: list[TieSet] = field(default_factory=list)
    presence: dict[str, npt.NDArray[np.bool_]] = field(default_factory=dict)
    respondents: dict[str, npt.NDArray[np.bool_]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    source: str = ""
    weight_name: str = ""


def ids_of(labels: Sequence[Hashable]) -> list[str]:
    """The ids of members: their labels as texts, which must differ and hold no NUL."""
    ids = [label if type(label) is str else str(label) for label in labels]
    if len(set(ids)) < len(ids):
        first: dict[str, Hashable] = {}
        for id_, label in zip(ids, labels):
            if id_ in first:
                raise ValueError(f"the members {first[id_]!r} and {label!r} have the same name '{id_}'; rename one")
            first[id_] = label
    try:
        joined = "\n".join(ids)
        joined.encode()
    except UnicodeEncodeError:
        bad = next(id_ for id_ in ids if any("\ud800" <= sign <= "\udfff" for sign in id_))
        raise ValueError(f"the member name {bad!r} cannot be written as UTF-8; rename it") from None
    if "" in ids or "\0" in joined:
        bad = next(id_ for id_ in ids if not id_ or "\0" in id_)
        raise ValueError(f"the member name {bad!r} is empty or holds a NUL sign; rename it")
    return ids


class Builder:
    """The library's builder."""

    __slots__ = ("_owner",)

    def __init__(self) -> None:
        out = c_void_p()
        check(_ffi.library.netweave_builder_create(byref(out)))
        self._owner = Owner(out.value, _ffi.library.netweave_builder_free)

    @property
    def handle(self) -> int | None:
        """The library's handle."""
        return self._owner.handle

    def finish(self, duplicates: str = "sum") -> Owner:
        """The network; ties given twice are joined by "sum", "first" or "max", or refused by "error"."""
        if duplicates not in DUPLICATES:
            raise ValueError(f"duplicates={duplicates!r}: it is 'sum', 'first', 'max' or 'error'")
        out = c_void_p()
        check(_ffi.library.netweave_builder_set_duplicates(self.handle, DUPLICATES[duplicates]))
        check(_ffi.library.netweave_builder_finish(self.handle, byref(out)))
        return Owner(out.value, _ffi.library.netweave_network_free)

    def add(self, parts: Parts) -> None:
        """Adds what `parts` hold; members that are there already are found by their id."""
        library = _ffi.library
        ids = ids_of(parts.labels)
        members = np.empty(len(ids), np.int64)
        check(library.netweave_builder_add_members(self.handle, len(ids), packed(ids), members.ctypes.data))
        for name, attribute in parts.attributes.items():
            self._set_attribute(name, attribute, members)
        for ties in parts.tie_sets:
            self._add_ties(ties, members)
        self.say_who_was_there(parts.presence, frozenset(ties.wave for ties in parts.tie_sets), members)
        self._say_who_answered(parts, members)
        if parts.source:
            check(library.netweave_builder_add_source(self.handle, parts.source.encode()))
        if parts.weight_name:
            check(library.netweave_builder_set_weight_name(self.handle, parts.weight_name.encode()))
        for note in parts.notes:
            check(library.netweave_builder_add_note(self.handle, note.encode()))

    def say_who_was_there(
        self, presence: dict[str, npt.NDArray[np.bool_]], named: frozenset[str] = frozenset(), members: Places | None = None
    ) -> None:
        """Says it only of those who were away in some wave, since the others are taken to be there; but of all where a wave
        is not among those `named` by ties."""
        if not presence:
            return
        said = ~np.logical_and.reduce(list(presence.values()))
        if named and not named.issuperset(presence):
            said[:] = True
        for wave, present in presence.items():
            for k in np.flatnonzero(said):
                member = k if members is None else members[k]
                check(_ffi.library.netweave_builder_set_presence(self.handle, wave.encode(), member, int(present[k])))

    def _say_who_answered(self, parts: Parts, members: Places) -> None:
        """Says who did not answer; and of one who did, that it is known."""
        for wave, answered in parts.respondents.items():
            for k in np.flatnonzero(~answered):
                check(_ffi.library.netweave_builder_set_respondent(self.handle, wave.encode(), members[k], 0))
            if len(answered) and answered[0]:
                check(_ffi.library.netweave_builder_set_respondent(self.handle, wave.encode(), members[0], 1))

    def _set_attribute(self, name: str, attribute: Attribute, members: Places) -> None:
        library = _ffi.library
        key = name.encode()
        numbers = np.ascontiguousarray(attribute.numbers, np.float64)
        if attribute.kind == "number":
            check(
                library.netweave_builder_set_numbers(self.handle, key, len(numbers), members.ctypes.data, numbers.ctypes.data)
            )
            return
        texts = packed(attribute.values_or_empty())
        check(library.netweave_builder_set_texts(self.handle, key, len(numbers), members.ctypes.data, texts))
        if attribute.kind == "level" and len(numbers):
            levels = (c_char_p * len(attribute.texts))(*(text.encode() for text in attribute.texts))
            check(library.netweave_builder_set_levels(self.handle, key, len(levels), levels))

    def _add_ties(self, ties: TieSet, members: Places) -> None:
        library = _ffi.library
        direction = _ffi.DIRECTION_AUTO if ties.directed is None else int(ties.directed)
        check(library.netweave_builder_set_tie_set(self.handle, ties.layer.encode(), ties.wave.encode(), direction))
        source = np.ascontiguousarray(members[ties.source], np.int64)
        target = np.ascontiguousarray(members[ties.target], np.int64)
        if len(source) != len(target) or (ties.weight is not None and len(ties.weight) != len(source)):
            raise ValueError("ties need as many sources as targets and weights; give arrays of one length")
        weight = None if ties.weight is None else np.ascontiguousarray(ties.weight, np.float64)
        weights = None if weight is None else weight.ctypes.data
        check(library.netweave_builder_add_ties(self.handle, len(source), source.ctypes.data, target.ctypes.data, weights))
        kept = slice(None) if weight is None else weight != 0
        for name, attribute in ties.attributes.items():
            key = name.encode()
            numbers = np.ascontiguousarray(attribute.numbers[kept], np.float64)
            if attribute.kind == "number":
                check(library.netweave_builder_set_tie_numbers(self.handle, key, len(numbers), numbers.ctypes.data))
            else:
                texts = packed(Attribute(attribute.kind, numbers, attribute.texts).values_or_empty())
                check(library.netweave_builder_set_tie_texts(self.handle, key, len(numbers), texts))
