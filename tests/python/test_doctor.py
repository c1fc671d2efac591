"""The doctor: findings and repaired copies.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import pytest

import netweave

pd = pytest.importorskip("pandas")

MESSY = "from,to,value\nAnn Lee,Bob,1\nBob,Ann Lee,2\nann lee,Cy,2\nCy,Bob,3\nCy,Ann Lee,99\nBob,Cy,2\nAnna Lee,Bob,5\n"


@pytest.fixture
def messy(tmp_path):
    path = tmp_path / "messy.csv"
    path.write_text(MESSY)
    return path


def test_findings_are_a_data_frame(messy):
    findings = netweave.doctor(messy)
    assert list(findings.columns[:6]) == ["check", "severity", "file", "line", "column", "places"]
    row = findings.set_index("check").loc["missing_code"]
    assert (row["line"], row["column"], row["severity"], row["file"]) == (6, 12, "warning", str(messy))
    assert "99 stands" in row["found"]
    assert findings.attrs["notes"] == ["looked at 1 file: 5 names, 7 ties."]


def test_a_clean_file_has_no_findings(tmp_path):
    path = tmp_path / "clean.csv"
    path.write_text("from,to\nAnn,Bob\nBob,Cyrus\nCyrus,Ann\n")
    assert len(netweave.doctor(path)) == 0


def test_several_files_are_waves_and_the_roster_is_held_beside(messy, tmp_path):
    (tmp_path / "later.csv").write_text("from,to,value\nBob,Cy,1\nCy,Bob,1\nDora,Bob,2\n")
    (tmp_path / "members.csv").write_text("id\nAnn Lee\nBob\nCy\n")
    findings = netweave.doctor([messy, tmp_path / "later.csv"], members=tmp_path / "members.csv", most=50)
    assert {"not_on_roster", "one_wave_only"} <= set(findings["check"])


def test_a_copy_is_repaired_and_the_original_stays(messy, tmp_path):
    log = netweave.repair(messy, tmp_path / "out.csv", merge={"Anna Lee": "Ann Lee"})
    assert list(log.columns) == ["file", "line", "before", "after", "why"]
    assert list(log["before"]) == ["ann lee", "Cy,Ann Lee,99".replace("Ann Lee", '"Ann Lee"'), "Anna Lee"]
    assert messy.read_text() == MESSY
    assert (tmp_path / "out.csv.log.csv").exists()
    assert sorted(netweave.read(tmp_path / "out.csv").members.index) == ["Ann Lee", "Bob", "Cy"]


def test_several_are_repaired_at_once(messy, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("from,to\nANN LEE,Bob\n")
    netweave.repair({messy: tmp_path / "a.csv", other: tmp_path / "b.csv"}, log=tmp_path / "log.csv")
    assert (tmp_path / "b.csv").read_text() == 'from,to\n"Ann Lee",Bob\n'
    assert (tmp_path / "log.csv").exists()


def test_what_cannot_be_is_told(messy, tmp_path):
    with pytest.raises(ValueError, match="never changed"):
        netweave.repair(messy, messy)
    with pytest.raises(ValueError, match="one file and its copy"):
        netweave.repair(messy)
    with pytest.raises(ValueError, match="no file to repair"):
        netweave.repair({})
    with pytest.raises(ValueError, match="semicolon"):
        netweave.repair(messy, tmp_path / "out.csv", merge={"a;b": "c"})
    with pytest.raises(KeyError, match="no name before"):
        netweave.repair(messy, tmp_path / "out.csv", merge={"Nobody": "Ann"})
    with pytest.raises(ValueError, match="no file to look at"):
        netweave.doctor([])
    with pytest.raises(OSError, match="cannot be opened"):
        netweave.doctor(tmp_path / "nowhere.csv")


def test_pseudonyms_stay_the_same_in_all_files_of_a_key(messy, tmp_path):
    network = netweave.read(messy)
    hidden = [network.pseudonyms(tmp_path / "key.csv") for _ in range(2)]
    assert list(hidden[0].members.index) == list(hidden[1].members.index)
    assert not set(hidden[0].members.index) & set(network.members.index)
    assert hidden[0].measure("density") == network.measure("density")
    assert any("Names are pseudonyms" in note for note in hidden[0].notes)
    with pytest.raises(netweave.ParseError, match="no key"):
        network.pseudonyms(messy)


def test_small_cells_of_groups_are_left_out(tmp_path):
    path, members = tmp_path / "ties.csv", tmp_path / "members.csv"
    path.write_text("from,to\n" + "".join(f"m{i},m{j}\n" for i in range(10) for j in range(i)))
    members.write_text("id,role\n" + "".join(f"m{i},{'aabbbbbbcc'[i]}\n" for i in range(10)))
    view = netweave.read(path, members=members).view(group="role")
    table = view.groups(suppress_below=3).set_index("group")
    assert list(table["members"].isna()) == [True, False, True]
    assert view.mixing(suppress_below=3)["expected"].isna().all()
    with pytest.raises(ValueError, match="from 2 up"):
        view.mixing(suppress_below=1)
