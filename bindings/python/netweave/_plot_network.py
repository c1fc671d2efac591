"""One network on paper: members coloured by role, attribute or measure, sized by importance.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _apart, _ffi
from ._plot_draw import HEADS, Scene, Ties, draw_members, draw_ties, fit, height_for, paired, scene, settled
from ._plot_labels import draw_labels
from ._plot_layout import Places, Points, layout
from ._plot_style import (
    BLUE,
    COLOURS,
    GREY,
    ORANGE,
    PALE,
    PINK,
    RED,
    SHAPES,
    SKY,
    legend_below,
    line_key,
    mark_key,
    one_axes,
    plain,
)
from ._view import View

ROLES = {
    "hub": (RED, "s"),
    "core": (ORANGE, "D"),
    "broker": (PINK, "^"),
    "peer": (BLUE, "o"),
    "pendant": (SKY, "v"),
    "isolate": (GREY, "p"),
}
LABELS = ("some", "all", "none")
THIN, THICK = 0.5, 2.8


@dataclass
class Group:
    """Members drawn alike."""

    name: str
    members: Places
    colour: Any
    shape: str


def positions_of(view: View, given: Any, seed: int) -> Points:
    """Positions as an array of members x 2: those given, as an array or by member, or the package's own."""
    count = view.member_count
    if given is None:
        source, target, _ = view.ends()
        return layout(count, source, target, seed)
    if isinstance(given, Mapping):
        missing = [label for label in view.labels if label not in given]
        if missing:
            raise ValueError(f"layout: there is no position of {missing[0]!r}")
        given = [given[label] for label in view.labels]
    positions = np.asarray(given, dtype=np.float64).reshape(-1, 2) if count == 0 else np.asarray(given, dtype=np.float64)
    if positions.shape != (count, 2) or not np.isfinite(positions).all():
        raise ValueError(f"layout: positions are finite numbers, {count} members x 2; these are {positions.shape}")
    return positions


def degrees(view: View) -> Points:
    """Ties of each member, in and out."""
    source, target, _ = view.ends()
    both = np.bincount(source, minlength=view.member_count) + np.bincount(target, minlength=view.member_count)
    return both.astype(np.float64)


def values_of(view: View, what: Any) -> Points:
    """A number per member: of a measure by its name, or those given; one number stands for all."""
    count = view.member_count
    if what is None or (isinstance(what, str) and what == "degree") or not count:
        return degrees(view) if what is not None else np.zeros(count)
    if isinstance(what, str):
        return np.array(view.measure_table(what).array(0))
    if isinstance(what, Mapping):
        what = [what[label] for label in view.labels]
    values = (
        np.broadcast_to(np.asarray(what, dtype=np.float64), (count,)) if np.ndim(what) == 0 else np.asarray(what, np.float64)
    )
    if values.shape != (count,):
        raise ValueError(f"size: a number per member, {count}; these are {values.shape}")
    return values


def groups_of(view: View, colour: Any) -> list[Group] | Points:
    """Groups of members by role or an attribute of texts; or a number per member, of an attribute or measure."""
    everyone = np.arange(view.member_count)
    if colour is None or not len(everyone):
        return [Group("", everyone, BLUE, "o")]
    if colour == "role":
        roles = _roles(view)
        found = [Group(role, np.flatnonzero(roles == role), *sign) for role, sign in ROLES.items()]
        return [group for group in found if len(group.members)]
    attributes = _apart.member_attributes(view.network._owner)
    if colour not in attributes:
        return values_of(view, colour)
    attribute, places = attributes[colour], _places(view)
    if attribute.kind == "number":
        return np.array(attribute.numbers)[places]
    return _by_text(attribute.numbers[places], attribute.texts)


def _places(view: View) -> Places:
    """The places of a view's members on the roster."""
    count, place, handle = view.member_count, _ffi.library.netweave_view_member, view._lens.owner.handle
    return np.array([place(handle, k) for k in range(count)], dtype=np.int64)


def _roles(view: View) -> Places:
    """The role of each member, in the order of the view."""
    from ._table import Table

    profile = view.profile(draws=0)
    table = Table(profile._owner, _ffi.library.netweave_structure_members(profile._handle))
    role = dict(zip(table.labels["member"], table.labels["role"]))
    ids = view.network._ids()
    return np.array([role.get(ids[k], "peer") for k in _places(view)], dtype=object)


