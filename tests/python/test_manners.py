"""Manners: Ctrl-C, progress, threads, memory, the cost of a call.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import contextlib
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import netweave

SANITIZED = "libasan" in os.environ.get("LD_PRELOAD", "")


@pytest.fixture(scope="module")
def large():
    """A network whose betweenness takes many seconds."""
    return netweave.generate("erdos_renyi", members=100_000, ties=400_000)


def interrupt_after(seconds, told):
    def kill():
        told.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    timer = threading.Timer(seconds, kill)
    timer.start()
    return timer


@pytest.mark.skipif(SANITIZED, reason="the sanitizer makes everything slower")
@pytest.mark.parametrize(
    "work",
    [
        lambda network: network.measure("betweenness"),
        lambda network: network.measure("closeness"),
        lambda network: network.profile(draws=100),
        lambda network: network.measure("modularity"),
    ],
    ids=["betweenness", "closeness", "profile", "modularity"],
)
def test_ctrl_c_ends_a_call_within_200_ms_and_leaves_all_intact(large, work):
    handler = signal.getsignal(signal.SIGINT)
    ties = large.tie_count
    waits = []
    for _ in range(5):
        told = []
        timer = interrupt_after(0.3, told)
        with pytest.raises(KeyboardInterrupt):
            work(large)
        waits.append(time.monotonic() - told[0])
        timer.join()
        if waits[-1] < 0.2:
            break
    assert min(waits) < 0.2
    assert signal.getsignal(signal.SIGINT) is handler
    assert large.tie_count == ties
    assert large.measure("density") > 0


def test_the_caller_s_own_handler_hears_of_ctrl_c(large):
    heard = []
    previous = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
    try:
        timer = interrupt_after(0.2, [])
        with pytest.raises(KeyboardInterrupt):
            large.measure("betweenness")
        timer.join()
    finally:
        signal.signal(signal.SIGINT, previous)
    assert heard == [signal.SIGINT]


def test_progress_is_told_and_may_end_the_call(large):
    told = []

    def tell(share, what):
        told.append((share, what))
        if len(told) == 3:
            raise StopIteration("enough")

    with pytest.raises(StopIteration, match="enough"):
        large.measure("betweenness", progress=tell)
    assert len(told) == 3
    assert all(0 <= share <= 1 and what for share, what in told)


def test_a_bar_is_drawn_where_it_is_asked_for(capsys):
    pytest.importorskip("tqdm")
    network = netweave.generate("erdos_renyi", members=3000, ties=9000)
    network.measure("betweenness", progress=True)
    assert "%" in capsys.readouterr().err
    network.view(hub="1").measure("betweenness", progress=False)
    assert capsys.readouterr().err == ""


def test_a_budget_ends_a_call(large):
    begin = time.monotonic()
    with pytest.raises(netweave.BudgetError):
        large.measure("betweenness", timeout=0.2)
    assert time.monotonic() - begin < 5


def test_other_threads_run_during_a_call(large):
    def work():
        with pytest.raises(netweave.BudgetError):
            large.measure("betweenness", timeout=1.0)

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.2)
    rounds = 0
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        rounds += 1
    was_working = thread.is_alive()
    thread.join()
    assert was_working
    assert rounds > 1000


def test_one_network_serves_many_threads():
    network = netweave.generate("barabasi_albert", members=400, ties=3)
    alone = netweave.generate("barabasi_albert", members=400, ties=3).measure("betweenness", threads=1).to_numpy()

    def work(k):
        names = ["betweenness", "closeness", "constraint", "pagerank"]
        network.measure(names[k % 4])
        return network.measure("betweenness", threads=1 + k % 2).to_numpy()

    with ThreadPoolExecutor(8) as pool:
        for numbers in pool.map(work, range(64)):
            np.testing.assert_array_equal(numbers, alone)


def test_the_same_seed_gives_the_same_numbers_whatever_the_threads():
    network = netweave.generate("watts_strogatz", members=60, neighbours=4, rewiring=0.2)
    one, two = (network.profile(draws=40, seed=3, threads=threads) for threads in (1, 2))
    assert one.types == two.types
    assert one.numbers == pytest.approx(two.numbers, nan_ok=True)


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(SANITIZED, reason="the sanitizer keeps freed memory for a while")
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_memory_does_not_grow_over_100_000_networks():
    source, target = np.zeros(9, np.int64), np.arange(1, 10)

    def cycle(count):
        for _ in range(count):
            network = netweave.Network.from_numpy(source, target)
            assert network.view().measure_table("degree").array()[0] == 9
        gc.collect()

    cycle(5000)
    before = resident()
    cycle(100_000)
    assert resident() - before < 2 << 20


def test_arrays_outlive_the_network_they_come_from():
    network = netweave.generate("star", members=1000)
    starts, neighbours, _ = network.view().csr()
    del network
    for _ in range(50):
        netweave.generate("ring", members=1000).measure("degree")
    assert neighbours[:999].tolist() == list(range(1, 1000))
    assert starts[-1] == 1998


def test_a_forked_process_can_go_on_with_a_network():
    """As multiprocessing does it; OpenMP's threads do not survive a fork, so the child uses one."""
    network = netweave.generate("star", members=30)
    network.measure("betweenness", threads=1)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.write(writer, pickle.dumps(network.view(hub="2").measure("betweenness", threads=1).to_numpy()))
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        numbers = pickle.loads(stream.read())
    assert os.waitpid(child, 0)[1] == 0
    np.testing.assert_array_equal(numbers, network.measure("betweenness"))


@pytest.mark.parametrize("wrong", [None, 3, b"x", object(), [1], {"a": 1}, float("nan")])
def test_wrong_types_are_refused_and_never_crash(wrong):
    network = netweave.generate("star", members=5)
    for call in (netweave.read, network.measure, network.write, netweave.generate, netweave.describe, network.hub_curve):
        with contextlib.suppress(TypeError, ValueError, AttributeError, netweave.NetweaveError):
            call(wrong)
    with pytest.raises((TypeError, AttributeError)):
        netweave.compare(network, wrong)


@pytest.mark.skipif(SANITIZED, reason="the sanitizer makes everything slower")
def test_a_call_costs_less_than_20_microseconds_beside_the_work():
    pytest.importorskip("pandas")
    network = netweave.generate("star", members=30)

    def microseconds(call):
        best = float("inf")
        for _ in range(60):
            begin = time.perf_counter()
            for _ in range(200):
                call()
            best = min(best, (time.perf_counter() - begin) / 200 * 1e6)
        return best

    assert microseconds(lambda: network.view().measure_table("degree")) < 20
    assert microseconds(lambda: network.measure("density")) < 20
    assert microseconds(lambda: network.measure("degree")) < 45


def test_importing_is_quick_and_needs_numpy_only():
    code = (
        "import sys\n"
        "for name in ('pandas', 'networkx', 'igraph', 'matplotlib', 'scipy', 'tqdm'):\n"
        "    sys.modules[name] = None\n"
        "import netweave\n"
        "netweave.generate('star', members=5).profile(draws=2)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
