"""The page of the manual that explains every code, made from the codes themselves."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from journeysite.checks.examples import EXAMPLES, Example
from journeysite.diagnostics.code import Code

GROUPS = {
    "J0": ("Files, YAML, frontmatter and Markdown", "Met while a file is read."),
    "J1": ("Keys and values", "Met while a record is compared with what the format knows."),
    "J2": ("References and addresses", "Met while everything is linked with everything else."),
    "J3": ("Meaning and completeness", "Met when the linked site is looked at as a whole."),
    "J4": ("Settings and theme", "Met in `journeysite.yml` and in the theme's folder."),
    "J5": ("Publishing", "Met while the site is written."),
}

PROTECTS = "This check protects: no site can lower it."
CANNOT_BE_LOWERED = "A site may raise their level; lowering one is an error (`J435`), and has no effect."

_INTRODUCTION = """\
# Diagnostics

Made from the checks by `scripts/docs`. `journeysite explain J202` shows one of these entries in the terminal.

`journeysite check` tells all that it finds in one run, sorted by file and line:

```text
content/journeys/dive/02-search.md:5:14: error[J202]: unknown channel `stor`
  5 |     channel: stor
    |              ^^^^
    = did you mean `store`?
```

An **error** keeps the site from being published, a **warning** does so with `--strict`, a **note** never does. A site
sets the level of each code itself; `off` silences it:

```yaml
checks: {J301: off, J204: error}
```

{protecting}

Below, `-` marks what is reported and `+` how it is in order. Wrong inputs for these codes, with the exact words of what
is said about them, stand in [`tests/cases/`](../tests/cases/).
"""


def diagnostics_reference(codes: Iterable[Code]) -> str:
    """The page about these codes, in Markdown: group by group, each code with its level, its reason and an example."""
    listed = sorted(codes, key=lambda code: code.code)
    parts = [_INTRODUCTION.replace("{protecting}", _protecting(listed))]
    for prefix, (title, when) in GROUPS.items():
        parts.append(f"## {prefix}xx: {title}\n\n{when}\n")
        parts.extend(entry(code) for code in listed if code.code.startswith(prefix))
    return "\n".join(parts)


def _protecting(codes: Iterable[Code]) -> str:
    """The codes that no site can lower, as a paragraph."""
    listed = ", ".join(f"`{code.code}`" for code in codes if code.protects)
    text = f"Some codes protect readers, reviewers and the machine that builds: {listed}. {CANNOT_BE_LOWERED}"
    return fill(text, 120, break_long_words=False)


def entry(code: Code) -> str:
    """What the manual says about one code."""
    return "\n".join(_entry(code, EXAMPLES.get(code.code)))


def _entry(code: Code, example: Example | None) -> Iterator[str]:
    yield f"### {code.code}: {code.title}\n"
    also = f" {PROTECTS}" if code.protects else ""
    yield f"**{code.severity.value.capitalize()}.** {code.explanation}{also}\n"
    if example:
        yield f"```diff\n{_marked('-', example.wrong)}{_marked('+', example.right)}```\n"


def _marked(sign: str, lines: str) -> str:
    return "".join(f"{sign} {line}".rstrip() + "\n" for line in lines.splitlines())
