"""The peers of ./dev bench peers: which are there, and how each is started on a task, always in a fresh process.
SPDX-License-Identifier: GPL-2.0-or-later."""

import json
import os
import re
import shutil
import subprocess
import threading
import time
from typing import NamedTuple

from cases import MOST_MEMBERS

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = ("igraph", "graph-tool", "networkit", "networkx", "sna", "GAP")
PYTHON_PEERS = {"graph-tool": "graph_tool", "networkit": "networkit", "networkx": "networkx"}
PARALLEL = ("netweave", "graph-tool", "networkit", "GAP")  # the others have one thread

# GAP's programs: the one for a task, and how it prints the value to check.
GAP_PROGRAMS = {
    "triangles": ("tc", r"(\d+) triangles"),
    "components": ("cc", r"There are (\d+) components"),
    "reading integers": ("cc", None),
}


class Run(NamedTuple):
    """What one process took. `problem` says in a word why there is nothing, or is None."""

    problem: str | None
    seconds: float = 0
    kept: float | None = None  # resident memory of the loaded graph, MB
    peak: float = 0  # greatest resident memory of the process, MB
    check: float = 0


def run_process(command, threads, limit):
    """What went wrong (None: nothing), what a command printed, its processor seconds or, with several threads, its seconds,
    and its peak memory in MB."""
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS="1", PYTHONWARNINGS="ignore")
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    late = []
    timer = threading.Timer(limit, lambda: (late.append(True), process.kill()))
    timer.start()
    errors = []
    reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
    reader.start()
    output = process.stdout.read()
    reader.join()
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begin if threads > 1 else usage.ru_utime + usage.ru_stime
    if late:
        return "over", None, seconds, 0
    if process.returncode:
        return errors[0].strip().rpartition("\n")[2] or f"ended with {process.returncode}", None, seconds, 0
    return None, output, seconds, usage.ru_maxrss / 1024


class System:
    """A peer, or ourselves."""

    def __init__(self, name, version, start):
        self.name, self.version, self.start = name, version, start
        self.parallel = name in PARALLEL

    def can_try(self, case):
        return case.members <= MOST_MEMBERS.get(self.name, {}).get(case.task, case.members)

    def run(self, task, folder, threads, limit):
        problem, output, _, peak = run_process([*self.start, task, folder, str(threads)], threads, limit)
        if problem:
            return Run(problem)
        told = json.loads(output)
        if told.get("absent"):
            return Run("absent")
        return Run(None, told["processor" if threads == 1 else "seconds"], told["kept"], peak, told["check"])


class Gap(System):
    """The programs of the GAP benchmark, which print their times."""

    def run(self, task, folder, threads, limit):
        if task not in GAP_PROGRAMS:
            return Run("absent")
        program, pattern = GAP_PROGRAMS[task]
        trials = "0" if pattern is None else "1"
        command = [os.path.join(self.start, program), "-s", "-a", "-n", trials, "-f", os.path.join(folder, "ties.el")]
        problem, output, seconds, peak = run_process(command, threads, limit)
        if problem:
            return Run(problem)
        if pattern is None:  # the graph made is all that the process does
            return Run(None, seconds, None, peak, float(re.search(r"nodes and (\d+)", output)[1]))
        seconds = float(re.search(r"Trial Time:\s*([\d.]+)", output)[1])
        return Run(None, seconds, None, peak, float(re.search(pattern, output)[1]))


def find_python(interpreters, module):
    """The first interpreter that has a module."""
    for interpreter in interpreters:
        found = subprocess.run(
            [interpreter, "-c", f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"],
            check=False,
        )
        if found.returncode == 0:
            return interpreter
    return None


def has_programs(gap):
    return all(os.access(os.path.join(gap, program), os.X_OK) for program, _ in GAP_PROGRAMS.values())


def version_of(start):
    problem, output, _, _ = run_process([*start, "version", "", "1"], 1, 60)
    return None if problem else json.loads(output)["version"]


def find_systems(one_task, interpreters, gap, only=None):
    """Ourselves first, then the peers that are there; and the names of those that are not. `only`: those wanted (None: all)."""
    python = {name: find_python(interpreters, module) for name, module in PYTHON_PEERS.items() if not only or name in only}
    starts = {"igraph": [one_task, "igraph"]}
    starts |= {name: [found, os.path.join(HERE, "worker.py"), name] for name, found in python.items() if found}
    if shutil.which("Rscript"):
        starts["sna"] = [shutil.which("Rscript"), "--vanilla", os.path.join(HERE, "with_sna.R")]
    systems, absent = [System("netweave", None, [one_task, "netweave"])], []
    for name in PEERS:
        if only and name not in only:
            continue
        version = version_of(starts[name]) if name in starts else None
        if version:
            systems.append(System(name, version, starts[name]))
        elif name == "GAP" and gap and has_programs(gap):
            systems.append(Gap(name, "", gap))
        else:
            absent.append(name)
    return systems, absent
