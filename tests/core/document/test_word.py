from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.blocks import Body, Heading, Pairs, Table
from core.document.word import write
from core.document.word.markup import legible

NAUGHTY = Path(__file__).parents[4] / "shared" / "corpora" / "security"
FEW = settings(max_examples=50)
TEXTS = st.text(st.characters(exclude_categories=()), max_size=60)


def written(*blocks, title="Pool exhausted", language="en", created=datetime(2026, 3, 3, 9, tzinfo=UTC)):
    return write(blocks, title=title, language=language, author="Ana", subject="INC-42", created=created)


def read(*blocks, **about):
    return Document(BytesIO(written(*blocks, **about)))


def paragraphs(document):
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def tables(document):
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def lists(document):
    """Of each paragraph its text, the level in its list and the number of the list."""
    properties = [(paragraph.text, paragraph._p.pPr.numPr) for paragraph in document.paragraphs]
    return [
        (text, found.ilvl.val, found.numId.val) if found is not None else (text,)
        for text, found in properties
    ]


def restarts(document):
    """The first number of each list that counts."""
    numbers = document.part.numbering_part.element.findall(qn("w:num"))
    starts = {
        number.numId: number.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}") for number in numbers
    }
    return {number: start.val for number, start in starts.items() if start is not None}


def links(document):
    return [(link.text, link.address) for paragraph in document.paragraphs for link in paragraph.hyperlinks]


def formats(document):
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    return [(run.text, run.bold, run.italic, run.font.strike, run.style.name) for run in runs]


def parts(file):
    with ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check_sound(file):
    """Every part but pictures is XML, and no id in it or in its relations is given twice."""
    Document(BytesIO(file))
    for content in (content for name, content in parts(file).items() if "/media/" not in name):
        elements = list(ET.fromstring(content).iter())
        for tag, key in (("num", "numId"), ("abstractNum", "abstractNumId"), ("style", "styleId")):
            wanted, name = qn(f"w:{tag}"), qn(f"w:{key}")
            ids = [element.get(name) for element in elements if element.tag == wanted]
            assert sorted(ids) == sorted(set(ids))
        relations = [element.get("Id") for element in elements if element.tag.endswith("}Relationship")]
        assert sorted(relations) == sorted(set(relations))
    names = ZipFile(BytesIO(file)).namelist()
    assert sorted(names) == sorted(set(names))


def test_headings_and_prose_stand_in_words_own_styles():
    document = read(
        Heading("Pool", 1), Heading("Impact", 2), Heading("Users", 3), Body("# Web\n\nAll\nof it.")
    )
    assert paragraphs(document) == [
        ("Title", "Pool"),
        ("Heading 1", "Impact"),
        ("Heading 2", "Users"),
        ("Heading 3", "Web"),
        ("Body Text", "All of it."),
    ]


def test_emphasis_and_code_are_formats_of_runs():
    assert formats(read(Body("a **b *c*** ~~d~~ `e`"))) == [
        ("a ", None, None, None, "Default Paragraph Font"),
        ("b ", True, None, None, "Default Paragraph Font"),
        ("c", True, True, None, "Default Paragraph Font"),
        (" ", None, None, None, "Default Paragraph Font"),
        ("d", None, None, True, "Default Paragraph Font"),
        (" ", None, None, None, "Default Paragraph Font"),
        ("e", None, None, None, "Code Inline"),
    ]


def test_lists_are_numbered_by_word_and_each_counts_for_itself():
    document = read(Body("1. a\n   - b\n\n     4. c\n\n   more\n2. d\n\nbetween\n\n7. e\n8. f"))
    assert lists(document) == [
        ("a", 0, 2),
        ("b", 1, 1),
        ("c", 2, 3),
        ("more",),
        ("d", 0, 2),
        ("between",),
        ("e", 0, 4),
        ("f", 0, 4),
    ]
    assert restarts(document) == {2: 1, 3: 4, 4: 7}


def test_a_number_too_large_for_word_to_count_is_written_out():
    document = read(Body("20260302. reverted\n20260303. verified"))
    assert lists(document) == [("20260302. reverted",), ("20260303. verified",)]


def test_tasks_have_boxes_in_place_of_bullets():
    document = read(Body("- [ ] open\n- [x] done\n- plain\n\n1. [x] first"))
    assert lists(document) == [("☐\topen",), ("☑\tdone",), ("plain", 0, 1), ("☑\tfirst", 0, 2)]


def test_an_item_keeps_its_marker_whatever_it_begins_with():
    document = read(Body("- - a\n-\n-     code\n- > quote\n- # head\n- | a |\n  |---|\n  | b |"))
    assert lists(document) == [
        ("", 0, 1),
        ("a", 1, 1),
        ("", 0, 1),
        ("code", 0, 1),
        ("", 0, 1),
        ("quote",),
        ("head", 0, 1),
        ("", 0, 1),
        ("",),
    ]


