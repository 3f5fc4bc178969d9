from datetime import UTC, date, datetime

import pytest

from core.document.plain import from_plain, plain, to_plain
from core.domain.incident import Incident
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Severity
from core.domain.timeline import TimelineEvent

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (NOON, "2026-03-02T12:00:00Z"),
        (date(2026, 3, 2), "2026-03-02"),
        (Severity.SEV2, "sev2"),
        (12.5, 12.5),
        (7, 7),
        (True, True),
        ("text", "text"),
        (None, None),
    ],
)
def test_a_value_becomes_what_json_can_hold_and_comes_back(value, spelled):
    assert plain(value) == spelled
    assert from_plain(spelled, type(value)) == value


def test_what_no_field_can_hold_is_a_mistake_of_the_program():
    with pytest.raises(TypeError):
        plain(object())


def test_a_document_is_told_without_identity_and_without_empty_prose():
    postmortem = Postmortem(
        incident=Incident(title="Cards failed", started_at=NOON),
        prose={"root_cause": "A pool.", "lessons": ""},
        timeline=(TimelineEvent(id="e1", at=NOON, text="Alert"),),
    )
    told = to_plain(postmortem)
    assert told["incident"]["title"] == "Cards failed"
    assert told["prose"] == {"root_cause": "A pool."}
    assert [sorted(row) for row in told["timeline"]] == [
        [
            "actor",
            "at",
            "evidence",
            "is_approximate",
            "is_decisive",
            "is_key",
            "kind",
            "note",
            "text",
            "typed",
        ]
    ]
