"""The table of ./dev bench peers, and where the documents include it. SPDX-License-Identifier: GPL-2.0-or-later."""

import os

from cases import TOLERANCE

BEGIN, END = "<!-- ./dev bench peers -->\n", "<!-- end of ./dev bench peers -->\n"

LEGEND = """\
{cores} cores, load {load:.1f} when it began. {versions}.{absent}

Each task in a fresh process, in turns; the graph is there when the clock starts, orders and reductions count; of each, the
fastest of its rounds, since other work only adds to a time. One thread: processor time (GAP prints only elapsed time); two:
elapsed time. netweave: milliseconds · peak memory in MB; peers: ratio of their time to ours (above 1 netweave is faster) · peak
memory of the process in MB, which for those in Python or R holds the language. A peer with one thread only stands with that
time in rows of two. >: ended after {limit:.0f} s; -: has no such task; too large: not tried at this size; blank: failed.
"""


def figure(value):
    """About three digits, never in powers of ten."""
    if value >= 99.5:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 9.95 else f"{value:.2g}" if value < 0.0995 else f"{value:.2f}"


def peer_cell(run, ours, case, limit):
    if run.problem == "over":
        return f"> {figure(limit / ours.seconds)}"
    if run.problem:
        return {"absent": "-", "too large": "too large"}.get(run.problem, "")
    quality = f" (Q {run.check:.4f})" if TOLERANCE[case.task] is None else ""
    return f"{figure(run.seconds / ours.seconds)} · {run.peak:.0f}{quality}"


def row(case, ties, threads, ours, peers, limit):
    """One row: a case with so many threads. `peers`: runs in the order of the columns."""
    cells = [case.task, case.network, f"{ties:,}", str(threads), f"{figure(1000 * ours.seconds)} · {ours.peak:.0f}"]
    cells += [peer_cell(run, ours, case, limit) for run in peers]
    return f"| {' | '.join(cells)} | {ours.check:.9g} |"


def head(peers):
    names = " | ".join(peers)
    return f"| task | network | ties | threads | netweave | {names} | check |\n|---|---|--:|--:|--:|{'--:|' * len(peers)}--:|"


def memory(readings):
    """What loaded graphs keep. `readings`: for each reading case, the case and the runs by name."""
    lines = ["| Memory, MB: kept by the loaded graph / peak of the process | netweave | peers |", "|---|--:|---|"]
    for case, runs in readings:
        cells = []
        for name, run in runs.items():
            if not run.problem:
                kept = "?" if run.kept is None else f"{run.kept:.0f}"
                cells.append((name, f"{kept} / {run.peak:.0f}"))
        mine = dict(cells)["netweave"]
        others = ", ".join(f"{name} {cell}" for name, cell in cells if name != "netweave")
        lines.append(f"| {case.name} | {mine} | {others} |")
    return "\n".join(lines)


def update(path, text):
    """Puts the text between the markers of a document."""
    with open(path) as file:
        document = file.read()
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    with open(path + ".new", "w") as file:
        file.write(f"{before}{BEGIN}\n{text}\n\n{END}{after}")
    os.replace(path + ".new", path)
