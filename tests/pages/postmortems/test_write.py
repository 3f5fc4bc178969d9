from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.domain.errors import StoreFull
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.people import Person
from core.domain.place import Place
from core.domain.taxonomy import EventKind, Severity, Stage
from core.domain.timeline import TimelineEvent
from core.services import editing, postmortems, workspace
from tests.factories import full_postmortem, keep
from tests.pages.firing import fire, shown, sides, type_into

ID = PostmortemId("cards")
ANA = Person(id=PersonId("p" * 16), name="Ana Souza", email="ana@example.com")
IVAN = Person(id=PersonId("i" * 16), name="Ivan", email="ivan@example.com")


@pytest.fixture
def written(app, sqlite_store, now):
    """Opens a step of one postmortem for writing."""

    def opened(step="incident", **query):
        test = app("postmortems/write.py", id=ID, step=step, **query)
        assert [error.value for error in test.exception] == []
        return test

    workspace.set_up(sqlite_store, "platform", "Payments", "Europe/Moscow")
    postmortems.create(
        sqlite_store,
        id_=ID,
        title="Cards failed",
        severity=Severity.SEV1,
        by=ANA,
        now=now,
        key=ChangeKey("create"),
    )
    return opened


def stored(store):
    return postmortems.get(store, ID)


def widget(field, section="incident", row=None):
    return f"w-{ID}-{row or section}-{field}"


def test_a_field_saves_as_it_changes(written, sqlite_store):
    test = written()
    type_into(test, widget("number"), "P0-099")
    assert stored(sqlite_store).incident.number == "P0-099"


def test_the_browser_checks_the_spelling_in_the_language_of_the_document(written, sqlite_store, now):
    written()
    place = Place(ID, "papers", "language")
    editing.write_field(
        sqlite_store, place, base="en", value="pt", by=ANA, now=now, key=ChangeKey("language")
    )
    test = written()
    fields = widget("number"), f"p-{ID}-summary_incident"
    assert [shown(test, field)["lang"] for field in fields] == ["pt", "pt"]


def test_a_time_is_read_in_the_zone_of_the_document(written, sqlite_store):
    test = written()
    type_into(test, widget("started_at"), "2026-03-02 14:05:30")
    assert stored(sqlite_store).incident.started_at == datetime(2026, 3, 2, 11, 5, 30, tzinfo=UTC)


def test_text_that_is_no_time_is_kept_and_told_with_an_example(written, sqlite_store):
    test = written()
    type_into(test, widget("started_at"), "noonish")
    assert not shown(test, widget("started_at"))["heard"]["is_saved"]
    assert any("“noonish” was not understood" in caption.value for caption in test.caption)
    assert stored(sqlite_store).incident.started_at is None


def test_the_same_field_changed_by_two_is_decided_by_a_person(written, sqlite_store, now):
    test = written()
    place = Place(ID, "incident", "number")
    base = stored(sqlite_store).incident.number
    editing.write_field(
        sqlite_store, place, base=base, value="P0-777", by=IVAN, now=now, key=ChangeKey("theirs")
    )
    type_into(test, widget("number"), "P0-555")
    assert stored(sqlite_store).incident.number == "P0-777"
    card = f"conflict-{widget('number')}"
    assert sides(test, card) == {"Before": base, "Theirs": "P0-777", "Yours": "P0-555"}
    assert shown(test, card)["title"] == "Ivan has changed this at 17:05, since you began."
    fire(test, card, "mine", 1)
    assert stored(sqlite_store).incident.number == "P0-555"
    assert shown(test, widget("number"))["heard"]["is_saved"]


def test_their_value_can_be_taken(written, sqlite_store, now):
    test = written()
    base = stored(sqlite_store).incident.number
    place = Place(ID, "incident", "number")
    editing.write_field(
        sqlite_store, place, base=base, value="P0-777", by=IVAN, now=now, key=ChangeKey("theirs")
    )
    type_into(test, widget("number"), "P0-555")
    fire(test, f"conflict-{widget('number')}", "theirs", 1)
    assert shown(test, widget("number"))["text"] == "P0-777"
    assert stored(sqlite_store).incident.number == "P0-777"


def test_two_people_on_different_fields_never_meet(written, sqlite_store, now):
    test = written()
    place = Place(ID, "incident", "number")
    base = stored(sqlite_store).incident.number
    editing.write_field(
        sqlite_store, place, base=base, value="P0-777", by=IVAN, now=now, key=ChangeKey("theirs")
    )
    type_into(test, widget("title"), "Card payments failed")
    incident = stored(sqlite_store).incident
    assert (incident.title, incident.number) == ("Card payments failed", "P0-777")
    assert shown(test, widget("number"))["text"] == "P0-777"


