import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.document.references import Kind, Reference, candidates, found

PIECES = st.sampled_from(
    [
        *"`*_|\\\n[<>!a\té😀\r\0\u2028\x0c\xa0",
        "@ana",
        "#AI-3",
        "#14:05",
        "#P0-012",
        "``",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        *("## ", "|-|-|\n", "    ", "](u)", "\r\n", "~~", "&#35;", "```\n", "=\n"),
    ]
)


def named(text):
    return [(name.kind, text[name.start : name.end], name.target) for name in found(text)]


def targets(text):
    return [name.target for name in found(text)]


def test_a_name_says_what_it_is_of_and_where_it_stands():
    assert found("So @Ana.Souza, see #ai-3.") == (
        Reference(Kind.PERSON, 3, 13, "ana.souza"),
        Reference(Kind.ROW, 19, 24, "AI-3"),
    )


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("@ana", Kind.PERSON, "ana"),
        ("@АНЯ", Kind.PERSON, "аня"),
        ("@jose\u0301", Kind.PERSON, "josé"),
        ("@ana_b+c-d.e", Kind.PERSON, "ana_b+c-d.e"),
        ("@ana@example.com", Kind.PERSON, "ana@example.com"),
        ("#AI-3", Kind.ROW, "AI-3"),
        ("#w-12", Kind.ROW, "W-12"),
        ("#F-1", Kind.ROW, "F-1"),
        ("#14:05", Kind.EVENT, "14:05"),
        ("#9:05", Kind.EVENT, "09:05"),
        ("#14:05:30", Kind.EVENT, "14:05:30"),
        ("#2026-03-02t14:05", Kind.EVENT, "2026-03-02T14:05"),
        ("#P0-012", Kind.POSTMORTEM, "p0-012"),
        ("#INC-2026-03-02", Kind.POSTMORTEM, "inc-2026-03-02"),
        ("#ИНЦ-7", Kind.POSTMORTEM, "инц-7"),
    ],
)
def test_names_of_each_kind(text, kind, target):
    assert named(text) == [(kind, text, target)]
    assert candidates(text) == {(kind, target)}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a@b.example",
            "ana@ben",
            "C#14",
            "x#AI-3",
            "1@ana",
            "é@ana",
            "word_@ana",
            "@",
            "#",
            "@ ana",
            "# AI-3",
        ),
        *(
            "`@ana`",
            "``a ` #AI-3``",
            "```\n@ana\n```",
            "~~~\n#14:05",
            "    @ana",
            "> ```\n> @ana",
            "- ```\n  @ana",
        ),
        *(
            "[@ana](u)",
            "[a #AI-3 b][c]\n\n[c]: u",
            "![@ana](u)",
            "<mailto:x@ana>",
            "<a@ana.example>",
            "[@ana]: u",
        ),
        *(
            "https://x.example/#AI-3",
            "https://x.example/@ana",
            "https://x.example/?q=#14:05",
            "x.example/page#14:05",
        ),
        *("\\@ana", "\\#AI-3", "&#35;", "##AI-3", "@@ana", "#word", "#@ana", "v1.#2"),
    ],
)
def test_what_is_part_of_something_else_is_no_name(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "**@ana** _@ben_ ~~#AI-1~~ (@cat) “#W-2”, @dan! @ana's @eve. —@fay",
            "ana ben AI-1 cat W-2 dan ana eve fay",
        ),
        (
            "@ana\n@ben  \n> @cat\n@dan\n\n- - @eve\n\n1. [ ] @fay\n\n# @gil #\n\n@hal\n===",
            "ana ben cat dan eve fay gil hal",
        ),
        ("| @ana | `@no` |\n|--|--|\n| x \\| @ben | @cat @dan | @no |\n| @eve", "ana ben cat dan eve"),
        ("\t@no\n\n-\t@ana\n\n\t@ben", "ana ben"),
        ("\u2028\r@ana\n\v\n@ben", "ana ben"),
        ("#14:05–#14:10, #14:05Z, #14:05:30.", "14:05 14:10 14 14:05:30"),
    ],
)
def test_names_are_found_wherever_text_stands(text, names):
    assert " ".join(targets(text)) == names
    assert all(text[name.start] in "@#" for name in found(text))


@given(st.lists(PIECES, max_size=40).map("".join))
@example("\u2028\r&#35;")
@settings(max_examples=500)
def test_every_place_is_the_one_of_its_name(text):
    names = found(text)
    assert all(candidates(text[name.start : name.end]) == {(name.kind, name.target)} for name in names)
    assert list(names) == sorted(names, key=lambda name: name.start)
    assert {(name.kind, name.target) for name in names} <= candidates(text)
    assert sum(name.end - name.start for name in names) <= len(text)


@pytest.mark.parametrize(
    "piece", ["@a", "#a1", "@a.", "#1-", "_@a", "(@a", "#14:05:", "@a@", "@.", "@a+-.", "@ana\n"]
)
def test_long_texts_take_time_in_proportion(piece):
    text = piece * (60_000 // len(piece))
    assert len(found(text)) <= len(candidates(text)) * len(text)
