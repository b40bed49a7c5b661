"""The words for a face are those that can be drawn."""

from __future__ import annotations

from typing import get_args

from msgspec.structs import replace

from journeysite.layout.avatar import CLOTHES, CUTS, EXTRAS, HAIR, SKINS, AvatarSubject
from journeysite.model.address import Address, Kind
from journeysite.model.persona import Clothes, Cut, Extra, Face, Hair, Persona, Skin
from journeysite.pages.avatar import avatar_subject

AWA = Persona("awa", Address(Kind.PERSONA, "awa"), "Awa")


def test_there_is_a_word_for_everything_that_can_be_drawn() -> None:
    assert (get_args(Cut), get_args(Extra)) == (CUTS, EXTRAS)
    assert [len(get_args(words)) for words in (Skin, Hair, Clothes)] == [SKINS, HAIR, CLOTHES]


def test_words_choose_tones_by_their_order_and_what_is_left_out_is_left_open() -> None:
    chosen = replace(AWA, avatar=Face(skin="dark", hair="black", cut="bun", clothes="slate", extra="none"))
    assert avatar_subject(chosen, 96) == AvatarSubject("awa", "", 96, 5, 0, "bun", 7, "none")
    assert avatar_subject(replace(AWA, avatar=Face(hair="white")), 96) == AvatarSubject("awa", "", 96, hair=6)
