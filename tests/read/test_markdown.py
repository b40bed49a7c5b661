"""Markdown bodies: HTML with gaps where only the site knows what belongs."""

from __future__ import annotations

from textwrap import dedent

import pytest

from journeysite.model.prose import Heading
from journeysite.read.document import Body, ReferenceSlot, WrittenReference
from journeysite.read.markdown import Manner, Markdown, parse_markdown


def read(text: str, **manner: object) -> tuple[Markdown, list[str]]:
    found = parse_markdown(dedent(text), Manner("f.md", **manner))  # type: ignore[arg-type]
    lines = [f"{one.place.line}:{one.place.column} {one.code} {one.message} | {one.hint}" for one in found.diagnostics]
    return found.value, lines


def shown(body: Body) -> str:
    """The body with its gaps written as `{0:href}`."""
    return "".join(part if isinstance(part, str) else f"{{{part.index}:{part.want}}}" for part in body.parts)


def html(text: str, **manner: object) -> str:
    """What a text becomes; nothing may be said about it."""
    found, lines = read(text, **manner)
    assert lines == []
    return shown(found.body)


def told(text: str, **manner: object) -> list[str]:
    return read(text, **manner)[1]


def test_no_text_is_no_body() -> None:
    assert read(" \n\n")[0] == Markdown(Body())


def test_common_marks() -> None:
    assert html("One *two* **three** ~~four~~ `<five>`\nsix\n\n---\n\n> seven") == (
        "<p>One <em>two</em> <strong>three</strong> <s>four</s> <code>&lt;five&gt;</code>\nsix</p>\n<hr>\n"
        "<blockquote>\n<p>seven</p>\n</blockquote>\n"
    )


def test_an_empty_corner_of_a_table_is_no_head_without_a_name() -> None:
    rows = html("|  | Ana |\n|---|--:|\n| Age | 41 |\n")
    assert '<td></td>\n<th class="right">Ana</th>' in rows
    assert "<th></th>" not in rows


def test_tables_scroll_and_are_aligned_by_classes() -> None:
    assert html("| a | b |\n|:-:|--:|\n| 1 | 2 |") == (
        '<div class="table-scroll" tabindex="0"><table>\n<thead>\n<tr>\n<th class="center">a</th>\n'
        '<th class="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="center">1</td>\n'
        '<td class="right">2</td>\n</tr>\n</tbody>\n</table></div>\n'
    )


def test_task_lists() -> None:
    assert html("- [ ] open\n- [x] done") == (
        '<ul class="contains-task-list">\n<li class="task-list-item"><label><input class="task-list-item-checkbox" '
        'disabled="disabled" type="checkbox"> open</label></li>\n<li class="task-list-item"><label><input '
        'class="task-list-item-checkbox" checked="checked" disabled="disabled" type="checkbox"> done</label></li>\n'
        "</ul>\n"
    )


def test_definition_lists() -> None:
    assert html("Term\n: Meaning") == "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>\n"


def test_footnotes_keep_apart_from_those_of_other_bodies() -> None:
    assert html("Text[^a]\n\n[^a]: Note", prefix="gear-search") == (
        '<p>Text<sup class="footnote-ref"><a href="#fn-gear-search-1" id="fnref-gear-search-1">[1]</a></sup></p>\n'
        '<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n'
        '<li id="fn-gear-search-1" class="footnote-item"><p>Note '
        '<a href="#fnref-gear-search-1" class="footnote-backref">↩︎</a></p>\n</li>\n</ol>\n</section>\n'
    )


@pytest.mark.parametrize("text", ["::: note\nText\n:::", "> [!NOTE]\n> Text"])
def test_boxes_come_as_containers_and_as_on_github(text: str) -> None:
    assert html(text).replace("\n\n", "\n") == (
        '<aside class="admonition note" role="note"><p class="admonition-title">Note</p>\n<p>Text</p>\n</aside>\n'
    )


def test_a_box_may_have_a_title_and_another_box_inside() -> None:
    assert html(':::: warning "Mind <this>"\n::: astuce\nText\n:::\n::::', language="fr") == (
        '<aside class="admonition warning" role="note"><p class="admonition-title">Mind &lt;this&gt;</p>\n'
        '<aside class="admonition tip" role="note"><p class="admonition-title">Astuce</p>\n<p>Text</p>\n</aside>\n'
        "</aside>\n"
    )


