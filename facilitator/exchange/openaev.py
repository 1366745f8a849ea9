"""OpenAEV, once OpenBAS: a scenario or an exercise as a zip with one JSON, or that JSON alone."""

import json
import re
from dataclasses import dataclass, field, replace
from typing import Final, cast

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.draft import (
    Answers,
    ExpectedDraft,
    ImportResult,
    RowDraft,
    ScriptDraft,
)
from facilitator.exchange.given import Given
from facilitator.exchange.gleaning import Gleaning
from facilitator.exchange.kinds import method_kind
from facilitator.exchange.members import Object, object_of, objects, one_each, said, seconds, texts
from facilitator.exchange.refusals import no_rows
from facilitator.i18n import _

NAME: Final = "OpenAEV"
SORTS: Final = ("scenario", "exercise")
SENDER: Final = re.compile(r"(?:sender|from|expéditeur)\s*:\s*([^\n]{1,120})\n+", re.IGNORECASE)
VARIABLE: Final = re.compile(r"\$\{([^{}\n]{1,80})\}")
NUMBER: Final = re.compile(r"([0-9]{1,4}[A-Za-z]?)\s*[-–.:)]\s")
TAKEN: Final = (
    "id title description country city enabled content all_teams teams depends_on depends_duration"
    " injector_contract tags"
)
"""The members of an inject that are read; all others are kept beside it."""


@dataclass(slots=True, kw_only=True)
class Source:
    """One export while it is read: its lists by name, its teams, tags and variables by their id."""

    members: Object
    sort: str
    glean: Gleaning = field(default_factory=Gleaning)
    teams: dict[str, str] = field(default_factory=dict[str, str])
    tags: dict[str, str] = field(default_factory=dict[str, str])
    variables: dict[str, str] = field(default_factory=dict[str, str])
    open: dict[str, int] = field(default_factory=dict[str, int])

    def list_of(self, name: str) -> list[Object]:
        """Return one of the lists of the export."""
        return objects(self.members.get(f"{self.sort}_{name}"))

    def filled(self, text: str, row: int) -> str:
        """Return a text with its variables filled in; those without a value stay as written."""

        def value(found: re.Match[str]) -> str:
            known = self.variables.get(found[1].strip().casefold())
            if not known:
                self.open.setdefault(found[0], row)
            return known or found[0]

        return VARIABLE.sub(value, text)


def recognises(given: Given) -> bool:
    """Tell whether a file is an export of a scenario or an exercise."""
    return sort_of(object_of(given.document)) != ""


def sort_of(members: Object) -> str:
    """Return which of the two an export is, or nothing."""
    return next((each for each in SORTS if isinstance(members.get(f"{each}_injects"), list)), "")


def read(given: Given, answers: Answers) -> ImportResult:
    """Return the script of an export; there is nothing to be asked about it."""
    del answers
    members = object_of(given.document)
    source = Source(members=members, sort=sort_of(members))
    named(source)
    rows = rows_of(source)
    if not rows:
        return ImportResult(recognised=False, format=NAME, refused=no_rows())
    left_out(source, given)
    about = object_of(members.get(f"{source.sort}_information"))
    glean = source.glean
    name = glean.line(about.get(f"{source.sort}_name"), 0, "") or given.stem
    script = ScriptDraft(
        name=name,
        header_row=None,
        rows=rows,
        skipped=tuple(glean.skipped),
        warnings=tuple(sorted(glean.warnings, key=lambda each: each.row)),
        title=name,
        from_start=True,
        why=glean.text(about.get(f"{source.sort}_description"), 0, _("Description")),
        agencies=one_each(source.teams.values()),
        objectives=objectives(source),
    )
    form = f"{NAME} {'zip' if given.names else 'json'}"
    return ImportResult(recognised=True, format=form, scripts=(script,))


