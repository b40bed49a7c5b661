"""What writers may write of a persona and its drawn face."""

from typing import Annotated

from pydantic import Field, Tag

from journeysite.model.persona import Clothes, Cut, Extra, Hair, Skin
from journeysite.read.fields import BY_SHAPE, FILLED, LIST, MAPPING, Id, Ids, Number, Text, Texts, WholeNumber
from journeysite.read.records.record import Record
from journeysite.read.records.touchpoint import Image
from journeysite.read.words import WORD


class AvatarRecord(Record):
    """A drawn face. What is left out is chosen from the persona's id, and stays the same from build to build."""

    skin: Annotated[Skin, WORD] | None = Field(None, description="The tone of the skin.", examples=["tan"])
    hair: Annotated[Hair, WORD] | None = Field(None, description="The tone of the hair.", examples=["dark-brown"])
    cut: Annotated[Cut, WORD] | None = Field(None, description="The cut, or what is worn over it.", examples=["short"])
    clothes: Annotated[Clothes, WORD] | None = Field(None, description="The tone of the clothes.", examples=["navy"])
    extra: Annotated[Extra, WORD] | None = Field(None, description="What else is in the face.", examples=["glasses"])


class PersonaRecord(Record):
    """A typical customer."""

    title: Text = Field(description="The name.", examples=["Quentin"])
    role: Text | None = Field(None, description="What they do in life.", examples=["Primary-school teacher"])
    age: WholeNumber | None = Field(None, ge=0, le=130, description="Age in years.", examples=["34"])
    segment: Text | None = Field(None, description="The group they stand for.", examples=["Beginner divers"])
    share: Number | None = Field(None, ge=0, le=100, description="Share of all customers, in percent.", examples=["35"])
    portrait: Image | None = Field(
        None, description="A picture; without one an avatar is drawn.", examples=["media/quentin.webp"]
    )
    quote: Text | None = Field(None, description="A sentence that is typical of them.", examples=["I want to dive."])
    facts: Annotated[dict[Text, Text], FILLED] = Field(
        {}, description="What else to know, as names and values.", examples=["{Lives in: Toulon}"]
    )
    goals: Texts = Field((), description="What they want to reach.", examples=["[Ten dives this year]"])
    needs: Texts = Field((), description="What they need for it.", examples=["[To try before paying]"])
    motivations: Texts = Field((), description="What drives them.", examples=["[To belong to the club]"])
    obstacles: Texts = Field((), description="What holds them back.", examples=["[The fear of buying twice]"])
    habits: Texts = Field((), description="What they usually do.", examples=["[Compares after nine]"])
    channels: Annotated[
        Annotated[dict[Id, Annotated[Number, Field(ge=1, le=5)]], FILLED, Tag(MAPPING)] | Annotated[Ids, Tag(LIST)],
        BY_SHAPE,
    ] = Field(
        {},
        description="Channels they use: ids, or ids with how much they like them, from 1 to 5.",
        examples=["{store: 5, web: 4}"],
    )
    tools: Texts = Field((), description="What they work with.", examples=["[Smartphone]"])
    tags: Texts = Field((), description="Free words to find them by.", examples=["[beginner]"])
    avatar: AvatarRecord = Field(
        AvatarRecord.model_construct(),
        description="How the avatar is drawn.",
        examples=["{skin: light, hair: brown, cut: short}"],
    )
    evidence: Ids = Field((), description="Studies they rest on, by id.", examples=["[interviews-2026]"])
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[jean]"])
