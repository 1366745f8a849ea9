"""Which sheets are the scripts: the visible ones that look like it, or the one asked for."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.exchange.draft import (
    Answers,
    ImportResult,
    Question,
    RowWarning,
    ScriptDraft,
    SheetDraft,
    Skipped,
)
from facilitator.exchange.mapping import columns_of
from facilitator.exchange.reader import TOO_HEAVY, TOO_SLOW
from facilitator.exchange.recognise import Verdict, recognise
from facilitator.exchange.refusals import (
    no_such_sheet,
    nothing_in_it,
    only_hidden,
    past_limit,
    too_heavy,
    too_slow,
)
from facilitator.exchange.rowwords import first_taken, other_sheet
from facilitator.exchange.sheets import Book, Sheet, letter
from facilitator.i18n import _


def chosen(book: Book, kind: str, answers: Answers) -> ImportResult:
    """Return the scripts of a book, or one sentence why there is none."""
    if book.limit:
        return refused(kind, limit_words(book.limit))
    sheets = book.sheets
    if answers.sheet:
        sheets = tuple(each for each in sheets if each.name.casefold() == answers.sheet.casefold())
        if not sheets:
            names = ", ".join(each.name for each in book.sheets)
            named = tuple(SheetDraft(name=each.name, hidden=each.hidden) for each in book.sheets)
            return replace(refused(kind, no_such_sheet(answers.sheet, names)), sheets=named)
    verdicts = [verdict_of(sheet, answers) for sheet in sheets]
    found = [each for each in verdicts if each.built and (answers.sheet or not each.sheet.hidden)]
    rest = [each for each in verdicts if each not in found]
    made = result(found, rest, kind, answers) if found else refused(kind, best_refusal(verdicts))
    return replace(
        made,
        sheets=tuple(map(sheet_draft, verdicts)),
        hidden=tuple(each.built.script for each in rest if each.built),
    )


def sheet_draft(verdict: Verdict) -> SheetDraft:
    """Return what can be said of a sheet and its columns, whether it is a script or not."""
    sheet, layout = verdict.sheet, verdict.layout
    return SheetDraft(
        name=sheet.name,
        hidden=sheet.hidden,
        refused=verdict.refusal,
        columns=() if layout is None else columns_of(sheet, layout),
    )


def limit_words(limit: str) -> str:
    """Say why a book has no sheets."""
    if limit == TOO_SLOW:
        return too_slow()
    return too_heavy() if limit == TOO_HEAVY else past_limit(limit, 0, "")


def verdict_of(sheet: Sheet, answers: Answers) -> Verdict:
    """Read one sheet as a script if it keeps the limits and is one."""
    if sheet.limit:
        column = letter(sheet.limit_column - 1) if sheet.limit_column else ""
        return Verdict(sheet=sheet, refusal=past_limit(sheet.limit, sheet.limit_row, column))
    return recognise(sheet, answers)


def refused(kind: str, sentence: str) -> ImportResult:
    """Return a refusal."""
    return ImportResult(recognised=False, format=kind, refused=sentence)


def best_refusal(verdicts: Sequence[Verdict]) -> str:
    """Return the sentence of the sheet that is most likely meant."""
    hidden = next((each for each in verdicts if each.built), None)
    if hidden is not None:
        return only_hidden(hidden.sheet.name)
    visible = [each for each in verdicts if not each.sheet.hidden] or list(verdicts)
    if not visible:
        return nothing_in_it()
    limited = next((each for each in visible if each.sheet.limit), None)
    return (limited or max(visible, key=lambda each: len(each.sheet.rows))).refusal


def result(
    found: Sequence[Verdict], rest: Sequence[Verdict], kind: str, answers: Answers
) -> ImportResult:
    """Return the scripts with what was asked, and the other sheets among what was skipped."""
    scripts = [each.built.script for each in found if each.built]
    left_out = tuple(
        Skipped(row=0, reason=other_sheet(each.sheet.name, why_not(each))) for each in rest
    )
    scripts[0] = with_skipped(scripts[0], left_out)
    questions: dict[str, Question] = {}
    for each in found:
        for question in each.built.questions if each.built else ():
            questions.setdefault(question.id, question)
    if len(found) > 1 and not answers.sheet:
        questions["sheet"] = ask_sheet([each.sheet.name for each in found])
        scripts[0] = with_warning(scripts[0], first_taken(scripts[0].name))
    form = next((each.format for each in found if each.format), "")
    return ImportResult(
        recognised=True,
        format=f"{form} {kind}".strip(),
        scripts=tuple(scripts),
        questions=tuple(questions.values()),
    )


def why_not(verdict: Verdict) -> str:
    """Say why a sheet is not among the scripts."""
    return verdict.refusal or _("It is hidden; choose it by name to import it.")


def with_skipped(script: ScriptDraft, left_out: tuple[Skipped, ...]) -> ScriptDraft:
    """Return a script with the other sheets of its file among what was skipped."""
    return replace(script, skipped=(*script.skipped, *left_out))


def with_warning(script: ScriptDraft, message: str) -> ScriptDraft:
    """Return a script with a warning about the file as a whole before its others."""
    first = RowWarning(row=0, column="", message=message)
    return replace(script, warnings=(first, *script.warnings))


def ask_sheet(names: Sequence[str]) -> Question:
    """Ask which of several scripts is meant."""
    return Question(
        id="sheet",
        text=_("Several sheets are scripts. Which one is to be imported?"),
        options=tuple(names),
        default=names[0],
        labels=tuple(names),
    )
