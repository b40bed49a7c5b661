"""Templates of a site's own: what they may change, and what is told where they go wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from journeysite.build import Loaded
from journeysite.html.printing import render_page
from journeysite.html.template_faults import TemplateFault, check_templates
from journeysite.pages.plan import plan_pages
from journeysite.theme.templates import template_digest
from tests.pages.sample_site import SETTINGS

Load = Callable[..., Loaded]

OURS = {"journeysite.yml": SETTINGS + "theme: {name: ours}\n", "themes/ours/theme.yml": "title: Ours\n"}


def page_of(site: Loaded, path: str) -> str:
    plan = next(plan for plan in plan_pages(site.site, site.theme) if plan.path == path)
    return render_page(plan.view(), site.theme).data.decode()


def own(name: str, source: str) -> Mapping[str, str]:
    return {**OURS, f"themes/ours/templates/{name}": source}


def test_one_block_of_a_template_can_be_replaced(loaded: Load) -> None:
    source = '{% extends "default/journey.html" %}{% block canvas %}<p>{{ view.title }} by us</p>{% endblock %}'
    page = page_of(loaded(own("journey.html", source)), "journeys/mask.html")
    assert "<p>Buying a mask by us</p>" in page
    assert "Stage by stage" in page


def test_a_whole_template_can_be_shadowed(loaded: Load) -> None:
    assert (
        page_of(loaded(own("team.html", "{{ view.title }}, {{ view.facts | length }}")), "teams/shop.html") == "Shop, 1"
    )


@pytest.mark.parametrize(
    ("source", "line", "message", "hint"),
    [
        ("\n{% if %}", 2, "the template cannot be read: Expected an expression, got 'end of statement block'", ""),
        (
            '\n\n{% extends "default/teem.html" %}',
            3,
            "there is no template `default/teem.html`",
            "did you mean `default/team.html`?",
        ),
    ],
)
def test_a_template_that_cannot_be_compiled_is_told_before_anything_is_printed(
    loaded: Load, source: str, line: int, message: str, hint: str
) -> None:
    site = loaded()
    from msgspec.structs import replace

    from journeysite.theme.theme import Template

    file = "themes/ours/templates/team.html"
    theme = replace(site.theme, templates={**site.theme.templates, "team.html": Template(source, file)})
    (found,) = check_templates(theme)
    assert (found.code, found.place.file, found.place.line, found.message, found.hint) == (
        "J428", file, line, message, hint
    )  # fmt: skip


def test_a_name_that_the_page_does_not_have_is_told_with_its_line(loaded: Load) -> None:
    site = loaded(own("team.html", "<h1>\n{{ view.titel }}</h1>"))
    with pytest.raises(TemplateFault) as caught:
        page_of(site, "teams/shop.html")
    found = caught.value.diagnostic
    assert (found.code, found.place.file, found.place.line) == ("J428", "themes/ours/templates/team.html", 2)
    assert "has no attribute 'titel'" in found.message


def test_the_built_in_templates_are_in_order(loaded: Load) -> None:
    assert check_templates(loaded().theme) == ()


def test_a_page_depends_on_every_template_that_it_extends_or_includes(loaded: Load) -> None:
    plain, changed = loaded().theme, loaded(own("touchpoint.html", "<p>{{ point.title }}</p>")).theme
    names = ("stage.html", "journey.html", "404.html")
    same = [template_digest(plain, name) == template_digest(changed, name) for name in names]
    assert same == [False, True, True]
