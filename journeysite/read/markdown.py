"""Markdown bodies into HTML with gaps: finished but for the links, titles and figures that only the site can fill.

The one door to markdown-it. CommonMark with tables, strikethrough, footnotes, definition lists, task lists, boxes
(`::: note`, `> [!NOTE]`), attributes and `[[ids]]`. The marks that a theme may style: `aside.admonition` with `note`,
`tip`, `important`, `warning` or `caution` and its `p.admonition-title`; `div.table-scroll`; `left`, `center` and
`right` on table cells; `ul.contains-task-list`, `li.task-list-item`; `sup.footnote-ref`, `section.footnotes`,
`a.footnote-backref`; `figure.placement` around a figure, `figure.picture` around a picture that stands alone.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate, islice, pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.attrs.parse import parse as parse_attributes
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct, field

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.model.prose import Heading
from journeysite.read import codes, limits
from journeysite.read.anchors import Anchors
from journeysite.read.boxes import boxes
from journeysite.read.characters import make_showable, told_of, unshowable_references
from journeysite.read.document import NO_BODY, Body, ReferenceSlot, WrittenReference
from journeysite.read.html import clean
from journeysite.read.markdown_slips import Slip, labels_twice, pasted_bullets, stray_colons, surplus_cells
from journeysite.read.targets import Target, classify
from journeysite.read.task_lists import task_lists
from journeysite.read.text import LOST

DEEPEST = 100  # markdown-it counts two levels for a list; what lies deeper it drops without a word
ATTRIBUTES = ("id", "class", "lang", "dir", "title", "width", "height")

# Kinds of boxes, the words that choose them, and their titles where the writer gives none.
BOXES = {
    "note": ("note", "info", "remarque"),
    "tip": ("tip", "astuce", "conseil"),
    "important": ("important",),
    "warning": ("warning", "attention", "avertissement"),
    "caution": ("caution", "danger", "prudence"),
}
_BOX_OF = {word: box for box, words in BOXES.items() for word in words}
_BOX_TITLES = {
    "fr": {
        "note": "Remarque",
        "tip": "Astuce",
        "important": "Important",
        "warning": "Attention",
        "caution": "Prudence",
    },
    "en": {"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"},
}

_WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
_FIGURE = re.compile(r"!\[\[([^\[\]\n]+)\]\]")
_FIGURE_LINE = re.compile(r"!\[\[([^\[\]\n]+)\]\][ \t]*")
_ATTRIBUTE_START = re.compile(r"\{\s*[.#a-zA-Z]")
_HEADING_END = re.compile(
    r"(?<!\s)\s+(\{(?:\s*(?:[#.][^\s{}#.=]+|[\w-]+=(?:\"[^\"\n]*\"|[^\s{}\"]+))(?=[\s}]))+\s*\})\s*$"
)
_ALERT = re.compile(r"\[!([A-Za-z]+)\][ \t]*(?:\n|$)")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]*)?/?>")
_UNDEFINED = re.compile(r"\[\^[^\[\]\s]+\]|\[[^\[\]\n]+\]\[[^\[\]\n]+\]")
# Links with a space in their path, ids in brackets that name none; code, and what a backslash hides, is passed over.
_UNMADE = re.compile(
    r"""(?<!`)(?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`) | \\. | (?P<wiki>\[\[[^\[\]\n]*\]\])
    | (?P<link>!?\[[^\[\]\n]*\]\(\x20*(?P<path>[^\s()<>"]+(?:\x20+[^\s()<>"]+)+)\x20*\))""",
    re.VERBOSE | re.DOTALL,
)
_PATH = re.compile(
    r"\.{0,2}/|(?:https?|mailto|tel):|.*\.\w{2,5}(?:#\S*)?\Z"
)  # what else stands in brackets may be talk
_UNMADE_HEADING = re.compile(r"^(#{2,6})[^\s#].*", re.MULTILINE)
_UNMADE_TABLE = re.compile(r"\|.*\|[ \t]*(?:\n[ \t]*\|.*\|[ \t]*)+")
_TABLE_RULE = re.compile(r"\n[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?:\n|\Z)")
_BAR = re.compile(r"(?<!\\)\|")
_UNMADE_BOX = re.compile(rf"!!![ \t]*({'|'.join(_BOX_OF)})\b", re.IGNORECASE)
_NOTE = re.compile(r"\[\^([^\]\n]+)\]:")
_BRACKET = re.compile(r"\\.|(?<!`)(?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`)|[\[\]]", re.DOTALL)
_GAP = "\0"  # no text holds one: reading replaces it


class Markdown(Struct, frozen=True):
    """A body, and the heading that was taken from its top to be the title of the page ("" when none was)."""

    body: Body
    title: str = ""


class Manner(Struct, frozen=True):
    """How a body is to be read.

    `file`, `first_line`, `indent`: where it stands in its file (lines from 1). `prefix` keeps the ids of its footnotes
    apart from those of other bodies on the same page. `lift_title`: a first heading of level 1 becomes the page's
    title. `taken`: anchors that the page needs for other things.
    """

    file: str
    first_line: int = 1
    indent: int = 0
    language: str = "en"
    raw_html: bool = False
    prefix: str = ""
    lift_title: bool = False
    taken: frozenset[str] = frozenset()


def parse_markdown(text: str, manner: Manner) -> Reported[Markdown]:
    """The body as HTML with gaps, its references, headings and lead.

    Headings are shifted so that the highest is level 2. Reported: what is nested too deeply, HTML shown as text,
    attributes that are not allowed, boxes that are unknown or not closed, links and pictures that cannot be,
    figures inside a line, labels and notes without a definition, and what is over a limit.
    """
    if not text.strip():
        return Reported(Markdown(NO_BODY))
    story = _Story(text[: limits.STORY], manner)
    if len(text) > limits.STORY:
        story.tell_length(len(text))
    environment: dict[str, Any] = {"story": story, "docId": manner.prefix} if manner.prefix else {"story": story}
    parser = _parser(manner.raw_html)
    tokens = story.settled(parser.parse(story.text, environment), environment)
    parts = story.parts(parser.renderer.render(tokens, parser.options, environment))
    body = Body(parts, tuple(story.references), tuple(story.headings), story.lead, tuple(story.images_without_alt))
    return Reported(Markdown(body, story.title), tuple(story.diagnostics))


class _Story(Struct):
    """One body on its way: what its tokens say is collected here, and what they shall render is written back."""

    text: str
    manner: Manner
    diagnostics: list[Diagnostic] = field(default_factory=list)
    references: list[WrittenReference] = field(default_factory=list)
    slots: list[ReferenceSlot] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    images_without_alt: list[int] = field(default_factory=list)
    lead: str = ""
    title: str = ""
    lines: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # where in the text each line begins
    over: set[str] = field(default_factory=set)  # forms of references of which there are too many
    external: set[str] = field(default_factory=set)
    figures: int = 0

    def __post_init__(self) -> None:
        self.lines = self.text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    # What the tokens say

    def settled(self, tokens: list[Token], environment: dict[str, Any]) -> list[Token]:
        """The tokens as they shall be rendered: references numbered, headings anchored, boxes named."""
        if "&#" in self.text:
            self._check_characters(tokens)
        if self.manner.lift_title:
            tokens = self._without_title(tokens)
        self._check_depth(tokens)
        self._check_notes(environment)
        self._check_lost(codes.LOST_CELLS, surplus_cells(tokens, self.lines))
        self._check_lost(codes.DEFINED_TWICE, labels_twice(environment))
        self._settle_headings(tokens)
        for index, token in enumerate(tokens):
            if token.type == "inline":
                self._settle_inline(token, token.children or [])
                if tokens[index - 1].type == "paragraph_open":
                    self._check_paragraph(token)
                    _hide_empty(tokens, index)
                if token.level == 1 and tokens[index - 1].type == "paragraph_open":
                    self.lead = self.lead or " ".join(_plain(token.children or [], pictures=False).split())
                _frame_picture(tokens, index)
            else:
                self._settle_block(tokens, index)
        return tokens

    def _settle_block(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        if token.type == "figure":
            self._settle_figure(token)
        elif token.type == "container_box_open":
            self._settle_box(token)
        elif token.type == "blockquote_open":
            self._settle_alert(tokens, index)
        elif token.type in {"th_open", "td_open"}:
            _style_to_class(token)
            if token.type == "th_open" and not tokens[index + 1].content.strip():
                token.tag = tokens[index + 2].tag = "td"  # a head without a word heads nothing
        elif token.type == "fence":
            self._check_fence(token)
        self._check_attributes(token, self._line(token))

    def _without_title(self, tokens: list[Token]) -> list[Token]:
        if len(tokens) < 3 or tokens[0].type != "heading_open" or tokens[0].tag != "h1":
            return tokens
        self.title = " ".join(_plain(tokens[1].children or []).split())
        return tokens[3:] if self.title else tokens

    def _settle_headings(self, tokens: list[Token]) -> None:
        places = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
        if not places:
            return
        shift = 2 - min(int(tokens[index].tag[1]) for index in places)
        anchors = Anchors(self.manner.taken)
        for index in places:
            level = min(6, int(tokens[index].tag[1]) + shift)
            text = " ".join(_plain(tokens[index + 1].children or [], pictures=False).split())
            wanted = tokens[index].attrGet("id")
            name = anchors.free(str(wanted)) if wanted else anchors.of(text)
            tokens[index].attrSet("id", name)
            tokens[index].tag = tokens[index + 2].tag = f"h{level}"
            self.headings.append(Heading(level, name, text))

    def _settle_inline(self, inline: Token, children: list[Token]) -> None:
        base = inline.map[0] if inline.map else None
        if any("](" in token.content or "[[" in token.content for token in children if token.type == "text"):
            self._check_unmade_links(inline, [token.content for token in children if token.type == "text"])
        for token in children:
            if token.type == "link_open":
                self._settle_link(token, self._spot(inline, token.meta.get("at", 0)))
            elif token.type == "image":
                self._settle_image(token, self._spot(inline, token.meta.get("at", 0)))
            elif token.type == "wiki":
                self._settle_wiki(token, self._spot(inline, token.meta.get("at", 0)))
            elif token.type == "figure_in_text":
                told = f"`{token.content}` stands inside a line of text"
                self._tell(
                    codes.FIGURE_IN_TEXT, self._spot(inline, token.meta.get("at", 0)), told, "give it a line of its own"
                )
            elif token.type == "open_comment":
                self.tell_open_comment(self._spot(inline, token.meta["at"]))
            elif token.type == "text":
                self._check_text(base, token)
            if token.attrs:
                self._check_attributes(token, self._spot(inline, token.meta.get("at", 0))[0])

    def _settle_link(self, token: Token, spot: tuple[int, int]) -> None:
        written = str(token.attrs.pop("href", ""))
        target = classify(written)
        if target.form == "refused":
            self._refuse(written, target, spot)
            token.meta["refused"] = True
            return
        if self._is_one_too_many(target.form, spot):
            token.meta["refused"] = True
            return
        index = self._refer(target.form, target, spot)
        token.attrs = {"href": self._gap(index, "href") if target.form == "path" else written, **token.attrs}
        if target.form == "external":
            token.attrSet("rel", "external noopener")

    def _refuse(self, written: str, target: Target, spot: tuple[int, int]) -> None:
        if not target.path:
            self._tell(codes.REFUSED_LINK, spot, "this link has no target", "write one between the round brackets")
        elif target.path.startswith("//"):
            self._tell(codes.REFUSED_LINK, spot, f"`{written}` is not complete", f"write `https:{target.path}`")
        else:
            hint = "link to a file of the site, or to an address that begins with https:// or mailto:"
            self._tell(codes.REFUSED_LINK, spot, f"a link cannot lead to `{_short(written)}`", hint)

    def _settle_image(self, token: Token, spot: tuple[int, int]) -> None:
        written = str(token.attrs.pop("src", ""))
        alt = " ".join(_plain(token.children or []).split())
        target = classify(written)
        if target.form != "path":
            told = f"the picture `{_short(written)}` is not a file of this site"
            self._tell(codes.FOREIGN_PICTURE, spot, told, "put it into content/media and write its path")
            token.meta["refused"] = True
            return
        if self._is_one_too_many("image", spot):
            token.meta["refused"] = True
            return
        index = self._refer("image", target, spot)
        if not alt:
            self.images_without_alt.append(index)
        token.attrs = {"src": self._gap(index, "href"), **token.attrs, "alt": alt}

    def _settle_wiki(self, token: Token, spot: tuple[int, int]) -> None:
        if self._is_one_too_many("wiki", spot):
            token.type, token.content = "text", token.meta["text"] or token.meta["target"]
            return
        path, _, fragment = token.meta["target"].partition("#")
        index = self._refer("wiki", Target("wiki", path.strip(), fragment.strip()), spot)
        token.attrs = {"href": self._gap(index, "href")}
        token.content = escapeHtml(token.meta["text"]) if token.meta["text"] else self._gap(index, "title")

    def _settle_figure(self, token: Token) -> None:
        line = self._line(token)
        column = self.lines[line - self.manner.first_line].find("![[") + 1
        spot = (line, column + self.manner.indent)
        if self._is_one_too_many("figure", spot):
            token.type, token.content = "text", ""
            return
        index = self._refer("figure", Target("figure", token.meta["target"].strip()), spot)
        token.content = self._gap(index, "figure")

    def _is_one_too_many(self, form: str, spot: tuple[int, int]) -> bool:
        """Whether the story holds as many references (or figures) as it may; the first that is left out is told."""
        is_figure = form == "figure"
        most = limits.FIGURES if is_figure else limits.REFERENCES
        if (self.figures if is_figure else len(self.references) - self.figures) < most:
            return False
        what = "figures" if is_figure else "links and pictures"
        if what not in self.over:
            self.over.add(what)
            told = f"this is more than the {most:,} {what} that a story may hold; from here on they are left out"
            self._tell(codes.TOO_MANY_REFERENCES, spot, told, "share the story among several pages")
        return True

    def _refer(self, form: str, target: Target, spot: tuple[int, int]) -> int:
        self.figures += form == "figure"
        if form == "external":
            self.external.add(target.path)
        self.references.append(WrittenReference(form, target.path, target.fragment, *spot))
        return len(self.references) - 1

    def _gap(self, index: int, want: str) -> str:
        self.slots.append(ReferenceSlot(index, want))
        return f"{_GAP}{len(self.slots) - 1}{_GAP}"

    def _settle_box(self, token: Token) -> None:
        word, _, title = token.info.strip().partition(" ")
        box = _BOX_OF.get(word.strip("{}.").casefold(), "")
        first, last = token.map or [0, 0]
        if not box:
            told = f"there is no box `{word}`"
            self._tell(codes.ADMONITION, (self._line(token), 1), told, f"there are {_boxes_listed()}")
        if last >= len(self.lines) or not self.lines[last].lstrip(" >\t").startswith(":::"):
            told = f"the box `::: {word}` is not closed"
            self._tell(codes.ADMONITION, (first + self.manner.first_line, 1), told, "end it with a line `:::`")
        token.meta["box"] = box or "note"
        token.meta["title"] = title.strip().strip('"') or self._box_title(box or "note")

    def _settle_alert(self, tokens: list[Token], index: int) -> None:
        """`> [!NOTE]` as on GitHub: the quotation becomes a box."""
        following = tokens[index + 1 : index + 3]
        if len(following) < 2 or following[1].type != "inline":
            return
        found = _ALERT.match(following[1].content)
        box = _BOX_OF.get(found[1].casefold(), "") if found else ""
        if found and not box:
            told = f"there is no box `[!{found[1]}]`"
            self._tell(codes.ADMONITION, (self._line(tokens[index]), 1), told, f"there are {_boxes_listed()}")
        if not found or not box:
            return
        children = following[1].children or []
        cut = next(
            (n + 1 for n, child in enumerate(children) if child.type in {"softbreak", "hardbreak"}), len(children)
        )
        following[1].children = children[cut:]
        _hide_empty(tokens, index + 2)
        tokens[index].meta = {"box": box, "title": self._box_title(box)}
        close = next(n for n in range(index + 1, len(tokens)) if _closes(tokens[n], tokens[index]))
        tokens[close].meta = {"box": box}

    def _box_title(self, box: str) -> str:
        return _BOX_TITLES.get(self.manner.language.partition("-")[0], _BOX_TITLES["en"])[box]

    # What there is to say

    def _check_characters(self, tokens: list[Token]) -> None:
        """Reports and replaces what `&#27;` and the like bring into a text; in code they are what they look like."""
        for token in tokens:
            if not make_showable((token,), LOST not in self.text):
                continue
            first, end = token.map or (0, len(self.lines))
            lines = enumerate(self.lines[first:end], first + self.manner.first_line)
            found = ((line, at, one) for line, text in lines for at, one in unshowable_references(text))
            for line, at, character in islice(found, 1):
                place = Place(self.manner.file, line=line, column=at + 1 + self.manner.indent)
                self.diagnostics.append(told_of(character, place))

    def _check_depth(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.level >= DEEPEST - 2 and token.nesting == 1 and token.block:
                told = f"this is nested deeper than {DEEPEST // 2} levels, and what lies below would be dropped"
                self._tell(codes.MARKDOWN_TOO_DEEP, (self._line(token), 1), told, "indent less")
                return

    def _check_lost(self, code: codes.Code, slips: Iterable[Slip]) -> None:
        """Reports what Markdown drops without a word."""
        for line, column, told, hint in slips:
            spot = line + self.manner.first_line, column + 1 + self.manner.indent
            self._tell(code, spot, told, hint)

    def tell_second_note(self, label: str, line: int, first: int) -> None:
        """Reports a note whose label an earlier one has."""
        told = (
            f"the note `[^{label}]` is already written on line {first + self.manner.first_line}; this one is not shown"
        )
        spot = line + self.manner.first_line, 1 + self.manner.indent
        self._tell(codes.DEFINED_TWICE, spot, told, "give it a label of its own, or join the two texts")

    def tell_open_comment(self, place: tuple[int, int]) -> None:
        """Reports a comment without an end; what follows is left out, as nobody can tell where it should end."""
        hint = "end it with `-->`, or put `<!--` in backticks where it is meant"
        told = "the comment that begins here is not closed, and what follows it is left out"
        self._tell(codes.OPEN_COMMENT, place, told, hint)

    def _check_notes(self, environment: dict[str, Any]) -> None:
        unused = [label[1:] for label, at in environment.get("footnotes", {}).get("refs", {}).items() if at < 0]
        places = {found[1]: found.start() for found in reversed([*_NOTE.finditer(self.text)])} if unused else {}
        for label in unused:
            told = f"the note `[^{label}]` is used nowhere, so nobody will read it"
            spot = self._at(places.get(label, 0))
            self._tell(codes.UNDEFINED_LABEL, spot, told, f"put `[^{label}]` where it belongs")

    def tell_length(self, length: int) -> None:
        """Reports where a story is cut because it is too long."""
        told = f"this story has {length:,} characters, and {limits.STORY:,} are read"
        self._tell(codes.TOO_LARGE, self._at(len(self.text) - 1), told, "share it among several pages")

    def check_text_block(self, inline: Token) -> bool:
        """Whether the marks of a paragraph, heading or cell can be read; else it is told why not."""
        if deep := deep_brackets(inline.content):
            told = f"this bracket lies inside {limits.BRACKETS} others, and begins nothing"
            hint = "close the brackets before it, or put a backslash before each that is meant as text"
            self._tell(codes.DEEP_BRACKETS, self._spot(inline, min(deep)), told, hint)
        if len(inline.content) <= limits.PARAGRAPH:
            return True
        told = f"this has {len(inline.content):,} characters without an empty line, and its marks are shown as text"
        self._tell(codes.LONG_PARAGRAPH, self._spot(inline, 0), told, "put empty lines between its paragraphs")
        return False

    def _check_text(self, base: int | None, token: Token) -> None:
        if "<" in token.content and (found := _TAG.search(token.content)):
            spot = self._found(found[0], base or 0)
            self._tell(
                codes.HTML_AS_TEXT,
                spot,
                f"`{_short(found[0])}` is shown as text",
                "use Markdown, or put it in backticks",
            )
        if "][" in token.content or "[^" in token.content:
            for found in _UNDEFINED.finditer(token.content):
                hint = "add a line that says what it leads to" if found[0][1] != "^" else f"add a line `{found[0]}: …`"
                self._tell(
                    codes.UNDEFINED_LABEL, self._found(found[0], base or 0), f"`{found[0]}` has no definition", hint
                )

    def _check_unmade_links(self, inline: Token, texts: Sequence[str]) -> None:
        if len(inline.content) > limits.PARAGRAPH:
            return  # all of its marks are shown as text, which is told
        for found in _UNMADE.finditer(inline.content):
            if not any(found[0] in text for text in texts):
                continue
            if found["wiki"]:
                told, hint = f"`{found[0]}` names nothing", "write `[[id]]`, or `[[id|words]]`"
            elif found["link"] and _PATH.match(found["path"]):
                what = "picture" if found[0].startswith("!") else "link"
                told = f"`{_short(found[0])}` is no {what}, because of the space in its path"
                hint = f"write the path in angle brackets: `(<{_short(found['path'])}>)`"
            else:
                continue
            self._tell(codes.MARKDOWN_AS_TEXT, self._spot(inline, found.start()), told, hint)

    def _check_paragraph(self, inline: Token) -> None:
        """Reports what was meant to be a heading, a table or a box, and became a paragraph."""
        text = inline.content
        if found := _UNMADE_HEADING.search(text):
            told, hint = f"`{_short(found[0])}` is no heading", f"put a space behind `{found[1]}`"
        elif found := _UNMADE_TABLE.fullmatch(text):
            columns = len(_BAR.findall(text.partition("\n")[0])) - 1
            told = "these lines are no table"
            hint = f"put a line `|{'---|' * columns}` below the first"
            if _TABLE_RULE.match(text, text.index("\n")):
                hint = f"the first has {columns} columns; below it write `|{'---|' * columns}`"
        elif found := _UNMADE_BOX.match(text):
            told = f"`{found[0]}` begins no box"
            hint = f"write `::: {found[1].lower()}`, the text, and a line `:::`"
        else:
            for at, told, hint in pasted_bullets(text):
                self._tell(codes.MARKDOWN_AS_TEXT, self._spot(inline, at), told, hint)
            for at, told, hint in stray_colons(text):
                self._tell(codes.ADMONITION, self._spot(inline, at), told, hint)
            return
        spot = self._spot(inline, found.start())
        self._tell(codes.MARKDOWN_AS_TEXT, spot, told, hint)

    def _check_fence(self, token: Token) -> None:
        """Reports a block of code that runs on to the end because nothing closes it."""
        first, end = token.map or (0, 0)
        last = self.lines[end - 1].lstrip(" >\t").rstrip() if end - first > 1 and end <= len(self.lines) else ""
        if not last.startswith(token.markup) or last.strip(token.markup[0]):
            told = "the block of code that begins here is not closed"
            mark = f"`` {token.markup} ``" if token.markup.startswith("`") else f"`{token.markup}`"
            self._tell(codes.OPEN_CODE, (self._line(token), 1), told, f"end it with a line {mark}")

    def _check_attributes(self, token: Token, line: int) -> None:
        refused = [*token.meta.get("insecure_attrs", ())]
        if "id" in token.attrs and token.type != "heading_open":
            del token.attrs["id"]  # links to it could not be checked, and two of a kind would be one too many
            refused.append("id")
        for name in refused:
            hint = f"possible are {', '.join(ATTRIBUTES)}; an id only at a heading"
            self._tell(codes.REFUSED_ATTRIBUTE, (line, 1), f"the attribute `{name}` is left out", hint)

    def _tell(self, code: codes.Code, spot: tuple[int, int], message: str, hint: str) -> None:
        self.diagnostics.append(code.at(Place(self.manner.file, line=spot[0], column=spot[1]), message, hint))

    # Where it stands

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.manner.first_line

    def _spot(self, inline: Token, at: int) -> tuple[int, int]:
        """Line and column in the file of a position in the text of a paragraph, heading or cell."""
        before = inline.content.rfind("\n", 0, at) + 1
        end = inline.content.find("\n", at)
        written = inline.content[before : end if end >= 0 else None]
        if not inline.map:
            return self._found(written, 0)
        number = inline.map[0] + inline.content.count("\n", 0, at)
        line = self.lines[number] if number < len(self.lines) else ""
        escaped = "\\|" in line and written not in line  # a table's cell has lost the backslash before its bar
        start = (line.replace("\\|", "|") if escaped else line).find(written)
        column = start + at - before + 1 if start >= 0 else max(0, line.find(written[at - before :][:12])) + 1
        column += line.count("\\|", 0, column) if escaped else 0
        return number + self.manner.first_line, column + self.manner.indent

    def place_of(self, line: int, written: str) -> tuple[int, int]:
        """Where a piece of text first stands in a line of the body (from 0)."""
        return line + self.manner.first_line, self.lines[line].find(written) + 1 + self.manner.indent

    def _found(self, written: str, base: int) -> tuple[int, int]:
        """Where a piece of text first stands, from a line of the body (from 0) on; that line's start if nowhere."""
        at = self.text.find(written, self.starts[min(base, len(self.lines))])
        return self._at(at) if at >= 0 else (base + self.manner.first_line, 1)

    def _at(self, place: int) -> tuple[int, int]:
        """Line and column in the file of a place in the body."""
        line = bisect_right(self.starts, place) - 1
        return line + self.manner.first_line, place - self.starts[line] + 1 + self.manner.indent

    # What comes out

    def parts(self, html: str) -> tuple[str | ReferenceSlot, ...]:
        """Rendered HTML cut at its gaps."""
        if self.manner.raw_html:
            html = self._cleaned(html)
        pieces = html.split(_GAP)
        cut = [self.slots[int(piece)] if number % 2 else piece for number, piece in enumerate(pieces)]
        return tuple(part for part in cut if part != "")

    def _cleaned(self, html: str) -> str:
        """HTML with a writer's own tags in it, made safe. Gaps pass through as a word that the text does not hold."""
        mark = "gap"
        while mark in html:
            mark += "p"
        marked = re.compile(re.escape(mark) + r"(\d+)" + re.escape(mark))

        def follow(tag: str, url: str) -> str | None:
            if marked.fullmatch(url) or (tag == "a" and url.startswith("#fn")):
                return url
            return self._followed(tag, url, mark)

        cleaned = clean(html.replace(_GAP, mark), follow)
        return marked.sub(lambda found: f"{_GAP}{found[1]}{_GAP}", cleaned)

    def _followed(self, tag: str, url: str, mark: str) -> str | None:
        """What stands for a link or picture of a writer's own HTML: a gap like any other."""
        spot, target = self._found(url, 0), classify(url)
        if tag == "img" and target.form != "path":
            self._tell(
                codes.FOREIGN_PICTURE,
                spot,
                f"the picture `{_short(url)}` is not a file of this site",
                "put it into content/media",
            )
            return None
        if target.form == "refused":
            self._refuse(url, target, spot)
            return None
        if target.form == "external":
            if url not in self.external and not self._is_one_too_many("external", spot):
                self._refer("external", target, spot)
            return url
        if self._is_one_too_many(target.form, spot):
            return None
        index = self._refer("image" if tag == "img" else "path", target, spot)
        return self._gap(index, "href").replace(_GAP, mark)


