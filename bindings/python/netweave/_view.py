"""A view: one wave and layer of a network, read by stated rules. Every measure is computed on one.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from ctypes import byref, c_void_p
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from . import _ffi
from ._errors import UndefinedWarning, check, warn
from ._flow import Travel
from ._frames import index_of, pandas
from ._memory import Owner, borrow, taken_text
from ._options import options_text
from ._run import Approximate, Progress, Run
from ._structure import Structure
from ._table import Table

if TYPE_CHECKING:
    from ._network import Network


SCOPES = {"network": _ffi.SCOPE_NETWORK, "member": _ffi.SCOPE_MEMBER, "tie": _ffi.SCOPE_TIE}


class Lens:
    """The library's view, with what is kept beside it for all that use it."""

    __slots__ = ("indexes", "options", "owner")

    def __init__(self, owner: Owner, options: Mapping[str, Any]) -> None:
        self.owner = owner
        self.options = dict(options)
        self.indexes: dict[str, Any] = {}


class View(Travel):
    """One wave and layer of a network, read by stated rules, as a simple graph. Made by `Network.view()`.

    A view never changes; several threads may use it at once. What measures share is computed once and kept with it.
    """

    __slots__ = ("_lens", "network")

    def __init__(self, network: Network, lens: Lens) -> None:
        self.network = network
        self._lens = lens

    @property
    def options(self) -> dict[str, Any]:
        """The options that the view was made with."""
        return dict(self._lens.options)

    @property
    def description(self) -> str:
        """How the view reads its network, in a sentence; "" when there is nothing to say."""
        text: bytes = _ffi.library.netweave_view_description(self._lens.owner.handle)
        return text.decode()

    @property
    def member_count(self) -> int:
        """Members in the view."""
        count: int = _ffi.library.netweave_view_member_count(self._lens.owner.handle)
        return count

    @property
    def tie_count(self) -> int:
        """Ties in the view, each undirected tie once."""
        count: int = _ffi.library.netweave_view_tie_count(self._lens.owner.handle)
        return count

    @property
    def directed(self) -> bool:
        """Whether ties have a direction."""
        return bool(_ffi.library.netweave_view_directed(self._lens.owner.handle))

    @property
    def weighted(self) -> bool:
        """Whether ties carry weights that measures may use (`weight=` was said)."""
        return bool(_ffi.library.netweave_view_weighted(self._lens.owner.handle))

    @property
    def labels(self) -> list[Hashable]:
        """The members of the view, as the user names them, in order."""
        found: list[Hashable] | None = self._lens.indexes.get("labels")
        if found is None:
            found = self.network._labels()
            count = self.member_count
            if count != len(found):
                place, handle = _ffi.library.netweave_view_member, self._lens.owner.handle
                found = [found[place(handle, k)] for k in range(count)]
            self._lens.indexes["labels"] = found
        return found

    def csr(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.float64] | None]:
        """The compressed sparse rows, not copied: starts (members + 1), neighbours (each undirected tie at both ends) and
        weights (None when unweighted). Read-only; they keep the view alive."""
        start, to, weight = c_void_p(), c_void_p(), c_void_p()
        owner = self._lens.owner
        check(_ffi.library.netweave_view_csr(owner.handle, byref(start), byref(to), byref(weight)))
        starts = borrow(owner, start.value, self.member_count + 1, "<i8")
        count = int(starts[-1]) if len(starts) else 0
        weights = borrow(owner, weight.value, count) if weight.value else None
        return starts, borrow(owner, to.value, count, "<i4"), weights

    def ends(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64] | None]:
        """The ties of the view in order: places of both ends among `labels`, and weights (None when unweighted)."""
        starts, to, weights = self.csr()
        source = np.repeat(np.arange(self.member_count), np.diff(starts))
        if self.directed:
            return source, to.astype(np.int64), weights
        once = to > source
        return source[once], to[once].astype(np.int64), weights[once] if weights is not None else None

    def to_network(self) -> Network:
        """A network of its own: what was symmetrized, cut or left out can so be kept or written. Ties have their weight alone:
        a view knows no other attributes of them and no self-ties, and the names of layer, wave and weight are left behind."""
        from ._network import Network

        out = c_void_p()
        check(_ffi.library.netweave_view_network(self._lens.owner.handle, byref(out)))
        labels = None if self.network._own_labels is None else self.labels
        return Network._of(Owner(out.value, _ffi.library.netweave_network_free), labels)

    # ---- measures ----

    def measure(
        self,
        *measures: str | Sequence[str],
        scope: str = "network",
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
        approximate: Approximate = None,
    ) -> Any:
        """Measures by name, as "betweenness" or "pagerank:damping=0.9"; without names all of `scope` ("network", "member",
        "tie").

        One measure of the network is a number; otherwise a Series (one column) or data frame, indexed by member, or by
        both ends of a tie. `.attrs` tells the full spelling, notes, seed and version. NaN means undefined; for numbers of
        the network an UndefinedWarning says why. Without pandas the answer is a `Table`. All measures named must be of one
        scope; work that they share is done once.

        `approximate` lets what rests on shortest paths be estimated from a sample where exact numbers are out of reach: an
        error on the scale of 0 to 1, as 0.01, or `{"sources": 512}` (members to search from) or `{"seconds": 10}` (as many
        as fit), or `{"runs": 16}` (distances by HyperBall). Beside each estimate stands its standard error; the notes say how
        it was come by.
        """
        with Run(seed, threads, timeout, progress, approximate) as run:
            table = self._compute(_specs(measures) or self._all(scope), run)
        return self._answer(table, len(measures) == 1 and isinstance(measures[0], str), seed)

    def measure_table(
        self, *measures: str, scope: str = "network", seed: int | None = None, threads: int | None = None
    ) -> Table:
        """As `measure()`, but always the library's own table: arrays that are not copied, and nothing else."""
        with Run(seed, threads) as run:
            return self._compute(_specs(measures) or self._all(scope), run)

    def _all(self, scope: str) -> bytes:
        if scope not in SCOPES:
            raise ValueError(f"scope={scope!r}: it is 'network', 'member' or 'tie'")
        out = c_void_p()
        check(_ffi.library.netweave_measure_all(self._lens.owner.handle, SCOPES[scope], byref(out)))
        return taken_text(out).encode()

    def _compute(self, specs: bytes, run: Run) -> Table:
        out = c_void_p()
        check(_ffi.library.netweave_measure_compute(self._lens.owner.handle, specs, run.handle, byref(out)))
        return Table(Owner(out.value, _ffi.library.netweave_table_free))

    def _answer(self, table: Table, is_one: bool, seed: int | None) -> Any:
        """A number, Series or data frame from a table of measures."""
        library = _ffi.library
        columns: int = library.netweave_table_column_count(table._handle)
        label = library.netweave_table_label_name(table._handle, 0)
        if label == b"network" and is_one and columns == 1:
            value: float = library.netweave_table_value(table._handle, 0, 0)
            if value != value:
                warn(" ".join(table.notes) or "undefined", UndefinedWarning)
            return value
        pd = pandas()
        if pd is None:
            return table
        if label == b"network":
            values = [library.netweave_table_value(table._handle, 0, k) for k in range(columns)]
            answer: Any = pd.Series(values, index=pd.Index(table.columns, name="measure"), dtype=float)
        elif columns == 1:
            name = library.netweave_table_column_name(table._handle, 0).decode()
            answer = pd.Series(table.array(), index=self._index(label), name=name, copy=False)
        else:
            answer = pd.DataFrame(table.to_dict(), index=self._index(label), copy=False)
        answer.attrs = self._provenance(table, seed)
        return answer

    def _provenance(self, table: Table, seed: int | None) -> dict[str, Any]:
        return {
            "netweave": _ffi.VERSION,
            "specs": table.specs,
            "view": self.description,
            "seed": 1 if seed is None else seed,
            "notes": table.notes,
        }

    def _index(self, label: bytes) -> Any:
        """The index of results: members, or both ends of ties."""
        indexes = self._lens.indexes
        key = "members" if label == b"member" else "ties"
        if key not in indexes:
            members = index_of(self.labels)
            if key == "members":
                indexes[key] = members
            else:
                source, target, _ = self.ends()
                indexes[key] = pandas().MultiIndex(levels=[members, members], codes=[source, target], names=["from", "to"])
        return indexes[key]

    # ---- structure ----

    def profile(
        self,
        *,
        draws: int | None = None,
        noise: float | None = None,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
    ) -> Structure:
        """Where the network stands between hub-and-spoke and networked: its type, the numbers that decided, how sure it is
        (`draws` resampled networks, `noise` the share of ties taken as misreported) and who holds it together."""
        options = options_text({"draws": draws, "noise": noise})
        out = c_void_p()
        with Run(seed, threads, timeout, progress) as run:
            check(_ffi.library.netweave_structure_create(self._lens.owner.handle, options, run.handle, byref(out)))
            owner = Owner(out.value, _ffi.library.netweave_structure_free)
        return Structure(owner, view=self, seed=1 if seed is None else seed)

    def hub_curve(
        self, order: str | None = None, most: int | None = None, *, threads: int | None = None, progress: Progress = None
    ) -> Any:
        """What is left when members leave one by one: `order` is "degree", "betweenness", "best" or "group", several joined by
        "+"; `most` leavers. A data frame (without pandas a `Table`)."""
        out = c_void_p()
        with Run(None, threads, None, progress) as run:
            options = options_text({"order": order, "most": most})
            check(_ffi.library.netweave_hub_curve(self._lens.owner.handle, options, run.handle, byref(out)))
            table = Table(Owner(out.value, _ffi.library.netweave_table_free))
        return table if pandas() is None else table.to_pandas()

    def distances(
        self,
        *,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
        approximate: Approximate = None,
    ) -> Any:
        """The distribution of distances: how many ordered pairs are 1, 2, … steps apart, their share of the pairs that have a
        path, and the share within so many steps. `approximate` as for `measure()`. A data frame (without pandas a `Table`)."""
        out = c_void_p()
        with Run(seed, threads, timeout, progress, approximate) as run:
            check(_ffi.library.netweave_distances_table(self._lens.owner.handle, run.handle, byref(out)))
            table = Table(Owner(out.value, _ffi.library.netweave_table_free))
        return table if pandas() is None else table.to_pandas().astype({"distance": int})

    def unknown(self, *measures: str, seed: int | None = None, threads: int | None = None, progress: Progress = None) -> Any:
        """Measures of the network under each way to read the rows of who did not answer, side by side: "zero" (empty),
        "observed" (left out), "reciprocity" (filled by who names them), "previous" (from the wave before), and without
        direction "any" (union) and "both" (intersection). A data frame (without pandas a `Table`)."""
        out = c_void_p()
        with Run(seed, threads, None, progress) as run:
            specs = _specs(measures) or None
            check(_ffi.library.netweave_unknown_table(self._lens.owner.handle, specs, run.handle, byref(out)))
            table = Table(Owner(out.value, _ffi.library.netweave_table_free))
        return table if pandas() is None else table.to_pandas()

    def groups(self, suppress_below: int | None = None) -> Any:
        """The groups of the view, which was made with `group="ATTRIBUTE"`: members, ties within and between, E-I index,
        homophily. A data frame (without pandas a `Table`). `suppress_below`: what rests on fewer members or ties is NaN, and
        so is what would give it away."""
        return self._groups(_ffi.library.netweave_groups_table, suppress_below, 0)

    def mixing(self, suppress_below: int | None = None) -> Any:
        """How the groups of the view mix: ties, possible and expected ties of each pair of groups. A data frame (without
        pandas a `Table`). `suppress_below` as for `groups()`."""
        return self._groups(_ffi.library.netweave_groups_mixing, suppress_below, 1)

    def _groups(self, call: Any, suppress_below: int | None, place: int) -> Any:
        out = c_void_p()
        handle = self._lens.owner.handle
        if suppress_below is None:
            check(call(handle, byref(out)))
        else:
            outs: list[Any] = [None, None]
            outs[place] = byref(out)
            check(_ffi.library.netweave_groups_protect(handle, suppress_below, *outs))
        table = Table(Owner(out.value, _ffi.library.netweave_table_free))
        return table if pandas() is None else table.to_pandas()

    def plot(self, **keywords: Any) -> Any:
        """Draws the view with matplotlib; see `netweave.plot.network()`."""
        from . import plot

        return plot.network(self, **keywords)

    def __len__(self) -> int:
        """Members in the view."""
        return self.member_count

    def __repr__(self) -> str:
        """Members, ties, and how the network is read."""
        kind = "directed" if self.directed else "undirected"
        description = self.description
        more = f"; {description}" if description else ""
        return f"<netweave.View: {self.member_count:,} members, {self.tie_count:,} {kind} ties{more}>"


def _specs(measures: tuple[Any, ...]) -> bytes:
    """The names as the library wants them; a list of names is as good as names."""
    names = [name for item in measures for name in ([item] if isinstance(item, str) else item)]
    return " ".join(names).encode()
