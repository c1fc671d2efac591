"""Networks from files and from models.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from ctypes import byref, c_void_p
from typing import Any

from . import _ffi
from ._errors import check
from ._memory import Owner, Path, path_bytes
from ._network import Network
from ._options import options_text, spec_text
from ._parts import Builder
from ._run import Progress, Run


def read(
    path: Path | Mapping[str, Path],
    *,
    members: Path | Mapping[str, Path] | None = None,
    format: str | None = None,
    layer: str | None = None,
    wave: str | None = None,
    direction: str | None = None,
    weight: str | None = None,
    source: str | None = None,
    target: str | None = None,
    strict: bool = False,
    questions: Mapping[str, str] | None = None,
    codes: Mapping[str, float] | Path | None = None,
    missing: Sequence[str | float] | None = None,
    duplicates: str = "sum",
    progress: Progress = None,
) -> Network:
    """Reads a file, or several as waves of one network: {"2019": path, "2021": path}.

    The format is found out unless `format` names it (`netweave.formats()` lists them). `members`: a member list, or one per
    wave. `direction`: "directed" or "undirected" where the file does not say. `weight`, `source`, `target`: columns that
    hold the weight and the ends of ties. For surveys, `source` is the column of respondents,
    `questions` those that name others ({layer: question}), `codes` the values of answers (or a codebook: a file of them) and
    `missing` answers that are none. `strict` refuses ties to members who are not on the member list. `duplicates`:
    "sum", "first", "max" or "error". Raises FileError, ParseError (with file, line and column) and others.
    """
    library = _ffi.library
    builder = Builder()
    options = {"format": format, "layer": layer, "direction": direction, "weight": weight, "from": source, "to": target}
    options["strict"] = "yes" if strict else None
    options |= _survey_options(questions, codes, missing)
    with Run(progress=progress) as run:
        for name, file in _by_wave(members, None):
            text = options_text({"wave": name})
            check(library.netweave_builder_read_members(builder.handle, path_bytes(file), text, run.handle))
        for name, file in _by_wave(path, wave):
            text = options_text({**options, "wave": name})
            check(library.netweave_builder_read(builder.handle, path_bytes(file), text, run.handle))
        owner = builder.finish(duplicates)
    return Network._of(owner, None)


def _survey_options(
    questions: Mapping[str, str] | None,
    codes: Mapping[str, float] | Path | None,
    missing: Sequence[str | float] | None,
) -> dict[str, str | None]:
    options: dict[str, str | None] = {"questions": None, "codes": None, "codebook": None, "missing": None}
    if questions is not None:
        options["questions"] = "".join(f"{layer}={question};" for layer, question in questions.items())
    if isinstance(codes, Mapping):
        options["codes"] = "".join(f"{answer}={value!r};" for answer, value in codes.items())
    elif codes is not None:
        options["codebook"] = os.fsdecode(codes)
    if missing is not None:
        options["missing"] = "".join(f"{answer};" for answer in missing)
    return options


def _by_wave(paths: Path | Mapping[str, Path] | None, wave: str | None) -> list[tuple[str | None, Path]]:
    if paths is None:
        return []
    return [(str(name), file) for name, file in paths.items()] if isinstance(paths, Mapping) else [(wave, paths)]


def generate(model: str, *, seed: int | None = None, progress: Progress = None, **parameters: Any) -> Network:
    """A network by a model: `generate("watts_strogatz", members=100, neighbours=4, rewiring=0.1)`. `netweave.models` has
    every model as a function, with its parameters."""
    out = c_void_p()
    with Run(seed, progress=progress) as run:
        check(_ffi.library.netweave_network_generate(spec_text(model, parameters).encode(), run.handle, byref(out)))
        owner = Owner(out.value, _ffi.library.netweave_network_free)
    return Network._of(owner, None)
