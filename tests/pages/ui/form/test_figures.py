from core.domain.ids import PostmortemId
from core.domain.incident import Detection, Incident
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import DetectedBy, Severity
from core.metrics.milestones import REASONS, TITLES
from core.services import workspace
from tests.factories import NOON, a_person, keep

ID = PostmortemId("cards")
AUTHOR = a_person()


def shown(app, store, profile, **given):
    """The step of the timeline: names and values of the figures, and what is said below them."""
    workspace.set_up(store, profile, "Payments", "UTC")
    keep(store, Postmortem(id=ID, **given))
    test = app("postmortems/write.py", set_up=False, id=ID, step="timeline")
    assert [error.value for error in test.exception] == []
    milestones = tuple(f"**{title}:" for title in TITLES.values())
    bold = [each.value for each in test.markdown if each.value.startswith("**")]
    said = [each.value for each in test.caption if each.value not in REASONS.values()]
    return [each for each in bold if not each.startswith(milestones)], said


def test_each_figure_stands_with_its_definition_its_target_and_its_state(app, sqlite_store):
    values, said = shown(
        app,
        sqlite_store,
        "field",
        incident=Incident(severity=Severity.SEV1, started_at=NOON, resolved_at=NOON.replace(hour=11)),
        detection=Detection(detected_at=NOON.replace(minute=1), detected_by=DetectedBy.MANUAL),
    )
    assert values == [
        "**Time to detect:** 1 min \\(target 2 min\\)",
        "**Time to acknowledge:** not applicable",
        "**Time to investigate:** pending",
        "**Time to mitigate:** pending",
        "**Time to resolve:** contradictory (target 1 h)",
        "**Duration:** contradictory",
    ]
    assert said[-6:-4] == [
        "From the start to the detection.",
        (
            "From the detection to the acknowledgement. "
            "The team found it itself, so no alert waited for an acknowledgement."
        ),
    ]


def test_the_page_says_from_where_the_time_to_resolve_counts(app, sqlite_store):
    _values, said = shown(app, sqlite_store, "crm", incident=Incident(started_at=NOON))
    about_resolving = said[-2]
    assert about_resolving == (
        "From the start to the resolution. "
        "“Resolved” is not known yet. Record it, or add its event to the timeline."
    )
