from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.document.blocks import Table
from core.document.fields import Field, Listing, Number
from core.document.rows import shown_order, to_table
from core.document.schema import SECTIONS
from core.document.wording import Wording
from core.domain.action_items import ActionItem
from core.domain.attachments import Attachment
from core.domain.incident import AffectedService
from core.domain.taxonomy import ActionStatus, EventKind, Priority
from core.domain.timeline import TimelineEvent
from core.i18n import use_locale
from core.profiles import PROFILES

WORDING = Wording(PROFILES["platform"], ZoneInfo("Europe/Moscow"))


def listing(key):
    section = SECTIONS[key]
    assert isinstance(section, Listing)
    return section


@pytest.fixture(autouse=True)
def _in_english():
    with use_locale("en"):
        yield


def at(hour):
    return datetime(2026, 3, 2, hour, tzinfo=UTC)


def test_events_go_by_time_and_undated_ones_last():
    events = [
        TimelineEvent(text="?"),
        TimelineEvent(at=at(9)),
        TimelineEvent(at=at(8)),
        TimelineEvent(at=at(9)),
    ]
    assert shown_order(listing("timeline"), events) == [2, 1, 3, 0]


def test_action_items_go_by_priority_and_then_by_number():
    items = [
        ActionItem(key="AI-10", priority=Priority.HIGH),
        ActionItem(key="AI-3"),
        ActionItem(key="AI-2", priority=Priority.LOW),
        ActionItem(key="AI-9", priority=Priority.HIGH),
        ActionItem(),
    ]
    assert shown_order(listing("action_items"), items) == [3, 0, 2, 4, 1]


def test_other_rows_stay_as_they_were_entered():
    assert shown_order(listing("services"), [AffectedService(name="b"), AffectedService(name="a")]) == [0, 1]


def test_the_time_of_an_event_says_its_zone_and_whether_it_is_exact():
    events = [
        TimelineEvent(at=at(11), is_approximate=True, kind=EventKind.ALERT, text="Alert", typed="~14:00 MSK"),
        TimelineEvent(text="Later", typed="after lunch"),
        TimelineEvent(at=at(12), text="Said so"),
    ]
    assert to_table(listing("timeline"), events, WORDING) == Table(
        ("Time (Europe/Moscow)", "Kind", "Event"),
        (
            ("~2026-03-02 14:00", "Alert fired", "Alert"),
            ("after lunch", "", "Later"),
            ("2026-03-02 15:00", "", "Said so"),
        ),
    )


def test_columns_that_say_nothing_are_left_out_unless_a_stage_needs_them():
    items = [ActionItem(key="AI-1", is_must_fix=False), ActionItem(key="AI-2", status=ActionStatus.DONE)]
    assert to_table(listing("action_items"), items, WORDING) == Table(
        ("Key", "Action", "Owner", "Due", "Status"),
        (("AI-1", "", "", "", "Open"), ("AI-2", "", "", "", "Done")),
    )


def test_a_table_of_empty_rows_keeps_a_column():
    assert to_table(listing("attachments"), [Attachment()], WORDING) == Table(("File name",), (("",),))


def test_a_size_of_zero_is_a_value():
    assert to_table(listing("attachments"), [Attachment(name="a", size=0)], WORDING) == Table(
        ("File name", "Size in bytes"), (("a", "0"),)
    )


def test_a_column_of_numbers_names_its_unit():
    section = replace(listing("attachments"), fields=(Field("size", "Size", Number(unit="ms", whole=True)),))
    assert to_table(section, [Attachment(size=5)], WORDING) == Table(("Size, ms",), (("5",),))
