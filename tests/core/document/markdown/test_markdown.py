from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.markdown import LARGEST, LONGEST, read, write
from core.document.markdown.doubts import Doubt
from core.document.templates import TEMPLATES
from core.document.wording import Wording
from core.domain.action_items import ActionItem
from core.domain.causes import Why
from core.domain.errors import Refused, TooLarge, TooLong
from core.domain.ids import PostmortemId
from core.domain.incident import Incident, Papers
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import EventKind, Priority, Stage
from core.domain.timeline import TimelineEvent
from core.i18n import LOCALES, use_locale
from core.profiles import PROFILES
from tests.factories import full_postmortem
from tests.strategies import postmortems

CORPORA: Final = Path(__file__).parents[5] / "shared" / "corpora"
PLATFORM: Final = TEMPLATES["platform"]
UTC_WORDING: Final = Wording(PROFILES["platform"], ZoneInfo("UTC"))
WORDINGS = st.builds(
    Wording,
    st.sampled_from(list(PROFILES.values())),
    st.sampled_from(["UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"]).map(ZoneInfo),
)
FIVE_PAST_TWO: Final = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
STORY: Final = Postmortem(
    id=PostmortemId("abc"),
    incident=Incident(title="Card payments failed", started_at=FIVE_PAST_TWO),
    prose={"root_cause": "# The pool\n\nNo limit.\n", "what_happened": "```\ncode"},
    timeline=(
        TimelineEvent(at=FIVE_PAST_TWO.replace(hour=15), text="Over", typed="6 pm"),
        TimelineEvent(at=FIVE_PAST_TWO, text="a | b\nc", typed="~5 pm", is_approximate=True),
    ),
    action_items=(
        ActionItem(key="AI-1", title="Later", priority=Priority.LOW, completed_at=FIVE_PAST_TWO),
        ActionItem(key="AI-2", title="Now ", priority=Priority.HIGH),
    ),
)


def written(postmortem, template=PLATFORM, locale="en"):
    with use_locale(locale):
        return write(postmortem, template, UTC_WORDING)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
@given(postmortem=postmortems(), wording=WORDINGS)
@settings(max_examples=30, deadline=None)
def test_what_is_written_is_read_back_whole(locale, template, postmortem, wording):
    with use_locale(locale):
        text = write(postmortem, template, wording)
    reading = read(text)
    assert reading.postmortem == postmortem
    assert (reading.template, reading.language, reading.doubts) == (template, locale, ())
    with use_locale(locale):
        assert write(reading.postmortem, template, wording) == text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_a_full_postmortem_is_read_back_whole(template, locale):
    postmortem = full_postmortem()
    reading = read(written(postmortem, template, locale))
    assert (reading.postmortem, reading.postmortem.id) == (postmortem, postmortem.id)


@pytest.mark.parametrize("name", ["blns.txt"])
def test_naughty_strings_survive_in_every_kind_of_field(name):
    path = CORPORA / "security" / "minimaxir_big-list-of-naughty-strings" / name
    if not path.exists():
        pytest.skip(f"the collection of naughty strings does not lie at {path}")
    for line in filter(None, path.read_text("utf-8").splitlines()):
        text = "".join(sign for sign in line if sign.isprintable())
        postmortem = Postmortem(
            incident=Incident(title=text, number=text),
            prose={"root_cause": f"{text}\n\n{text}"} if text else {},
            timeline=(TimelineEvent(text=text, actor=text),),
        )
        assert read(written(postmortem)).postmortem == postmortem


def test_the_text_is_for_people_and_the_front_matter_carries_the_rest():
    assert written(STORY, TEMPLATES["crm-short"]) == Path(__file__).with_name("story.md").read_text("utf-8")


def test_a_simple_document_has_little_in_front():
    plain = Postmortem(incident=Incident(title="Cards"), prose={"root_cause": "The pool had no limit."})
    assert written(plain).startswith(
        "---\nafterword: 1\ntemplate: platform\nlanguage: en\nzone: UTC\nprofile: platform\n---\n\n# Cards\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("# Card payments failed", "# Cards", {"incident": replace(STORY.incident, title="Cards")}),
        ("#### The pool", "The pool", {"prose": {**STORY.prose, "root_cause": "The pool\n\nNo limit."}}),
        (
            "a \\| b<br>c",
            "begun",
            {"timeline": (STORY.timeline[0], replace(STORY.timeline[1], text="begun"))},
        ),
        (
            "| AI-2 | Now |",
            "| AI-2 | Soon |",
            {"action_items": (STORY.action_items[0], replace(STORY.action_items[1], title="Soon"))},
        ),
        (
            "| ~2026-03-02 14:05 |",
            "| 2026-03-02 16:05 |",
            {
                "timeline": (
                    replace(STORY.timeline[1], at=FIVE_PAST_TWO.replace(hour=16), is_approximate=False),
                    STORY.timeline[0],
                )
            },
        ),
    ],
)
def test_an_edit_in_the_text_wins_and_loses_nothing_else(old, new, change):
    text = written(STORY)
    assert text.count(old) == 1
    assert read(text.replace(old, new)).postmortem == replace(STORY, **change)


def test_a_row_that_somebody_adds_leaves_the_others_what_they_had():
    text = written(STORY).replace("| AI-2 | Now |", "| AI-3 | Soon |  |  | High | Open |  |\n| AI-2 | Now |")
    items = read(text).postmortem.action_items
    assert items == (
        ActionItem(key="AI-3", title="Soon", priority=Priority.HIGH),
        STORY.action_items[1],
        STORY.action_items[0],
    )