def _boxes_listed() -> str:
    return ", ".join(f"`{box}`" for box in BOXES)


def _plain(children: Sequence[Token], pictures: bool = True) -> str:
    """The words of inline tokens, as they are read aloud."""
    return "".join(
        _PLAIN[token.type](token) for token in children if token.type in _PLAIN and (pictures or token.type != "image")
    )


_PLAIN: dict[str, Callable[[Token], str]] = {
    "text": lambda token: token.content,
    "text_special": lambda token: token.content,
    "code_inline": lambda token: token.content,
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: " ",
    "image": lambda token: _plain(token.children or []),
    "wiki": lambda token: token.meta["text"] or token.meta["target"].rsplit("/", 1)[-1].replace("-", " "),
}


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _closes(token: Token, opening: Token) -> bool:
    return token.type == "blockquote_close" and token.level == opening.level


def _style_to_class(token: Token) -> None:
    """Table cells are aligned by a class: pages carry no inline styles."""
    if style := token.attrs.pop("style", None):
        token.attrJoin("class", str(style).removeprefix("text-align:"))


def _hide_empty(tokens: list[Token], at: int) -> None:
    """A paragraph of which nothing is left, because it held a comment or the mark of a box, is none."""
    if all(
        one.type in {"text", "softbreak", "open_comment"} and not one.content.strip()
        for one in tokens[at].children or ()
    ):
        tokens[at - 1].hidden = tokens[at + 1].hidden = True
        tokens[at].children = []


