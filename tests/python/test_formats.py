"""Files that networkx and igraph write, and those that they read.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import json

import pytest

networkx = pytest.importorskip("networkx")

import netweave  # noqa: E402

HOSTILE = ['a "b"', "x & <y>", "=1+1", "007", "‮egpj", "back\\slash", "é"]


def karate():
    graph = networkx.karate_club_graph()
    for source, target, data in graph.edges(data=True):
        data.setdefault("weight", source + target + 1)
    return graph


def same_as(graph, network):
    assert sorted(network.members.index) == sorted(str(node) for node in graph.nodes)
    ties = network.ties
    read = {frozenset(ends): weight for *ends, weight in zip(ties["from"], ties["to"], ties["weight"], strict=True)}
    assert read == {frozenset((str(a), str(b))): weight for a, b, weight in graph.edges(data="weight")}
    assert list(network.members["club"]) == [graph.nodes[node]["club"] for node in graph.nodes]


@pytest.mark.parametrize("make", [networkx.node_link_data, networkx.cytoscape_data])
def test_json_of_networkx_is_read(tmp_path, make):
    (tmp_path / "graph.json").write_text(json.dumps(make(karate())))
    same_as(karate(), netweave.read(tmp_path / "graph.json"))


@pytest.mark.parametrize("version", ["1.1draft", "1.2draft"])
def test_gexf_of_networkx_is_read(tmp_path, version):
    networkx.write_gexf(karate(), tmp_path / "graph.gexf", version=version)
    same_as(karate(), netweave.read(tmp_path / "graph.gexf"))


def test_times_of_networkx_become_waves(tmp_path):
    graph = networkx.Graph(mode="dynamic")
    graph.add_edge("a", "b", spells=[(1, 2), (3, 4)])
    graph.add_edge("b", "c", start=2, end=4)
    networkx.write_gexf(graph, tmp_path / "graph.gexf")
    network = netweave.read(tmp_path / "graph.gexf")
    assert network.waves == ["1", "2", "3"]
    assert [len(network.ties[network.ties["wave"] == wave]) for wave in network.waves] == [1, 1, 2]


def hostile():
    ties = [(HOSTILE[0], name, k + 0.5) for k, name in enumerate(HOSTILE) if k > 0]
    return netweave.Network.from_edges([(a, b) for a, b, _ in ties], directed=True), ties


def test_networkx_reads_our_gexf(tmp_path):
    network, ties = hostile()
    network.write(tmp_path / "graph.gexf")
    graph = networkx.read_gexf(tmp_path / "graph.gexf")
    assert set(graph.nodes) == set(HOSTILE)
    assert set(graph.edges) == {(a, b) for a, b, _ in ties}
    assert graph.is_directed()


def test_networkx_reads_our_json(tmp_path):
    network, ties = hostile()
    network.write(tmp_path / "graph.json")
    data = json.loads((tmp_path / "graph.json").read_text())
    data["links"] = data["edges"]  # what older releases look for
    graph = networkx.node_link_graph(data)
    assert set(graph.nodes) == set(HOSTILE)
    assert set(graph.edges) == {(a, b) for a, b, _ in ties}
    assert graph.is_directed()


def test_igraph_and_netweave_agree_through_graphml_and_gexf(tmp_path):
    igraph = pytest.importorskip("igraph")
    graph = igraph.Graph.Famous("Zachary")
    graph.vs["name"] = [f"m{k}" for k in range(graph.vcount())]
    graph.write_graphml(str(tmp_path / "graph.graphml"))
    network = netweave.read(tmp_path / "graph.graphml")
    network.write(tmp_path / "graph.gexf")
    again = netweave.read(tmp_path / "graph.gexf")
    assert len(again.ties) == graph.ecount()
    assert list(again.members.index) == list(network.members.index)


def test_scipy_and_netweave_read_each_others_matrix_market(tmp_path):
    io = pytest.importorskip("scipy.io")
    nodes = list(karate().nodes)
    matrix = networkx.to_scipy_sparse_array(karate(), nodelist=nodes)
    io.mmwrite(tmp_path / "graph.mtx", matrix)
    network = netweave.read(tmp_path / "graph.mtx")
    assert list(network.members.index) == [str(node + 1) for node in nodes]
    assert len(network.ties) == karate().number_of_edges()
    network, ties = hostile()
    network.write(tmp_path / "ours.mtx")
    ours = io.mmread(tmp_path / "ours.mtx").tocoo()
    assert len(ours.data) == len(ties)
    network = netweave.read(tmp_path / "ours.mtx")
    assert set(zip(network.ties["from"], network.ties["to"], strict=True)) == {(a, b) for a, b, _ in ties}


def test_gml_of_networkx_is_read(tmp_path):
    networkx.write_gml(karate(), tmp_path / "graph.gml")
    same_as(karate(), netweave.read(tmp_path / "graph.gml"))


def test_networkx_reads_our_gml(tmp_path):
    network, ties = hostile()
    network.write(tmp_path / "graph.gml")
    graph = networkx.read_gml(tmp_path / "graph.gml")
    assert set(graph.nodes) == set(HOSTILE)
    assert set(graph.edges) == {(a, b) for a, b, _ in ties}
    assert graph.is_directed()


def test_gml_of_igraph_is_read(tmp_path):
    igraph = pytest.importorskip("igraph")
    graph = igraph.Graph.Famous("Zachary")
    graph.vs["name"] = [f"m{k}" for k in range(graph.vcount())]
    graph.write_gml(str(tmp_path / "graph.gml"))
    network = netweave.read(tmp_path / "graph.gml")
    assert list(network.members.index) == graph.vs["name"]
    assert len(network.ties) == graph.ecount()
