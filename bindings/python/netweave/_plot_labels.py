"""Names beside members: the most important first, each where it covers least.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from ._plot_draw import Scene, Ties
from ._plot_layout import Places, Points
from ._plot_style import TEXT, wrapped

MOST = 40
"""The most names in a picture that shows some of them."""
NEAR, FAR = (1.5, 5.0), (14.0, 26.0)
"""Points between a member and its name; a far one is led to it by a thin line."""
FARTHEST = (42.0, 64.0)
"""How far the name of the most important may be."""
LED = 4
"""How many of the most important may have their names far away."""
MISTAKEN = 4.0
"""What it costs when a name is as near to another member."""
WIDTH = 22
"""Letters to a line of a name."""
_DIRECTIONS = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)]


def text_size(text: str) -> tuple[float, float]:
    """Width and height of a text of several lines, in points."""
    from matplotlib.textpath import TextPath

    lines = text.split("\n")
    width = max(float(TextPath((0, 0), line or " ", size=TEXT).get_extents().x1) for line in lines)
    return width + 1.0, TEXT * 1.25 * len(lines)


class _Room:
    """What is taken on the paper, in points: names, members, lines and the border."""

    def __init__(self, place: Scene, ties: Ties | None, taken: Points | None) -> None:
        self.scale = place.points
        self.low = np.array([place.axes.get_xlim()[0], place.axes.get_ylim()[0]]) * self.scale
        self.high = np.array([place.axes.get_xlim()[1], place.axes.get_ylim()[1]]) * self.scale
        self.centre = place.positions * self.scale
        self.radius = place.radius * self.scale
        self.boxes = np.zeros((0, 4)) if taken is None else taken
        self.lines = _along(self.centre, ties)

    def cost(self, box: Points, own: int) -> tuple[float, bool]:
        """How much a name would cover, and whether it would be hard to read."""
        overlap = np.minimum(self.boxes[:, 2:], box[2:]) - np.maximum(self.boxes[:, :2], box[:2])
        names = float(np.prod(np.maximum(overlap, 0), axis=1).sum())
        nearest = np.clip(self.centre, box[:2], box[2:])
        deep = self.radius - np.sqrt(((self.centre - nearest) ** 2).sum(axis=1))
        mine, deep[own] = deep[own], -np.inf
        mistaken = MISTAKEN if len(deep) > 1 and deep.max() > mine - 1 else 0.0
        discs = float(np.maximum(deep, 0).sum())
        outside = float(np.maximum(self.low - box[:2], 0).sum() + np.maximum(box[2:] - self.high, 0).sum())
        within = (self.lines > box[:2]) & (self.lines < box[2:])
        lines = int(within.all(axis=1).sum())
        return mistaken + 5 * names + 6 * discs + 20 * outside + 0.5 * min(lines, 40), names > 0 or discs > 1.5 or outside > 1


def _along(centre: Points, ties: Ties | None, every: float = 5.0) -> Points:
    """Points along all ties, for what a name would cover."""
    if ties is None or not len(ties):
        return np.zeros((0, 2))
    start, end = centre[ties.source], centre[ties.target]
    count = np.minimum((np.sqrt(((end - start) ** 2).sum(axis=1)) / every).astype(int) + 1, 60)
    if count.sum() > 60_000:
        return np.zeros((0, 2))
    which = np.repeat(np.arange(len(start)), count)
    share = (np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count) + 0.5) / count[which]
    return np.asarray(start[which] + (end - start)[which] * share[:, None], dtype=np.float64)


def draw_labels(
    place: Scene,
    names: Sequence[Hashable],
    members: Places,
    importance: Points,
    which: str,
    ties: Ties | None,
    taken: Points | None = None,
) -> None:
    """Writes the names of `members`: "all", "none", or "some": the most important that find room. `taken` are boxes (left,
    low, right, high, in points from the origin of the axes) that hold other texts."""
    if which == "none" or not len(members):
        return
    room = _Room(place, ties, taken)
    order = members[np.argsort(-importance[members], kind="stable")]
    for rank, k in enumerate(order if which == "all" else order[:MOST]):
        text = wrapped(names[k], WIDTH)
        box, is_far, is_bad = _best(room, int(k), text, NEAR + (FAR if rank < LED else ()) + (() if rank else FARTHEST))
        if which == "some" and is_bad:
            continue
        room.boxes = np.vstack([room.boxes, box])
        _write(place, text, box)
        if is_far:
            _lead(place, room, int(k), box)


def _best(room: _Room, member: int, text: str, reach: Sequence[float]) -> tuple[Points, bool, bool]:
    """The box that costs least of those around a member, whether it is far from it, and whether it is hard to read."""
    size = np.array(text_size(text))
    best: tuple[float, Points, bool, bool] | None = None
    for far in reach:
        for turn, direction in enumerate(_DIRECTIONS):
            way = np.array(direction, dtype=np.float64)
            apart = (room.radius[member] + far) * way / np.sqrt((way**2).sum())
            corner = room.centre[member] + apart + size * (way - 1) / 2
            box = np.concatenate([corner, corner + size])
            cost, bad = room.cost(box, member)
            cost += 0.2 * turn + 0.5 * far
            if best is None or cost < best[0]:
                best = cost, box, far > NEAR[-1], bad
    assert best is not None
    return best[1:]


def _write(place: Scene, text: str, box: Points) -> None:
    from matplotlib.patheffects import withStroke

    middle = (box[:2] + box[2:]) / 2 * place.step
    written = place.axes.text(middle[0], middle[1], text, ha="center", va="center", fontsize=TEXT, linespacing=1.05, zorder=5)
    written.set_path_effects([withStroke(linewidth=1.8, foreground="white", alpha=0.85)])
    written.set_in_layout(False)
    written.set_gid("label")


def _lead(place: Scene, room: _Room, member: int, box: Points) -> None:
    """A thin line from a name that stands apart to its member."""
    from matplotlib.patheffects import withStroke

    centre = room.centre[member]
    near = np.clip(centre, box[:2], box[2:])
    apart = near - centre
    start = centre + apart * room.radius[member] / max(float(np.hypot(*apart)), 1e-9)
    ends = np.stack([start, near]) * place.step
    (line,) = place.axes.plot(ends[:, 0], ends[:, 1], color="black", linewidth=0.5, zorder=2.5, scalex=False, scaley=False)
    line.set_path_effects([withStroke(linewidth=1.8, foreground="white")])
    line.set_in_layout(False)
    line.set_gid("lead")
