"""A template of a stranger's theme: it runs no code, reads no file, ends, and stays small."""

from __future__ import annotations

import resource
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic
from journeysite.html import meter
from journeysite.html.renderer import Renderer
from journeysite.html.template_faults import TemplateFault, check_templates
from journeysite.pages.parts import Link, Rich
from journeysite.read.settings import parse_settings
from journeysite.theme.load import load_theme
from journeysite.theme.theme import Template, Theme

VIEW = Link("A & B", "a.html", "n = 3")
FILE = "themes/ours/templates/page.html"
OS = "__init__.__globals__"

#: Known ways out of Jinja2, and what each begins with; `CANARY` is a file that code would write.
CODE = "os.system('touch CANARY')"
ESCAPES = [
    "{{ cycler.__init__.__globals__.CODE }}",
    "{{ joiner.__init__.__globals__.CODE }}",
    "{{ lipsum.__globals__.CODE }}",
    "{{ lipsum.__globals__['os'].popen('touch CANARY').read() }}",
    "{{ namespace.__init__.__globals__.CODE }}",
    "{{ range.__class__.__mro__[-1].__subclasses__() }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os').system('touch CANARY') }}",
    "{{ self._TemplateReference__context.cycler.__init__.__globals__.CODE }}",
    "{{ self._TemplateReference__context.environment.from_string('x') }}",
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ().__class__.__base__.__subclasses__() }}",
    "{{ [].__class__.__base__ }}",
    "{{ {}.__class__ }}",
    "{{ (1).__class__ }}",
    "{{ (1).real }}",
    "{{ true.__class__ }}",
    "{{ none.__class__ }}",
    "{{ view.__class__ }}",
    "{{ view.__class__.__init__.__globals__ }}",
    "{{ view.__init__ }}",
    "{{ view['__class__'] }}",
    "{{ view['__cla' ~ 'ss__'] }}",
    "{{ view.__reduce_ex__(2) }}",
    "{{ view.__dataclass_fields__ }}",
    "{{ view.text.__class__ }}",
    "{{ '' | attr('__class__') }}",
    "{{ ['a'] | map('attr', '__class__') | list }}",
    "{{ ['a'] | map(attribute='__class__') | list | length }}",
    "{{ ['a'] | map(attribute='upper.__self__.__class__') | list | length }}",
    "{{ ['a'] | selectattr('__class__') | list | length }}",
    "{{ ['a'] | rejectattr('__class__') | list | length }}",
    "{{ ['a', 'b'] | sort(attribute='__class__') | length }}",
    "{{ ['a'] | groupby('__class__') | length }}",
    "{{ ['a', 'b'] | unique(attribute='__class__') | list | length }}",
    "{{ ['a'] | max(attribute='__class__') }}",
    "{{ ['a'] | join('', attribute='__class__') }}",
    "{{ ['a'] | sum(attribute='__class__') }}",
    "{{ '{0.__class__}'.format(view) }}",
    "{{ '{x.__class__}'.format_map({'x': view}) }}",
    "{{ ('{0.__class__.__init__.__globals__}' | safe).format(view) }}",
    "{{ '%s' | format(view) }}",
    "{{ '%(x)s' % {'x': view} }}",
    "{{ ''.join.__self__.__class__ }}",
    "{{ ''.upper.__self__ }}",
    "{{ _.__globals__ }}",
    "{{ _.__wrapped__.__self__._environment }}",
    "{{ icon.cache_info() }}",
    "{{ icon.__wrapped__.__closure__ }}",
    "{{ figure.__self__.theme }}",
    "{{ figure.__func__.__globals__.CODE }}",
    "{{ gettext.__func__.__globals__ }}",
    "{{ url_for.__globals__ }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ config.__class__.__init__.__globals__.CODE }}",
    "{{ request.application.__globals__ }}",
    "{{ dict.__base__.__subclasses__() }}",
    "{{ dict.mro() }}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
    "{% for x in [1] %}{{ loop._undefined.__init__.__globals__.sys.modules.os.system('touch CANARY') }}{% endfor %}",
    "{% for x in [1] %}{{ loop.cycle.__func__.__globals__ }}{% endfor %}",
    "{% macro m() %}{{ caller.__init__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._environment.globals }}",
    "{% macro m() %}{% endmacro %}{{ m._func.__code__ }}",
    "{% import 'parts.html' as parts %}{{ parts.__init__.__globals__ }}",
    "{% import 'parts.html' as parts %}{{ parts._body_stream }}",
    "{% import 'parts.html' as parts with context %}{{ parts.links._environment }}",
    "{% from 'parts.html' import _body_stream %}{{ _body_stream }}",
    "{% from 'parts.html' import __init__ as i %}{{ i.__globals__ }}",
    "{% import context %}",
    "{{ context.environment }}",
    "{{ environment }}",
    "{{ nothing.__class__ }}",
    "{{ nothing._fail_with_undefined_error() }}",
    "{{ view.nothing.__init__.__globals__ }}",
    "{% set ns = namespace() %}{{ ns.__init__.__globals__ }}",
    "{% set ns = namespace() %}{{ ns._Namespace__attrs }}",
    "{% set ns = namespace() %}{% set ns.__class__ = 1 %}{{ ns.__class__ }}",
    "{% block b %}{{ self.b.__call__.__globals__ }}{% endblock %}",
    "{% block b %}{{ self.b._context }}{% endblock %}",
    "{{ view.text.upper() | attr('__class__') }}",
    "{% include '../../etc/passwd' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'CANARY' %}",
    "{% extends '../../../../SECRET' %}",
    "{% import '../theme.yml' as x %}",
    "{% include ['../../a', '/etc/hostname'] %}",
    "{% do [].append(1) %}",
    "{% set l = [] %}{{ l.append(1) }}",
    "{% set d = {} %}{{ d.update(a=1) }}",
    "{{ view.text.encode().hex() }}",
    "{{ [view] }}",
    "{{ view }}",
    "{{ _ }}",
    "{{ view | string }}",
    "{{ [view] | join }}",
    "{{ view ~ '' }}",
    "{{ view | pprint }}",
    "{{ [view] | drawing }}",
    "{{ _('%(x)s', x=[view]) }}",
    "{{ view.text | striptags }}",
    "{{ [1, 2] | random }}",
    "{% debug %}",
    "{{ range(3).__class__ }}",
    "{{ range(3).__reduce__() }}",
    "{{ ['__class__'] | map('map', attribute='x') | first | list }}{{ (view | items) }}",
]

