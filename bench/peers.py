"""One peer's work on one file, in a process of its own: reads a tie list and computes what a profile needs. Prints seconds,
peak memory in MB and a checksum as JSON."""

import json
import resource
import sys
import time

peer, path, sources = sys.argv[1], sys.argv[2], int(sys.argv[3])


def read(path):
    with open(path) as file:
        next(file)
        return [line.rstrip("\n").split(",")[:2] for line in file]


def with_igraph(ties):
    import igraph

    graph = igraph.Graph.TupleList(ties, directed=False)
    betweenness = graph.betweenness()
    hub = max(range(graph.vcount()), key=betweenness.__getitem__)
    efficiency = graph.harmonic_centrality()
    rest = graph.copy()
    rest.delete_vertices([hub])
    others = rest.harmonic_centrality()
    graph.coreness(), graph.constraint(), graph.transitivity_undirected(), graph.articulation_points()
    return sum(betweenness), sum(efficiency) / graph.vcount(), sum(others) / rest.vcount()


def with_networkx(ties):
    import networkx

    graph = networkx.Graph(ties)
    count = len(graph)
    some = min(sources, count) if sources else None
    betweenness = networkx.betweenness_centrality(graph, k=some, normalized=False, seed=1)
    hub = max(betweenness, key=betweenness.get)
    rest = graph.copy()
    rest.remove_node(hub)
    if some:
        return sum(betweenness.values()), float("nan"), float("nan")
    efficiency = networkx.global_efficiency(graph)
    others = networkx.global_efficiency(rest)
    networkx.core_number(graph), networkx.constraint(graph), networkx.transitivity(graph)
    list(networkx.articulation_points(graph))
    return sum(betweenness.values()), efficiency, others


begin = time.perf_counter()
checks = {"igraph": with_igraph, "networkx": with_networkx}[peer](read(path))
seconds = time.perf_counter() - begin
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "memory": memory, "checks": checks}))
