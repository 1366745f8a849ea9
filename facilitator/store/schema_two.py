"""What the second version of the file adds: as SQL, run once over a file of the first."""

from facilitator.store.schema import ENTRY_SEQ, ENTRY_STATION

_TEXT = "TEXT NOT NULL DEFAULT ''"
_LIST = "TEXT NOT NULL DEFAULT '[]'"

_COLUMNS = {
    "exercise": {
        "purpose": _TEXT,
        "scope": _TEXT,
        "director": _TEXT,
        "rules": _LIST,
        "code_words": _LIST,
        "contacts": _LIST,
        "staff": _LIST,
        "hot_wash": _LIST,
        "themes": _LIST,
        "threat": _TEXT,
    },
    "objective": {"targets": _LIST},
    "phase": {"length": "INTEGER", "mode": "TEXT"},
    "inject": {
        "tasks": _LIST,
        "attachments": _LIST,
        "author": _TEXT,
        "revision": "INTEGER NOT NULL DEFAULT 0",
    },
    "expected_action": {"task": _TEXT},
}

_ALTERED = "".join(
    f"ALTER TABLE {table} ADD COLUMN {name} {what};\n"
    for table, columns in _COLUMNS.items()
    for name, what in columns.items()
)

# An objective's tasks were texts; now each has an id, and stands under a target.
_TARGETS = """
UPDATE objective SET targets = json_array(json_object(
    'id', objective.id || '-target', 'text', '', 'tasks', json((
        SELECT json_group_array(json_object(
            'id', objective.id || '-task-' || (key + 1), 'text', value, 'source', '',
            'agencies', json_array()))
        FROM json_each(objective.critical_tasks)
    ))
)) WHERE json_array_length(critical_tasks) > 0;
ALTER TABLE objective DROP COLUMN critical_tasks;
"""

_TABLES = """
CREATE TABLE attachment (
    sha256 TEXT PRIMARY KEY, media TEXT NOT NULL, size INTEGER NOT NULL, content BLOB NOT NULL
) STRICT;
CREATE TABLE plan_version (
    number INTEGER PRIMARY KEY, made_at INTEGER NOT NULL, label TEXT NOT NULL,
    digest TEXT NOT NULL, plan TEXT NOT NULL
) STRICT;
"""

ATTACHED = "kind = 'entry.attached'"
"""Files that were added to an entry; the partial index is found by the very same words."""

_INDEX = f"""
CREATE INDEX journal_attached ON journal ({ENTRY_STATION}, {ENTRY_SEQ}) WHERE {ATTACHED};
"""

SECOND = _ALTERED + _TARGETS + _TABLES + _INDEX
"""Version 2 of the file."""
