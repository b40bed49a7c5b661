"""Personas, studies and figures that hang in the air."""

from collections.abc import Iterator

from journeysite.checks.rule import Checked, Finding, check
from journeysite.diagnostics import Severity
from journeysite.diagnostics.code import Code


@check(
    Code(
        "J311",
        Severity.NOTE,
        "evidence that nothing rests on",
        "The study is on the site, but no journey, touchpoint, persona, item or indicator points to it.",
    ),
    wrong="# content/evidence/spring-survey.md, named nowhere\ntitle: Spring survey\n",
    right="evidence: [spring-survey]   # on the touchpoint that the survey speaks about\n",
    of=("evidence",),
)
def uncited(checked: Checked) -> Iterator[Finding]:
    for study in checked.site.evidence.values():
        if not study.cited_by:
            yield Finding(
                checked.place(study.address, "title"),
                f"nothing rests on “{study.title}”",
                f"write `evidence: [{study.id}]` where it is the source",
            )


@check(
    Code(
        "J332",
        Severity.NOTE,
        "evidence without a date",
        "Readers ask how fresh the evidence is. A month or a quarter will do.",
    ),
    wrong="title: Spring survey\nmethod: survey\n",
    right="title: Spring survey\nmethod: survey\ndate: 2026-04\n",
    of=("evidence",),
)
def undated(checked: Checked) -> Iterator[Finding]:
    for study in checked.site.evidence.values():
        if study.date is None:
            yield Finding(
                checked.place(study.address, "title"),
                f"“{study.title}” does not say when it was made",
                "add `date:`, such as `2026-11` or `2026-Q4`",
            )


@check(
    Code(
        "J331",
        Severity.NOTE,
        "indicator that is measured nowhere",
        "The indicator has no value of its own, no journey or touchpoint reads it, and no roadmap item moves it.",
    ),
    wrong="# content/indicators/cart-abandonment.md, named nowhere\ntitle: Cart abandonment\n",
    right="indicators:\n  - {id: cart-abandonment, value: 68}   # on the touchpoint where it is measured\n",
    of=("indicators",),
)
def unmeasured(checked: Checked) -> Iterator[Finding]:
    for indicator in checked.site.indicators.values():
        if indicator.value is None and not indicator.readings and not indicator.moved_by:
            yield Finding(
                checked.place(indicator.address, "title"),
                f"“{indicator.title}” is measured nowhere",
                "give it a `value:`, or read it under `indicators:` of a journey or touchpoint",
            )


@check(
    Code(
        "J334",
        Severity.NOTE,
        "persona without a journey",
        "The persona is on the site, but lives none of its journeys.",
    ),
    wrong="# content/personas/amina.md, named by no journey\ntitle: Amina\n",
    right="persona: amina   # on a journey\n",
    of=("personas",),
)
def idle_personas(checked: Checked) -> Iterator[Finding]:
    for persona in checked.site.personas.values():
        if not persona.journeys:
            yield Finding(
                checked.place(persona.address, "title"),
                f"“{persona.title}” lives no journey",
                f"write `persona: {persona.id}` on a journey",
            )
