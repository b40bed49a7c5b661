"""Templates mean what Jinja says they mean, however little is left of them once they are compiled."""

from __future__ import annotations

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from journeysite.render.environment import ThemeEnvironment
from journeysite.theme.theme import Template

PARTS = """\
{% macro tag(word, level="plain") %}<b class="{{ level }}">{{ word }}{{ kwargs.get("note", "") }}</b>{% endmacro %}
{% macro box(title) %}<div>{{ title }}{{ caller() }}</div>{% endmacro %}
"""


def whisper(word: str) -> Markup:
    return Markup("<i>%s</i>") % word


def printed(source: str, **values: object) -> str:
    templates = {"page": Template(source, ""), "parts": Template(PARTS, "")}
    return ThemeEnvironment(templates, {"whisper": whisper}).get_template("page").render(**values)


@pytest.mark.parametrize(
    "source",
    [
        "{{ word }} {{ number }} {{ none }} {{ safe }} <&>",
        "{{ word | upper }}{{ word ~ safe }}{{ [word] | join(safe) }}",
        "{% for one in many %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{{ one }}{% else %}-{% endfor %}",
        "{% import 'parts' as parts %}{{ parts.tag(word) }}{{ parts.tag(word, level='n1', note='!') }}",
        "{% from 'parts' import tag as t %}{{ t(*many[:2], **{'class': 'x', 'note': word}) }}",
        "{% from 'parts' import box %}{% call box(word) %}{{ safe }}{{ word }}{% endcall %}",
        "{% set words %}{{ word }}{% endset %}{{ words }}{{ range(number) | list }}",
        "{% block head %}{{ word }}{% endblock %}{{ self.head() }}",
        "{% autoescape false %}{{ word }}{% endautoescape %}{{ word }}",
        "{{ whisper('&') }}{{ whisper(word) }}{{ whisper(word='x') }}",
        "{% macro whisper(word) %}({{ word }}){% endmacro %}{{ whisper('&') }}",
        "{% for whisper in [loud] %}{{ whisper('&') }}{% endfor %}",
        "{% macro pair(one, two='&') %}{{ one }}{{ two }}{% endmacro %}{{ pair(word) }}{{ pair(two=word, one='<') }}",
        "{% macro said() %}{{ word }}{{ varargs | join }}{% endmacro %}{{ said() }}{{ said('&', word) }}",
        "{{ {'title': word}.title }}{{ many.0 }}{{ word.title() }}{{ (1, 2).count(1) }}",
        "{{ word.nothing is defined }}{{ nothing is defined }}{{ word.nothing | default('&') }}{{ number }}",
        "{% if word.nothing is defined and word.nothing.more %}{{ word }}{% else %}{{ safe }}{% endif %}",
        "{{ true }}{{ 1.50 }}{{ word | length }}{{ '<' ~ number }}{{ \"'\" }}{{ many }}",
    ],
)
def test_a_page_is_what_jinja_alone_would_make_of_it(source: str) -> None:
    values = {
        "word": "a<b",
        "number": 3,
        "none": None,
        "safe": Markup("<hr>"),
        "many": ["1", "&"],
        "loud": str.upper,
    }
    plain = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    plain.globals["whisper"] = whisper
    plain.loader = ThemeEnvironment({"parts": Template(PARTS, "")}).loader
    assert printed(source, **values) == plain.from_string(source).render(**values)


def test_a_fixed_call_is_made_once_when_its_template_is_compiled() -> None:
    said: list[str] = []

    def say(word: str) -> Markup:
        said.append(word)
        return Markup(word)

    environment = ThemeEnvironment({"page": Template("{{ say('a') }}{{ say(word) }}", "")}, {"say": say})
    page = environment.get_template("page")
    assert said == ["a"]
    assert [page.render(word="b"), page.render(word="c")] == ["ab", "ac"]
    assert said == ["a", "b", "c"]


def test_a_page_that_has_what_it_asks_for_is_printed_once() -> None:
    said: list[str] = []
    sources = {"page": "{{ say(word) }}{{ word.upper() }}", "guess": "{{ say(word) }}{{ word.nothing | default('-') }}"}
    environment = ThemeEnvironment({name: Template(source, "") for name, source in sources.items()})
    environment.globals["say"] = lambda word: said.append(word) or word
    assert environment.get_template("page").render(word="a") == "aA"
    assert said == ["a"]
    assert environment.get_template("guess").render(word="b") == "b-"
    assert said == ["a", "b", "b"]


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ nothing() }}", "{{ word.nothing }}", "{{ word.nothing() }}"])
def test_what_nobody_gave_is_told(source: str) -> None:
    with pytest.raises(UndefinedError, match="nothing"):
        printed(source, word="a")
