"""Networks from and to lists of edges, numpy arrays and sparse matrices; and what happens where a package is not there.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import gc
import subprocess
import sys

import numpy as np
import pytest

pytest.importorskip("hypothesis")

from hypothesis import given
from hypothesis import strategies as st
from random_networks import difference, label_kinds, networks, settled

from netweave import LossWarning, Network


def bare(network):
    """Without what edges and matrices do not hold: attributes, names and isolates."""
    labels = network._labels()
    return [(labels[k], labels[m], value) for k, m, value in zip(*ends(network))], network.view().directed


def ends(network):
    from netweave._apart import tie_sets_of

    ties = tie_sets_of(network._owner)[0]
    return ties.source, ties.target, np.ones(len(ties.source)) if ties.weight is None else ties.weight


# ---- edges ----


@given(networks(single=True))
def test_edges_with_their_data_hold_all_but_the_attributes_of_members(network):
    members = network.members
    edges = network.to_edges(data=True)
    back = Network.from_edges(
        edges, members=members, directed=network.view().directed, weight=network.weight_name or "none", wave=network.waves[0],
        layer=network.layers[0],
    )  # fmt: skip
    assert bare(back) == bare(network), difference(back, network)
    assert back.to_edges(data=True) == edges
    assert back.members.equals(members)


@given(st.data())
def test_edges_make_the_roster_in_the_order_of_their_first_naming(data):
    labels = settled(data.draw(st.lists(data.draw(label_kinds), min_size=1, max_size=9)))
    edges = data.draw(st.lists(st.tuples(*[st.sampled_from(labels)] * 2), max_size=20))
    network = Network.from_edges(iter(edges), directed=True)
    assert network._labels() == list(dict.fromkeys(end for edge in edges for end in edge))
    assert {edge[:2] for edge in network.to_edges()} == set(edges)


@pytest.mark.parametrize(
    "edges",
    [
        [(1, 2, 0.5), (2, 3, 4.0)],
        [[1, 2, 0.5], [2, 3, 4.0]],
        {(1, 2): 0.5, (2, 3): 4.0},
        [(1, 2, {"weight": 0.5}), (2, 3, {"weight": 4.0})],
        np.array([[1, 2, 0.5], [2, 3, 4.0]]),
        zip([1, 2], [2, 3], [0.5, 4.0]),
    ],
)
def test_edges_may_come_in_many_shapes(edges):
    assert Network.from_edges(edges).to_edges() == [(1, 2, 0.5), (2, 3, 4.0)]


def test_ends_may_be_whole_numbers_on_one_side_and_tuples_on_the_other():
    edges = [(1, (2, "x")), (3, (2, "x"))]
    assert Network.from_edges(edges).to_edges() == [(1, (2, "x")), ((2, "x"), 3)]


def test_members_can_be_listed_with_attributes():
    network = Network.from_edges([("a", "b")], members={"c": {"age": 5}, "a": {"age": 6, "role": "x"}, "d": None})
    assert network._labels() == ["c", "a", "d", "b"]
    assert network.to_networkx().nodes["a"] == {"age": 6.0, "role": "x"}
    assert Network.from_edges([], members=["x", "y"]).member_count == 2


@pytest.mark.parametrize(
    ("edges", "kind", "sentence"),
    [
        ({1: {2: {}}}, ValueError, "a dictionary of edges is {.from, to.: weight}"),
        (["ab"], ValueError, "edge 0 is 'ab'; give pairs"),
        ([(1, 2), (1, 2, 3)], ValueError, "edge 1, .* has 3 values where the first has 2"),
        ([(1, 2, 3, 4)], ValueError, "edge 0"),
        ([(1, None)], ValueError, "tie 0 has no target"),
        ([(float("nan"), 1)], ValueError, "tie 0 has no source"),
        ([([], 1)], TypeError, "hashable"),
        ([(1, 2, "x")], ValueError, "the weight of tie 0 is 'x', not a number"),
        ([(1, "1")], ValueError, "same name '1'"),
        ([("", "x")], ValueError, "empty"),
        ([("a\0", "x")], ValueError, "NUL"),
        ([("\ud800", "x")], ValueError, "UTF-8"),
    ],
)
def test_what_is_wrong_with_edges_is_said_in_a_sentence(edges, kind, sentence):
    with pytest.raises(kind, match=sentence):
        Network.from_edges(edges)


# ---- arrays ----


@given(st.data())
def test_whole_numbers_make_the_same_network_as_edges(data):
    low, high = data.draw(st.sampled_from([(0, 9), (-50, 50), (-(2**63), 2**63 - 1), (10**12, 10**12 + 9)]))
    values = st.integers(low, high)
    edges = data.draw(st.lists(st.tuples(values, values), max_size=30))
    source, target = (np.array([edge[k] for edge in edges], np.int64) for k in (0, 1))
    assert Network.from_numpy(source, target).equals(Network.from_edges(edges))


def test_arrays_of_places_need_labels():
    network = Network.from_numpy([0, 1], [1, 2], [2.0, 3.0], labels=["a", "b", "c", "d"], directed=True)
    assert network.to_edges() == [("a", "b", 2.0), ("b", "c", 3.0)]
    assert network.member_count == 4
    with pytest.raises(ValueError, match="whole numbers from 0 to 1"):
        Network.from_numpy([0, 1], [1, 2], labels=["a", "b"])
    with pytest.raises(ValueError, match="2 sources and 1 targets"):
        Network.from_numpy([0, 1], [1])


def test_arrays_of_texts_are_labels():
    network = Network.from_numpy(np.array(["x", "y"]), np.array(["y", "z"]))
    assert network.to_edges() == [("x", "y"), ("y", "z")]


@given(networks(single=True))
def test_a_matrix_holds_the_ties(network):
    weight = "weight" if network.weight_name else None
    directed = network.view().directed
    matrix = network.to_numpy()
    back = Network.from_numpy(matrix, labels=network._labels(), directed=directed, weight=weight)
    assert bare(back) == bare(network)
    assert back._labels() == network._labels()
    sparse = pytest.importorskip("scipy.sparse")
    rows = network.to_scipy()
    assert rows.dtype == matrix.dtype
    assert (rows.toarray() == matrix).all()
    assert rows.has_canonical_format
    again = Network.from_scipy(sparse.coo_matrix(rows), labels=network.members, directed=directed, weight=weight)
    assert bare(again) == bare(network)
    assert again.members.equals(network.members)


def test_a_matrix_agrees_with_networkx_and_igraph():
    networkx = pytest.importorskip("networkx")
    igraph = pytest.importorskip("igraph")
    club = networkx.karate_club_graph()
    network = Network.from_networkx(club)
    assert (network.to_numpy() == networkx.to_numpy_array(club)).all()
    assert (network.to_scipy() != networkx.to_scipy_sparse_array(club)).nnz == 0
    twin = igraph.Graph.Weighted_Adjacency(network.to_numpy(), mode="undirected")
    assert twin.ecount() == 78
    assert network.to_numpy(weight=False).sum() == 156


def test_a_symmetric_matrix_is_undirected_and_ones_are_no_weights():
    matrix = np.array([[0.0, 1.0], [1.0, 0.0]])
    network = Network.from_numpy(matrix)
    assert not network.view().directed
    assert network.weight_name == ""
    assert Network.from_numpy(matrix, weight=True).weight_name == "weight"
    assert Network.from_numpy(matrix, directed=True).tie_count == 2
    assert Network.from_numpy(np.array([[0, 2], [0, 0]])).to_edges() == [(0, 1, 2.0)]
    assert Network.from_numpy(np.array([[True, True], [False, False]])).to_edges() == [(0, 0), (0, 1)]


def test_a_data_frame_may_be_the_matrix():
    frames = pytest.importorskip("pandas")
    matrix = frames.DataFrame([[0, 1], [0, 0]], index=["a", "b"], columns=["a", "b"])
    assert Network.from_numpy(matrix).to_edges() == [("a", "b")]
    with pytest.raises(ValueError, match="rows and columns of the matrix have different names"):
        Network.from_numpy(matrix.rename(columns={"b": "c"}))


@pytest.mark.parametrize(
    ("matrix", "keywords", "sentence"),
    [
        (np.zeros((2, 3)), {}, "shape"),
        (np.array([[0, np.nan], [1, 0]]), {}, "no number at row 0, column 1"),
        (np.array([["a"]]), {}, "not one of numbers"),
        (np.array([[0, 1], [0, 0]]), {"directed": False}, "not symmetric"),
        (np.zeros((2, 2)), {"labels": ["a"]}, "1 labels for a matrix of 2 members"),
        (np.array([[0, -1], [0, 0]]), {}, "negative"),
    ],
)
def test_what_is_wrong_with_a_matrix_is_said_in_a_sentence(matrix, keywords, sentence):
    with pytest.raises(ValueError, match=sentence):
        Network.from_numpy(matrix, **keywords)
    if matrix.dtype.kind == "f":
        with pytest.raises(ValueError, match=sentence if "row" not in sentence else "NaN"):
            Network.from_scipy(pytest.importorskip("scipy.sparse").csr_matrix(matrix), **keywords)


def test_the_sparse_matrix_borrows_the_arrays_of_the_library():
    pytest.importorskip("scipy")
    network = Network.from_edges([(1, 2, 0.5), (2, 3, 1.5), (3, 1, 2.5)], directed=True)
    matrix = network.to_scipy()
    assert not matrix.data.flags.owndata
    assert not matrix.indices.flags.owndata
    assert not matrix.data.flags.writeable
    del network
    gc.collect()
    assert matrix.sum() == 4.5
    assert (matrix @ np.ones(3)).tolist() == [0.5, 1.5, 2.5]


def test_a_stored_zero_of_a_sparse_matrix_is_no_tie():
    sparse = pytest.importorskip("scipy.sparse")
    network = Network.from_scipy(sparse.csr_matrix(([0.0, 2.0], ([0, 1], [1, 2])), shape=(3, 3)))
    assert network.to_edges() == [(1, 2, 2.0)]
    assert network.member_count == 3
    with pytest.raises(TypeError, match="not a sparse matrix"):
        Network.from_scipy(np.zeros((2, 2)))


def test_who_did_not_answer_cannot_be_said_by_a_matrix():
    frames = pytest.importorskip("pandas")
    answered = frames.DataFrame({"": [True, False]}, index=["a", "b"])
    network = Network.from_pandas(frames.DataFrame({"from": ["a"], "to": ["b"]}), respondents=answered)
    for make in (Network.to_numpy, Network.to_scipy, Network.to_edges):
        with pytest.warns(LossWarning, match="1 member did not answer") as told:
            make(network)
        assert told[0].filename == __file__


# ---- without the other packages ----

ALONE = """
import sys
for name in ("pandas", "networkx", "igraph", "scipy", "scipy.sparse"):
    sys.modules[name] = None
from netweave import Network
network = Network.from_numpy([0, 1], [1, 2])
assert Network.from_edges(network.to_edges()).to_numpy().sum() == 4
for name in ("to_networkx", "to_igraph", "to_scipy", "to_pandas"):
    try:
        getattr(network, name)()
    except ImportError as problem:
        print(problem)
try:
    Network.from_scipy(None)
except ImportError as problem:
    print(problem)
"""


def test_what_needs_a_package_says_which():
    run = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [
        f"{call}() needs the package {name}, which is not installed: pip install {name}"
        for call, name in [
            ("to_networkx", "networkx"),
            ("to_igraph", "igraph"),
            ("to_scipy", "scipy"),
            ("to_pandas", "pandas"),
            ("from_scipy", "scipy"),
        ]
    ]
