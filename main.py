"""Hand over to facilitator."""

from facilitator.__main__ import main

if __name__ == "__main__":
    main()
