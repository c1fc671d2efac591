"""./dev bench [WORD…]: netweave beside python-igraph and networkx, in the same run, interleaved, medians of several rounds
(on the larger networks one of the peers'); with words, only the cases whose names hold one of them ("100 members").

Prints a table in Markdown: times, ratios (peer / netweave on one thread; above 1 netweave is faster), peak memory and a
checksum that all must share: the sum of betweenness over members, and global efficiency with and without the hub.
netweave's time is that of a whole command, process start and reading included; a peer's leaves out starting Python and
importing. Fails when checksums differ or when even the fastest round passes a stated limit (other work on the machine only
adds to a time)."""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

build, words = sys.argv[1], sys.argv[2:]
command = os.path.join(build, "bindings", "cli", "netweave")
one_task = os.path.join(build, "bench", "one_task")
peers = os.path.join(os.path.dirname(__file__), "profile_peers.py")

# name, model (of netweave generate, or of bench/models.c: "org 1000"), rounds, sources that networkx samples (0: all; None: it
# is left out, for its constraint alone takes minutes), igraph is in, seconds that netweave may take on all cores
CASES = [
    ("random, 100 members, 300 ties", "erdos_renyi:members=100,ties=300", 9, 0, True, 0.05),
    ("hub-and-spoke, 100 members", "star:members=100,extra=0.1", 9, 0, True, 0.05),
    ("random, 1,000 members, 5,000 ties", "erdos_renyi:members=1000,ties=5000", 3, 0, True, 2),
    ("organisation-like, 1,000 members", "org 1000", 3, None, True, 2),
    ("stars of stars, 1,000 members", "star30 1000", 3, None, True, 2),
    ("random, 10,000 members, 50,000 ties", "erdos_renyi:members=10000,ties=50000", 3, 30, True, 10),
    ("scale-free, 10,000 members, 50,000 ties", "barabasi_albert:members=10000,ties=5", 3, 30, True, 10),
    ("organisation-like, 10,000 members", "org 10000", 3, None, True, 10),
    ("small world, 10,000 members", "ws 10000", 3, None, True, 10),
    ("stars of stars, 10,000 members", "star30 10000", 3, None, True, 5),
    ("stars of stars, 100,000 members", "star30 100000", 3, None, False, 20),
    ("hub-and-spoke, 100,000 members", "hub1 100000", 3, None, False, 20),
    ("hub-and-spoke, 1,000,000 members", "hub1 1000000", 1, None, False, 120),
]
DRAWS = 1000
LEGEND = """\
{cores} cores, load {load:.1f} when it began; medians. Profile: the whole command `netweave profile`, all cores, with so many
resampled networks (draws). Once: the same on one thread without resampling, which is what the peers do. Processor: processor
time, which other work on the machine lengthens little. Ratio: processor time of peer / once; above 1 netweave is faster. ~:
networkx timed on a sample of sources, the part that grows with them scaled up. -: would take minutes or hours. Memory, MB:
profile / igraph / networkx, Python included. Checksum: sum of betweenness.
"""


def netweave(*words):
    begin = time.perf_counter()
    process = subprocess.Popen([command, *words, "--undirected", "--json", "--quiet"], stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"bench: netweave failed on {' '.join(words)}")
    return {"seconds": seconds, "processor": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024,
            "result": json.loads(output)}


def generate(model, folder, seed=1):
    if " " in model:
        subprocess.run([one_task, "write", *model.split(), folder], stdout=subprocess.DEVNULL, check=True)
        return os.path.join(folder, "names.csv")
    path = os.path.join(folder, f"network_{seed}.csv")
    subprocess.run([command, "generate", model, "-o", path, "--seed", str(seed), "--quiet"], check=True)
    return path


def checks_of(path):
    """The checksum from netweave's own measures."""
    members = netweave("measure", path, "betweenness")["result"]["members"]
    measures = netweave("measure", path, "global_efficiency", "peer_efficiency")["result"]["measures"]
    return [sum(member["betweenness"] for member in members), measures["global_efficiency"], measures["peer_efficiency"]]


