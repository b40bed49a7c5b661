"""The door: `journeysite` and `python -m journeysite`."""

import sys

from journeysite.cli import run


def main() -> None:
    """Runs the command line of this process and ends it with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
