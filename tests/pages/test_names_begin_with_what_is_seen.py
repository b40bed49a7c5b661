"""Who speaks to a browser says what they see: the name of a link in a figure holds the words it begins with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

LINK = re.compile(r"<a [^>]*?aria-label=\"([^\"]*)\"[^>]*>(.*?)</a>", re.DOTALL)


def _words(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", unescape(text)).split()).casefold()


def _links(page: str) -> Iterator[tuple[str, str]]:
    """Name and first two words of every link that has a name of its own: its number and what it is called."""
    for name, inside in LINK.findall(page):
        seen = re.sub(r"<[^>]+>", " ", re.sub(r"<title>.*?</title>", "", inside, flags=re.DOTALL)).partition("…")[0]
        yield _words(name), " ".join(_words(seen).split()[:2])


def test_the_name_of_a_link_in_a_figure_holds_the_number_and_the_first_word_that_are_seen(
    published: Callable[..., Mapping[str, str]],
) -> None:
    texts = published()
    pages = [path for path in texts if path.endswith(".html") and path != "gallery.html"]
    links = {(path, *link) for path in pages for link in _links(texts[path])}
    assert links
    assert {(path, name, seen) for path, name, seen in links if seen not in name} == set()
