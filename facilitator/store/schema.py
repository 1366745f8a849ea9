"""The tables, triggers, indices and views of an exercise file, as SQL."""

# ruff: noqa: S608 - the parts of these statements are words of our own, never input

LOGGED_KINDS = (
    "decision.logged",
    "request.logged",
    "observation.logged",
    "note.logged",
)
"""What a person wrote; the partial index of the log holds just these."""

CHANGING_KINDS = ("entry.struck", "entry.unstruck", "entry.amended")
"""What is said later about an entry."""


def quoted(kinds: tuple[str, ...]) -> str:
    """Return kinds as an SQL list; a partial index is found by the very same words."""
    return "(" + ", ".join(f"'{each}'" for each in kinds) + ")"


LOGGED = f"kind IN {quoted(LOGGED_KINDS)}"
CHANGING = f"kind IN {quoted(CHANGING_KINDS)}"
ENTRY_STATION = "json_extract(payload, '$.entry.station')"
ENTRY_SEQ = "json_extract(payload, '$.entry.seq')"
REPLACES_STATION = "json_extract(payload, '$.replaces.station')"
REPLACES_SEQ = "json_extract(payload, '$.replaces.seq')"
REPLACING = f"{LOGGED} AND {REPLACES_SEQ} IS NOT NULL"

_COLUMNS = """
    station TEXT NOT NULL,
    seq INTEGER NOT NULL,
    happened_at INTEGER NOT NULL,
    logged_at INTEGER NOT NULL,
    exercise_ms INTEGER NOT NULL,
    author TEXT NOT NULL,
    audience TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    previous BLOB NOT NULL,
    digest BLOB NOT NULL,
    hash BLOB NOT NULL
"""

_JOURNAL = f"""
CREATE TABLE journal (
    line INTEGER PRIMARY KEY, {_COLUMNS}, UNIQUE (station, seq)
) STRICT;
CREATE TABLE fork (
    line INTEGER PRIMARY KEY, {_COLUMNS}, UNIQUE (station, seq, hash)
) STRICT;
CREATE TABLE station (
    line INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, place TEXT NOT NULL, since INTEGER NOT NULL
) STRICT;
CREATE TABLE people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, agency TEXT NOT NULL
) STRICT;
CREATE TABLE plan_as_started (digest TEXT PRIMARY KEY, plan TEXT NOT NULL) STRICT;
CREATE TABLE taken_in (id TEXT PRIMARY KEY) STRICT;
"""

