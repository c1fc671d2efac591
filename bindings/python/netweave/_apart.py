"""Taking a network apart: its members, ties and masks as numpy arrays that borrow the library's own memory.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from ctypes import byref, c_int64, c_size_t, c_void_p, string_at
from typing import TYPE_CHECKING

import numpy as np

from . import _ffi
from ._errors import check
from ._memory import Owner, borrow, listed
from ._parts import Attribute, Parts, TieSet

if TYPE_CHECKING:
    from ._network import Network

KINDS = {_ffi.ATTRIBUTE_TEXT: "text", _ffi.ATTRIBUTE_NUMBER: "number", _ffi.ATTRIBUTE_LEVEL: "level"}


def ids_from(owner: Owner) -> list[str]:
    """The ids of a network's members."""
    roster = _ffi.library.netweave_network_roster(owner.handle)
    length = c_size_t()
    address = _ffi.library.netweave_roster_ids(roster, byref(length))
    return string_at(address, length.value).decode().split("\0")[:-1] if address else []


def member_attributes(owner: Owner) -> dict[str, Attribute]:
    """The attributes of a network's members."""
    library = _ffi.library
    roster = library.netweave_network_roster(owner.handle)
    members = library.netweave_roster_count(roster)
    found = {}
    for k, name in enumerate(
        listed(library.netweave_roster_attribute_name, library.netweave_roster_attribute_count(roster), roster)
    ):
        numbers = borrow(owner, library.netweave_roster_numbers(roster, k), members)
        texts = listed(library.netweave_roster_value, library.netweave_roster_value_count(roster, k), roster, k)
        found[name] = Attribute(KINDS[library.netweave_roster_attribute_kind(roster, k)], numbers, texts)
    return found


def tie_set(owner: Owner, layer: int, wave: int) -> TieSet:
    """The ties of one layer and wave by their places."""
    library = _ffi.library
    place = (owner.handle, layer, wave)
    count, source, target, weight = c_int64(), c_void_p(), c_void_p(), c_void_p()
    check(library.netweave_network_ties(*place, byref(count), byref(source), byref(target), byref(weight)))
    ties = TieSet(
        source=borrow(owner, source.value, count.value, "<i4"),
        target=borrow(owner, target.value, count.value, "<i4"),
        weight=borrow(owner, weight.value, count.value) if weight.value else None,
        layer=library.netweave_network_layer(owner.handle, layer).decode(),
        wave=library.netweave_network_wave(owner.handle, wave).decode(),
        directed=bool(library.netweave_network_directed(*place)),
    )
    for k, name in enumerate(
        listed(library.netweave_network_tie_attribute_name, library.netweave_network_tie_attribute_count(*place), *place)
    ):
        numbers = borrow(owner, library.netweave_network_tie_numbers(*place, k), count.value)
        texts = listed(library.netweave_network_tie_value, library.netweave_network_tie_value_count(*place, k), *place, k)
        ties.attributes[name] = Attribute(KINDS[library.netweave_network_tie_attribute_kind(*place, k)], numbers, texts)
    return ties


def masks(owner: Owner, read: Callable[..., int | None]) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    """Per wave a truth value per member, where the library knows them."""
    library = _ffi.library
    members = library.netweave_roster_count(library.netweave_network_roster(owner.handle))
    found = {}
    for k, wave in enumerate(waves_of(owner)):
        address = read(owner.handle, k)
        if address:
            found[wave] = borrow(owner, address, members, "|b1")
    return found


def layers_of(owner: Owner) -> list[str]:
    """The layers by name; "" for the only unnamed one."""
    return listed(_ffi.library.netweave_network_layer, _ffi.library.netweave_network_layer_count(owner.handle), owner.handle)


def waves_of(owner: Owner) -> list[str]:
    """The waves by name, in their order; "" for the only unnamed one."""
    return listed(_ffi.library.netweave_network_wave, _ffi.library.netweave_network_wave_count(owner.handle), owner.handle)


def notes_of(owner: Owner) -> list[str]:
    """What reading and building assumed."""
    return listed(_ffi.library.netweave_network_note, _ffi.library.netweave_network_note_count(owner.handle), owner.handle)


def tie_sets_of(owner: Owner) -> list[TieSet]:
    """All ties, by layer and wave, in the order of waves."""
    return [
        tie_set(owner, layer, wave)
        for wave in range(_ffi.library.netweave_network_wave_count(owner.handle))
        for layer in range(_ffi.library.netweave_network_layer_count(owner.handle))
        if _ffi.library.netweave_network_has_ties(owner.handle, layer, wave)
    ]


def parts_of(network: Network) -> Parts:
    """All that a network holds."""
    library = _ffi.library
    owner = network._owner
    labels: list[Hashable] = list(network._labels())
    return Parts(
        labels=labels,
        attributes=member_attributes(owner),
        tie_sets=tie_sets_of(owner),
        presence=masks(owner, library.netweave_network_presence),
        respondents=masks(owner, library.netweave_network_respondents),
        notes=notes_of(owner),
        source=library.netweave_network_source(owner.handle).decode("utf-8", "replace"),
        weight_name=library.netweave_network_weight(owner.handle).decode(),
    )
