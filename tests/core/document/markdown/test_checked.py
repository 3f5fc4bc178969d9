from datetime import UTC, date, datetime

import pytest

from core.document.fields import LINE_LENGTH, TEXT_LENGTH, Facts, Listing
from core.document.markdown.checked import checked, legible
from core.document.schema import SECTIONS
from core.domain.attachments import Attachment
from core.domain.errors import TooLong
from core.domain.impact import UserImpact
from core.domain.incident import Incident, Papers
from core.domain.taxonomy import Severity
from core.domain.timeline import TimelineEvent


def check(key, owner, name, value):
    section = SECTIONS[key]
    assert isinstance(section, Facts | Listing)
    return checked(section, owner, name, value)


@pytest.mark.parametrize(
    ("key", "owner", "name", "given", "value"),
    [
        ("incident", Incident, "title", "a\x00b", "ab"),
        ("incident", Incident, "severity", "sev1", Severity.SEV1),
        ("incident", Incident, "severity", None, None),
        ("incident", Incident, "occurred_on", "2026-03-02", date(2026, 3, 2)),
        ("incident", Incident, "started_at", "2026-03-02T14:05:00Z", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
        ("user_impact", UserImpact, "users_affected", 3, 3),
        ("user_impact", UserImpact, "users_share", 3, 3.0),
        ("user_impact", UserImpact, "users_share", 0.5, 0.5),
        ("papers", Papers, "zone", "Europe/Moscow", "Europe/Moscow"),
        ("papers", Papers, "language", "ru", "ru"),
        ("papers", Papers, "template", "crm", "crm"),
        ("timeline", TimelineEvent, "is_approximate", True, True),
        ("timeline", TimelineEvent, "text", "x" * TEXT_LENGTH, "x" * TEXT_LENGTH),
    ],
)
def test_a_value_of_the_right_kind_is_let_in(key, owner, name, given, value):
    assert check(key, owner, name, given) == value


@pytest.mark.parametrize(
    ("key", "owner", "name", "given"),
    [
        ("incident", Incident, "nonsense", "x"),
        ("incident", Incident, "title", 5),
        ("incident", Incident, "title", None),
        ("incident", Incident, "title", ["x"]),
        ("incident", Incident, "title", "x" * (LINE_LENGTH + 1)),
        ("incident", Incident, "severity", "sev9"),
        ("incident", Incident, "occurred_on", "2026-02-30"),
        ("incident", Incident, "occurred_on", date(2026, 3, 2)),
        ("incident", Incident, "started_at", "2026-03-02T14:05:00"),
        ("user_impact", UserImpact, "users_affected", True),
        ("user_impact", UserImpact, "users_affected", 1.5),
        ("user_impact", UserImpact, "users_affected", "3"),
        ("user_impact", UserImpact, "users_affected", 2**63),
        ("user_impact", UserImpact, "users_share", float("nan")),
        ("user_impact", UserImpact, "users_share", True),
        ("papers", Papers, "zone", "nowhere"),
        ("papers", Papers, "language", "de"),
        ("papers", Papers, "template", "none"),
        ("timeline", TimelineEvent, "id", "x"),
        ("timeline", TimelineEvent, "is_approximate", 1),
        ("timeline", TimelineEvent, "text", "x" * (TEXT_LENGTH + 1)),
        ("attachments", Attachment, "size", "big"),
    ],
)
def test_anything_else_is_kept_out(key, owner, name, given):
    with pytest.raises((ValueError, TooLong)):
        check(key, owner, name, given)


def test_legible_text_has_one_kind_of_line_end_and_no_control_characters():
    assert legible("\ufeffa\r\nb\rc\td\x00\x1b\ud800\u202ee") == "a\nb\nc\td\u202ee"
