"""The door: `journeysite` and `python -m journeysite`."""

import os
import sys

from journeysite.cli import run


def main() -> None:
    """Runs the command line of this process and ends it with its exit code.

    At once: taking a site of 1,000 journeys apart again, object by object, would take Python another second, and what
    was to be written is written.
    """
    os._exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
