from pathlib import Path

import pytest

from facilitator.exchange.draft import Answers
from facilitator.exchange.formats import read

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the real scripts are not on this machine"
)


def script_of(name):
    result = read(DATA / name, Answers())
    assert result.recognised, result.refused
    assert len(result.scripts) == 1
    return result.scripts[0]


def agencies(found):
    return {name for row in found.rows for name in row.to}


def test_the_openaev_crisis_comes_in_by_time_with_its_teams_and_one_dependency():
    found = script_of("OpenAEV/scenario-Akira_Ransomware_Crisis.zip")

    assert len(found.rows) == 20
    offsets = [row.offset_s for row in found.rows]
    assert offsets == sorted(offsets)
    assert (offsets[0], offsets[-1]) == (0, 21_600)
    assert len(agencies(found)) == len(found.agencies) == 14
    assert sum(len(row.expected) for row in found.rows) == 19
    assert [(row.number, row.follows) for row in found.rows if row.follows] == [("2", "1")]
    assert sum(1 for row in found.rows if row.sender) == 19
    assert {row.method_kind for row in found.rows} == {"e-mail"}
    assert not [row for row in found.rows if "${" in row.text and "user.firstname" not in row.text]
    assert any("user.firstname" in each.message for each in found.warnings)
    assert any("recovery_team_lead_name" in each.reason for each in found.skipped)


def test_the_blueprint_export_keeps_every_field_and_names_its_picture():
    found = script_of("cmu-sei-Blueprint/ZZZ Testing Base.json")

    assert [row.offset_s for row in found.rows] == [100, 200, 300, 400]
    assert [(row.day, row.time) for row in found.rows[1:]] == [
        ("2022-07-05", "11:00:00"),
        ("2022-07-05", "11:05:00"),
        ("2022-07-05", "11:10:00"),
    ]
    assert agencies(found) == {"Blue", "CMU-SEI", "White", "Admin", "OCC", "OCCIP"}
    assert [each.name for each in found.phases] == ["0", "1", "2", "3"]
    assert any("image/png" in each.message and each.row == 3 for each in found.warnings)
    assert ("Players Reacting", "OCCIP incident response team") in found.rows[3].extra
    assert "\u00ad" not in "".join(row.text for row in found.rows)


def test_the_iceberg_tree_comes_in_whole_without_times():
    found = script_of("IcebergTTX/ransomware_response.json")

    assert [row.title for row in found.rows] == [
        "Multiple Workstations Locked",
        "Containment Window",
        "Lateral Movement Confirmed",
        "Notification Decision",
        "Business Pressure Builds",
    ]
    assert all(row.offset_s is None and row.time is None for row in found.rows)
    assert agencies(found) == {"IT Operations", "Legal", "Executive", "Communications"}
    assert sum(len(row.expected) for row in found.rows) == 16
    assert [row.choice for row in found.rows] == ["", "A", "A", "B", "B"]
    assert [row.follows for row in found.rows] == ["", "1", "1", "", "2"]
    assert any("incident declaration" in each.situation for each in found.phases)