def _frame_picture(tokens: list[Token], at: int) -> None:
    """A picture that stands alone becomes a figure, and its title the caption."""
    children = tokens[at].children or []
    opening = tokens[at - 1]
    if len(children) != 1 or children[0].type != "image" or opening.type != "paragraph_open" or opening.hidden:
        return
    children[0].meta["caption"] = str(children[0].attrs.pop("title", ""))
    opening.tag = tokens[at + 1].tag = "figure"
    opening.attrJoin("class", "picture")


# The parser


def _inline(state: StateCore) -> None:
    """What is inside each block; one that is too long to be read for marks stays text."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if state.env["story"].check_text_block(token):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            else:
                token.children = [Token("text", "", 0, content=token.content)]


@cache
def _parser(raw_html: bool) -> MarkdownIt:
    """markdown-it with all that our writers may use; one a process for sites with (and without) HTML of their own."""
    parser = _Parser("commonmark", {"html": raw_html, "maxNesting": DEEPEST, "xhtmlOut": False}, renderer_cls=_Renderer)
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.at("inline", _inline)
    if not raw_html:
        parser.disable(["html_block", "html_inline"])  # they would only be asked, and refuse, at every line and mark
    footnote_plugin(parser, inline=False)
    deflist_plugin(parser)
    task_lists(parser)
    boxes(parser)
    for part in ("open", "close"):
        parser.add_render_rule(f"container_box_{part}", _render_box)
    _wrap(parser.block.ruler, "footnote_def", _defined_once)
    attrs_plugin(parser, allowed=ATTRIBUTES)
    attrs_block_plugin(parser, allowed=ATTRIBUTES)
    parser.block.ruler.before("fence", "comment", _comment_block, {"alt": ["paragraph", "blockquote", "list"]})
    parser.block.ruler.before("fence", "figure", _figure_block, {"alt": ["paragraph", "blockquote", "list"]})
    parser.inline.ruler.before("link", "wiki", _wiki)
    parser.inline.ruler.before("image", "figure_in_text", _figure_in_text)
    parser.inline.ruler.before("autolink", "comment", _comment)
    parser.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    for name in ("link", "image", "autolink"):
        _wrap(parser.inline.ruler, name, _positioned)
    for name in ("link", "image", "wiki", "figure_in_text", "footnote_ref"):
        _wrap(parser.inline.ruler, name, _not_too_deep)
    _wrap(parser.inline.ruler, "attr", _only_attributes)
    _wrap(parser.block.ruler, "attr", _only_attribute_lines)
    return parser


class _Parser(MarkdownIt):
    """Links reach us as written, also those that markdown-it would refuse without telling anybody."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002
        return True


