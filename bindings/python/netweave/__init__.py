"""netweave: is this network hub-and-spoke or networked, and did that change?

    >>> import netweave
    >>> network = netweave.read("survey.csv", members="people.csv")
    >>> network.profile()
    >>> network.measure("betweenness", "closeness")
    >>> netweave.compare("survey_2019.csv", "survey_2021.csv").sentence

SPDX-License-Identifier: GPL-2.0-or-later
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from netweave._attendance import Attendance, read_attendance
from netweave._comparison import Comparison, compare
from netweave._contacts import Contacts, read_contacts
from netweave._doctor import doctor, repair
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
    UndefinedWarning,
    UnsupportedError,
)
from netweave._ffi import VERSION as __version__
from netweave._flow_story import Flow
from netweave._lists import catalog, describe, formats
from netweave._network import Network
from netweave._qap import qap
from netweave._reading import generate, read
from netweave._structure import Structure
from netweave._table import Table
from netweave._view import View

__all__ = [
    "Attendance",
    "BudgetError",
    "Comparison",
    "Contacts",
    "FileError",
    "Flow",
    "InvalidArgumentError",
    "LimitError",
    "LossWarning",
    "NetweaveError",
    "Network",
    "NotFoundError",
    "OutOfMemoryError",
    "ParseError",
    "Structure",
    "Table",
    "UndefinedWarning",
    "UnsupportedError",
    "View",
    "__version__",
    "catalog",
    "compare",
    "convert",
    "describe",
    "doctor",
    "formats",
    "generate",
    "measures",
    "models",
    "plot",
    "qap",
    "read",
    "read_attendance",
    "read_contacts",
    "repair",
]

_LATER = ("convert", "measures", "models", "plot")

if TYPE_CHECKING:
    from netweave import convert, measures, models, plot
else:

    def __getattr__(name: str) -> Any:
        """Modules that are imported when they are first asked for."""
        if name in _LATER:
            return import_module(f"netweave.{name}")
        raise AttributeError(f"module 'netweave' has no attribute '{name}'")


def __dir__() -> list[str]:
    """What there is for users, with the modules that are imported later."""
    return list(__all__)
