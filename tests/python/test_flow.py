"""The story of how knowledge travels.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import pytest

import netweave

pytest.importorskip("pandas")


def star(spokes=5, more=()):
    return netweave.Network.from_edges([("hub", f"s{k}") for k in range(spokes)] + list(more))


def test_a_star_needs_its_hub():
    flow = star().flow()
    assert flow.hub == ["hub"]
    assert flow.numbers.loc[("whole", "anyone"), "can_hear"] == 1
    assert flow.numbers.loc[("without_hub", "anyone"), "can_hear"] == 0
    assert flow.numbers.loc[("whole", "hub"), "tip"] == pytest.approx(0.1, abs=0.02)
    assert flow.numbers.loc[("whole", "spoke"), "steps"] == pytest.approx(1.8)
    assert "hub" in flow.sentence()
    assert repr(flow).startswith("<netweave.Flow: hub hub, ")
    assert "<table>" in flow._repr_html_() and flow.sentence()[:20] in flow._repr_html_()


def test_what_there_is_to_see_has_rows_and_notes():
    network = star(more=[("s0", "s1"), ("s1", "s2")])
    flow = network.flow(hub="hub", simulations=64)
    assert set(flow.curve["model"]) == {"conversations", "tip"}
    assert {"routes", "two_routes", "hub_speed_gain"} <= set(flow.routes) and flow.routes["routes"] > 1
    assert list(flow.members.index) == ["hub", "s0", "s1", "s2", "s3", "s4"]
    assert flow.members.loc["hub", "hub"] == 1 and flow.members.loc["s4", "dependence"] == 1
    assert flow.bottlenecks.loc[0, "from"] == "hub"
    assert any("seed 1" in note for note in flow.notes)
    assert len(flow.notes) == len(set(flow.notes))


def test_a_flow_is_told_beside_an_earlier_one_with_the_same_keywords():
    before, after = star().flow(), star(more=[(f"s{k}", f"s{(k + 1) % 5}") for k in range(5)]).flow()
    assert "before" in after.sentence(before) and "before" not in after.sentence()
    with pytest.raises(ValueError, match="other options"):
        after.sentence(star().flow(share=0.5))


def test_keywords_of_the_view_and_of_the_flow_are_told_apart():
    network = netweave.Network.from_edges([("a", "b"), ("b", "c"), ("c", "a"), ("a", "c")], directed=True)
    one = network.view(reverse=True).flow(threshold=1, seed=3)
    two = network.flow(reverse=True, threshold=1, seed=3)
    assert one.numbers.equals(two.numbers) and two.seed == 3
    with pytest.raises(TypeError):
        network.flow(thresholds=1)


def test_the_same_for_any_number_of_threads():
    network = star(8, [("s0", "s1")])
    assert network.flow(threads=1).curve.equals(network.flow(threads=2).curve)
