"""Every measure of the catalogue as a function: `netweave.measures.betweenness(network, normalized=True)`.

The first argument is a network or a view. Then, by name: the parameters of the measure, the options of `Network.view()` (which
wave, which weight, which hub), and how to run it (seed, threads, timeout, progress, approximate). The answer is that of
`Network.measure()`: a number for one measure of the network, else a Series or data frame (without pandas a `Table`).

The functions are made from the catalogue of the library; docs/measures.md shows it, `netweave.catalog()` gives it as data.

Written by ./dev docs from the catalogue of the library. SPDX-License-Identifier: GPL-2.0-or-later
"""

from typing import Any, Literal

import pandas as pd

from ._network import Network
from ._run import Approximate, Progress
from ._view import View

def density(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Density. What share of all possible ties is there?

    High values: more of the members are tied directly; it says nothing of who holds the ties.
    Formula: m / (n(n-1)/2) undirected, m / (n(n-1)) directed.
    Convention: parallel ties count once, self-ties not at all.
    Undefined: below two members, and when nobody answered.
    Cost: O(1).
    Source: Wasserman and Faust 1994, p. 101.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def mean_degree(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Mean degree. How many ties does a member have on average?

    High values: members hold more ties on average.
    Formula: 2m / n undirected, m / n directed (mean ties out, which is also mean ties in).
    Undefined: without members, and when nobody answered.
    Cost: O(1).
    Source: Wasserman and Faust 1994, p. 100.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def reciprocity(
    network: Network | View, *,
    convention: Literal["sna"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Reciprocity. What share of the ties is returned?

    High values: more of the ties go both ways.
    Formula: 2M / (2M + A), with M mutual pairs and A pairs tied one way.
    Convention: edgewise: a share of ties, not of pairs; pairs without a tie do not count.
    Undefined: without ties, and when ties have no direction.
    Cost: O(ties).
    Source: Newman, Forrest and Balthrop 2002, doi 10.1103/PhysRevE.66.035101.

    Parameters
    ----------
    network : Network or View
    convention : "sna"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def dyadic_reciprocity(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Dyadic reciprocity. What share of the tied pairs is tied both ways?

    High values: more of the tied pairs are tied both ways.
    Formula: M / (M + A), with M mutual pairs and A pairs tied one way.
    Convention: a share of pairs with a tie; pairs without one do not count.
    Undefined: without ties, and when ties have no direction.
    Cost: O(ties).
    Source: Wasserman and Faust 1994, p. 515.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def dyad_census(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Dyad census. How many pairs are tied both ways, one way, and not at all?

    High values: more pairs are of that kind; the three add up to n(n-1)/2.
    Formula: numbers of mutual, asymmetric and null pairs.
    Convention: a tie without direction is mutual.
    Cost: O(ties).
    Source: Holland and Leinhardt 1970, doi 10.1086/224954.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of mutual, asymmetric, null a number.
    """

def triad_census(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Triad census. How many sets of three members have each of the sixteen patterns of ties?

    High values: more sets of three have that pattern; the sixteen add up to n(n-1)(n-2)/6.
    Formula: number of sets of three members with each pattern, named by its mutual, asymmetric and null
    pairs.
    Convention: 021D: one names two, 021U: one is named by two, 021C: a chain; 111D: a mutual pair of
    whom one is named by the third, 111U: of whom one names the third; 120D: the third names a mutual
    pair, 120U: is named by it; a tie without direction is mutual.
    Cost: O(ties^1.5).
    Source: Holland and Leinhardt 1970, doi 10.1086/224954; Davis and Leinhardt 1972.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of 003, 012, 102, 021D, 021U, 021C, 111D, 111U, 030T, 030C, 201, 120D, 120U, 120C, 210,
        300 a number.
    """

def transitivity(
    network: Network | View, *,
    convention: Literal["ucinet", "sna"] | None = None, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Transitivity. Are the contacts of a member tied to each other?

    High values: more of the pairs with a common contact are tied; 0 in a star.
    Formula: 3 triangles / paths of two ties.
    Convention: the whole network at once, ties read without direction; directed_transitivity follows
    it.
    Undefined: without a path of two ties.
    Cost: O(ties^1.5).
    Source: Luce and Perry 1949, doi 10.1007/BF02289146; Wasserman and Faust 1994, p. 243.

    Parameters
    ----------
    network : Network or View
    convention : "ucinet" or "sna"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def directed_transitivity(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Directed transitivity. When one member reaches another over a third, does it also name them directly?

    High values: more of the two-step paths are closed by a direct tie.
    Formula: share of paths i to j to k (three members) with a tie from i to k.
    Convention: weak: triads without such a path do not count; on ties without direction the same as
    transitivity.
    Undefined: without a path of two ties.
    Cost: O(ties^1.5 log ties).
    Source: Holland and Leinhardt 1971, doi 10.1177/104649647100200201.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def mean_local_clustering(
    network: Network | View, *,
    below_two: Literal["undefined", "zero"] | None = "undefined", convention: Literal["networkx"] | None = None,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Mean local clustering. How closely knit is the circle of contacts of an average member?

    High values: more of the pairs of a member's contacts are tied; members count alike, however many
    contacts they have.
    Formula: mean over members of triangles / (d (d-1) / 2).
    Convention: ties read without direction; members with fewer than two contacts are left out, or count
    as 0 (below_two=zero: as networkx).
    Undefined: when no member has two contacts (below_two=zero: without members); convention=networkx:
    where ties have a direction.
    Cost: O(ties^1.5).
    Source: Watts and Strogatz 1998, doi 10.1038/30918; leaving out: Kaiser 2008, doi
    10.1088/1367-2630/10/8/083042.

    Parameters
    ----------
    network : Network or View
    below_two : "undefined" or "zero", default "undefined"
        members with fewer than two contacts: undefined, so left out of the mean, or 0
    convention : "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def components(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Components. Into how many separate parts does the network fall?

    High values: more parts without a tie between them.
    Formula: number of largest parts in which every two members are joined by a path, whatever the
    direction of ties.
    Convention: weak components: direction does not matter; an isolate is a component.
    Cost: O(members + ties).
    Source: Wasserman and Faust 1994, p. 109.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: count, 0 or more.
    """

def strong_components(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Strong components. Into how many parts does it fall, when ties are followed in their direction?

    High values: fewer members reach each other both ways.
    Formula: number of largest parts in which every member reaches every other along ties.
    Convention: a member in no cycle is a component; without direction the same as components.
    Cost: O(members + ties).
    Source: Tarjan 1972, doi 10.1137/0201010.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: count, 0 or more.
    """

def largest_component(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Largest component. How many members are in the largest connected part?

    High values: more members are in one connected part.
    Formula: members of the largest component.
    Convention: weak components: direction does not matter.
    Cost: O(members + ties).
    Source: Wasserman and Faust 1994, p. 109.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: count, 0 or more.
    """

def largest_component_share(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Share of the largest component. What share of the members is in the largest connected part?

    High values: more members are in one connected part.
    Formula: members of the largest component, by n.
    Convention: weak components: direction does not matter.
    Undefined: without members.
    Cost: O(members + ties).
    Source: Albert, Jeong and Barabasi 2000, doi 10.1038/35019019.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def isolates(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Isolates. How many members have no tie at all?

    High values: more members have no tie.
    Formula: members with neither a tie out nor a tie in.
    Convention: a member absent from the wave is not counted; a tie with oneself is no tie.
    Cost: O(members).
    Source: Wasserman and Faust 1994, p. 100.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: count, 0 or more.
    """

def isolate_share(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Share of isolates. What share of the members has no tie at all?

    High values: more of the members have no tie.
    Formula: isolates / n.
    Convention: a member absent from the wave is not counted; a tie with oneself is no tie.
    Undefined: without members.
    Cost: O(members).
    Source: Himelboim, Smith, Rainie, Shneiderman and Espina 2017, doi 10.1177/2056305117691545.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def connectedness(
    network: Network | View, *,
    convention: Literal["sna"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Connectedness. What share of the members can reach each other?

    High values: more pairs are joined by a path.
    Formula: share of ordered pairs i, j with a path from i to j; undirected: share of pairs with a
    path.
    Convention: paths follow the direction of ties, as in UCINET; without direction it is
    krackhardt_connectedness.
    Undefined: below two members.
    Cost: O(members * ties), undirected O(members + ties).
    Source: Borgatti, Everett and Johnson 2018, Analyzing Social Networks, ch. 9.

    Parameters
    ----------
    network : Network or View
    convention : "sna"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def fragmentation(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Fragmentation. What share of the pairs of members is cut off from each other?

    High values: more pairs have no path between them.
    Formula: F = 1 - share of pairs of members in the same component.
    Convention: direction does not matter.
    Undefined: below two members.
    Cost: O(members + ties).
    Source: Borgatti 2006, doi 10.1007/s10588-006-7084-x.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def distance_weighted_fragmentation(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Distance-weighted fragmentation. How far apart are the members, those cut off included?

    High values: pairs of members are farther apart or cut off.
    Formula: DF = 1 - mean of 1/d over pairs of members, 0 for those without a path.
    Convention: direction does not matter; distances in steps.
    Undefined: below two members.
    Cost: O(members * ties).
    Source: Borgatti 2006, doi 10.1007/s10588-006-7084-x.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def mean_distance(
    network: Network | View, *,
    cost: Literal["steps", "inverse"] | None = "steps", convention: Literal["networkx"] | None = None, layer: str | None = None,
    wave: str | None = None, weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None,
    direction: str | None = None, reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None,
    group: str | None = None, members: str | None = None, unknown: str | None = None, seed: int | None = None,
    threads: int | None = None, timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Mean distance. How many steps lie between two members who can reach each other?

    High values: members are farther apart; it says nothing of those who cannot reach each other.
    Formula: mean of d over ordered pairs with a path.
    Convention: paths follow the direction of ties; pairs without a path are left out, and a note says
    how many have one.
    Undefined: when no member reaches another; convention=networkx: when not everybody reaches
    everybody.
    Cost: O(members * ties).
    Source: Wasserman and Faust 1994, p. 110.

    Parameters
    ----------
    network : Network or View
    cost : "steps" or "inverse", default "steps"
        length of a tie: one step, or 1 / strength
    convention : "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def effective_diameter(
    network: Network | View, *,
    share: float | None = 0.9, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Effective diameter. Within how many steps do nine in ten of those who can reach each other do so?

    High values: members are farther apart, the few farthest pairs left aside.
    Formula: smallest r with N(r) >= 0.9 N, where N(r) is the number of ordered pairs at distance at
    most r, linear between whole r, and N that of all pairs with a path.
    Convention: paths follow the direction of ties; pairs of different members, so N(0) = 0; pairs
    without a path are left out.
    Undefined: when no member reaches another.
    Cost: O(members * ties).
    Source: Leskovec, Kleinberg and Faloutsos 2005, doi 10.1145/1081870.1081893.

    Parameters
    ----------
    network : Network or View
    share : float, 0.01 to 1, default 0.9
        share of the pairs that have a path
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def diameter(
    network: Network | View, *,
    convention: Literal["networkx"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Diameter. How far apart are the two members who are farthest from each other?

    High values: the longest of the shortest paths has more steps.
    Formula: largest d over ordered pairs with a path.
    Convention: the longest finite one: paths follow the direction of ties, pairs without a path are
    left out.
    Undefined: when no member reaches another; convention=networkx: when not everybody reaches
    everybody.
    Cost: O(members * ties).
    Source: Wasserman and Faust 1994, p. 111.

    Parameters
    ----------
    network : Network or View
    convention : "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: count, 1 or more.
    """

def radius(
    network: Network | View, *,
    direction: Literal["out", "in"] | None = "out", cost: Literal["steps", "inverse"] | None = "steps",
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None,
    group: str | None = None, members: str | None = None, unknown: str | None = None, seed: int | None = None,
    threads: int | None = None, timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Radius. How far is the best-placed member from the one farthest from it?

    High values: even the best-placed member needs more steps to reach everybody.
    Formula: least eccentricity, over the members who reach the most others.
    Convention: 1 when somebody is tied to all; on a disconnected network that of the largest component
    (of several as large, the least).
    Undefined: when no member reaches another.
    Cost: O(members * ties).
    Source: Wasserman and Faust 1994, p. 112.

    Parameters
    ----------
    network : Network or View
    direction : "out" or "in", default "out"
        from the member to the others, or from the others to it
    cost : "steps" or "inverse", default "steps"
        length of a tie: one step, or 1 / strength
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def global_efficiency(
    network: Network | View, *,
    cost: Literal["steps", "inverse"] | None = "steps", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Global efficiency. How near are the members to each other, as a whole?

    High values: members reach each other in fewer steps; 1 when all are tied; a star and a ring of six
    have the same.
    Formula: mean of 1/d over ordered pairs of members, 0 for those without a path.
    Convention: paths follow the direction of ties; in steps the same as compactness in UCINET and at
    most 1; cost=inverse is not scaled, so it may be above 1.
    Undefined: below two members.
    Cost: O(members * ties).
    Source: Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701.

    Parameters
    ----------
    network : Network or View
    cost : "steps" or "inverse", default "steps"
        length of a tie: one step, or 1 / strength
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 or more.
    """

def compactness(
    network: Network | View, *,
    definition: Literal["ucinet", "botafogo"] | None = "ucinet", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Compactness. How near are the members to each other, those cut off included?

    High values: members reach each other in fewer steps; 1 when all are tied, 0 without ties.
    Formula: mean of 1/d over ordered pairs, 0 for those without a path; definition=botafogo: (n n(n-1)
    - sum of d) / (n n(n-1) - n(n-1)), d = n for those without a path.
    Convention: paths follow the direction of ties; UCINET's is the same number as global_efficiency.
    Undefined: below two members.
    Cost: O(members * ties).
    Source: Borgatti, Everett and Freeman 2002, UCINET for Windows; Botafogo, Rivlin and Shneiderman
    1992, doi 10.1145/146802.146826.

    Parameters
    ----------
    network : Network or View
    definition : "ucinet" or "botafogo", default "ucinet"
        mean of 1/d, as UCINET has it, or how far the sum of distances is from the largest it could be
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def local_efficiency(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Local efficiency. How well do the contacts of a member reach each other without it?

    High values: the contacts of members are tied among themselves, so that they can do without the one
    in the middle; 0 in a star.
    Formula: mean over members of the global efficiency among their contacts.
    Convention: ties read without direction; a member with fewer than two contacts counts as 0; paths
    between contacts run among contacts only.
    Undefined: without members.
    Cost: O(sum over members of contacts * ties among them).
    Source: Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def biconnected_share(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Biconnected share. What share of the pairs of members is joined over two separate routes?

    High values: more pairs stay joined when any one other member leaves; 0 in a star.
    Formula: share of pairs of members with two paths that have no other member in common.
    Convention: ties read without direction; the two ends of a tie that is the only route between them
    do not count.
    Undefined: below two members.
    Cost: O(members + ties).
    Source: White and Harary 2001, doi 10.1111/0081-1750.00098.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def mean_local_connectivity(
    network: Network | View, *,
    pairs: int | None = 20000, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Mean local connectivity. Over how many separate routes are two members joined?

    High values: two members are joined over more routes that share nobody; 1 in a tree, n - 1 when all
    are tied.
    Formula: mean, over all pairs of members, of the largest number of paths between them without a
    common member.
    Convention: a tie between the two counts as a route; pairs that are not connected count as 0;
    directed: ordered pairs, along ties; above 20000 pairs that need a search it is estimated, and error
    is the standard error (0: exact).
    Undefined: below two members.
    Cost: O(pairs * ties * routes), pairs at most 20000.
    Source: Beineke, Oellermann and Pippert 2002, doi 10.1016/S0012-365X(01)00180-7; White and Harary
    2001, doi 10.1111/0081-1750.00098.

    Parameters
    ----------
    network : Network or View
    pairs : int, 2 to 1,000,000,000, default 20000
        up to so many pairs are searched; where there are more, so many drawn ones, on large networks
        fewer (500 at least)
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of , error a number.
    """

def algebraic_connectivity(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Algebraic connectivity. How hard is it to cut the network in two?

    High values: more ties have to go before the network falls into two large parts; a star and a ring
    of six have the same, so it does not tell hub-and-spoke from networked.
    Formula: the second smallest eigenvalue of the Laplacian D - A.
    Convention: ties read without direction, weights as strengths; 0 on a disconnected network; 1 for a
    star, n when all are tied, 2(1 - cos(2 pi / n)) for a ring.
    Undefined: below two members; else only where the iteration does not settle: in large entangled
    networks that long chains hang on.
    Cost: O(ties) a step, where most hangs on few ties; up to O(members^3) in entangled parts.
    Source: Fiedler 1973, Czechoslovak Mathematical Journal 23, p. 298.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def kirchhoff_index(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Kirchhoff index. How far apart are all members, when every way counts and not the shortest alone?

    High values: members are joined over longer or fewer ways; it grows with the number of members.
    Formula: sum of effective resistances over pairs of members = n sum of 1 / mu over the Laplacian's
    eigenvalues mu other than 0.
    Convention: each pair once; ties without direction, each a conductor as strong as its weight, so
    doubling all weights halves it; (n-1)^2 for a star, (n^3 - n)/12 for a ring, n - 1 when all are
    tied.
    Undefined: below two members, on a disconnected network, and where a part is too entangled to be
    solved exactly (some thousands of members, each tied to many).
    Cost: O(ties) where all hangs on single ties, up to O(members^3) in entangled parts.
    Source: Klein and Randic 1993, doi 10.1007/BF01164627; Gutman and Mohar 1996, doi 10.1021/ci960007t.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def mean_effective_resistance(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Mean effective resistance. How far apart are two members, when every way counts and not the shortest alone?

    High values: members are joined over longer or fewer ways.
    Formula: mean of effective resistances over pairs of members that are connected.
    Convention: ties without direction, each a conductor as strong as its weight, so doubling all
    weights halves it; at most the mean distance; 2/n when all are tied, 2(n-1)/n for a star.
    Undefined: without ties, and where a part is too entangled to be solved exactly (some thousands of
    members, each tied to many).
    Cost: O(ties) where all hangs on single ties, up to O(members^3) in entangled parts.
    Source: Klein and Randic 1993, doi 10.1007/BF01164627; Ellens, Spieksma, Van Mieghem, Jamakovic and
    Kooij 2011, doi 10.1016/j.laa.2011.02.024.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def spectral_radius(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Spectral radius. How readily does something that passes along ties multiply?

    High values: what passes along ties multiplies faster: more ties, or more of them around the well
    tied.
    Formula: the largest eigenvalue of the matrix of ties.
    Convention: ties read without direction, the larger weight of a mutual pair; 0 without ties, n - 1
    when all are tied, the square root of n - 1 for a star.
    Undefined: without members, and where the iteration does not settle.
    Cost: O(ties) a step, some 50 steps.
    Source: Cvetkovic, Doob and Sachs 1980, Spectra of Graphs; Wang, Chakrabarti, Wang and Faloutsos
    2003, doi 10.1109/RELDIS.2003.1238052.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def gossip_rounds(
    network: Network | View, *,
    mode: Literal["push", "pull", "push_pull"] | None = "push_pull", capacity: int | None = 0, hub_capacity: int | None = None,
    simulations: int | None = None, share: float | None = 0.9, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Rounds of conversation. How many rounds of conversation does it take until nearly all know a tip?

    High values: a tip takes more rounds to come round.
    Formula: mean over starts of the first round after which the share of those whom the start can reach
    know.
    Convention: up and down ties without direction, along the others; contacts are chosen in proportion
    to strength; at least `share` of those whom the start can reach, itself included; mean over the
    members who can tell anybody, who share the courses.
    Undefined: where nobody can tell anybody; where a course takes more than a million rounds.
    Cost: O(simulations * rounds * members).
    Source: Demers et al. 1987, doi 10.1145/41840.41841; Karp, Schindelhauer, Shenker and Vocking 2000,
    doi 10.1109/SFCS.2000.892324.

    Parameters
    ----------
    network : Network or View
    mode : "push" or "pull" or "push_pull", default "push_pull"
        who calls tells, asks, or both
    capacity : int, 0 to 1,000,000,000, default 0
        conversations that a member takes part in per round, its own call included; 0: no limit
    hub_capacity : int, 0 to 1,000,000,000
        the same for the hub alone; without it as for the others
    simulations : int, 1 to 10,000,000
        courses of conversations, each shared by up to 64 starts; without it as many as take little time
    share : float, 0 to 1, default 0.9
        of those whom the start can reach, itself included: so many are to know
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def learning_rounds(
    network: Network | View, *,
    self: float | None = 1.0, left: float | None = 0.01, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Rounds of learning. How many rounds of talk do the members need to come to one opinion?

    High values: members need more rounds to come to one opinion.
    Formula: log(left) / log(second largest |eigenvalue| of the matrix of weights); at least 1.
    Convention: opinions pass along ties as drawn; own opinion counts as `self` ties of the mean
    strength of all ties; the worst first opinions, in the long run.
    Undefined: below two members; where several groups listen to nobody outside, so that there is never
    one opinion; where learning_eigenvalue is.
    Cost: O(ties) a step, some 50 steps; with direction O(members^3).
    Source: Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi
    10.1080/01621459.1974.10480137.

    Parameters
    ----------
    network : Network or View
    self : float, 0.01 to 1,000,000, default 1.0
        weight of one's own opinion, in ties of mean strength
    left : float, 1e-12 to 0.999, default 0.01
        share of the differences of opinion that is left
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 1 or more.
    """

def learning_eigenvalue(
    network: Network | View, *,
    self: float | None = 1.0, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Second eigenvalue of learning. How slowly do the members come to one opinion?

    High values: more of the differences of opinion is left after each round.
    Formula: second largest |eigenvalue| of the matrix of the weights that members give opinions, whose
    rows add up to 1.
    Convention: opinions pass along ties as drawn; own opinion counts as `self` ties of the mean
    strength of all ties; 1 where several groups listen to nobody outside, so that there is never one
    opinion.
    Undefined: below two members; where more than 500 members reach each other along ties with
    direction; where the search does not settle (chains of many thousands of members).
    Cost: O(ties) a step, some 50 steps; with direction O(members^3).
    Source: Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi
    10.1080/01621459.1974.10480137.

    Parameters
    ----------
    network : Network or View
    self : float, 0.01 to 1,000,000, default 1.0
        weight of one's own opinion, in ties of mean strength
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def largest_influence(
    network: Network | View, *,
    self: float | None = 1.0, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Largest influence. How much do all end up thinking what one member thought?

    High values: one member's first opinion decides more of what all think at last.
    Formula: largest of the members' influence.
    Convention: as influence: opinions pass along ties as drawn; own opinion counts as `self` ties of
    the mean strength of all ties; 1/n when all have as much, near 1/2 in large stars.
    Undefined: without members; where opinions do not settle in a million rounds.
    Cost: O(members + ties); with direction so much in each round until opinions have settled.
    Source: Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi
    10.1080/01621459.1974.10480137.

    Parameters
    ----------
    network : Network or View
    self : float, 0.01 to 1,000,000, default 1.0
        weight of one's own opinion, in ties of mean strength
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def influence_gini(
    network: Network | View, *,
    self: float | None = 1.0, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Influence Gini. How unevenly do the members' opinions weigh in what all think in the end?

    High values: fewer members decide what all think at last.
    Formula: sum over all ordered pairs of |x_i - x_j|, by 2 n sum(x), of the members' influence x.
    Convention: as influence: opinions pass along ties as drawn; own opinion counts as `self` ties of
    the mean strength of all ties; 0 when all have as much.
    Undefined: without members; where opinions do not settle in a million rounds.
    Cost: O(members log members + ties); with direction so much in each round until opinions have
    settled.
    Source: Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi
    10.1080/01621459.1974.10480137.

    Parameters
    ----------
    network : Network or View
    self : float, 0.01 to 1,000,000, default 1.0
        weight of one's own opinion, in ties of mean strength
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def robustness(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Robustness. How well does the network hold together when the best-tied members leave one after the other?

    High values: a larger part stays together for longer; near 1/2 when all are tied, near 0 for a star.
    Formula: R = 1/n sum over q = 1 … n of the largest component's share of all n members, once q have
    left.
    Convention: who has most ties left leaves next, the first in the roster among equals; ties read
    without direction; n - 1 by 2n when all are tied, (n-1) by n^2 for a star.
    Undefined: without members.
    Cost: O(ties log(members)).
    Source: Schneider, Moreira, Andrade, Havlin and Herrmann 2011, doi 10.1073/pnas.1009440108.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 0.5.
    """

def mean_expected_reach(
    network: Network | View, *,
    probability: float | None = 0.1, simulations: int | None = None, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Mean expected reach. How many will know, on average, of a tip that starts with any member?

    High values: a tip reaches more members, wherever it starts.
    Formula: mean over members of the number who know at the end of an independent cascade that the
    member starts.
    Convention: as expected_reach.
    Undefined: without members.
    Cost: O(simulations * (members + ties)); with direction, or chances by degree, times members / 512.
    Source: Kempe, Kleinberg and Tardos 2003, doi 10.1145/956750.956769.

    Parameters
    ----------
    network : Network or View
    probability : float, 0 to 1, default 0.1
        chance that a tie of strength 1 passes a tip on
    simulations : int, 0 to 1,000,000
        how many; 0: exact, where at most 20 ties are uncertain; without it exact where that is cheap,
        else 1024 (256 with direction), fewer in large networks
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 1 or more.
    """

def threshold_reach(
    network: Network | View, *,
    threshold: float | None = 2.0, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Reach of complex contagion. How far does a practice spread that takes the example of several contacts?

    High values: what a member and its contacts begin takes hold among more of the members.
    Formula: mean over members of the share who adopt when the member and its contacts have, and others
    do so once `threshold` of their contacts have.
    Convention: who begins counts as adopter; along ties: contacts are those whom the member names,
    examples come from those who name a member.
    Undefined: without members.
    Cost: O(members / 512 * ties).
    Source: Centola and Macy 2007, doi 10.1086/521848.

    Parameters
    ----------
    network : Network or View
    threshold : float, 0 to 1,000,000,000, default 2.0
        contacts who must have adopted before a member does; below 1, a share of its contacts
    layer, wave, weight, symmetrize, direction, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        threshold can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def max_core(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Largest core number. How deeply knit is the innermost part of the network?

    High values: there is a part where everyone has more ties within it.
    Formula: largest k such that in some part every member has k ties within the part.
    Convention: ties read without direction, a mutual pair once; also called degeneracy.
    Undefined: without members.
    Cost: O(members + ties).
    Source: Seidman 1983, doi 10.1016/0378-8733(83)90028-X.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: count, 0 or more.
    """

def mean_core(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Mean core number. How deeply knit is the network around an average member?

    High values: members are in parts where everyone has more ties within the part.
    Formula: mean over members of coreness.
    Convention: ties read without direction, a mutual pair once; members without ties count as 0.
    Undefined: without members.
    Cost: O(members + ties).
    Source: Seidman 1983, doi 10.1016/0378-8733(83)90028-X.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 0 or more.
    """

def degree_gini(
    network: Network | View, *,
    direction: Literal["total", "out", "in"] | None = "total", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Degree Gini. How unevenly are ties spread over members?

    High values: fewer members hold more of the ties.
    Formula: sum over all ordered pairs of |d_i - d_j|, by 2 n sum(d).
    Convention: 0 when all have as many; not corrected for few members, so a star of n has 1/2 - 1/n.
    Undefined: without ties.
    Cost: O(members log members).
    Source: Badham 2013, doi 10.1017/nws.2013.10.

    Parameters
    ----------
    network : Network or View
    direction : "total" or "out" or "in", default "total"
        which ties count when they have a direction: both, those out, those in
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def degree_hhi(
    network: Network | View, *,
    direction: Literal["total", "out", "in"] | None = "total", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Degree concentration (HHI). How far do few members hold the ties?

    High values: fewer members hold more of the ties.
    Formula: sum of s_i squared, s_i the share of member i in all degrees.
    Convention: Herfindahl and Hirschman's index, not normalised: 1/n when all have as many, 1/4 +
    1/(4(n-1)) for a star.
    Undefined: without ties.
    Cost: O(members).
    Source: Hirschman 1964, American Economic Review 54, p. 761.

    Parameters
    ----------
    network : Network or View
    direction : "total" or "out" or "in", default "total"
        which ties count when they have a direction: both, those out, those in
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def degree_top_share(
    network: Network | View, *,
    top: float | None = 0.1, direction: Literal["total", "out", "in"] | None = "total", layer: str | None = None,
    wave: str | None = None, weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Top share of degree. What share of the ties do the best-tied members hold?

    High values: the best-tied tenth of the members holds more of the ties.
    Formula: sum of the largest degrees, of top * n members (rounded up), by the sum of all degrees.
    Convention: a tie counts once for each of its ends, so a star's hub holds half.
    Undefined: without ties.
    Cost: O(members log(members)).
    Source: Badham 2013, doi 10.1017/nws.2013.10.

    Parameters
    ----------
    network : Network or View
    top : float, 1e-06 to 1, default 0.1
        the share of the members that count as the top, rounded up
    direction : "total" or "out" or "in", default "total"
        which ties count when they have a direction: both, those out, those in
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def degree_entropy(
    network: Network | View, *,
    direction: Literal["total", "out", "in"] | None = "total", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Degree entropy. How evenly are ties spread over members?

    High values: ties are spread more evenly over all members.
    Formula: -sum of s_i ln(s_i), by ln(n), s_i the share of member i in all degrees.
    Convention: entropy of the shares of members, not of the distribution of degrees; 1 when all have as
    many.
    Undefined: without ties.
    Cost: O(members).
    Source: Shannon 1948, doi 10.1002/j.1538-7305.1948.tb01338.x.

    Parameters
    ----------
    network : Network or View
    direction : "total" or "out" or "in", default "total"
        which ties count when they have a direction: both, those out, those in
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def degree_centralization(
    network: Network | View, *,
    convention: Literal["igraph"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Degree centralization. How far does one member hold more ties than all others?

    High values: ties gather more on one member: 1 for a star, 0 when all have as many.
    Formula: sum of (largest degree - degree), by (n-1)(n-2); directed: degree out plus in, by
    2(n-1)(n-2).
    Convention: ties with oneself are neither counted nor thought possible; the density of a network
    limits it, see degree_centralization_conditional.
    Undefined: below three members.
    Cost: O(members).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    convention : "igraph"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def in_degree_centralization(
    network: Network | View, *,
    convention: Literal["igraph"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """In-degree centralization. How far is one member named more than all others?

    High values: all name the same one: 1 for an in-star; a star of mutual ties has (n-2)/(n-1).
    Formula: sum of (largest in-degree - in-degree), by (n-1)^2; undirected: by (n-1)(n-2).
    Convention: without direction the same as degree_centralization.
    Undefined: below three members of whom something is known.
    Cost: O(members).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    convention : "igraph"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def out_degree_centralization(
    network: Network | View, *,
    convention: Literal["igraph"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Out-degree centralization. How far does one member name more others than all do?

    High values: one names all others and they name nobody: 1 for an out-star; a star of mutual ties has
    (n-2)/(n-1).
    Formula: sum of (largest out-degree - out-degree), by (n-1)^2; undirected: by (n-1)(n-2).
    Convention: without direction the same as degree_centralization.
    Undefined: below three members of whom something is known.
    Cost: O(members).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    convention : "igraph"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def degree_centralization_conditional(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Degree centralization for its size and ties. How centralized is it, of what its number of ties allows?

    High values: ties gather more on one member, compared with the most that so many ties allow.
    Formula: sum of (largest degree - degree), by n min(m, n-1) - 2m.
    Convention: directed ties are read without direction.
    Undefined: below three members, without ties and in a complete network.
    Cost: O(members + ties).
    Source: Butts 2006, doi 10.1016/j.socnet.2005.07.003.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def closeness_centralization(
    network: Network | View, *,
    direction: Literal["out", "in"] | None = "out", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Closeness centralization. How far is one member nearer to all others than the rest are?

    High values: one member is near to all and the rest only through it: 1 for a star, 0 when all are as
    near.
    Formula: sum of (largest closeness - closeness), by (n-1)(n-2)/(2n-3); directed: by n-1.
    Convention: closeness of those reached, times the share reached (Wasserman and Faust 1994, p. 201),
    so that it is defined when members are cut off; who reaches nobody has 0.
    Undefined: below three members.
    Cost: O(members * ties).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    direction : "out" or "in", default "out"
        from the member to the others, or from the others to it
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def harmonic_centralization(
    network: Network | View, *,
    direction: Literal["out", "in"] | None = "out", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Harmonic centralization. How far is one member nearer to all others than the rest are, those cut off included?

    High values: one member is near to all and the rest only through it: 1 for a star, 0 when all are as
    near.
    Formula: sum of (largest harmonic closeness - harmonic closeness), by (n-2)/2; directed: by n-1.
    Convention: harmonic closeness: mean of 1/d to the others, 0 for those not reached.
    Undefined: below three members.
    Cost: O(members * ties).
    Source: Boldi and Vigna 2014, doi 10.1080/15427951.2013.865686; Freeman 1979, doi
    10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    direction : "out" or "in", default "out"
        from the member to the others, or from the others to it
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def betweenness_centralization(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Betweenness centralization. How far do the shortest paths all lead over one member?

    High values: more of the paths between others lead over one member: 1 for a star, 0 when as many
    lead over each.
    Formula: sum of (largest betweenness - betweenness), by (n-1)^2 (n-2)/2; directed: by (n-1)^2 (n-2).
    Convention: shortest paths in steps, along the direction of ties; on a chart where all ties lead
    away from the top it is 0, so look at out_degree_centralization too.
    Undefined: below three members.
    Cost: O(members * ties).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def eigenvector_centralization(
    network: Network | View, *,
    direction: Literal["ignored", "in"] | None = "ignored", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Eigenvector centralization. How far is one member better tied to the well tied than all others?

    High values: one member's eigenvector score stands above all others.
    Formula: sum of (1 - eigenvector score), by n-2; direction=in: by n-1.
    Convention: scores as eigenvector gives them: each component by itself, maximum 1, ties read without
    direction unless direction=in; the most central is one pair and isolates, so a star has less than 1.
    Undefined: below three members, without ties, and where a member's score is undefined.
    Cost: O(ties) a step, some 50 steps.
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7; Bonacich 1972, doi
    10.1080/0022250X.1972.9989806.

    Parameters
    ----------
    network : Network or View
    direction : "ignored" or "in", default "ignored"
        ties read either way, or only those received
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def centralization_percentile(
    network: Network | View, *,
    index: Literal["degree", "in_degree", "out_degree", "closeness", "harmonic", "betweenness", "eigenvector"] | None = "degree",
    null: Literal["ties", "degrees"] | None = "ties", draws: int | None = 200, swaps: float | None = 10.0,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Percentile of centralization. Is it more centralized than chance would make a network with as many ties, or with these degrees?

    High values: more of the random networks are less centralized; above 0.95 chance rarely makes it so
    centralized.
    Formula: (number of draws below + (number equal + 1)/2) / (draws + 1).
    Convention: never 0 or 1, for the network counts among the draws; null_mean and null_sd are of the
    draws, error is the Monte Carlo standard error; weights are not used; null=ties draws any ties,
    null=degrees a chain of 10 tries a tie that exchange the ends of two ties, begun anew from the
    network each time.
    Undefined: where the centralization is, and where all random networks are as centralized (degree
    centralization with null=degrees; a star, a complete network).
    Cost: O(draws * cost of the centralization).
    Source: Butts 2006, doi 10.1016/j.socnet.2005.07.003; Taylor 1981, doi 10.1007/BFb0091807.

    Parameters
    ----------
    network : Network or View
    index : "degree" or "in_degree" or "out_degree" or "closeness" or "harmonic" or "betweenness" or "eigenvector", default "degree"
        which centralization
    null : "ties" or "degrees", default "ties"
        what random networks keep: the number of ties, or each member's number of ties (directed: out
        and in)
    draws : int, 2 to 1,000,000, default 200
        random networks to compare with
    swaps : float, 1 to 10,000, default 10.0
        null=degrees: tries to exchange the ends of two ties, for each tie
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of , null_mean, null_sd, error a number.
    """

def degree_assortativity(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Degree assortativity. Are well-tied members tied to well-tied members?

    High values: members with many ties are tied to members with many; below 0, to members with few, as
    in a star.
    Formula: Pearson correlation of the degrees at both ends of a tie, over all ties.
    Convention: undirected: each tie is read both ways; directed: ties out of the one who names with
    ties in of the one named.
    Undefined: without ties, and when degrees at one end of the ties do not differ.
    Cost: O(ties).
    Source: Newman 2002, doi 10.1103/PhysRevLett.89.208701; directed: Newman 2003, doi
    10.1103/PhysRevE.67.026126.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, -1 to 1.
    """

def assortativity(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Assortativity by group. Are members tied to members like themselves?

    High values: more ties join members of the same group, or with near numbers; 0 is as by chance.
    Formula: text or level: (sum e_kk - sum a_k b_k) / (1 - sum a_k b_k); number: Pearson correlation
    over ties.
    Convention: undirected: each tie is read both ways; ties with an end of unknown value are left out;
    levels count as groups without order.
    Undefined: without a group attribute, without ties between members of known value, and when all
    their ends have the same value.
    Cost: O(ties).
    Source: Newman 2003, doi 10.1103/PhysRevE.67.026126.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, -1 to 1.
    """

def ei_index(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """E-I index. Do ties join members of different groups or of the same group?

    High values: more ties cross between groups; -1 none does, 1 all do.
    Formula: (E - I) / (E + I), with E ties between groups and I ties within.
    Convention: ties as they are: directed ones one by one; ties with an end of unknown group are left
    out; it depends on the sizes of the groups.
    Undefined: without a group attribute and without ties between members of known group.
    Cost: O(ties).
    Source: Krackhardt and Stern 1988, doi 10.2307/2786835.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, -1 to 1.
    """

def ei_index_test(
    network: Network | View, *,
    draws: int | None = 2000, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """E-I index by chance. Do ties keep to the groups more, or less, than their sizes alone would make them?

    High values: expected: the groups are many and of like size; p: labels put on the members by chance
    more often reach the value.
    Formula: expected: mean of the E-I index over all ways to put the group labels on the members;
    p_at_most, p_at_least: share of ways whose index is at most, at least, the one that is there;
    lowest, highest: what the sizes of the groups and the number of ties allow.
    Convention: exact when there are at most `draws` different ways, else (b + 1) / (draws + 1), never
    0; members of unknown group are left out.
    Undefined: without a group attribute and without ties between members of known group.
    Cost: O(draws * ties).
    Source: Krackhardt and Stern 1988, doi 10.2307/2786835.

    Parameters
    ----------
    network : Network or View
    draws : int, 1 to 1,000,000, default 2000
        random labellings; when there are no more different ones, all are tried
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of expected, p_at_most, p_at_least, lowest, highest a number.
    """

def homophily_odds(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Odds of homophily. How much likelier are ties within groups than between them?

    High values: ties keep more to the groups; a ratio of 1 (Q 0): no more than by chance.
    Formula: ratio: (a/b) / (c/d) with a tied and b untied pairs within groups, c tied and d untied
    between; yules_q: (ad - bc) / (ad + bc).
    Convention: directed: ordered pairs; members of unknown group are left out.
    Undefined: without a group attribute, without pairs within or between groups; the ratio also when no
    tie joins two groups or all pairs within groups are tied.
    Cost: O(ties).
    Source: Moody 2001, doi 10.1086/338954; Yule 1912, doi 10.2307/2340126.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of ratio, yules_q a number.
    """

def brokerage_total(
    network: Network | View, *,
    value: Literal["count", "expected", "z"] | None = "count", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Brokerage roles in all. How much brokerage is there in the network, and between which groups?

    High values: more chains of two ties have no tie past their middle.
    Formula: sums of the roles of all members (see brokerage); z: (count - expected) / standard
    deviation when each ordered pair is tied with the density as probability.
    Convention: ties without direction are read both ways, so each pair counts twice; members of unknown
    group are left out; the standard deviation is the published one, which leaves out most of what
    chains that bar each other take away.
    Undefined: without a group attribute; expected and z below two members of known group; z for roles
    that cannot be, or when no pair or every pair is tied.
    Cost: O(ties^1.5).
    Source: Gould and Fernandez 1989, doi 10.2307/270949.

    Parameters
    ----------
    network : Network or View
    value : "count" or "expected" or "z", default "count"
        how often; how often by chance; or the difference in standard deviations
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of coordinator, itinerant, representative, gatekeeper, liaison, total a number.
    """

def key_player_reach(
    network: Network | View, *,
    players: int | None = 3, direction: Literal["out", "in"] | None = "out", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Reach of the key players. How well do the best few members together reach everybody?

    High values: a few members are near to all.
    Formula: (players + sum over the others of 1 / distance from the nearest player) / n.
    Convention: the best set where all can be tried (some ten million steps), else greedy, at least 63%
    of the best; the key players who would be missed most (KPP-NEG) are in the hub curve.
    Undefined: without members.
    Cost: O(players * members * ties), mostly much less.
    Source: Borgatti 2006, doi 10.1007/s10588-006-7084-x.

    Parameters
    ----------
    network : Network or View
    players : int, 1 to 1,000, default 3
        how many key players
    direction : "out" or "in", default "out"
        from the players to the others, or from the others to them
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def hub_dependence(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Hub dependence. How much does the network depend on its hub, all told?

    High values: nearer to hub-and-spoke: ties, brokerage, connection and speed rest on the hub; 1 on a
    star, 0 on a complete network.
    Formula: mean of hub_tie_share, hub_brokerage, hub_bottleneck and hub_speed_loss.
    Convention: read without direction and weights; the hub is the members named for the view, else the
    member of highest betweenness (ties: by degree, then roster order).
    Undefined: below three members, without ties, with fewer than two members outside the hub, or
    without a connected pair outside the hub.
    Cost: O(members * ties).
    Source: netweave, docs/structure.md.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 1 or less.
    """

def hub_tie_share(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Hub tie share. How much of the ties does the hub hold, beyond what it would if ties fell evenly?

    High values: more of the ties have an end in the hub; 1 on a star, 0 where it holds no more than its
    even share (below 0: less).
    Formula: (s - b) / (1 - b), s = share of ties with an end in the hub, b = 1 - C(o, 2) / C(n, 2), o =
    members outside the hub.
    Convention: read without direction and weights; the hub is the members named for the view, else the
    member of highest betweenness (ties: by degree, then roster order).
    Undefined: below three members, without ties, with fewer than two members outside the hub.
    Cost: O(members * ties).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 1 or less.
    """

def hub_brokerage(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Hub brokerage. How much more do the others depend on the hub than on each other to be connected by the shortest way?

    High values: more of the shortest ways between others run through the hub, and fewer through anyone
    else.
    Formula: betweenness of the hub as a share of the pairs outside it, less the mean of betweenness /
    C(n-1, 2) of the others.
    Convention: read without direction and weights; the hub is the members named for the view, else the
    member of highest betweenness (ties: by degree, then roster order).
    Undefined: below three members, without ties, with fewer than two members outside the hub.
    Cost: O(members * ties).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7; several members: Everett and Borgatti 1999,
    doi 10.1080/0022250X.1999.9990219.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, -1 to 1.
    """

def hub_bottleneck(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Hub bottleneck. What share of the connected pairs falls apart when the hub leaves?

    High values: more pairs of others lose every path to each other without the hub; 1 on a star, 0
    where it can be spared.
    Formula: 1 - (pairs outside the hub that are connected without it) / (pairs outside the hub that are
    connected with it).
    Convention: read without direction and weights; the hub is the members named for the view, else the
    member of highest betweenness (ties: by degree, then roster order).
    Undefined: below three members, without ties, with fewer than two members outside the hub, or
    without a connected pair outside the hub.
    Cost: O(members * ties).
    Source: Borgatti 2006, doi 10.1007/s10588-006-7084-x.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def hub_speed_loss(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Hub speed loss. How much slower is the way between the others when the hub leaves?

    High values: the ways that are left without the hub are longer, or gone; 1 on a star, 0 where
    nobody's way gets longer.
    Formula: 1 - (sum of 1/d over pairs outside the hub without it) / (the same with it).
    Convention: read without direction and weights; the hub is the members named for the view, else the
    member of highest betweenness (ties: by degree, then roster order).
    Undefined: below three members, without ties, with fewer than two members outside the hub, or
    without a connected pair outside the hub.
    Cost: O(members * ties).
    Source: Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def peer_efficiency(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Peer efficiency. How well are the others connected among themselves, once the hub is gone?

    High values: nearer to networked: the others reach each other in few steps without the hub; 1 when
    all know each other, 0 on a star.
    Formula: mean of 1/d over pairs outside the hub once it is gone (1/d = 0 where there is no path).
    Convention: read without direction and weights; the hub is the members named for the view, else the
    member of highest betweenness (ties: by degree, then roster order).
    Undefined: below three members, without ties, with fewer than two members outside the hub.
    Cost: O(members * ties).
    Source: Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def effective_hubs(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Effective hubs. How many members is the brokerage spread over?

    High values: more members stand on the ways between others; 1 on a star, all of them on a ring.
    Formula: 1 / sum of b^2, b = a member's share of total betweenness.
    Convention: read without direction and weights; as many as there are members when nobody has any
    betweenness.
    Undefined: without members.
    Cost: O(members * ties).
    Source: Hill 1973, doi 10.2307/1934352.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, 1 or more.
    """

def core_periphery_fit(
    network: Network | View, *,
    between: Literal["counted", "left_out"] | None = "counted", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Core-periphery fit. How far do the ties look like a core and a periphery?

    High values: ties lie more within a core, and between it and the rest, and less within the rest; it
    is 1 for a star too, so it does not tell hub-and-spoke from a core.
    Formula: best Pearson correlation, over splits into core and periphery, of ties with the ideal
    pattern.
    Convention: over ordered pairs of members; exact up to 16 members; above, searched from cuts in
    order of degree by local improvement, so it may be a little low.
    Undefined: without ties, in a complete network, and where no split has a correlation (few members).
    Cost: O(members^2), above 1000 members O(ties).
    Source: Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2.

    Parameters
    ----------
    network : Network or View
    between : "counted" or "left_out", default "counted"
        pairs of a core and a peripheral member: counted (the ideal has them tied) or left out
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, -1 to 1.
    """

def core_periphery_continuous(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Continuous core-periphery fit. How far do the ties look as if each member were more or less in the core?

    High values: ties lie where two members are both near the core; it is 1 for a star too, so it does
    not tell hub-and-spoke from a core.
    Formula: Pearson correlation, over ordered pairs, of ties with c_i c_j; c not below 0, with the
    least sum of (tie - c_i c_j)^2.
    Convention: scores start from degrees and are bettered one after the other; where several sets of
    scores are as good as any near them, it is that of the one which is come to.
    Undefined: without ties, in a complete network, and where all members have the same score (a ring).
    Cost: O(ties) a sweep, some hundreds of sweeps.
    Source: Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2; Comrey 1962, doi
    10.1177/001316446202200109.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: real, -1 to 1.
    """

def rich_club(
    network: Network | View, *,
    above: float | None = None, draws: int | None = 100, swaps: float | None = 10.0, layer: str | None = None,
    wave: str | None = None, weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None,
    direction: str | None = None, reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None,
    group: str | None = None, members: str | None = None, unknown: str | None = None, seed: int | None = None,
    threads: int | None = None, timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Rich club. Are the best-tied members tied among themselves?

    High values: more of the pairs of well-tied members are tied; a ratio above 1 is more than their
    many ties would make by chance.
    Formula: phi = 2 E / (N (N-1)) over the N members with more than `above` ties, E ties among them;
    ratio = phi / mean phi of random networks with the same degrees.
    Convention: ties read without direction; error is the Monte Carlo standard error of the ratio.
    Undefined: with fewer than two members in the club; the ratio also where no random network has a tie
    within it.
    Cost: O(draws * ties).
    Source: Zhou and Mondragon 2004, doi 10.1109/LCOMM.2004.823426; Colizza, Flammini, Serrano and
    Vespignani 2006, doi 10.1038/nphys209.

    Parameters
    ----------
    network : Network or View
    above : float, 0 to 1,000,000,000
        the club are members with more ties; not given: than the mean
    draws : int, 2 to 1,000,000, default 100
        random networks to compare with
    swaps : float, 1 to 10,000, default 10.0
        tries to exchange the ends of two ties, for each tie
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of , members, ratio, error a number.
    """

def small_world(
    network: Network | View, *,
    clustering: Literal["local", "transitivity"] | None = "local", draws: int | None = 20, swaps: float | None = 10.0,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Small-world indexes. Is it knit as closely as a lattice and yet as short of ways as a random network?

    High values: sigma above 1: more clustered than chance for its distances; omega near 0: a small
    world, near -1 a lattice, near 1 random; swi near 1: a small world, near 0 a lattice or random.
    Formula: sigma = (C/Cr) / (L/Lr); omega = Lr/L - C/Cl; swi = (L - Ll)/(Lr - Ll) * (C - Cr)/(Cl -
    Cr); C clustering, L mean distance, r of random networks, l of a lattice.
    Convention: of the largest component, read without direction; random networks are connected and have
    the same degrees, made by exchanging ends of ties; the lattice is a ring with as many members and
    ties, the nearest tied first; in components above 2048 members distances are from 1024 drawn
    members.
    Undefined: where no component has three members, where neither random networks nor lattice have
    triangles (a star, a ring, a tree) or do not differ, and where connected ones take too much work to
    draw.
    Cost: O(draws * (ties * swaps + members * ties)).
    Source: Humphries and Gurney 2008, doi 10.1371/journal.pone.0002051; Telesford, Joyce, Hayasaka,
    Burdette and Laurienti 2011, doi 10.1089/brain.2011.0038; Neal 2017, doi 10.1017/nws.2017.5.

    Parameters
    ----------
    network : Network or View
    clustering : "local" or "transitivity", default "local"
        mean local clustering (0 for members with fewer than two ties), or transitivity
    draws : int, 2 to 1,000,000, default 20
        random networks to compare with
    swaps : float, 1 to 10,000, default 10.0
        tries to exchange the ends of two ties, for each tie
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of sigma, omega, swi, sigma_error, omega_error, swi_error a number.
    """

def krackhardt_connectedness(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Krackhardt connectedness. What share of the pairs of members is joined, whatever the direction of ties?

    High values: more pairs are joined by a path; 1 for an ideal hierarchy.
    Formula: share of pairs of members in the same weak component.
    Convention: direction does not matter, as in sna; compare connectedness, which follows it.
    Undefined: below two members.
    Cost: O(members + ties).
    Source: Krackhardt 1994, Graph theoretical dimensions of informal organizations.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def krackhardt_hierarchy(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> float:
    """Krackhardt hierarchy. How far is reaching one-sided, so that who reaches another is not reached back?

    High values: more of the pairs are joined one way only; 0 when all reach each other, 1 for a
    hierarchy.
    Formula: 1 - pairs that reach each other, by pairs of which one reaches the other.
    Convention: reaching along any number of ties; 0 whenever ties have no direction.
    Undefined: when no member reaches another.
    Cost: O(members * ties).
    Source: Krackhardt 1994, Graph theoretical dimensions of informal organizations.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def krackhardt_efficiency(
    network: Network | View, *,
    count: Literal["arcs", "ties"] | None = "arcs", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Krackhardt efficiency. How few ties are there beyond those that hold the parts together?

    High values: fewer ties to spare: 1 for a tree, 0 when all are tied.
    Formula: 1 - (ties - least ties) / (most ties - least ties), sums over weak components of k members:
    least k-1, most k(k-1).
    Convention: count=arcs as sna: a tie without direction counts as two, so a star of them has less
    than 1; count=ties: direction does not matter, most k(k-1)/2.
    Undefined: without a component of two members (count=ties: three).
    Cost: O(members + ties).
    Source: Krackhardt 1994, Graph theoretical dimensions of informal organizations.

    Parameters
    ----------
    network : Network or View
    count : "arcs" or "ties", default "arcs"
        what is counted: arcs, or pairs tied either way
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def least_upper_boundedness(
    network: Network | View, *,
    convention: Literal["sna"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> float:
    """Least upper boundedness. Do any two members have someone above both to whom they can turn?

    High values: more pairs have a lowest common superior; 1 for a hierarchy with one head.
    Formula: 1 - pairs without a lowest common upper bound, by the most there can be: sum over weak
    components of (k-1)(k-2)/2.
    Convention: the lowest bound, as its author defines it; sna takes the topmost and gives other
    numbers.
    Undefined: without a component of three members, and when a weak component has more than 20000
    strong ones.
    Cost: O(strong components^3 / 64).
    Source: Krackhardt 1994, Graph theoretical dimensions of informal organizations.

    Parameters
    ----------
    network : Network or View
    convention : "sna"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    float
        A number: share, 0 to 1.
    """

def modularity(
    network: Network | View, *,
    resolution: float | None = 1.0, runs: int | None = 10, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Modularity. How clearly does the network fall into communities?

    High values: more of the ties stay within communities than chance would have it.
    Formula: sum over communities of (weight within / all weight) - resolution (strength held / (2 all
    weight))^2.
    Convention: ties are read without direction; the best of several seeded Leiden runs, so the true
    best may be higher; a member without ties is a community of its own.
    Undefined: without ties.
    Cost: O(runs * ties).
    Source: Newman and Girvan 2004, doi 10.1103/PhysRevE.69.026113; Traag, Waltman and van Eck 2019, doi
    10.1038/s41598-019-41695-z.

    Parameters
    ----------
    network : Network or View
    resolution : float, 0 to 100, default 1.0
        higher finds more and smaller communities
    runs : int, 1 to 10,000, default 10
        runs of the Leiden algorithm; the best is kept
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of , groups a number.
    """

def himelboim(
    network: Network | View, *,
    resolution: float | None = 1.0, runs: int | None = 10, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Himelboim's four numbers. Which of the six structures of topic networks is this?

    High values: see each: dense and unmodular is a tight crowd, modular with few isolates community
    clusters, centralized a broadcast or support network, many isolates a brand cluster.
    Formula: density; modularity; in-degree centralization; isolates / n.
    Convention: the parts are those of density, modularity (best of several seeded Leiden runs),
    in_degree_centralization and isolate_share.
    Undefined: below three members; modularity also without ties.
    Cost: O(runs * ties).
    Source: Himelboim, Smith, Rainie, Shneiderman and Espina 2017, doi 10.1177/2056305117691545.

    Parameters
    ----------
    network : Network or View
    resolution : float, 0 to 100, default 1.0
        higher finds more and smaller communities
    runs : int, 1 to 10,000, default 10
        runs of the Leiden algorithm; the best is kept
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        For each of density, modularity, centralization, isolates a number.
    """

def degree(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Degree. How many ties does each member have?

    High values: the member is tied to more others.
    Formula: number of ties; directed: ties out plus ties in.
    Undefined: for those of whom nothing is known, as nobody answered who could tell.
    Cost: O(members).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: count, 0 or more.
    """

def community(
    network: Network | View, *,
    resolution: float | None = 1.0, runs: int | None = 10, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Community. Which members form a community?

    High values: nothing: members with the same number are in the same community.
    Formula: the split with the highest modularity that is found.
    Convention: ties are read without direction; numbered from 1 by the first member; the best of
    several seeded Leiden runs; a member without ties is a community of its own.
    Cost: O(runs * ties).
    Source: Traag, Waltman and van Eck 2019, doi 10.1038/s41598-019-41695-z.

    Parameters
    ----------
    network : Network or View
    resolution : float, 0 to 100, default 1.0
        higher finds more and smaller communities
    runs : int, 1 to 10,000, default 10
        runs of the Leiden algorithm; the best is kept
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: nominal, 1 or more.
    """

def in_degree(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """In-degree. By how many others is each member named?

    High values: more others name the member.
    Formula: number of ties that point to the member.
    Convention: undirected: all ties of the member.
    Undefined: for those of whom nothing is known, as nobody answered who could tell.
    Cost: O(members).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: count, 0 or more.
    """

def out_degree(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Out-degree. How many others does each member name?

    High values: the member names more others.
    Formula: number of ties that point away from the member.
    Convention: undirected: all ties of the member.
    Undefined: for those of whom nothing is known, as nobody answered who could tell.
    Cost: O(members).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: count, 0 or more.
    """

def strength(
    network: Network | View, *,
    direction: Literal["total", "in", "out"] | None = "total", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Strength. How strong are the ties of each member together?

    High values: the member has more or stronger ties.
    Formula: sum of the weights of the member's ties.
    Convention: without weights each tie counts one, so it equals the degree; directed: ties out plus
    ties in unless the direction is chosen.
    Cost: O(members + ties).
    Source: Barrat, Barthelemy, Pastor-Satorras and Vespignani 2004, doi 10.1073/pnas.0400087101.

    Parameters
    ----------
    network : Network or View
    direction : "total" or "in" or "out", default "total"
        which ties of a directed network are added up
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def closeness(
    network: Network | View, *,
    direction: Literal["out", "in"] | None = "out", cost: Literal["steps", "inverse"] | None = "steps",
    convention: Literal["ucinet", "sna", "igraph", "networkx"] | None = None, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Closeness. How near is each member to the others?

    High values: the member reaches more others, and in fewer steps.
    Formula: (r / (n - 1)) * (r / sum of distances) over the r others that are reached; connected: (n -
    1) / sum of distances.
    Convention: counts those who are reached and scales by their share (Wasserman and Faust); who
    reaches nobody has 0; in steps at most 1.
    Undefined: below two members; convention=igraph also for members who reach nobody.
    Cost: O(members * ties).
    Source: Freeman 1979, doi 10.1016/0378-8733(78)90021-7; Wasserman and Faust 1994, p. 201.

    Parameters
    ----------
    network : Network or View
    direction : "out" or "in", default "out"
        from the member to the others, or from the others to it
    cost : "steps" or "inverse", default "steps"
        length of a tie: one step, or 1 / strength
    convention : "ucinet" or "sna" or "igraph" or "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def harmonic(
    network: Network | View, *,
    direction: Literal["out", "in"] | None = "out", cost: Literal["steps", "inverse"] | None = "steps",
    convention: Literal["networkx"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Harmonic closeness. How near is each member to the others, when those out of reach count as infinitely far?

    High values: the member reaches more others, and in fewer steps.
    Formula: sum of 1 / distance to the others / (n - 1).
    Convention: others who are not reached count 0; in steps at most 1.
    Undefined: below two members.
    Cost: O(members * ties).
    Source: Boldi and Vigna 2014, doi 10.1080/15427951.2013.865686.

    Parameters
    ----------
    network : Network or View
    direction : "out" or "in", default "out"
        from the member to the others, or from the others to it
    cost : "steps" or "inverse", default "steps"
        length of a tie: one step, or 1 / strength
    convention : "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def eccentricity(
    network: Network | View, *,
    direction: Literal["out", "in"] | None = "out", cost: Literal["steps", "inverse"] | None = "steps",
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None,
    group: str | None = None, members: str | None = None, unknown: str | None = None, seed: int | None = None,
    threads: int | None = None, timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Eccentricity. How far is the farthest whom each member reaches?

    High values: some of those whom the member reaches are farther off.
    Formula: largest distance to those who are reached.
    Convention: others who are not reached are left out.
    Undefined: for members who reach nobody.
    Cost: O(members * ties).
    Source: Hage and Harary 1995, doi 10.1016/0378-8733(94)00248-9.

    Parameters
    ----------
    network : Network or View
    direction : "out" or "in", default "out"
        from the member to the others, or from the others to it
    cost : "steps" or "inverse", default "steps"
        length of a tie: one step, or 1 / strength
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def betweenness(
    network: Network | View, *,
    normalized: bool | None = False, cost: Literal["steps", "inverse"] | None = "steps", layer: str | None = None,
    wave: str | None = None, weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None,
    direction: str | None = None, reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None,
    group: str | None = None, members: str | None = None, unknown: str | None = None, seed: int | None = None,
    threads: int | None = None, timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Betweenness. How often does each member stand between others?

    High values: more of the shortest paths between others run through the member.
    Formula: sum over pairs of others of the share of their shortest paths that pass the member.
    Convention: undirected: each pair once; directed: each ordered pair; normalized: divided by (n -
    1)(n - 2) / 2 undirected, (n - 1)(n - 2) directed.
    Undefined: normalized below three members.
    Cost: O(members * ties).
    Source: Freeman 1977, doi 10.2307/3033543; Brandes 2001, doi 10.1080/0022250X.2001.9990249.

    Parameters
    ----------
    network : Network or View
    normalized : bool, default False
        divided by the number of pairs that could be served
    cost : "steps" or "inverse", default "steps"
        length of a tie: one step, or 1 / strength
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def eigenvector(
    network: Network | View, *,
    direction: Literal["ignored", "in"] | None = "ignored",
    convention: Literal["ucinet", "sna", "igraph", "networkx"] | None = None, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Eigenvector centrality. Who is tied to those who are well tied themselves?

    High values: the member is tied to more others, and to others of higher score.
    Formula: x with lambda x = A x for the largest eigenvalue lambda, scaled to maximum 1.
    Convention: each component by itself, so that each has a member with 1; members without ties have 0;
    directed ties are read without direction unless direction=in.
    Undefined: direction=in: for members of components in which nobody reaches anyone both ways, or no
    single vector is largest, and where the iteration does not settle.
    Cost: O(ties) a step, 10 to 100 steps.
    Source: Bonacich 1972, doi 10.1080/0022250X.1972.9989806.

    Parameters
    ----------
    network : Network or View
    direction : "ignored" or "in", default "ignored"
        ties read either way, or only those received
    convention : "ucinet" or "sna" or "igraph" or "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def pagerank(
    network: Network | View, *,
    damping: float | None = 0.85, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """PageRank. Where does one end up who follows ties at random?

    High values: the member is named by more others, who are themselves named by many and name few.
    Formula: x = (1 - d)/n + d * (sum of x_j * w_ji / strength_j over those who name i); the sum over
    all is 1.
    Convention: what members who name nobody hold is spread evenly; undirected ties are followed both
    ways; to 1e-12.
    Cost: O(ties) a sweep; at damping 0.85 at most 50 sweeps, directed some 100.
    Source: Page, Brin, Motwani and Winograd 1999, Stanford InfoLab 1999-66.

    Parameters
    ----------
    network : Network or View
    damping : float, 0 to 0.999, default 0.85
        chance that the walk goes on along a tie
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def katz(
    network: Network | View, *,
    share: float | None = 0.85, alpha: float | None = None, direction: Literal["in", "out"] | None = "in",
    convention: Literal["networkx"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Katz centrality. Who is named by many, directly and through others?

    High values: more walks end at the member, short ones counting more.
    Formula: x = 1 + alpha * (sum of w_ji x_j over those who name i); alpha = share / largest
    eigenvalue.
    Convention: not scaled; the eigenvalue is that of the ties without direction, which also bounds the
    directed; without ties everyone has 1.
    Undefined: when an alpha is given that is not below its limit; in chains of thousands of members,
    where the search for the eigenvalue does not settle.
    Cost: O(ties) a step, some 200 steps.
    Source: Katz 1953, doi 10.1007/BF02289026.

    Parameters
    ----------
    network : Network or View
    share : float, 0 to 0.99, default 0.85
        alpha as a share of 1 / the largest eigenvalue
    alpha : float, 0 to 1,000,000,000
        what a step is worth; instead of share
    direction : "in" or "out", default "in"
        walks that end at the member, or that begin there
    convention : "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def bonacich_power(
    network: Network | View, *,
    share: float | None = 0.85, beta: float | None = None, direction: Literal["out", "in"] | None = "out",
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None,
    group: str | None = None, members: str | None = None, unknown: str | None = None, seed: int | None = None,
    threads: int | None = None, timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Bonacich power. Who is tied to those who matter, or (with a negative share) to those who depend on them?

    High values: the member has more ties, and more to the well tied; with a negative share more to the
    poorly tied.
    Formula: c = A 1 + beta A c, scaled so that the sum of c^2 is n; beta = share / largest eigenvalue.
    Convention: the eigenvalue is that of the ties without direction, which also bounds the directed;
    members without ties have 0.
    Undefined: without ties; when a beta is given whose size is not below its limit; in chains of
    thousands of members, where the search for the eigenvalue does not settle.
    Cost: O(ties) a step, some 200 steps.
    Source: Bonacich 1987, doi 10.1086/228631.

    Parameters
    ----------
    network : Network or View
    share : float, -0.99 to 0.99, default 0.85
        beta as a share of 1 / the largest eigenvalue; below 0 ties to the poorly tied give power
    beta : float, -1,000,000,000 to 1,000,000,000
        beta itself, instead of share
    direction : "out" or "in", default "out"
        along ties, or against them
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, any.
    """

def hub_score(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Hub score. Who names those whom the others turn to?

    High values: the member names more others, and others who are named by many hubs.
    Formula: largest eigenvector of A A'.
    Convention: each weak component by itself, its maximum 1; where several vectors belong to the
    largest eigenvalue, the one that iteration from equal scores leads to; members without ties have 0;
    ties without direction: the eigenvector centrality.
    Undefined: where the iteration does not settle: when two parts of a component lead to nearly the
    same eigenvalue.
    Cost: O(ties) a step, some 50 steps.
    Source: Kleinberg 1999, doi 10.1145/324133.324140.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def authority_score(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Authority score. Whom do those name who know whom to name?

    High values: more others name the member, and others who name many authorities.
    Formula: largest eigenvector of A' A.
    Convention: each weak component by itself, its maximum 1; where several vectors belong to the
    largest eigenvalue, the one that iteration from equal scores leads to; members without ties have 0;
    ties without direction: the eigenvector centrality.
    Undefined: where the iteration does not settle: when two parts of a component lead to nearly the
    same eigenvalue.
    Cost: O(ties) a step, some 50 steps.
    Source: Kleinberg 1999, doi 10.1145/324133.324140.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def diffusion_centrality(
    network: Network | View, *,
    rounds: int | None = 3, probability: float | None = None, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Diffusion centrality. How far does news travel that each member starts to tell?

    High values: others hear of it more often within the rounds.
    Formula: sum over t = 1 … rounds of (q A)^t 1.
    Convention: hearings are counted, also those of members who knew; along ties; q is 1 / the largest
    eigenvalue of the ties without direction unless a probability is given.
    Undefined: when the numbers grow beyond all bounds; in chains of thousands of members, where the
    search for the eigenvalue does not settle.
    Cost: O(ties) a round, and some 50 times that for the eigenvalue.
    Source: Banerjee, Chandrasekhar, Duflo and Jackson 2013, doi 10.1126/science.1236498.

    Parameters
    ----------
    network : Network or View
    rounds : int, 1 to 100,000, default 3
        rounds in which news is passed on
    probability : float, 0 to 1
        chance that news is passed along a tie of weight 1 in a round; without it 1 / the largest
        eigenvalue
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def expected_reach(
    network: Network | View, *,
    probability: float | None = 0.1, simulations: int | None = None, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.DataFrame:
    """Expected reach. How many will know, on average, of a tip that starts with this member?

    High values: what starts here reaches more members.
    Formula: mean number who know at the end of an independent cascade from the member, itself included.
    Convention: along ties; a tie of strength w is as good as w tries, 1 - (1 - p)^w; the error is the
    standard error of the mean, 0 when exact; members share the simulated worlds.
    Undefined: the error, when there is one simulation.
    Cost: O(simulations * (members + ties)); with direction, or chances by degree, times members / 512.
    Source: Kempe, Kleinberg and Tardos 2003, doi 10.1145/956750.956769.

    Parameters
    ----------
    network : Network or View
    probability : float, 0 to 1, default 0.1
        chance that a tie of strength 1 passes a tip on
    simulations : int, 0 to 1,000,000
        how many; 0: exact, where at most 20 ties are uncertain; without it exact where that is cheap,
        else 1024 (256 with direction), fewer in large networks
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.DataFrame
        For each of reached, error a number per member.
    """

def information_centrality(
    network: Network | View, *,
    convention: Literal["sna"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Information centrality. Who is well joined to all others when every way counts, not the shortest alone?

    High values: the member is joined to the others over shorter and more ways.
    Formula: 1 / sum of the effective resistances between the member and the others of its component.
    Convention: ties without direction, each a conductor as strong as its weight; each component by
    itself; Stephenson and Zelen's own number is n times this.
    Undefined: for members without ties; where a part of the component is too entangled to be solved
    exactly (some thousands of members, each tied to many).
    Cost: O(ties) where all hangs on single ties, up to O(members^3) in entangled parts.
    Source: Stephenson and Zelen 1989, doi 10.1016/0378-8733(89)90016-6; Brandes and Fleischer 2005, doi
    10.1007/978-3-540-31856-9_44.

    Parameters
    ----------
    network : Network or View
    convention : "sna"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def current_flow_closeness(
    network: Network | View, *,
    convention: Literal["networkx"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Current-flow closeness. How near is each member to the others when every way counts, not the shortest alone?

    High values: the member reaches more others, and over shorter and more ways.
    Formula: (r / (n - 1)) * (r / sum of effective resistances) over the r others of the component;
    connected: (n - 1) / sum of resistances.
    Convention: ties without direction, each a conductor as strong as its weight; members without ties
    have 0; in a tree without weights it is the closeness.
    Undefined: below two members; convention=networkx: when not everybody reaches everybody; where a
    part of the component is too entangled to be solved exactly (some thousands of members, each tied to
    many).
    Cost: O(ties) where all hangs on single ties, up to O(members^3) in entangled parts.
    Source: Brandes and Fleischer 2005, doi 10.1007/978-3-540-31856-9_44.

    Parameters
    ----------
    network : Network or View
    convention : "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def current_flow_betweenness(
    network: Network | View, *,
    normalized: bool | None = True, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Current-flow betweenness. Who lies between the others when what flows takes every way, not the shortest alone?

    High values: more of what flows between the others runs through the member.
    Formula: mean over pairs of others of the share of a unit current between them that runs through the
    member.
    Convention: ties without direction, each a conductor as strong as its weight; each pair once, pairs
    of different components carry nothing; a pair's own ends do not count; normalized=no: the sum.
    Undefined: below three members unless normalized=no; where a part of the component is too large to
    be solved exactly (some thousands of members).
    Cost: O(members + ties) where all hangs on single ties; in other parts a sparse solution and a sort
    per tie.
    Source: Newman 2005, doi 10.1016/j.socnet.2004.11.009; Brandes and Fleischer 2005, doi
    10.1007/978-3-540-31856-9_44.

    Parameters
    ----------
    network : Network or View
    normalized : bool, default True
        divided by the number of pairs of others
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def subgraph_centrality(
    network: Network | View, *,
    scale: Literal["plain", "log"] | None = "plain", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Subgraph centrality. Who takes part in many small circles?

    High values: more closed walks lead from the member back to it, the short ones counting most.
    Formula: sum over lengths k of (closed walks of length k from the member) / k!.
    Convention: ties without direction and without weights; a member without ties has 1; to 1e-13.
    Undefined: where the number is too large (above 1e307, from largest eigenvalues of some 700 on),
    unless scale=log; where the bounds do not meet within 400 steps.
    Cost: O(members * ties * steps), some 10 to 40 steps.
    Source: Estrada and Rodriguez-Velazquez 2005, doi 10.1103/PhysRevE.71.056103.

    Parameters
    ----------
    network : Network or View
    scale : "plain" or "log", default "plain"
        the number itself, or its natural logarithm
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def communicability(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Total communicability. From whom do most ways lead to others, short ones counting most?

    High values: more and shorter walks lead from the member to everybody.
    Formula: sum over lengths k of (walks of length k from the member) / k!.
    Convention: along ties, without weights; the member itself is among those reached; 1 for a member
    without ties out, e^(n-1) when all are tied.
    Undefined: where the number is too large (above 1e308, from largest eigenvalues of some 700 on).
    Cost: O(ties) a step, some 20 steps and 3 times the largest eigenvalue.
    Source: Benzi and Klymko 2013, doi 10.1093/comnet/cnt007.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 1 or more.
    """

def gossip_time(
    network: Network | View, *,
    mode: Literal["push", "pull", "push_pull"] | None = "push_pull", capacity: int | None = 0, hub_capacity: int | None = None,
    simulations: int | None = None, share: float | None = 0.9, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.DataFrame:
    """Rounds from the member. How many rounds of conversation does a tip of this member take until nearly all know it?

    High values: a tip that starts here takes more rounds to come round.
    Formula: mean first round after which the share of those whom the member can reach know.
    Convention: up and down ties without direction, along the others; contacts are chosen in proportion
    to strength; at least `share` of those whom the start can reach, itself included; members share the
    simulated courses; the error is the standard error of the mean.
    Undefined: for members who can tell nobody; where a course takes more than a million rounds; the
    error, when there is one simulation.
    Cost: O(simulations * rounds * members^2 / 64).
    Source: Demers et al. 1987, doi 10.1145/41840.41841; Karp, Schindelhauer, Shenker and Vocking 2000,
    doi 10.1109/SFCS.2000.892324.

    Parameters
    ----------
    network : Network or View
    mode : "push" or "pull" or "push_pull", default "push_pull"
        who calls tells, asks, or both
    capacity : int, 0 to 1,000,000,000, default 0
        conversations that a member takes part in per round, its own call included; 0: no limit
    hub_capacity : int, 0 to 1,000,000,000
        the same for the hub alone; without it as for the others
    simulations : int, 1 to 10,000,000
        courses of conversations, each shared by up to 64 starts; without it as many as take little time
    share : float, 0 to 1, default 0.9
        of those whom the start can reach, itself included: so many are to know
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.DataFrame
        For each of rounds, error a number per member.
    """

def influence(
    network: Network | View, *,
    self: float | None = 1.0, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Influence in learning. How much does the member's own opinion weigh in what all think in the end?

    High values: the member's first opinion decides more of what all think at last.
    Formula: x = mean of the rows of lim T^k, T_ij = what i gives the opinion of j; connected and
    undirected: (strength + own) / sum over all.
    Convention: opinions pass along ties as drawn; own opinion counts as `self` ties of the mean
    strength of all ties; all add up to 1; where several groups listen to nobody outside, each opinion
    counts by the members whom it reaches.
    Undefined: where opinions do not settle in a million rounds (directed chains of many thousands of
    members).
    Cost: O(members + ties); with direction so much in each round until opinions have settled.
    Source: Golub and Jackson 2010, doi 10.1257/mic.2.1.112; DeGroot 1974, doi
    10.1080/01621459.1974.10480137.

    Parameters
    ----------
    network : Network or View
    self : float, 0.01 to 1,000,000, default 1.0
        weight of one's own opinion, in ties of mean strength
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def first_passage(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """First passage time. How long does something that wanders from member to member take to come to this one?

    High values: what wanders takes longer to get here.
    Formula: mean, over the others of the component, of the expected steps of a walk from there until it
    first comes to the member.
    Convention: ties without direction; each step along a tie of the member at hand, chosen in
    proportion to its strength; n - 1 when all are tied, 1 for the hub of a star.
    Undefined: for members without ties; where a part of the component is too entangled to be solved
    exactly (some thousands of members, each tied to many).
    Cost: O(ties) where all hangs on single ties, up to O(members^3) in entangled parts.
    Source: Noh and Rieger 2004, doi 10.1103/PhysRevLett.92.118701; Tetali 1991, doi 10.1007/BF01046996.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 1 or more.
    """

def kirchhoff_contribution(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Kirchhoff contribution. How much of the network's total distance, every way counted, is this member's?

    High values: the member is joined to the others over longer or fewer ways.
    Formula: sum of the effective resistances between the member and the others of its component / 2.
    Convention: ties without direction, each a conductor as strong as its weight; each component by
    itself; all of a connected network add up to its kirchhoff_index; 0 for members without ties.
    Undefined: where a part of the component is too entangled to be solved exactly (some thousands of
    members, each tied to many).
    Cost: O(ties) where all hangs on single ties, up to O(members^3) in entangled parts.
    Source: Klein and Randic 1993, doi 10.1007/BF01164627.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 or more.
    """

def coreness(
    network: Network | View, *,
    convention: Literal["igraph", "networkx"] | None = None, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Coreness. How dense is the densest part that each member belongs to?

    High values: the member belongs to a part in which everyone has more ties within.
    Formula: largest k such that the member is in a part where everyone has at least k ties to others in
    it.
    Convention: directed ties are read without direction, so a mutual tie counts once.
    Cost: O(members + ties).
    Source: Seidman 1983, doi 10.1016/0378-8733(83)90028-X; Batagelj and Zaversnik 2003, arXiv
    cs/0310049.

    Parameters
    ----------
    network : Network or View
    convention : "igraph" or "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: count, 0 or more.
    """

def clustering(
    network: Network | View, *,
    below_two: Literal["undefined", "zero"] | None = "undefined", convention: Literal["networkx"] | None = None,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Local clustering. What share of the pairs of each member's contacts know each other?

    High values: more of the contacts are tied to each other.
    Formula: t / (k(k - 1)/2) with t ties among k contacts.
    Convention: directed ties are read without direction; below two contacts undefined unless
    below_two=zero.
    Undefined: for members with fewer than two contacts; convention=networkx: where ties have a
    direction.
    Cost: O(ties^1.5).
    Source: Watts and Strogatz 1998, doi 10.1038/30918.

    Parameters
    ----------
    network : Network or View
    below_two : "undefined" or "zero", default "undefined"
        what members with fewer than two contacts get
    convention : "networkx"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def constraint(
    network: Network | View, *,
    convention: Literal["ucinet"] | None = None, layer: str | None = None, wave: str | None = None, weight: str | None = None,
    threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Constraint. How closed is the circle of each member's contacts?

    High values: the contacts are few or tied to one another; a low value means the member stands
    between others.
    Formula: sum over contacts j of (p_ij + sum over q of p_iq * p_qj)^2, where p_ij is the share of j
    in the ties of i.
    Convention: over the whole network, not the ego network alone; directed: ties out and in are added,
    so a mutual tie weighs two; a member with one contact has 1.
    Undefined: for members without ties; convention=ucinet: with fewer than two contacts.
    Cost: O(ties^1.5).
    Source: Burt 1992, Structural Holes, chapter 2.

    Parameters
    ----------
    network : Network or View
    convention : "ucinet"
        the convention of another program, to match a published number
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 0 to 2.
    """

def effective_size(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Effective size. How many contacts of each member lead to different parts of the network?

    High values: the contacts are more, and less tied to one another.
    Formula: sum over contacts j of (1 - sum over q of p_iq * m_jq); undirected without weights n - 2t/n
    with t ties among n contacts.
    Convention: p_iq is the share of q in the ties of i, m_jq the tie of j and q over the strongest of
    j; directed: ties out and in are added.
    Undefined: for members without ties.
    Cost: O(ties^1.5).
    Source: Burt 1992, Structural Holes, chapter 2; Borgatti 1997, Connections 20(1), 35-38.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, 1 or more.
    """

def burt_efficiency(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Efficiency of contacts. What share of each member's contacts leads to different parts of the network?

    High values: fewer of the contacts duplicate one another.
    Formula: effective size / number of contacts.
    Convention: as effective_size; a contact counts once, whichever way the tie points.
    Undefined: for members without ties.
    Cost: O(ties^1.5).
    Source: Burt 1992, Structural Holes, chapter 2.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def burt_hierarchy(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Hierarchy of constraint. Does each member's constraint come from a single contact?

    High values: one contact holds the others together; 0: all constrain the member alike.
    Formula: sum over contacts of (r ln r) / (N ln N), with N contacts and r a contact's part of the
    constraint over the mean part.
    Convention: as constraint: over the whole network; directed: ties out and in are added.
    Undefined: for members with fewer than two contacts.
    Cost: O(ties^1.5).
    Source: Burt 1992, Structural Holes, chapter 2.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def articulation(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Articulation point. Whose leaving would split the network?

    High values: the member's leaving splits its component.
    Formula: 1 when the component falls apart without the member, else 0.
    Convention: directed ties are read without direction.
    Cost: O(members + ties).
    Source: Hopcroft and Tarjan 1973, doi 10.1145/362248.362272.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: flag, 0 to 1.
    """

def component(
    network: Network | View, *,
    kind: Literal["weak", "strong"] | None = "weak", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Component. To which connected part does each member belong?

    High values: nothing: the number only tells parts apart.
    Formula: number of the part of the network, 1 first.
    Convention: parts are numbered by their first member; weak ones join members by ties in any
    direction.
    Cost: O(members + ties).
    Source: Wasserman and Faust 1994, p. 109.

    Parameters
    ----------
    network : Network or View
    kind : "weak" or "strong", default "weak"
        joined by ties in any direction, or reached both ways
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: nominal, 1 or more.
    """

def k_step_reach(
    network: Network | View, *,
    steps: int | None = 2, direction: Literal["out", "in"] | None = "out", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """k-step reach. What share of the others does each member reach within a few steps?

    High values: the member reaches more of the others within the steps.
    Formula: others within k steps / (n - 1).
    Convention: a tie is one step, whatever its weight; directed ties are followed from the member on,
    unless direction=in.
    Undefined: below two members.
    Cost: O(members * ties / 512) a step.
    Source: Borgatti, Everett and Johnson 2013, Analyzing Social Networks, chapter 10.

    Parameters
    ----------
    network : Network or View
    steps : int, 1 to 1,000,000,000, default 2
        how many steps may be taken
    direction : "out" or "in", default "out"
        from the member to the others, or from the others to it
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def reach_efficiency(
    network: Network | View, *,
    direction: Literal["out", "in"] | None = "out", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Reach efficiency. How little do each member's contacts overlap in whom they lead to?

    High values: each tie of the member's contacts leads to somebody new; 1: none leads where another
    leads.
    Formula: others within two steps / (contacts + ties of the contacts to others than the member).
    Convention: without direction this is others within two steps / sum of the contacts' degrees.
    Undefined: for members without ties to follow.
    Cost: O(members * ties / 512).
    Source: Borgatti, Everett and Freeman 2002, UCINET, ego network measures.

    Parameters
    ----------
    network : Network or View
    direction : "out" or "in", default "out"
        from the member to the others, or from the others to it
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def participation_coefficient(
    network: Network | View, *,
    resolution: float | None = 1.0, runs: int | None = 10, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Participation coefficient. How evenly are each member's ties spread over the groups?

    High values: the ties go to more groups, and more evenly; 0: all go to one group.
    Formula: 1 - sum over groups of (strength of ties to the group / strength of all ties)^2.
    Convention: groups are those of the group attribute or, when none is chosen, the communities that
    the Leiden algorithm finds; ties without direction; those to members of unknown group are left out.
    Undefined: for members without ties to members of known group.
    Cost: O(ties), and the search for communities where no group is chosen.
    Source: Guimera and Amaral 2005, doi 10.1038/nature03288.

    Parameters
    ----------
    network : Network or View
    resolution : float, 0 to 100, default 1.0
        higher finds more and smaller communities
    runs : int, 1 to 10,000, default 10
        runs of the Leiden algorithm; the best is kept
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: share, 0 to 1.
    """

def within_group_z(
    network: Network | View, *,
    resolution: float | None = 1.0, runs: int | None = 10, layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Within-group z. Who is the hub of their own group?

    High values: the member has more ties within its group than others of the group; above 2.5 a hub of
    it.
    Formula: (strength of ties to the own group - mean in the group) / standard deviation in the group.
    Convention: groups are those of the group attribute or, when none is chosen, the communities that
    the Leiden algorithm finds; ties without direction; the standard deviation divides by the number of
    members.
    Undefined: for members of unknown group, and of groups whose members all have as many ties within.
    Cost: O(ties), and the search for communities where no group is chosen.
    Source: Guimera and Amaral 2005, doi 10.1038/nature03288.

    Parameters
    ----------
    network : Network or View
    resolution : float, 0 to 100, default 1.0
        higher finds more and smaller communities
    runs : int, 1 to 10,000, default 10
        runs of the Leiden algorithm; the best is kept
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, any.
    """

def member_ei_index(
    network: Network | View, *,
    direction: Literal["total", "out", "in"] | None = "total", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """E-I index of members. Do each member's ties leave its own group?

    High values: more of the member's ties go to other groups; -1 none does, 1 all do.
    Formula: (E - I) / (E + I), with E ties to other groups and I ties to the own.
    Convention: directed: ties out and ties in, unless the direction is chosen; ties to members of
    unknown group are left out.
    Undefined: without a group attribute, and for members of unknown group or without ties to members of
    known group.
    Cost: O(ties).
    Source: Krackhardt and Stern 1988, doi 10.2307/2786835.

    Parameters
    ----------
    network : Network or View
    direction : "total" or "out" or "in", default "total"
        which ties count when they have a direction: both, those out, those in
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per member: real, -1 to 1.
    """

def brokerage(
    network: Network | View, *,
    value: Literal["count", "expected", "z"] | None = "count", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, direction: str | None = None,
    reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None, group: str | None = None,
    members: str | None = None, unknown: str | None = None, seed: int | None = None, threads: int | None = None,
    timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.DataFrame:
    """Brokerage roles. Who stands between others who are not tied, and between which groups?

    High values: more chains of two ties run through the member, with no tie past it.
    Formula: pairs (a, b) with a → v → b and no a → b, by groups: coordinator A A A, itinerant A B A,
    representative A A B, gatekeeper A B B, liaison A B C, total; z: (count - expected) / standard
    deviation when each ordered pair is tied with the density as probability.
    Convention: ties without direction are read both ways, so each pair counts twice; members of unknown
    group are left out.
    Undefined: without a group attribute, and for members of unknown group; expected and z below two
    members of known group; z for roles that cannot be, or when no pair or every pair is tied.
    Cost: O(ties^1.5).
    Source: Gould and Fernandez 1989, doi 10.2307/270949.

    Parameters
    ----------
    network : Network or View
    value : "count" or "expected" or "z", default "count"
        how often; how often by chance; or the difference in standard deviations
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.DataFrame
        For each of coordinator, itinerant, representative, gatekeeper, liaison, total a number per
        member.
    """

def key_player(
    network: Network | View, *,
    players: int | None = 3, aim: Literal["reach", "fragmentation"] | None = "reach",
    direction: Literal["out", "in"] | None = "out", layer: str | None = None, wave: str | None = None,
    weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None, reverse: bool | None = None,
    without: Any = None, only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None,
    unknown: str | None = None, seed: int | None = None, threads: int | None = None, timeout: float | None = None,
    progress: Progress = None, approximate: Approximate = None,
) -> pd.DataFrame:
    """Key players. Which few members together reach everybody best, or would be missed most?

    High values: rank: the member was found later; 0: it is none of them. alone: it reaches, or parts,
    more by itself.
    Formula: rank: 1 for the one that is worth most, 2 for the one that adds most to it, …; alone: (1 +
    sum of 1/distance to the others) / n, or the share of pairs of the others that are apart when it is
    gone.
    Convention: reach: the best set where all can be tried, else greedy; fragmentation: greedy, ties
    without direction; of members who add as much, the first.
    Undefined: aim=fragmentation: below three members.
    Cost: O(players * members * ties), mostly much less; fragmentation O(players * ties).
    Source: Borgatti 2006, doi 10.1007/s10588-006-7084-x.

    Parameters
    ----------
    network : Network or View
    players : int, 1 to 1,000, default 3
        how many key players
    aim : "reach" or "fragmentation", default "reach"
        who together reach the others best, or whose leaving parts most of the others
    direction : "out" or "in", default "out"
        reach: from the players to the others, or from the others to them
    layer, wave, weight, threshold, symmetrize, reverse, without, only, hub, group, members, unknown
        How the network is read, as in `Network.view()`; a view was told already. (The view's own
        direction can only be told to `Network.view()`.)
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.DataFrame
        For each of rank, alone a number per member.
    """

def edge_betweenness(
    network: Network | View, *,
    normalized: bool | None = False, cost: Literal["steps", "inverse"] | None = "steps", layer: str | None = None,
    wave: str | None = None, weight: str | None = None, threshold: float | None = None, symmetrize: str | None = None,
    direction: str | None = None, reverse: bool | None = None, without: Any = None, only: Any = None, hub: Any = None,
    group: str | None = None, members: str | None = None, unknown: str | None = None, seed: int | None = None,
    threads: int | None = None, timeout: float | None = None, progress: Progress = None, approximate: Approximate = None,
) -> pd.Series[float]:
    """Tie betweenness. How often does each tie lie between members?

    High values: more of the shortest paths between members run over the tie.
    Formula: sum over pairs of members of the share of their shortest paths that use the tie.
    Convention: its own ends count; undirected: each pair once; directed: each ordered pair; normalized:
    divided by the number of pairs.
    Cost: O(members * ties).
    Source: Girvan and Newman 2002, doi 10.1073/pnas.122653799; Brandes 2008, doi
    10.1016/j.socnet.2007.11.001.

    Parameters
    ----------
    network : Network or View
    normalized : bool, default False
        divided by the number of pairs that could be served
    cost : "steps" or "inverse", default "steps"
        length of a tie: one step, or 1 / strength
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per tie: real, 0 or more.
    """

def bridge(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Bridge. Which ties alone hold the network together?

    High values: the end of the tie splits its component.
    Formula: 1 when the component falls apart without the tie, else 0.
    Convention: directed ties are read without direction: both ties of a mutual pair are a bridge when
    the pair is.
    Cost: O(members + ties log ties).
    Source: Hopcroft and Tarjan 1973, doi 10.1145/362248.362272.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per tie: flag, 0 to 1.
    """

def local_bridge_span(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Span of ties. How far apart would the two ends of each tie be without it?

    High values: the tie is a longer short cut; above 2 it is a local bridge.
    Formula: distance between the two ends when the tie is left out.
    Convention: in steps, ties without direction (a mutual pair is one tie); ends with a common contact
    have 2.
    Undefined: for bridges: without them their ends do not reach each other.
    Cost: O(ties^1.5) for ties within triangles, at most O(ties) for each other tie.
    Source: Granovetter 1973, doi 10.1086/225469; Easley and Kleinberg 2010, section 3.2.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per tie: count, 2 or more.
    """

def embeddedness(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Embeddedness. How many contacts do the two ends of each tie have in common?

    High values: more others know both ends, and can vouch, watch or stand in.
    Formula: members tied to both ends.
    Convention: ties are read without direction.
    Cost: O(ties^1.5).
    Source: Easley and Kleinberg 2010, Networks, Crowds, and Markets, section 3.5.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per tie: count, 0 or more.
    """

def simmelian(
    network: Network | View, *,
    layer: str | None = None, wave: str | None = None, weight: str | None = None, threshold: float | None = None,
    symmetrize: str | None = None, direction: str | None = None, reverse: bool | None = None, without: Any = None,
    only: Any = None, hub: Any = None, group: str | None = None, members: str | None = None, unknown: str | None = None,
    seed: int | None = None, threads: int | None = None, timeout: float | None = None, progress: Progress = None,
    approximate: Approximate = None,
) -> pd.Series[float]:
    """Simmelian ties. Which ties are held in place by a third whom both ends are tied to?

    High values: more thirds hold the tie in place; 0: the tie is not Simmelian.
    Formula: thirds with whom both ends of a mutual tie have mutual ties.
    Convention: a tie that is not returned has 0; ties without direction count as mutual, so there it is
    the embeddedness.
    Cost: O(ties^1.5).
    Source: Krackhardt 1998, Simmelian ties: super strong and sticky, in Kramer and Neale, Power and
    Influence in Organizations, 21-38.

    Parameters
    ----------
    network : Network or View
    layer, wave, weight, threshold, symmetrize, direction, reverse, without, only, hub, group, members,
    unknown
        How the network is read, as in `Network.view()`; a view was told already.
    seed, threads, timeout, progress, approximate
        How the call is run, as in `Network.measure()`.

    Returns
    -------
    pandas.Series
        A number per tie: count, 0 or more.
    """