def named(source: Source) -> None:
    """Read the teams, tags and variables that rows name by their ids."""
    for each in source.list_of("teams"):
        source.teams[said(each.get("team_id"))] = one_line(said(each.get("team_name")))
    for each in source.list_of("tags"):
        source.tags[said(each.get("tag_id"))] = one_line(said(each.get("tag_name")))
    for each in source.list_of("variables"):
        key = said(each.get("variable_key")).strip().casefold()
        source.variables[key] = source.glean.text(each.get("variable_value"), 0, key)


def objectives(source: Source) -> tuple[str, ...]:
    """Return the objectives of the whole, each with what it says."""
    found = (
        ": ".join(
            filter(
                None,
                (
                    source.glean.line(each.get(f"objective_{name}"), 0, _("Objectives"))
                    for name in ("title", "description")
                ),
            )
        )
        for each in source.list_of("objectives")
    )
    return one_each(found)


def rows_of(source: Source) -> tuple[RowDraft, ...]:
    """Return all injects in the order of their times, with what each waits on."""
    injects = sorted(
        source.list_of("injects"),
        key=lambda each: (
            (at := seconds(each.get("inject_depends_duration"))) is None,
            at or 0,
        ),
    )
    titles = [source.glean.line(each.get("inject_title"), 0, "") for each in injects]
    numbers = numbers_of(titles)
    by_id = {
        said(each.get("inject_id")): number for each, number in zip(injects, numbers, strict=True)
    }
    rows: list[RowDraft] = []
    for index, each in enumerate(injects):
        row = row_of(source, each, index + 1)
        rows.append(
            replace(row, number=numbers[index], follows=parent(source, each, by_id, index + 1))
        )
    return tuple(rows)


def numbers_of(titles: list[str]) -> list[str]:
    """Return the numbers that titles begin with if all do and all differ, else the order."""
    found = [NUMBER.match(title) for title in titles]
    numbers = [match[1] for match in found if match]
    if len(numbers) == len(titles) == len(set(numbers)):
        return numbers
    return [str(index + 1) for index in range(len(titles))]


def row_of(source: Source, inject: Object, row: int) -> RowDraft:
    """Return one inject as a row."""
    glean = source.glean
    content = object_of(inject.get("inject_content"))
    title = source.filled(glean.line(inject.get("inject_title"), row, _("Title")), row)
    subject = source.filled(glean.line(content.get("subject"), row, _("Subject")), row)
    written = content.get("body") or content.get("content") or content.get("message")
    body = source.filled(glean.text(written, row, _("Message")), row)
    found = SENDER.match(body)
    method = method_of(inject)
    enabled = inject.get("inject_enabled") is not False
    if not enabled:
        glean.warn(row, "", _("This inject is switched off in the file; it comes in as skipped."))
    at = seconds(inject.get("inject_depends_duration"))
    if at is None:
        glean.warn(row, _("Time"), _("No time; the row keeps its place in the order."))
    place = (said(inject.get(f"inject_{name}")) for name in ("city", "country"))
    return RowDraft(
        row=row,
        title=title or subject,
        text=body[found.end() :] if found else body,
        sender=one_line(found[1]) if found else "",
        offset_s=at,
        to=recipients(source, inject, row),
        method=method,
        method_kind=method_kind(method),
        expected=expected(source, content, row),
        notes=source.filled(glean.text(inject.get("inject_description"), row, _("Notes")), row),
        location=", ".join(each for each in place if each),
        standing="" if enabled else "skipped",
        status="" if enabled else "disabled",
        tags=tuple(source.tags.get(each, each) for each in texts(inject.get("inject_tags"))),
        extra=extra(source, inject, content, row, "" if subject in title else subject),
    )


