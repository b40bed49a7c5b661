"""Checks that protect: what no site may lower or switch off."""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic, Place, Reported, Severity
from journeysite.model.settings import Settings
from journeysite.read import codes
from journeysite.read.codes import Code
from journeysite.read.file_names import SETTINGS

__all__ = ["without_lowered"]

_RANKS: Final[Mapping[str, int]] = {"off": 0, Severity.NOTE: 1, Severity.WARNING: 2, Severity.ERROR: 3}


def without_lowered(settings: Reported[Settings], known: Iterable[Code]) -> Reported[Settings]:
    """The settings without levels that would lower a check that protects; each such wish is told where it is written.

    To raise one is fine. `known`: every code there is.
    """
    levels = settings.value.checks
    lowered = [
        code
        for code in known
        if code.protects and code.code in levels and _RANKS[levels[code.code]] < _RANKS[code.severity]
    ]
    if not lowered:
        return settings
    refused = {code.code for code in lowered}
    kept = {code: level for code, level in levels.items() if code not in refused}
    return Reported(replace(settings.value, checks=kept), settings.diagnostics).plus(map(_told, lowered))


def _told(code: Code) -> Diagnostic:
    message = f"`{code.code}` protects readers or this machine, and stays at `{code.severity.value}`"
    hint = f"take the line out, and mend what is reported: `journeysite explain {code.code}`"
    return codes.PROTECTED.at(Place(SETTINGS).at("checks", code.code), message, hint)
