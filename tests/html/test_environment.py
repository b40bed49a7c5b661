"""Templates mean what Jinja2 says they mean, in the sandbox and weighed as well."""

from __future__ import annotations

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from journeysite.html.environment import ThemeEnvironment
from journeysite.theme.theme import Template

PARTS = """\
{% macro tag(word, level="plain") %}<b class="{{ level }}">{{ word }}{{ kwargs.get("note", "") }}</b>{% endmacro %}
{% macro box(title) %}<div>{{ title }}{{ caller() }}</div>{% endmacro %}
"""


def whisper(word: str) -> Markup:
    return Markup("<i>%s</i>") % word


def loud(word: str) -> str:
    return word.upper()


FUNCTIONS = {"whisper": whisper, "loud": loud}


def printed(source: str, **values: object) -> str:
    templates = {"page": Template(source, ""), "parts": Template(PARTS, "")}
    return ThemeEnvironment(templates, FUNCTIONS).page("page", **values).decode()


@pytest.mark.parametrize(
    "source",
    [
        "{{ word }} {{ number }} {{ none }} {{ safe }} <&>",
        "{{ word | upper }}{{ word ~ safe }}{{ [word] | join(safe) }}",
        "{% for one in many %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{{ one }}{% else %}-{% endfor %}",
        "{% import 'parts' as parts %}{{ parts.tag(word) }}{{ parts.tag(word, level='n1', note='!') }}",
        "{% from 'parts' import tag as t %}{{ t(*many[:2], **{'class': 'x', 'note': word}) }}",
        "{% from 'parts' import box %}{% call box(word) %}{{ safe }}{{ word }}{% endcall %}",
        "{% set words %}{{ word }}{% endset %}{{ words }}{{ range(number) | list | length }}",
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
        "{{ true }}{{ 1.50 }}{{ word | length }}{{ '<' ~ number }}{{ \"'\" }}",
        "{% for a, b in [(word, 1), (2, safe)] %}{{ a }}{{ b }}{{ loop.last }}{% endfor %}{{ 2 * 3 + 4 // 3 - 2**2 }}",
        "{% for a in [[1, [2]], 3] recursive %}{{ a if a is number else loop(a) }}{% endfor %}",
        "{% filter upper %}{{ word }}{% endfilter %}{% with x = word %}{{ x }}{% endwith %}{{ word[:2] }}",
        "{{ many | map('upper') | join }}{{ many | sort | first }}{{ word | replace('<', safe) }}{{ 2.3 | round }}",
    ],
)
def test_a_page_is_what_jinja_alone_would_make_of_it(source: str) -> None:
    values = {"word": "a<b", "number": 3, "none": None, "safe": Markup("<hr>"), "many": ["1", "&"]}
    plain = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    plain.globals.update(FUNCTIONS)
    plain.loader = ThemeEnvironment({"parts": Template(PARTS, "")}).loader
    assert printed(source, **values) == plain.from_string(source).render(**values)


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ nothing() }}", "{{ word.nothing }}", "{{ word.nothing() }}"])
def test_what_nobody_gave_is_told(source: str) -> None:
    with pytest.raises(UndefinedError, match="nothing"):
        printed(source, word="a")
