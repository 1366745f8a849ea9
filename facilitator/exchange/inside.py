"""What the built program does when it was started only to read a file."""

import sys

from facilitator.exchange.selfstart import READ


def reading(arguments: "list[str]") -> bool:
    """Read a file as asked, and tell whether that was asked for at all; only two modules do it."""
    if arguments[:1] != [READ]:
        return False
    named = arguments[1] if len(arguments) > 1 else ""
    sys.argv[:] = [sys.argv[0], *arguments[2:]]
    if named == "facilitator.exchange.child":
        from facilitator.exchange.child import main  # noqa: PLC0415 - next to nothing before it
    elif named == "facilitator.exchange.farside":
        from facilitator.exchange.farside import main  # noqa: PLC0415 - heavy
    else:
        sys.exit(2)
    main()
    return True
