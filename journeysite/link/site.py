"""Documents -> the linked site: the stages of linking, one after the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from journeysite.diagnostics import Reported
from journeysite.link.backlinks import Backlinks
from journeysite.link.claims import ClaimLinker
from journeysite.link.codes import Findings
from journeysite.link.emotions import felt, levels
from journeysite.link.entry import Outline
from journeysite.link.journeys import JourneyLinker
from journeysite.link.names import Names, names
from journeysite.link.organisation import OrganisationLinker, report_undeclared, report_unusable_ids, served
from journeysite.link.outline import outline
from journeysite.link.pairs import pairs
from journeysite.link.prose import Bodies, bodies
from journeysite.link.redirects import redirects
from journeysite.link.references import References, references
from journeysite.link.touchpoints import TouchpointLinker
from journeysite.link.translate import translated, translations
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Journey
from journeysite.model.settings import Settings
from journeysite.model.site import Noun, Site
from journeysite.model.slug import canonical
from journeysite.read.document import Document, DocumentKind


def link(
    documents: Sequence[Document], settings: Settings, media: Sequence[str] = (), language: str = ""
) -> Reported[Site]:
    """The whole site in one language ("" is the default one), every reference resolved and turned both ways.

    `documents` come in the site's order, as they were discovered; `settings` have their labels in that language;
    `media` are paths below `content/media/`. The site holds all that could be linked; what could not is reported. The
    default language reports for all languages, the others report nothing.
    """
    linked = link_with_bodies(documents, settings, media, language)
    return Reported(linked.value[0], linked.diagnostics)


def link_with_bodies(
    documents: Sequence[Document], settings: Settings, media: Sequence[str] = (), language: str = ""
) -> Reported[tuple[Site, Bodies]]:
    """As `link`, with what resolves the references of bodies: a story that was told anew needs nothing else."""
    language = language or settings.language
    findings: Findings = []
    written = outline((document for document in documents if not document.language), findings)
    if language != settings.language:
        written = translated(written, translations(documents, language), findings)
        site, resolver = _linked(written, documents, settings, media, findings)
        return Reported((replace(site, language=language), resolver))
    linked = _linked(written, documents, settings, media, findings)
    for other in settings.languages[1:]:
        _check_translations(written, documents, settings, media, other, findings)
    return Reported(linked, tuple(findings))


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
) -> tuple[Site, Bodies]:
    known = _names(written, settings, media, findings)
    lookup = references(known, settings, findings, _unread_stages(written, documents))
    resolver = bodies(written, documents, known, findings)
    backlinks = Backlinks()
    claims = ClaimLinker(lookup, backlinks)
    journey_linker = _journey_linker(written, settings, lookup, resolver, claims, findings)
    others = OrganisationLinker(lookup, resolver, claims, backlinks, settings)
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
        nouns={},
        media=tuple(media),
        redirects=known.redirects,
    )
    return replace(site, nouns=_nouns(site)), resolver


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


def _journey_linker(
    written: Outline,
    settings: Settings,
    lookup: References,
    resolver: Bodies,
    claims: ClaimLinker,
    findings: Findings,
) -> JourneyLinker:
    paired = pairs(written, lookup, findings)
    touchpoints = TouchpointLinker(
        references=lookup,
        bodies=resolver,
        claims=claims,
        felt=felt(written, levels(settings.emotion, findings), lookup),
        pairs=paired,
        served=served(written.roadmap, lookup),
        item_order={id: place for place, id in enumerate(written.roadmap)},
        backlinks=claims.backlinks,
    )
    return JourneyLinker(lookup, resolver, claims, paired, touchpoints, claims.backlinks)


def _nouns(site: Site) -> Mapping[Address, Noun]:
    return {noun.address: noun for noun in _all_nouns(site)}


def _all_nouns(site: Site) -> Iterator[Noun]:
    yield site.home
    for journey in site.journeys.values():
        yield from _journey_nouns(journey)
    groups: Iterable[Mapping[str, Noun]] = (
        site.personas, site.roadmap, site.evidence, site.indicators, site.channels, site.teams, site.pages,
    )  # fmt: skip
    for group in groups:
        yield from group.values()


def _journey_nouns(journey: Journey) -> Iterator[Noun]:
    yield journey
    for stage in journey.stages:
        yield stage
        yield from stage.touchpoints
