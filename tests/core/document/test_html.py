import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from lxml import etree, html

from core.document.blocks import Block, Body, Heading, Pairs, Table
from core.document.html import to_html
from core.document.naming import Meaning
from core.document.references import Kind
from core.domain.attachments import Attachment
from core.domain.ids import RowId
from tests.strategies import texts

NAUGHTY: Final = Path(__file__).parents[4] / "shared" / "corpora" / "security"
TAGS: Final = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "s",
        "code",
        "pre",
        "blockquote",
        "a",
    ]
) | frozenset(
    ["ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "div", "span", "img"]
)
ATTRIBUTES: Final = frozenset(
    ["href", "target", "rel", "scope", "start", "class", "title", "alt", "data-attachment"]
)


def everywhere(text: str) -> tuple[Block, ...]:
    return (Heading(text, 1), Body(text), Pairs(((text, text),)), Table((text,), ((text,),)))


def trespasses(fragment: str) -> Iterator[str]:
    """What the fragment holds that it must not."""
    for element in html.fragment_fromstring(f"<div>{fragment}</div>").iter():
        if not isinstance(element.tag, str) or element.tag not in TAGS:
            yield f"<{element.tag}>"
        yield from set(element.attrib) - ATTRIBUTES
        if urlsplit(re.sub(r"[\s\x00-\x20]", "", element.get("href", ""))).scheme not in {
            "",
            "http",
            "https",
            "mailto",
        }:
            yield element.attrib["href"]


def lines(name: str) -> list[str]:
    path = NAUGHTY / name
    if not path.exists():
        pytest.skip(f"the collection of hostile texts does not lie at {path}")
    return path.read_text("utf-8", "replace").splitlines()


@pytest.mark.parametrize(
    "name",
    ["payloadbox_xss-payload-list/xss-payload-list.txt", "minimaxir_big-list-of-naughty-strings/blns.txt"],
)
def test_nothing_hostile_comes_through(name):
    found = {line: list(trespasses(spoken_of(legible(line)))) for line in lines(name)}
    assert {line: what for line, what in found.items() if what} == {}


def spoken_of(text: str) -> str:
    """As text, as what a name means, and as what a file is called."""
    known = {(Kind.PERSON, "ana"): Meaning(text, text)}
    files = [Attachment(id=RowId(id_), name=text, media_type=f"{id_}/png") for id_ in ("image", "text")]
    shown = f"![{text}](attachment:image) ![](attachment:image) ![](attachment:text)"
    return to_html((*everywhere(f"{text} @ana"), Body(f"@ana {shown}")), known, files)


def legible(line: str) -> str:
    """An XML parser takes no control characters."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", "", line)


@given(texts())
@settings(max_examples=100)
def test_any_text_gives_well_formed_html(text):
    fragment = to_html(everywhere(text))
    assert list(trespasses(fragment)) == []
    etree.fromstring(f"<div>{fragment.replace('<br>', '<br/>').replace('<hr>', '<hr/>')}</div>")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://x",
    ],
)
def test_a_link_leads_to_the_web_or_mail_only(address):
    assert "<a" not in to_html([Body(f"[x]({address}) <{address}>\n\n[y]\n\n[y]: {address}")])


@pytest.mark.parametrize(
    "address", ["https://example.com/a:b", "mailto:a@example.com", "/a/b:c", "#part", "page?x=1:2"]
)
def test_a_safe_link_opens_elsewhere(address):
    assert to_html([Body(f'[x]({address} "title")')]) == (
        f'<p><a href="{address}" target="_blank" rel="noopener noreferrer">x</a></p>'
    )


def test_a_picture_becomes_a_link():
    assert to_html([Body("See ![graph](https://example.com/g.png)")]) == (
        '<p>See <a href="https://example.com/g.png" target="_blank" rel="noopener noreferrer">graph</a></p>'
    )


def test_a_picture_inside_a_link_is_the_words_of_the_link():
    assert to_html([Body("[![graph](https://example.com/g.png)](https://example.com)")]) == (
        '<p><a href="https://example.com" target="_blank" rel="noopener noreferrer">graph</a></p>'
    )


KNOWN = {
    (Kind.PERSON, "ana"): Meaning("Ana <Souza>", "@ana"),
    (Kind.ROW, "AI-3"): Meaning(title='Raise the "limit"'),
    (Kind.POSTMORTEM, "p0-012"): Meaning("", "Search & more", "read?id=a&b"),
}


def test_names_are_shown_as_what_they_are_known_for():
    text = "@ana, @ben: #AI-3, #AI-4, `@ana`, \\@ana, #P0-012"
    shown = (
        '<span class="person" title="@ana">Ana &lt;Souza&gt;</span>, @ben: '
        '<span class="reference" title="Raise the &quot;limit&quot;">#AI-3</span>, #AI-4, <code>@ana</code>, @ana, '
        '<a class="reference" href="read?id=a&amp;b" title="Search &amp; more" '
        'target="_blank" rel="noopener noreferrer">#P0-012</a>'
    )
    assert to_html([Body(text), Pairs((("@ana", text),)), Table(("@ana",), ((text,),))], KNOWN) == (
        f"<p>{shown}</p>\n<dl><dt>@ana</dt><dd>{shown}</dd></dl>\n"
        f'<table><thead><tr><th scope="col">@ana</th></tr></thead><tbody><tr><td>{shown}</td></tr></tbody></table>'
    )
    assert "class" not in to_html([Body(text)])


FILES = (
    Attachment(id=RowId("a1"), name="g.png", media_type="image/png"),
    Attachment(id=RowId("a2"), name="<x>.log", media_type="text/plain"),
    Attachment(id=RowId("a3"), name="x.svg", media_type="image/svg+xml"),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('![a "`b`"](attachment:a1 "t")', '<img data-attachment="a1" alt="a &quot;b&quot;">'),
        ("![](attachment:a1)", '<img data-attachment="a1" alt="g.png">'),
        ("![log](attachment:a2)", '<a data-attachment="a2">&lt;x&gt;.log</a>'),
        ("![x](attachment:a3)", '<a data-attachment="a3">x.svg</a>'),
        ("![*gone*](attachment:a9)", "gone"),
        ("![](attachment:a9)", "attachment:a9"),
        ("[the log](attachment:a2)", '<a data-attachment="a2">the log</a>'),
        ("[![g](attachment:a2)](attachment:a2)", '<a data-attachment="a2">&lt;x&gt;.log</a>'),
        ("[gone](attachment:a9)", "<a>gone</a>"),
    ],
)
def test_pictures_that_are_kept_here_are_shown_and_other_files_named(text, shown):
    assert to_html([Body(text)], attachments=FILES) == f"<p>{shown}</p>"


def test_two_files_that_are_alike_but_for_their_ids_are_not_confused():
    alike = [(Attachment(id=RowId(id_), name="g.png", media_type="image/png"),) for id_ in ("a1", "a2")]
    shown = [to_html([Body("![g](attachment:a1)")], attachments=each) for each in alike]
    assert shown == ['<p><img data-attachment="a1" alt="g"></p>', "<p>g</p>"]


def test_headings_of_prose_stand_below_those_of_the_document():
    assert to_html([Heading("T", 2), Body("# a\n\n> ## b")]) == (
        "<h2>T</h2>\n<h4>a</h4>\n<blockquote>\n<h5>b</h5>\n</blockquote>"
    )


def test_facts_and_tables_are_marked_as_such():
    assert to_html([Pairs((("Name", "*v*"),)), Table(("A",), (("x\n~~y~~",),))]) == (
        "<dl><dt>Name</dt><dd><em>v</em></dd></dl>\n"
        '<table><thead><tr><th scope="col">A</th></tr></thead>'
        "<tbody><tr><td>x<br><s>y</s></td></tr></tbody></table>"
    )


def test_a_table_in_prose_has_no_style_and_code_no_class():
    text = to_html([Body("| a |\n|:-:|\n| 1 |\n\n```python\nx\n```")])
    assert "style" not in text
    assert "class" not in text
    assert '<th scope="col">a</th>' in text
