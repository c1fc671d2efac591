"""Attendance.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import pytest

import netweave

pytest.importorskip("pandas")

PAIRS = [("Ann", "Spring"), ("Bob", "Spring"), ("Ann", "Autumn"), ("Bob", "Autumn"), ("Cy", "Autumn")]


def test_who_met_becomes_a_network():
    attendance = netweave.Attendance.from_pairs(PAIRS)
    assert (attendance.persons, attendance.events, len(attendance)) == (["Ann", "Bob", "Cy"], ["Spring", "Autumn"], 5)
    assert "3 persons, 2 events, 5 attendances" in repr(attendance)
    assert list(attendance.network().ties["events"]) == [2, 1, 1]
    assert list(attendance.network(projection="newman").ties["newman"]) == [1.5, 0.5, 0.5]
    assert attendance.network(of="events").members.index.tolist() == ["Spring", "Autumn"]
    with pytest.raises(ValueError, match="no event has a date"):
        attendance.network(windows=2)


def test_dates_and_sizes_are_kept():
    attendance = netweave.Attendance.from_pairs(PAIRS, dates={"Spring": 1, "Autumn": 9}, sizes={"Spring": 11})
    frame = attendance.to_pandas()
    assert list(frame["date"]) == [1, 9, 1, 9, 9]
    assert frame["size"].isna().sum() == 3
    assert attendance.network(windows=2).waves == ["1", "5"]
    assert attendance.network(largest=5).ties.shape[0] == 3


def test_a_list_is_read(tmp_path):
    path = tmp_path / "met.csv"
    path.write_text("name,meeting,day\nAnn,A,2021-03-01\nBob,A,2021-03-01\nBob,A,2021-04-01\n", encoding="utf-8")
    attendance = netweave.read_attendance(path)
    assert attendance.events == ["A 2021-03-01", "A 2021-04-01"]
    assert str(attendance.to_pandas()["date"].max().date()) == "2021-04-01"
    assert any("share their names" in note for note in attendance.notes)


def test_measures_and_chance():
    attendance = netweave.Attendance.from_pairs(PAIRS)
    assert attendance.measures()["density"] == pytest.approx(5 / 6)
    assert attendance.measures("persons").loc["Cy", "degree"] == 0.5
    assert attendance.measures("events").loc["Autumn", "attendances"] == 3
    pairs = attendance.co_attendance(draws=50, seed=2)
    assert pairs.shape == (3, 7)
    assert (pairs["p_more"] > 0).all()
    assert attendance.co_attendance("network", draws=50).loc["pairs", "observed"] == 3
