"""The knowledge gate.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import pytest

import netweave

pd = pytest.importorskip("pandas")

SURVEY = pd.DataFrame(
    [
        ("Ann", "Bo", "asks", 5),
        ("Ann", "Cy", "asks", 2),
        ("Bo", "Cy", "asks", 4),
        ("Ann", "Bo", "value", 3),
        ("Ann", "Cy", "value", 5),
        ("Cy", "Bo", "value", 1),
    ],
    columns=["from", "to", "layer", "weight"],
)


def survey():
    return netweave.Network.from_pandas(SURVEY, source="from", target="to", layer="layer", weight="weight", directed=True)


def test_who_knows_and_values_is_tied_in_the_gate():
    network, stops = survey().gate(know="asks", know_at_least=4)
    assert (network.layers, network.tie_count) == (["gate"], 1)
    assert list(stops["condition"]) == ["know", "value"]
    assert list(stops["blocked_alone"]) == [2, 1]
    assert any("What blocks most is know" in note for note in network.notes)
    assert stops.attrs["notes"][:2] == network.notes[-2:]
    assert network.measure("density") == pytest.approx(1 / 6)


def test_labels_of_the_users_own_are_kept():
    frame = SURVEY.replace({"Ann": 1, "Bo": 2, "Cy": 3})
    network, _ = netweave.Network.from_pandas(
        frame, source="from", target="to", layer="layer", weight="weight", directed=True
    ).gate(know="asks")
    assert list(network.members.index) == [1, 2, 3]


def test_a_layer_that_is_not_there_is_told():
    with pytest.raises(KeyError, match="there is no layer 'ask' for know"):
        survey().gate(know="ask")
    with pytest.raises(ValueError, match="needs two or more"):
        survey().gate()
