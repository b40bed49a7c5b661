import re
from collections.abc import Callable

import pytest

from journeysite.draw.avatar import draw_avatar
from journeysite.layout.avatar import CLOTHES, CUTS, EXTRAS, HAIR, SKINS, AvatarLayout, AvatarSubject, layout_avatar


def test_of_somebody_of_whom_nothing_is_written_nothing_is_drawn_but_a_figure() -> None:
    layout = layout_avatar(AvatarSubject("quentin", size=40))
    assert layout == AvatarLayout(
        "quentin", "", 40, skin=None, hair=None, cut="", clothes=4, extra="none", has_face=False
    )
    drawn = draw_avatar(layout).markup
    assert not re.search(r"skin-\d|hair-|av-(ink|pen|gold)", drawn)


def test_what_the_writer_has_chosen_is_kept() -> None:
    given = AvatarSubject("quentin", skin=1, hair=1, cut="short", clothes=0, extra="beard")
    assert layout_avatar(given) == AvatarLayout("quentin", "", 40.0, 1, 1, "short", 0, "beard", True)


@pytest.mark.parametrize("number", range(8))
def test_what_is_left_out_is_never_chosen_by_chance(number: int) -> None:
    face = layout_avatar(AvatarSubject(f"persona-{number}", hair=6))
    assert (face.skin, face.hair, face.cut, face.extra) == (None, 6, "short", "none")


def test_clothes_tell_figures_apart() -> None:
    assert len({layout_avatar(AvatarSubject(f"persona-{n}")).clothes for n in range(100)}) == CLOTHES


@pytest.mark.parametrize(
    ("subject", "message"),
    [
        (AvatarSubject("a", skin=SKINS), "skin must be between 0 and 5, not 6"),
        (AvatarSubject("a", hair=HAIR), "hair must be between 0 and 6, not 7"),
        (AvatarSubject("a", clothes=CLOTHES), "clothes must be between 0 and 7, not 8"),
        (AvatarSubject("a", cut="mullet"), f"cut must be one of {', '.join(CUTS)}, not 'mullet'"),
        (AvatarSubject("a", extra="monocle"), f"extra must be one of {', '.join(EXTRAS)}, not 'monocle'"),
    ],
)
def test_a_parameter_out_of_its_range_is_named(subject: AvatarSubject, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        layout_avatar(subject)
    assert str(caught.value) == message


@pytest.mark.parametrize("cut", CUTS)
def test_a_face_is_drawn_as_before(cut: str, golden: Callable[[str, str], None]) -> None:
    extra = "glasses" if cut in ("bob", "scarf") else "beard" if cut == "short" else "none"
    subject = AvatarSubject("quentin", "Portrait", 72.0, 1, 1, cut, 0, extra)
    golden(f"avatar/{cut}.svg", draw_avatar(layout_avatar(subject)).markup.replace("><", ">\n<") + "\n")


def test_a_face_beside_its_name_is_decoration() -> None:
    assert draw_avatar(layout_avatar(AvatarSubject("quentin"))).attributes == (
        ' aria-hidden="true" class="av" height="40" viewBox="0 0 100 100" width="40"'
    )
