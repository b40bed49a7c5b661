"""Prints a page of the manual that is made from the code: `format` or `diagnostics`. See `scripts/docs`."""

from __future__ import annotations

import sys


def reference(page: str) -> str:
    """The page of that name, `format` or `diagnostics`, as the code has it today."""
    from journeysite.catalog import codes
    from journeysite.checks.reference import diagnostics_reference
    from journeysite.read.reference import format_reference

    return format_reference() if page == "format" else diagnostics_reference(codes().values())


if __name__ == "__main__":
    sys.stdout.write(reference(sys.argv[1]))
