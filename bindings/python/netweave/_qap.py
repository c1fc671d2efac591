"""Do the ties of one network go with those of others? QAP correlation and regression.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from ctypes import byref, c_char_p, c_void_p
from os import PathLike
from pathlib import PurePath
from typing import Any

import numpy as np

from . import _ffi
from ._comparison import Wave, _one_wave
from ._errors import check
from ._memory import Owner
from ._options import options_text
from ._parts import Builder
from ._run import Progress, Run
from ._table import Table
from ._view import View


def qap(
    y: Wave,
    *x: Wave,
    attributes: str | Sequence[str] | None = None,
    names: Sequence[str] | None = None,
    draws: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    timeout: float | None = None,
    progress: Progress = None,
    **options: Any,
) -> Any:
    """Do the ties of `y` go with those of each `x`? Networks, views or files over the same members, matched by name; a
    member whom one network does not know has no ties there.

    With one `x` the QAP correlation, a Series: correlation, p (of draws as far from 0, either way), p_greater, p_less,
    null_mean, null_sd, floor (no p can be below it), draws, members, pairs. With several, or with `attributes`, the
    regression (MRQAP, double semi-partialling), a data frame with a row per term: coefficient, standardized, partial,
    the same tests, r_squared. `attributes` are predictors from member attributes: "same:NAME", "difference:NAME",
    "sum:NAME", "sender:NAME", "receiver:NAME". Up to nine members p is exact; else `draws` are random (default 5000; 0: no
    test). `options` are those of `Network.view()` and hold for all, unless these are views. Without pandas: a `Table`.
    """
    views = _views((y, *x), options)
    if names is not None and len(names) != len(x):
        raise ValueError(f"names: {len(names)} for {len(x)} predictors; give one each")
    terms = attributes if attributes is None or isinstance(attributes, str) else " ".join(attributes)
    called = list(names) if names is not None else _names(views[1:])
    alone = len(x) == 1 and terms is None
    with Run(seed, threads, timeout, progress) as run:
        table = _correlation(views, draws, run) if alone else _regression(views, called, terms, draws, run)
    try:
        frame = table.to_pandas(["test"] if alone else ["term"])
    except ImportError:
        return table
    if not alone:
        return frame
    series = frame.iloc[0]
    series.attrs.update(notes=table.notes, test=table.labels["test"][0])
    return series


def _correlation(views: list[View], draws: int | None, run: Run) -> Table:
    out = c_void_p()
    handles = [view._lens.owner.handle for view in views]
    said = options_text({"draws": draws})
    check(_ffi.library.netweave_qap_correlation(handles[0], handles[1], said, run.handle, byref(out)))
    return Table(Owner(out.value, _ffi.library.netweave_table_free))


def _regression(views: list[View], names: list[str], terms: str | None, draws: int | None, run: Run) -> Table:
    out = c_void_p()
    count = len(views) - 1
    handles = [view._lens.owner.handle for view in views]
    predictors = (c_void_p * max(count, 1))(*handles[1:])
    called = (c_char_p * max(count, 1))(*(name.encode() for name in names))
    said = options_text({"draws": draws, "attributes": terms})
    check(_ffi.library.netweave_qap_regression(handles[0], count, predictors, called, said, run.handle, byref(out)))
    return Table(Owner(out.value, _ffi.library.netweave_table_free))


def _views(asked: Sequence[Wave], options: dict[str, Any]) -> list[View]:
    """Views of one network: of the network that all are of, or else of one made from all."""
    from ._network import Network
    from ._reading import read

    for one in asked:
        if not isinstance(one, (Network, View, str, PathLike)):
            raise TypeError(f"{type(one).__name__}: only networks, views and files can be used; see Network.from_networkx()")
    found = [read(one) if isinstance(one, (str, PathLike)) else one for one in asked]
    if options and all(isinstance(one, View) for one in found):
        raise ValueError(f"{', '.join(options)}: views have their options already; give them to Network.view()")
    views = [one if isinstance(one, View) else one.view(**options) for one in found]
    return views if all(view.network is views[0].network for view in views) else _joined(views)


def _joined(views: list[View]) -> list[View]:
    """A network with a wave for each of several views of different networks. Who is absent in its own network's wave is
    absent; whom a network does not know is there, without ties."""
    from ._network import Network

    builder = Builder()
    labels: dict[str, Hashable] = {}
    away: dict[str, set[str]] = {}
    for k, view in enumerate(views):
        parts, there = _one_wave(view, str(k))
        builder.add(parts)
        ids = view.network._ids()
        labels.update(zip(ids, parts.labels))
        away[str(k)] = {ids[place] for place in np.flatnonzero(~there)}
    present = {wave: np.array([id_ not in gone for id_ in labels], bool) for wave, gone in away.items()}
    builder.say_who_was_there(present, frozenset({""}))  # of all: whom no tie names in a wave would else be absent
    network = Network._of(builder.finish(), list(labels.values()))
    keep = [{key: value for key, value in view._lens.options.items() if key != "wave"} for view in views]
    return [network.view(wave=str(k), **kept) for k, kept in enumerate(keep)]


def _names(views: list[View]) -> list[str]:
    """What tells the predictors apart: layer, wave or file; else x1, x2, …"""
    standard = [f"x{k + 1}" for k in range(len(views))]
    kinds = [
        [str(view._lens.options.get("layer") or "") for view in views],
        [str(view._lens.options.get("wave") or "") for view in views],
        [PurePath(view.network.source).stem for view in views],
    ]
    return next((names for names in kinds if all(names) and len(set(names)) == len(names)), standard)
