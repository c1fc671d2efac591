"""How a call is run: seed, threads, time budget, progress bar, and Ctrl-C.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from ctypes import byref, c_void_p
from importlib import import_module
from operator import index
from types import FrameType, TracebackType
from typing import Any

from . import _ffi
from ._errors import check
from ._options import options_text

Progress = bool | Callable[[float, str], Any] | None
"""A bar (True), none (False), a bar for long calls where somebody looks (None), or a function told the share and the step."""

Approximate = float | Mapping[str, Any] | None
"""An error, or what sampling ends with: {"error": X}, {"sources": N}, {"seconds": X}, {"runs": N}, {"method": "balls"};
None: exact."""


def _approximation(asked: float | Mapping[str, Any]) -> bytes:
    return options_text(asked if isinstance(asked, Mapping) else {"error": float(asked)})


# The interpreter's own functions: those of `signal` make enumerations of each answer, which takes longer than a small measure.
_signals: Any = import_module("_signal")
_INTERRUPT = int(signal.SIGINT)

SLOW = 1.0
"""Seconds after which a call shows a bar by itself."""


def _is_watched() -> bool:
    """True in a notebook or on a terminal, where a bar is of use."""
    return "ipykernel" in sys.modules or (sys.stderr is not None and sys.stderr.isatty())


class _Bar:
    """A tqdm bar, where tqdm is installed."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._begin = time.monotonic()
        self._bar: Any = None

    def __call__(self, share: float, what: str) -> None:
        if self._bar is None:
            if time.monotonic() - self._begin < self._patience:
                return
            self._bar = _make_bar()
        if self._bar is not None:
            self._bar.set_description_str(what, refresh=False)
            self._bar.update(share - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def _make_bar() -> Any:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    return tqdm(total=1.0, leave=False, bar_format="{desc} {percentage:3.0f}%|{bar}| {elapsed}")


class Run:
    """One call's settings, to be used as `with Run(...) as run: library.call(..., run.handle, ...)`.

    While the block runs on the main thread, Ctrl-C cancels the call; the handler that was there before hears of it when
    the library is done, and everything is left as it was. Other threads run meanwhile.
    """

    __slots__ = ("_bar", "_callback", "_failure", "_frame", "_interrupted", "_previous", "_told", "handle")

    def __init__(
        self,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
        approximate: Approximate = None,
    ) -> None:
        library = _ffi.library
        out = c_void_p()
        self.handle: int | None = None
        self._previous: Any = None
        self._interrupted = False
        self._frame: FrameType | None = None
        self._failure: BaseException | None = None
        self._bar: _Bar | None = None
        check(library.netweave_run_create(byref(out)))
        self.handle = out.value
        if seed is not None:
            seed = index(seed)
            if not 0 <= seed < 1 << 64:
                raise ValueError(f"the seed {seed} is not a whole number from 0 to 2^64 - 1")
            check(library.netweave_run_set_seed(self.handle, seed))
        if threads is not None:
            check(library.netweave_run_set_threads(self.handle, index(threads)))
        if timeout is not None:
            check(library.netweave_run_set_time_budget(self.handle, timeout))
        if approximate is not None:
            check(library.netweave_run_set_approximation(self.handle, _approximation(approximate)))
        self._told = self._teller(progress)
        self._callback = _LISTEN if self._told is None else _ffi.PROGRESS(self._hear)
        check(library.netweave_run_set_progress(self.handle, self._callback, None))

    def _teller(self, progress: Progress) -> Callable[[float, str], Any] | None:
        if callable(progress):
            return progress
        if progress is False or (progress is None and not _is_watched()):
            return None
        self._bar = _Bar(0.0 if progress else SLOW)
        return self._bar

    def _hear(self, share: float, what: bytes, context: object) -> int:
        """Passes progress on; what a caller's function raises ends the call and is raised from it."""
        try:
            if self._told is not None and self._failure is None:
                self._told(share, (what or b"").decode())
        except BaseException as failure:
            self._failure = failure
        return int(self._failure is not None)

    def _cancel(self, number: int, frame: FrameType | None) -> None:
        self._interrupted = True
        self._frame = frame
        _ffi.library.netweave_run_cancel(self.handle)

    def __enter__(self) -> Run:
        if threading.current_thread() is threading.main_thread():
            previous = _signals.getsignal(_INTERRUPT)
            if callable(previous):
                _signals.signal(_INTERRUPT, self._cancel)
                self._previous = previous
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._previous is not None:
            _signals.signal(_INTERRUPT, self._previous)
        if self._bar is not None:
            self._bar.close()
        if self._failure is not None:
            raise self._failure from None
        if self._interrupted:
            self._previous(_INTERRUPT, self._frame)

    def __del__(self) -> None:
        """Gives the run back."""
        _ffi.library.netweave_run_free(self.handle)


# Heard every 20 ms: lets the interpreter look at its signals, so that Ctrl-C reaches Run._cancel.
_LISTEN = _ffi.PROGRESS(lambda share, what, context: 0)
