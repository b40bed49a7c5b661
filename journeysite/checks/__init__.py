"""Checks on the linked site: one file for each kind of trouble, all registered as values."""

from journeysite.checks.cached import CachedChecks
from journeysite.checks.run import BUILT_IN, examine, run_checks

__all__ = ["BUILT_IN", "CachedChecks", "examine", "run_checks"]
