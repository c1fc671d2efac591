"""./dev bench: netweave beside python-igraph and networkx, in the same run, interleaved, medians of several rounds.

Prints ratios (peer / netweave; above 1 netweave is faster), peak memory and a checksum that all must share: the sum of
betweenness over members, and global efficiency with and without the hub. netweave's time is that of the whole command
`netweave profile FILE --json`, reading, resampling and process start included; a peer's time leaves out starting Python and
importing it. Fails when the checksums differ or a stated limit is passed."""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

build = sys.argv[1]
command = os.path.join(build, "bindings", "cli", "netweave")
peers = os.path.join(os.path.dirname(__file__), "peers.py")

# name, model, rounds, sources that networkx samples (0: all), seconds that netweave may take
CASES = [
    ("random, 100 members", "erdos_renyi:members=100,ties=300", 9, 0, 0.05),
    ("hub-and-spoke, 100 members", "star:members=100,extra=0.1", 9, 0, 0.05),
    ("random, 1,000 members", "erdos_renyi:members=1000,ties=5000", 3, 0, 5.0),
    ("scale-free, 10,000 members, 50,000 ties", "barabasi_albert:members=10000,ties=5", 3, 60, 20.0),
]


def netweave(path):
    begin = time.perf_counter()
    process = subprocess.Popen([command, "profile", path, "--undirected", "--json", "--quiet"], stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"bench: netweave failed on {path}")
    return {"seconds": seconds, "memory": usage.ru_maxrss / 1024, "result": json.loads(output)}


def checks_of(path):
    """The checksum from netweave's own measures."""
    output = subprocess.run([command, "measure", path, "betweenness", "global_efficiency", "peer_efficiency", "--undirected",
                             "--json", "--quiet"], capture_output=True, text=True, check=True)
    found = json.loads(output.stdout)
    return [sum(member["betweenness"] for member in found["members"]), found["measures"]["global_efficiency"],
            found["measures"]["peer_efficiency"]]


def peer(name, path, sources):
    done = subprocess.run([sys.executable, peers, name, path, str(sources)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def bench(name, model, rounds, sources, limit, folder):
    path = os.path.join(folder, "network.csv")
    subprocess.run([command, "generate", model, "-o", path, "--seed", "1", "--quiet"], check=True)
    ours, igraph, networkx = [], [], []
    for _ in range(rounds):
        ours.append(netweave(path))
        igraph.append(peer("igraph", path, 0))
        networkx.append(peer("networkx", path, sources))
    checks = checks_of(path)
    for mine, theirs in zip(checks, igraph[0]["checks"]):
        if not math.isclose(mine, theirs, rel_tol=1e-9):
            sys.exit(f"bench: {name}: netweave {checks}, igraph {igraph[0]['checks']}")
    seconds = median(ours, "seconds")
    members = ours[0]["result"]["network"]["members"]
    factor = members / sources if sources else 1
    marked = "~" if sources else ""
    print(f"{name}: netweave {seconds * 1000:.0f} ms; ratio to igraph {median(igraph, 'seconds') / seconds:.1f}, to networkx "
          f"{marked}{median(networkx, 'seconds') * factor / seconds:.0f}; peak memory {median(ours, 'memory'):.0f} MB, igraph "
          f"{median(igraph, 'memory'):.0f} MB, networkx {median(networkx, 'memory'):.0f} MB; checksum {checks[0]:.6g}")
    return seconds <= limit or print(f"  slower than the limit of {limit} s")


def main():
    print("Whole profile with resampling, against one reading of the same numbers without resampling.")
    print("~: networkx timed on a sample of sources and scaled up.")
    with tempfile.TemporaryDirectory(prefix="netweave-bench-") as folder:
        good = [bench(*case, folder) for case in CASES]
    sys.exit(0 if all(good) else 1)


main()
