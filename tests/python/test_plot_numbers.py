"""Pictures of numbers: changes, the map and curves show those of the tables.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import numpy as np
import pytest

pytest.importorskip("matplotlib")

from pictures import labels_of, legend_of, named, one

import netweave
from netweave import Network, plot


@pytest.fixture(scope="module")
def community(examples):
    return netweave.compare(examples / "community_2019.csv", examples / "community_2021.csv", draws=50)


# ---- changes ----


def rows_of(comparison):
    table = comparison._table(netweave._ffi.library.netweave_comparison_measures)
    numbers = table.to_dict()
    return {name: {key: float(column[k]) for key, column in numbers.items()} for k, name in enumerate(table.labels["measure"])}


def test_dumbbells_and_intervals_are_those_of_the_table(community):
    rows = rows_of(community)
    panels = plot.changes(community, "all")
    drawn = {
        artist.get_gid().split(" ", 1)[1]: axes
        for axes in panels
        for artist in axes.lines
        if str(artist.get_gid()).startswith("change ")
    }
    assert set(drawn) == set(rows)
    for name, axes in drawn.items():
        row, shares = rows[name], axes is panels[0]
        scale = 1 if shares else max(abs(row["before"]), abs(row["after"])) or 1
        assert np.allclose(
            one(axes, f"change {name}").get_xdata(), np.array([row["before"], row["after"]]) / scale, equal_nan=True
        )
        assert one(axes, f"before {name}").get_markerfacecolor() == "white"
        if np.isfinite(row["low"]):
            ends = np.array([row["before"] + row["low"], row["before"] + row["high"]]) / scale
            assert np.allclose(one(axes, f"interval {name}").get_xdata(), ends)
        else:
            assert not named(axes, f"interval {name}")
        said = one(axes, f"p {name}").get_text()
        if np.isfinite(row["p_adjusted"]):
            assert said == ("below 0.001" if row["p_adjusted"] < 0.001 else f"{row['p_adjusted']:.3f}")
        else:
            assert said == "undefined"


def test_measures_carry_their_titles_and_stand_under_their_pole(community):
    (axes,) = plot.changes(community, ["hub_dependence", "peer_efficiency", "density"])
    assert [text.get_text() for text in axes.get_yticklabels()] == ["Hub dependence", "Peer efficiency", "Density"]
    assert [text.get_text() for text in named(axes, "pole")] == [
        "more is more hub-and-spoke",
        "more is more networked",
        "points to neither",
    ]
    assert len(plot.changes(community, "hub_dependence mean_degree")) == 2
    with pytest.raises(ValueError, match="no 'happiness'"):
        plot.changes(community, "happiness")


def test_changes_held_back_are_grey_and_say_why(shared_data):
    folder = shared_data / "s50_glasgow" / "derived"
    comparison = netweave.compare(
        *(netweave.read(folder / f"wave{k}.csv", members=folder / "nodes.csv") for k in (1, 3)), draws=50
    )
    (axes,) = plot.changes(comparison, "hub_dependence density")
    assert one(axes, "p hub_dependence").get_text() == "held back"
    assert one(axes, "change hub_dependence").get_color() != one(axes, "change density").get_color()
    said = axes.figure.findobj(lambda artist: artist.get_gid() == "caption")[0].get_text()
    assert "Held back, as the largest component shrinks" in " ".join(said.split())
    assert "no change can be told" in legend_of(axes)


def test_without_a_test_no_p_is_shown(community):
    comparison = netweave.compare(community.before, community.after, measures="density", draws=0)
    (axes,) = plot.changes(comparison)
    assert one(axes, "p density").get_text() == "no draws"


# ---- map and curves ----


def test_arrows_lead_from_before_to_after(community):
    axes = plot.structure_map({"community": community})
    before, after = community.structure_before, community.structure_after
    arrow = one(axes, "arrow")
    assert np.allclose(arrow.xyann, (before["hub_dependence"], before["peer_efficiency"]))
    assert np.allclose(arrow.xy, (after["hub_dependence"], after["peer_efficiency"]))
    assert sorted(labels_of(axes)) == ["community 2019: hub-and-spoke", "community 2021: networked"]
    assert sorted(text.get_text() for text in named(axes, "region")) == ["hub-and-spoke", "networked", "scattered"]


def test_the_map_takes_networks_structures_paths_and_names(community):
    star = Network.from_edges([(0, k) for k in range(1, 8)])
    ring = Network.from_edges([(k, (k + 1) % 8) for k in range(8)])
    axes = plot.structure_map(star, community.structure_after, {"path": [star, ring, star], "view": ring.view()})
    assert len(named(axes, "stop")) == 6
    assert len(named(axes, "arrow")) == 2
    stars = [line for line in named(axes, "stop") if np.allclose(line.get_xydata(), [[1, 0]])]
    assert len(stars) == 3
    assert {"path 1: hub-and-spoke", "path 2: networked", "view: networked"} <= set(labels_of(axes))
    with pytest.raises(TypeError, match="not int"):
        plot.structure_map(3)


def test_a_structure_without_numbers_is_left_off_the_map():
    assert not named(plot.structure_map(Network.from_edges([("a", "b")])), "stop")


def test_the_hub_curve_is_that_of_the_table(community):
    axes = plot.hub_curve(community.before, order="degree+best", most=5, quantity="efficiency")
    table = community.before.hub_curve("degree+best", 5)
    for order in ("degree", "best"):
        rows = np.array([text == order for text in plot._plot_curves._columns(table)[0]])
        assert np.allclose(one(axes, f"curve {order}").get_ydata(), np.asarray(table["efficiency"])[rows])
    assert one(axes, "first").get_text() == "without Neighbourhood Leaders Alliance"
    assert legend_of(axes) == ["best-tied first", "who parts most first"]
    with pytest.raises(ValueError, match="quantity='reach'"):
        plot.hub_curve(community.before, quantity="reach")


def test_spread_curves_carry_their_bands():
    share = np.linspace(0, 1, 6)
    curves = {
        "hub in": np.column_stack([share, share - 0.1, share + 0.1]),
        "hub out": share / 2,
        "frame": {"share": share, "round": share * 10},
    }
    axes = plot.spread(curves)
    assert legend_of(axes) == ["hub in", "hub out", "frame"]
    assert np.allclose(one(axes, "curve hub out").get_ydata(), share / 2)
    assert np.allclose(one(axes, "curve frame").get_xdata(), share * 10)
    band = one(axes, "band hub in").get_paths()[0].vertices
    assert np.isclose(band[:, 1].min(), -0.1)
    assert np.isclose(band[:, 1].max(), 1.1)
    assert not named(axes, "band hub out")
    assert plot.spread(share).get_legend() is None
    with pytest.raises(ValueError, match="rounds x 3"):
        plot.spread(np.zeros((4, 2)))
    with pytest.raises(ValueError, match="'share'"):
        plot.spread({"a": {"low": share}})
