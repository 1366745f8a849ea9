"""A host in a process of its own: ``python -m tests.faults.hosting FILE PORT PASSES``.

It says its token, and then serves until it is killed.
"""

import sys
from pathlib import Path

from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.now import RealClock
from facilitator.services.observing.door import Door
from facilitator.services.observing.invitations import Guest
from facilitator.store.file import ExerciseFile
from facilitator.ui.say import sentence
from facilitator.web.serving import Serving
from tests.phones import HERE


def main(path, port, passes):
    clock = RealClock()
    with ExerciseFile.open(Path(path), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        door = Door(conduct, passes=Path(passes))
        serving = Serving(door, say=sentence)
        serving.start(HERE, int(port), laptops=False)
        print(door.invitations.of(Guest.OBSERVER).token, flush=True)
        sys.stdin.read()
        serving.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
