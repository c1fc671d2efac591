"""Where members stand in pictures, and whether colours are told apart.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import time

import numpy as np
import pytest

from netweave import _plot_style as style
from netweave._plot_layout import PIVOTS, WHOLE, Rows, layout, stress


def arrays(edges):
    return np.array([a for a, _ in edges], int), np.array([b for _, b in edges], int)


def path(count):
    return [(k, k + 1) for k in range(count - 1)]


def ring(count):
    return [*path(count), (count - 1, 0)]


def grid(side):
    across = [(k, k + 1) for k in range(side * side) if k % side < side - 1]
    return across + [(k, k + side) for k in range(side * side - side)]


def random_edges(count, ties, seed=1):
    pairs = np.random.default_rng(seed).integers(0, count, (ties, 2))
    return [(int(a), int(b)) for a, b in pairs if a != b]


def quality(count, edges, positions):
    distances = Rows(count, *arrays(edges)).distances(np.arange(count))
    return stress(positions, distances)


def steps_by_hand(count, edges):
    """Distances by Floyd and Warshall."""
    found = np.full((count, count), np.inf)
    np.fill_diagonal(found, 0)
    for a, b in edges:
        found[a, b] = found[b, a] = 1
    for k in range(count):
        found = np.minimum(found, found[:, k : k + 1] + found[k])
    return np.where(np.isinf(found), -1, found)


@pytest.mark.parametrize("ties", [0, 10, 30, 200])
def test_distances_are_those_of_floyd_and_warshall_either_way(ties):
    edges = random_edges(40, ties)
    rows = Rows(40, *arrays(edges))
    assert np.array_equal(rows.distances(np.arange(40)), steps_by_hand(40, edges))
    assert np.array_equal(rows.all_distances(0), steps_by_hand(40, edges))
    assert sorted(np.concatenate(rows.parts()).tolist()) == list(range(40))


def test_a_path_and_a_ring_are_drawn_true():
    assert quality(30, path(30), layout(30, *arrays(path(30)))) < 1e-4
    positions = layout(12, *arrays(ring(12)))
    from_middle = np.sqrt(((positions - positions.mean(axis=0)) ** 2).sum(axis=1))
    assert from_middle.std() < 1e-3 * from_middle.mean()


def test_the_hub_of_a_star_stands_in_the_middle():
    positions = layout(20, np.zeros(19, int), np.arange(1, 20))
    assert np.hypot(*(positions[0] - positions.mean(axis=0))) < 0.1


@pytest.mark.parametrize(("count", "edges"), [(100, grid(10)), (60, random_edges(60, 120)), (34, random_edges(34, 78, 5))])
def test_stress_is_far_below_that_of_chance(count, edges):
    chance = min(quality(count, edges, np.random.default_rng(k).normal(size=(count, 2))) for k in range(20))
    assert quality(count, edges, layout(count, *arrays(edges))) < chance / 2


def test_stress_is_that_of_networkx_or_less():
    networkx = pytest.importorskip("networkx")
    pytest.importorskip("scipy")
    graph = networkx.karate_club_graph()
    edges = list(graph.edges())
    theirs = networkx.kamada_kawai_layout(graph, weight=None)
    ours = quality(34, edges, layout(34, *arrays(edges)))
    assert ours <= 1.02 * quality(34, edges, np.array([theirs[k] for k in range(34)]))


def test_the_same_network_and_seed_give_the_same_positions():
    source, target = arrays(random_edges(80, 150))
    first = layout(80, source, target)
    assert np.array_equal(first, layout(80, source, target))
    assert not np.array_equal(first, layout(80, source, target, seed=2))
    assert np.array_equal(first, layout(80, target, source))


def test_parts_do_not_overlap_and_isolates_stand_in_a_row_below():
    edges = ring(8) + [(a + 8, b + 8) for a, b in path(5)] + [(13, 14)]
    positions = layout(18, *arrays(edges))
    boxes = [(positions[k].min(axis=0), positions[k].max(axis=0)) for k in ([*range(8)], [*range(8, 13)], [13, 14])]
    for k, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[:k]:
            assert ((low > other_high) | (other_low > high)).any()
    assert len(set(positions[15:, 1])) == 1
    assert positions[15:, 1].max() < positions[:15, 1].min()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("tied", [False, True])
def test_the_smallest_networks_have_positions(count, tied):
    source, target = arrays(path(count) if tied else [])
    positions = layout(count, source, target)
    assert positions.shape == (count, 2)
    assert np.isfinite(positions).all()
    assert len(np.unique(positions, axis=0)) == count


def test_members_with_the_same_contacts_stand_apart():
    positions = layout(6, np.repeat([0, 1], 4), np.tile([2, 3, 4, 5], 2))
    apart = np.sqrt(((positions[:, None] - positions[None]) ** 2).sum(axis=2)) + np.eye(6)
    assert apart.min() > 0.3


def test_large_networks_keep_the_terms_of_pivots():
    side = int(np.sqrt(WHOLE)) + 2
    positions = layout(side * side, *arrays(grid(side)))
    some = np.random.default_rng(1).choice(side * side, PIVOTS, replace=False)
    distances = Rows(side * side, *arrays(grid(side))).distances(some)[:, some]
    assert stress(positions[some], distances) < 0.05


def test_a_thousand_members_take_a_few_seconds():
    source, target = arrays(random_edges(1000, 4000))
    start = time.process_time()
    assert np.isfinite(layout(1000, source, target)).all()
    assert time.process_time() - start < 20


# ---- colours ----

# How dichromats see: Viénot, Brettel and Mollon 1999, doi 10.1002/(SICI)1520-6378(199908)24:4<243::AID-COL5>3.0.CO;2-3, as
# matrices on linear RGB.
SEEN = {
    "all cones": np.eye(3),
    "no red": np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]]),
    "no green": np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]]),
}


def linear(colour):
    parts = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lightness(rgb):
    """L* of CIE 1976, from linear RGB."""
    share = float(rgb @ [0.2126, 0.7152, 0.0722])
    return 116 * np.cbrt(share) - 16 if share > 0.008856 else 903.3 * share


def lab(rgb):
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb / [0.9505, 1, 1.089]
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("eye", SEEN)
def test_colours_of_things_told_apart_differ_for_every_eye(eye):
    from netweave._plot_changes import WAYS
    from netweave._plot_comparison import CHANGES

    for colours in (style.COLOURS[:5], [look[0] for look in CHANGES.values()], [look[0] for look in WAYS.values()]):
        seen = [lab(np.clip(SEEN[eye] @ linear(colour), 0, 1)) for colour in colours]
        for k, one in enumerate(seen):
            assert all(np.sqrt(((one - other) ** 2).sum()) > 11 for other in seen[:k]), (eye, colours)


def test_lines_and_marks_stand_out_from_the_paper():
    from netweave._plot_changes import FAINT, WAYS
    from netweave._plot_comparison import CHANGES
    from netweave._plot_network import ROLES

    colours = {*style.COLOURS, FAINT, *(look[0] for look in [*CHANGES.values(), *WAYS.values(), *ROLES.values()])}
    assert all(lightness(linear(colour)) < 73 for colour in colours)


def test_in_print_without_colour_a_shape_or_line_tells_the_same():
    from netweave._plot_changes import WAYS
    from netweave._plot_comparison import CHANGES, JOINED, LEFT, STAYED
    from netweave._plot_network import ROLES

    assert len(set(style.SHAPES)) == len(style.SHAPES) == len(style.COLOURS)
    assert len({str(line) for line in style.LINES}) == len(style.LINES)
    assert len({shape for _, shape in ROLES.values()}) == len(ROLES)
    assert len({shape for _, shape, _ in (STAYED, LEFT, JOINED)}) == 3
    assert len({shape for _, shape in WAYS.values()}) == len(WAYS)
    assert len({(str(line), width) for _, line, width in CHANGES.values()}) == len(CHANGES)
