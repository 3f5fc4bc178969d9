from datetime import timedelta

from core.domain.action_items import ActionItem
from core.domain.causes import ContributingFactor, Why
from core.domain.ids import PostmortemId, RowId
from core.domain.incident import Incident
from core.domain.referable import Numbered, Row
from tests.factories import NOON, a_postmortem, an_event, keep


def test_rows_with_keys_and_events_with_a_time_come_in_one_query(store, statements):
    kept = a_postmortem(
        timeline=(an_event(text="Down"), an_event(at=None, text="Some day"), an_event(text="Up")),
        action_items=(ActionItem(id=RowId("r1"), key="AI-1", title="Raise the limit"),),
        whys=(Why(id=RowId("r2"), key="W-1", question="Why?"), Why(id=RowId("r3"), question="No key")),
        factors=(ContributingFactor(id=RowId("r4"), key="F-1", name="No alert"),),
    )
    keep(store, kept, a_postmortem(timeline=(an_event(text="Elsewhere"),)))
    with store.begin() as work:
        work.rows.remove(kept.id, "timeline", kept.timeline[2].id, NOON)
    statements.clear()
    with store.read() as work:
        found = work.referable.rows(kept.id)
    assert found == [
        Row("action_items", "AI-1", None, "Raise the limit"),
        Row("factors", "F-1", None, "No alert"),
        Row("timeline", "", NOON, "Down"),
        Row("whys", "W-1", None, "Why?"),
    ]
    assert len(statements) == 1


def of_number(number, title, days=0):
    incident = Incident(number=number, title=title, started_at=NOON + timedelta(days=days))
    return a_postmortem(id=PostmortemId(f"pm-{number}-{days}"), incident=incident)


def test_postmortems_are_found_by_number_and_by_what_they_say(store):
    keep(store, of_number("P0-001", "Ошибка Оплаты"), of_number("P0-002", "100% down"), of_number("", "P0"))
    keep(store, of_number("p0-001", "Again", days=1))
    again, first, second = (
        Numbered(PostmortemId("pm-p0-001-1"), "p0-001", "Again"),
        Numbered(PostmortemId("pm-P0-001-0"), "P0-001", "Ошибка Оплаты"),
        Numbered(PostmortemId("pm-P0-002-0"), "P0-002", "100% down"),
    )
    with store.read() as work:
        assert work.referable.numbered(["P0-001", "none", ""]) == [again, first]
        assert work.referable.numbered([]) == ()
        assert work.referable.postmortems("оплат", limit=9) == [first]
        assert work.referable.postmortems("0%", limit=9) == [second]
        assert work.referable.postmortems("p0-", limit=2) == [again, second]
