"""The network: members and ties by layer and wave.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from __future__ import annotations

import html
from collections.abc import Hashable, Mapping, Sequence
from ctypes import byref, c_void_p
from typing import TYPE_CHECKING, Any

from . import _apart, _ffi, convert
from ._errors import LossWarning, check, warn
from ._frames import pandas
from ._memory import Owner, Path, path_bytes, taken_text
from ._network_flow import NetworkFlow
from ._options import options_text
from ._parts import Builder, Parts
from ._run import Approximate, Progress, Run
from ._table import Table
from ._view import Lens, View

if TYPE_CHECKING:
    from ._comparison import Comparison
    from ._structure import Structure

KEPT_VIEWS = 8
"""Views that a network keeps for calls to come, with what was computed on them."""


class Network(NetworkFlow):
    """Members and their ties, by layer and wave, with who was present and who answered in each wave. It never changes, so
    several threads may use it at once.

    Made by `netweave.read()`, `netweave.generate()`, `Network.from_edges()`, `.from_pandas()`, `.from_numpy()`,
    `.from_scipy()`, `.from_networkx()` and `.from_igraph()`. Calls like `measure()` take the options of `view()`:
    which wave and layer, which weight, which hub.
    """

    __slots__ = ("__weakref__", "_lenses", "_own_ids", "_own_labels", "_owner")

    _owner: Owner
    _own_ids: list[str] | None
    _own_labels: list[Hashable] | None
    _lenses: dict[bytes, Lens]

    def __init__(self) -> None:
        raise TypeError("a Network is made by netweave.read(), netweave.generate() or Network.from_edges() and its like")

    @classmethod
    def _of(cls, owner: Owner, labels: Sequence[Hashable] | None) -> Network:
        """A network by its handle; `labels` are the members' names as the user's own objects, where these are no texts."""
        network = cls.__new__(cls)
        network._owner = owner
        network._own_ids = None
        network._own_labels = None if labels is None or all(type(label) is str for label in labels) else list(labels)
        network._lenses = {}
        return network

    @classmethod
    def _from_parts(cls, parts: Parts, duplicates: str = "sum") -> Network:
        builder = Builder()
        builder.add(parts)
        return cls._of(builder.finish(duplicates), parts.labels)

    # ---- what it holds ----

    def _ids(self) -> list[str]:
        if self._own_ids is None:
            self._own_ids = _apart.ids_from(self._owner)
        return self._own_ids

    def _labels(self) -> list[Any]:
        """The members as the user named them, in order."""
        return self._ids() if self._own_labels is None else self._own_labels

    @property
    def member_count(self) -> int:
        """Members of the roster."""
        count: int = _ffi.library.netweave_roster_count(_ffi.library.netweave_network_roster(self._owner.handle))
        return count

    @property
    def tie_count(self) -> int:
        """Ties of all layers and waves, ties of members with themselves left out."""
        count = _ffi.library.netweave_network_tie_count
        layers, waves = range(len(self.layers)), range(len(self.waves))
        return sum(count(self._owner.handle, layer, wave) for layer in layers for wave in waves)

    @property
    def layers(self) -> list[str]:
        """Layers by name; [""] for a single unnamed one."""
        return _apart.layers_of(self._owner)

    @property
    def waves(self) -> list[str]:
        """Waves by name, in the order of their making; [""] for a single unnamed one."""
        return _apart.waves_of(self._owner)

    @property
    def weight_name(self) -> str:
        """The name of the weight of ties; "" when ties carry none."""
        text: bytes = _ffi.library.netweave_network_weight(self._owner.handle)
        return text.decode()

    @property
    def source(self) -> str:
        """Where the network came from (file names), or ""."""
        text: bytes = _ffi.library.netweave_network_source(self._owner.handle)
        return text.decode("utf-8", "replace")

    @property
    def notes(self) -> list[str]:
        """What reading and building assumed."""
        return _apart.notes_of(self._owner)

    @property
    def members(self) -> Any:
        """The members and their attributes: a data frame indexed by member. Ordered attributes are ordered categories."""
        from . import _frames

        return _frames.members(self)

    @property
    def ties(self) -> Any:
        """All ties as a data frame: from, to, layer and wave (where there are several), weight, attributes."""
        from . import _frames

        return _frames.ties(self)

    @property
    def presence(self) -> Any:
        """Who belonged to the network in which wave: a data frame of truth values, a row per member, a column per wave."""
        from . import _frames

        return _frames.masks(self, _ffi.library.netweave_network_presence)

    @property
    def respondents(self) -> Any:
        """Who answered in which wave, as `presence`; None where nothing is known of it."""
        from . import _frames

        return _frames.masks(self, _ffi.library.netweave_network_respondents)

    # ---- views, measures, structure ----

    def view(
        self,
        *,
        layer: str | None = None,
        wave: str | None = None,
        weight: str | None = None,
        threshold: float | None = None,
        symmetrize: str | None = None,
        direction: str | None = None,
        reverse: bool | None = None,
        without: Any = None,
        only: Any = None,
        hub: Any = None,
        group: str | None = None,
        members: str | None = None,
        unknown: str | None = None,
    ) -> View:
        """One wave and layer, read by stated rules, as a simple graph on which everything is computed.

        `layer`, `wave`: needed when there are several (layer "*" merges all). `weight`: the tie attribute that measures may
        use as strength (default none). `threshold`: only ties of at least this weight. `symmetrize`: "any" or "both", for an
        undirected reading. `direction`: "directed" or "undirected". `reverse=True` turns all ties round, so that answers to
        "from whom do you seek advice" show where advice goes. `without`, `only`, `hub`: members, as a name, a list of
        names, or {attribute: value}. `group`: the attribute for group-aware measures. `members="all"` keeps those who
        were absent in the wave. `unknown="zero"` reads the rows of those who did not answer as empty, where the standard,
        "observed", leaves them out of measures that can do without them; "reciprocity" fills them with those who name the
        member, "previous" from the wave before; `View.unknown()` shows all side by side. Equal views are kept and not made
        again.
        """
        return View(
            self,
            self._lens(
                {
                    "layer": layer,
                    "wave": wave,
                    "weight": weight,
                    "threshold": threshold,
                    "symmetrize": symmetrize,
                    "direction": direction,
                    "reverse": reverse,
                    "without": without,
                    "only": only,
                    "hub": hub,
                    "group": group,
                    "members": members,
                    "unknown": unknown,
                }
            ),
        )

    def _lens(self, options: Mapping[str, Any]) -> Lens:
        text = options_text(options)
        lens = self._lenses.get(text)
        if lens is None:
            out = c_void_p()
            with Run() as run:
                check(_ffi.library.netweave_view_create(self._owner.handle, text, run.handle, byref(out)))
                owner = Owner(out.value, _ffi.library.netweave_view_free)
            lens = Lens(owner, {name: value for name, value in options.items() if value is not None})
            kept = list(self._lenses.items())[-(KEPT_VIEWS - 1) :]
            self._lenses = dict([*kept, (text, lens)])
        return lens

    def measure(
        self,
        *measures: str | Sequence[str],
        scope: str = "network",
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
        approximate: Approximate = None,
        **options: Any,
    ) -> Any:
        """Measures by name on `view(**options)`; see `View.measure()`."""
        view = self.view(**options) if options else View(self, self._lens(_NONE))
        return view.measure(
            *measures,
            scope=scope,
            seed=seed,
            threads=threads,
            timeout=timeout,
            progress=progress,
            approximate=approximate,
        )

    def profile(
        self,
        *,
        draws: int | None = None,
        noise: float | None = None,
        seed: int | None = None,
        threads: int | None = None,
        timeout: float | None = None,
        progress: Progress = None,
        **options: Any,
    ) -> Structure:
        """Where `view(**options)` stands between hub-and-spoke and networked; see `View.profile()`."""
        view = self.view(**options)
        return view.profile(draws=draws, noise=noise, seed=seed, threads=threads, timeout=timeout, progress=progress)

    def compare(self, before: str, after: str, *, measures: str | Sequence[str] | None = None, **keywords: Any) -> Comparison:
        """Compares two waves by their names; `keywords` are those of `netweave.compare()` and of `view()`."""
        from ._comparison import compare

        own = {
            name: keywords.pop(name)
            for name in ("draws", "level", "seed", "threads", "timeout", "progress")
            if name in keywords
        }
        return compare(self.view(wave=before, **keywords), self.view(wave=after, **keywords), measures=measures, **own)

    def hub_curve(
        self,
        order: str | None = None,
        most: int | None = None,
        *,
        threads: int | None = None,
        progress: Progress = None,
        **options: Any,
    ) -> Any:
        """What is left of `view(**options)` when members leave one by one; see `View.hub_curve()`."""
        return self.view(**options).hub_curve(order, most, threads=threads, progress=progress)

    def gate(
        self,
        *,
        know: str | None = None,
        value: str | None = None,
        access: str | None = None,
        cost: str | None = None,
        know_at_least: float | None = None,
        value_at_least: float | None = None,
        access_at_least: float | None = None,
        cost_at_most: float | None = None,
    ) -> tuple[Network, Any]:
        """Who can draw on whom: a network of the pairs that pass all of the layers know, value, access and cost (Borgatti and
        Cross 2003), in one layer "gate" per wave, and a data frame (without pandas a `Table`) of what each layer stops.

        `know`, `value`, `access`, `cost`: the layers, by default those of these names that are there; "none" leaves one out.
        `…_at_least`: the weight from which an answer is a yes (default: any tie); `cost_at_most`: the weight up to which a
        cost is borne (default: any is). The notes say which layer blocks most. Ties go from who draws to whom it draws on.
        """
        options = {
            "know": know,
            "value": value,
            "access": access,
            "cost": cost,
            "know_at_least": know_at_least,
            "value_at_least": value_at_least,
            "access_at_least": access_at_least,
            "cost_at_most": cost_at_most,
        }
        network, table = c_void_p(), c_void_p()
        with Run() as run:
            check(
                _ffi.library.netweave_network_gate(
                    self._owner.handle, options_text(options), run.handle, byref(network), byref(table)
                )
            )
        gated = Network._of(Owner(network.value, _ffi.library.netweave_network_free), self._own_labels)
        stops = Table(Owner(table.value, _ffi.library.netweave_table_free))
        return gated, stops if pandas() is None else stops.to_pandas()

    def pseudonyms(self, key: Path) -> Network:
        """The network with a random pseudonym for each member, in another order. `key` is a CSV file of id and pseudonym:
        who is in it keeps the pseudonym, who is new is added; only its owner can read it. Keep it apart: it undoes all this.

        Attributes stay as they are; a note names those that may tell who somebody is. A file that is no key is refused.
        """
        out = c_void_p()
        with Run() as run:
            call = _ffi.library.netweave_network_pseudonyms
            check(call(self._owner.handle, path_bytes(key), run.handle, byref(out)))
        return Network._of(Owner(out.value, _ffi.library.netweave_network_free), None)

    def plot(self, **keywords: Any) -> Any:
        """Draws a view with matplotlib; `keywords` are those of `netweave.plot.network()` and of `view()`."""
        from . import plot

        return plot.network(self, **keywords)

    # ---- in and out ----

    from_edges = staticmethod(convert.from_edges)
    from_pandas = staticmethod(convert.from_pandas)
    from_numpy = staticmethod(convert.from_numpy)
    from_scipy = staticmethod(convert.from_scipy)
    from_networkx = staticmethod(convert.from_networkx)
    from_igraph = staticmethod(convert.from_igraph)
    to_edges = convert.to_edges
    to_pandas = convert.to_pandas
    to_numpy = convert.to_numpy
    to_scipy = convert.to_scipy
    to_networkx = convert.to_networkx
    to_igraph = convert.to_igraph

    def write(self, path: Path, *, format: str | None = None, layer: str | None = None, wave: str | None = None) -> None:
        """Writes a file, whole or not at all, in the format of its ending; a LossWarning tells what that cannot hold."""
        losses = c_void_p()
        options = options_text({"format": format, "layer": layer, "wave": wave})
        with Run() as run:
            check(_ffi.library.netweave_network_write(self._owner.handle, path_bytes(path), options, run.handle, byref(losses)))
        lost = taken_text(losses)
        if lost:
            warn(lost, LossWarning)

    def equals(self, other: object) -> bool:
        """Whether both hold the same members, attributes, ties and masks in the same order; sources and notes apart."""
        from . import _frames

        return isinstance(other, Network) and _frames.same(_apart.parts_of(self), _apart.parts_of(other))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickles as what it holds."""
        return _unpickle, (_apart.parts_of(self),)

    def __len__(self) -> int:
        """Members of the roster."""
        return self.member_count

    def __contains__(self, member: object) -> bool:
        """Whether a member of this name is on the roster."""
        roster = _ffi.library.netweave_network_roster(self._owner.handle)
        return bool(_ffi.library.netweave_roster_find(roster, str(member).encode()) >= 0)

    def __repr__(self) -> str:
        """Members, ties, layers, waves and source."""
        named = [("layers", self.layers), ("waves", self.waves)]
        more = "".join(f", {what} {', '.join(names)}" for what, names in named if names != [""])
        source = self.source
        more += f"; from {source}" if source else ""
        return f"<netweave.Network: {self.member_count:,} members, {self.tie_count:,} ties{more}>"

    def _repr_html_(self) -> str:
        rows = [("members", f"{self.member_count:,}"), ("ties", f"{self.tie_count:,}")]
        rows += [(what, ", ".join(names)) for what, names in (("layers", self.layers), ("waves", self.waves)) if names != [""]]
        rows += [("weight", self.weight_name), ("source", self.source), ("notes", " ".join(self.notes))]
        cells = "".join(f"<tr><th>{name}</th><td>{html.escape(text)}</td></tr>" for name, text in rows if text)
        return f"<table>{cells}</table>"


_NONE: dict[str, Any] = {}


def _unpickle(parts: Parts) -> Network:
    return Network._from_parts(parts)
