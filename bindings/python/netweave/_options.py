"""Options as Python keywords become the library's text NAME=VALUE.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-+*|")


def _text(value: Any) -> str:
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        if len(value) != 1:
            raise ValueError(f"{dict(value)!r} selects by {len(value)} attributes; name one, as {{'role': 'convenor'}}")
        ((attribute, wanted),) = value.items()
        return f"{attribute}={wanted}"
    if isinstance(value, float):
        return float.__repr__(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return ",".join(str(item) for item in value)
    return str(value)


def quoted(text: str) -> str:
    """A value in quotes, doubled inside, where it has other signs than the plain ones."""
    if text and _PLAIN.issuperset(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def options_text(options: Mapping[str, Any]) -> bytes:
    """`NAME=VALUE NAME=VALUE` of the options that are not None; a list is joined by commas, {name: value} by "="."""
    return " ".join(f"{name}={quoted(_text(value))}" for name, value in options.items() if value is not None).encode()


def spec_text(name: str, parameters: Mapping[str, Any]) -> str:
    """`name:parameter=value,…` of the parameters that are not None."""
    stated = ",".join(f"{key}={_text(value)}" for key, value in parameters.items() if value is not None)
    return f"{name}:{stated}" if stated else name
