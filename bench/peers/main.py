"""./dev bench peers [WORD…]: every task beside igraph's C library, graph-tool, networkit, networkx, R's sna and the GAP
benchmark, where they are installed, in one run, interleaved; with words, only the cases whose names hold one of them
("pagerank org").

Stops when a peer's check value is not ours. A peer that takes longer than the limit is ended, one that is not there is said to
be absent. Prints a table in Markdown; --update puts it into docs/speed.md.
SPDX-License-Identifier: GPL-2.0-or-later."""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time

import table
from cases import CASES, TOLERANCE
from systems import Run, find_systems

SPEED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "speed.md")
ROUNDS = 5
PATIENCE = 2.0  # seconds; a process that took longer is not run again


def read_arguments():
    parser = argparse.ArgumentParser(prog="./dev bench peers", description="netweave beside its peers")
    parser.add_argument("words", nargs="*", help="only cases whose names hold one of these")
    parser.add_argument("--task-program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--large", action="store_true", help="also networks of 1,000,000 members")
    parser.add_argument("--limit", type=float, default=20, help="seconds after which a peer is ended (20)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds of the fast ones (5)")
    parser.add_argument("--members", type=int, help="that many members in every case, instead of each case's own")
    parser.add_argument("--python", action="append", default=[], help="another Python that has peers; may be said twice")
    parser.add_argument("--gap", help="folder of the GAP benchmark's programs tc and cc")
    parser.add_argument("--threads", type=int, help="only rows with so many threads")
    parser.add_argument("--only", type=lambda text: text.split(","), help="only these peers, with commas between them")
    parser.add_argument("--update", action="store_true", help="write the table into docs/speed.md")
    return parser.parse_args()


def chosen(arguments):
    cases = [case for case in CASES if arguments.large or not case.large]
    if arguments.words:
        cases = [case for case in cases if any(word in case.name for word in arguments.words)]
    if arguments.threads:
        cases = [case._replace(threads=(arguments.threads,)) for case in cases if arguments.threads in case.threads]
    if arguments.members:
        cases = list(dict.fromkeys(case._replace(members=arguments.members) for case in cases))
    return cases


def write_network(one_task, case, folder):
    """The files of a network, one folder each; made when first asked for. Gives the folder and the ties."""
    place = os.path.join(folder, case.network)
    told = place + ".json"
    if not os.path.exists(told):
        os.mkdir(place)
        written = subprocess.run([one_task, "write", case.model, str(case.members), place], stdout=subprocess.PIPE, check=True)
        os.link(os.path.join(place, "ties.txt"), os.path.join(place, "ties.el"))  # GAP goes by the ending
        with open(told, "wb") as file:
            file.write(written.stdout)
    with open(told) as file:
        return place, json.load(file)["ties"]


def compare(case, threads, ours, name, run):
    """Ends the bench when a peer found something else."""
    tolerance = TOLERANCE[case.task]
    if tolerance is None or run.problem or math.isclose(run.check, ours.check, rel_tol=tolerance):
        return
    sys.exit(f"bench: {case.name}, {threads} threads: netweave {ours.check!r}, {name} {run.check!r}")


def better(first, second):
    return second if first is None or (not second.problem and second.seconds < first.seconds) else first


def run_case(case, systems, place, arguments):
    """The best run of each system by (name, threads): in turns, the slow ones once."""
    best, slow = {}, set()
    for _ in range(arguments.rounds):
        for threads in case.threads:
            for system in systems:
                key = (system.name, threads)
                if key in slow or (threads > min(case.threads) and not system.parallel):
                    continue
                begin, run = time.perf_counter(), Run("too large")
                if system.can_try(case):
                    run = system.run(case.task, place, threads, arguments.limit)
                best[key] = better(best.get(key), run)
                if run.problem or time.perf_counter() - begin > PATIENCE:
                    slow.add(key)
                if run.problem not in (None, "absent", "over", "too large"):
                    print(f"bench: {case.name}: {system.name} failed: {run.problem}", file=sys.stderr)
    return best


def bench(case, systems, folder, arguments):
    """Lines of the table, and the runs on the fewest threads."""
    place, ties = write_network(arguments.task_program, case, folder)
    best = run_case(case, systems, place, arguments)
    lines, fewest = [], min(case.threads)
    for threads in case.threads:
        ours = best["netweave", threads]
        if ours.problem:
            sys.exit(f"bench: {case.name}: netweave failed: {ours.problem}")
        peers = {system.name: best.get((system.name, threads)) or best[system.name, fewest] for system in systems[1:]}
        for name, run in peers.items():
            compare(case, threads, ours, name, run)
        lines.append(table.row(case, ties, threads, ours, peers.values(), arguments.limit))
        print(lines[-1], flush=True)
    return lines, {system.name: best[system.name, fewest] for system in systems}


def main():
    arguments = read_arguments()
    interpreters = [sys.executable, *arguments.python]
    systems, absent = find_systems(arguments.task_program, interpreters, arguments.gap, arguments.only)
    versions = ", ".join(f"{system.name} {system.version or ''}".strip() for system in systems[1:])
    text = table.LEGEND.format(
        cores=os.cpu_count(),
        load=os.getloadavg()[0],
        versions=f"Beside {versions}",
        absent=f" Absent: {', '.join(absent)}." if absent else "",
        limit=arguments.limit,
    )
    lines = [text, table.head([system.name for system in systems[1:]])]
    print("\n".join(lines), flush=True)
    readings = []
    with tempfile.TemporaryDirectory(prefix="netweave-bench-") as folder:
        for case in chosen(arguments):
            rows, runs = bench(case, systems, folder, arguments)
            lines += rows
            if case.task.startswith("reading"):
                readings.append((case, runs))
    if readings:
        lines += ["", table.memory(readings)]
        print("\n" + lines[-1])
    if arguments.update:
        table.update(SPEED, "\n".join(lines))


if __name__ == "__main__":
    main()
