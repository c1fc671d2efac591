"""./dev bench peers on networks of 60 members: it runs, our check values are those of igraph and networkx, and it stops where
they are not. Argument: the program bench/one_task. Prints TAP. SPDX-License-Identifier: GPL-2.0-or-later."""

import os
import subprocess
import sys
import tempfile

one_task = sys.argv[1]
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bench", "peers")
sys.path.insert(0, folder)

import main  # noqa: E402
import table  # noqa: E402
from cases import CASES, TOLERANCE, Case  # noqa: E402
from systems import Run  # noqa: E402

NETWORKX_HAS_NOT = ("removal curve", "communities (Louvain)", "communities")


def bench(*words):
    command = [sys.executable, os.path.join(folder, "main.py"), "--task-program", one_task, "--members", "60", "--rounds", "1"]
    return subprocess.run([*command, "--only", "igraph,networkx", *words], capture_output=True, text=True, check=False)


def every_task_runs_and_agrees_with_igraph_and_networkx():
    done = bench("org")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == "", done.stderr
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines() if line.startswith("| ")]
    for task in TOLERANCE:
        compared = [row for row in rows if row[0] == task]
        assert compared, f"no row of {task}"
        for row in compared:
            assert row[5] != "-", row
            assert (row[6] == "-") == (task in NETWORKX_HAS_NOT), row


def every_network_is_read_as_what_it_is():
    with tempfile.TemporaryDirectory() as place:
        for model in {case.model for case in CASES}:
            case = Case("reading names", model, 60)
            network, ties = main.write_network(one_task, case, place)
            with open(os.path.join(network, "ties.txt")) as file:
                pairs = [tuple(map(int, line.split())) for line in file]
            assert len(set(pairs)) == len(pairs) == ties and all(first < second for first, second in pairs)


def it_stops_where_a_peer_found_something_else():
    case = Case("cores", "org", 60)
    main.compare(case, 1, Run(None, check=10), "igraph", Run(None, check=10))
    main.compare(case, 1, Run(None, check=10), "igraph", Run("over"))
    stopped = ""
    try:
        main.compare(case, 1, Run(None, check=10), "igraph", Run(None, check=11))
    except SystemExit as stop:
        stopped = str(stop)
    assert "igraph" in stopped


def the_table_is_put_between_its_markers():
    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, "speed.md")
        with open(path, "w") as file:
            file.write(f"before\n{table.BEGIN}old\n{table.END}after\n")
        table.update(path, "new")
        with open(path) as file:
            assert file.read() == f"before\n{table.BEGIN}\nnew\n\n{table.END}after\n"


def run():
    tests = [
        every_task_runs_and_agrees_with_igraph_and_networkx,
        every_network_is_read_as_what_it_is,
        it_stops_where_a_peer_found_something_else,
        the_table_is_put_between_its_markers,
    ]
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {test.__name__}")
        except Exception as problem:
            print(f"not ok {number} - {test.__name__}")
            print("# " + repr(problem).replace("\\n", "\n# "))


run()
