"""All checks over one site."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from journeysite.checks import journeys, keys, pictures, roadmap, settings, sources
from journeysite.checks.rule import Checked, Rule
from journeysite.diagnostics import Diagnostic
from journeysite.model.site import Site
from journeysite.read.document import Document


def _rules(*modules: ModuleType) -> Iterator[Rule]:
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, Rule))


BUILT_IN: tuple[Rule, ...] = tuple(
    sorted(_rules(journeys, keys, pictures, roadmap, settings, sources), key=lambda rule: rule.code.code)
)


def run_checks(
    site: Site, documents: Iterable[Document] = (), rules: Iterable[Rule] = BUILT_IN
) -> tuple[Diagnostic, ...]:
    """What the rules find, rule by rule. `documents` are those the site was linked from: they tell the places.

    A site in the default language is expected: what is written is checked once, not once for each translation. Of files
    that could not be read as a whole nothing is said: what is missing may be there.
    """
    listed = tuple(documents)
    unread = frozenset(document.file for document in listed if not document.whole)
    checked = Checked(site, listed)
    found = (diagnostic for rule in rules for diagnostic in rule.run(checked))
    return tuple(diagnostic for diagnostic in found if diagnostic.place.file not in unread)