#: What would go on for ever, or fill the memory; most are the work of one line.
GREEDY = [
    "{{ 'a' * 10**9 }}",
    "{{ 10**9 * 'a' }}",
    "{{ [1] * 10**9 }}",
    "{{ 10 ** (10**10) }}",
    "{{ 2**100000 }}",
    "{% set n = namespace(x=10**1000) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "{{ range(10**9) | list | length }}",
    "{{ range(10**30) | length }}",
    "{% for i in range(10**9) %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'page.html' %}",
    "{% for i in range(99) %}{{ [-(10**9)] | map('charge!') | list | length }}{{ 'a' * 999999 }}{% endfor %}",
    "{% extends 'page.html' %}",
    "{% block b %}{{ self.b() }}{% endblock %}",
    "{% for a in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}",
    "{% set r = range(1000) %}{% for a in r %}{% for b in r %}{% for c in r %}{% endfor %}{% endfor %}{% endfor %}",
    "{% set s = view.text * 99 %}" + "{% for i in s %}" * 9 + "{% endfor %}" * 9,
    "{% for a in range(99999) %}{% for b in range(99999) %}some words{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{{ view.text }}{% endfor %}{% endfor %}",
    "{% set x %}{% for a in range(99999) %}{{ 'a' * 9999 }}{% endfor %}{% endset %}",
    "{% filter upper %}{% for a in range(99999) %}{{ 'a' * 9999 }}{% endfor %}{% endfilter %}",
    "{% set s = 'aaaaaaaaaa' %}" + "{% set s = s ~ s %}" * 40 + "{{ s | length }}",
    "{% set s = 'aaaaaaaaaa' %}" + "{% set s = s + s %}" * 40 + "{{ s | length }}",
    "{% set s %}aaaaaaaaaa{% endset %}" + "{% set s %}{{ s }}{{ s }}{% endset %}" * 40,
    "{% set s = [1] %}" + "{% set s = s + s %}" * 40,
    "{% set s = [1] %}" + "{% set s = [s, s] %}" * 40,
    "{% set s = (1,) %}" + "{% set s = (s, s) %}" * 40,
    "{% set s = {'a': 1} %}" + "{% set s = {'a': s, 'b': s} %}" * 40,
    "{% macro m() %}{{ m(varargs, varargs) }}{% endmacro %}{{ m(1) }}",
    "{{ ['a' * 99999] * 99999 }}",
    "{{ ('a' * 99999) | replace('a', 'a' * 99999) }}",
    "{{ ('a' * 99999) | replace('', 'a' * 99999) }}",
    "{{ range(99999) | join('a' * 99999) }}",
    "{{ ('a' * 99999) | join('a' * 99999) }}",
    "{{ 1.5 | round(10**9) }}",
    "{{ 5 | round(-10**9) }}",
    "{{ _('%(n)999999999d', n=1) }}",
    "{{ _('%(n(n))999999999d', **{'n(n)': 1}) }}",
    "{{ _('%(n)s' * 9999, n='a' * 99999) }}",
    "{{ ngettext('%(n)s' * 9999, '', 1, n='a' * 99999) }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ view" + ".text" * 5000 + " }}",
]

