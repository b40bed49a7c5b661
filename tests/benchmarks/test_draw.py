"""The f-strings beside which drawing is measured write the same bytes, one call an element."""

from __future__ import annotations

from benchmarks.draw import spelled, written

MARKUP = (
    '<svg viewBox="0 0 10 20.5"><a class="z0" href="x/y.html#a&amp;b"><title>One &lt; two</title>'
    '<use href="#i-1" x="-1" y="2"/></a><use href="#i-1" x="3" y="4.25"/>'
    '<text x="1"><tspan>1</tspan> and more</text></svg>'
)


def test_f_strings_write_the_same_bytes() -> None:
    assert written(spelled(MARKUP)) == MARKUP


def test_numbers_words_and_addresses_are_arguments() -> None:
    assert [arguments for _, arguments in spelled(MARKUP)] == [
        (0, 0, 10, 20.5),
        ("x/y.html#a&b",),
        ("One < two",),
        (-1, 2),
        (3, 4.25),
        (1,),
        ("1",),
        (" and more",),
    ]


def test_elements_of_one_kind_share_a_function() -> None:
    first, second = spelled('<circle cx="1" cy="2"/><circle cx="3" cy="4.5"/>')
    assert first[0] is second[0]