def test_a_quotation_with_the_mark_of_an_unknown_box_stays_one_and_is_told() -> None:
    assert told("> [!WHATEVER]\n> Text") == [
        "1:1 J024 there is no box `[!WHATEVER]` | there are `note`, `tip`, `important`, `warning`, `caution`"
    ]
    assert shown(read("> [!WHATEVER]\n> Text")[0].body) == "<blockquote>\n<p>[!WHATEVER]\nText</p>\n</blockquote>\n"


def test_boxes_that_are_unknown_or_open_are_told() -> None:
    assert told("a\n\n::: spoiler\nText\n:::\n") == [
        "3:1 J024 there is no box `spoiler` | there are `note`, `tip`, `important`, `warning`, `caution`"
    ]
    assert told("::: note\nText", first_line=5) == [
        "5:1 J024 the box `::: note` is not closed | end it with a line `:::`"
    ]


def test_attributes_set_classes_and_sizes() -> None:
    assert (
        html("{.lead lang=fr}\nText\n\n`x`{.key}")
        == '<p lang="fr" class="lead">Text</p>\n<p><code class="key">x</code></p>\n'
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Text\n\n{onclick=alert}\nText", "onclick"),
        ("Text\n\n{style=x}\nText", "style"),
        ("Text\n\n[x](a.md){href=b}", "href"),
        ("Text\n\n![x](a.png){src=b onerror=x}", "src"),
        ("Text\n\n`x`{#here}", "id"),
    ],
)
def test_other_attributes_are_left_out_and_told(text: str, name: str) -> None:
    found, lines = read(text)
    line = 3 if "\n{" not in text else 4
    assert lines[0] == (
        f"{line}:1 J023 the attribute `{name}` is left out | "
        "possible are id, class, lang, dir, title, width, height; an id only at a heading"
    )
    assert f" {name}=" not in shown(found.body).replace(' src="{0:href}"', "").replace(' href="{0:href}"', "")


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% include x %}", "a {{ x }} b", "`x`{{ y }}", "{# x #}", "{}"])
def test_template_marks_are_text(text: str) -> None:
    found = html(text)
    assert text.replace("`x`", "") in found


def test_headings_begin_at_the_second_level_and_carry_githubs_anchors() -> None:
    found, lines = read("# A *b* `c`\n## D\n#### A b c\n\nE\n---")
    assert lines == []
    assert shown(found.body) == (
        '<h2 id="a-b-c">A <em>b</em> <code>c</code></h2>\n<h3 id="d">D</h3>\n'
        '<h5 id="a-b-c-1">A b c</h5>\n<h3 id="e">E</h3>\n'
    )
    assert found.body.headings == (
        Heading(2, "a-b-c", "A b c"),
        Heading(3, "d", "D"),
        Heading(5, "a-b-c-1", "A b c"),
        Heading(3, "e", "E"),
    )


def test_deep_headings_rise_to_the_second_level_and_none_sinks_below_the_sixth() -> None:
    assert [heading.level for heading in read("### A\n###### B")[0].body.headings] == [2, 5]
    assert [heading.level for heading in read("# A\n###### B")[0].body.headings] == [2, 6]


def test_a_heading_may_choose_its_anchor_and_gives_way_to_the_page() -> None:
    found, _ = read("{#mine}\n# A\n# Mine\n# Compare", taken=frozenset({"compare"}))
    assert [heading.anchor for heading in found.body.headings] == ["mine", "mine-1", "compare-1"]


def test_a_first_heading_can_become_the_title_of_the_page() -> None:
    found, _ = read("# Our *method*\n\nText\n\n## More", lift_title=True)
    assert (found.title, shown(found.body)) == ("Our method", '<p>Text</p>\n<h2 id="more">More</h2>\n')
    assert read("## Sub\n", lift_title=True)[0].title == ""
    assert read("Text\n\n# Late\n", lift_title=True)[0].title == ""


def test_the_lead_is_the_first_paragraph_in_plain_words() -> None:
    above = "# T\n\n![alt](a.png)\n\n![[map:x]]\n\n"
    text = above + "First *para* with [[gear/the-search]], `code`\nand [a **link**](b.md)[^1].\n\nNext\n\n[^1]: N"
    assert read(text)[0].body.lead == "First para with the search, code and a link."
    assert read("- only\n- lists")[0].body.lead == ""


def test_every_reference_is_noted_with_its_place_and_leaves_a_gap() -> None:
    found, lines = read(
        """\
        See [[search]], [[gear/search#how|the & stage]] and
        [Quentin](../personas/a%20b.md#needs "Who") or [web](https://a.b/?c=d&e).

        ![[map:gear]]

        ![A shop](../media/shop.png)

        | x | y |
        |---|---|
        | [[a\\|b]] | <mailto:a@b.c> |
        """,
        first_line=10,
    )
    assert lines == []
    assert shown(found.body).startswith(
        '<p>See <a href="{0:href}">{0:title}</a>, <a href="{1:href}">the &amp; stage</a> and\n'
        '<a href="{2:href}" title="Who">Quentin</a> or '
        '<a href="https://a.b/?c=d&amp;e" rel="external noopener">web</a>.</p>\n'
        '<figure class="placement">{4:figure}</figure>\n'
        '<figure class="picture"><img src="{5:href}" alt="A shop" loading="lazy" decoding="async"></figure>\n'
    )
    assert found.body.references == (
        WrittenReference("wiki", "search", "", 10, 5),
        WrittenReference("wiki", "gear/search", "how", 10, 17),
        WrittenReference("path", "../personas/a b.md", "needs", 11, 1),
        WrittenReference("external", "https://a.b/?c=d&e", "", 11, 48),
        WrittenReference("figure", "map:gear", "", 13, 1),
        WrittenReference("image", "../media/shop.png", "", 15, 1),
        WrittenReference("wiki", "a", "", 19, 3),
        WrittenReference("external", "mailto:a@b.c", "", 19, 14),
    )


def test_places_are_right_inside_lists_quotations_and_indented_stories() -> None:
    found, _ = read("- a\n  - [x](x.md)\n> q\n> and [[y]] [[y]]\n", indent=4)
    assert [(one.target, one.line, one.column) for one in found.body.references] == [
        ("x.md", 2, 9),
        ("y", 4, 11),
        ("y", 4, 17),
    ]


def test_a_picture_with_a_title_of_its_own_gets_a_caption() -> None:
    assert html('![A](a.png "Seen <from> above")') == (
        '<figure class="picture"><img src="{0:href}" alt="A" loading="lazy" decoding="async">'
        "<figcaption>Seen &lt;from&gt; above</figcaption></figure>\n"
    )


def test_pictures_without_a_description_are_noted() -> None:
    body = read("![](a.png) and ![b](b.png)\n\n![ ](c.png)")[0].body
    assert [body.references[index].target for index in body.images_without_alt] == ["a.png", "c.png"]


def test_links_inside_code_are_no_references() -> None:
    assert (
        read("`[[a]]` and\n\n    [[b]]\n\n```\n![[map:c]]\n[x](y.md)\n```\n\\[[d]] \\[e](f.md)")[0].body.references
        == ()
    )


def test_of_a_link_inside_a_link_the_inner_one_counts() -> None:
    assert html("[see [[a]]](b.md)") == '<p>[see <a href="{0:href}">{0:title}</a>](b.md)</p>\n'


def test_a_figure_inside_a_line_is_told_and_shown_as_text() -> None:
    found, lines = read("Look: ![[curve]] there")
    assert lines == ["1:7 J027 `![[curve]]` stands inside a line of text | give it a line of its own"]
    assert shown(found.body) == "<p>Look: ![[curve]] there</p>\n"


def test_a_figure_may_follow_a_line_of_text() -> None:
    assert html("Text\n![[curve]]\nMore") == (
        '<p>Text</p>\n<figure class="placement">{0:figure}</figure>\n<p>More</p>\n'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[x](javascript:alert(1))", "a link cannot lead to `javascript:alert(1)`"),
        ("[x](<java\tscript:alert(1)>)", "a link cannot lead to `java\tscript:alert(1)`"),
        ("[x](&#106;avascript:alert(1))", "a link cannot lead to `javascript:alert(1)`"),
        ("<javascript:alert(1)>", "a link cannot lead to `javascript:alert(1)`"),
        ("[x](data:text/html,y)", "a link cannot lead to `data:text/html,y`"),
        ("[x]()", "this link has no target"),
        ("[x](//a.b/c)", "`//a.b/c` is not complete"),
        ("[x][y]\n\n[y]: vbscript:z", "a link cannot lead to `vbscript:z`"),
    ],
)
def test_links_that_must_not_be_are_told_and_shown_as_text(text: str, message: str) -> None:
    found, lines = read(text)
    assert [line.split(" | ")[0] for line in lines] == [f"1:1 J025 {message}"]
    assert "<a" not in shown(found.body)


