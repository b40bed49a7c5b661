"""A site in which one story was told anew: the only edit that nothing else of a site depends on."""

from dataclasses import replace
from typing import Any

from journeysite.link.prose import Bodies
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Touchpoint
from journeysite.model.prose import Prose
from journeysite.model.site import GROUPS, Noun, Site
from journeysite.model.slug import canonical
from journeysite.read.document import Document


def differs_in_story_alone(before: Document, after: Document) -> bool:
    """Whether of a document only its story is another, with the same headings for others to link to."""
    told = replace(after.body, parts=before.body.parts, references=before.body.references, lead=before.body.lead)
    return replace(after, body=told) == before and after.whole and not after.body.images_without_alt


def retold(site: Site, bodies: Bodies, document: Document) -> Site | None:
    """The site with the story of this document; None where there is something to say about it, or nowhere to tell it.

    `bodies` are those that the site was linked with; of the document only the story may have changed since.
    """
    address = bodies.files.get(canonical(document.file))
    entry = bodies.entries.get(address) if address else None
    if address is None or entry is None or address not in site.nouns:
        return None
    resolver = replace(bodies, findings=[])
    prose = resolver.prose(replace(entry, body=document.body))
    return None if resolver.findings else _with_story(site, address, prose)


def _with_story(site: Site, address: Address, prose: Prose) -> Site | None:
    noun: Any = site.nouns[address]
    if isinstance(noun, Touchpoint):
        return None
    told = replace(noun, prose=prose)
    new: dict[Address, Noun] = {address: told}
    if address.kind is Kind.HOME:
        return replace(site, home=told, nouns={**site.nouns, **new})
    if address.kind is Kind.STAGE:
        journey = site.journey_of(address)
        told = replace(journey, stages=tuple(told if stage is noun else stage for stage in journey.stages))
        new[told.address] = told
    name = GROUPS[told.address.kind]
    changes: dict[str, Any] = {name: {**getattr(site, name), told.id: told}, "nouns": {**site.nouns, **new}}
    return replace(site, **changes)
