"""Networks: reading, what they hold, views, pickling, errors.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import pickle
import re

import pytest

import netweave

pd = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def waves(examples):
    files = {year: examples / f"community_{year}.csv" for year in ("2019", "2021")}
    return netweave.read(files, members=examples / "community_members.csv")


def test_files_of_several_waves_become_one_network(waves):
    assert waves.waves == ["2019", "2021"]
    assert len(waves) == waves.member_count == 33
    assert "Neighbourhood Leaders Alliance" in waves
    assert "nobody" not in waves
    assert waves.source == "community_members.csv, community_2019.csv, community_2021.csv"


def test_members_and_ties_are_data_frames(waves):
    assert list(waves.members.columns) == ["role", "region", "engagement"]
    assert waves.members.index.name == "member"
    assert waves.members.loc["Elm Street Neighbours", "role"] == "association"
    assert list(waves.ties.columns) == ["from", "to", "wave", "frequency"]
    assert len(waves.ties) >= waves.tie_count
    assert list(waves.presence.columns) == ["2019", "2021"]
    assert waves.presence.dtypes.eq(bool).all()


def test_a_view_reads_by_its_options(waves):
    view = waves.view(wave="2019", hub={"role": "convener"}, symmetrize="any")
    assert not view.directed
    assert view.member_count == len(view.labels) == int(waves.presence["2019"].sum())
    assert "wave 2019" in view.description
    assert view.options == {"wave": "2019", "hub": {"role": "convener"}, "symmetrize": "any"}
    without = waves.view(wave="2019", without=["Elm Street Neighbours", "Hilltop School"])
    assert without.member_count == view.member_count - 2


def test_rows_of_a_view_are_the_library_s_own(waves):
    view = waves.view(wave="2019", weight="frequency")
    starts, neighbours, weights = view.csr()
    source, target, strength = view.ends()
    assert starts[-1] == len(neighbours) == len(weights) == len(source) == len(target) == len(strength) == view.tie_count
    assert not starts.flags.writeable
    assert view.csr()[1].ctypes.data == neighbours.ctypes.data


def test_a_pickled_network_is_the_same_network(waves):
    again = pickle.loads(pickle.dumps(waves))
    assert again.equals(waves)
    assert waves.equals(again)
    assert again.notes == waves.notes
    assert again.source == waves.source
    assert not again.equals(netweave.generate("star", members=4))


def test_who_was_asked_and_who_was_there_is_pickled_too(tmp_path):
    (tmp_path / "ties.csv").write_text("from,to,wave\na,b,1\nb,c,1\na,c,2\n")
    (tmp_path / "people.csv").write_text("id,waves,answered\na,1|2,yes\nb,1,yes\nc,1|2,no\nd,2,yes\n")
    network = netweave.read(tmp_path / "ties.csv", members=tmp_path / "people.csv")
    again = pickle.loads(pickle.dumps(network))
    assert again.equals(network)
    pd.testing.assert_frame_equal(again.presence, network.presence)
    pd.testing.assert_frame_equal(again.respondents, network.respondents)
    assert network.presence.loc["d"].tolist() == [False, True]
    assert not network.respondents.loc["c"].any()


def test_what_was_said_of_answers_survives_when_all_answered(tmp_path):
    (tmp_path / "people.csv").write_text("id,answered\na,yes\nb,yes\n")
    (tmp_path / "ties.csv").write_text("from,to\na,b\n")
    network = netweave.read(tmp_path / "ties.csv", members=tmp_path / "people.csv")
    assert network.respondents is not None
    assert pickle.loads(pickle.dumps(network)).equals(network)


def test_a_written_network_is_read_back(waves, tmp_path):
    with pytest.warns(netweave.LossWarning, match="did not answer"):
        waves.write(tmp_path / "network.graphml")
    again = netweave.read(tmp_path / "network.graphml")
    pd.testing.assert_frame_equal(again.ties, waves.ties)
    pd.testing.assert_frame_equal(again.members, waves.members)
    pd.testing.assert_frame_equal(again.presence, waves.presence)


@pytest.mark.parametrize(("name", "form"), [("network.json", None), ("network.txt", "json"), ("network.txt", "kumu")])
def test_json_holds_all_of_a_network(waves, tmp_path, name, form):
    waves.write(tmp_path / name, format=form)
    again = netweave.read(tmp_path / name)
    pd.testing.assert_frame_equal(again.ties, waves.ties)
    pd.testing.assert_frame_equal(again.members, waves.members)
    pd.testing.assert_frame_equal(again.presence, waves.presence)
    pd.testing.assert_frame_equal(again.respondents, waves.respondents)


def test_what_a_format_cannot_hold_is_told(waves, tmp_path):
    with pytest.warns(netweave.LossWarning):
        waves.write(tmp_path / "one.net", wave="2019")


def test_networks_show_what_they_are(waves):
    assert repr(waves).startswith("<netweave.Network: 33 members, 206 ties, waves 2019, 2021; from community_members.csv")
    assert "<th>members</th><td>33</td>" in waves._repr_html_()
    assert re.fullmatch(r"<netweave.View: 28 members, 62 directed ties; .*>", repr(waves.view(wave="2019")))


def test_names_are_escaped_in_html(tmp_path):
    (tmp_path / "<b>.csv").write_text("from,to\n<script>,b\n")
    network = netweave.read(tmp_path / "<b>.csv")
    table = network.view().measure_table("degree")
    assert "<script>" not in table._repr_html_() + network._repr_html_()
    assert "&lt;b&gt;.csv" in network._repr_html_()


def test_generated_networks_are_the_same_for_the_same_seed():
    one, two, other = (netweave.generate("erdos_renyi", members=40, ties=80, seed=seed) for seed in (5, 5, 6))
    assert one.equals(two)
    assert not one.equals(other)


def test_equal_views_are_made_once_and_few_are_kept():
    network = netweave.generate("star", members=20)
    assert network.view(hub="2")._lens is network.view(hub="2")._lens
    for k in range(1, 20):
        network.view(hub=str(k))
    assert len(network._lenses) <= 8


@pytest.mark.parametrize(
    ("call", "kind", "builtin", "says"),
    [
        (lambda: netweave.read("no such file.csv"), netweave.FileError, OSError, "no such file.csv"),
        (lambda: star().measure("betweeness"), netweave.NotFoundError, KeyError, "did you mean 'betweenness'"),
        (lambda: star().measure("pagerank:damping=7"), netweave.InvalidArgumentError, ValueError, "damping"),
        (lambda: star().view(hub="nobody"), netweave.NotFoundError, KeyError, "nobody"),
        (lambda: star().measure("density degree"), netweave.InvalidArgumentError, ValueError, "separate calls"),
        (lambda: netweave.generate("starr"), netweave.NotFoundError, KeyError, "star"),
        (lambda: netweave.generate("star", members=-1), netweave.InvalidArgumentError, ValueError, "members"),
        (lambda: star().profile(timeout=1e-9, draws=1000), netweave.BudgetError, TimeoutError, "time"),
        (lambda: star().profile(seed=-1), ValueError, ValueError, "seed"),
        (lambda: star().measure(scope="members"), ValueError, ValueError, "'member'"),
        (lambda: netweave.Network(), TypeError, TypeError, "netweave.read"),
    ],
)
def test_failures_are_exceptions_with_the_library_s_sentence(call, kind, builtin, says):
    with pytest.raises(kind, match=re.escape(says)) as caught:
        call()
    assert isinstance(caught.value, builtin)
    assert str(caught.value) == caught.value.args[0]


def star():
    return netweave.generate("star", members=9)


def test_a_parse_error_tells_file_line_and_column(tmp_path):
    path = tmp_path / "broken.csv"
    path.write_text("from,to,weight\na,b,1\nb,c,many\n")
    with pytest.raises(netweave.ParseError) as caught:
        netweave.read(path, weight="weight")
    assert (caught.value.file.endswith("broken.csv"), caught.value.line) == (True, 3)
    assert caught.value.column == 5


def test_files_with_odd_names_are_read(tmp_path):
    path = tmp_path / "sélection 2019,β.csv"
    path.write_text("from,to\nä,ß\n", encoding="utf-8")
    network = netweave.read(str(path))
    assert network.members.index.tolist() == ["ä", "ß"]


def test_levels_are_ordered_categories(tmp_path):
    ordered = pd.Categorical(["low", "high", None], categories=["low", "high"], ordered=True)
    members = pd.DataFrame({"step": ordered}, index=["a", "b", "c"])
    network = netweave.Network.from_pandas(pd.DataFrame({"from": ["a"], "to": ["b"]}), members=members)
    step = network.members["step"]
    assert step.dtype == members["step"].dtype
    assert step.isna().tolist() == [False, False, True]
    assert pickle.loads(pickle.dumps(network)).equals(network)
