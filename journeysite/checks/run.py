"""All checks over one site."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from journeysite.checks import journeys, keys, pictures, roadmap, settings, sources
from journeysite.checks.cached import CachedChecks
from journeysite.checks.capped import capped
from journeysite.checks.consequences import without_consequences
from journeysite.checks.rule import Checked, Rule
from journeysite.diagnostics import Diagnostic
from journeysite.diagnostics.levels import levelled
from journeysite.model.site import Site
from journeysite.read.document import Document


def _rules(*modules: ModuleType) -> Iterator[Rule]:
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, Rule))


BUILT_IN: tuple[Rule, ...] = tuple(
    sorted(_rules(journeys, keys, pictures, roadmap, settings, sources), key=lambda rule: rule.code.code)
)


def examine(
    site: Site, documents: Iterable[Document], told: Iterable[Diagnostic], cached: CachedChecks | None = None
) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a site, at the levels its settings ask for: what was told, what checks find.

    Of a file with very many findings the first are told, and the others counted.
    """
    found = run_checks(site, documents, cached=cached)
    return capped(without_consequences(levelled((*told, *found), site.settings.checks)))


def run_checks(
    site: Site,
    documents: Iterable[Document] = (),
    rules: Iterable[Rule] = BUILT_IN,
    cached: CachedChecks | None = None,
) -> tuple[Diagnostic, ...]:
    """What the rules find, rule by rule. `documents` are those the site was linked from: they tell the places.

    What is `remembered` of journeys and documents that are the same as before is not looked for again.

    A site in the default language is expected: what is written is checked once, not once for each translation. Of files
    that could not be read as a whole nothing is said: what is missing may be there.
    """
    listed = tuple(documents)
    unread = frozenset(document.file for document in listed if not document.whole)
    checked = Checked(site, listed, tuple(rule.code for rule in BUILT_IN))
    found = cached.run(rules, checked) if cached else (told for rule in rules for told in rule.run(checked))
    return tuple(diagnostic for diagnostic in found if diagnostic.place.file not in unread)
