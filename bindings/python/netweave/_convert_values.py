"""What every conversion needs: members numbered by their labels, columns of values as attributes, weights.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from itertools import chain
from numbers import Real
from typing import Any

import numpy as np

from ._errors import LossWarning, warn
from ._parts import Attribute, Numbers, Places

EXACT = 2**53
"""Whole numbers up to here are numbers of the library exactly."""


def need(package: str, purpose: str) -> Any:
    """A package that is not required, imported when it is wanted."""
    try:
        return import_module(package)
    except ImportError:
        name = {"scipy.sparse": "scipy"}.get(package, package)
        raise ImportError(f"{purpose} needs the package {name}, which is not installed: pip install {name}") from None


def tell_loss(sentence: str) -> None:
    """Warns the caller that something cannot be carried over."""
    warn(sentence, LossWarning)


def is_missing(value: Any) -> bool:
    """None, NaN, NaT and NA."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, (float, np.floating, np.datetime64)) and bool(value != value)


def plain(value: Any) -> Any:
    """A numpy scalar as a Python object, anything else as it is."""
    if isinstance(value, np.datetime64):
        value = value.astype("M8[us]")
    return value.item() if isinstance(value, np.generic) else value


# ---- members ----


def places_in(labels: Sequence[Hashable]) -> dict[Hashable, int]:
    """The place of each label."""
    places = {label: k for k, label in enumerate(labels)}
    if len(places) < len(labels):
        for k, label in enumerate(labels):
            if places[label] != k:
                raise ValueError(f"the member {label!r} is listed twice; keep one")
    return places


def _array_of(labels: Any) -> Any:
    """A list of whole numbers as an array, anything else as it is."""
    return np.array(labels) if isinstance(labels, list) and set(map(type, labels)) == {int} else labels


def _is_whole(array: Any) -> bool:
    kind = array.dtype.kind if isinstance(array, np.ndarray) else ""
    return kind == "i" or (kind == "u" and array.dtype.itemsize < 8)


def number_ends(source: Any, target: Any, labels: Sequence[Hashable] = ()) -> tuple[list[Hashable], Places, Places]:
    """Members are `labels`, then others as the ties name them first; and the places of both ends of each tie."""
    if len(source) != len(target):
        raise ValueError(f"there are {len(source)} sources and {len(target)} targets; give as many")
    source, target = _array_of(source), _array_of(target)
    if _is_whole(source) and _is_whole(target) and not labels and len(source):
        return _number_whole(source, target)
    source, target = (end.tolist() if isinstance(end, np.ndarray) else end for end in (source, target))
    known = len(places_in(labels))
    try:
        members = list(dict.fromkeys(chain(labels, chain.from_iterable(zip(source, target)))))
    except TypeError as problem:
        raise TypeError(f"the ends of ties are members' names, which must be hashable: {problem}") from None
    places = dict(zip(members, range(len(members))))
    ends = [np.fromiter(map(places.__getitem__, end), np.int64, len(end)) for end in (source, target)]
    for k in range(known, len(members)):
        if is_missing(members[k]):
            row, end = min((int(np.argmax(column == k)), which) for which, column in enumerate(ends) if (column == k).any())
            raise ValueError(f"tie {row} has no {('source', 'target')[end]}; give it a member or leave the tie out")
        members[k] = plain(members[k])
    return members, ends[0], ends[1]


def _number_whole(source: Places, target: Places) -> tuple[list[Hashable], Places, Places]:
    """Whole numbers as labels, in the order of their first naming, without a Python object per tie."""
    ends = np.empty((len(source), 2), np.int64)
    ends[:, 0], ends[:, 1] = source, target
    flat = ends.ravel()
    low, high = int(flat.min()), int(flat.max())
    if high - low < 4 * len(flat) + 1000:
        flat -= low
        first = np.full(high - low + 1, len(flat))
        first[flat[::-1]] = np.arange(len(flat) - 1, -1, -1)
        values = np.flatnonzero(first < len(flat))
        order = np.argsort(first[values])
        place = np.empty(high - low + 1, np.int64)
        place[values[order]] = np.arange(len(values))
        numbered = place[ends]
        values = values[order] + low
    else:
        values, positions, inverse = np.unique(flat, return_index=True, return_inverse=True)
        order = np.argsort(positions)
        place = np.empty(len(values), np.int64)
        place[order] = np.arange(len(values))
        numbered = place[inverse].reshape(ends.shape)
        values = values[order]
    labels: list[Hashable] = list(values.tolist())
    return labels, numbered[:, 0], numbered[:, 1]


# ---- attributes ----


def name_of(name: Any, taken: Iterable[str] = (), what: str = "members") -> str:
    """The name of an attribute as a text."""
    text = str(name)
    if not text or "\0" in text:
        raise ValueError(f"an attribute of {what} has the name {text!r}, which is empty or holds a NUL sign; rename it")
    if text in taken:
        raise ValueError(f"{what} have two attributes named '{text}'; rename one")
    return text


def _check_texts(name: str, texts: Iterable[str]) -> None:
    try:
        joined = "\n".join(texts)
        joined.encode()
    except UnicodeEncodeError:
        raise ValueError(f"a text of '{name}' cannot be written as UTF-8; mend its signs") from None
    if "\0" in joined:
        raise ValueError(f"a text of '{name}' holds a NUL sign, which texts of networks cannot; take it out")


