"""What writers may write of a channel and of a team, and of a page of its own."""

from pydantic import Field

from journeysite.read.fields import Day, Text, Texts
from journeysite.read.records.record import Record


class ChannelRecord(Record):
    """A page of prose for a channel declared in the settings."""

    title: Text | None = Field(
        None, description="Its name here, instead of the label in the settings.", examples=["Store"]
    )
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[shop]"])


class TeamRecord(Record):
    """A page of prose for a team declared in the settings."""

    title: Text | None = Field(
        None, description="Its name here, instead of the label in the settings.", examples=["Stores"]
    )
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[retail]"])


class PageRecord(Record):
    """A free page, and the welcome on the home page."""

    title: Text | None = Field(
        None, description="Its title; else its first heading, else its file's name.", examples=["Our method"]
    )
    tags: Texts = Field((), description="Free words to find it by.", examples=["[method]"])
    updated: Day | None = Field(None, description="When it was last worked on.", examples=["2026-10-14"])
    aliases: Texts = Field((), description="Old paths, whose addresses still lead here.", examples=["[how-we-work]"])
