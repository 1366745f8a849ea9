"""IcebergTTX: a scenario as JSON, a tree of injects without times."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from facilitator.exchange.draft import (
    Answers,
    ExpectedDraft,
    ImportResult,
    PhaseDraft,
    RowDraft,
    ScriptDraft,
)
from facilitator.exchange.given import Given
from facilitator.exchange.gleaning import Gleaning
from facilitator.exchange.members import (
    Object,
    object_of,
    objects,
    one_each,
    said,
    seconds,
    texts,
)
from facilitator.exchange.refusals import no_rows
from facilitator.i18n import _

NAME: Final = "IcebergTTX"
LEVELS: Final = 2
"""Choices are kept as such this far below the first inject; deeper ones become notes."""
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MINUTE: Final = 60
TAKEN: Final = (
    "id title content target_teams sequence_order options expected_actions release_at_minutes"
    " triggers_communications"
)


@dataclass(slots=True, kw_only=True)
class Tree:
    """The injects by their id, with who leads to whom, and how deep each lies."""

    numbers: dict[str, str]
    parents: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    depth: dict[str, int] = field(default_factory=dict[str, int])
    choice: dict[str, str] = field(default_factory=dict[str, str])


def recognises(given: Given) -> bool:
    """Tell whether a file is a scenario of IcebergTTX."""
    document = object_of(given.document)
    return all(name in document for name in ("schema_version", "participant_teams", "injects"))


def read(given: Given, answers: Answers) -> ImportResult:
    """Return the script of a scenario in its order; times are not made up."""
    del answers
    document, glean = object_of(given.document), Gleaning()
    injects = sorted(
        objects(document.get("injects")),
        key=lambda each: seconds(each.get("sequence_order")) or 0,
    )
    if not injects:
        return ImportResult(recognised=False, format=f"{NAME} json", refused=no_rows())
    teams = {
        said(each.get("id")): glean.line(each.get("label") or each.get("id"), 0, _("To"))
        for each in objects(document.get("participant_teams"))
    }
    tree = tree_of(injects, said(document.get("start_inject_id")), glean)
    rows = [row_of(each, index + 1, teams, glean) for index, each in enumerate(injects)]
    rows = [
        tied(row, said(each.get("id")), each, tree, glean)
        for row, each in zip(rows, injects, strict=True)
    ]
    if all(row.offset_s is None for row in rows):
        glean.warn(0, "", _("There are no times; the rows keep their order."))
    name = glean.line(document.get("title"), 0, "") or given.stem
    debrief = glean.text(document.get("debrief_notes"), 0, "")
    other_members(document, glean)
    script = ScriptDraft(
        name=name,
        header_row=None,
        rows=tuple(rows),
        skipped=tuple(glean.skipped),
        warnings=tuple(sorted(glean.warnings, key=lambda each: each.row)),
        title=name,
        from_start=True,
        why=glean.text(document.get("description"), 0, ""),
        agencies=one_each(teams.values()),
        phases=(PhaseDraft(name=_("Debrief"), situation=debrief),) if debrief else (),
    )
    return ImportResult(recognised=True, format=f"{NAME} json", scripts=(script,))


def row_of(inject: Object, row: int, teams: dict[str, str], glean: Gleaning) -> RowDraft:
    """Return one inject as a row, without what it waits on."""
    at = seconds(inject.get("release_at_minutes"))
    ids = texts(inject.get("target_teams"))
    to = one_each(teams.get(each, each) for each in ids)
    if not to:
        glean.warn(row, _("To"), _("No recipient."))
    actions = (glean.text(each, row, "") for each in texts(inject.get("expected_actions")))
    return RowDraft(
        row=row,
        number=str(row),
        title=glean.line(inject.get("title"), row, _("Title")),
        text=glean.text(inject.get("content"), row, _("Message")),
        offset_s=None if at is None else at * MINUTE,
        to=to,
        expected=tuple(ExpectedDraft(agency="", text=each) for each in actions if each),
        notes="\n".join(messages(inject, row, glean)),
        extra=tuple(
            (name, text)
            for name, value in inject.items()
            if name not in TAKEN.split() and (text := glean.kept(value, row, name))
        ),
    )


def messages(inject: Object, row: int, glean: Gleaning) -> list[str]:
    """Return the messages that an inject sets off, as notes."""
    found: list[str] = []
    for each in objects(inject.get("triggers_communications")):
        words = {name: glean.text(value, row, "") for name, value in each.items()}
        entity, after = words.get("external_entity", ""), words.get("delay_after_release_seconds")
        about = ": ".join(filter(None, (words.get("subject"), words.get("body"))))
        if words.get("direction") == "outbound":
            text = _("Message to {who}, {seconds} s after delivery: {text}")
        else:
            text = _("Message from {who}, {seconds} s after delivery: {text}")
        found.append(text.format(who=entity or "?", seconds=after or "0", text=about))
    if found:
        glean.warn(row, "", _("A message that this inject sets off is kept as a note."))
    return found


def options(inject: Object) -> list[tuple[str, str]]:
    """Return the options of an inject: what each says, and the inject that it leads to."""
    return [
        (said(each.get("label")) or said(each.get("id")), said(each.get("next_inject_id")))
        for each in objects(inject.get("options"))
    ]


def tree_of(injects: list[Object], start: str, glean: Gleaning) -> Tree:
    """Return who leads to whom, and which injects are alternatives within two levels."""
    by_id = {said(each.get("id")): each for each in injects}
    tree = Tree(numbers={key: str(index + 1) for index, key in enumerate(by_id)})
    for key, inject in by_id.items():
        for target in dict.fromkeys(target for _label, target in options(inject)):
            if target in by_id and target != key:
                tree.parents.setdefault(target, []).append(key)
    waiting = [start if start in by_id else next(iter(by_id))]
    tree.depth[waiting[0]] = 0
    for key in waiting:
        for _label, target in options(by_id[key]):
            if target in by_id and target not in tree.depth:
                tree.depth[target] = tree.depth[key] + 1
                waiting.append(target)
    letters = iter(LETTERS)
    for key in waiting:
        choose(tree, key, by_id, letters, glean)
    return tree


def choose(
    tree: Tree, key: str, by_id: dict[str, Object], letters: Iterator[str], glean: Gleaning
) -> None:
    """Tie the injects that one inject offers as alternatives, where that can be kept."""
    targets = list(dict.fromkeys(each for _label, each in options(by_id[key]) if each in by_id))
    if len(targets) < len("AB"):
        return
    row = list(by_id).index(key) + 1
    letter = next(letters, "") if tree.depth[key] < LEVELS else ""
    taken = [each for each in targets if each in tree.choice]
    if letter and not taken:
        tree.choice.update(dict.fromkeys(targets, letter))
        return
    names = ", ".join(tree.numbers[each] for each in targets)
    message = _("The choice between {numbers} lies too deep to be kept; it stands in the notes.")
    glean.warn(row, "", message.format(numbers=names))


def tied(row: RowDraft, key: str, inject: Object, tree: Tree, glean: Gleaning) -> RowDraft:
    """Return a row with what it waits on, its alternatives, and its options in the notes."""
    lines = [row.notes] if row.notes else []
    for label, target in options(inject):
        if target in tree.numbers:
            text = _("If “{option}”: inject {number}")
            lines.append(text.format(option=label, number=tree.numbers[target]))
        else:
            lines.append(_("If “{option}”: no inject of this file").format(option=label))
    parents = tree.parents.get(key, [])
    numbers = [tree.numbers[each] for each in parents]
    follows = ""
    if len(parents) == 1 and tree.depth.get(key, LEVELS + 1) <= LEVELS:
        follows = numbers[0]
    elif parents:
        text = _("Comes after inject {numbers}; whoever runs the exercise decides.")
        glean.warn(row.row, "", text.format(numbers=", ".join(numbers)))
        lines.append(text.format(numbers=", ".join(numbers)))
    return replace(row, follows=follows, choice=tree.choice.get(key, ""), notes="\n".join(lines))


def other_members(document: Object, glean: Gleaning) -> None:
    """Name what else the file says, which has no place here."""
    known = {"schema_version", "title", "description", "participant_teams", "injects"}
    known |= {"start_inject_id", "debrief_notes"}
    for name, value in document.items():
        text = glean.kept(value, 0, name) if name not in known else ""
        if text:
            message = _("“{name}” has no place here and was left out: {text}")
            glean.skip(0, message.format(name=name, text=text[:200]))