@pytest.mark.parametrize("target", ["https://a.b/c.png", "data:image/png;base64,AA", "//a.b/c.png"])
def test_pictures_from_elsewhere_are_told_and_not_shown(target: str) -> None:
    found, lines = read(f"![alt <b>]({target})")
    assert lines[0].startswith(f"1:1 J026 the picture `{target}` is not a file of this site | ")
    assert "<img" not in shown(found.body)


def test_html_is_text_and_told_unless_the_site_wants_it() -> None:
    found, lines = read("Text <script>alert(1)</script>\n\n<div onclick=x>Block</div>")
    assert "<script" not in shown(found.body)
    assert "&lt;div onclick=x&gt;Block&lt;/div&gt;" in shown(found.body)
    assert lines == [
        "1:6 J022 `<script>` is shown as text | use Markdown, or put it in backticks",
        "3:1 J022 `<div onclick=x>` is shown as text | use Markdown, or put it in backticks",
    ]


def test_comments_leave_no_trace() -> None:
    assert html("One <!-- two --> three\n\n<!-- four\n\nfive -->\nsix") == "<p>One  three</p>\n<p>six</p>\n"


def test_a_comment_without_an_end_is_told_and_nothing_of_it_is_shown() -> None:
    found, lines = read("Before.\n\n<!-- Ask legal\n\nMore.")
    assert shown(found.body) == "<p>Before.</p>\n"
    assert [line[:8] for line in lines] == ["3:1 J045"]
    found, lines = read("Before <!-- ask legal\nmore.\n\n> <!-- legal\n> too\n\nAfter `<!--`.")
    assert shown(found.body) == "<p>Before </p>\n<blockquote></blockquote>\n<p>After <code>&lt;!--</code>.</p>\n"
    assert [line[:8] for line in lines] == ["4:3 J045", "1:8 J045"]


