"""What a kind of pages is, and where a single page lies. The kinds themselves are in `page_kinds`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from journeysite.model.address import Address
from journeysite.model.site import Site

Maker = Callable[..., object]


class Route(Struct, frozen=True):
    """Where a page lies and how it is made: from the nouns of these addresses, whatever they hold by then."""

    path: str
    template: str
    about: Address
    make: Maker
    nouns: tuple[Address, ...] = ()


class PageKind(Struct, frozen=True):
    """An overview page, at `<name>.html` by the template of that name, and the pages `below` it, one noun's at a time.

    `nouns`: what it is about. `overview`: its view; the page exists while there are more than `more_than` nouns. With a
    `title` it is in the navigation, and on the way from home to the pages whose frame names it.
    """

    name: str
    nouns: Callable[[Site], Mapping[str, Any]]
    overview: Maker | None = None
    title: Callable[[Callable[[str], str]], str] | None = None
    below: Callable[[Any], Iterable[Route]] = lambda _: ()
    more_than: int = 0
