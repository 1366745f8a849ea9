"""The endings of files that may hold a script, for file dialogs."""

from typing import Final

SUFFIXES: Final = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".docx", ".zip", ".json")
