import pytest

from core.domain.ids import PersonId, RowId
from core.domain.objectives import CreditStep, Slo
from core.domain.people import Role
from core.domain.taxonomy import Counting, DeployStatus
from core.services import objectives, people, workspace
from core.services.objectives import SLOS, place
from tests.factories import a_person
from tests.pages.firing import fire, shown, sides, type_into

BEN = a_person(id=PersonId("ben"), name="Ben", email="ben@example.com")
SLO = Slo(id=RowId("s1"), service="checkout", target=99.9)
STEP = CreditStep(id=RowId("c1"), below=99.9, credit=10)


@pytest.fixture
def test(app, sqlite_store):
    for value in (SLO, STEP):
        objectives.add(sqlite_store, value, by=BEN)
    return app("account/account.py")


def promised(store):
    return objectives.promised(store)


def test_an_objective_is_added_empty_and_filled_field_by_field(app, sqlite_store):
    test = app("account/account.py")
    test.button(key="add-slo").click().run()
    (blank,) = promised(sqlite_store).slos
    for field, text in {
        "service": "checkout",
        "target": "99.95",
        "window_days": "7",
        "requests": "1 000",
    }.items():
        type_into(test, f"w--{blank.id}-{field}", text)
    test.selectbox(key=f"w--{blank.id}-counting").set_value("requests").run()
    assert [error.value for error in test.exception] == []
    assert promised(sqlite_store).slos == (
        Slo(service="checkout", target=99.95, window_days=7, requests=1000, counting=Counting.REQUESTS),
    )


def test_what_is_removed_can_be_brought_back(test, sqlite_store):
    test.button(key="remove-s1").click().run()
    assert promised(sqlite_store).slos == ()
    assert "Removed: checkout · 99.9 % · 30 · Minutes" in [caption.value for caption in test.caption]
    test.button(key="undo-slo").click().run()
    assert promised(sqlite_store).slos == (SLO,)
    test.button(key="remove-c1").click().run()
    assert promised(sqlite_store).steps == ()


def test_a_target_that_is_none_waits_until_it_is_one(test, sqlite_store):
    type_into(test, "w--s1-target", "100")
    assert promised(sqlite_store).slos == (SLO,)
    assert not shown(test, "w--s1-target")["heard"]["is_saved"]
    type_into(test, "w--s1-target", "99,5")
    assert promised(sqlite_store).slos[0].target == 99.5


def test_what_somebody_else_has_changed_is_decided_by_a_person(test, sqlite_store):
    objectives.change(sqlite_store, place(SLOS, "target", "s1"), 99.0, base=99.9, by=BEN)
    type_into(test, "w--s1-target", "99.5")
    card = "conflict-w--s1-target"
    assert sides(test, card) == {"Before": "99.9", "Theirs": "99", "Yours": "99.5"}
    fire(test, card, "mine", 1)
    assert promised(sqlite_store).slos[0].target == 99.5


def test_a_threshold_is_set_and_emptied_it_is_the_profiles_again(test, sqlite_store):
    type_into(test, "w--normal-above", "60")
    assert promised(sqlite_store).floors[0] == (DeployStatus.NORMAL, 60)
    type_into(test, "w--normal-above", "")
    assert promised(sqlite_store).floors[0] == (DeployStatus.NORMAL, 50)


def test_a_step_says_what_is_owed(test, sqlite_store):
    type_into(test, "w--c1-credit", "25")
    assert promised(sqlite_store).steps[0].credit == 25


def test_whoever_may_only_read_sees_what_is_promised_and_can_change_nothing(app, sqlite_store):
    workspace.set_up(sqlite_store, "platform", "Payments", "UTC")
    for value in (SLO, STEP):
        objectives.add(sqlite_store, value, by=BEN)
    known = people.sign_in(sqlite_store, name="Ana Souza", email="ana@example.com", id_=PersonId("p" * 16))
    people.set_rights(sqlite_store, known.email, role=Role.READER)
    test = app("account/account.py")
    said = [each.value for each in test.markdown]
    assert "- checkout · 99.9 % · 30 · Minutes" in said
    assert "- 99.9 % · 10 %" in said
    assert {button.key for button in test.button} & {"add-slo", "remove-s1", "add-credit_step"} == set()
