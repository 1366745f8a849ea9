"""Make a document of an exercise, in a worker's thread, with a connection of its own."""

from collections.abc import Callable
from pathlib import Path

from facilitator.domain.editions import Edition

Build = Callable[[Path, Path, Edition], Path]
"""Takes an exercise file, a target and what is wanted; returns where the document stands."""


def build_report(exercise: Path, target: Path, edition: Edition) -> Path:
    """Write a report of an exercise file, read beside whoever writes to it."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - with the report only
    from facilitator.services.reporting import write_report  # noqa: PLC0415 - heavy
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - with the report only

    clock = RealClock()
    # a connection of its own, made and closed in the worker's thread: the window's is not touched
    with ExerciseFile.open(exercise, now=clock.now, read_only=True) as file:
        return write_report(file, target, now=clock.now, edition=edition)


def build_sealed(passphrase: str) -> Build:
    """Return what writes a report that opens by a pass-phrase only."""

    def build(exercise: Path, target: Path, edition: Edition) -> Path:
        from facilitator.services.now import RealClock  # noqa: PLC0415 - with the report only
        from facilitator.services.protecting import require_long  # noqa: PLC0415 - only here
        from facilitator.services.reporting import write_report  # noqa: PLC0415 - heavy
        from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - with the report only

        require_long(passphrase)
        clock = RealClock()
        with ExerciseFile.open(exercise, now=clock.now, read_only=True) as file:
            return write_report(file, target, now=clock.now, edition=edition, passphrase=passphrase)

    return build


def build_paper(exercise: Path, target: Path, edition: Edition) -> Path:
    """Write the paper pack of an exercise file, read beside whoever writes to it."""
    from facilitator.services.now import RealClock  # noqa: PLC0415 - with the pack only
    from facilitator.services.paperpack import write_paper  # noqa: PLC0415 - heavy
    from facilitator.store.file import ExerciseFile  # noqa: PLC0415 - with the pack only

    with ExerciseFile.open(exercise, now=RealClock().now, read_only=True) as file:
        return write_paper(file, target, language=edition.language)
