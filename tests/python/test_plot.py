"""Pictures of networks, and before and after: what is drawn is what the tables say.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import warnings

import numpy as np
import pytest

pytest.importorskip("matplotlib")

from pictures import boxes_of, corners, labels_of, legend_of, members_drawn, named, one, segments

import netweave
from netweave import Network, plot

TYPES = ("kept", "formed", "dissolved", "unknown")


@pytest.fixture(scope="module")
def community(examples):
    return netweave.compare(examples / "community_2019.csv", examples / "community_2021.csv", draws=50)


@pytest.fixture
def directed():
    """Two ties one way, and a pair of ties both ways."""
    return Network.from_edges([("a", "b"), ("b", "a"), ("b", "c"), ("d", "c")], directed=True)


# ---- one network ----


def test_every_member_and_tie_is_drawn_once(community):
    axes = community.before.plot()
    pairs = {frozenset(ends) for ends in zip(*(end.tolist() for end in community.before.ends()[:2]))}
    assert segments(axes) == len(pairs)
    assert members_drawn(axes) == community.before.member_count
    assert legend_of(axes) == ["hub", "peer", "pendant"]
    assert len(corners(axes)["members hub"]) == 1
    assert "Neighbourhood Leaders Alliance" in labels_of(axes)


def test_heads_tell_the_direction(directed):
    axes = directed.plot(layout={"a": (0, 0), "b": (1, 0), "c": (2, 0), "d": (3, 0)}, colour=None)
    assert segments(axes) == 3
    tips = sorted(round(float(path.vertices[0][0]), 1) for path in one(axes, "ties heads").get_paths())
    assert len(tips) == 4
    assert tips[0] < 0.5 < tips[1] < 1 < tips[2] < 2 < tips[3] < 2.5
    assert not named(directed.plot(symmetrize="any"), "ties heads")


def test_lines_end_at_the_borders_of_members(directed):
    axes = directed.plot(layout={"a": (0, 0), "b": (1, 0), "c": (2, 0), "d": (3, 0)}, colour=None, size=None, symmetrize="any")
    ends = np.array(one(axes, "ties").get_segments())
    at = corners(axes)["members"]
    radius = np.abs(one(axes, "members").get_paths()[0].vertices - at[0]).max()
    from_member = np.abs(ends.reshape(-1, 1, 2) - at[None]).max(axis=2).min(axis=1)
    assert np.all(from_member > radius)
    assert np.all(from_member < 2 * radius)


def test_strong_ties_are_thicker():
    network = Network.from_edges([("a", "b", 1.0), ("b", "c", 4.0)], weight="strength")
    thin, thick = one(network.plot(weight="strength"), "ties").get_linewidths()
    assert thick > 2 * thin
    assert [text for text in legend_of(network.plot(weight="strength")) if "strength" in text] == ["strength 1", "strength 4"]


def test_areas_grow_with_the_measure():
    star = Network.from_edges([(0, k) for k in range(1, 6)])
    axes = star.plot(size="betweenness", colour=None)
    extent = [np.ptp(path.vertices[:, 0]) for path in one(axes, "members").get_paths()]
    assert np.allclose(extent[1:], extent[1])
    assert extent[0] > 2 * extent[1]


def test_positions_given_are_kept_and_wrong_ones_are_refused(directed):
    positions = np.array([[0.0, 0], [5, 1], [2, 2], [3, 0]])
    assert np.allclose(corners(directed.plot(layout=positions, colour=None))["members"], positions)
    with pytest.raises(ValueError, match="members x 2"):
        directed.plot(layout=positions[:2])
    with pytest.raises(ValueError, match="no position of 'd'"):
        directed.plot(layout={"a": (0, 0), "b": (1, 0), "c": (2, 0)})
    with pytest.raises(ValueError, match="'some', 'all' or 'none'"):
        directed.plot(labels="few")


def test_attributes_give_groups_or_a_scale_of_colours(examples):
    network = netweave.read(examples / "community_2019.csv", members=examples / "community_members.csv")
    axes = plot.network(network, wave="", colour="region")
    assert {"Harbour", "Old Town", "North Hill", "Riverside"} <= set(legend_of(axes))
    assert members_drawn(axes) == network.view(wave="").member_count
    bar = plot.network(network, wave="", colour="betweenness").figure.axes[1]
    assert bar.get_ylabel() == "betweenness"


def test_names_are_wrapped_never_mathematics_and_do_not_cover_one_another():
    long = [f"Society ${k}$ of very long and tedious names for committees" for k in range(30)]
    network = Network.from_edges([(long[0], name) for name in long[1:]])
    axes = network.plot(labels="some")
    boxes = boxes_of(axes)
    frame = axes.figure.bbox
    assert 5 < len(boxes) <= 30
    assert all(text.get_fontsize() >= 8 for text in named(axes, "label"))
    assert all("$" in text.get_text().replace("\\$", "$") for text in named(axes, "label"))
    for k, box in enumerate(boxes):
        assert frame.x0 - 4 <= box.x0
        assert box.x1 <= frame.x1 + 4
        assert not any(
            box.x0 < other.x1 - 2 and other.x0 < box.x1 - 2 and box.y0 < other.y1 - 4 and other.y0 < box.y1 - 4
            for other in boxes[:k]
        )
    assert len(labels_of(network.plot(labels="all"))) == 30
    assert labels_of(network.plot(labels="none")) == []


@pytest.mark.parametrize("edges", [[], [("a", "b")], [("a", "b"), ("b", "c")]])
def test_the_smallest_networks_are_drawn_without_warning(edges):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        axes = Network.from_edges(edges).plot()
        axes.figure.draw_without_rendering()
    assert segments(axes) == len(edges)
    assert bool(named(axes, "note")) == (not edges)


def test_members_without_ties_are_drawn():
    axes = Network.from_numpy(np.zeros((5, 5))).plot()
    assert members_drawn(axes) == 5
    assert "isolate" in legend_of(axes)


# ---- before and after ----


def test_ties_are_drawn_by_what_became_of_them(community):
    before, after = plot.comparison(community)
    texts = community._table(netweave._ffi.library.netweave_comparison_ties).labels
    for change in TYPES:
        pairs = {frozenset(ends) for *ends, what in zip(texts["from"], texts["to"], texts["change"]) if what == change}
        assert segments(before, change) == (len(pairs) if change in ("kept", "dissolved") else 0)
        assert segments(after, change) == (len(pairs) if change in ("kept", "formed") else 0)
    counts = community.counts
    assert legend_of(before)[:2] == [f"kept ({counts['kept']:.0f})", f"dissolved ({counts['dissolved']:.0f})"]
    assert legend_of(after)[:2] == [f"kept ({counts['kept']:.0f})", f"formed ({counts['formed']:.0f})"]
    assert f"joined ({counts['joined']:.0f})" in legend_of(after)
    assert f"left ({counts['left']:.0f})" in legend_of(before)


def test_members_stand_in_the_same_place_in_both_waves(community):
    before, after = plot.comparison(community)
    assert np.allclose(corners(before)["members stayed"], corners(after)["members stayed"])
    assert (before.get_xlim(), before.get_ylim()) == (after.get_xlim(), after.get_ylim())
    assert len(corners(before)["members left"]) == community.counts["left"]
    assert len(corners(after)["members joined"]) == community.counts["joined"]
    assert (members_drawn(before), members_drawn(after)) == (community.before.member_count, community.after.member_count)


def test_titles_tell_wave_and_type(community):
    titles = [axes.get_title(loc="left") for axes in plot.comparison(community, titles=("2019", "2021"))]
    assert titles == ["2019: hub-and-spoke", "2021: networked"]
    with pytest.raises(ValueError, match="two are needed"):
        plot.comparison(community, titles=["2019"])


def test_a_pair_whose_directions_fared_differently_has_two_lines():
    waves = [
        Network.from_edges(edges, directed=True) for edges in ([("a", "b"), ("b", "c")], [("a", "b"), ("b", "a"), ("b", "c")])
    ]
    _, after = plot.comparison(netweave.compare(*waves, draws=0))
    assert (segments(after, "kept"), segments(after, "formed")) == (2, 1)
    (formed,) = one(after, "formed").get_segments()
    along = (formed[1] - formed[0]) @ [[0, 1], [-1, 0]]
    assert all(abs(along @ (kept[0] - formed[0])) > 1e-3 for kept in one(after, "kept").get_segments())