Rule = Callable[..., bool]


def _wrap(ruler: Any, name: str, wrapper: Callable[[Rule], Rule]) -> None:
    """Puts a function around one of the parser's rules; markdown-it has no way of its own to get hold of them."""
    rule = next(rule for rule in ruler.__rules__ if rule.name == name)
    ruler.at(name, wrapper(rule.fn), {"alt": rule.alt})


def _positioned(rule: Rule) -> Rule:
    """Notes on the token of a link or picture where in the inline text it begins."""

    def positioned(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[before:]:
            if token.type in {"link_open", "image"} and "at" not in token.meta:
                token.meta["at"] = start
                break
        return True

    return positioned


def _not_too_deep(rule: Rule) -> Rule:
    """Leaves alone what begins with a bracket inside many others: markdown-it would try all of their combinations."""

    def shallow(state: StateInline, silent: bool) -> bool:
        deep = deep_brackets(state.src)
        return (not deep or (state.pos + (state.src[state.pos] == "!")) not in deep) and rule(state, silent)

    return shallow


@lru_cache(maxsize=8)  # a paragraph is asked about at each of its brackets
def deep_brackets(text: str) -> frozenset[int]:
    """Where in a text of a paragraph a square bracket opens that lies inside more others than are read."""
    if text.count("[") <= limits.BRACKETS or len(text) > limits.PARAGRAPH:
        return frozenset()
    depth, deep = 0, []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            depth += 1
            if depth > limits.BRACKETS:
                deep.append(found.start())
        elif found[0] == "]" and depth:
            depth -= 1
    return frozenset(deep)


def _defined_once(rule: Rule) -> Rule:
    """The first of two notes with one label counts, as with labels of links; the parser would take the last."""

    def defined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            label, firsts = state.tokens[before].meta["label"], state.env.setdefault("first_notes", {})
            if firsts.setdefault(label, start) != start:
                del state.tokens[before:]
                state.env["story"].tell_second_note(label, start, firsts[label])
        return True

    return defined


def _heading_attributes(state: StateCore) -> None:
    """`## Search {#search .wide}`, as Pandoc and its readers write it."""
    for heading, inline in pairwise(state.tokens):
        if heading.type == "heading_open" and (found := _HEADING_END.search(inline.content)):
            inline.content = inline.content[: found.start()]
            for name, value in parse_attributes(found[1])[1].items():
                if name in ATTRIBUTES:
                    heading.attrSet(name, str(value))
                else:
                    heading.meta.setdefault("insecure_attrs", {})[name] = value


def _only_attributes(rule: Rule) -> Rule:
    """Keeps `{{ x }}` and `{% x %}` text: content is never a template, and never lost as an attribute's comment."""

    def attributes(state: StateInline, silent: bool) -> bool:
        return bool(_ATTRIBUTE_START.match(state.src, state.pos)) and rule(state, silent)

    return attributes


def _only_attribute_lines(rule: Rule) -> Rule:
    def attributes(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        return bool(_ATTRIBUTE_START.match(state.src, at)) and rule(state, start, end, silent)

    return attributes


def _wiki(state: StateInline, silent: bool) -> bool:
    """`[[search]]`, `[[diving-gear/search|the search stage]]`, `[[page#heading]]`."""
    if state.src[state.pos] != "[" or state.linkLevel or not (found := _WIKI.match(state.src, state.pos, state.posMax)):
        return False
    if not found[1].strip():
        return False
    if not silent:
        token = state.push("wiki", "a", 0)
        token.meta = {"target": found[1].strip(), "text": (found[2] or "").strip(), "at": state.pos}
    state.pos = found.end()
    return True


def _figure_in_text(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "!" or not (found := _FIGURE.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        token = state.push("figure_in_text", "", 0)
        token.content = found[0]
        token.meta = {"at": state.pos}
    state.pos = found.end()
    return True


def _figure_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """`![[map:diving-gear]]` on a line of its own."""
    if state.is_code_block(start):
        return False
    found = _FIGURE_LINE.fullmatch(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if not found or not found[1].strip():
        return False
    if not silent:
        token = state.push("figure", "figure", 0)
        token.map = [start, start + 1]
        token.meta = {"target": found[1]}
        state.line = start + 1
    return True


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`<!-- a note to the next writer -->`: read by nobody else, so it leaves no trace on the page."""
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", at):
        return False
    closing = _comment_end(state, at + 2, state.eMarks[end - 1])
    line = start
    while closing > state.eMarks[line]:
        line += 1
    if closing >= 0 and state.src[closing : state.eMarks[line]].strip():
        return False
    if closing < 0:
        line = _last_of_block(state, start, end)
        if not silent:
            state.env["story"].tell_open_comment(state.env["story"].place_of(start, "<!--"))
    if not silent:
        state.line = line + 1
    return True


def _last_of_block(state: StateBlock, start: int, end: int) -> int:
    """The last line of the quotation, the item or the story that a line belongs to."""
    line = start
    while line + 1 < end and (state.isEmpty(line + 1) or state.sCount[line + 1] >= state.blkIndent):
        line += 1
    return line


def _comment_end(state: StateBlock | StateInline, start: int, end: int) -> int:
    """Behind the `-->` that ends a comment, -1 where none does. Where one is missing it is looked for only once."""
    searched, since, until = state.env.get("no_comment_ends", ("", 0, 0))
    if searched is state.src and since <= start and end <= until:
        return -1
    closing = state.src.find("-->", start, end)
    if closing < 0:
        state.env["no_comment_ends"] = (state.src, start, end)
        return -1
    return closing + 3


def _comment(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("<!--", state.pos):
        return False
    closing = _comment_end(state, state.pos + 4, state.posMax)
    if closing < 0 and not silent:
        state.push("open_comment", "", 0).meta = {"at": state.pos}
    state.pos = state.posMax if closing < 0 else closing
    return True


# What tokens look like


class _Renderer(RendererHTML):
    """markdown-it's own renderer, with our marks."""

    def link_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return "" if tokens[at].meta.get("refused") else self.renderToken(tokens, at, options, env)

    def link_close(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ARG002
        opening = next(
            n for n in range(at - 1, -1, -1) if tokens[n].type == "link_open" and tokens[n].level == tokens[at].level
        )
        return "" if tokens[opening].meta.get("refused") else "</a>"

    def image(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ARG002
        token = tokens[at]
        if token.meta.get("refused"):
            return escapeHtml(" ".join(_plain(token.children or []).split()))
        caption = token.meta.get("caption", "")
        picture = f'<img{self.renderAttrs(token)} loading="lazy" decoding="async">'
        return f"{picture}<figcaption>{escapeHtml(caption)}</figcaption>" if caption else picture

    def wiki(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ARG002
        return f"<a{self.renderAttrs(tokens[at])}>{tokens[at].content}</a>"

    def figure(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ARG002
        return f'<figure class="placement">{tokens[at].content}</figure>\n'

    def open_comment(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ARG002
        return ""

    def figure_in_text(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ARG002
        return escapeHtml(tokens[at].content)

    def table_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return f'<div class="table-scroll" tabindex="0">{self.renderToken(tokens, at, options, env)}'

    def table_close(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ARG002
        return "</table></div>\n"

    def blockquote_open(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        box = tokens[at].meta.get("box")
        return _box_opening(tokens[at]) if box else self.renderToken(tokens, at, options, env)

    def blockquote_close(self, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        return "</aside>\n" if tokens[at].meta.get("box") else self.renderToken(tokens, at, options, env)


def _render_box(_: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ARG001
    return _box_opening(tokens[at]) if tokens[at].nesting == 1 else "</aside>\n"


def _box_opening(token: Token) -> str:
    box, title = token.meta["box"], escapeHtml(token.meta["title"])
    return f'<aside class="admonition {box}" role="note"><p class="admonition-title">{title}</p>\n'
