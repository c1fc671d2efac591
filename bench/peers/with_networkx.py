"""How networkx is asked for each task: what is timed, and how the check value follows from what it returns.
SPDX-License-Identifier: GPL-2.0-or-later."""

import math
import os

import networkx as nx

VERSION = nx.__version__
DAMPING, PRECISION = 0.85, 1e-10


def set_threads(threads):
    """It has but one."""


def make_graph(ends, members):
    graph = nx.Graph()
    graph.add_nodes_from(range(members))
    graph.add_edges_from(map(tuple, ends.tolist()))
    return graph


def size(graph):
    return graph.number_of_edges()


def total(found, graph):
    return math.fsum(found.values())


def squares(found, graph):
    return math.fsum(value * value for value in found.values() if value == value)


def pagerank(graph):
    """Its tolerance is multiplied by the number of members."""
    return nx.pagerank(graph, DAMPING, tol=PRECISION / len(graph), max_iter=1000)


TASKS = {
    "betweenness": (lambda graph: nx.betweenness_centrality(graph, normalized=False), total),
    # The improvement by Wasserman and Faust multiplies by the share of members that are reached.
    "distances": (lambda graph: nx.closeness_centrality(graph, wf_improved=False), total),
    "constraint": (nx.constraint, squares),
    "triangles": (nx.triangles, lambda found, graph: sum(found.values()) / 3),
    "clustering": (nx.clustering, squares),
    "pagerank": (pagerank, squares),
    "cores": (nx.core_number, squares),
    "components": (nx.number_connected_components, lambda found, graph: found),
}

READINGS = {
    "reading integers": lambda folder: nx.read_edgelist(os.path.join(folder, "ties.txt"), nodetype=int, data=False),
    "reading names": lambda folder: nx.read_edgelist(os.path.join(folder, "names.txt"), data=False),
}
