"""Curves: what is left when members leave, and how far a message spreads.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ._network import Network
from ._plot_style import COLOURS, LINES, SHAPES, one_axes, plain
from ._structure import Structure
from ._table import Table
from ._view import View

SAID_BELOW = 0.7
"""What must be left, at most, for the first who leaves to be named."""
QUANTITIES = {
    "reachable_pairs": "share of connected pairs still connected",
    "efficiency": "share of efficiency left",
    "spread": "share that a tip reaches",
}
ORDERS = {
    "degree": "best-tied first",
    "betweenness": "most between first",
    "best": "who parts most first",
    "group": "the named hub",
}


def _columns(table: Any) -> tuple[list[str], list[str], dict[str, Any]]:
    """Order, who left, and the numbers, of a table or data frame of `hub_curve()`."""
    if isinstance(table, Table):
        return table.labels["order"], table.labels["removed"], table.to_dict()
    numbers = {name: np.asarray(table[name], dtype=np.float64) for name in ("removed_count", *QUANTITIES)}
    return [str(text) for text in table["order"]], [str(text) for text in table["removed"]], numbers


def hub_curve(thing: Any, *, order: str | None, most: int | None, quantity: str, axes: Any, title: str | None) -> Any:
    """Draws what is left; `plot.hub_curve()` says what the parameters mean."""
    if quantity not in QUANTITIES:
        raise ValueError(f"quantity={quantity!r}: it is {', '.join(map(repr, QUANTITIES))}")
    if isinstance(thing, Structure):
        thing = thing.view
    if isinstance(thing, (Network, View)):
        thing = thing.hub_curve(order, most)
    orders, removed, numbers = _columns(thing)
    axes = one_axes(axes, 4.4, 3.2)
    for k, one in enumerate(dict.fromkeys(orders)):
        rows = np.array([text == one for text in orders])
        x, y = numbers["removed_count"][rows], numbers[quantity][rows]
        every = max(1, len(x) // 12)
        axes.plot(
            x,
            y,
            color=COLOURS[k % 7],
            linestyle=LINES[k % 6],
            marker=SHAPES[k % 7],
            markersize=max(5.5 - k, 3),
            markevery=every,
            linewidth=max(2.0 - 0.4 * k, 0.9),
            label=plain(ORDERS.get(one, one)),
            clip_on=False,
        ).pop().set_gid(f"curve {one}")
        first = np.flatnonzero(rows)[1:2]
        if k == 0 and len(first):
            _say_first(axes, x[1], y[1], removed[int(first[0])])
    _share_axis(axes, QUANTITIES[quantity], title)
    axes.set_xlabel("members gone")
    axes.xaxis.get_major_locator().set_params(integer=True)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(loc="best")
    return axes


def _say_first(axes: Any, x: float, y: float, name: str) -> None:
    """Names the first who leaves, where much goes with them."""
    if y < SAID_BELOW:
        axes.annotate(
            f"without {plain(name)}",
            (x, y),
            (12, 14),
            textcoords="offset points",
            arrowprops={"arrowstyle": "-", "linewidth": 0.6, "shrinkB": 4},
        ).set_gid("first")


def _share_axis(axes: Any, label: str, title: str | None) -> None:
    axes.set_ylim(0, 1.02)
    axes.set_ylabel(label)
    axes.set_xlim(left=0)
    if title is not None:
        axes.set_title(plain(title))


def bands(curve: Any) -> tuple[Any, Any, Any, Any]:
    """Rounds, share, low and high of a curve: an array of shares, or of share, low and high, a row per round; or a data frame
    or mapping with columns "share" and, if known, "low", "high" and "round"."""
    if hasattr(curve, "keys"):
        names = list(curve.keys())
        if "share" not in names:
            raise ValueError(f"a curve needs a column 'share'; there are {', '.join(map(str, names))}")
        share = np.asarray(curve["share"], dtype=np.float64)
        low, high = (np.asarray(curve[name], dtype=np.float64) if name in names else None for name in ("low", "high"))
        return np.asarray(curve["round"], np.float64) if "round" in names else np.arange(len(share)), share, low, high
    numbers = np.asarray(curve, dtype=np.float64)
    if numbers.ndim == 1:
        return np.arange(len(numbers)), numbers, None, None
    if numbers.ndim != 2 or numbers.shape[1] != 3:
        raise ValueError(f"a curve is an array of rounds, or of rounds x 3 (share, low, high); this is {numbers.shape}")
    return np.arange(len(numbers)), numbers[:, 0], numbers[:, 1], numbers[:, 2]


def spread(curves: Any, *, axes: Any, title: str | None) -> Any:
    """Draws spread curves; `plot.spread()` says what the parameters mean."""
    named = curves if isinstance(curves, Mapping) and "share" not in curves else {"": curves}
    axes = one_axes(axes, 4.4, 3.2)
    for k, (name, curve) in enumerate(named.items()):
        rounds, share, low, high = bands(curve)
        colour = COLOURS[k % 7]
        if low is not None and high is not None:
            axes.fill_between(rounds, low, high, color=colour, alpha=0.18, linewidth=0).set_gid(f"band {name}")
        every = max(1, len(rounds) // 10)
        (line,) = axes.plot(
            rounds,
            share,
            color=colour,
            linestyle=LINES[k % 6],
            marker=SHAPES[k % 7],
            markersize=4,
            markevery=every,
            linewidth=1.4,
            label=plain(name),
        )
        line.set_gid(f"curve {name}")
    _share_axis(axes, "share of members reached", title)
    axes.set_xlabel("round")
    axes.xaxis.get_major_locator().set_params(integer=True)
    if any(named):
        axes.legend(loc="best")
    return axes
