"""Dumbbells: each measure before and after, with the interval of its change and how sure the change is.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _ffi
from ._comparison import Comparison
from ._plot_style import BLACK, BLUE, PAGE, RED, TEXT, line_key, mark_key, names_of_measures, panels, plain

# What tells hub-and-spoke from networked, and the plain facts about size: what is drawn unless other measures are named.
USUAL = (
    "density",
    "mean_degree",
    "reciprocity",
    "transitivity",
    "largest_component_share",
    "mean_distance",
    "robustness",
    "mean_core",
    "degree_gini",
    "degree_centralization",
    "in_degree_centralization",
    "out_degree_centralization",
    "betweenness_centralization",
    "hub_dependence",
    "hub_tie_share",
    "hub_brokerage",
    "hub_bottleneck",
    "hub_speed_loss",
    "peer_efficiency",
    "effective_hubs",
)
POLES = {"hub": "more is more hub-and-spoke", "networked": "more is more networked", "neither": "points to neither"}
WAYS = {1: (BLUE, "D"), -1: (RED, "s"), 0: ("#4D4D4D", "o")}
"""Colour and shape of what moved towards networked, towards hub-and-spoke, and neither way."""
ENDS = {1: ", more networked", -1: ", more hub-and-spoke", 0: ""}
FAINT = "#9A9A9A"
HEAD = {"style": "italic", "color": "#4D4D4D"}
VALUES, CHANCES = 10, 86
"""Where the columns of numbers begin, in points from the panel."""
GREYED = {
    "held back": "",
    "none: fixed choice": "how many names a respondent could give was fixed, which fixes these numbers too",
    "none: undefined": "a value is missing in one of the waves",
}
"""Tests that forbid to tell a change, and why."""
LETTERS = 118
"""Letters to a line of small print across a page."""


@dataclass
class Row:
    """One measure of a comparison."""

    name: str
    title: str
    pole: str
    is_share: bool
    test: str
    before: float
    after: float
    low: float
    high: float
    p: float

    @property
    def is_greyed(self) -> bool:
        """Whether the change may not be told."""
        return self.test in GREYED

    @property
    def way(self) -> int:
        """1 when it moved towards networked, -1 towards hub-and-spoke, else 0."""
        sign = {"hub": -1, "networked": 1}.get(self.pole, 0)
        return int(sign * np.sign(np.nan_to_num(self.after - self.before)))

    @property
    def scale(self) -> float:
        """What stands for 1: one for shares, else the larger of both."""
        most = max(abs(self.before), abs(self.after))
        return 1.0 if self.is_share or not most > 0 else most


def rows_of(comparison: Comparison, measures: Sequence[str] | str | None) -> list[Row]:
    """The measures to draw: sorted within their pole by how far they moved."""
    table = comparison._table(_ffi.library.netweave_comparison_measures)
    names, tests = table.labels["measure"], table.labels["test"]
    known = names_of_measures()
    wanted = _wanted(names, measures)
    columns = [table[name] for name in ("before", "after", "low", "high", "p_adjusted")]
    rows = []
    for k, name in enumerate(names):
        if name in wanted:
            about = known.get(name.partition(":")[0], {"title": name, "pole": "neither", "kind": "real"})
            numbers = [float(column[k]) for column in columns]
            rows.append(Row(name, about["title"], about["pole"], about["kind"] == "share", tests[k], *numbers))
    poles = list(POLES)
    return sorted(rows, key=lambda row: (poles.index(row.pole), -abs(np.nan_to_num(row.after - row.before)) / row.scale))


def _wanted(names: list[str], measures: Sequence[str] | str | None) -> set[str]:
    if measures is None:
        usual = set(names) & set(USUAL)
        return usual or set(names)
    if measures == "all":
        return set(names)
    asked = measures.split() if isinstance(measures, str) else list(measures)
    found = {name for name in names if name in asked or name.partition(".")[0] in asked}
    missing = [name for name in asked if name not in found and not any(one.startswith(f"{name}.") for one in found)]
    if missing:
        raise ValueError(f"measures: the comparison has no '{missing[0]}'; it has {', '.join(names)}")
    return found


def draw(comparison: Comparison, measures: Any, *, axes: Any, title: str | None) -> Any:
    """Draws the changes; `plot.changes()` says what the parameters mean."""
    rows = rows_of(comparison, measures)
    sets = [part for part in ([row for row in rows if row.is_share], [row for row in rows if not row.is_share]) if part]
    sets = sets or [[]]
    lines = [_lines(part) for part in sets]
    grid = {"nrows": len(sets), "ncols": 1, "gridspec_kw": {"height_ratios": lines}}
    is_own = axes is None
    said = _small_print(comparison, rows)
    height = 0.2 * sum(lines) + 0.45 * len(sets) + 0.6 + 0.15 * len(textwrap.wrap(said, LETTERS))
    pair = panels(axes, len(sets), PAGE, height, **grid)
    for one, part in zip(pair, sets):
        _panel(one, part)
    _legend(pair[0], rows)
    if title is not None:
        pair[0].set_title(plain(title), pad=34)
    _caption(pair[-1], said, is_own)
    return pair


def _lines(rows: list[Row]) -> int:
    return max(len(rows) + len({row.pole for row in rows}), 2)


def _panel(axes: Any, rows: list[Row]) -> None:
    """The rows of one scale, under the names of their poles, with the numbers beside them."""
    y, pole = 0, None
    places = []
    low, high = _limits(rows)
    axes.set_xlim(low, high)
    for row in rows:
        if row.pole != pole:
            pole = row.pole
            axes.text(0, y, POLES[pole], transform=axes.get_yaxis_transform(), va="center", **HEAD).set_gid("pole")
            y += 1
        _dumbbell(axes, row, y, (low, high))
        places.append(y)
        y += 1
    if rows:
        _beside(axes, VALUES, 0, "before → after", "head", **HEAD)
        _beside(axes, CHANCES, 0, "adjusted p", "head", **HEAD)
        shares = rows[0].is_share
        axes.set_xlabel("share" if shares else "value, as a share of the larger of the two")
    axes.set_ylim(max(y, 2) - 0.3, -0.7)
    axes.set_yticks(places)
    axes.set_yticklabels([plain(row.title) for row in rows])
    axes.tick_params(axis="y", length=0)
    for tick, row in zip(axes.get_yticklabels(), rows):
        tick.set_color(FAINT if row.is_greyed else "black")
    axes.grid(axis="x", color="#E6E6E6", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)


def _limits(rows: list[Row]) -> tuple[float, float]:
    """From 0 to 1, further where values do; intervals may be cut."""
    ends = [value / row.scale for row in rows for value in (row.before, row.after) if np.isfinite(value)]
    return min([0.0, *ends]) - 0.025, max([1.0, *ends]) + 0.025


def _beside(axes: Any, points: float, y: float, text: str, name: str, **look: Any) -> None:
    """A text in a column beside the panel, so many points from its right border."""
    place = {"xycoords": axes.get_yaxis_transform(), "textcoords": "offset points", "va": "center", "annotation_clip": False}
    axes.annotate(plain(text), (1, y), (points, 0), **place, **look).set_gid(name)


def _dumbbell(axes: Any, row: Row, y: float, limits: tuple[float, float]) -> None:
    colour, shape = (FAINT, "o") if row.is_greyed else WAYS[row.way]
    before, after = row.before / row.scale, row.after / row.scale
    axes.plot([before, after], [y, y], color=colour, linewidth=1.8, solid_capstyle="butt", gid=f"change {row.name}", zorder=2)
    axes.plot([after], [y], shape, color=colour, markersize=6, gid=f"after {row.name}", zorder=3, clip_on=False)
    hollow = {"markerfacecolor": "white", "markeredgecolor": colour, "markeredgewidth": 1.2, "markersize": 5}
    axes.plot([before], [y], "o", **hollow, gid=f"before {row.name}", zorder=4, clip_on=False)
    if np.isfinite(row.low) and np.isfinite(row.high) and not row.is_greyed:
        ends = np.array([row.before + row.low, row.before + row.high]) / row.scale
        axes.plot(
            ends, [y + 0.3, y + 0.3], "-|", color=BLACK, linewidth=0.7, markersize=3.5, gid=f"interval {row.name}", zorder=2
        )
        for end, limit, arrow in ((ends[0], limits[0], "<"), (ends[1], limits[1], ">")):
            if (end - limit) * (1 if arrow == ">" else -1) > 0:
                axes.plot([limit], [y + 0.3], arrow, color=BLACK, markersize=3, gid="cut", clip_on=False, zorder=2)
    look = {"color": FAINT if row.is_greyed else "black"}
    _beside(axes, VALUES, y, f"{_number(row.before)} → {_number(row.after)}", f"values {row.name}", **look)
    _beside(axes, CHANCES, y, _chance(row), f"p {row.name}", **look)


def _number(value: float) -> str:
    if not np.isfinite(value):
        return "undefined"
    return f"{value:.2f}" if abs(value) < 100 and value != int(value) else f"{value:.0f}"


def _chance(row: Row) -> str:
    """p, or why there is none."""
    if np.isfinite(row.p):
        return "below 0.001" if row.p < 0.001 else f"{row.p:.3f}"
    return row.test.replace("none: ", "") or "not tested"


def _legend(axes: Any, rows: list[Row]) -> None:
    keys = [line_key("before", linestyle="", marker="o", markerfacecolor="white", markeredgecolor=BLACK, markersize=5)]
    if any(np.isfinite(row.low) and not row.is_greyed for row in rows):
        keys.append(line_key("interval of the change", color=BLACK, linewidth=0.7, marker="|", markersize=4))
    shown = {row.way for row in rows if not row.is_greyed}
    keys += [mark_key(f"after{ENDS[way]}", shape, colour) for way, (colour, shape) in WAYS.items() if way in shown]
    if any(row.is_greyed for row in rows):
        keys.append(mark_key("no change can be told", "o", FAINT))
    look = {"columnspacing": 1.2, "handletextpad": 0.5, "borderaxespad": 0.2}
    axes.legend(handles=keys, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncol=3, **look)


def _small_print(comparison: Comparison, rows: list[Row]) -> str:
    """What a reader must know: what intervals and p are, and why some changes are grey."""
    said = []
    if any(np.isfinite(row.low) and not row.is_greyed for row in rows):
        level = f"{comparison.level:.0%}"
        said.append(f"Intervals ({level}): the change among other members like these, laid off from the value before.")
    if any(np.isfinite(row.p) for row in rows):
        said.append("p: whether these members' own reports show a change, adjusted for all measures tested.")
    tests = {row.test for row in rows if row.is_greyed}
    if "held back" in tests:
        said += [note for note in comparison.notes if note.startswith("Held back")] or [
            "Held back: chance alone makes these numbers swing."
        ]
    said += [f"{test.replace('none: ', '').capitalize()}: {GREYED[test]}." for test in sorted(tests - {"held back"})]
    return " ".join(said)


def _caption(axes: Any, text: str, is_own: bool) -> None:
    """Small print: of the figure where that is ours, else below the last axes."""
    if not text:
        return
    if is_own:
        said = axes.figure.supxlabel(plain(textwrap.fill(text, LETTERS)), x=0.01, ha="left", fontsize=TEXT, color="#333333")
    else:
        place = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "top", "color": "#333333"}
        said = axes.annotate(plain(textwrap.fill(text, 80)), (0, 0), (0, -34), **place)
    said.set_gid("caption")
