"""Measures, structure and comparison from Python: shapes, provenance, and the same numbers as networkx and igraph.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import math
import subprocess
import sys

import numpy as np
import pytest

import netweave

pd = pytest.importorskip("pandas")
nx = pytest.importorskip("networkx")
hypothesis = pytest.importorskip("hypothesis")
st = hypothesis.strategies


@st.composite
def graphs(draw, directed=False):
    """Graphs of up to nine members, isolates and all."""
    members = draw(st.integers(1, 9))
    pairs = [(i, j) for i in range(members) for j in range(members) if (i != j if directed else i < j)]
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(members))
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else [])
    return graph


def network_of(graph):
    return netweave.Network.from_networkx(graph)


def same(series, expected, tolerance=1e-9):
    assert list(series.index) == list(expected)
    np.testing.assert_allclose(series.to_numpy(), list(expected.values()), rtol=tolerance, atol=tolerance)


@hypothesis.given(graphs())
def test_member_measures_are_networkx_s(graph):
    network = network_of(graph)
    same(network.measure("betweenness"), nx.betweenness_centrality(graph, normalized=False))
    same(network.measure("degree"), dict(graph.degree))
    same(network.measure("coreness"), nx.core_number(graph))
    if len(graph) > 1:
        same(network.measure("closeness"), nx.closeness_centrality(graph, wf_improved=True))
        harmonic = {member: value / (len(graph) - 1) for member, value in nx.harmonic_centrality(graph).items()}
        same(network.measure("harmonic"), harmonic)


@hypothesis.given(graphs(directed=True))
def test_directed_measures_are_networkx_s(graph):
    network = network_of(graph)
    same(network.measure("betweenness"), nx.betweenness_centrality(graph, normalized=False))
    same(network.measure("in_degree"), dict(graph.in_degree))
    same(network.measure("pagerank"), nx.pagerank(graph, tol=1e-14, max_iter=10000), 1e-7)
    if len(graph) > 1:
        assert network.measure("density") == pytest.approx(nx.density(graph))


@hypothesis.given(graphs())
def test_network_measures_are_igraph_s(graph):
    igraph = pytest.importorskip("igraph")
    peer = igraph.Graph(n=len(graph), edges=list(graph.edges))
    network = network_of(graph)
    if len(graph) > 1:
        assert network.measure("density") == pytest.approx(peer.density())
    assert network.measure("components") == len(
        peer.connected_components() if hasattr(peer, "connected_components") else peer.clusters()
    )
    transitivity = peer.transitivity_undirected()
    if not math.isnan(transitivity):
        assert network.measure("transitivity") == pytest.approx(transitivity)
    ties = network.measure("edge_betweenness")
    np.testing.assert_allclose(sorted(ties), sorted(peer.edge_betweenness()), atol=1e-9)


def test_shapes_follow_the_scope():
    network = netweave.generate("star", members=6)
    assert network.measure("degree_centralization") == 1.0
    both = network.measure("density", "degree_centralization")
    pd.testing.assert_series_equal(network.measure(["density", "degree_centralization"]), both)
    assert network.measure(["density"]).tolist() == [network.measure("density")]
    assert both.index.tolist() == ["density", "degree_centralization"]
    degree = network.measure("degree")
    assert (degree.name, degree.index.name, degree.iloc[0]) == ("degree", "member", 5)
    frame = network.measure("degree", "betweenness")
    assert frame.columns.tolist() == ["degree", "betweenness"]
    ties = network.measure("edge_betweenness")
    assert ties.index.names == ["from", "to"]
    assert len(ties) == 5
    assert len(network.measure(scope="member").columns) > 15
    assert network.measure("himelboim").index.str.startswith("himelboim.").all()


def test_results_say_how_they_were_made():
    result = netweave.generate("star", members=6).measure("pagerank", seed=7, symmetrize="any")
    assert result.attrs["netweave"] == netweave.__version__
    assert result.attrs["specs"] == ["pagerank:damping=0.85"]
    assert result.attrs["seed"] == 7
    assert isinstance(result.attrs["view"], str)


def test_an_undefined_number_is_nan_with_a_warning_that_says_why():
    network = netweave.generate("star", members=1)
    with pytest.warns(netweave.UndefinedWarning, match="density") as caught:
        assert math.isnan(network.measure("density"))
    assert caught[0].filename == __file__
    isolated = netweave.Network.from_edges([("a", "b")], members=["a", "b", "c"]).measure("constraint")
    assert math.isnan(isolated["c"])
    assert any("constraint" in note for note in isolated.attrs["notes"])


def test_columns_are_not_copied_and_keep_their_table():
    table = netweave.generate("star", members=50).view().measure_table("degree", "betweenness")
    degree = table["degree"]
    assert degree.ctypes.data == table["degree"].ctypes.data
    assert not degree.flags.writeable
    expected = degree.tolist()
    del table
    for _ in range(100):
        netweave.generate("ring", members=50).view().measure_table("degree")
    assert degree.tolist() == expected


def test_a_table_tells_all_it_has():
    table = netweave.generate("star", members=4).view().measure_table("degree", "pagerank")
    assert len(table) == 4
    assert list(table) == table.columns == ["degree", "pagerank"]
    assert table.labels == {"member": ["1", "2", "3", "4"]}
    assert table.specs == ["degree", "pagerank:damping=0.85"]
    assert table.to_text("csv").splitlines()[0] == "member,degree,pagerank"
    assert str(table) == table.to_text()
    assert table.to_pandas(["member"]).loc["1", "degree"] == 3
    with pytest.raises(KeyError, match="there are degree, pagerank"):
        table["closeness"]


def test_the_structure_of_a_star_and_of_a_ring():
    hub = netweave.generate("star", members=12).profile(draws=20)
    assert (hub.type, hub.hub, hub["hub_dependence"], hub["peer_efficiency"]) == ("hub_and_spoke", ["1"], 1.0, 0.0)
    assert hub.draws == 20
    assert sum(hub.types.values()) == pytest.approx(1)
    assert hub.members.loc["1", "role"] == "hub"
    assert hub.numbers["effective_hubs"] == pytest.approx(1)
    assert "hub-and-spoke" in hub.sentence
    assert repr(hub) == "<netweave.Structure: hub_and_spoke, hub 1, hub dependence 1.000, peer efficiency 0.000>"
    with pytest.raises(KeyError, match="hub_dependence"):
        hub["dependence"]
    assert netweave.generate("ring", members=12).profile(draws=0).type != "hub_and_spoke"


def test_the_hub_curve_is_a_data_frame():
    curve = netweave.generate("star", members=12).hub_curve("degree", 2)
    assert curve["reachable_pairs"].tolist()[:2] == [1, 0]


def test_a_network_passes_threads_and_progress_to_the_hub_curve():
    with pytest.raises(KeyboardInterrupt):
        netweave.generate("erdos_renyi", members=3000, ties=12000).hub_curve(
            threads=1, progress=lambda share, what: (_ for _ in ()).throw(KeyboardInterrupt)
        )


def test_pandas_is_loaded_when_it_is_needed_first():
    code = (
        "import sys, netweave\n"
        "network = netweave.generate('star', members=5)\n"
        "assert network.measure('density') == 0.4 and 'pandas' not in sys.modules\n"
        "network.measure('degree')\n"
        "assert 'pandas' in sys.modules and 'matplotlib' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_comparing_files_waves_and_networks_tells_the_same(examples):
    files = [examples / f"community_{year}.csv" for year in (2019, 2021)]
    networks = [netweave.read(path) for path in files]
    joined = netweave.read({"2019": files[0], "2021": files[1]})
    by_file, by_network, by_wave = (
        netweave.compare(*files, draws=200),
        netweave.compare(*networks, draws=200),
        joined.compare("2019", "2021", draws=200),
    )
    assert by_file.structure_before.type == "hub_and_spoke"
    assert by_file.structure_after.type == "networked"
    assert by_file.type_change == "shown"
    assert [view.options["wave"] for view in (by_file.before, by_file.after)] == ["2019", "2021"]
    for other in (by_network, by_wave):
        assert other.counts == by_file.counts
        pd.testing.assert_frame_equal(other.measures, by_file.measures)
        pd.testing.assert_frame_equal(other.ties, by_file.ties)
    assert (by_file.measures["p"].dropna() > 0).all()


def test_kapferer_s_workers_grow_denser_and_less_centralised(shared_data):
    """Kapferer 1972: density .213 to .301 and degree centralization .441 to .376, as the command has it."""
    folder = shared_data / "kapferer_tailorshop" / "derived"
    comparison = netweave.compare(folder / "kapfts1.csv", folder / "kapfts2.csv", draws=200, direction="undirected")
    density, centralization = (comparison.measures.loc[name] for name in ("density", "degree_centralization"))
    assert (round(density["before"], 3), round(density["after"], 3)) == (0.213, 0.301)
    assert (round(centralization["before"], 3), round(centralization["after"], 3)) == (0.441, 0.376)
    assert "denser and less centralised" in comparison.sentence


def test_whole_numbers_of_numpy_are_seeds_and_threads():
    network = netweave.generate("erdos_renyi", members=20, ties=40, seed=np.int64(3))
    assert network.equals(netweave.generate("erdos_renyi", members=20, ties=40, seed=3))
    assert network.measure("density", threads=np.int64(1)) == network.measure("density")
    with pytest.raises(TypeError, match="integer"):
        network.measure("density", seed=1.5)


def test_a_comparison_has_a_table_per_question():
    before = netweave.generate("star", members=10)
    after = netweave.Network.from_edges([("1", "2"), ("2", "3"), ("3", "11")])
    comparison = netweave.compare(before, after, draws=0, measures=["density", "transitivity"])
    assert comparison.counts["joined"] == 1
    assert comparison.counts["left"] == 7
    assert comparison.counts["kept"] == 1
    assert comparison.ties["change"].tolist().count("dissolved") == 8
    assert comparison.ties.index.names == ["from", "to"]
    assert comparison.ties.loc[("1", "2"), "change"] == "kept"
    assert comparison.level == 0.95
    assert comparison.measures.index.tolist() == ["density", "transitivity"]
    assert comparison.sentence
    assert "change of type" in repr(comparison)
    assert isinstance(comparison.notes, list)


def test_views_cannot_be_given_options_again():
    view = netweave.generate("star", members=5).view()
    with pytest.raises(ValueError, match="hub"):
        netweave.compare(view, view, hub="1")


def test_what_is_no_network_is_not_compared():
    with pytest.raises(TypeError, match="from_networkx"):
        netweave.compare(nx.path_graph(3), nx.path_graph(3))


def test_what_there_is_can_be_listed():
    assert "How often does each member stand between others?" in netweave.describe("betweenness")
    names = [measure["name"] for measure in netweave.catalog()]
    assert "density" in names
    assert len(names) >= 70
    assert "graphml" in netweave.formats()


def test_without_pandas_results_are_tables():
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import netweave\n"
        "network = netweave.generate('star', members=5)\n"
        "assert network.measure('density') == 0.4\n"
        "assert network.measure('degree')['degree'].tolist() == [4, 1, 1, 1, 1]\n"
        "assert network.profile(draws=0).members['degree'][0] == 4\n"
        "assert netweave.compare(network, network, draws=0).measures['change'][0] == 0\n"
        "assert len(network.hub_curve()) > 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_estimates_stand_beside_their_standard_errors():
    network = netweave.generate("barabasi_albert", members=700, ties=2)
    exact = network.measure("betweenness")
    estimate = network.measure("betweenness", approximate={"sources": 300}, seed=4)
    assert list(estimate.columns) == ["betweenness", "betweenness.standard_error"]
    assert any("300 of the 700 members" in note and "seed 4" in note for note in estimate.attrs["notes"])
    high = exact > exact.quantile(0.98)
    assert ((estimate["betweenness"] - exact).abs() < 5 * estimate["betweenness.standard_error"])[high].all()
    assert netweave.measures.closeness(network, approximate=0.5).shape == (700, 2)
    assert network.measure("closeness", approximate={"sources": 700}).equals(network.measure("closeness"))
    with pytest.raises(ValueError, match="error"):
        network.measure("closeness", approximate=7)


def test_distances_have_a_distribution():
    frame = netweave.generate("star", members=6).view().distances()
    assert frame["distance"].tolist() == [1, 2] and frame["pairs"].tolist() == [10, 20]
    assert frame["within"].tolist() == pytest.approx([1 / 3, 1])


def test_readings_of_who_did_not_answer_stand_side_by_side():
    frame = netweave.generate("star", members=6).view().unknown("density", "transitivity")
    assert list(frame["measure"]) == ["density", "transitivity"]
    assert frame["zero"][0] == frame["observed"][0] == pytest.approx(1 / 3)
    assert np.isnan(frame["previous"][0])
