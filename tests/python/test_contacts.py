"""Contacts in time.

SPDX-License-Identifier: GPL-2.0-or-later
"""

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

import netweave

pytest.importorskip("pandas")

EXAMPLE = [("a", "b", 1), ("b", "c", 2), ("c", "d", 1), ("d", "e", 3)]


def test_eleven_of_twenty_pairs_are_reached_in_time():
    contacts = netweave.Contacts.from_edges(EXAMPLE)
    whole = contacts.summary()
    assert (whole["pairs"], whole["static_pairs"]) == (11, 20)
    assert whole["ratio"] == pytest.approx(0.55)
    assert len(contacts) == 4
    reach = contacts.reach()
    assert reach.loc["c", "reached"] == 3
    assert list(reach.index) == ["a", "b", "c", "d", "e"]
    assert contacts.reach(wait=1).loc["c", "reached"] == 2
    assert contacts.reach(start=2).loc["a", "reached"] == 0
    assert contacts.betweenness(paths="shortest").shape == (5, 2)


def test_the_same_for_any_number_of_threads_and_as_found_by_hand():
    rng = np.random.default_rng(3)
    members, count = 700, 3000
    ends = rng.integers(0, members, (count, 2))
    times = np.sort(rng.random(count))
    contacts = netweave.Contacts.from_edges([(int(a), int(b), t) for (a, b), t in zip(ends, times)])
    one, two = (contacts.reach(threads=threads) for threads in (1, 2))
    assert one.equals(two)
    assert contacts.betweenness(threads=1).equals(contacts.betweenness(threads=2))
    knows = {member: {member} for member in contacts.members}
    for a, b in ends:
        knows[int(a)] = knows[int(b)] = knows[int(a)] | knows[int(b)]
    expected = {member: len(sources) - 1 for member, sources in knows.items()}
    assert one["sources"].to_dict() == expected
    assert one["reached"].sum() == sum(expected.values()) == contacts.summary()["pairs"]


def test_dates_become_waves(tmp_path):
    file = tmp_path / "meetings.csv"
    file.write_text("from,to,date\na,b,2021-03-01\nb,c,2021-03-02\na,b,2021-03-09\na,b,2021-03-10\n")
    contacts = netweave.read_contacts(file)
    assert contacts.times == "day"
    assert not contacts.directed
    assert contacts.notes
    network = contacts.network(width=7)
    assert network.waves == ["2021-03-01", "2021-03-08"]
    assert network.view(wave="2021-03-08", weight="contacts").tie_count == 1
    frame = contacts.to_pandas()
    assert str(frame["time"].iloc[0].date()) == "2021-03-01"
    assert "3 members" in repr(contacts)
    file.write_text("from,to,date\na,b,01/03/2021\n")
    with pytest.raises(netweave.ParseError, match="2:5"):
        netweave.read_contacts(file)


def test_datetimes_are_seconds_and_labels_are_kept():
    start = datetime(2021, 3, 1, 8)
    contacts = netweave.Contacts.from_edges([(1, 2, start), (2, 3, start + timedelta(minutes=5))], directed=True)
    assert contacts.times == "second"
    assert contacts.directed
    assert contacts.summary()["first"] == start.replace(tzinfo=timezone.utc).timestamp()
    assert contacts.members == [1, 2, 3]
    assert contacts.reach().loc[1, "latency"] == 150
    assert contacts.network().member_count == 3
    with pytest.raises(TypeError):
        netweave.Contacts()
