"""./dev bench cascades [WORD…]: independent cascades beside other programs, in the same run; with words, only the cases whose
"network chance" holds one of them ("rmat-10000 0.1").

netweave and a plain loop in C over igraph's adjacency lists are timed in one process (bench/cascades.c), interleaved; then a
loop over networkx's graph, and CyNetDiff and NDlib where the Python that NETWEAVE_BENCH_PYTHON names has them. Prints a table
in Markdown: processor time of one simulation, and ratios (peer / netweave on one thread; above 1 netweave is faster). Fails
when what is reached differs by more than 4.5 standard errors, or when two threads give another number than one."""

import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time

CASES = [(network, members, chance) for network, members in
         (("org", 10000), ("rmat", 10000), ("hub1", 10000), ("org", 100000), ("rmat", 100000)) for chance in ("0.1", "degree")]
PEERS = ("networkx", "cynetdiff", "ndlib")
PATIENCE = 2  # seconds that a peer simulates


def edges_of(path):
    with open(path) as file:
        return [tuple(map(int, line.split())) for line in file]


def networkx_loop(path, members, chance, start):
    """The loop that one writes over a networkx graph."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(members))
    graph.add_edges_from(edges_of(path))
    chances = {i: float(chance) if chance != "degree" else 1 / max(1, graph.degree(i)) for i in graph}

    def simulate():
        knows, queue = {start}, [start]
        while queue:
            heard = []
            for member in queue:
                for other in graph[member]:
                    if other not in knows and random.random() < chances[other]:
                        knows.add(other)
                        heard.append(other)
            queue = heard
        return len(knows)

    return simulate


def cynetdiff(path, members, chance, start):
    import array

    import numpy
    from cynetdiff.models import IndependentCascadeModel

    edges = numpy.array(edges_of(path))
    source, target = numpy.concatenate([edges, edges[:, ::-1]]).T
    order = numpy.lexsort((target, source))
    source, target = source[order], target[order]
    starts = array.array("I", numpy.searchsorted(source, numpy.arange(members)).astype(numpy.uint32))
    degrees = numpy.bincount(target, minlength=members)
    chances = {"activation_prob": float(chance)} if chance != "degree" else {
        "activation_probs": array.array("f", (1 / degrees[target]).astype(numpy.float32))}
    model = IndependentCascadeModel(starts, array.array("I", target.astype(numpy.uint32)), **chances)
    model.set_seeds([start])

    def simulate():
        model.reset_model()
        model.advance_until_completion()
        return model.get_num_activated_nodes()

    return simulate


def ndlib(path, members, chance, start):
    import ndlib.models.epidemics as epidemics
    import ndlib.models.ModelConfig as config
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(members))
    graph.add_edges_from(edges_of(path))
    if chance == "degree":  # a chance for each direction
        graph = graph.to_directed()
    settings = config.Configuration()
    settings.add_model_initial_configuration("Infected", [start])
    for source, target in graph.edges():
        settings.add_edge_configuration("threshold", (source, target),
                                        float(chance) if chance != "degree" else 1 / graph.in_degree(target))
    model = epidemics.IndependentCascadesModel(graph)
    model.set_initial_status(settings)

    def simulate():
        model.reset([start])
        known = 1
        while True:
            counts = model.iteration(node_status=False)["node_count"]
            if counts[1] == 0:
                return counts[2]
            known = counts[1] + counts[2]
            assert known <= members

    return simulate


def peer(name, path, members, chance, start):
    """In a process of its own: mean, error and microseconds of a simulation."""
    makers = {"networkx": networkx_loop, "cynetdiff": cynetdiff, "ndlib": ndlib}
    random.seed(1)
    simulate = makers[name](path, members, chance, start)
    reached, begin = [], time.process_time()
    while len(reached) < 10 or (time.process_time() - begin < PATIENCE and len(reached) < 4096):
        reached.append(simulate())
    spent = time.process_time() - begin
    mean = sum(reached) / len(reached)
    variance = sum((number - mean) ** 2 for number in reached) / (len(reached) - 1)
    print(json.dumps({"time": 1e6 * spent / len(reached), "reached": mean, "error": math.sqrt(variance / len(reached))}))


def run_peer(python, name, *words):
    done = subprocess.run([python, __file__, "peer", name, *map(str, words)], capture_output=True, text=True)
    if done.returncode and "ModuleNotFoundError" not in done.stderr:
        print(f"bench: {name}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
    return json.loads(done.stdout) if done.returncode == 0 else None


def agree(name, case, ours, reached, error):
    off = abs(ours["reached"] - reached)
    return off <= 4.5 * math.hypot(ours["error"], error) or print(
        f"bench: {case}: netweave reaches {ours['reached']:.6g}, {name} {reached:.6g}", file=sys.stderr)


def ratio(other, ours):
    return "-" if other is None else f"{other / ours:.3g}"


def bench(build, network, members, chance, folder):
    path, case = os.path.join(folder, "edges"), f"{network}-{members} {chance}"
    command = [os.path.join(build, "bench", "cascades"), network, str(members), chance, path]
    ours = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    good = [ours["same"], agree("the plain loop", case, ours, ours["plain_reached"], ours["plain_error"])]
    pythons = {"networkx": sys.executable, "cynetdiff": os.environ.get("NETWEAVE_BENCH_PYTHON"),
               "ndlib": os.environ.get("NETWEAVE_BENCH_PYTHON")}
    found = {name: run_peer(pythons[name], name, path, members, chance, ours["start"]) if pythons[name] else None
             for name in PEERS}
    good += [agree(name, case, ours, row["reached"], row["error"]) for name, row in found.items() if row]
    ratios = " | ".join(ratio(found[name] and found[name]["time"], ours["ours"]) for name in PEERS)
    print(f"| {network}-{members} | {ours['ties']} | {chance} | {ours['reached']:.1f} ± {ours['error']:.2g} "
          f"| {ours['ours']:.3g} | {ratio(ours['plain'], ours['ours'])} | {ratios} | {ours['gain']:.2f} |", flush=True)
    return all(good)


def main():
    build, words = sys.argv[1], sys.argv[2:]
    print("| network | ties | chance | reached | netweave, µs a simulation | plain C over igraph, ratio | networkx loop, ratio "
          "| CyNetDiff, ratio | NDlib, ratio | two threads, gain |\n|---|--:|---|--:|--:|--:|--:|--:|--:|--:|", flush=True)
    with tempfile.TemporaryDirectory(prefix="netweave-bench-") as folder:
        good = [bench(build, *case, folder) for case in CASES
                if not words or any(word in f"{case[0]}-{case[1]} {case[2]}" for word in words)]
    sys.exit(0 if all(good) else 1)


if sys.argv[1] == "peer":
    peer(sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5], int(sys.argv[6]))
else:
    main()
