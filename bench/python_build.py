"""./dev bench python: what Python adds to the library: building a network from numpy arrays beside the builder called from C,
and a call beside the same call from C.

Both sides build the same network, in turns, in processes of their own; medians of processor time, which other work on the
machine lengthens little. Fails when building from arrays takes more than twice as long as in C, or a call adds more than 20 µs.
SPDX-License-Identifier: GPL-2.0-or-later
"""

import os
import statistics
import subprocess
import sys
import time

import numpy as np

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(FOLDER, "bindings", "python"))
os.environ["NETWEAVE_LIBRARY"] = os.path.join(FOLDER, sys.argv[1], "lib", "libnetweave.so")
PROGRAM = os.path.join(FOLDER, sys.argv[1], "bench", "build_network")

import netweave  # noqa: E402

MEMBERS, TIES = 100_000, 1_000_000
ROUNDS, EACH, CALLS = 7, 2, 2000
MOST_RATIO, MOST_OVERHEAD = 2.0, 20.0


def draw():
    """The ties that bench/build_network.c draws."""
    state, ends = 1, np.empty(2 * TIES, np.int64)
    for k in range(2 * TIES):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        ends[k] = (state >> 33) % MEMBERS
    return ends[::2].copy(), ends[1::2].copy(), 1.0 + np.arange(TIES) % 7


def in_c():
    """Processor seconds of building with weights and without, microseconds of a call, and the ties that came out."""
    done = subprocess.run([PROGRAM, str(MEMBERS), str(TIES), str(EACH)], stdout=subprocess.PIPE, text=True, check=True)
    rows = [line.split() for line in done.stdout.splitlines()]
    times = [float(row[0]) for row in rows]
    return times[:-1:2], times[1:-1:2], times[-1], int(rows[0][1])


def timed(make):
    """Processor seconds, and what was made."""
    start = time.process_time()
    made = make()
    return time.process_time() - start, made


def call_cost():
    """Microseconds of density on a small network that is in view already, by each way to ask for it."""
    network = netweave.generate("star", members=10)
    view = network.view()
    costs = []
    for ask in (network.measure, view.measure):
        ask("density")
        start = time.process_time()
        for _ in range(CALLS):
            ask("density")
        costs.append((time.process_time() - start) / CALLS * 1e6)
    return costs


def main():
    source, target, weight = draw()
    ways = {
        "from_numpy(source, target, weight)": (lambda: netweave.Network.from_numpy(source, target, weight, directed=True), 0),
        "from_numpy(source, target)": (lambda: netweave.Network.from_numpy(source, target, directed=True), 1),
        "from_numpy(source, target, labels=range(…))": (
            lambda: netweave.Network.from_numpy(source, target, directed=True, labels=range(MEMBERS)),
            1,
        ),
    }
    ours = {name: [] for name in ways}
    theirs, calls, ccalls = ([], []), [], []
    for _ in range(ROUNDS):
        weighted, bare, call, ties = in_c()
        theirs[0].extend(weighted)
        theirs[1].extend(bare)
        ccalls.append(call)
        calls.append(call_cost())
        for name, (make, _) in ways.items():
            for _ in range(EACH):
                seconds, network = timed(make)
                ours[name].append(seconds)
                if network.tie_count != ties:
                    sys.exit(f"bench: {name} made {network.tie_count} ties, C {ties}")
                del network
    print(f"{MEMBERS:,} members, {TIES:,} ties; processor time, medians of {ROUNDS * EACH}\n")
    print("| Building | Python, s | C, s | ratio |\n|---|---|---|---|")
    worst = 0.0
    for name, (_, kind) in ways.items():
        mine, other = statistics.median(ours[name]), statistics.median(theirs[kind])
        worst = max(worst, mine / other)
        print(f"| `{name}` | {mine:.3f} | {other:.3f} | {mine / other:.2f} |")
    base = statistics.median(ccalls)
    print("\n| A call | Python, µs | C, µs | added |\n|---|---|---|---|")
    added = 0.0
    for k, name in enumerate(("network.measure", "view.measure")):
        mine = statistics.median(cost[k] for cost in calls)
        added = max(added, mine - base)
        print(f'| `{name}("density")` | {mine:.1f} | {base:.1f} | {mine - base:.1f} |')
    if worst > MOST_RATIO:
        sys.exit(f"bench: building takes {worst:.2f} times as long as in C; the limit is {MOST_RATIO}")
    if added > MOST_OVERHEAD:
        sys.exit(f"bench: a call adds {added:.1f} µs; the limit is {MOST_OVERHEAD}")


if __name__ == "__main__":
    main()
