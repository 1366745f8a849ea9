"""What an import found, before anything is written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedDraft:
    """What an agency is to do after a row; ``agency`` is the name as the sheet writes it.

    No agency: those that the row goes to, together. ``also`` names others that owe it jointly;
    ``sort`` is decision, action, report or request, ``task`` the critical task that it shows.
    """

    agency: str
    text: str
    target_min: float | None = None
    also: tuple[str, ...] = ()
    sort: str = ""
    source: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """One row of a script.

    ``row`` counts from 1 as the sheet does. ``kind`` is inject, expected, contingency or admin;
    ``number``, ``status``, ``kind_written`` and ``time_written`` are as written. ``standing`` is
    what the status means for the plan: pending, draft, skipped, cancelled or nothing. ``method``
    is as written, ``method_kind`` the sort of means behind it. ``day`` is an ISO date, or a day
    as the sheet names it. ``offset_s`` counts seconds from T+0. ``extra`` keeps the cells of
    columns that no field here takes, by their headings.

    ``contingency_for`` and ``follows`` are the numbers of the rows that this one waits on; rows
    with the same ``choice`` are alternatives; ``on_decision`` is a row's number, a slash, and which
    of its expected actions is meant, from 1. ``story`` is an ISO moment, seconds are seconds.
    """

    row: int
    number: str = ""
    kind: str = "inject"
    title: str = ""
    text: str = ""
    day: str | None = None
    time: str | None = None
    offset_s: int | None = None
    sender: str = ""
    to: tuple[str, ...] = ()
    method: str = ""
    expected: tuple[ExpectedDraft, ...] = ()
    status: str = ""
    objectives: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    author: str = ""
    notes: str = ""
    phase: str = ""
    storyline: str = ""
    delivered_by: str = ""
    location: str = ""
    priority: str = ""
    contingency_for: str = ""
    synopsis: str = ""
    time_written: str = ""
    kind_written: str = ""
    standing: str = ""
    method_kind: str = ""
    follows: str = ""
    follows_after_s: float | None = None
    contingency_after_s: float | None = None
    on_decision: str = ""
    choice: str = ""
    read_aloud: str = ""
    to_role: str = ""
    questions: tuple[str, ...] = ()
    discussion_s: float | None = None
    story: str = ""
    story_jump_s: float | None = None
    automatic: bool = False
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A row that is not part of the script, and why; row 0 stands for another sheet as a whole.

    ``blank`` says that there is nothing in the row.
    """

    row: int
    reason: str
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWarning:
    """A doubtful cell; ``column`` is its letter and heading, or nothing for the row as a whole."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the import would rather ask; no options: a free answer; no default: left open.

    ``labels`` are the options as people read them, in the same order.
    """

    id: str
    text: str
    options: tuple[str, ...] = ()
    default: str | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseDraft:
    """A part of the exercise that a file describes by itself, with or without rows in it."""

    name: str
    starts_s: int | None = None
    situation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptDraft:
    """One sheet read as a script; ``header_row`` is None where the sheet has no headings.

    ``title``, ``why``, ``agencies``, ``objectives`` and ``phases`` are what the file says of the
    exercise as a whole; a spreadsheet says nothing of it. ``from_start`` says that its times count
    from the start of the exercise, whichever row may be called so; ``exact`` that nothing is to
    be worked out that it does not say.
    """

    name: str
    header_row: int | None
    rows: tuple[RowDraft, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[RowWarning, ...] = ()
    title: str = ""
    why: str = ""
    agencies: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    phases: tuple[PhaseDraft, ...] = ()
    from_start: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnDraft:
    """A column of a sheet: its heading, a few of its cells, and what it was taken for.

    ``key`` names it among the columns of its sheet; no ``field``: its cells are kept beside the
    row.
    """

    key: str
    letter: str
    heading: str = ""
    samples: tuple[str, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDraft:
    """A sheet of a file, script or not; ``refused`` says why it is none.

    ``columns`` are those that can be taken for something else; our own tables have none.
    """

    name: str
    hidden: bool = False
    refused: str = ""
    columns: tuple[ColumnDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """All of a file, or one sentence why none of it; ``sheets`` are all that a table has.

    ``hidden`` are the scripts of hidden sheets: somebody may take them, nobody gets them unasked.
    """

    recognised: bool
    format: str
    refused: str | None = None
    scripts: tuple[ScriptDraft, ...] = ()
    questions: tuple[Question, ...] = ()
    sheets: tuple[SheetDraft, ...] = ()
    hidden: tuple[ScriptDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a person answered to the questions of an import; nothing means: take the default.

    ``start`` is a time of day or a date with a time, ``t_unit`` hours or minutes, ``date_order``
    dmy or mdy, ``sheet`` the name of the one sheet to read, ``midnight`` yes or no. ``columns``
    are the columns that somebody mapped by hand, each with its field or with nothing.
    """

    start: str = ""
    t_unit: str = ""
    date_order: str = ""
    sheet: str = ""
    midnight: str = ""
    columns: tuple[tuple[str, str], ...] = ()
