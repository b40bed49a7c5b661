"""What the tool has to say about somebody's files: values, never exceptions."""

from journeysite.diagnostics.diagnostic import Diagnostic, Reported, Severity
from journeysite.diagnostics.source import Place, Position

__all__ = ["Diagnostic", "Place", "Position", "Reported", "Severity"]
