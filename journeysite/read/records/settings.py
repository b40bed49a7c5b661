"""What writers may write in the settings of a site, `journeysite.yml`."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Tag

from journeysite.read.fields import BY_SHAPE, FILLED, LIST, MAPPING, TEXT, Id, Ids, Number, Path, Text, Truth
from journeysite.read.records.record import Record
from journeysite.read.words import WORD


def _mentioned(value: object) -> object:
    """A mapping in which an id with nothing behind it is declared as well, with all of its defaults."""
    return {key: {} if one is None else one for key, one in value.items()} if isinstance(value, dict) else value


MENTIONED = BeforeValidator(_mentioned)
Labels = Annotated[dict[Id, Text], FILLED]  # by language
Label = Annotated[Annotated[Labels, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]


class ThemeRecord(Record):
    """The theme, and what the site changes of it."""

    name: Text = Field("default", description="A folder below `themes/`, or `default`.", examples=["default"])
    accent: Text | None = Field(None, description="The colour of links and marks.", examples=['"#0b6e75"'])
    logo: Path | None = Field(None, description="A picture for the header.", examples=["media/logo.svg"])
    tokens: Annotated[dict[Id, Text], FILLED] = Field(
        {}, description="Other tokens of the theme, by name.", examples=['{ground: "#fffdf8"}']
    )


class LevelRecord(Record):
    """A named step of the emotion scale."""

    value: Number = Field(description="Where it lies on the scale.", examples=["2"])
    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["{en: Delight, fr: Enchantement}"]
    )


LevelValue = Annotated[Annotated[LevelRecord, Tag(MAPPING)] | Annotated[Number, Tag(TEXT)], BY_SHAPE]


class EmotionRecord(Record):
    """The emotion scale."""

    scale: tuple[Number, ...] = Field((-2.0, 2.0), description="Its low and its high end.", examples=["[-2, 2]"])
    levels: Annotated[dict[Id, LevelValue], MENTIONED] = Field(
        {}, description="Its named levels: numbers, or mappings with labels.", examples=["{delight: 2, irritant: -2}"]
    )


class ChannelSettings(Record):
    """A channel that customers use."""

    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["{en: Store, fr: Magasin}"]
    )
    icon: Id | None = Field(None, description="An icon of the theme.", examples=["store"])
    online: Truth = Field(False, description="Whether it is online.", examples=["true"])


class TeamSettings(Record):
    """A department."""

    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["Logistics"]
    )
    contact: Text | None = Field(None, description="Where to reach it.", examples=["logistics@example.com"])
    icon: Id | None = Field(None, description="An icon of the theme.", examples=["truck"])


class LaneSettings(Record):
    """A text lane of the site's own on its maps."""

    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["Open questions"]
    )
    caption: Label | None = Field(None, description="A word of explanation below it.", examples=["still unanswered"])
    icon: Id | None = Field(None, description="An icon of the theme.", examples=["quote"])


