"""Whatever is typed or pasted: nothing is raised, and no letter or figure is lost."""

import re
from collections import Counter
from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.domain.taxonomy import EventKind
from core.timeline.block import read_block, read_pasted
from core.timeline.line import read_line
from core.timeline.sketch import Doubt, Sketch
from tests.core.timeline.settings import in_zone

SETTINGS = st.sampled_from(
    [
        in_zone("UTC"),
        in_zone("Asia/Kathmandu", None),
        in_zone("America/Sao_Paulo", None, previous=datetime(2026, 3, 2, 14, tzinfo=UTC)),
        in_zone("Europe/Berlin", previous=datetime.max.replace(tzinfo=UTC)),
        in_zone("Europe/Berlin", previous=datetime.min.replace(tzinfo=UTC)),
    ]
)
TIMES = """
14:05 / 14:05:30 / 2:05 pm / ~ / +7m / +99999d / 24:00 / 25:99 / 13:5x / 2X:XX / --:-- / 2026-03-02 / 9999-12-31 /
0001-01-01 / 07-27-2023 / 11/03/202 / March 4 / 4 марта / 4 de março / Monday / ontem / вчера / в / at / Z / UTC / MSK /
IST / +05:45 / -12:00 / UTC+99 / Europe/Moscow / to / All times in UTC / All times in IST / Time / Event / Date (2021) /
Ana Souza / Timeline / x / é / @ana / #mitigation / #res / 1f2e3d4 / commit 1f2e3d4
"""
SIGNS = [
    *"()[]<>,:;./@#*`\"'|–-~\\\t\n ",
    "**",
    "```",
    "\n|---|---|\n",
    "\n\n",
    "\r\n",
    "  ",
    "\n- ",
    "\n## ",
    "\n> ",
]
SIGNS += [
    "\n| ",
    " | ",
    " |\n",
    "\n  ",
    "  2:05 PM\n",
    "\nDate: ",
    "\nAuthor: ",
    "\x00",
    "\u2028",
    "\ud800",
    ": ",
    " - ",
]
PARTS = st.sampled_from([part.strip() for part in TIMES.split(" /")] + SIGNS)
TEXTS = st.one_of(
    st.lists(PARTS, max_size=25).map("".join), st.lists(PARTS, max_size=25).map(" ".join), st.text()
)
MARKS = re.compile(r"^[\s>]*(?:[-*+•·–—]\s+)?(?:\d{1,3}[.)]|\[[xX]\])", re.MULTILINE)


def signs(text):
    return Counter(sign for sign in text if sign.isalnum())


def kept(*sketches):
    """Everything that the sketches hold; a kind stands for its tag."""
    held = Counter()
    for each in sketches:
        for text in (each.as_typed, each.text, each.actor, each.note, each.evidence):
            held += signs(text)
        if each.kind is not EventKind.OTHER:
            held += signs("mitigation" * 25)
    return held


@given(text=TEXTS, setting=SETTINGS)
@settings(deadline=None, max_examples=400)
@example("+9999d x", in_zone("UTC", previous=datetime.max.replace(tzinfo=UTC)))
@example("1. failover", in_zone("UTC"))
def test_a_line_keeps_every_letter_and_figure(text, setting):
    read = read_line(text, setting)
    held = kept(read) + signs("".join(MARKS.findall(text)))
    assert signs(text) <= held
    assert read.at is None or read.at.tzinfo is UTC


@given(text=TEXTS, setting=SETTINGS)
@settings(deadline=None, max_examples=1000)
def test_a_block_keeps_every_letter_and_figure(text, setting):
    pasted = read_pasted(text, setting)
    held = kept(*pasted.sketches) + signs("".join(pasted.rest))
    if "Date:" in text or "Author:" in text:
        held += signs("AuthorDate" * 25)
    assert signs(text) <= held + signs("".join(MARKS.findall(text)))
    assert all(each.at is None or each.at.tzinfo is UTC for each in pasted.sketches)


WORDS = st.text(alphabet="abcdeé жз0123456789.,;'()", min_size=1, max_size=12).map(lambda text: f"w{text}w")


@given(st.lists(st.tuples(st.integers(0, 23), WORDS, WORDS, WORDS), min_size=1, max_size=8))
@settings(deadline=None)
def test_a_table_gives_back_what_it_holds(rows):
    block = "\n".join(
        ["Time\tEvent\tActor\tNote", *(f"2026-03-02 {hour:02}:05\t{a}\t{b}\t{c}" for hour, a, b, c in rows)]
    )
    assert read_block(block, in_zone("UTC")) == tuple(
        Sketch(
            at=datetime(2026, 3, 2, hour, 5, tzinfo=UTC),
            as_typed=f"2026-03-02 {hour:02}:05",
            text=text,
            actor=actor,
            note=note,
        )
        for hour, text, actor, note in rows
    )


def test_a_line_of_ten_thousand_signs_is_one_event():
    text = "failover " * 1100
    read = read_line(f"14:05 {text}", in_zone("UTC"))
    assert (read.as_typed, read.text) == ("14:05", text.strip())


def test_a_block_of_thousands_of_lines_is_as_many_events():
    read = read_block("14:05 failover started\n" * 4000, in_zone("UTC"))
    assert len(read) == 4000
    assert {each.doubts for each in read} == {()}


def test_hostile_repetition_is_read_to_the_end():
    for part in [
        "-",
        "|",
        "1",
        "@",
        "#",
        "~",
        "[",
        "(",
        "14:05 ",
        "**",
        "`",
        "ca. ",
        "в ",
        "+1h",
        "2 may ",
        "|-",
        "@a ",
    ]:
        read_line((part * 10_000)[:10_000], in_zone("UTC"))
        read_block((part * 50_000)[:50_000], in_zone("UTC"))
    assert read_line("", in_zone("UTC")).doubts == (Doubt.NO_TIME, Doubt.NO_TEXT)
