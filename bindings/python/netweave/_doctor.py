"""What is wrong with files before they are measured, and repaired copies of them.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from ctypes import byref, c_char_p, c_void_p
from os import PathLike, fsdecode
from typing import Any

from . import _ffi
from ._errors import check
from ._frames import pandas
from ._memory import Owner, Path, path_bytes
from ._options import options_text
from ._run import Progress, Run
from ._table import Table


def doctor(
    paths: Path | Sequence[Path],
    members: Path | None = None,
    *,
    format: str | None = None,
    source: str | None = None,
    target: str | None = None,
    weight: str | None = None,
    direction: str | None = None,
    most: int | None = None,
    progress: Progress = None,
) -> Any:
    """What is wrong with tie lists and member lists: names that may be one member's, rows twice, answers that are none.

    Several tie lists are waves. A data frame (without pandas a `Table`) with a row per finding, the worst first: check,
    severity ("error", "warning", "question", "note"), file, line, column, places, found, advice, repair. No rows: nothing
    was found. `members`: the member list. `source`, `target`, `weight`: columns. `most`: findings of each check that are
    told one by one (default 5). `repair()` writes repaired copies.
    """
    options = {"format": format, "from": source, "to": target, "weight": weight, "direction": direction, "most": most}
    out = c_void_p()
    files = _files(paths)
    with Run(progress=progress) as run:
        check(_ffi.library.netweave_files_examine(len(files), _array(files), _text(options, members), run.handle, byref(out)))
    table = Table(Owner(out.value, _ffi.library.netweave_table_free))
    if pandas() is None:
        return table
    names = ["check", "severity", "file", "line", "column", "places", "found", "advice", "repair"]
    return table.to_pandas()[names]


def repair(
    paths: Path | Mapping[Path, Path],
    output: Path | None = None,
    *,
    log: Path | None = None,
    members: Path | None = None,
    merge: Mapping[str, str] | None = None,
    format: str | None = None,
    source: str | None = None,
    target: str | None = None,
    weight: str | None = None,
    progress: Progress = None,
) -> Any:
    """Writes a repaired copy of a tie list or member list to `output`, or of several as {file: copy}; never the original.

    Mended is what needs no question: blanks, rows twice, spellings that differ in case, accents, punctuation or blanks, codes
    for no answer. `merge`: {"Anne": "Anna"} writes Anna for Anne. Every change is in `log` (default: the first copy's name
    with ".log.csv" behind) and in the data frame that is returned: file, line, before, after, why.
    """
    if isinstance(paths, Mapping) == (output is not None):
        raise ValueError("repair() takes one file and its copy, or {file: copy} for several")
    pairs = dict(paths) if isinstance(paths, Mapping) else {paths: output}
    inputs, outputs = _files(list(pairs)), _files([copy for copy in pairs.values() if copy is not None])
    if not inputs:
        raise ValueError("there is no file to repair; name one")
    written = path_bytes(log) if log is not None else outputs[0] + b".log.csv"
    for name in [*(merge or {}), *(merge or {}).values()]:
        if ";" in name:
            raise ValueError(f"merge: '{name}' holds a semicolon; rename it in the file")
    joined = ";".join(f"{old}={new}" for old, new in merge.items()) if merge else None
    options = {"format": format, "from": source, "to": target, "weight": weight, "merge": joined}
    out = c_void_p()
    with Run(progress=progress) as run:
        check(
            _ffi.library.netweave_files_repair(
                len(inputs), _array(inputs), _array(outputs), written, _text(options, members), run.handle, byref(out)
            )
        )
    table = Table(Owner(out.value, _ffi.library.netweave_table_free))
    return table if pandas() is None else table.to_pandas()[["file", "line", "before", "after", "why"]]


def _files(paths: Path | Sequence[Path]) -> list[bytes]:
    """The names of one file or several as the system wants them."""
    several = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    return [path_bytes(path) for path in several]


def _array(files: Sequence[bytes]) -> Any:
    return (c_char_p * max(len(files), 1))(*files)


def _text(options: Mapping[str, Any], members: Path | None) -> bytes | None:
    """The options of a call; a member list's name is one of them."""
    return options_text({**options, "members": None if members is None else fsdecode(members)})