#: What would multiply, and is not there at all.
ABSENT = [
    "{{ 'a'.ljust(10**9) }}",
    "{{ 'a'.center(10**9) }}",
    "{{ 'a'.zfill(10**9) }}",
    "{{ 'a'.expandtabs(10**9) }}",
    "{{ ('a' * 99999).replace('a', 'a' * 99999) }}",
    "{{ ('a' * 99999).join(range(99999)) }}",
    "{{ '{:999999999}'.format(1) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'a' | center(10**9) }}",
    "{{ 'a' | indent(10**9) }}",
    "{{ '%999999999d' | format(1) }}",
    "{{ [1] | batch(10**9, 'a') | list }}",
    "{{ [1] | slice(10**9) | list }}",
    "{{ lipsum(10**6) }}",
    "{{ " + "9" * 5000 + " }}",
    "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
]


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    root = tmp_path_factory.mktemp("site")
    return load_theme(root, parse_settings(b"title: A site\nlanguages: [en]\n").value).value


def refusal(theme: Theme, source: str, **others: str) -> Diagnostic | None:
    """What is told about a site whose theme has this template; None for a page that is made."""
    own = {f"{name}.html": Template(text, f"themes/ours/templates/{name}.html") for name, text in others.items()}
    ours = replace(theme, templates={**theme.templates, **own, "page.html": Template(source, FILE)})
    if told := check_templates(ours):
        return told[0]
    try:
        page = Renderer(ours, "en").render("page.html", VIEW)
    except TemplateFault as fault:
        return fault.diagnostic
    assert b"<class" not in page
    assert b"root:" not in page
    return None