ChannelValue = Annotated[Annotated[ChannelSettings, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]
TeamValue = Annotated[Annotated[TeamSettings, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]
LaneValue = Annotated[Annotated[LaneSettings, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]


class CriterionRecord(Record):
    """One column of the arbitration matrix, scored 1 to 5."""

    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["Importance to customers"]
    )
    weight: Number = Field(1.0, gt=0, description="How much it counts.", examples=["3"])
    axis: Annotated[Literal["value", "effort"], WORD] = Field(
        "value", description="Which axis of the matrix it belongs to.", examples=["effort"]
    )
    direction: (
        Annotated[Literal["higher-is-better", "lower-is-better", "higher-is-easier", "lower-is-easier"], WORD] | None
    ) = Field(
        None,
        description="Which end is good. Left out, high is good on the value axis and low on the effort axis.",
        examples=["higher-is-easier"],
    )


StatusMeaning = Literal["idea", "planned", "in-progress", "done", "dropped"]


class StatusSettings(Record):
    """A status of the site's own."""

    means: Annotated[StatusMeaning, WORD] | None = Field(
        None, alias="as", description="What it means: counts and drawings go by it.", examples=["planned"]
    )
    label: Label | None = Field(
        None, description="Its name: text, or a text for each language.", examples=["{en: Estimate, fr: Chiffrage}"]
    )


StatusValue = Annotated[
    Annotated[StatusSettings, Tag(MAPPING)] | Annotated[Annotated[StatusMeaning, WORD], Tag(TEXT)], BY_SHAPE
]
Statuses = Annotated[
    Annotated[Annotated[dict[Id, StatusValue], MENTIONED], Tag(MAPPING)] | Annotated[Ids, Tag(LIST)], BY_SHAPE
]


class RoadmapSettings(Record):
    """How roadmap items are named, scored and ranked."""

    statuses: Statuses = Field(
        (),
        description="The statuses an item may have, in order: the usual words, or a mapping of the site's own words to "
        "what they mean.",
        examples=["{chiffrage: planned, en-cours: in-progress}"],
    )
    criteria: Annotated[dict[Id, CriterionRecord], MENTIONED] = Field(
        {}, description="The criteria of the arbitration matrix.", examples=["{cost: {weight: 2, axis: effort}}"]
    )
    scoring: Annotated[Literal["weighted", "value-effort", "rice", "wsjf"], WORD] = Field(
        "weighted", description="How the criteria become one score.", examples=["weighted"]
    )


class SettingsRecord(Record):
    """`journeysite.yml`."""

    title: Text = Field(description="The name of the site.", examples=["Palmes & Rando, customer journeys"])
    languages: Ids = Field(("en",), description="Language codes; the first is the default.", examples=["[en, fr]"])
    base_url: Text | None = Field(
        None,
        description="Where the site will stand; needed for the sitemap and for the links of 404.html.",
        examples=["https://intranet.example/"],
    )
    repository: Text | None = Field(
        None, description="Where its files are edited: adds links to every page.", examples=["https://git.example/cx"]
    )
    theme: Annotated[Annotated[ThemeRecord, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE] = Field(
        ThemeRecord.model_construct(),
        description="The theme's name, or a mapping.",
        examples=['{name: default, accent: "#0b6e75"}'],
    )
    emotion: EmotionRecord = Field(
        EmotionRecord.model_construct(),
        description="The emotion scale; five levels when left out.",
        examples=["{scale: [-2, 2]}"],
    )
    phases: Annotated[dict[Id, Label], MENTIONED] = Field(
        {}, description="The phases of journeys, in order.", examples=["{before: Before, after: After}"]
    )
    channels: Annotated[dict[Id, ChannelValue], MENTIONED] = Field(
        {}, description="The channels, in the order of the rows on maps.", examples=["{store: {label: Store}}"]
    )
    teams: Annotated[dict[Id, TeamValue], MENTIONED] = Field(
        {}, description="The teams.", examples=["{logistics: {label: Logistics}}"]
    )
    objectives: Annotated[dict[Id, Label], MENTIONED] = Field(
        {}, description="Why the company invests.", examples=["{retention: Retention}"]
    )
    lanes: Annotated[dict[Id, LaneValue], MENTIONED] = Field(
        {}, description="Text lanes of the site's own.", examples=["{questions: {label: Open questions}}"]
    )
    roadmap: RoadmapSettings = Field(
        RoadmapSettings(), description="How roadmap items are scored.", examples=["{scoring: weighted}"]
    )
    checks: Annotated[dict[Id, Annotated[Literal["off", "note", "warning", "error"], WORD]], FILLED] = Field(
        {}, description="Raises, lowers or silences checks, by code.", examples=["{J301: off, J204: error}"]
    )
    raw_html: Truth = Field(False, description="Whether HTML in stories is interpreted, cleaned.", examples=["true"])
    robots: Annotated[Literal["noindex", "index"], WORD] = Field(
        "noindex", description="Whether search engines may list the site.", examples=["index"]
    )
