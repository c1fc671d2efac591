"""What changed between two waves, and how sure that is.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import html
from collections.abc import Hashable, Sequence
from ctypes import byref, c_void_p
from itertools import takewhile
from os import PathLike
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Union

import numpy as np
import numpy.typing as npt

from . import _ffi
from ._apart import parts_of
from ._errors import check
from ._memory import Owner
from ._options import options_text
from ._parts import Builder, Parts
from ._run import Progress, Run
from ._structure import Structure
from ._table import Table
from ._view import View

if TYPE_CHECKING:
    from ._network import Network

Wave = Union["Network", View, str, "PathLike[str]"]


class Comparison:
    """The comparison of two views: what changed in the structure, the measures, the members and the ties.

    `measures` has a row per number: before, after, change, interval, p-values and the test; `sentence` says what changed,
    how sure that is and what cannot be said.
    """

    __slots__ = ("_owner", "after", "before", "level", "seed")

    def __init__(self, owner: Owner, before: View, after: View, seed: int, level: float) -> None:
        self._owner = owner
        self.before = before
        """The view of the first wave."""
        self.after = after
        """The view of the second wave."""
        self.seed = seed
        self.level = level
        """The confidence level of the intervals."""

    def _table(self, function: Any) -> Table:
        return Table(self._owner, function(self._owner.handle))

    def _frame(self, function: Any, index: Sequence[str]) -> Any:
        table = self._table(function)
        try:
            return table.to_pandas(index)
        except ImportError:
            return table

    @property
    def measures(self) -> Any:
        """A row per measure: test, before, after, change, low, high, p, p_adjusted, draws; a data frame (without pandas a
        `Table`). An undefined p says in "test" why."""
        return self._frame(_ffi.library.netweave_comparison_measures, ["measure"])

    @property
    def ties(self) -> Any:
        """A row per tie of either wave: change ("kept", "formed", "dissolved", "unknown"), before, after."""
        return self._frame(_ffi.library.netweave_comparison_ties, ["from", "to"])

    @property
    def counts(self) -> dict[str, float]:
        """Members stayed, joined, left; ties kept, formed, dissolved, unknown; hamming, jaccard, and formed ties by kind."""
        table = self._table(_ffi.library.netweave_comparison_counts)
        return {name: float(column[0]) for name, column in table.to_dict().items()}

    @property
    def structure_before(self) -> Structure:
        """The structure of the first wave."""
        return Structure(self._owner, _ffi.library.netweave_comparison_structure(self._owner.handle, 0), self.before, self.seed)

    @property
    def structure_after(self) -> Structure:
        """The structure of the second wave."""
        return Structure(self._owner, _ffi.library.netweave_comparison_structure(self._owner.handle, 1), self.after, self.seed)

    @property
    def sentence(self) -> str:
        """What changed, how sure it is, and what cannot be said, in plain words."""
        text: bytes = _ffi.library.netweave_comparison_sentence(self._owner.handle)
        return text.decode()

    @property
    def type_change(self) -> str:
        """What becomes of the structure type: "none", "shown", "not shown", "held back" or "undefined"."""
        text: bytes = _ffi.library.netweave_comparison_type_change(self._owner.handle)
        return text.decode()

    @property
    def notes(self) -> list[str]:
        """The warnings about the design, and what was assumed."""
        return self._table(_ffi.library.netweave_comparison_measures).notes

    def plot(self, **keywords: Any) -> Any:
        """Both waves on one layout, with kept, formed and dissolved ties; see `netweave.plot.comparison()`."""
        from . import plot

        return plot.comparison(self, **keywords)

    def __repr__(self) -> str:
        """Both types and what becomes of the change."""
        types = f"{self.structure_before.type} to {self.structure_after.type}"
        return f"<netweave.Comparison: {types}, change of type {self.type_change}>"

    def _repr_html_(self) -> str:
        table = self._table(_ffi.library.netweave_comparison_measures)
        return f"<p>{html.escape(self.sentence)}</p>{table._repr_html_()}"


def compare(
    before: Wave,
    after: Wave,
    *,
    measures: str | Sequence[str] | None = None,
    draws: int | None = None,
    level: float | None = None,
    seed: int | None = None,
    threads: int | None = None,
    timeout: float | None = None,
    progress: Progress = None,
    **options: Any,
) -> Comparison:
    """Compares two waves: networks, views, or files. Members are the same person where their names are the same.

    `measures` are the network measures to compare (default all), `draws` those of the randomisation test (0: no test),
    `level` the confidence of intervals. `options` are those of `Network.view()` and hold for both waves, unless these are
    views.
    """
    first, second = _views(before, after, options)
    names = measures if measures is None or isinstance(measures, str) else " ".join(measures)
    out = c_void_p()
    with Run(seed, threads, timeout, progress) as run:
        said = options_text({"measures": names, "draws": draws, "level": level})
        handles = first._lens.owner.handle, second._lens.owner.handle
        check(_ffi.library.netweave_comparison_create(*handles, said, run.handle, byref(out)))
        owner = Owner(out.value, _ffi.library.netweave_comparison_free)
    return Comparison(owner, first, second, 1 if seed is None else seed, 0.95 if level is None else level)


def _views(before: Wave, after: Wave, options: dict[str, Any]) -> tuple[View, View]:
    """Two views of one network: of the network that both are of, or else of one made from both."""
    from ._network import Network
    from ._reading import read

    for wave in (before, after):
        if not isinstance(wave, (Network, View, str, PathLike)):
            raise TypeError(
                f"{type(wave).__name__}: only networks, views and files can be compared; see Network.from_networkx()"
            )
    both = [read(wave) if isinstance(wave, (str, PathLike)) else wave for wave in (before, after)]
    if options and all(isinstance(wave, View) for wave in both):
        raise ValueError(f"{', '.join(options)}: views have their options already; give them to Network.view()")
    views = [wave if isinstance(wave, View) else wave.view(**options) for wave in both]
    return (views[0], views[1]) if views[0].network is views[1].network else _joined(views[0], views[1])


def _joined(before: View, after: View) -> tuple[View, View]:
    """A network with two waves from two views of different networks."""
    from ._network import Network

    names = _wave_names(before, after)
    builder = Builder()
    labels: dict[str, Hashable] = {}
    present: dict[str, set[str]] = {}
    for view, name in zip((before, after), names):
        parts, there = _one_wave(view, name)
        builder.add(parts)
        ids = view.network._ids()
        labels.update(zip(ids, parts.labels))
        present[name] = {ids[k] for k in np.flatnonzero(there)}
    builder.say_who_was_there({name: np.array([id_ in there for id_ in labels], bool) for name, there in present.items()})
    network = Network._of(builder.finish(), list(labels.values()))
    keep = [{key: value for key, value in view._lens.options.items() if key != "wave"} for view in (before, after)]
    return network.view(wave=names[0], **keep[0]), network.view(wave=names[1], **keep[1])


def _wave_names(before: View, after: View) -> list[str]:
    """The names of the two waves: their own where they differ, else what tells their files apart, else "before" and "after"."""
    own = [str(view._lens.options.get("wave") or view.network.waves[0]) for view in (before, after)]
    if not all(own) or own[0] == own[1]:
        own = _told_apart([PurePath(view.network.source).stem for view in (before, after)])
    return own if all(own) and own[0] != own[1] else ["before", "after"]


def _told_apart(stems: list[str]) -> list[str]:
    """Names without what they share at either end, up to a sign that parts words: "members_2019" and "members_2021"."""
    for flip in (1, -1):
        turned = [stem[::flip] for stem in stems]
        alike = list(takewhile(lambda signs: signs[0] == signs[1], zip(*turned)))
        shared = max((k + 1 for k, (sign, _) in enumerate(alike) if sign in "_- ."), default=0)
        stems = [stem[shared:][::flip] for stem in turned]
    return stems


def _one_wave(view: View, name: str) -> tuple[Parts, npt.NDArray[np.bool_]]:
    """What a view's network holds of its wave, the wave renamed; and who was there in it."""
    parts = parts_of(view.network)
    wave = str(view._lens.options.get("wave") or view.network.waves[0])
    there = parts.presence[wave]
    parts.tie_sets = [ties for ties in parts.tie_sets if ties.wave == wave]
    for ties in parts.tie_sets:
        ties.wave = name
    parts.respondents = {name: parts.respondents[wave]} if wave in parts.respondents else {}
    parts.presence = {}
    return parts, there
