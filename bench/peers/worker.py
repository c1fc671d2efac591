"""One task of one Python peer, in a process of its own. Arguments: SYSTEM TASK FOLDER THREADS. Prints what it took as JSON:
seconds of making the graph and of the task, resident memory that the graph keeps, and the value to check. Starting Python and
importing the peer is not timed, nor is turning the result into the check value. SPDX-License-Identifier: GPL-2.0-or-later."""

import importlib
import json
import os
import sys
import time

import numpy as np


def resident():
    """Resident memory in MB."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


def timed(work):
    """What a call returns, its seconds and its processor seconds."""
    begin, processor = time.perf_counter(), time.process_time()
    found = work()
    return found, {"seconds": time.perf_counter() - begin, "processor": time.process_time() - processor}


def do_task(adapter, name, folder):
    """The task on the graph made of ties.bin."""
    work, value = adapter.TASKS[name]
    ends = np.fromfile(os.path.join(folder, "ties.bin"), np.int32).reshape(2, -1).T
    members = int(ends.max()) + 1
    before = resident()
    graph, loading = timed(lambda: adapter.make_graph(ends, members))
    kept = resident() - before
    found, times = timed(lambda: work(graph))
    return times | {"load": loading["seconds"], "kept": kept, "check": float(value(found, graph))}


def do_reading(adapter, name, folder):
    """Reading a file until the graph is there."""
    before = resident()
    graph, times = timed(lambda: adapter.READINGS[name](folder))
    return times | {"load": 0, "kept": resident() - before, "check": float(adapter.size(graph))}


def main():
    system, name, folder, threads = sys.argv[1:]
    adapter = importlib.import_module("with_" + system.replace("-", "_"))
    if name == "version":
        print(json.dumps({"version": adapter.VERSION}))
        return
    adapter.set_threads(int(threads))
    if name in adapter.READINGS:
        result = do_reading(adapter, name, folder)
    elif name in adapter.TASKS:
        result = do_task(adapter, name, folder)
    else:
        result = {"absent": True}
    print(json.dumps(result))


main()
