"""What the library hands out: handles that are given back when no object needs them, texts, and arrays that are not copied.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ctypes import byref, c_void_p, string_at
from os import PathLike, fsencode
from typing import Any, Union

import numpy as np
import numpy.typing as npt

from . import _ffi
from ._errors import check

Path = Union[str, "PathLike[str]"]
"""The name of a file."""


class Owner:
    """Owns one handle; whatever borrows from the handle keeps the owner."""

    __slots__ = ("_free", "handle")

    def __init__(self, handle: int | None, free: Callable[[int | None], None]) -> None:
        self.handle = handle
        self._free = free

    def __del__(self) -> None:
        """Gives the handle back."""
        self._free(self.handle)


class _Borrowed:
    """An array of the library as numpy sees it; it keeps the owner, and numpy keeps it."""

    __slots__ = ("__array_interface__", "owner")

    def __init__(self, owner: object, address: int, count: int, type_name: str) -> None:
        self.owner = owner
        self.__array_interface__ = {"version": 3, "data": (address, True), "shape": (count,), "typestr": type_name}


def borrow(owner: object, address: int | None, count: int, type_name: str = "<f8") -> npt.NDArray[Any]:
    """`count` numbers of the library, read-only and not copied; the array keeps `owner` alive."""
    if not address or count == 0:
        return np.empty(0, type_name)
    return np.asarray(_Borrowed(owner, address, count, type_name))


def taken_text(address: c_void_p) -> str:
    """A text that the library handed out, which is freed."""
    try:
        return string_at(address.value).decode() if address.value else ""
    finally:
        _ffi.library.netweave_text_free(address)


def text_of(function: Callable[..., int], *arguments: object) -> str:
    """The text that a call hands out as its last argument."""
    out = c_void_p()
    check(function(*arguments, byref(out)))
    return taken_text(out)


def packed(texts: Iterable[str]) -> bytes:
    """Texts one after the other, each ended by NUL."""
    joined = "\0".join(texts)
    return joined.encode() + b"\0"


def listed(read: Callable[..., bytes | None], count: int, *arguments: object) -> list[str]:
    """The texts that a call gives for 0, 1, … as its last argument."""
    return [(read(*arguments, k) or b"").decode() for k in range(count)]


def path_bytes(path: Path) -> bytes:
    """A file's name as the system wants it."""
    return fsencode(path)
