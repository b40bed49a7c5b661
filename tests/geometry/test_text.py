import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeysite.geometry.text import Face, Font, Lines, Master, TextStyle

LETTERS = "abcdefghijklmnopqrstuvwxyzé …«»-,.AV\u00a0"


def face(letter: float = 0.5, kerning: dict[str, dict[str, float]] | None = None) -> Face:
    """A face in which every letter is half an em wide, at weights 400 and 700 (a tenth wider)."""
    masters = [
        Master(weight, size, dict.fromkeys(LETTERS, letter * wide), {"a": 0.6})
        for weight, wide in ((400, 1.0), (700, 1.1))
        for size in (14, 32)
    ]
    return Face(tuple(masters), kerning or {})


FONT = Font(face())
TEN = TextStyle(10)  # every letter is 5 px wide


def test_a_width_is_the_sum_of_its_letters_at_that_size() -> None:
    assert FONT.width("abc", TEN) == 15
    assert FONT.width("abc", TextStyle(20)) == 30


def test_a_weight_between_two_masters_is_between_them() -> None:
    assert FONT.width("abcd", TextStyle(10, weight=550)) == pytest.approx(21)
    assert FONT.width("abcd", TextStyle(10, weight=900)) == pytest.approx(22)


def test_tracking_is_added_after_each_letter() -> None:
    assert FONT.width("abc", TextStyle(10, tracking=0.5)) == 16.5


def test_tabular_figures_have_their_own_widths() -> None:
    assert FONT.width("ab", TextStyle(10, tabular=True)) == 11


def test_kerned_pairs_are_closer() -> None:
    font = Font(face(kerning={"A": {"V": -0.1}}))
    assert (font.width("AV", TEN), font.width("VA", TEN)) == (9, 10)


def test_italics_are_measured_in_their_own_face() -> None:
    font = Font(face(), face(0.4))
    assert (font.width("ab", TextStyle(10, italic=True)), font.width("ab", TEN)) == (8, 10)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("\u0301\u0302", 0),  # combining marks
        ("e\u0301", 0.5),
        ("š", 0.5),  # as wide as its base letter
        ("我想", 2),
        ("🤿", 1.27),
        ("\u200b\u200d", 0),
    ],
)
def test_characters_that_the_font_lacks_get_a_sensible_width(text: str, ems: float) -> None:
    assert FONT.width(text, TEN) == pytest.approx(ems * 10)


def test_arabic_is_estimated_rather_too_wide_than_too_narrow() -> None:
    assert 0.5 * 10 * 4 < FONT.width("مرحب", TEN) < 0.8 * 10 * 4


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 50, ()),
        ("   ", 50, ()),
        ("abc", 50, ("abc",)),
        ("  abc   def ", 50, ("abc def",)),
        ("abcd efgh ijkl", 50, ("abcd efgh", "ijkl")),
        ("abcd efgh ijkl", 45, ("abcd efgh", "ijkl")),
        ("abcd efgh ijkl", 44, ("abcd", "efgh", "ijkl")),
        ("«\u00a0abc\u00a0» de", 35, ("«\u00a0abc\u00a0»", "de")),  # no-break spaces hold
        ("ab-cdefg hi", 30, ("ab-cde", "fg hi")),  # a hyphen does not break; a word too wide does
        ("line\nbreak", 50, ("line break",)),
    ],
)
def test_text_breaks_at_plain_spaces(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert FONT.wrap(text, width, TEN).lines == lines


def test_a_word_that_is_too_wide_is_broken_rather_than_clipped() -> None:
    assert FONT.wrap("abcdefghijkl", 20, TEN).lines == ("abcd", "efgh", "ijkl")


def test_chinese_breaks_between_characters_but_no_line_begins_with_a_comma() -> None:
    assert FONT.wrap("我想要，装备。", 30, TEN).lines == ("我想", "要，装", "备。")


def test_marks_stay_with_their_letters_and_emoji_whole_when_a_word_is_broken() -> None:
    family = "👩\u200d👧"
    assert FONT.wrap(f"e\u0301e\u0301e\u0301{family}🇫🇷", 26, TEN).lines == (
        "e\u0301e\u0301e\u0301",
        family,
        "🇫🇷",
    )


def test_text_beyond_the_last_line_is_left_out_at_a_word_and_marked() -> None:
    assert FONT.wrap("abcd efgh ijkl mnop", 50, TEN, max_lines=1) == Lines(("abcd efgh…",), (50.0,), cut=True)
    assert FONT.wrap("abcd, efghijklmno", 40, TEN, max_lines=1).lines == ("abcd…",)


def test_an_overlong_first_word_is_cut_inside_the_word() -> None:
    assert FONT.fit("abcdefghijkl", 30, TEN) == "abcde…"


@given(st.text(alphabet=LETTERS + "我想 \u0301🤿", max_size=60), st.integers(15, 120), st.sampled_from([None, 1, 2, 3]))
def test_no_line_is_wider_than_asked(text: str, width: int, max_lines: int | None) -> None:
    lines = FONT.wrap(text, width, TEN, max_lines)
    assert lines.width <= width
    assert max_lines is None or len(lines) <= max_lines
    assert lines.widths == tuple(FONT.width(line, TEN) for line in lines.lines)


@given(st.text(alphabet=LETTERS + "我想 ", max_size=60), st.integers(15, 120))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join(FONT.wrap(text, width, TEN).lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="abcdefg ", max_size=60), st.integers(40, 120))
def test_balanced_text_takes_no_more_lines_and_no_more_width(text: str, width: int) -> None:
    wrapped, balanced = FONT.wrap(text, width, TEN), FONT.balance(text, width, TEN)
    assert len(balanced) == len(wrapped)
    assert balanced.width <= wrapped.width
    assert "".join(balanced.lines).replace(" ", "") == text.replace(" ", "")


def test_balanced_text_has_no_short_last_word() -> None:
    assert FONT.wrap("abcd efgh ijkl m", 75, TEN).lines == ("abcd efgh ijkl", "m")
    assert FONT.balance("abcd efgh ijkl m", 75, TEN).lines == ("abcd efgh", "ijkl m")
