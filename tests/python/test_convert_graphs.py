"""Networks from and to the graphs of networkx and igraph.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import warnings

import numpy as np
import pytest

networkx = pytest.importorskip("networkx")
igraph = pytest.importorskip("igraph")
pytest.importorskip("hypothesis")

from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from random_networks import difference, label_kinds, networks, settled, texts  # noqa: E402

from netweave import LossWarning, Network  # noqa: E402

MAKERS = [Network.to_networkx, Network.to_igraph]


@given(networks(single=True))
def test_a_network_comes_back_from_networkx_without_loss(network):
    graph = network.to_networkx()
    assert graph.number_of_nodes() == network.member_count
    assert graph.number_of_edges() == len(network.ties)
    back = Network.from_networkx(graph)
    assert back.equals(network), difference(back, network)
    assert back.source == network.source


@given(networks(single=True))
def test_a_network_comes_back_from_igraph_without_loss(network):
    graph = network.to_igraph()
    assert graph.vcount() == network.member_count
    assert graph.ecount() == len(network.ties)
    back = Network.from_igraph(graph)
    assert back.equals(network), difference(back, network)
    assert back.source == network.source


@st.composite
def graphs(draw):
    """Graphs of networkx with nodes and attributes of every kind that networks can hold."""
    graph = draw(st.sampled_from([networkx.Graph, networkx.DiGraph]))()
    nodes = settled(draw(st.lists(draw(label_kinds), max_size=8)))
    values = st.dictionaries(texts, st.one_of(texts, st.integers(-9, 9), st.booleans(), st.floats(-9, 9)), max_size=3)
    kinds = {}

    def same_kind(row):
        return {
            name: value
            for name, value in row.items()
            if name not in ("weight", "strength") and kinds.setdefault(name, isinstance(value, str)) == isinstance(value, str)
        }

    for node in nodes:
        graph.add_node(node, **same_kind(draw(values)))
    kinds.clear()
    weighted = draw(st.booleans())
    for start, end in draw(st.lists(st.tuples(*[st.sampled_from(nodes)] * 2), max_size=20)) if nodes else []:
        graph.add_edge(start, end, **same_kind(draw(values)))
        if weighted:
            graph[start][end]["weight"] = draw(st.floats(0.001, 100))
    return graph


@given(graphs())
def test_a_networkx_graph_comes_back_equal(graph):
    back = Network.from_networkx(graph).to_networkx()
    back.graph.pop("netweave", None)
    assert networkx.utils.graphs_equal(back, graph)
    assert list(back) == list(graph)


def test_the_karate_club_is_the_same_in_all_three():
    club = networkx.karate_club_graph()
    network = Network.from_networkx(club)
    assert network.members.index.tolist() == list(range(34))
    assert networkx.utils.graphs_equal(network.to_networkx(), club)
    twin = network.to_igraph()
    assert twin.vs.attributes() == ["club"]
    assert twin.es["weight"] == [club[edge.source][edge.target]["weight"] for edge in twin.es]
    assert network.measure("density") == pytest.approx(networkx.density(club), rel=1e-12)
    assert network.measure("transitivity") == pytest.approx(twin.transitivity_undirected(), rel=1e-12)
    degree = network.measure("degree")
    assert degree.tolist() == twin.degree()
    assert dict(degree.items()) == dict(club.degree())


def test_igraph_attributes_come_back_equal():
    graph = igraph.Graph(edges=[(0, 1), (2, 1), (1, 2), (3, 3)], directed=True)
    graph.vs["name"] = ["Ann", "Bob", "Cay", "Dan"]
    graph.vs["years"] = [1.5, None, 3.0, 4.0]
    graph.vs["office"] = ["north", None, "south", "north"]
    graph.es["weight"] = [1.0, 2.0, 3.0, 4.0]
    graph.es["since"] = ["2001", None, "2003", "2004"]
    back = Network.from_igraph(graph).to_igraph()
    assert back.is_directed()
    for name in graph.vs.attributes():
        assert back.vs[name] == graph.vs[name]
    rows = {edge.tuple: edge.attributes() for edge in graph.es}
    assert {edge.tuple: edge.attributes() for edge in back.es} == rows
    assert back.vs.find(name="Cay").index == 2


@pytest.mark.parametrize("multi", [networkx.MultiGraph, networkx.MultiDiGraph])
@pytest.mark.parametrize(("rule", "weight"), [("sum", 5.0), ("first", 2.0), ("max", 3.0)])
def test_parallel_edges_are_joined_by_the_rule(multi, rule, weight):
    graph = multi([("a", "b", {"weight": 2.0}), ("a", "b", {"weight": 3.0})])
    network = Network.from_networkx(graph, duplicates=rule)
    assert network.tie_count == 1
    assert network.to_edges() == [("a", "b", weight)]
    assert network.view().directed == graph.is_directed()
    with pytest.raises(ValueError, match="given more than once"):
        Network.from_networkx(graph, duplicates="error")


def test_edges_without_a_weight_count_one_and_a_note_says_so():
    graph = networkx.Graph()
    graph.add_edge(1, 2, weight=3.0)
    graph.add_edge(2, 3)
    network = Network.from_networkx(graph)
    assert network.to_edges() == [(1, 2, 3.0), (2, 3, 1.0)]
    assert "1 of 2 ties had no weight: taken as 1." in network.notes
    graph[1][2]["weight"] = float("nan")
    with pytest.raises(ValueError, match="the weight of tie 0 is missing"):
        Network.from_networkx(graph)
    assert Network.from_networkx(graph, weight=False).weight_name == ""


def test_edges_of_weight_zero_are_no_ties_and_a_note_says_so():
    graph = networkx.Graph([(1, 2, {"weight": 0, "kind": "a"}), (2, 3, {"weight": 2, "kind": "b"})])
    network = Network.from_networkx(graph)
    assert network.to_edges(data=True) == [(2, 3, {"kind": "b", "weight": 2.0})]
    assert any("weight 0" in note for note in network.notes)


def test_what_a_graph_has_besides_is_told():
    graph = networkx.Graph(name="staff", year=2019)
    graph.add_node(1, pos=(0.5, 0.5))
    with pytest.warns(LossWarning) as told:
        network = Network.from_networkx(graph)
    assert network.source == "staff"
    sentences = [str(warning.message) for warning in told]
    assert any("'year' of the networkx graph is left out" in sentence for sentence in sentences)
    assert any("'pos' holds tuple values" in sentence for sentence in sentences)


@pytest.mark.parametrize("make", MAKERS)
def test_one_layer_and_wave_must_be_chosen(make):
    network = Network.from_pandas(
        pytest.importorskip("pandas").DataFrame({"from": [1, 2], "to": [2, 3], "wave": ["2019", "2021"]})
    )
    with pytest.raises(ValueError, match="wave"):
        make(network)
    graph = make(network, wave="2021")
    assert Network.to_edges(network, wave="2021") == [(2, 3)]
    assert (graph.number_of_nodes() if hasattr(graph, "number_of_nodes") else graph.vcount()) == 3
    with pytest.raises(KeyError, match="2020"):
        make(network, wave="2020")


@pytest.mark.parametrize("make", MAKERS)
def test_options_of_a_view_give_its_ties(make):
    network = Network.from_edges([("a", "b", 1.0), ("b", "a", 3.0), ("b", "c", 2.0)], directed=True)
    graph = make(network, threshold=2.0)
    assert Network.to_edges(network, threshold=2.0) == [("b", "a", 3.0), ("b", "c", 2.0)]
    back = Network.from_networkx(graph) if make is MAKERS[0] else Network.from_igraph(graph)
    assert back.to_edges() == [("b", "a", 3.0), ("b", "c", 2.0)]
    assert not make(network, symmetrize="any").is_directed()
    left = make(network, without="a")
    assert len(left.edges if hasattr(left, "adj") else left.es) == 1


def test_ties_of_a_view_keep_names_and_attributes_as_far_as_they_are_the_networks_own():
    edges = [
        ("a", "b", {"strength": 1.0, "since": 2001}),
        ("b", "a", {"strength": 3.0, "since": 2002}),
        ("c", "b", {"strength": 2.0}),
    ]
    network = Network.from_edges(edges, weight="strength", layer="advice", wave=2019, directed=True)
    kept = [("b", "a", {"since": 2002.0, "strength": 3.0}), ("c", "b", {"strength": 2.0})]
    assert network.to_edges(data=True, threshold=2) == kept
    assert network.to_edges(data=True, without="c", weight=False) == [
        ("a", "b", {"since": 2001.0}),
        ("b", "a", {"since": 2002.0}),
    ]
    assert network.to_edges(data=True, weight="since", without="c") == [
        ("a", "b", {"since": 2001.0}),
        ("b", "a", {"since": 2002.0}),
    ]
    back = Network.from_networkx(network.to_networkx(threshold=2, wave=2019))
    assert (back.layers, back.waves, back.weight_name) == (["advice"], ["2019"], "strength")
    with pytest.warns(LossWarning, match="their attributes are left out"):
        assert network.to_edges(data=True, symmetrize="both") == [("a", "b", {"strength": 1.0})]
    with pytest.warns(LossWarning, match="no ties of members with themselves"):
        Network.from_edges([("a", "a", 1.0), ("a", "b", 2.0)]).to_networkx(threshold=1)


@pytest.mark.parametrize("make", MAKERS)
def test_members_who_were_absent_or_did_not_answer_are_told(make):
    frames = pytest.importorskip("pandas")
    there = frames.DataFrame({"": [True, True, False]}, index=[1, 2, 3])
    ties = frames.DataFrame({"from": [1], "to": [2]})
    network = Network.from_pandas(ties, [1, 2, 3], presence=there)
    with pytest.warns(LossWarning, match=r"members who were absent \(1\) are left out"):
        make(network)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        make(network, members="all")
    silent = Network.from_pandas(ties, [1, 2, 3], respondents=there)
    with pytest.warns(LossWarning, match="1 member did not answer"):
        make(silent)


def test_labels_of_igraph_are_names_that_it_finds():
    network = Network.from_edges([((1, "a"), (2, "b")), ((2, "b"), 7)])
    graph = network.to_igraph()
    assert graph.vs["name"] == ["(1, 'a')", "(2, 'b')", "7"]
    assert Network.from_igraph(graph).members.index.tolist() == [(1, "a"), (2, "b"), 7]


def test_numpy_labels_become_plain_ones():
    graph = networkx.Graph([(np.int64(1), np.int64(2)), (np.str_("x"), np.int64(1))])
    labels = Network.from_networkx(graph).members.index.tolist()
    assert labels == [1, 2, "x"]
    assert [type(label) for label in labels] == [int, int, str]


def test_what_is_no_graph_is_refused():
    with pytest.raises(TypeError, match="not a networkx graph"):
        Network.from_networkx([(1, 2)])
    with pytest.raises(TypeError, match="not an igraph graph"):
        Network.from_igraph(networkx.Graph())
