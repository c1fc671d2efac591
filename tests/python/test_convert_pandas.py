"""Networks from and to data frames.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import datetime
import pickle

import numpy as np
import pytest

pd = pytest.importorskip("pandas")
pytest.importorskip("hypothesis")

from hypothesis import given  # noqa: E402
from random_networks import difference, networks  # noqa: E402

from netweave import LossWarning, Network  # noqa: E402

TIES = {"from": ["Ann", "Bob", "Ann"], "to": ["Bob", "Cay", "Cay"]}


@given(networks())
def test_a_network_comes_back_from_its_data_frames_without_loss(network):
    back = Network.from_pandas(*network.to_pandas())
    assert back.equals(network), difference(back, network)
    assert [type(label) for label in back._labels()] == [type(label) for label in network._labels()]


@given(networks())
def test_pickled_data_frames_still_hold_the_network(network):
    back = Network.from_pandas(*pickle.loads(pickle.dumps(network.to_pandas())))
    assert back.equals(network), difference(back, network)
    assert pickle.loads(pickle.dumps(network)).equals(network)


def test_ends_weight_layer_and_wave_are_found_by_their_names():
    ties = pd.DataFrame({"Source": [1, 2, 1], "Target": [2, 3, 3], "Weight": [1, 2, 3], "wave": [2019, 2019, 2021]})
    network = Network.from_pandas(ties.assign(layer=["advice", "trust", "advice"], since=[2001, 2002, None]))
    assert network.waves == ["2019", "2021"]
    assert network.layers == ["advice", "trust"]
    assert network.weight_name == "Weight"
    assert list(network.ties.columns) == ["from", "to", "layer", "wave", "Weight", "since"]
    assert network.ties["from"].dtype == np.int64
    assert network.members.index.tolist() == [1, 2, 3]


def test_false_says_that_a_column_is_not_the_weight_layer_or_wave():
    ties = pd.DataFrame({**TIES, "weight": [1, 2, 3], "layer": ["a", "b", "a"]})
    network = Network.from_pandas(ties, weight=False, layer=False)
    assert network.weight_name == ""
    assert network.layers == [""]
    assert list(network.ties.columns) == ["from", "to", "weight", "layer_"]
    assert Network.from_pandas(*network.to_pandas()).equals(network)


def test_members_become_the_roster_and_keep_isolates():
    members = pd.DataFrame({"member": ["Dan", "Ann"], "office": ["north", None], "years": [3, 4]})
    network = Network.from_pandas(pd.DataFrame(TIES), members)
    assert network.members.index.tolist() == ["Dan", "Ann", "Bob", "Cay"]
    assert network.members["office"].isna().tolist() == [False, True, True, True]
    assert network.members["office"].iloc[0] == "north"
    assert network.members["years"].tolist()[:2] == [3, 4]
    assert np.isnan(network.members["years"].tolist()[2])


def test_a_frame_of_members_without_names_is_refused():
    with pytest.raises(ValueError, match="does not say who they are"):
        Network.from_pandas(pd.DataFrame(TIES), pd.DataFrame({"years": [1, 2, 3]}))


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (pd.array([1, None, 3], "Int64"), [1, None, 3]),
        (pd.array([True, None, False], "boolean"), [1, None, 0]),
        (pd.array(["a", None, ""], "string"), ["a", None, None]),
        (pd.array([1.5, None, 2], "Float64"), [1.5, None, 2]),
        ([True, False, True], [1, 0, 1]),
        ([None, None, None], [None, None, None]),
        ([np.nan, np.nan, np.nan], [None, None, None]),
        (pd.to_datetime(["2020-01-31", None, "2021-05-01"]), ["2020-01-31", None, "2021-05-01"]),
        (pd.to_datetime(["2020-01-31 10:30", None, "2021-05-01 00:00"]), ["2020-01-31T10:30:00", None, "2021-05-01"]),
        ([datetime.date(2020, 1, 31), None, pd.NaT], ["2020-01-31", None, None]),
        (pd.Categorical(["b", None, "a"]), ["b", None, "a"]),
        (pd.Categorical([2, None, 1], ordered=True), ["2", None, "1"]),
        (np.array([1, 2, 3], np.uint8), [1, 2, 3]),
        (["x", np.str_("y"), None], ["x", "y", None]),
    ],
)
def test_columns_of_every_type_are_read(values, kept):
    members = pd.DataFrame({"value": values}, index=pd.Index(["Ann", "Bob", "Cay"], name="member"))
    network = Network.from_pandas(pd.DataFrame(TIES), members)
    assert [None if pd.isna(value) else value for value in network.members["value"].tolist()] == kept
    ties = pd.DataFrame({**TIES, "value": values})
    if not isinstance(values, pd.Categorical):
        by_tie = dict(zip(zip(ties["from"], ties["to"]), kept))
        found = Network.from_pandas(ties).ties
        assert [by_tie[start, end] for start, end in zip(found["from"], found["to"])] == [
            None if pd.isna(value) else value for value in found["value"].tolist()
        ]


def test_ordered_categories_are_levels_in_their_order():
    levels = pd.Categorical(["high", None, "low"], categories=["low", "middle", "high"], ordered=True)
    network = Network.from_pandas(pd.DataFrame(TIES), pd.DataFrame({"grade": levels}, index=["Ann", "Bob", "Cay"]))
    grade = network.members["grade"]
    assert grade.cat.ordered
    assert grade.cat.categories.tolist() == ["low", "middle", "high"]
    assert grade.cat.codes.tolist() == [2, -1, 0]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([{"a": 1}, None, None], "'value' holds dict values, which are neither numbers nor texts: it is left out"),
        ([1 + 2j, 0, 0], "'value' holds complex values"),
        (pd.to_timedelta([1, 2, 3], "h"), "'value' holds timedelta values"),
        ([1, "a", None], "'value' holds numbers among texts: all its values have become texts"),
        ([2**53 + 1, 1, 2], "'value' holds numbers beyond 9007199254740992"),
    ],
)
def test_what_no_attribute_can_hold_is_told(values, sentence):
    members = pd.DataFrame({"value": values}, index=pd.Index(["Ann", "Bob", "Cay"], name="member"))
    with pytest.warns(LossWarning, match=sentence) as told:
        network = Network.from_pandas(pd.DataFrame(TIES), members)
    assert told[0].filename == __file__
    if "become texts" in str(told[0].message):
        found = [None if pd.isna(value) else value for value in network.members["value"].tolist()]
        assert found == [None if value is None else str(value) for value in values]
    else:
        assert "value" not in network.members


def test_large_whole_numbers_stay_exact_as_texts():
    members = pd.DataFrame({"account": np.array([2**63 - 1, 5], np.int64)}, index=["Ann", "Bob"])
    with pytest.warns(LossWarning):
        network = Network.from_pandas(pd.DataFrame(TIES), members)
    assert network.members["account"].tolist()[:2] == ["9223372036854775807", "5"]


@pytest.mark.parametrize(
    ("ties", "keywords", "sentence"),
    [
        ({"a": ["x"], "b": ["y"]}, {}, "the ties have the columns a, b; say which are the ends"),
        (TIES, {"source": "giver"}, "no column 'giver' for sources"),
        ({**TIES, "to": ["Bob", None, "Cay"]}, {}, "tie 1 has no target"),
        ({"from": [1.0, np.nan], "to": [2.0, 3.0]}, {}, "tie 1 has no source"),
        ({**TIES, "weight": [1, None, 2]}, {}, "the weight of tie 1 is missing"),
        ({**TIES, "weight": ["1", "2", "3"]}, {}, "the weight of tie 0 is '1', not a number"),
        ({**TIES, "weight": [1, -1, 2]}, {}, "negative"),
        ({**TIES, "wave": ["2019", None, "2021"]}, {}, "row 1 of the ties has no wave"),
        ({"from": [1, "1"], "to": ["x", "y"]}, {}, "the members 1 and '1' have the same name '1'"),
        ({"from": ["Ann", "Ann"], "to": ["Bob", "Bob"]}, {"duplicates": "error"}, "given more than once"),
    ],
)
def test_what_is_wrong_with_ties_is_said_in_a_sentence(ties, keywords, sentence):
    with pytest.raises(ValueError, match=sentence):
        Network.from_pandas(pd.DataFrame(ties), **keywords)


def test_direction_can_be_said_for_each_layer():
    ties = pd.DataFrame({**TIES, "layer": ["advice", "trust", "advice"]})
    network = Network.from_pandas(ties, directed={"advice": True, "trust": False})
    assert network.view(layer="advice").directed
    assert not network.view(layer="trust").directed
    with pytest.raises(ValueError, match="but the layers are: advice, trust"):
        Network.from_pandas(ties, directed={"friendship": True})
    with pytest.raises(TypeError, match="the ties are a list, not a data frame"):
        Network.from_pandas([("Ann", "Bob")])


def test_presence_and_respondents_are_given_as_the_network_gives_them_out():
    ties = pd.DataFrame({**TIES, "wave": ["2019", "2021", "2021"]})
    there = pd.DataFrame({"2019": [True, True, False], "2021": [True, True, True]}, index=["Ann", "Bob", "Cay"])
    network = Network.from_pandas(ties, presence=there, respondents=there)
    assert network.presence.to_numpy().tolist() == there.to_numpy().tolist()
    assert network.respondents.to_numpy().tolist() == there.to_numpy().tolist()
    assert Network.from_pandas(*network.to_pandas()).equals(network)
    again = Network.from_pandas(
        network.ties, network.members, directed=False, presence=network.presence, respondents=network.respondents
    )
    assert again.equals(network)
    with pytest.raises(ValueError, match="'Eve' is no member"):
        Network.from_pandas(ties, presence=pd.DataFrame({"2019": [True]}, index=["Eve"]))


def test_rows_that_a_user_chose_are_the_network_that_comes_back():
    ties = pd.DataFrame({**TIES, "wave": ["2019", "2021", "2021"]})
    frame, members = Network.from_pandas(ties, directed=True).to_pandas()
    chosen = Network.from_pandas(frame[frame["wave"] == "2021"], members)
    assert chosen.waves == ["2021"]
    assert chosen.tie_count == 2
    assert chosen.view().directed
