"""Every model of a network as a function: `netweave.models.watts_strogatz(members=100, neighbours=6, seed=7)`.

All parameters are given by name. The same seed gives the same network on any machine. `netweave.generate()` takes the name of
a model as text.

Written by ./dev docs from the catalogue of the library. SPDX-License-Identifier: GPL-2.0-or-later
"""

from typing import Literal

from ._network import Network
from ._run import Progress

def star(
    *,
    members: int | None = 10, extra: float | None = 0.0, seed: int | None = None, progress: Progress = None,
) -> Network:
    """One hub tied to all others; the hub is member 1.

    Parameters
    ----------
    members : int, 1 to 10,000,000, default 10
        members, the hub among them
    extra : float, 0 to 10,000,000, default 0.0
        random ties among the spokes, as a share of the number of spokes
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def stars(
    *,
    hubs: int | None = 3, spokes: int | None = 9, layout: Literal["ring", "complete", "path"] | None = "complete",
    extra: float | None = 0.0, seed: int | None = None, progress: Progress = None,
) -> Network:
    """A star of stars: hubs tied to each other, each with spokes of its own.

    Parameters
    ----------
    hubs : int, 1 to 10,000,000, default 3
        hubs; they are the first members
    spokes : int, 0 to 10,000,000, default 9
        spokes of each hub
    layout : "ring" or "complete" or "path", default "complete"
        how the hubs are tied to each other
    extra : float, 0 to 10,000,000, default 0.0
        random ties among the spokes of all hubs, as a share of the number of spokes
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def core_periphery(
    *,
    members: int | None = 30, core: float | None = 0.2, core_density: float | None = 0.9, periphery_density: float | None = 0.0,
    periphery_ties: int | None = 1, seed: int | None = None, progress: Progress = None,
) -> Network:
    """A dense core, and a periphery whose members are tied to some of the core.

    Source: Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2.

    Parameters
    ----------
    members : int, 1 to 10,000,000, default 30
        members, the core first
    core : float, 0 to 1, default 0.2
        share of the members in the core (at least one member)
    core_density : float, 0 to 1, default 0.9
        chance of a tie between two core members
    periphery_density : float, 0 to 1, default 0.0
        chance of a tie between two periphery members
    periphery_ties : int, 0 to 1,000, default 1
        ties of each periphery member to the core
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def ring(
    *,
    members: int | None = 10, seed: int | None = None, progress: Progress = None,
) -> Network:
    """Each member tied to the next, and the last to the first.

    Parameters
    ----------
    members : int, 3 to 10,000,000, default 10
        members
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def path(
    *,
    members: int | None = 10, seed: int | None = None, progress: Progress = None,
) -> Network:
    """Each member tied to the next.

    Parameters
    ----------
    members : int, 1 to 10,000,000, default 10
        members
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def complete(
    *,
    members: int | None = 10, seed: int | None = None, progress: Progress = None,
) -> Network:
    """Each member tied to all others.

    Parameters
    ----------
    members : int, 1 to 10,000,000, default 10
        members
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def erdos_renyi(
    *,
    members: int | None = 30, ties: int | None = None, probability: float | None = None, seed: int | None = None,
    progress: Progress = None,
) -> Network:
    """Ties between random pairs: exactly so many, or each with the same chance.

    Source: Erdos and Renyi 1959; Gilbert 1959, doi 10.1214/aoms/1177706098.

    Parameters
    ----------
    members : int, 1 to 10,000,000, default 30
        members
    ties : int, 0 to 100,000,000
        exactly so many ties, anywhere
    probability : float, 0 to 1
        the chance of each tie
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def watts_strogatz(
    *,
    members: int | None = 30, neighbours: int | None = 4, rewiring: float | None = 0.1, seed: int | None = None,
    progress: Progress = None,
) -> Network:
    """A small world: a ring of near neighbours, in which some ties are moved.

    Source: Watts and Strogatz 1998, doi 10.1038/30918.

    Parameters
    ----------
    members : int, 3 to 10,000,000, default 30
        members, in a ring
    neighbours : int, 2 to 10,000,000, default 4
        nearest members in the ring that each is tied to; even
    rewiring : float, 0 to 1, default 0.1
        chance that a tie moves one end to a random member
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def barabasi_albert(
    *,
    members: int | None = 30, ties: int | None = 2, seed: int | None = None, progress: Progress = None,
) -> Network:
    """Scale-free growth: each new member ties itself to others, more likely to those with many ties.

    Source: Barabasi and Albert 1999, doi 10.1126/science.286.5439.509.

    Parameters
    ----------
    members : int, 2 to 10,000,000, default 30
        members
    ties : int, 1 to 10,000,000, default 2
        ties that each new member brings; the first members are a star with as many spokes
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def stochastic_blocks(
    *,
    members: int | None = 30, blocks: int | None = 3, within: float | None = 0.5, between: float | None = 0.05,
    seed: int | None = None, progress: Progress = None,
) -> Network:
    """Groups, with one chance of a tie inside a group and another between groups.

    Source: Holland, Laskey and Leinhardt 1983, doi 10.1016/0378-8733(83)90021-7.

    Parameters
    ----------
    members : int, 1 to 10,000,000, default 30
        members, one block after the other
    blocks : int, 1 to 10,000,000, default 3
        blocks, of equal size where that is possible
    within : float, 0 to 1, default 0.5
        chance of a tie inside a block
    between : float, 0 to 1, default 0.05
        chance of a tie between two blocks
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """

def caves(
    *,
    caves: int | None = 6, size: int | None = 5, rewiring: float | None = 0.0, seed: int | None = None,
    progress: Progress = None,
) -> Network:
    """Connected caves: cliques in a ring, each with one tie moved to the next.

    Source: Watts 1999, doi 10.1086/210318.

    Parameters
    ----------
    caves : int, 1 to 10,000,000, default 6
        caves, in a ring
    size : int, 3 to 10,000,000, default 5
        members of each cave
    rewiring : float, 0 to 1, default 0.0
        chance that a tie moves one end to a random member
    seed, progress
        The seed of the random draws; how to tell progress.

    Returns
    -------
    Network
    """
