"""What the memory between builds may have to say, with the explanations the manual shows."""

from typing import Final

from journeysite.diagnostics import Severity
from journeysite.diagnostics.code import Code

NOTE, WARNING = Severity.NOTE, Severity.WARNING

MEMORY_LOST: Final = Code(
    "J513",
    NOTE,
    "memory of earlier builds begun anew",
    "What earlier builds worked out is kept in `.journeysite`. It was damaged, or came from another version, "
    "and was thrown away. Nothing is lost but the time of one build.",
)
MEMORY_NOT_KEPT: Final = Code(
    "J514",
    NOTE,
    "memory could not be kept",
    "The folder `.journeysite` could not be written. The site is complete; the next build has to work "
    "everything out again.",
)
MEMORY_REFUSED: Final = Code(
    "J516",
    WARNING,
    "memory folder is not ours",
    "Builds remember in a folder `.journeysite` beside the settings. What has that name here is a link, a file, or a "
    "folder without our marker: it may lead into somebody's history, and so nothing is written to it or removed from "
    "it. The site is complete, and every build works everything out again until the place is free.",
)
