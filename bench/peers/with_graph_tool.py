"""How graph-tool is asked for each task: what is timed, and how the check value follows from what it returns.
SPDX-License-Identifier: GPL-2.0-or-later."""

import os

import graph_tool
import numpy as np
from graph_tool import centrality, clustering, topology

VERSION = graph_tool.__version__.split()[0]
DAMPING, PRECISION = 0.85, 1e-10


def set_threads(threads):
    graph_tool.openmp_set_num_threads(threads)


def make_graph(ends, members):
    graph = graph_tool.Graph(directed=False)
    graph.add_vertex(members)
    graph.add_edge_list(ends)
    return graph


def size(graph):
    return graph.num_edges()


def total(found, graph):
    return np.nansum(found.a)


def squares(found, graph):
    return np.nansum(found.a.astype(float) ** 2)


def removal_order(graph):
    """Members by degree, equals by their place, in reversed order of removal."""
    return np.argsort(-graph.get_out_degrees(graph.get_vertices()).astype(np.int64), kind="stable")[::-1]


TASKS = {
    "betweenness": (lambda graph: centrality.betweenness(graph, norm=False)[0], total),
    "distances": (lambda graph: centrality.closeness(graph, norm=True), total),
    "triangles": (lambda graph: clustering.global_clustering(graph, ret_counts=True), lambda found, graph: found[-2]),
    "clustering": (clustering.local_clustering, squares),
    "pagerank": (lambda graph: centrality.pagerank(graph, damping=DAMPING, epsilon=PRECISION), squares),
    "cores": (topology.kcore_decomposition, squares),
    "components": (lambda graph: topology.label_components(graph)[1], lambda found, graph: len(found)),
    # It tells the largest component before each removal.
    "removal curve": (
        lambda graph: topology.vertex_percolation(graph, removal_order(graph))[0],
        lambda found, graph: np.sum(found > 1),
    ),
}


def read(path, hashed):
    kind = "string" if hashed else "int"
    return graph_tool.load_graph_from_csv(path, directed=False, hashed=hashed, csv_options={"delimiter": " "}, hash_type=kind)


READINGS = {
    "reading integers": lambda folder: read(os.path.join(folder, "ties.txt"), False),
    "reading names": lambda folder: read(os.path.join(folder, "names.txt"), True),
}
