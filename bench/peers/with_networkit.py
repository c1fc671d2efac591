"""How networkit is asked for each task: what is timed, and how the check value follows from what it returns.
SPDX-License-Identifier: GPL-2.0-or-later."""

import importlib.metadata
import os

import networkit as nk
import numpy as np

VERSION = importlib.metadata.version("networkit")
DAMPING, PRECISION = 0.85, 1e-10


def set_threads(threads):
    nk.setNumberOfThreads(threads)


def make_graph(ends, members):
    first, second = (np.ascontiguousarray(ends[:, k], np.uint64) for k in (0, 1))
    graph = nk.GraphFromCoo((first, second), n=members)
    graph.indexEdges()  # which its count of triangles asks for
    return graph


def size(graph):
    return graph.numberOfEdges()


def scores(algorithm):
    return np.asarray(algorithm.run().scores())


def squares(found, graph):
    return np.nansum(found**2)


def closeness_sum(found, graph):
    """Its generalized closeness is multiplied by the share of the other members that are reached; those who reach nobody get
    NaN or 0."""
    parts = nk.components.ConnectedComponents(graph).run()
    size_of = parts.getComponentSizes()
    reached = np.array([size_of[parts.componentOfNode(member)] - 1 for member in graph.iterNodes()])
    some = reached > 0
    return np.sum(found[some] * (graph.numberOfNodes() - 1) / reached[some])


def pagerank(graph):
    algorithm = nk.centrality.PageRank(graph, DAMPING, tol=PRECISION)
    algorithm.norm = nk.centrality.Norm.l1norm
    return scores(algorithm)


def communities(algorithm):
    return algorithm.run().getPartition()


def modularity(found, graph):
    return nk.community.Modularity().getQuality(found, graph)


GENERALIZED = nk.centrality.ClosenessVariant.GENERALIZED

TASKS = {
    # It counts each pair from both ends.
    "betweenness": (lambda graph: scores(nk.centrality.Betweenness(graph)), lambda found, graph: np.sum(found) / 2),
    "distances": (lambda graph: scores(nk.centrality.Closeness(graph, True, GENERALIZED)), closeness_sum),
    "triangles": (
        lambda graph: nk.sparsification.TriangleEdgeScore(graph).run().scores(),
        lambda found, graph: np.sum(found) / 3,
    ),
    "clustering": (lambda graph: scores(nk.centrality.LocalClusteringCoefficient(graph, turbo=True)), squares),
    # What isolates would pass on is lost to it, so that all are too small by one factor.
    "pagerank": (pagerank, lambda found, graph: np.sum((found / np.sum(found)) ** 2)),
    "cores": (lambda graph: scores(nk.centrality.CoreDecomposition(graph)), squares),
    "components": (
        lambda graph: nk.components.ConnectedComponents(graph).run(),
        lambda found, graph: found.numberOfComponents(),
    ),
    "communities (Louvain)": (lambda graph: communities(nk.community.PLM(graph, refine=True)), modularity),
    "communities": (lambda graph: communities(nk.community.ParallelLeiden(graph)), modularity),
}

READINGS = {
    "reading integers": lambda folder: nk.graphio.EdgeListReader(" ", 0).read(os.path.join(folder, "ties.txt")),
    "reading names": lambda folder: nk.graphio.EdgeListReader(" ", 0, continuous=False).read(os.path.join(folder, "names.txt")),
}
