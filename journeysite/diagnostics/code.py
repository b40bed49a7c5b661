"""A kind of trouble: what every finding of that kind has in common."""

from msgspec import Struct

from journeysite.diagnostics.diagnostic import Diagnostic, Severity
from journeysite.diagnostics.source import Place


class Code(Struct, frozen=True):
    """A kind of trouble: its stable code, how much it matters, a title, and why it is reported.

    One that `protects` readers, reviewers or the machine keeps its level whatever a site's settings say.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    protects: bool = False

    def at(self, place: Place, message: str, hint: str = "") -> Diagnostic:
        """One finding of this kind."""
        return Diagnostic(self.code, self.severity, place, message, hint)
