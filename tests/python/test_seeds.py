"""Who should learn first.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import pytest

import netweave

pytest.importorskip("pandas")

TIES = [(0, 6), (0, 2), (0, 3), (1, 4), (1, 6), (3, 6), (3, 5)]


def test_greedy_seeds_of_a_known_network():
    network = netweave.Network.from_edges(TIES)
    frame = network.seeds(count=2, probability=0.9)
    assert list(frame.index) == [6, 4] or list(frame.index) == [6, 2]
    assert frame["reached"].tolist() == pytest.approx([6.4378, 6.7178], abs=5e-5)
    assert frame["gain"].sum() == pytest.approx(frame["reached"].iloc[-1])
    assert any("may miss" in note for note in frame.attrs["notes"])


def test_the_same_for_any_number_of_threads_and_from_a_view():
    network = netweave.generate("watts_strogatz", members=500, neighbours=6, rewiring=0.2, seed=3)
    one, two = (network.seeds(count=5, method="ris", threads=threads, seed=9) for threads in (1, 2))
    assert one.equals(two)
    assert network.view().seeds(count=5, method="ris", seed=9).equals(one)
    frame = network.seeds(share=0.3, simulations=200)
    assert frame["share"].iloc[-1] >= 0.3 > frame["share"].iloc[-2]


def test_who_may_be_chosen_and_who_knows_already():
    network = netweave.Network.from_edges(TIES)
    frame = network.seeds(candidates=[1, 2], already=6, exclude=[2], probability=0.5)
    assert list(frame.index) == [1]
    assert len(network.seeds(model="complex", count=2)) == 2
    with pytest.raises(ValueError, match="nobody is left"):
        network.seeds(candidates=[1], exclude=1)
    with pytest.raises(NotImplementedError):
        network.seeds(model="complex", method="ris")
