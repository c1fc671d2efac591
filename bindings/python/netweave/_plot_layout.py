"""Where members stand: a layout by stress, in which the distance on paper is the number of steps in the network.

Stress is majorized (Gansner, Koren and North 2005, doi 10.1007/978-3-540-31843-9_25) from a start by classical scaling over
pivots (Brandes and Pich 2007, doi 10.1007/978-3-540-70904-6_6). Networks above `WHOLE` members keep only the terms of ties
and pivots (Ortmann, Klimenta and Brandes 2017, doi 10.7155/jgaa.00440). Parts that are not connected are laid out by
themselves and packed; members without ties stand in rows below.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Places = npt.NDArray[Any]

WHOLE = 1200
"""The most members of one part for which all pairs are weighed."""
PIVOTS = 60
GAP = 1.0
"""Steps left free between parts."""


class Rows:
    """Compressed sparse rows of a network read without direction."""

    def __init__(self, count: int, source: Places, target: Places) -> None:
        ends = np.unique(np.concatenate([source * count + target, target * count + source])) if len(source) else source
        self.count = count
        self.row, self.to = (ends // max(count, 1)).astype(np.int64), (ends % max(count, 1)).astype(np.int64)
        other = self.row != self.to
        self.row, self.to = self.row[other], self.to[other]
        self.degree = np.bincount(self.row, minlength=count)
        self.start = np.concatenate([[0], np.cumsum(self.degree)])

    def distances(self, starts: Places) -> npt.NDArray[np.float64]:
        """Steps from each of `starts` to all; -1 where there is no path. All starts take each step together."""
        found = np.full(len(starts) * self.count, -1, dtype=np.int32)
        order, at = np.arange(len(starts)), np.asarray(starts)
        found[order * self.count + at] = 0
        claim = np.empty(len(found), dtype=np.int64)
        step = 0
        while len(at):
            step += 1
            reach = self.degree[at]
            order = np.repeat(order, reach)
            within = np.arange(len(order)) - np.repeat(np.cumsum(reach) - reach, reach)
            at = self.to[np.repeat(self.start[at], reach) + within]
            places = order * self.count + at
            fresh = np.flatnonzero(found[places] < 0)
            claim[places[fresh]] = fresh
            fresh = fresh[claim[places[fresh]] == fresh]
            found[places[fresh]] = step
            order, at = order[fresh], at[fresh]
        return found.reshape(len(starts), self.count).astype(np.float64)

    def all_distances(self, reach: int) -> npt.NDArray[np.float64]:
        """Steps from all to all, where no path is longer than about twice `reach`: by products of matrices where those are
        the quicker way."""
        if 2 * reach * self.count**2 > 2500 * len(self.row):
            return self.distances(np.arange(self.count))
        tied = np.zeros((self.count, self.count), dtype=np.float32)
        tied[self.row, self.to] = 1
        found = np.where(np.eye(self.count, dtype=bool), 0.0, -1.0)
        fresh, step = tied > 0, 0.0
        while fresh.any():
            step += 1
            found[fresh] = step
            fresh = (fresh.astype(np.float32) @ tied > 0) & (found < 0)
        return found

    def parts(self) -> list[Places]:
        """The connected parts, largest first; each a list of places."""
        part = np.full(self.count, -1)
        found = []
        for k in range(self.count):
            if part[k] < 0:
                members = np.flatnonzero(self.distances(np.array([k]))[0] >= 0) if self.degree[k] else np.array([k])
                part[members] = k
                found.append(members)
        return sorted(found, key=lambda members: (-len(members), int(members[0])))

    def within(self, members: Places) -> Rows:
        """The rows of some members alone."""
        place = np.full(self.count, -1)
        place[members] = np.arange(len(members))
        kept = (place[self.row] >= 0) & (place[self.to] >= 0)
        return Rows(len(members), place[self.row[kept]], place[self.to[kept]])


def layout(count: int, source: Places, target: Places, seed: int = 1, aspect: float = 1.4) -> Points:
    """Positions of `count` members: an array of members x 2, in steps. `aspect` is width by height of the paper. The same
    network and seed give the same positions."""
    rows = Rows(count, np.asarray(source, dtype=np.int64), np.asarray(target, dtype=np.int64))
    pieces = [(members, _turned(_part(rows.within(members), seed))) for members in rows.parts() if len(members) > 1]
    positions = _packed(count, pieces, aspect)
    alone = np.flatnonzero(rows.degree == 0)
    tied = rows.degree > 0
    if len(alone):
        positions[alone] = _in_rows(len(alone), positions[tied], aspect)
    return positions


def stress(positions: Points, distances: npt.NDArray[np.float64]) -> float:
    """The mean squared error of the distances on paper, as shares of the true ones, at the scale that fits best."""
    apart = np.sqrt(((positions[:, None] - positions[None]) ** 2).sum(axis=2))
    pairs = np.triu(distances > 0, 1)
    share = apart[pairs] / distances[pairs]
    scale = share.sum() / (share**2).sum() if (share > 0).any() else 1.0
    return float(((share * scale - 1) ** 2).mean()) if pairs.any() else 0.0


def _part(rows: Rows, seed: int) -> Points:
    """Positions of one connected part."""
    if rows.count == 2:
        return np.array([[0.0, 0.0], [1.0, 0.0]])
    pivots = _pivots(rows)
    positions = _scaled(pivots[1], seed)
    if rows.count <= WHOLE:
        return _majorized(positions, rows.all_distances(int(pivots[1].max())))
    return _sparse(positions, rows, *pivots)


def _pivots(rows: Rows) -> tuple[Places, npt.NDArray[np.float64]]:
    """Members far from one another, from the best tied on, and the distances from them."""
    chosen = [int(rows.degree.argmax())]
    from_pivots = [rows.distances(np.array(chosen))[0]]
    nearest = from_pivots[0].copy()
    while len(chosen) < min(PIVOTS, rows.count):
        chosen.append(int(nearest.argmax()))
        from_pivots.append(rows.distances(np.array(chosen[-1:]))[0])
        nearest = np.minimum(nearest, from_pivots[-1])
    return np.array(chosen), np.array(from_pivots)


def _scaled(distances: npt.NDArray[np.float64], seed: int) -> Points:
    """Classical scaling over pivots, with a little noise that parts members with the same neighbours."""
    square = distances.T**2
    centred = square - square.mean(axis=0) - square.mean(axis=1, keepdims=True) + square.mean()
    _, values, vectors = np.linalg.svd(centred.T @ centred)
    positions = centred @ vectors[:2].T
    spread = np.sqrt(np.maximum(values[:2], 1e-12)) ** 0.5
    positions = positions / np.maximum(np.abs(positions).max(axis=0), 1e-12) * spread / max(spread[0], 1e-12)
    positions *= distances.max() / 2
    return np.asarray(positions + np.random.default_rng(seed).normal(0, 0.15, positions.shape), dtype=np.float64)


def _majorized(positions: Points, distances: npt.NDArray[np.float64]) -> Points:
    """Majorizes the stress of all pairs, weighed by 1 / distance², until a round moves hardly anyone."""
    count = len(positions)
    weights = 1 / np.where(distances > 0, distances, np.inf) ** 2
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1 / count) - 1 / count
    pull = weights * distances
    for _ in range(int(np.clip(45_000 / count, 40, 2000))):
        square = (positions**2).sum(axis=1)
        ratio = positions @ (-2 * positions.T)
        ratio += square[:, None]
        ratio += square
        np.sqrt(np.maximum(ratio, 1e-12, out=ratio), out=ratio)
        np.divide(pull, ratio, out=ratio)
        target = ratio.sum(axis=1)[:, None] * positions - ratio @ positions
        moved = inverse @ target
        step = np.abs(moved - positions).max()
        positions = moved
        if step < 1e-5:
            break
    return positions


def _sparse(positions: Points, rows: Rows, pivots: Places, distances: npt.NDArray[np.float64], rounds: int = 120) -> Points:
    """Moves each member towards where its ties and the pivots want it, a pivot counting for the members nearest to it."""
    count = rows.count
    share = np.bincount(distances.argmin(axis=0), minlength=len(pivots))
    at = np.concatenate([rows.row, np.tile(np.arange(count), len(pivots))])
    to = np.concatenate([rows.to, np.repeat(pivots, count)])
    wanted = np.concatenate([np.ones(len(rows.row)), distances.ravel()])
    weight = np.concatenate([np.ones(len(rows.row)), np.repeat(share, count) / np.maximum(distances.ravel(), 1) ** 2])
    kept = wanted > 0
    at, to, wanted, weight = at[kept], to[kept], wanted[kept], weight[kept]
    total = np.bincount(at, weight, minlength=count)
    for k in range(rounds):
        apart = positions[at] - positions[to]
        length = np.maximum(np.sqrt((apart**2).sum(axis=1)), 1e-9)
        goal = positions[to] + apart * (wanted / length)[:, None]
        mean = np.column_stack([np.bincount(at, weight * goal[:, axis], minlength=count) / total for axis in (0, 1)])
        positions = positions + (mean - positions) * (0.9 if k % 2 else 0.6)
    return positions


def _turned(positions: Points) -> Points:
    """The longest way across, the way no start or sign decides: heavier side left and below."""
    centred = positions - positions.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    heavy = np.where((turned**3).sum(axis=0) < 0, -1.0, 1.0)
    turned = turned * heavy
    return np.asarray(turned - turned.min(axis=0), dtype=np.float64)


def _packed(count: int, pieces: list[tuple[Places, Points]], aspect: float) -> Points:
    """Parts side by side, in shelves below the largest."""
    positions = np.zeros((count, 2))
    if not pieces:
        return positions
    sizes = np.array([points.max(axis=0) + GAP for _, points in pieces])
    width = max(sizes[0, 0], float(np.sqrt((sizes[:, 0] * sizes[:, 1]).sum() * aspect)))
    left, top, shelf = 0.0, 0.0, 0.0
    for (members, points), size in zip(pieces, sizes):
        if left and left + size[0] > width + GAP:
            left, top, shelf = 0.0, top - shelf, 0.0
        positions[members] = points + np.array([left, top - size[1]])
        left, shelf = left + size[0], max(shelf, size[1])
    return positions


def _in_rows(count: int, tied: Points, aspect: float) -> Points:
    """Members without ties, in rows below the others."""
    if len(tied):
        low, left, width = float(tied[:, 1].min()) - GAP, float(tied[:, 0].min()), float(np.ptp(tied[:, 0]))
    else:
        low, left, width = 0.0, 0.0, float(np.sqrt(count * aspect)) * 0.6
    step = 0.6
    across = max(int(width / step) + 1, int(np.ceil(np.sqrt(count * aspect))))
    place = np.arange(count)
    return np.column_stack([left + place % across * step, low - place // across * step])
