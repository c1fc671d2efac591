"""Results: the library's table, and the Series or data frame that pandas users get.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from . import _ffi
from ._memory import Owner, borrow, listed, text_of

if TYPE_CHECKING:
    import pandas as pd


class Table:
    """A result of the library: rows with labels, named columns of numbers (not copied), and notes. NaN means undefined.

    `table["density"]` is a column as a numpy array, `table.labels["member"]` the labels, `table.notes` what was assumed
    and why a number is undefined, `table.specs` the full spelling of what filled each column. It never changes.
    """

    __slots__ = ("_handle", "_owner")

    def __init__(self, owner: Owner, handle: int | None = None) -> None:
        self._owner = owner
        self._handle = owner.handle if handle is None else handle

    def __len__(self) -> int:
        """Rows."""
        rows: int = _ffi.library.netweave_table_row_count(self._handle)
        return rows

    def __iter__(self) -> Iterator[str]:
        """The names of the columns."""
        return iter(self.columns)

    def __getitem__(self, column: str) -> npt.NDArray[np.float64]:
        """A column as a read-only array, which keeps the table alive."""
        place = _ffi.library.netweave_table_find_column(self._handle, column.encode())
        if place < 0:
            raise KeyError(f"there is no column '{column}'; there are {', '.join(self.columns)}")
        return self.array(place)

    def array(self, column: int = 0) -> npt.NDArray[np.float64]:
        """A column by its place, not copied."""
        return borrow(self._owner, _ffi.library.netweave_table_column(self._handle, column), len(self))

    @property
    def columns(self) -> list[str]:
        """Names of the number columns."""
        library = _ffi.library
        return listed(library.netweave_table_column_name, library.netweave_table_column_count(self._handle), self._handle)

    @property
    def specs(self) -> list[str]:
        """What filled each column, every parameter stated ("pagerank:damping=0.85")."""
        library = _ffi.library
        return listed(library.netweave_table_column_spec, library.netweave_table_column_count(self._handle), self._handle)

    @property
    def notes(self) -> list[str]:
        """Conventions, what was undefined and why."""
        library = _ffi.library
        return listed(library.netweave_table_note, library.netweave_table_note_count(self._handle), self._handle)

    @property
    def label_names(self) -> list[str]:
        """Names of the label columns: "member", or "from" and "to"."""
        library = _ffi.library
        return listed(library.netweave_table_label_name, library.netweave_table_label_count(self._handle), self._handle)

    @property
    def labels(self) -> dict[str, list[str]]:
        """The label columns."""
        read = _ffi.library.netweave_table_label
        return {name: listed(read, len(self), self._handle, k) for k, name in enumerate(self.label_names)}

    def to_dict(self) -> dict[str, npt.NDArray[np.float64]]:
        """The columns by name."""
        return {name: self.array(k) for k, name in enumerate(self.columns)}

    def to_text(self, format: str = "text") -> str:
        """The table as "text" (aligned), "markdown", "csv" or "json"."""
        return text_of(_ffi.library.netweave_table_format, self._handle, format.encode())

    def to_pandas(self, index: Sequence[str] = ()) -> pd.DataFrame:
        """The table as a data frame; the label columns named in `index` become its index, the others columns."""
        import pandas as pd

        labels = self.labels
        if len(index) > 1:
            rows: Any = pd.MultiIndex.from_arrays([labels[name] for name in index], names=list(index))
        else:
            rows = pd.Index(labels[index[0]], name=index[0]) if index else None
        texts = {name: values for name, values in labels.items() if name not in index}
        frame = pd.DataFrame({**texts, **self.to_dict()}, index=rows)
        frame.attrs["notes"] = self.notes
        return frame

    def __repr__(self) -> str:
        """The table for people."""
        return self.to_text()

    def _repr_html_(self) -> str:
        names = [*self.label_names, *self.columns]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
        columns: list[list[str]] = [[html.escape(text) for text in texts] for texts in self.labels.values()]
        columns += [[f"{number:.6g}" for number in array] for array in self.to_dict().values()]
        rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in zip(*columns))
        notes = "".join(f"<p><small>{html.escape(note)}</small></p>" for note in self.notes)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{notes}"
