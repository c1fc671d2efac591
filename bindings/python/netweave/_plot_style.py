"""What all pictures share: colours, sizes, fonts, and where a figure comes from.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import importlib
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar, cast

import numpy as np

Drawing = TypeVar("Drawing", bound=Callable[..., Any])

# Okabe and Ito 2008, "Color Universal Design", https://jfly.uni-koeln.de/color/: told apart with every kind of colour vision.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, RED, PINK = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
GREY, PALE = "#767676", "#C8C8C8"

# Colours, shapes and lines for things that are told apart, so ordered that neighbours differ in lightness: colour is never
# the only sign.
COLOURS = (BLUE, ORANGE, GREEN, PINK, SKY, RED, BLACK)
SHAPES = ("o", "s", "^", "D", "v", "p", "h")
LINES: tuple[Any, ...] = (
    "-",
    (0, (5, 1.5)),
    (0, (1.2, 1.2)),
    (0, (5, 1.5, 1.2, 1.5)),
    (0, (9, 2)),
    (0, (3, 1.2, 1.2, 1.2, 1.2, 1.2)),
)

PAGE = 7.0
"""Width of a page, in inches."""
TEXT = 8
"""Points of the smallest text."""

_FONT: Any = {
    "font.size": TEXT,
    "axes.titlesize": TEXT + 1,
    "axes.labelsize": TEXT,
    "xtick.labelsize": TEXT,
    "ytick.labelsize": TEXT,
    "legend.fontsize": TEXT,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "legend.frameon": False,
    "axes.titlelocation": "left",
}


@contextmanager
def style() -> Iterator[None]:
    """The settings of matplotlib while one picture is made; the user's own stay as they are."""
    try:
        import matplotlib
    except ImportError as problem:
        raise ImportError("pictures need matplotlib, which is not installed: pip install matplotlib") from problem
    with matplotlib.rc_context(_FONT):
        yield


def drawn(function: Drawing) -> Drawing:
    """A function that draws: it runs with the settings of the package, and says plainly when there is no matplotlib."""

    @wraps(function)
    def wrapper(*arguments: Any, **keywords: Any) -> Any:
        with style():
            return function(*arguments, **keywords)

    return cast(Drawing, wrapper)


def new_figure(width: float, height: float) -> Any:
    """A figure of a size in inches. pyplot keeps it, and so shows it, in notebooks and where the user has imported pyplot;
    else it belongs to its axes alone, and is gone with them."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None and _in_notebook():
        pyplot = importlib.import_module("matplotlib.pyplot")
    if pyplot is not None:
        return pyplot.figure(figsize=(width, height), layout="constrained")
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def _in_notebook() -> bool:
    shell = sys.modules.get("IPython")
    return shell is not None and shell.get_ipython() is not None


def panels(axes: Any, count: int, width: float, height: float, **grid: Any) -> Any:
    """An array of `count` axes: those that were given, or those of a new figure. `grid` goes to `Figure.subplots()`."""
    if axes is None:
        axes = new_figure(width, height).subplots(squeeze=False, **grid)
    given = np.array([axes] if hasattr(axes, "add_collection") else list(np.ravel(axes)), dtype=object)
    if len(given) != count:
        raise ValueError(f"axes: {count} are needed, {len(given)} were given")
    return given


def one_axes(axes: Any, width: float, height: float) -> Any:
    """The axes that were given, or those of a new figure."""
    return panels(axes, 1, width, height)[0]


def plain(text: object) -> str:
    """A text as it is: matplotlib would take what stands between two dollar signs for mathematics."""
    return str(text).replace("$", r"\$")


def wrapped(text: object, width: int, lines: int = 3) -> str:
    """A text in short lines, cut with an ellipsis after the last."""
    found = textwrap.wrap(str(text), width, max_lines=lines, placeholder=" …", break_on_hyphens=False)
    return plain("\n".join(found))


def line_key(label: str, **keywords: Any) -> Any:
    """An entry of a legend for lines."""
    from matplotlib.lines import Line2D

    return Line2D([], [], label=plain(label), **keywords)


def mark_key(label: str, shape: str, colour: str, hollow: bool = False) -> Any:
    """An entry of a legend for members."""
    return line_key(
        label, linestyle="", marker=shape, markersize=6, markerfacecolor="white" if hollow else colour, markeredgecolor=colour
    )


def legend_below(axes: Any, keys: Sequence[Any], columns: int | None = None) -> None:
    """A legend under the axes, which covers nothing."""
    if keys:
        axes.legend(
            handles=list(keys),
            loc="upper center",
            bbox_to_anchor=(0.5, 0.0),
            ncol=columns or min(len(keys), 4),
            columnspacing=1.2,
            handletextpad=0.5,
            borderaxespad=0.2,
        )


def names_of_measures() -> dict[str, dict[str, Any]]:
    """Every column of a measure of the network by its full name: title, pole, kind and range."""
    from ._lists import catalog

    found: dict[str, dict[str, Any]] = {}
    for row in catalog():
        for column in row["columns"]:
            name, title = row["name"], row["title"]
            if column["name"]:
                name, title = f"{name}.{column['name']}", f"{title}: {column['name']}"
            found[name] = {**column, "title": title, "pole": row["pole"]}
    return found
