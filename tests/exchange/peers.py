"""Small exports of our own in the shapes of other programs."""

import json
import zipfile
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PICTURE = "data:image/png;base64," + "iVBORw0KGgo=" * 400


def openaev(sort="scenario", **more):
    """Return an export with three injects, in no order, of which the last waits on the first."""
    teams = [("t1", "Harbour fire "), ("t2", "Port police")]
    injects = [
        inject("i2", "2 - Smoke ashore", 600, "<p>Sender: Pilot<br>Smoke at ${quay}.</p>", ["t1"]),
        inject("i1", "1 - Briefing", 0, "<p>Welcome, ${nobody}.</p><ul><li>Listen</li></ul>", None),
        inject("i3", "3 - Wind turns", 900, "Wind < 5 kn", ["t2"], after="i1"),
    ]
    return {
        "export_version": 1,
        f"{sort}_information": {f"{sort}_name": "Quay fire", f"{sort}_description": "Train."},
        f"{sort}_teams": [{"team_id": key, "team_name": name} for key, name in teams],
        f"{sort}_objectives": None,
        f"{sort}_injects": injects,
        f"{sort}_variables": [{"variable_key": "quay", "variable_value": "Quay 4"}],
    } | more


def inject(key, title, seconds, body, teams, *, after=""):
    expectation = {
        "expectation_type": "MANUAL",
        "expectation_name": "Answer",
        "expectation_description": f"Say who does what for {key}",
        "expectation_score": 100,
    }
    depends = [{"dependency_relationship": {"inject_parent_id": after, "inject_children_id": key}}]
    return {
        "inject_id": key,
        "inject_title": title,
        "inject_enabled": key != "i3",
        "inject_content": {"subject": title, "body": body, "expectations": [expectation]},
        "inject_all_teams": teams is None,
        "inject_teams": teams or [],
        "inject_depends_on": depends if after else [],
        "inject_depends_duration": seconds,
        "inject_injector_contract": {"convertedContent": {"config": {"label": {"en": "Email"}}}},
    }


def bundle(document, comment=b"Scenario", **parts):
    """Return a JSON in a zip, its entry commented, with further parts beside it."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("plan.json")
        entry.comment = comment
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, json.dumps(document))
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


COLUMNS = (
    ("c1", "Control Number", 0),
    ("c2", "Title", 30),
    ("c3", "Details", 30),
    ("c4", "To Org", 100),
    ("c5", "Time", 0),
    ("c6", "Exercise Date", 0),
    ("c7", "Expected player actions ", 0),
    ("c8", "Shoe size", 0),
    ("c9", "Move", 10),
)


def blueprint():
    """Return an export with two rows, stored backwards, one with a picture in its text."""
    first = {"c1": "A-1", "c2": "Sirens", "c3": f'<p>Loud</p><img src="{PICTURE}">', "c9": "1"}
    first |= {"c4": "Fire, Police", "c5": "1105", "c6": "7/5/2022", "c7": "Ask", "c8": "44"}
    second = {"c1": "A-2", "c2": "Silence", "c4": "Police", "c5": "1110", "c6": "7/5/2022"}
    fields = [
        {"$id": f"f{key}", "Id": key, "Name": name, "DataType": kind, "DisplayOrder": order}
        for order, (key, name, kind) in enumerate(COLUMNS)
    ]
    events = [event("e2", 2, 300, second), event("e1", 1, 60, first)]
    return {
        "$id": "1",
        "Name": "Harbour",
        "Description": "<p>For us</p>",
        "StartTime": "0001-01-01T00:00:00",
        "Moves": listed("m", [{"MoveNumber": 1, "DeltaSeconds": 30, "SituationDescription": "S"}]),
        "DataFields": listed("d", fields),
        "ScenarioEvents": listed("s", [*events, {"$ref": "e9"}][:2]),
        "MselTeams": listed("t", [{"Team": {"Name": "Divers", "ShortName": "Divers"}}]),
        "Cards": listed("k", []),
    }


def listed(key, values):
    return {"$id": f"list-{key}", "$values": values}


def event(key, row, seconds, cells):
    values = [{"$id": f"{key}{at}", "DataFieldId": at, "Value": say} for at, say in cells.items()]
    return {
        "$id": key,
        "RowIndex": row,
        "DeltaSeconds": seconds,
        "IsHidden": False,
        "DataValues": listed(f"v{key}", values),
    }


def iceberg():
    """Return a tree four levels deep."""
    leads = {"a": "bc", "b": "de", "d": "fg", "c": "e"}
    injects = [
        {
            "id": key,
            "title": f"Inject {key}",
            "content": f"What {key} says",
            "target_teams": ["x", "y"] if key == "a" else ["y"],
            "sequence_order": order,
            "options": [
                {"id": f"o{to}", "label": f"Choose {to}", "next_inject_id": to}
                for to in leads.get(key, "")
            ],
            "expected_actions": [f"Do {key}1", f"Do {key}2"],
        }
        for order, key in enumerate("abcdefg", 1)
    ]
    return {
        "schema_version": "1.0",
        "title": "Tree",
        "description": "Choices",
        "participant_teams": [{"id": "x", "label": "Fire"}, {"id": "y", "label": "Mayor"}],
        "injects": injects[::-1],
        "start_inject_id": "a",
        "debrief_notes": "What was hard?",
    }


def word(*tables, before="Injects"):
    """Return a Word document with tables, each a list of rows of texts."""
    body = f"<w:p><w:r><w:t>{before}</w:t></w:r></w:p>" if before else ""
    for rows in tables:
        lines = "".join(f"<w:tr>{''.join(map(word_cell, row))}</w:tr>" for row in rows)
        body += f"<w:tbl>{lines}</w:tbl><w:p/>"
    document = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body>'
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document + "</w:document>")
    return stream.getvalue()


def word_cell(text):
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f"<w:tc><w:tcPr/>{lines}</w:tc>"