@pytest.mark.parametrize("source", ESCAPES)
def test_no_template_gets_out_of_the_sandbox(source: str, theme: Theme, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    found = refusal(theme, source.replace("CODE", CODE).replace("CANARY", str(canary)))
    assert not canary.exists()
    assert found is not None
    assert found.code in {"J428", "J440"}
    assert (found.place.file, found.place.line) == (FILE, 1)


@pytest.mark.parametrize("source", ABSENT)
def test_what_makes_much_of_little_is_not_there(source: str, theme: Theme) -> None:
    found = refusal(theme, source)
    assert found is not None
    assert found.code in {"J428", "J440"}


@pytest.mark.parametrize("source", GREEDY, ids=range(len(GREEDY)))
def test_no_template_goes_on_for_ever_or_fills_the_memory(
    source: str, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meter, "SECONDS", 1.0)
    before = _largest()
    found = refusal(theme, source)
    assert _largest() - before < 400
    assert found is not None
    assert found.code == "J441", found.message
    assert (found.place.file, found.place.line) == (FILE, 1)


def _largest() -> float:
    """The most memory that this process ever had, in megabytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (2**20 if sys.platform == "darwin" else 2**10)


def test_a_template_that_goes_on_for_ever_is_stopped_in_a_thread_too(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server makes pages in threads of its own, where no alarm can be had."""
    monkeypatch.setattr(meter, "SECONDS", 0.2)
    found: list[Diagnostic | None] = []
    endless = "\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    maker = threading.Thread(target=lambda: found.append(refusal(theme, endless)))
    maker.start()
    maker.join()
    (told,) = found
    assert told is not None
    assert (told.code, told.place.line) == ("J441", 2)
    assert told.message == "`page.html` cannot be rendered: it takes more than 0.2 seconds"


def test_a_page_has_all_its_time_whatever_the_page_before_took(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "MOST_TEXT", 100_000)
    templates = {**theme.templates, "page.html": Template("{{ 'a' * 40000 }}", FILE)}
    press = Renderer(replace(theme, templates=templates), "en")
    assert [len(press.render("page.html", VIEW)) for _ in range(3)] == [40000] * 3


def test_a_slip_in_a_template_is_told_at_its_line_though_others_call_it(theme: Theme) -> None:
    found = refusal(
        theme,
        "{% import 'ours.html' as o %}\n\n{{ o.m(view) }}",
        ours="{% macro m(v) %}\n{{ v.__class__ }}{% endmacro %}",
    )
    assert found is not None
    assert (found.code, found.place.file, found.place.line) == ("J440", "themes/ours/templates/ours.html", 2)
    assert found.message == "a template may not use `__class__`: names that begin with `_` are no data"


@pytest.mark.parametrize("source", ["{{ [1] | reverse }}", "{{ [[]] | unique }}"])
def test_an_address_of_the_machines_memory_is_not_printed(source: str, theme: Theme) -> None:
    found = refusal(theme, source)
    assert found is not None
    assert found.code == "J440"


def test_a_name_that_is_put_together_is_refused_where_it_is_used(theme: Theme) -> None:
    found = refusal(theme, "\n{{ view['__cla' ~ 'ss__'] }}")
    assert found is not None
    assert (found.code, found.place.line) == ("J440", 2)
    assert found.message == (
        "`page.html` cannot be rendered: a template may not use `__class__` of a value of the kind `Link`"
    )


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("{{ view.text }}|{{ view.text.upper() }}|{{ view['href'] }}", "A &amp; B|A &amp; B|a.html"),
        ("{{ view.text.split(' & ') | join('+') }}", "A+B"),
        ("{% for a in 'ab' %}{{ loop.index }}{{ a }}{{ loop.cycle('x', 'y') }}{% endfor %}", "1ax2by"),
        ("{{ {'a': 1}.a }}{{ {'a': 1}.get('b', 2) }}{% for k, v in {'c': 3}.items() %}{{ k ~ v }}{% endfor %}", "12c3"),
        ("{{ '-' * 3 }}{{ 7 // 2 + 2 ** 3 - 1 }}{{ 7 % 4 }}", "---103"),
        ("{{ [3, 1, 2] | sort | join(', ') }}{{ 'a-b' | replace('-', '+') }}", "1, 2, 3a+b"),
        ("{% set n = namespace(x=1) %}{% for i in range(3) %}{% set n.x = n.x + i %}{% endfor %}{{ n.x }}", "4"),
        ("{% block b %}b{% endblock %}{{ self.b() }}", "bb"),
        ("{{ nothing is defined }}{{ view.nothing | default('-') }}", "False-"),
        ("{{ [view] | map(attribute='text') | join }}{{ [view] | selectattr('href', '==', 'a.html') | list | length }}",
         "A &amp; B1"),
        ("{{ _('Evidence') }}{{ icon('flag', 14) }}".replace("{{ icon('flag', 14) }}", ""), "Evidence"),
        ("{% trans who=view.text %}By {{ who }}{% endtrans %}", "By A &amp; B"),
        ("{% macro m(x) %}<{{ x }}{{ caller() }}>{% endmacro %}{% call m('a') %}b{% endcall %}", "<ab>"),
        ("{{ rich_text | default('none') }}", "none"),
    ],
)  # fmt: skip
def test_what_themes_need_is_there(source: str, page: str, theme: Theme) -> None:
    templates = {**theme.templates, "page.html": Template(source, FILE)}
    assert Renderer(replace(theme, templates=templates), "en").render("page.html", VIEW).decode() == page


def test_a_mark_of_a_theme_takes_the_place_of_the_default_one_and_the_others_stay(theme: Theme) -> None:
    marks = "{% macro bar(share, kind='') %}[{{ share }}]{% endmacro %}"
    own: Mapping[str, Template] = {
        "marks.html": Template(marks, "themes/ours/templates/marks.html"),
        "page.html": Template("{{ bar(40) }}{{ icon('flag', 14) }}", FILE),
    }
    page = Renderer(replace(theme, templates={**theme.templates, **own}), "en").render("page.html", VIEW).decode()
    assert page == '[40]<svg class="ic" width="14" height="14" aria-hidden="true"><use href="#i-flag"/></svg>'


def test_prose_is_as_it_was_written(theme: Theme) -> None:
    templates = {**theme.templates, "page.html": Template("{{ view | rich }}", FILE)}
    assert Renderer(replace(theme, templates=templates), "en").render("page.html", Rich(("<p>a</p>",))) == b"<p>a</p>"