def test_quotes_code_and_rules_have_styles_of_their_own():
    document = read(Body("> q\n>\n> > r\n\n```sh\na  b\n\n\tc\n```\n\n    d\n\n---"))
    assert paragraphs(document) == [
        ("Quote", "q"),
        ("Quote", "r"),
        ("Code", "a  b\n\n\tc"),
        ("Code", "d"),
        ("Rule", ""),
    ]


def test_a_hard_break_stays_within_its_paragraph():
    assert paragraphs(read(Body("a  \nb\\\nc"))) == [("Body Text", "a\nb\nc")]


def test_links_lead_only_to_the_web_and_to_mail():
    document = read(
        Body(
            "[a](https://x.org/p?q=1#r) <b@x.org> https://x.org/c_(d). [e](slack://f) [g](#h) [i](javascript:alert(1)) "
            "![j](https://x.org/j.png) ![k](k.png) [![l](m.png)](http://x.org)"
        )
    )
    assert links(document) == [
        ("a", "https://x.org/p?q=1#r"),
        ("b@x.org", "mailto:b@x.org"),
        ("https://x.org/c_(d)", "https://x.org/c_(d)"),
        ("j", "https://x.org/j.png"),
        ("l", "http://x.org"),
    ]
    assert paragraphs(document) == [
        (
            "Body Text",
            "a b@x.org https://x.org/c_(d). e (slack://f) g (#h) [i](javascript:alert(1)) j k (k.png) l",
        )
    ]


@pytest.mark.parametrize(
    "address", ["http://", "https://[x", "http://a b", "https://x.org/" + "a" * 2_000, "mailto:x"]
)
def test_an_address_that_word_calls_damaged_stays_text(address):
    document = read(Body(f"[a](<{address}>) {address}"))
    assert {leads for _, leads in links(document)} <= {"http://a"}
    check_sound(written(Body(f"[a](<{address}>) {address}")))


def test_the_same_address_is_kept_once():
    relations = read(Body("https://x.org https://x.org"), Body("[a](https://x.org)")).part.rels.values()
    addresses = [
        relation.target_ref for relation in relations if relation.reltype == RELATIONSHIP_TYPE.HYPERLINK
    ]
    assert addresses == ["https://x.org"]


def test_a_definition_that_no_link_uses_stays_as_text():
    document = read(Body("[12:03]: rebooted\n\nsee [b]\n\n[b]: https://x.org"))
    assert paragraphs(document) == [("Body Text", "[12:03]: rebooted"), ("Body Text", "see b")]


def test_html_is_text():
    assert paragraphs(read(Body("<script>a</script> b<br>c"))) == [("Body Text", "<script>a</script> b<br>c")]


def test_prose_too_deep_for_the_parser_stays_as_it_was_typed():
    markdown = "> " * 80 + "deep"
    assert paragraphs(read(Body(markdown))) == [("Body Text", markdown)]


@pytest.mark.parametrize(
    "markdown", ["*" * 3_000 + "a" + "*" * 3_000, "![" * 500 + "a" + "](b)" * 500, "[" * 800 + "a"]
)
def test_deep_emphasis_and_brackets_do_no_harm(markdown):
    document = read(Body(markdown), Table(("h",), ((markdown,),)))
    assert "a" in document.paragraphs[0].text
    assert "a" in document.tables[0].cell(1, 0).text


def test_a_table_repeats_its_header_and_keeps_its_rows_whole():
    table = Table(("Key", "What happened"), (("AI-1", "one\n[two](https://x.org) `three`"), ("AI-2", "")))
    document = read(table)
    assert tables(document) == [[["Key", "What happened"], ["AI-1", "one\ntwo three"], ["AI-2", ""]]]
    rows = document.tables[0]._tbl.tr_lst
    assert [[child.tag for child in row.trPr] for row in rows] == [
        [qn("w:cantSplit"), qn("w:tblHeader")],
        [qn("w:cantSplit")],
        [qn("w:cantSplit")],
    ]
    assert document.tables[0].style.name == "Afterword Table"


def test_pairs_are_a_table_with_bold_names():
    document = read(Pairs((("Severity", "**SEV1**"), ("Link", "https://x.org"))))
    assert tables(document) == [[["Severity", "SEV1"], ["Link", "https://x.org"]]]
    assert [row.cells[0].paragraphs[0].style.font.bold for row in document.tables[0].rows] == [True, True]


def test_a_table_in_prose_keeps_its_alignment():
    document = read(Body("| a | b |\n|---|--:|\n| **c** | d |"))
    assert tables(document) == [[["a", "b"], ["c", "d"]]]
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in document.tables[0].rows]
    assert [[side and side.name for side in row] for row in sides] == [[None, "RIGHT"], [None, "RIGHT"]]


def test_nothing_in_tables_is_no_table():
    assert tables(read(Table((), ()), Pairs(()))) == []


