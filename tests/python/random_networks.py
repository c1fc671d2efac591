"""Random networks for hypothesis, with labels, attributes, layers, waves and masks that are hard to carry.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import numpy as np
from hypothesis import strategies as st

from netweave import Network
from netweave._parts import Attribute, Parts, TieSet

texts = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=6)
whole = st.one_of(st.integers(-5, 20), st.integers(-(2**80), 2**80))
label_kinds = st.one_of(
    st.just(st.integers(0, 40)),
    st.just(texts),
    st.just(st.one_of(whole, texts, st.tuples(st.integers(0, 9), texts), st.floats(-1e6, 1e6), st.booleans())),
)
numbers = st.one_of(st.floats(allow_nan=True, allow_infinity=False), st.integers(-9, 9).map(float))


def settled(labels):
    """Labels that differ both as objects and as texts."""
    kept, seen, names = [], set(), set()
    for label in labels:
        if label not in seen and str(label) not in names:
            kept.append(label)
            seen.add(label)
            names.add(str(label))
    return kept


@st.composite
def attribute(draw, count, with_levels=True):
    kind = draw(st.sampled_from(["number", "text", "level"] if with_levels else ["number", "text"]))
    if kind == "number":
        return Attribute(kind, np.array(draw(st.lists(numbers, min_size=count, max_size=count)), np.float64))
    values = draw(st.lists(texts, min_size=1, max_size=4, unique=True))
    chosen = draw(st.lists(st.one_of(st.none(), st.sampled_from(values)), min_size=count, max_size=count))
    if kind == "text":
        return Attribute.of_texts(chosen)
    return Attribute(kind, np.array([np.nan if value is None else values.index(value) for value in chosen], float), values)


def attributes(count, names, with_levels=True):
    return st.lists(st.sampled_from(names), unique=True, max_size=3).flatmap(
        lambda chosen: st.fixed_dictionaries({name: attribute(count, with_levels) for name in chosen})
    )


@st.composite
def tie_sets(draw, members, layer, wave, directed):
    most = 25 if members else 0
    place = st.integers(0, max(members - 1, 0))
    ends = draw(st.lists(st.tuples(place, place), max_size=most))
    count = len(ends)
    weight = None
    if draw(st.booleans()):
        weight = np.array(draw(st.lists(st.floats(0.001, 1e6), min_size=count, max_size=count)), np.float64)
    return TieSet(
        np.array([end[0] for end in ends], np.int64),
        np.array([end[1] for end in ends], np.int64),
        weight,
        draw(attributes(count, ["role", "since", "from", "Ärger", "layer"], with_levels=False)),
        layer,
        wave,
        directed,
    )


@st.composite
def networks(draw, single=False, masks=True):
    """A network; `single`: of one layer and wave."""
    labels = settled(draw(st.lists(draw(label_kinds), max_size=9)))
    labels = [label for label in labels if str(label)]
    count = len(labels)
    names = st.lists(texts, min_size=1, max_size=2, unique=True)
    layers = [draw(st.sampled_from(["", "advice"]))] if single else draw(st.one_of(st.just([""]), names))
    waves = [draw(st.sampled_from(["", "2019"]))] if single else draw(st.one_of(st.just([""]), names))
    sets = []
    for layer in layers:
        directed = draw(st.booleans())
        sets += [draw(tie_sets(count, layer, wave, directed)) for wave in waves if single or draw(st.booleans()) or not sets]
    present, answered = {}, {}
    if masks and not single:
        mask = st.lists(st.booleans(), min_size=count, max_size=count).map(lambda values: np.array(values, bool))
        present = {wave: draw(mask) for wave in waves} if draw(st.booleans()) else {}
        answered = {wave: draw(mask) for wave in waves} if draw(st.booleans()) else {}
    parts = Parts(
        labels=labels,
        attributes=draw(attributes(count, ["role", "years", "from", "name 2", "ñ"])),
        tie_sets=sets,
        presence=present,
        respondents=answered,
        source=draw(st.sampled_from(["", "survey.csv"])),
        weight_name=draw(st.sampled_from(["weight", "strength"])),
    )
    return Network._from_parts(parts, draw(st.sampled_from(["sum", "first", "max"])))


def difference(one, other):
    """What differs, for a message of a failed test."""
    from netweave._apart import parts_of

    return f"{parts_of(one)}\n{parts_of(other)}"