_APPEND_ONLY = "".join(
    f"""
CREATE TRIGGER {table}_is_never_{done} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""
    for table in ("journal", "fork")
    for verb, done in (("UPDATE", "changed"), ("DELETE", "erased"))
)

_INDICES = f"""
CREATE INDEX journal_log ON journal (happened_at, station, seq) WHERE {LOGGED};
CREATE INDEX journal_change ON journal ({ENTRY_STATION}, {ENTRY_SEQ}) WHERE {CHANGING};
CREATE INDEX journal_replacement ON journal ({REPLACES_STATION}, {REPLACES_SEQ})
WHERE {REPLACING};
"""


def _tokens(letter: str, path: str, value: str = "value") -> str:
    return (
        f"(SELECT group_concat('{letter}' || hex({value}), ' ')"
        f" FROM json_each(new.payload, '{path}') WHERE type = 'text')"
    )


def _text(*paths: str) -> str:
    return " || ' ' || ".join(f"coalesce(json_extract(new.payload, '{p}'), '')" for p in paths)


# The column "marks" holds one word for each thing that is filtered by: a letter and the bytes of
# the value, so that a filter is exact whatever characters an id or a tag has.
_SEARCH = f"""
CREATE VIRTUAL TABLE search USING fts5 (
    text, reason, role, tags, marks, content = '', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER journal_is_searched AFTER INSERT ON journal
BEGIN
    INSERT INTO search (rowid, text, reason, role, tags, marks) VALUES (
        new.line,
        {_text("$.text", "$.title", "$.options", "$.meanwhile")},
        {_text("$.reason", "$.rationale", "$.late_reason")},
        {_text("$.by_role", "$.source")},
        (SELECT group_concat(value, ' ') FROM json_each(new.payload, '$.tags')
         WHERE type = 'text'),
        concat_marks
    );
END;
""".replace(
    "concat_marks",
    " || ' ' || ".join(
        f"coalesce({each}, '')"
        for each in (
            "'k' || hex(new.kind)",
            f"CASE WHEN new.{LOGGED} THEN 'n' || json_extract(new.payload, '$.number') END",
            _tokens("a", "$.agencies"),
            _tokens("a", "$.to"),
            _tokens("a", "$.now.agencies"),
            _tokens("a", "$.agency"),
            _tokens("t", "$.tags", "lower(value)"),
            _tokens("i", "$.inject"),
        )
    ),
)


def _moment(column: str) -> str:
    return (
        f"strftime('%Y-%m-%dT%H:%M:%S', {column} / 1000000, 'unixepoch')"
        f" || printf('.%06dZ', {column} % 1000000)"
    )


_CLOCK = (
    "printf('%s%02d:%02d:%02d', CASE WHEN exercise_ms < 0 THEN '-' ELSE '' END,"
    " abs(exercise_ms) / 3600000, abs(exercise_ms) / 60000 % 60, abs(exercise_ms) / 1000 % 60)"
)


def _names(path: str) -> str:
    return (
        "(SELECT group_concat(coalesce(agency.name, each.value), ', ')"
        f" FROM json_each(j.payload, '{path}') AS each"
        " LEFT JOIN agency ON agency.id = each.value WHERE each.type = 'text')"
    )


def _field(name: str) -> str:
    return f"json_extract(j.payload, '$.{name}') AS {name}"


_COMMON = f"""
    j.line, j.station, j.seq, {_CLOCK} AS exercise_time, {_moment("j.happened_at")} AS happened,
    {_moment("j.logged_at")} AS logged, j.author, j.kind
"""

_LAST_CHANGE = f"""(
    SELECT c.line FROM journal AS c
    WHERE c.{CHANGING} AND c.kind <> 'entry.amended'
    AND {ENTRY_STATION.replace("payload", "c.payload")} = +j.station
    AND {ENTRY_SEQ.replace("payload", "c.payload")} = +j.seq
    ORDER BY c.line DESC LIMIT 1
)"""

_VIEWS = f"""
CREATE VIEW entry_as_read AS
SELECT {_COMMON}, {_field("number")}, {_names("$.agencies")} AS agencies,
    coalesce(json_extract(j.payload, '$.text'), json_extract(j.payload, '$.title'), '') AS text,
    {_field("reason")}, {_field("by_role")}, {_field("late_reason")},
    (SELECT group_concat(value, ' ') FROM json_each(j.payload, '$.tags')) AS tags,
    CASE json_type(j.payload, '$.inject') WHEN 'text' THEN
        coalesce((SELECT i.number FROM inject AS i
                  WHERE i.id = json_extract(j.payload, '$.inject')), '')
    ELSE '' END AS inject,
    coalesce((SELECT s.kind = 'entry.struck' FROM journal AS s WHERE s.line = {_LAST_CHANGE}), 0)
    AS struck
FROM journal AS j;
CREATE VIEW delivery AS
SELECT {_COMMON}, {_field("number")}, {_field("title")}, {_names("$.to")} AS recipients,
    {_field("to_all")}, {_field("text")}, {_field("method")}
FROM journal AS j WHERE j.kind IN ('inject.delivered', 'inject.replaced');
""" + "".join(
    f"CREATE VIEW {name} AS SELECT * FROM entry_as_read WHERE kind = '{name}.logged';\n"
    for name in ("decision", "request", "observation", "note")
)

_PLAN = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE exercise (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, scenario TEXT NOT NULL,
    place TEXT NOT NULL, type TEXT NOT NULL, mode TEXT NOT NULL, rehearsal INTEGER NOT NULL,
    language TEXT NOT NULL, marking TEXT NOT NULL, safety_word TEXT NOT NULL,
    sponsor TEXT NOT NULL, why TEXT NOT NULL, planned_at INTEGER, story_start INTEGER,
    zero INTEGER, length INTEGER
) STRICT;
CREATE TABLE agency (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL,
    letter TEXT NOT NULL, shape TEXT NOT NULL, colour TEXT NOT NULL, kind TEXT NOT NULL,
    language TEXT NOT NULL, seats INTEGER NOT NULL, contact TEXT NOT NULL
) STRICT;
CREATE TABLE objective (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, number TEXT NOT NULL, text TEXT NOT NULL,
    capability TEXT NOT NULL, critical_tasks TEXT NOT NULL
) STRICT;
CREATE TABLE phase (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, starts INTEGER,
    story_start INTEGER, situation TEXT NOT NULL, questions TEXT NOT NULL
) STRICT;
CREATE TABLE inject (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, read_aloud TEXT NOT NULL, notes TEXT NOT NULL,
    phase TEXT NOT NULL, storyline TEXT NOT NULL, planned INTEGER, story_at INTEGER,
    sender TEXT NOT NULL, "to" TEXT NOT NULL, to_all INTEGER NOT NULL, to_role TEXT NOT NULL,
    method TEXT NOT NULL, delivered_by TEXT NOT NULL, objectives TEXT NOT NULL,
    questions TEXT NOT NULL, discussion INTEGER, contingency_for TEXT NOT NULL,
    contingency_after INTEGER, follows TEXT NOT NULL, on_decision TEXT NOT NULL,
    follows_after INTEGER, choice TEXT NOT NULL, story_jump INTEGER, automatic INTEGER NOT NULL,
    critical INTEGER NOT NULL, ad_hoc INTEGER NOT NULL, location TEXT NOT NULL,
    tags TEXT NOT NULL, status TEXT NOT NULL, source_row INTEGER NOT NULL, extra TEXT NOT NULL
) STRICT;
CREATE TABLE expected_action (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL,
    inject TEXT NOT NULL REFERENCES inject (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    agencies TEXT NOT NULL, text TEXT NOT NULL, sort TEXT NOT NULL, target INTEGER,
    source TEXT NOT NULL
) STRICT;
"""

FIRST = _PLAN + _JOURNAL + _APPEND_ONLY + _INDICES + _SEARCH + _VIEWS
"""Version 1 of the file."""
