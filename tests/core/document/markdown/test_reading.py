from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.document.fields import TEXT_LENGTH
from core.document.markdown.doubts import Doubt
from core.document.markdown.reading import Part, parts, read_body
from core.document.templates import TEMPLATES
from core.document.wording import Wording
from core.domain.action_items import ActionItem
from core.domain.incident import AffectedService, Detection, Incident
from core.domain.taxonomy import EventKind, Priority, ServiceState, Severity
from core.domain.timeline import TimelineEvent
from core.i18n import use_locale
from core.profiles import PROFILES

WORDING = Wording(PROFILES["platform"], ZoneInfo("UTC"))
FIVE_PAST_TWO = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


def read(body, template="platform"):
    with use_locale("en"):
        return read_body(body, TEMPLATES[template], WORDING)


def test_a_document_falls_into_headings_and_texts():
    body = "before\n\n# One #\n\n## Two\nunder\n---\n\n#### kept\n\n> # quoted\n\n### Three \\<b>\n"
    assert list(parts(body)) == [
        Part(0, "", "before"),
        Part(1, "One", ""),
        Part(2, "Two", ""),
        Part(2, "under", "#### kept\n\n> # quoted"),
        Part(3, "Three <b>", ""),
    ]


def test_only_the_first_heading_is_the_title():
    assert [(part.level, part.title) for part in parts("# A\n# B\n## C#\n# #")] == [
        (0, ""),
        (1, "A"),
        (2, "B"),
        (2, "C#"),
        (2, ""),
    ]


def test_facts_are_read_in_any_language_with_units_and_zones():
    body = (
        "# Сбой\n\n## Incident details\n\n### Инцидент\n\n- **Уровень серьёзности:** P0\n"
        "- **Started (Europe/Moscow):** 2026-03-02 17:05\n- **Date:** 02.03.2026\n- **Duration:** 1 h\n\n"
        "### Detection\n\n| Field | Value |\n|---|---|\n| Detected | 2026-03-02 14:05 |\n"
    )
    postmortem, doubts = read(body)
    assert postmortem.incident == Incident(
        title="Сбой", severity=Severity.SEV1, started_at=FIVE_PAST_TWO, occurred_on=date(2026, 3, 2)
    )
    assert postmortem.detection == Detection(detected_at=FIVE_PAST_TWO)
    assert doubts == ()


def test_rows_are_read_by_the_titles_of_their_columns():
    body = (
        "## Timeline\n\n| Event | Time (Europe/Moscow) | Kind |\n|---|---|---|\n"
        "| a \\| b<br>c | ~2026-03-02 17:05 | alert fired |\n| |  | |\n| d | after lunch | |\n"
    )
    postmortem, doubts = read(body)
    assert postmortem.timeline == (
        TimelineEvent(at=FIVE_PAST_TWO, is_approximate=True, kind=EventKind.ALERT, text="a | b\nc"),
        TimelineEvent(text="d", typed="after lunch"),
    )
    assert doubts == ()


def test_what_cannot_be_placed_becomes_a_doubt():
    body = (
        "stray\n\n# Title\n\nunder the title\n\n## Incident details\n\nbefore the sections\n\n### Incident\n\n"
        "- **Severity:** terrible\n- **Weather:** rain\nloose\n\n### Services affected\n\n"
        "- **odd:** pair\n\n| Service | Colour | State |\n|---|---|---|\n| shop | red | Down | extra |\n| cart | | | |\n\nbehind\n\n"
        "## Unheard of\n\ntext\n\n### Deeper\n\nmore\n\n## Bare\n"
    )
    postmortem, doubts = read(body)
    assert postmortem.services == (
        AffectedService(name="shop", state=ServiceState.DOWN),
        AffectedService(name="cart"),
    )
    assert doubts == (
        Doubt("", "stray"),
        Doubt("Title", "under the title"),
        Doubt("Incident details", "before the sections"),
        Doubt("Incident", "loose"),
        Doubt("Severity", "terrible"),
        Doubt("Weather", "rain"),
        Doubt("Services affected", "behind"),
        Doubt("odd", "pair"),
        Doubt("Colour", "red"),
        Doubt("Services affected", "extra"),
        Doubt("Unheard of", "text"),
        Doubt("Deeper", "more"),
        Doubt("Bare", ""),
    )


def test_a_text_over_the_limit_is_a_doubt():
    long = "x" * (TEXT_LENGTH + 1)
    body = f"## Timeline\n\n| Time | Event |\n|---|---|\n| {long} | {long} |\n"
    assert read(body)[1] == (Doubt("Time", long), Doubt("Event", long))


@pytest.mark.parametrize(
    ("body", "key", "text"),
    [
        ("## Root-cause analysis\n\nThe pool.", "what_happened", "The pool."),
        ("## Root cause\n\nThe pool.", "root_cause", "The pool."),
        ("## Where we were lucky\n\nNight.", "luck", "Night."),
        ("## Where we were lucky\n\nNight.\n\n### And\n\nDay.", "luck", "Night.\n\n### And\n\nDay."),
        ("## Where we were lucky\n\nNight.\n\n## Where we were lucky\n\nDay.", "luck", "Night.\n\nDay."),
    ],
)
def test_text_right_under_a_chapter_goes_to_its_first_prose(body, key, text):
    assert read(body, "platform")[0].prose == {key: text}


def test_facts_and_tables_right_under_a_chapter_go_to_their_section():
    body = (
        "## Incident details\n\n- **Severity:** P0\n\n## Incident details\n\n"
        "| Service | State |\n|---|---|\n| shop | Down |\n\n## Action items\n\n"
        "| Key | Action | Priority |\n|---|---|---|\n| AI-1 | Limit the pool | High |\n"
    )
    postmortem, doubts = read(body)
    assert postmortem.incident == Incident(severity=Severity.SEV1)
    assert postmortem.services == (AffectedService(name="shop", state=ServiceState.DOWN),)
    assert postmortem.action_items == (
        ActionItem(key="AI-1", title="Limit the pool", priority=Priority.HIGH),
    )
    assert doubts == ()


def test_what_is_not_written_yet_is_nothing():
    body = "# Untitled\n\n## Timeline\n\n*Not written yet.*\n\n## Lessons learned\n\n### Surprises\n\n*Ещё не написано.*\n"
    postmortem, doubts = read(body)
    assert (postmortem.incident.title, postmortem.timeline, postmortem.prose, doubts) == ("", (), {}, ())


def test_figures_without_facts_are_passed_over():
    assert read("## Metrics\n\n### Durations\n\n- **Duration:** 1 h\n", "crm-short")[1] == ()


def test_a_zone_that_does_not_exist_is_passed_over():
    body = "## Incident details\n\n### Incident\n\n- **Started (nowhere):** 2026-03-02 14:05\n"
    assert read(body)[0].incident.started_at == FIVE_PAST_TWO


def test_an_offset_in_a_cell_goes_before_the_zone_of_its_column():
    body = "## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 2026-03-02 14:05 +01:00 | x |\n"
    assert read(body)[0].timeline[0].at == FIVE_PAST_TWO - timedelta(hours=1)