def test_a_row_is_added_filled_removed_and_brought_back(written, sqlite_store):
    test = written("timeline")
    test.button(key=f"add-{ID}-timeline").click().run()
    (row,) = stored(sqlite_store).timeline
    type_into(test, widget("at", row=row.id), "~2026-03-02 14:05")
    test.selectbox(key=widget("kind", row=row.id)).set_value(EventKind.ALERT).run()
    event = TimelineEvent(
        at=datetime(2026, 3, 2, 11, 5, tzinfo=UTC),
        typed="~2026-03-02 14:05",
        is_approximate=True,
        kind=EventKind.ALERT,
    )
    assert stored(sqlite_store).timeline == (event,)
    test.button(key=f"remove-{row.id}").click().run()
    assert stored(sqlite_store).timeline == ()
    test.button(key=f"undo-{ID}-timeline").click().run()
    assert stored(sqlite_store).timeline == (event,)


def test_a_gap_leads_to_its_field(written):
    test = written("incident")
    gap = next(button for button in test.button if button.label == "Started")
    gap.click().run()
    assert test.session_state["focus"].key == widget("started_at")


def test_a_postmortem_with_gaps_cannot_move_on(written):
    test = written("review")
    assert test.button(key="move").disabled


def test_a_postmortem_without_gaps_moves_on(app, sqlite_store, now):
    whole = full_postmortem()
    keep(sqlite_store, replace(whole, id=ID, papers=replace(whole.papers, stage=Stage.DRAFT)))
    test = app("postmortems/write.py", id=ID, step="review")
    test.button(key="move").click().run()
    assert stored(sqlite_store).papers.stage is Stage.IN_REVIEW


def test_an_address_without_a_postmortem_leads_to_the_register(app):
    test = app("postmortems/write.py", id="nothing")
    assert [error.value for error in test.error] == [
        "There is no postmortem “nothing”. Look for it in the register by its title or number."
    ]


def test_a_picture_is_taken_in_and_listed(written, sqlite_store):
    test = written("lessons")
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 20
    test.file_uploader(key=f"upload-{ID}-0").upload("graph.png", picture, "image/png").run()
    (attachment,) = stored(sqlite_store).attachments
    assert (attachment.name, attachment.media_type, attachment.size) == ("graph.png", "image/png", 28)


def test_a_file_that_is_not_kept_is_refused_with_what_is(written, sqlite_store):
    test = written("lessons")
    test.file_uploader(key=f"upload-{ID}-0").upload(
        "run.exe", b"MZ\x00\x01", "application/octet-stream"
    ).run()
    assert stored(sqlite_store).attachments == ()
    assert any("“run.exe” is not a kind of file that is kept here." in error.value for error in test.error)


def test_what_the_database_does_not_take_is_told_kept_and_tried_again(written, sqlite_store, monkeypatch):
    test = written()
    full = StoreFull("data/afterword.db")

    def refuse(*_args, **_words):
        raise full

    with monkeypatch.context() as broken:
        broken.setattr(type(sqlite_store), "begin", refuse)
        type_into(test, widget("number"), "P0-555")
    assert not shown(test, widget("number"))["heard"]["is_saved"]
    assert any(
        "Not saved: The disk that holds data/afterword.db is full." in error.value for error in test.error
    )
    test.button(key=f"again-{widget('number')}").click().run()
    assert stored(sqlite_store).incident.number == "P0-555"


def test_the_template_the_language_and_the_zone_are_chosen_in_the_menu(written, sqlite_store):
    test = written()
    test.session_state["papers"] = True
    test.run()
    test.selectbox(key=f"w-{ID}-papers-template").set_value("crm-short").run()
    test.selectbox(key=f"w-{ID}-papers-language").set_value("ru").run()
    papers = stored(sqlite_store).papers
    assert (papers.template, papers.language) == ("crm-short", "ru")


def test_the_address_says_which_step_is_open(written):
    assert [header.value for header in written("impact").header] == ["Impact"]
    assert [header.value for header in written("nowhere").header] == ["The incident"]


def test_the_preview_can_be_folded_away(written):
    test = written()
    assert any(each.proto.id.endswith(f"-paper-{ID}") for each in test.get("bidi_component"))
    test.button(key="preview-switch").click().run()
    assert not any(each.proto.id.endswith(f"-paper-{ID}") for each in test.get("bidi_component"))


def test_a_gap_of_a_row_opens_the_row(written, sqlite_store):
    test = written("actions")
    test.button(key=f"add-{ID}-action_items").click().run()
    (row,) = stored(sqlite_store).action_items
    test.button(key=f"close-{row.id}").click().run()
    gap = next(button for button in test.button if button.label == "Owner of AI-1")
    gap.click().run()
    assert test.session_state["focus"].key == widget("owner", "action_items", row.id)
    assert shown(test, widget("owner", row=row.id))["text"] == ""


@pytest.mark.parametrize(
    ("step", "label", "key"),
    [
        ("why", "Root cause", f"p-{ID}-root_cause"),
        ("why", "5 Whys", f"add-{ID}-whys"),
    ],
)
def test_a_gap_of_a_section_leads_to_where_it_is_written(written, step, label, key):
    test = written(step)
    next(button for button in test.button if button.label == label).click().run()
    assert test.session_state["focus"].key == key
