"""What a translation may say differently: words only."""

from journeysite.read.fields import Id, Text
from journeysite.read.records.evidence import EvidenceRecord, IndicatorRecord
from journeysite.read.records.journey import JourneyRecord, StageRecord
from journeysite.read.records.persona import PersonaRecord
from journeysite.read.records.roadmap import RoadmapRecord
from journeysite.read.records.touchpoint import TouchpointRecord

# What a translation may say differently. Ids, figures, emotions, dates and references are written once, in the base.
_WORDS = """
    title role segment portrait quote facts goals needs motivations obstacles habits tools tags scope canvas goal stake
    lanes story action thought verbatim expectation motivation pain_points opportunities frontstage backstage duration
    image text system alt src unit source physical_evidence support feeling feelings in_short fail_point
"""
TRANSLATED_KEYS = frozenset(_WORDS.split())

# Translations carry words only: what says the same in every language is left out, and nothing is required but the
# ids by which touchpoints and stages find their counterpart.


class TouchpointTranslation(TouchpointRecord):
    """The words of a touchpoint in another language."""

    title: Text = ""
    id: Id


class StageTranslation(StageRecord):
    """The words of a stage in another language."""

    title: Text = ""
    touchpoints: tuple[TouchpointTranslation, ...] = ()


class InnerStageTranslation(StageTranslation):
    """The words of a stage inside a journey's file."""

    id: Id


class JourneyTranslation(JourneyRecord):
    """The words of a journey in another language."""

    title: Text = ""
    stages: tuple[InnerStageTranslation, ...] = ()


class PersonaTranslation(PersonaRecord):
    """The words of a persona in another language."""

    title: Text = ""


class RoadmapTranslation(RoadmapRecord):
    """The words of a roadmap item in another language."""

    title: Text = ""


class EvidenceTranslation(EvidenceRecord):
    """The words of a study in another language."""

    title: Text = ""


class IndicatorTranslation(IndicatorRecord):
    """The words of an indicator in another language."""

    title: Text = ""
