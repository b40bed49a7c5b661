"""Checks on the linked site: one file for each kind of trouble, all registered as values."""

from journeysite.checks.consequences import without_consequences
from journeysite.checks.run import BUILT_IN, run_checks

__all__ = ["BUILT_IN", "run_checks", "without_consequences"]