def test_a_cell_beyond_the_head_of_its_table_is_told_where_it_begins() -> None:
    assert [
        line[:9] for line in told("| a | b |\n|---|---|\n| `1 | 2` | 3 |\n| 1 | 2 | |\n\n> a | b\n> --|--\n> 1|2|3")
    ] == [
        "3:11 J039",
        "8:6 J039 ",
    ]
    assert told("| a | b |\n|---|---|\n| `1 \\| 2` | 3 |") == []


def test_of_two_notes_with_one_label_the_first_is_shown_and_the_second_told() -> None:
    found, lines = read("A[^1]\n\n[^1]: First.\n\n[^1]: Second.")
    assert "First." in shown(found.body)
    assert "Second." not in shown(found.body)
    assert [line[:8] for line in lines] == ["5:1 J040"]


def test_of_two_addresses_with_one_label_the_second_is_told() -> None:
    assert [line[:8] for line in told("[a]\n\n[a]: b.md\n[A]: c.md")] == ["4:1 J040"]
    assert told("[a]\n\n[a]: b.md\n[a]: b.md") == []


def test_a_box_inside_another_may_have_as_many_colons() -> None:
    written = "::: note\nOne\n\n::: tip\nTwo\n\n```\n:::\n```\n:::\n\nThree\n:::\n\nFour"
    assert html(written) == html(written.replace("::: note", ":::: note").replace("Three\n:::", "Three\n::::"))
    assert html(written).endswith("<p>Three</p>\n</aside>\n<p>Four</p>\n")
    assert [line[:8] for line in told("::: note\nOne\n\n::: tip\nTwo\n:::")] == ["1:1 J024"]
    assert [line[:8] for line in told("::: note\nOne\n:::\n\n:::")] == ["5:1 J024"]


@pytest.mark.parametrize("shown", ["```", "::: note", ":::"])
def test_code_by_its_indent_neither_opens_nor_closes_a_box(shown: str) -> None:
    written = html(f"::: note\nOne\n\n    {shown}\n\nTwo\n:::\n\nThree")
    assert written.endswith("<p>Two</p>\n</aside>\n<p>Three</p>\n")
    assert f"<code>{shown}\n</code>" in written