def _by_text(numbers: Points, texts: list[str]) -> list[Group]:
    """Groups by the values of an attribute: the largest have signs of their own, the others share one."""
    counts = [(int((numbers == k).sum()), k) for k in range(len(texts))]
    shown = [k for size, k in sorted(counts, key=lambda pair: (-pair[0], pair[1])) if size]
    own = sorted(shown if len(shown) <= len(COLOURS) else shown[: len(COLOURS) - 1])
    found = [Group(texts[k], np.flatnonzero(numbers == k), COLOURS[j], SHAPES[j]) for j, k in enumerate(own)]
    others = np.flatnonzero(np.isin(numbers, [k for k in shown if k not in own]))
    if len(others):
        found.append(Group(f"{len(shown) - len(own)} others", others, PALE, "h"))
    missing = np.flatnonzero(np.isnan(numbers))
    if len(missing):
        found.append(Group("not known", missing, "white", "o"))
    return found


def lines_of(view: View) -> Ties:
    """The lines of a view, as thick as their ties are strong."""
    source, target, weight = view.ends()
    ties = paired(view.member_count, source, target, np.ones(len(source)) if weight is None else weight, view.directed)
    crowd = float(np.clip(40 / np.sqrt(max(len(ties), 1)), 0.35, 1.0))
    most = ties.width.max() if len(ties) else 1.0
    share = np.maximum(ties.width, 0) / most if weight is not None and most > 0 else np.full(len(ties), 0.15)
    ties.width = (THIN + (THICK - THIN) * share) * crowd
    return ties


def draw(
    view: View, *, layout: Any, axes: Any, labels: str, size: Any, colour: Any, title: str | None, legend: bool, seed: int
) -> Any:
    """Draws one network; `plot.network()` says what the parameters mean."""
    if labels not in LABELS:
        raise ValueError(f"labels={labels!r}: it is 'some', 'all' or 'none'")
    positions, importance, groups = positions_of(view, layout, seed), values_of(view, size), groups_of(view, colour)
    ties = lines_of(view)
    axes = one_axes(axes, 5.5, height_for(positions, 5.5 if isinstance(groups, list) else 4.6, 2.0, 5.5) + 0.5)
    axes.set_axis_off()
    axes.set_title(plain(title) if title is not None else "", loc="left")
    if legend:
        legend_below(axes, _keys(view, ties, groups if isinstance(groups, list) else []))
        if not isinstance(groups, list):
            _colour_bar(axes, groups, str(colour))
    paper = settled(axes)
    positions, (radius,), points = fit(positions, [importance], paper, layout is None)
    place = scene(axes, positions, radius, points, paper)
    if not len(positions):
        axes.text(0.5, 0.5, "no members", transform=axes.transAxes, ha="center", va="center").set_gid("note")
    draw_ties(place, ties, GREY, alpha=float(np.clip(150 / max(len(ties), 1), 0.02, 0.8) ** 0.6))
    _draw_groups(place, groups)
    draw_labels(place, view.labels, np.arange(len(positions)), importance, labels, ties)
    return axes


def _draw_groups(place: Scene, groups: list[Group] | Points) -> None:
    if isinstance(groups, list):
        for group in groups:
            edge = GREY if group.colour == "white" else "white"
            draw_members(place, group.members, group.shape, group.colour, edge, name=f"members {group.name}".strip())
        return
    norm, shades = _shades(groups)
    known = np.isfinite(groups)
    draw_members(place, np.flatnonzero(known), "o", shades(norm(groups[known])), "white")
    draw_members(place, np.flatnonzero(~known), "o", "white", GREY, name="members not known")


def _shades(numbers: Points) -> tuple[Any, Any]:
    """Numbers to colours that grow darker evenly, in print and for every eye (Nuñez, Anderton and Renslow 2018,
    doi 10.1371/journal.pone.0199239)."""
    import matplotlib
    from matplotlib.colors import Normalize

    known = numbers[np.isfinite(numbers)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    return Normalize(low, high if high > low else low + 1), matplotlib.colormaps["cividis_r"]


def _colour_bar(axes: Any, numbers: Points, label: str) -> None:
    from matplotlib.cm import ScalarMappable

    norm, shades = _shades(numbers)
    bar = axes.figure.colorbar(ScalarMappable(norm, shades), ax=axes, shrink=0.5, aspect=18, pad=0.02, label=plain(label))
    bar.outline.set_visible(False)


def _keys(view: View, ties: Ties, groups: list[Group]) -> list[Any]:
    """The entries of the legend."""
    keys = [
        mark_key(group.name, group.shape, GREY if group.colour == "white" else group.colour, group.colour == "white")
        for group in groups
        if group.name
    ]
    if view.weighted and len(ties):
        weights = view.ends()[2]
        assert weights is not None
        name = view.options.get("weight") or view.network.weight_name
        for value, width in sorted(
            {(float(weights.min()), float(ties.width.min())), (float(weights.max()), float(ties.width.max()))}
        ):
            keys.append(line_key(f"{name} {value:g}", color=GREY, linewidth=width))
    if view.directed and len(ties) > HEADS:
        keys.append(line_key("directions not drawn", color=GREY, linewidth=0.5))
    return keys
