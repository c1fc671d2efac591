"""What ./dev bench peers compares: tasks, networks, sizes. SPDX-License-Identifier: GPL-2.0-or-later."""

from typing import NamedTuple


class Case(NamedTuple):
    """One task on one network; one row of the table per number of threads."""

    task: str
    model: str
    members: int
    threads: tuple = (1,)
    large: bool = False  # only with --large

    @property
    def network(self):
        return f"{self.model}-{self.members}"

    @property
    def name(self):
        return f"{self.task} {self.network}"


# By how much a peer's check value may differ, relatively. Each is one number: the sum of betweenness (each pair once), the sum
# of closeness (others reached / their distances), the sum of squares of constraint, clustering, PageRank and core numbers (NaN
# is left out), the number of triangles and of components, how many leave until no two are joined, ties that were read (where
# members are numbered, peers take numbers without ties for members; we do not). PageRanks stop at different moments. None: a
# heuristic finds what it finds, and the row shows it.
TOLERANCE = {
    "betweenness": 1e-9,
    "distances": 1e-9,
    "constraint": 1e-9,
    "triangles": 0,
    "clustering": 1e-9,
    "pagerank": 1e-6,
    "cores": 0,
    "components": 0,
    "removal curve": 0,
    "communities (Louvain)": None,
    "communities": None,
    "reading integers": 0,
    "reading names": 0,
}

ONE_TWO = (1, 2)

CASES = [
    *(Case(task, "org", 1000) for task in TOLERANCE if task != "removal curve" and TOLERANCE[task] is not None),
    *(Case(task, "star30", 1000) for task in ("betweenness", "distances")),
    *(
        Case(task, model, 10_000, ONE_TWO)
        for task in ("betweenness", "distances")
        for model in ("hub1", "star30", "org", "ws", "rmat")
    ),
    *(Case("constraint", model, 100_000) for model in ("hub1", "org", "ws", "rmat")),
    *(Case("triangles", model, 100_000, ONE_TWO) for model in ("hub1", "org", "ws", "rmat")),
    *(Case("clustering", model, 100_000, ONE_TWO) for model in ("hub1", "org", "ws", "rmat")),
    *(Case("pagerank", model, 100_000, ONE_TWO) for model in ("hub1", "org", "ws", "rmat")),
    *(Case("cores", model, 100_000) for model in ("hub1", "org", "rmat")),
    *(Case("components", model, 100_000, ONE_TWO) for model in ("hub1", "org", "rmat")),
    *(Case("removal curve", model, 100_000) for model in ("hub1", "org", "rmat")),
    *(Case(task, model, 100_000, ONE_TWO) for task in ("communities", "communities (Louvain)") for model in ("org", "ws")),
    *(Case(task, "org", 1_000_000) for task in ("cores", "components", "reading integers", "reading names")),
    *(
        Case(task, model, 1_000_000, ONE_TWO, large=True)
        for task in ("triangles", "clustering", "pagerank", "cores", "components", "removal curve", "constraint")
        for model in ("hub1", "org", "ws")
    ),
]

# Beyond so many members a peer is not tried: it would take minutes, or more memory than there is.
MOST_MEMBERS = {
    "sna": dict.fromkeys(TOLERANCE, 1000),
    "networkx": dict.fromkeys(TOLERANCE, 10_000) | {"betweenness": 1000, "distances": 1000},
    "graph-tool": {"distances": 1000},
    "networkit": {"betweenness": 1000},
}
