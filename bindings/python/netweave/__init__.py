"""netweave: is this network hub-and-spoke or networked, and did that change?

    >>> import netweave
    >>> network = netweave.read("survey.csv", members="people.csv")
    >>> network.profile()
    >>> network.measure("betweenness", "closeness")
    >>> netweave.compare("survey_2019.csv", "survey_2021.csv").sentence

SPDX-License-Identifier: GPL-2.0-or-later
"""

from netweave._comparison import Comparison, compare
from netweave._errors import (
    BudgetError,
    FileError,
    InvalidArgumentError,
    LimitError,
    LossWarning,
    NetweaveError,
    NotFoundError,
    OutOfMemoryError,
    ParseError,
    PeerError,
    UndefinedWarning,
    UnsupportedError,
)
from netweave._ffi import VERSION as __version__
from netweave._lists import catalog, describe, formats
from netweave._network import Network
from netweave._reading import generate, read
from netweave._structure import Structure
from netweave._table import Table
from netweave._view import View

__all__ = [
    "BudgetError",
    "Comparison",
    "FileError",
    "InvalidArgumentError",
    "LimitError",
    "LossWarning",
    "NetweaveError",
    "Network",
    "NotFoundError",
    "OutOfMemoryError",
    "ParseError",
    "PeerError",
    "Structure",
    "Table",
    "UndefinedWarning",
    "UnsupportedError",
    "View",
    "__version__",
    "catalog",
    "compare",
    "describe",
    "formats",
    "generate",
    "read",
]
