"""Documents -> the linked site: the stages of linking, one after the other."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic, Reported
from journeysite.link.backlinks import Backlinks
from journeysite.link.codes import Findings
from journeysite.link.context import LinkContext
from journeysite.link.emotions import emotion_values, levels
from journeysite.link.entry import Outline
from journeysite.link.names import Names, names
from journeysite.link.organisation import report_undeclared, report_unusable_ids, served
from journeysite.link.outline import outline
from journeysite.link.pairs import pairs
from journeysite.link.prose import bodies
from journeysite.link.redirects import redirects
from journeysite.link.references import references
from journeysite.link.translate import translated, translations
from journeysite.model.address import Kind
from journeysite.model.settings import Settings
from journeysite.model.site import Site
from journeysite.model.slug import canonical
from journeysite.read.document import Document, DocumentKind


class Linked(Struct, frozen=True):
    """A linked site, with what it was linked by: parts of it that are written anew can be linked by themselves."""

    site: Site
    context: LinkContext
    backlinks: Backlinks
    translated: frozenset[str]  # files of which another language has its own
    findings: tuple[Diagnostic, ...] = ()


def link(
    documents: Sequence[Document], settings: Settings, media: Sequence[str] = (), language: str = ""
) -> Reported[Site]:
    """The whole site in one language ("" is the default one), every reference resolved and turned both ways.

    `documents` come in the site's order, as they were discovered; `settings` have their labels in that language;
    `media` are paths below `content/media/`. The site holds all that could be linked; what could not is reported. The
    default language reports for all languages, the others report nothing.
    """
    linked = link_all(documents, settings, media, language)
    return Reported(linked.site, linked.findings)


def link_all(
    documents: Sequence[Document], settings: Settings, media: Sequence[str] = (), language: str = ""
) -> Linked:
    """As `link`, with all that `relinked` asks for; the findings are in it."""
    language = language or settings.language
    findings: Findings = []
    written = outline((document for document in documents if not document.language), findings)
    if language != settings.language:
        written = translated(written, translations(documents, language), findings)
        linked = _linked(written, documents, settings, media, findings)
        return replace(linked, site=replace(linked.site, language=language))
    linked = _linked(written, documents, settings, media, findings)
    for other in settings.languages[1:]:
        _check_translations(written, documents, settings, media, other, findings)
    return replace(linked, findings=tuple(findings))


def _check_translations(
    base: Outline,
    documents: Sequence[Document],
    settings: Settings,
    media: Sequence[str],
    language: str,
    findings: Findings,
) -> None:
    """Reports what is wrong with the files of another language, without making their site."""
    files = translations(documents, language)
    if not files:
        return
    written = translated(base, files, findings)
    resolver = bodies(written, documents, _names(written, settings, media, []), findings)
    own = {document.file for document in files.values()}
    for entry in written.entries():
        if entry.told_in in own:
            resolver.prose(entry)


def _linked(
    written: Outline, documents: Sequence[Document], settings: Settings, media: Sequence[str], findings: Findings
) -> Linked:
    known = _names(written, settings, media, findings)
    lookup = references(known, settings, findings, _unread_stages(written, documents))
    resolver = bodies(written, documents, known, findings)
    paired = pairs(written, lookup, findings)
    feelings = emotion_values(written, levels(settings.emotion, findings, settings.language), lookup)
    context = LinkContext(settings, written, lookup, resolver, paired, feelings, served(written.roadmap, lookup))
    backlinks = Backlinks()
    journey_linker, others = context.journeys(backlinks), context.others(backlinks)
    journeys = {id: journey_linker.journey(journey) for id, journey in written.journeys.items()}
    report_unusable_ids(settings, findings)
    report_undeclared(Kind.CHANNEL, written.channels, (channel.id for channel in settings.channels), findings)
    report_undeclared(Kind.TEAM, written.teams, (team.id for team in settings.teams), findings)
    personas = {id: others.persona(entry) for id, entry in written.personas.items()}
    items = {id: others.item(entry) for id, entry in written.roadmap.items()}
    indicators = {id: others.indicator(entry) for id, entry in written.indicators.items()}
    site = Site(
        settings=settings,
        language=settings.language,
        home=others.home(written.home),
        journeys=journeys,
        personas=personas,
        roadmap={id: others.with_blocks(item) for id, item in items.items()},
        evidence={id: others.study(entry) for id, entry in written.evidence.items()},
        indicators=indicators | others.built_in_indicators(indicators),
        channels={one.id: others.channel(one, written.channels.get(one.id)) for one in settings.channels},
        teams={one.id: others.team(one, written.teams.get(one.id)) for one in settings.teams},
        pages={id: others.page(entry) for id, entry in written.pages.items()},
        media=tuple(media),
        redirects=known.redirects,
    )
    return Linked(site, context, backlinks, _translated_files(documents))


def _translated_files(documents: Iterable[Document]) -> frozenset[str]:
    listed = tuple(documents)
    told = {(document.kind, document.id) for document in listed if document.language}
    return frozenset(document.file for document in listed if (document.kind, document.id) in told)


def _unread_stages(written: Outline, documents: Iterable[Document]) -> Iterator[str]:
    """Stages of which a part could not be read, or that stand outside of any journey."""
    for document in documents:
        if document.kind is DocumentKind.STAGE:
            journey = canonical(document.id).partition("/")[0]
            if not document.whole or journey not in written.journeys:
                yield canonical(document.id)


def _names(written: Outline, settings: Settings, media: Sequence[str], findings: Findings) -> Names:
    channels, teams = (channel.id for channel in settings.channels), (team.id for team in settings.teams)
    known = names(written, channels, teams, media)
    return replace(known, redirects=redirects(written, known, findings))
