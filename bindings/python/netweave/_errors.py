"""Exceptions: one per status of the library, each also the built-in exception that a Python user would catch.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import re
import sys
import warnings

from . import _ffi


class NetweaveError(Exception):
    """What every failed call of the library raises, except for an interruption, which is a KeyboardInterrupt.

    The message is the library's sentence: what is wrong, where, and what to do. `status` is the name of the status.
    """

    status = ""

    def __str__(self) -> str:
        """The sentence itself (a KeyError would put it in quotes)."""
        return str(self.args[0]) if self.args else ""


class OutOfMemoryError(NetweaveError, MemoryError):
    """An allocation failed; nothing was changed."""

    status = "OUT_OF_MEMORY"


class InvalidArgumentError(NetweaveError, ValueError):
    """An argument, option or parameter is wrong."""

    status = "INVALID_ARGUMENT"


class NotFoundError(NetweaveError, KeyError):
    """No member, attribute, layer, wave, measure or format has this name."""

    status = "NOT_FOUND"


class ParseError(NetweaveError, ValueError):
    """The content of a file cannot be understood. `file`, `line` and `column` say where, as far as known."""

    status = "PARSE"

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        place = re.match(r"(.+?):(\d+)(?::(\d+))?: ", message)
        self.file = place.group(1) if place else None
        self.line = int(place.group(2)) if place else None
        self.column = int(place.group(3)) if place and place.group(3) else None


class FileError(NetweaveError, OSError):
    """A file cannot be opened, read or written."""

    status = "IO"


class LimitError(NetweaveError):
    """The input is larger than a stated limit."""

    status = "LIMIT"


class UnsupportedError(NetweaveError, NotImplementedError):
    """What was asked for is not offered in this combination."""

    status = "UNSUPPORTED"


class BudgetError(NetweaveError, TimeoutError):
    """The time budget of the call (`timeout=`) ran out."""

    status = "TIMEOUT"


class UndefinedWarning(UserWarning):
    """A number of the network is undefined (NaN); the message says why."""


class LossWarning(UserWarning):
    """Something could not be carried over to another format; the message says what."""


def warn(sentence: str, kind: type[Warning]) -> None:
    """Warns the caller outside this package."""
    depth, frame = 1, sys._getframe(0)
    while frame is not None and frame.f_globals.get("__name__", "").startswith("netweave."):
        frame = frame.f_back  # type: ignore[assignment]
        depth += 1
    warnings.warn(sentence, kind, stacklevel=depth)


_EXCEPTIONS: dict[int, type[BaseException]] = {
    value: next((kind for kind in NetweaveError.__subclasses__() if kind.status == name), KeyboardInterrupt)
    for value, (name, _) in _ffi.STATUSES.items()
    if value != 0
}


def check(status: int) -> None:
    """Raises the exception of a status other than 0, with the library's sentence."""
    if status != 0:
        message: bytes = _ffi.library.netweave_last_error()
        raise _EXCEPTIONS[status](message.decode("utf-8", "replace"))