def method_of(inject: Object) -> str:
    """Return by which means an inject goes out, as its contract calls it."""
    contract = object_of(inject.get("inject_injector_contract"))
    inner = contract.get("convertedContent") or contract.get("injector_contract_content")
    if isinstance(inner, str):
        try:
            inner = cast("object", json.loads(inner))
        except (ValueError, RecursionError):
            inner = None
    config = object_of(object_of(inner).get("config"))
    label = object_of(config.get("label"))
    named = contract.get("injector_contract_injector_type_name")
    return one_line(said(label.get("en")) or said(named) or said(config.get("type")))


def recipients(source: Source, inject: Object, row: int) -> tuple[str, ...]:
    """Return the teams that an inject goes to."""
    if inject.get("inject_all_teams") is True:
        return one_each(source.teams.values())
    ids = texts(inject.get("inject_teams"))
    names = one_each(source.teams.get(each, "") for each in ids)
    if not all(source.teams.get(each) for each in ids):
        source.glean.warn(row, _("To"), _("A recipient is not among the teams of the file."))
    if not names:
        source.glean.warn(row, _("To"), _("No recipient."))
    return names


def expected(source: Source, content: Object, row: int) -> tuple[ExpectedDraft, ...]:
    """Return what the recipients are to do; scores are not taken."""
    made: list[ExpectedDraft] = []
    for each in objects(content.get("expectations")):
        name, told = (
            source.filled(source.glean.text(each.get(f"expectation_{part}"), row, ""), row)
            for part in ("name", "description")
        )
        text = told if name.casefold() in told.casefold() else f"{name}: {told}".strip(": ")
        if text or name:
            made.append(ExpectedDraft(agency="", text=text or name))
    return tuple(made)


def parent(source: Source, inject: Object, by_id: dict[str, str], row: int) -> str:
    """Return the number of the row that an inject waits on; what has no place becomes a warning."""
    written = inject.get("inject_depends_on")
    ids = [said(written)] if isinstance(written, str) else []
    for each in objects(written):
        relation = object_of(each.get("dependency_relationship"))
        ids.append(said(relation.get("inject_parent_id")))
    numbers = [by_id[each] for each in ids if each in by_id and each != inject.get("inject_id")]
    if len(numbers) < len(ids):
        message = _("It depends on an inject that is not in the file; that was left out.")
        source.glean.warn(row, "", message)
    if len(numbers) > 1:
        message = _("It depends on the injects {numbers}; it follows the first of them.")
        source.glean.warn(row, "", message.format(numbers=", ".join(numbers)))
    return numbers[0] if numbers else ""


def extra(
    source: Source, inject: Object, content: Object, row: int, subject: str
) -> tuple[tuple[str, str], ...]:
    """Return what an inject holds that has no field here, so that nothing is lost."""
    kept = [("Subject", subject)]
    taken = TAKEN.split()
    for name, value in inject.items():
        if name.removeprefix("inject_") not in taken:
            kept.append((name.removeprefix("inject_"), source.glean.kept(value, row, name)))
    for name, value in content.items():
        if name not in {"subject", "body", "expectations"}:
            kept.append((name, source.glean.kept(value, row, name)))
    return tuple(each for each in kept if each[1])


def left_out(source: Source, given: Given) -> None:
    """Name what the file holds besides the script, and variables that have no value."""
    glean = source.glean
    for name, row in source.open.items():
        message = _("“{name}” has no value in the file; it stays as it is written.")
        glean.warn(row, _("Message"), message.format(name=name))
    if source.variables:
        names = ", ".join(f"{key} = {value}" for key, value in source.variables.items())
        glean.skip(0, _("Variables, filled into the texts: {names}").format(names=names))
    for each in given.names:
        if not each.lower().endswith(".json"):
            message = _("Attachment “{name}” was left out; attachments are not taken.")
            glean.skip(0, message.format(name=each))
    for name in ("channels", "articles", "challenges", "lessons_questions", "users"):
        count = len(source.list_of(name))
        if count:
            message = _("{count} × {name}: there is no place for them here; left out.")
            glean.skip(0, message.format(count=count, name=name))