def test_a_box_that_begins_with_a_list_holds_no_empty_paragraph() -> None:
    assert "<p></p>" not in html("> [!WARNING]\n> - a\n\nText\n\n<!-- a --> <!-- b -->")


@pytest.mark.parametrize("mark", ["\u2022\t", "\u2013\t", "o\t", "\u00a7\t", "\u25aa ", "\u00b7\u00a0", "a)\t", "-"])
def test_bullets_of_a_word_processor_are_told_with_what_to_write(mark: str) -> None:
    assert [line[:8] for line in told(f"{mark}ask\n{mark}listen")] == ["1:1 J030"]


@pytest.mark.parametrize("text", ["\u2014 Oui.\n\u2014 Non.", "o no", "-1 degree\n-2 degrees", "1)\tOne", "a \u2022 b"])
def test_a_dialogue_and_other_dashes_are_no_bullets(text: str) -> None:
    assert told(text) == []


def test_html_of_a_writers_own_is_cleaned() -> None:
    text = """\
        <details open onclick="x"><summary>More</summary>

        *Text* <b style="color:red" class="k">b</b> <script>alert(1)</script><iframe src="https://a.b"></iframe>
        <a href="../a.md#b">a</a> <a href="javascript:x">j</a> <a href="https://c.d">c</a> <img src="e.png" alt="e">
        <img src="https://f.g/h.png"> [[wiki]] <svg><a xlink:href="javascript:1">s</a></svg>

        </details>
        """
    found, lines = read(text, raw_html=True)
    assert shown(found.body) == (
        '<details open=""><summary>More</summary>\n<p><em>Text</em> <b class="k">b</b> \n'
        '<a href="{1:href}">a</a> <a>j</a> <a href="https://c.d">c</a> <img src="{3:href}" alt="e">\n'
        '<img> <a href="{0:href}">{0:title}</a> </p>\n</details>\n'
    )
    assert [(one.form, one.target, one.fragment, one.line) for one in found.body.references] == [
        ("wiki", "wiki", "", 5),
        ("path", "../a.md", "b", 4),
        ("external", "https://c.d", "", 4),
        ("image", "e.png", "", 4),
    ]
    assert [line.split(" |")[0] for line in lines] == [
        "5:11 J026 the picture `https://f.g/h.png` is not a file of this site"
    ]


def test_what_looks_like_a_gap_in_a_writers_html_stays_text() -> None:
    assert "gap0gap" in shown(read("gap0gap [[a]] <b>x</b>", raw_html=True)[0].body)


def test_notes_and_labels_without_a_definition_are_told() -> None:
    assert told("Text[^1] and [a][b]\n\n[^2]: Never read\n") == [
        "3:1 J028 the note `[^2]` is used nowhere, so nobody will read it | put `[^2]` where it belongs",
        "1:5 J028 `[^1]` has no definition | add a line `[^1]: …`",
        "1:14 J028 `[a][b]` has no definition | add a line that says what it leads to",
    ]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_nesting_that_the_parser_would_drop_is_told(mark: str) -> None:
    assert told(mark * 40 + "x") == []
    lines = told("a\n\n" + mark * 120 + "x")
    assert lines == [
        "3:1 J021 this is nested deeper than 50 levels, and what lies below would be dropped | indent less"
    ]


def test_a_slot_is_equal_to_its_like() -> None:
    assert read("[[a]]")[0].body.parts == (
        '<p><a href="',
        ReferenceSlot(0, "href"),
        '">',
        ReferenceSlot(0, "title"),
        "</a></p>\n",
    )


@pytest.mark.parametrize(
    ("heading", "shown_as"),
    [
        ("## Search {#find}", '<h2 id="find">Search</h2>\n'),
        ("## Search {#find .wide}", '<h2 id="find" class="wide">Search</h2>\n'),
        ("Search {#find}\n---", '<h2 id="find">Search</h2>\n'),
        ("## Search {#find} ##", '<h2 id="find">Search</h2>\n'),
        ('## Search {lang=fr title="By name"}', '<h2 lang="fr" title="By name" id="search">Search</h2>\n'),
        ("## Search {by name}", '<h2 id="search-by-name">Search {by name}</h2>\n'),
        ("## Search {a, b}", '<h2 id="search-a-b">Search {a, b}</h2>\n'),
        ("## {{ 7*7 }}", '<h2 id="-77-">{{ 7*7 }}</h2>\n'),
        ("## `{#find}`", '<h2 id="find"><code>{#find}</code></h2>\n'),
    ],
)
def test_braces_behind_a_heading_are_its_attributes(heading: str, shown_as: str) -> None:
    assert html(heading) == shown_as