def test_the_page_says_what_and_where_it_is():
    document = read(title="Pool")
    section = document.sections[0]
    headers = [part.paragraphs[0].text for part in (section.first_page_header, section.header)]
    fields = [
        [field.get(qn("w:instr")) for field in part.part.element.iter(qn("w:fldSimple"))]
        for part in (section.first_page_footer, section.footer)
    ]
    assert (headers, fields) == (["", "Pool"], [["PAGE", "NUMPAGES"], ["PAGE", "NUMPAGES"]])
    assert (round(section.page_width.mm), round(section.page_height.mm), round(section.left_margin.cm)) == (
        210,
        297,
        2,
    )


def test_a_long_title_is_shortened_where_there_is_little_room():
    document = read(Heading("word " * 60, 1), title="word " * 60)
    assert document.sections[0].header.paragraphs[0].text == "word " * 21 + "word…"
    assert document.core_properties.title == ("word " * 60)[:254] + "…"
    assert paragraphs(document) == [("Title", "word " * 60)]


@pytest.mark.parametrize(("language", "tongue"), [("en", "en-US"), ("pt", "pt-BR"), ("ru", "ru-RU")])
def test_properties_and_proofing_follow_the_document(language, tongue):
    document = read(title="Pool", language=language)
    known = document.core_properties
    assert (known.title, known.subject, known.author, known.language) == ("Pool", "INC-42", "Ana", tongue)
    assert known.created == known.modified == datetime(2026, 3, 3, 9, tzinfo=UTC)
    proofed = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}"
    )
    assert proofed.get(qn("w:val")) == tongue


def test_without_a_time_none_is_noted():
    properties = parts(written(created=None))["docProps/core.xml"]
    assert b"created" not in properties
    assert b"modified" not in properties


def test_the_same_blocks_give_the_same_bytes():
    blocks = Heading("a", 1), Body("1. b https://x.org"), Pairs((("c", "d"),)), Table(("e",), (("f",),))
    assert written(*blocks) == written(*blocks)


@given(TEXTS)
@FEW
def test_any_words_survive_as_they_are_where_no_markdown_is_read(text):
    file = written(Heading(text, 1), Pairs(((text, ""),)), Table((text,), ()), title=text)
    document = Document(BytesIO(file))
    check_sound(file)
    seen = document.paragraphs[0].text, document.tables[0].cell(0, 0).text, document.tables[1].cell(0, 0).text
    assert seen == (legible(text),) * 3


@given(TEXTS)
@FEW
def test_any_text_reads_the_same_in_pairs_and_in_a_table(text):
    file = written(Body(text), Pairs((("a", text),)), Table(("a",), ((text,),)))
    document = Document(BytesIO(file))
    check_sound(file)
    values = document.tables[0].cell(0, 1).text, document.tables[1].cell(1, 0).text
    assert values[0] == values[1]


@given(
    st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\\"), min_size=1, max_size=40)
)
def test_escaped_text_survives_markdown(text):
    escaped = "".join(f"\\{sign}" if sign.isascii() and not sign.isalnum() else sign for sign in text)
    document = read(Body(f"a{escaped}"), Pairs((("a", escaped),)), Table(("a",), ((escaped,),)))
    seen = document.paragraphs[0].text, document.tables[0].cell(0, 1).text, document.tables[1].cell(1, 0).text
    assert seen == (f"a{text}", text, text)


@given(
    st.lists(
        st.sampled_from(
            [
                "- ",
                "1. ",
                "> ",
                "# ",
                "```",
                "\n",
                "\n\n",
                "    ",
                "| a |",
                "|---|",
                "*",
                "`",
                "[x] ",
                "---",
                "w",
                "![",
                "](u)",
            ]
        ),
        max_size=30,
    )
)
@FEW
def test_any_order_of_marks_gives_a_sound_file(marks):
    check_sound(written(Body("".join(marks))))


@pytest.mark.skipif(
    not NAUGHTY.is_dir(), reason="the collections of hostile strings are not beside the repository"
)
def test_hostile_strings_do_no_harm_in_any_block():
    files = sorted(path for path in NAUGHTY.rglob("*.txt") if path.is_file())
    strings = [
        line for path in files for line in path.read_text("utf-8", "surrogateescape").split("\n") if line
    ]
    file = written(
        *(block for text in strings[::5] for block in (Heading(text, 2), Body(text))),
        Pairs(tuple((text, text) for text in strings[1::5])),
        Table(("text",), tuple((text,) for text in strings[2::5])),
    )
    check_sound(file)
    document = Document(BytesIO(file))
    headings = [text for style, text in paragraphs(document) if style == "Heading 1"]
    assert headings == [legible(text) for text in strings[::5]]
    assert {address.partition(":")[0].lower() for _, address in links(document)} <= {
        "http",
        "https",
        "mailto",
    }
