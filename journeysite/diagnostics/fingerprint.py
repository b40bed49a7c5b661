"""A name for each finding that stays the same while the lines around it move."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from journeysite.diagnostics.located import Located


def fingerprinted(findings: Iterable[Located]) -> Iterator[tuple[Located, str]]:
    """Each finding with 40 hexadecimal digits made of code, file and message; equal ones are told apart by count."""
    seen: Counter[str] = Counter()
    for finding in findings:
        diagnostic = finding.diagnostic
        said = "\0".join((diagnostic.code, diagnostic.place.file, diagnostic.message))
        seen[said] += 1
        yield finding, hashlib.sha256(f"{said}\0{seen[said]}".encode(errors="replace")).hexdigest()[:40]