def test_an_anchor_given_behind_a_heading_is_one_that_links_know() -> None:
    assert [(one.anchor, one.text) for one in read("## Search {#find}\n\n## Buy")[0].body.headings] == [
        ("find", "Search"),
        ("buy", "Buy"),
    ]


def test_attributes_that_are_not_allowed_are_told_at_a_heading_too() -> None:
    assert told("Text\n\n## Search {onclick=alert}") == [
        "3:1 J023 the attribute `onclick` is left out | "
        "possible are id, class, lang, dir, title, width, height; an id only at a heading"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "See [our plan](our plan.md).",
            "1:5 J030 `[our plan](our plan.md)` is no link, because of the space in its path | "
            "write the path in angle brackets: `(<our plan.md>)`",
        ),
        (
            "![Shop](../media/my shop.png)",
            "1:1 J030 `![Shop](../media/my shop.png)` is no picture, because of the space in its path | "
            "write the path in angle brackets: `(<../media/my shop.png>)`",
        ),
        (
            "`[plan](our plan.md)` is not [plan](our plan.md).",
            "1:30 J030 `[plan](our plan.md)` is no link, because of the space in its path | "
            "write the path in angle brackets: `(<our plan.md>)`",
        ),
        (
            "| Plan |\n|---|\n| [here](https://a.example/our plan) |",
            "3:3 J030 `[here](https://a.example/our plan)` is no link, because of the space in its path | "
            "write the path in angle brackets: `(<https://a.example/our plan>)`",
        ),
        ("See [[buy|]].", "1:5 J030 `[[buy|]]` names nothing | write `[[id]]`, or `[[id|words]]`"),
        ("Text\n\n##Search", "3:1 J030 `##Search` is no heading | put a space behind `##`"),
        ("Text\n##Search\nText", "2:1 J030 `##Search` is no heading | put a space behind `##`"),
        ("- ##Search\n- Buy", "1:3 J030 `##Search` is no heading | put a space behind `##`"),
        ("| a | b |\n| 1 | 2 |", "1:1 J030 these lines are no table | put a line `|---|---|` below the first"),
        (
            "| a | b |\n|---|\n| 1 | 2 |",
            "1:1 J030 these lines are no table | the first has 2 columns; below it write `|---|---|`",
        ),
        ("!!! Note\n    Text", "1:1 J030 `!!! Note` begins no box | write `::: note`, the text, and a line `:::`"),
        ("Text\n\n```\ncode",
         "3:1 J031 the block of code that begins here is not closed | end it with a line `` ``` ``"),
        ("> ~~~\n> code\n\nText",
         "1:1 J031 the block of code that begins here is not closed | end it with a line `~~~`"),
    ],
)  # fmt: skip
def test_what_was_meant_as_markdown_and_is_shown_as_text_is_told(text: str, line: str) -> None:
    assert told(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        'See [our plan](plan.md "The plan").',
        "See [our plan](<our plan.md>).",
        "`[[x|]]`",
        "\\[[x|]] and \\[\\[y|]]",
        "A list (see above) [1] (or below)",
        "`[[x|]]` and ``[x](our plan.md) ` [[x|]]``",
        "He said [sic](a quote follows) and/or [1](see the note).",
        "f(x)[i](a b), arr[0](and so on...)",
        "#retail is a word",
        "!!! What a price",
        "|x| is the value\nof |y|",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "| only one line |",
        "```\ncode\n```",
        "> ```\n> code\n> ```",
        "- ~~~~\n  code\n  ~~~~~",
        "::: note\n```\ncode\n```\n:::",
        "`````\n```\n`````",
    ],
)
def test_what_is_markdown_or_meant_as_text_is_not_told(text: str) -> None:
    assert [line for line in told(text) if "J030" in line or "J031" in line] == []
