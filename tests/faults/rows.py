"""Which row of the table of faults a campaign elsewhere in the tests belongs to."""

ELSEWHERE = {
    "tests/store/test_kill_while_appending.py": ("R1", "kills while the store appends", 50),
    "tests/store/test_disk_faults.py": ("R7", "broken copies are refused or read", 1000),
    "tests/services/test_conduct_machine.py": ("R12", "acts in any order, model and state", 13200),
    "tests/ui/conduct/test_double_presses.py": ("U1", "double presses deliver once", 1000),
    "tests/exchange/test_mutated_files.py": ("R30", "mutated tables and workbooks", 10000),
    "tests/exchange/test_mutated_formats.py": ("R30", "mutated exports and documents", 0),
    "tests/report/test_every_word_is_in_the_report.py": ("R35", "nasty strings in the PDF", 5000),
}
"""By file: the row, what is done, how often in one test of it (0: not counted)."""
