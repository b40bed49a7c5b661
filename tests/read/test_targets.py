"""What the target of a link may be."""

from __future__ import annotations

import pytest

from journeysite.read.targets import Target, classify


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("../personas/quentin.md", Target("path", "../personas/quentin.md")),
        ("a%20b.md#caf%C3%A9", Target("path", "a b.md", "café")),
        ("#needs", Target("path", "", "needs")),
        ("media/x.png", Target("path", "media/x.png")),
        ("/absolute.md", Target("path", "/absolute.md")),
        ("https://a.b/c#d", Target("external", "https://a.b/c#d")),
        ("MAILTO:a@b.c", Target("external", "MAILTO:a@b.c")),
        ("tel:+33", Target("external", "tel:+33")),
        ("javascript:alert(1)", Target("refused", "javascript:alert(1)")),
        ("JaVaScRiPt:alert(1)", Target("refused", "JaVaScRiPt:alert(1)")),
        ("java\tscript:alert(1)", Target("refused", "javascript:alert(1)")),
        (" \n javascript:alert(1)", Target("refused", "javascript:alert(1)")),
        ("\x01 javascript:alert(1)", Target("refused", "javascript:alert(1)")),
        ("\x1f\x00JAVASCRIPT:x\x02", Target("refused", "JAVASCRIPT:x")),
        ("data:text/html,x", Target("refused", "data:text/html,x")),
        ("file:///etc/passwd", Target("refused", "file:///etc/passwd")),
        ("vbscript:x", Target("refused", "vbscript:x")),
        ("//evil.example/x", Target("refused", "//evil.example/x")),
        ("/\\evil.example", Target("refused", "/\\evil.example")),
        ("\\\\server\\share", Target("refused", "\\\\server\\share")),
        ("C:\\x.md", Target("refused", "C:\\x.md")),
        ("", Target("refused", "")),
    ],
)
def test_a_target_is_read_as_a_browser_reads_it(written: str, target: Target) -> None:
    assert classify(written) == target
