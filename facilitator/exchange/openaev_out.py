"""A script out as a scenario of OpenAEV: a zip with one JSON, as its own export makes it."""

import json
import zipfile
from datetime import timedelta
from html import escape
from io import BytesIO
from typing import Any, Final, cast
from uuid import NAMESPACE_URL, uuid5

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.exchange.cleaning import SURROGATE

EMAIL: Final = "2790bd39-37d4-4e39-be7e-53f3ca783f86"
"""How that program calls an e-mail to several teams, the one means that every installation has."""
SCORE: Final = 100
DATED: Final = (1980, 1, 1, 0, 0, 0)
EMPTY: Final = (
    "users organizations tags documents channels articles challenges lessons_categories"
    " lessons_questions variables"
)


def scenario_zip(exercise: Exercise) -> bytes:
    """Return the whole script as the bytes of a zip; the same plan gives the same bytes."""
    entry = zipfile.ZipInfo("scenario.json", date_time=DATED)
    entry.comment = b"Scenario"
    entry.compress_type = zipfile.ZIP_DEFLATED
    text = SURROGATE.sub("\ufffd", json.dumps(scenario(exercise), ensure_ascii=False, indent=1))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(entry, text)
    return stream.getvalue()


def key_of(*parts: str) -> str:
    """Return an id in the form that the format wants, always the same for the same thing."""
    return str(uuid5(NAMESPACE_URL, "facilitator:" + "/".join(parts)))


def scenario(exercise: Exercise) -> dict[str, Any]:
    """Return the scenario as plain values."""
    earliest = min(
        (each.planned for each in exercise.msel.rows if each.planned is not None),
        default=timedelta(0),
    )
    begin = min(earliest, timedelta(0))
    return {
        "export_version": 1,
        "scenario_information": {
            "scenario_id": key_of(exercise.id),
            "scenario_name": exercise.title,
            "scenario_description": exercise.why,
            "scenario_subtitle": "",
            "scenario_message_header": "EXERCISE",
            "scenario_message_footer": "EXERCISE",
            "scenario_tags": [],
            "scenario_documents": [],
        },
        "scenario_teams": [
            {
                "team_id": key_of(exercise.id, "team", each.id),
                "team_name": each.name,
                "team_tags": [],
            }
            for each in exercise.agencies
        ],
        "scenario_objectives": [
            {
                "objective_id": key_of(exercise.id, "objective", each.id),
                "objective_title": each.text,
                "objective_description": "",
                "objective_priority": index,
            }
            for index, each in enumerate(exercise.objectives)
        ],
        "scenario_injects": [inject_of(exercise, each, begin) for each in exercise.msel.rows],
        **{f"scenario_{name}": cast("list[Any]", []) for name in EMPTY.split()},
    }


def inject_of(exercise: Exercise, row: Inject, begin: timedelta) -> dict[str, Any]:
    """Return one row as an inject; its seconds count from the first row, if that is before T+0."""
    key = key_of(exercise.id, "inject", row.id)
    sender = [f"Sender: {row.sender}"] if row.sender else []
    seconds = 0 if row.planned is None else round((row.planned - begin).total_seconds())
    return {
        "inject_id": key,
        "inject_title": f"{row.number} - {row.title}",
        "inject_description": row.notes,
        "inject_country": None,
        "inject_city": row.location or None,
        "inject_enabled": row.status not in {"skipped", "cancelled"},
        "inject_content": {
            "subject": row.title,
            "body": "".join(f"<p>{line}</p>" for line in paragraphs([*sender, row.text])),
            "expectations": [expectation(each) for each in row.expected],
        },
        "inject_all_teams": row.to_all,
        "inject_teams": [key_of(exercise.id, "team", each) for each in row.to],
        "inject_depends_on": depends_on(exercise, row, key),
        "inject_depends_duration": seconds,
        "inject_injector_contract": {
            "injector_contract_id": EMAIL,
            "injector_contract_injector_type_name": "Email",
            "convertedContent": {"config": {"type": "openaev_email", "label": {"en": "Email"}}},
        },
        "inject_tags": [],
        "inject_documents": [],
    }


def paragraphs(texts: list[str]) -> list[str]:
    """Return texts as paragraphs of HTML, escaped."""
    return [
        "<br>".join(escape(line) for line in part.split("\n"))
        for text in texts
        for part in text.split("\n\n")
        if part.strip()
    ]


def expectation(action: ExpectedAction) -> dict[str, Any]:
    """Return an expected action as something that a person confirms."""
    return {
        "expectation_type": "MANUAL",
        "expectation_name": action.text.split("\n", 1)[0][:200],
        "expectation_description": action.text,
        "expectation_score": SCORE,
        "expectation_expectation_group": False,
    }


def depends_on(exercise: Exercise, row: Inject, key: str) -> list[dict[str, Any]]:
    """Return what a row waits on: the delivery of another."""
    if not row.follows:
        return []
    parent = key_of(exercise.id, "inject", row.follows)
    return [
        {
            "dependency_relationship": {"inject_parent_id": parent, "inject_children_id": key},
            "dependency_condition": {
                "mode": "and",
                "conditions": [{"key": "Execution", "value": True, "operator": "eq"}],
            },
        }
    ]
