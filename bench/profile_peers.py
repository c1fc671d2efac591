"""One peer's work on one file, in a process of its own: reads a tie list and computes what a profile needs, once, without
resampling. Prints processor seconds, peak memory in MB and a checksum as JSON. Starting Python and importing the peer is
not timed."""

import importlib
import json
import random
import resource
import sys
import time

name, path, sources = sys.argv[1], sys.argv[2], int(sys.argv[3])
peer = importlib.import_module(name)


def read(path):
    with open(path) as file:
        next(file)
        return [line.rstrip("\n").split(",")[:2] for line in file]


def with_igraph(ties):
    begin = time.process_time()
    graph = peer.Graph.TupleList(ties, directed=False)
    betweenness = graph.betweenness()
    hub = max(range(graph.vcount()), key=betweenness.__getitem__)
    efficiency = graph.harmonic_centrality()
    rest = graph.copy()
    rest.delete_vertices([hub])
    others = rest.harmonic_centrality()
    graph.coreness(), graph.constraint(), graph.transitivity_undirected(), graph.articulation_points()
    checks = [sum(betweenness), sum(efficiency) / graph.vcount(), sum(others) / rest.vcount()]
    return time.process_time() - begin, checks


def sampled_efficiency(graph, count):
    for source in random.Random(1).sample(list(graph), count):
        for distance in peer.single_source_shortest_path_length(graph, source).values():
            distance and 1 / distance


def with_networkx(ties):
    begin = time.process_time()
    graph = peer.Graph(ties)
    peer.core_number(graph), peer.constraint(graph), peer.transitivity(graph), list(peer.articulation_points(graph))
    fixed = time.process_time() - begin
    begin = time.process_time()
    some = min(sources, len(graph)) if sources else None
    betweenness = peer.betweenness_centrality(graph, k=some, normalized=False, seed=1)
    rest = graph.copy()
    rest.remove_node(max(betweenness, key=betweenness.get))
    if some:
        sampled_efficiency(graph, some)
        sampled_efficiency(rest, some)
        return fixed + (time.process_time() - begin) * len(graph) / some, [None, None, None]
    checks = [sum(betweenness.values()), peer.global_efficiency(graph), peer.global_efficiency(rest)]
    return fixed + time.process_time() - begin, checks


begin = time.process_time()
ties = read(path)
reading = time.process_time() - begin
seconds, checks = {"igraph": with_igraph, "networkx": with_networkx}[name](ties)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": reading + seconds, "memory": memory, "checks": checks}))
