"""A database from before prose had revisions: what it knew of texts is not lost."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, MetaData, Table, text

from core.domain.history import Revision
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.passages import Cut, Keep, Put, undone
from core.settings import Settings
from storage import open_store
from storage.engine import address, open_engine
from storage.migrations import running
from storage.types import Instant
from tests.factories import NOON

P1, ANA, BEN = PostmortemId("p1"), PersonId("ana"), PersonId("ben")


@pytest.fixture
def old(settings: Settings) -> Iterator[Connection]:
    """An empty database of the first migration, in a transaction."""
    engine = open_engine(address(settings))
    with engine.begin() as connection:
        drop_everything(connection)
        config = running._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        yield connection
    engine.dispose()


def drop_everything(connection: Connection) -> None:
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)


def say(connection: Connection, key: str, kind: str, before: Any, after: Any, **given: Any) -> None:
    """A change as version 0001 wrote it."""
    spelled = {"before": json.dumps(before), "after": json.dumps(after)}
    row = {"section": "root_cause", "by": ANA, "by_name": "Ana Souza", "at": NOON} | given
    names = "key, postmortem, kind, section, field, before, after, by, by_name, at"
    query = text(
        f"INSERT INTO change ({names}) "
        "VALUES (:key, :postmortem, :kind, :section, '', :before, :after, :by, :by_name, :at)"
    )
    moment: datetime = row.pop("at")
    row["at"] = Instant().process_bind_param(moment, connection.dialect)
    connection.execute(query, {"key": key, "postmortem": P1, "kind": kind} | spelled | row)


def kept_now(settings: Settings, engine: Engine) -> tuple[list[Revision], list[ChangeKey]]:
    store = open_store(settings)
    with store.read() as work:
        found = list(work.revisions.of(P1)), [change.key for change in work.history.of(P1, limit=9)]
    store.close()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM change WHERE kind = 'prose'")) == 0
    return found


def test_each_text_that_a_change_kept_can_be_walked_back_to(
    settings: Settings, old: Connection, engine: Engine
) -> None:
    later = NOON + timedelta(hours=1)
    say(old, "k1", "prose", "", "The pool was full 😀.")
    say(old, "k2", "created", None, "Title", section="")
    say(
        old,
        "k3",
        "prose",
        "The pool was full 😀.",
        "The pool stood empty 😀.",
        by=BEN,
        by_name="Ben",
        at=later,
    )
    say(old, "k4", "prose", "", "A certificate ended.", section="trigger")
    old.commit()
    revisions, changes = kept_now(settings, engine)
    assert changes == ["k2"]
    trigger, second, first = sorted(revisions, key=lambda each: (each.section, each.at), reverse=True)
    assert second == Revision(
        key=ChangeKey("k3"),
        postmortem=P1,
        section="root_cause",
        began_at=later,
        at=later,
        names={BEN: "Ben"},
        passages=(Keep(9), Cut("was full", BEN), Put("stood empty", BEN)),
        is_closed=True,
    )
    now = "The pool stood empty 😀."
    assert undone(now, second.passages) == "The pool was full 😀."
    assert undone(undone(now, second.passages), first.passages) == ""
    assert (trigger.section, trigger.passages) == ("trigger", (Put("A certificate ended.", ANA),))


def test_texts_that_do_not_follow_each_other_are_made_to(
    settings: Settings, old: Connection, engine: Engine
) -> None:
    """As when something else than typing wrote between two changes, or after the last."""
    say(old, "k1", "prose", "one", "one two")
    say(old, "k2", "prose", "another", "another end")
    there = MetaData()
    there.reflect(old)
    put(old, there.tables["postmortem"], id=P1)
    put(old, there.tables["prose"], postmortem_id=P1, key="root_cause", text="today")
    old.commit()
    (second, first), _ = kept_now(settings, engine)
    assert undone("today", second.passages) == "one two"
    assert undone("one two", first.passages) == "one"


def put(connection: Connection, table: Table, **given: str) -> None:
    """A row with something in every column that must not be empty."""
    plain = {str: "", int: 0, bool: False, datetime: NOON.replace(tzinfo=None)}
    needed = {column.name: plain[column.type.python_type] for column in table.c if not column.nullable}
    connection.execute(table.insert().values(needed | given))