def _of_categories(name: str, values: Any) -> Attribute:
    """A categorical: ordered ones are levels."""
    categorical = getattr(values, "cat", values)
    texts = [str(category) for category in categorical.categories]
    codes = np.asarray(categorical.codes, np.float64)
    codes[codes < 0] = np.nan
    _check_texts(name, texts)
    if categorical.ordered:
        return Attribute("level", codes, texts)
    return Attribute.of_texts([None if code != code else texts[int(code)] for code in codes])


def _text_of(value: Any) -> str:
    if isinstance(value, (datetime.date, datetime.time)):
        text = value.isoformat()
        return text[:-9] if text.endswith("T00:00:00") else text
    return str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (Real, Decimal)) and not (isinstance(value, int) and float(value) != value)


def _of_objects(name: str, values: list[Any]) -> Attribute | None:
    quick = set(map(type, values))
    if quick <= {float, bool}:
        return Attribute("number", np.array(values, np.float64))
    if quick <= {str, type(None)}:
        _check_texts(name, (text for text in values if text))
        return Attribute.of_texts(values)
    found = [None if is_missing(value) else plain(value) for value in values]
    kinds = {type(value) for value in found if value is not None}
    known = (str, Real, Decimal, datetime.date, datetime.time)
    strange = sorted(kind.__name__ for kind in kinds if not issubclass(kind, known))
    if strange:
        tell_loss(f"the attribute '{name}' holds {strange[0]} values, which are neither numbers nor texts: it is left out")
        return None
    if kinds and all(value is None or _is_number(value) for value in found):
        return Attribute("number", np.array([np.nan if value is None else float(value) for value in found], np.float64))
    if any(issubclass(kind, (Real, Decimal)) for kind in kinds):
        why = "numbers among texts" if any(issubclass(kind, str) for kind in kinds) else f"numbers beyond {EXACT}"
        tell_loss(f"the attribute '{name}' holds {why}: all its values have become texts")
    texts = [None if value is None else _text_of(value) for value in found]
    _check_texts(name, (text for text in texts if text))
    return Attribute.of_texts(texts)


def attribute_of(name: str, values: Any) -> Attribute | None:
    """A column of values as an attribute; None, with a LossWarning, where no attribute can hold them.

    Numbers and truth values (1 and 0) become numbers, texts and unordered categories texts, ordered categories levels, dates
    and times ISO texts. None, NaN, NaT, NA and "" are missing.
    """
    dtype = getattr(values, "dtype", None)
    if hasattr(dtype, "categories"):
        return _of_categories(name, values)
    if not isinstance(dtype, np.dtype):
        return _of_objects(name, list(values))
    array = np.asarray(values)
    if dtype.kind == "f" or dtype.kind == "b":
        return Attribute("number", array.astype(np.float64))
    if dtype.kind in "iu" and not (len(array) and (int(array.max()) > EXACT or int(array.min()) < -EXACT)):
        return Attribute("number", array.astype(np.float64))
    if dtype.kind in "mM":
        array = array.astype(f"{dtype.kind}8[us]")
    return _of_objects(name, array.tolist())


def attributes_of(columns: Mapping[Any, Any], what: str = "members", weight: str = "") -> dict[str, Attribute]:
    """Columns of values as attributes, by name."""
    attributes: dict[str, Attribute] = {}
    for name, values in columns.items():
        key = name_of(name, attributes, what)
        if weight and key == weight:
            raise ValueError(f"ties have an attribute named '{key}', which is the name of their weight; rename it")
        attribute = attribute_of(key, values)
        if attribute is not None:
            attributes[key] = attribute
    return attributes


def columns_of(rows: Sequence[Mapping[Any, Any]]) -> dict[Any, list[Any]]:
    """Values by name from a mapping per row; None where a row lacks a name."""
    columns: dict[Any, list[Any]] = {}
    for k, row in enumerate(rows):
        for name, value in row.items():
            if name not in columns:
                columns[name] = [None] * len(rows)
            columns[name][k] = value
    return columns


def weights_of(values: Any, name: str = "weight") -> Numbers:
    """A column of weights; every tie needs one."""
    if not isinstance(getattr(values, "dtype", None), np.dtype) or values.dtype.kind not in "biuf":
        values = list(values)
        quick = set(map(type, values)) <= {float, int, bool}
        found = values if quick else [np.nan if is_missing(value) else value for value in values]
        for k, value in enumerate(() if quick else found):
            if not isinstance(value, (Real, Decimal, np.bool_)):
                raise ValueError(f"the {name} of tie {k} is {value!r}, not a number; give every tie a number from 0 up")
        values = [float(value) for value in found]
    weights = np.asarray(values, np.float64)
    if weights.ndim != 1:
        raise ValueError(f"the {name} of ties is an array of shape {weights.shape}; give one number per tie")
    missing = np.isnan(weights)
    if missing.any():
        place = int(np.flatnonzero(missing)[0])
        raise ValueError(f"the {name} of tie {place} is missing; give every tie a number from 0 up, or leave such ties out")
    return weights
