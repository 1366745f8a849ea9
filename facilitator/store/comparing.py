"""What two files of one run have of each other: told by the identities of their entries."""

from facilitator.store.database import Database

Identities = dict[tuple[str, int], bytes]


def identities(database: Database) -> Identities:
    """Return the hash of every entry by its station and number."""
    rows = database.rows("SELECT station, seq, hash FROM journal")
    return {(station, seq): own for station, seq, own in rows}


def parted(here: Identities, there: Identities) -> tuple[int, int, int]:
    """Return how many entries only the first has, only the second, and both with other content."""
    both = here.keys() & there.keys()
    forked = sum(1 for each in both if here[each] != there[each])
    return len(here) - len(both), len(there) - len(both), forked
