"""Pictures with matplotlib: networks, comparisons, changes, the map of structures, and curves.

    >>> from netweave import plot
    >>> axes = plot.network(network, colour="region")
    >>> axes.figure.savefig("network.pdf")

Every function draws on the `axes` that it is given, or on a new figure of a size for a page, and returns the axes. Nothing is
shown or saved, and no setting of matplotlib is changed for others. A new figure is registered with pyplot in notebooks and
where the script has imported pyplot, so that it is displayed as usual; otherwise it lives as long as its axes: save it with
`axes.figure.savefig()`.

Colours are those of Okabe and Ito (2008, https://jfly.uni-koeln.de/color/), told apart with every kind of colour vision; a
shape or line tells the same, so that print without colour does too.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import _plot_changes, _plot_comparison, _plot_curves, _plot_map, _plot_network
from ._comparison import Comparison
from ._network import Network
from ._plot_style import drawn
from ._view import View

__all__ = ["changes", "comparison", "hub_curve", "layout", "network", "spread", "structure_map"]


def layout(network: Network | View, *, seed: int = 1, **options: Any) -> dict[Any, tuple[float, float]]:
    """Where members stand: positions by member, in steps, such that the distance on paper is the number of steps between
    members, as well as paper allows. Takes options of `Network.view()`; needs no matplotlib."""
    view = _view(network, options)
    positions = _plot_network.positions_of(view, None, seed)
    return {label: (float(x), float(y)) for label, (x, y) in zip(view.labels, positions)}


@drawn
def network(
    network: Network | View,
    *,
    layout: Any = None,
    axes: Any = None,
    labels: str = "some",
    size: Any = "degree",
    colour: Any = "role",
    title: str | None = None,
    legend: bool = True,
    seed: int = 1,
    **options: Any,
) -> Any:
    """One network, on `axes`; `options` are those of `Network.view()`.

    `layout`: positions by member, or an array of members x 2; else the package's own, the same for the same `seed`.
    `labels`: "some" (the largest members that find room), "all" or "none". `size`: "degree", a measure of members by its name,
    numbers, or None. `colour`: "role" (see docs/structure.md), an attribute of members, a measure, or None. Ties are as thick
    as they are strong when the view has a `weight`; in directed networks heads tell the direction, and one line with two
    heads is a pair of ties.
    """
    return _plot_network.draw(
        _view(network, options),
        layout=layout,
        axes=axes,
        labels=labels,
        size=size,
        colour=colour,
        title=title,
        legend=legend,
        seed=seed,
    )


@drawn
def comparison(
    comparison: Comparison,
    *,
    layout: Any = None,
    axes: Any = None,
    labels: str = "some",
    size: Any = "degree",
    titles: Sequence[str] | None = None,
    legend: bool = True,
    seed: int = 1,
) -> Any:
    """Both waves side by side, on the two `axes`; an array of both is returned.

    The layout is made from the ties of both waves together, and every member stands in the same place in both. Ties kept,
    formed, dissolved and unknown differ in colour and line, members who left or joined in colour and shape. `titles` are two
    names for the waves; the type of the structure is written behind them.
    """
    return _plot_comparison.draw(
        comparison, layout=layout, axes=axes, labels=labels, size=size, titles=titles, legend=legend, seed=seed
    )


@drawn
def changes(
    comparison: Comparison, measures: Sequence[str] | str | None = None, *, axes: Any = None, title: str | None = None
) -> Any:
    """What changed, a dumbbell per measure: hollow before, filled after; an array of axes, one per panel, is returned.

    `measures`: those to draw, by name; "all"; or None for the usual ones. Shares stand on one axis from 0 to 1; all others in a
    panel of their own, each as a share of the larger of its two values, which are written beside it. The thin line is the
    interval of the change, laid off from the value before: where it reaches that value, the interval holds no change.
    The numbers on the right are p, adjusted for all measures tested. What is grey cannot be told; the small print says why.
    """
    return _plot_changes.draw(comparison, measures, axes=axes, title=title)


@drawn
def structure_map(*things: Any, axes: Any = None, title: str | None = None, labels: bool = True) -> Any:
    """Networks on the map of hub dependence and peer efficiency, with arrows from wave to wave.

    `things` are Structures, Comparisons, Views, Networks (all waves, in order), lists of these (a path), or dicts of names to
    any of them. Hub-and-spoke lies at (1, 0), networked at (0, 1), scattered at (0, 0). The words beside a point are the type
    that the rule finds; it looks at more than these two numbers. Points with an undefined number are left out.
    """
    return _plot_map.draw(things, axes=axes, title=title, labels=labels)


@drawn
def hub_curve(
    curve: Any,
    *,
    order: str | None = None,
    most: int | None = None,
    quantity: str = "reachable_pairs",
    axes: Any = None,
    title: str | None = None,
) -> Any:
    """What is left of a network when members leave one by one: of a Network, View or Structure (`order` and `most` as in
    `View.hub_curve()`), or of the answer of `hub_curve()`. `quantity`: "reachable_pairs", "efficiency" or "spread"."""
    return _plot_curves.hub_curve(curve, order=order, most=most, quantity=quantity, axes=axes, title=title)


@drawn
def spread(curves: Any, *, axes: Any = None, title: str | None = None) -> Any:
    """How far a message spreads, round by round: a curve, or a dict of names to curves. A curve is an array of the share
    reached in each round; an array of rounds x 3 (share, low, high); or a data frame with columns "share" and, where known,
    "low", "high" (drawn as a band) and "round"."""
    return _plot_curves.spread(curves, axes=axes, title=title)


def _view(network: Network | View, options: dict[str, Any]) -> View:
    if isinstance(network, View):
        if options:
            raise TypeError(f"{', '.join(options)}: a view has its options already; give them to Network.view()")
        return network
    return network.view(**options)