def test_a_row_that_somebody_removes_takes_what_it_had_with_it():
    lines = [line for line in written(STORY).split("\n") if not line.startswith("| ~2026")]
    assert read("\n".join(lines)).postmortem.timeline == (STORY.timeline[0],)


def test_rows_that_the_template_does_not_show_come_back_unless_the_text_has_its_own():
    whys = (Why(key="W-1", question="Why?"), Why(key="W-2", after="W-1", question="Why that?"))
    template = replace(PLATFORM, chapters=PLATFORM.chapters[:3])
    text = written(Postmortem(whys=whys), template)
    assert read(text).postmortem.whys == whys
    more = text + "\n## 5 Whys\n\n| Key | Question |\n|---|---|\n| W-9 | Whose? |\n"
    assert read(more).postmortem.whys == (Why(key="W-9", question="Whose?"),)


def test_prose_that_somebody_adds_in_the_text_is_kept():
    text = written(Postmortem()) + "\n## Where we were lucky\n\nNight.\n"
    assert read(text).postmortem.prose == {"luck": "Night."}


def test_a_document_without_front_matter_is_read_by_its_titles():
    text = written(STORY, TEMPLATES["crm-short"], "pt").split("\n---\n", 1)[1]
    reading = read(text)
    assert (reading.template.key, reading.language) == ("crm-short", "pt")
    assert [event.text for event in reading.postmortem.timeline] == ["a | b\nc", "Over"]
    assert reading.postmortem.papers == Papers(template="crm-short", language="pt", zone="UTC")
    assert reading.doubts == ()


def test_line_ends_and_marks_of_other_programs_change_nothing():
    text = written(STORY)
    assert read("\ufeff" + text.replace("\n", "\r\n")).postmortem == STORY


@pytest.mark.parametrize(
    ("front", "doubts"),
    [
        ("a: &x [1]\nb: *x", (Doubt("---", "a: &x [1]\nb: *x\n"),)),
        ("template: none\nlanguage: de\nzone: nowhere\nprofile: 3\nid: 4\nbeyond: 5", ()),
        ("beyond: {nonsense: {a: 1}}", (Doubt("nonsense", "{'a': 1}"),)),
        ("beyond: {incident: 5}", (Doubt("incident", "5"),)),
        ("beyond: {incident: {title: 5}}", (Doubt("incident", "{'title': 5}"),)),
        ("beyond: {measures: {x: 1}}", (Doubt("measures", "{'x': 1}"),)),
        ("beyond: {root_cause: {x: 1}}", (Doubt("root_cause", "{'x': 1}"),)),
        ("beyond: {prose: {timeline: x, luck: 5}}", (Doubt("prose", "{'timeline': 'x', 'luck': 5}"),)),
        ("beyond: {timeline: {all: [5]}}", (Doubt("timeline", "{'all': [5]}"),)),
        ("beyond: {incident: {all: []}}", (Doubt("incident", "{'all': []}"),)),
        ("beyond: {timeline: {all: 5}}", ()),
        ("beyond: {timeline: {rows: 5}}", (Doubt("timeline", "{'rows': 5}"),)),
        ("beyond: {timeline: {order: [x, 1]}}", (Doubt("timeline", "{'order': ['x', 1]}"),)),
        ("beyond: {timeline: {order: [5]}}", ()),
        ("beyond: {timeline: {rows: [{row: 9, like: x, set: {text: y}}], count: 0}}", ()),
    ],
)
def test_odd_front_matter_is_a_doubt_and_never_a_crash(front, doubts):
    reading = read(f"---\n{front}\n---\n\n# Title\n")
    assert reading.postmortem.incident == Incident(title="Title")
    assert reading.doubts == doubts


def test_kept_values_that_would_empty_a_row_are_passed_over():
    text = "---\nbeyond: {timeline: {count: 1, rows: [{row: 0, like: x, set: {text: ''}}]}}\n---\n"
    text += "## Timeline\n\n| Time | Event |\n|---|---|\n| | x |\n"
    assert read(text).postmortem.timeline == (TimelineEvent(text="x"),)


def test_a_stage_in_front_matter_comes_back():
    archived = Postmortem(papers=Papers(stage=Stage.ARCHIVED))
    assert read(written(archived, TEMPLATES["crm-short"])).postmortem == archived


def test_documents_have_a_limit():
    with pytest.raises(TooLarge):
        read("é" * (LARGEST // 2 + 1))
    with pytest.raises(TooLong):
        read("\n" * LONGEST)


@pytest.mark.parametrize(("folder", "every"), [("malformed", 1), ("documents", 5)])
def test_documents_of_others_are_read_or_refused(folder, every):
    if not (CORPORA / folder).exists():
        pytest.skip(f"the collection of documents does not lie at {CORPORA / folder}")
    for path in sorted((CORPORA / folder).rglob("*.md"))[::every]:
        text = path.read_bytes().decode("utf-8", "replace")
        try:
            reading = read(text)
        except Refused:
            continue
        assert read(written(reading.postmortem)).postmortem == reading.postmortem


def test_events_of_equal_looks_keep_what_each_had():
    events = tuple(
        TimelineEvent(at=FIVE_PAST_TWO, text="again", typed=typed, kind=EventKind.OTHER)
        for typed in ("a", "", "b")
    )
    assert read(written(Postmortem(timeline=events))).postmortem.timeline == events