def peer(name, path, sources):
    done = subprocess.run([sys.executable, peers, name, path, str(sources)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def compare_checks(name, ours, theirs, peer_name):
    for mine, other in zip(ours, theirs):
        if other is not None and not math.isclose(mine, other, rel_tol=1e-9):
            sys.exit(f"bench: {name}: netweave {ours}, {peer_name} {theirs}")


def is_wanted(name):
    return not words or any(word in name for word in words)


def ratio(runs, seconds):
    if not runs:
        return "-"
    theirs = median(runs, "seconds")
    return f"{theirs / seconds:.2g}" if theirs < 10 * seconds else f"{theirs / seconds:.0f}"


def within(name, runs, limit):
    fastest = min(run["seconds"] for run in runs)
    return fastest <= limit or print(f"bench: {name}: slower than the limit of {limit} s", file=sys.stderr)


def bench(name, model, rounds, sources, with_igraph, limit, folder):
    path = generate(model, folder)
    ours, once, igraph, networkx = [], [], [], []
    for _ in range(rounds):
        ours.append(netweave("profile", path))
        once.append(netweave("profile", path, "--draws", "0", "--threads", "1"))
        few = rounds < 9 and len(igraph) > 0  # on the larger networks peers take long: one round of theirs will do
        if with_igraph and not few:
            igraph.append(peer("igraph", path, 0))
        if sources is not None and not few:
            networkx.append(peer("networkx", path, sources))
    checks = checks_of(path)
    for other, runs in (("igraph", igraph), ("networkx", networkx)):
        if runs:
            compare_checks(name, checks, runs[0]["checks"], other)
    alone = median(once, "processor")
    memory = " / ".join(f"{median(runs, 'memory'):.0f}" if runs else "-" for runs in (ours, igraph, networkx))
    print(f"| {name} | {ours[0]['result']['structure']['draws']} | {median(ours, 'seconds') * 1000:.0f} | "
          f"{median(ours, 'processor') * 1000:.0f} | {alone * 1000:.0f} | {ratio(igraph, alone)} | "
          f"{'~' if sources else ''}{ratio(networkx, alone)} | {memory} | {checks[0]:.6g} |", flush=True)
    return within(name, ours, limit)


def bench_comparison(folder):
    """No peer has the same test: the time by itself."""
    paths = [generate(f"erdos_renyi:members=39,ties={ties}", folder, seed) for seed, ties in ((1, 158), (2, 223))]
    runs = [netweave("compare", *paths, "--draws", str(DRAWS)) for _ in range(3)]
    seconds = median(runs, "seconds")
    changes = sum(row["change"] for row in runs[0]["result"]["measures"] if row["change"] is not None)
    print(f"\nComparison of two networks of 39 members (158 and 223 ties), {len(runs[0]['result']['measures'])} numbers, "
          f"{DRAWS} draws: {seconds:.1f} s, {seconds / DRAWS * 1000:.1f} ms a draw, of processor time "
          f"{median(runs, 'processor') / DRAWS * 1000:.1f} ms; peak memory {median(runs, 'memory'):.0f} MB; "
          f"checksum (sum of changes) {changes:.6g}. No peer makes it.")
    return within("comparison", runs, 10)


def main():
    print(LEGEND.format(cores=os.cpu_count(), load=os.getloadavg()[0]))
    print("| Network | draws | profile, ms | its processor, ms | once, processor, ms | igraph, ratio | networkx, ratio "
          "| memory | checksum |\n|---|---|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="netweave-bench-") as folder:
        good = [bench(*case, folder) for case in CASES if is_wanted(case[0])]
        if is_wanted("comparison"):
            good.append(bench_comparison(folder))
    sys.exit(0 if all(good) else 1)


main()
