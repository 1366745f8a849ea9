"""The exercise file: the only rooms that know SQLite."""
