from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from core.document.file_name import file_name
from core.domain.incident import Incident, Papers
from core.domain.postmortem import Postmortem
from tests.strategies import lines

LATE = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)


def named(title, **facts):
    return file_name(Postmortem(incident=Incident(title=title, **facts)), "md")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Card payments failed", "card-payments-failed.md"),
        ("Não é óbvio: ação!", "nao-e-obvio-acao.md"),
        ("Сбой оплаты", "sboi-oplaty.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("🔥", "postmortem.md"),
        ("", "postmortem.md"),
        (
            "one two three four five six seven eight nine ten eleven twelve",
            "one-two-three-four-five-six-seven-eight-nine-ten-eleven.md",
        ),
    ],
)
def test_a_file_is_called_by_the_title_in_latin_letters(title, name):
    assert named(title) == name


def test_without_a_title_the_number_names_the_file():
    assert named("", number="P0-012") == "p0-012.md"


def test_the_day_of_the_incident_comes_first():
    assert named("x", occurred_on=date(2026, 3, 1), started_at=LATE) == "2026-03-01-x.md"


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "2026-03-02"), ("Europe/Moscow", "2026-03-03"), ("nowhere", "2026-03-02")]
)
def test_else_the_day_on_which_it_began_where_the_team_is(zone, day):
    postmortem = Postmortem(incident=Incident(title="x", started_at=LATE), papers=Papers(zone=zone))
    assert file_name(postmortem, "docx") == f"{day}-x.docx"


def test_else_the_day_on_which_the_document_was_begun():
    assert file_name(Postmortem(papers=Papers(created_at=LATE)), "md") == "2026-03-02-postmortem.md"


@given(lines())
def test_any_title_gives_a_safe_name(title):
    name = named(title)
    assert name.isascii()
    assert len(name) <= 63
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
