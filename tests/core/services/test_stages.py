from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.domain.errors import NotReady
from core.domain.ids import ChangeKey, PostmortemId
from core.domain.taxonomy import Stage
from core.services import postmortems, stages
from tests.factories import a_person, a_postmortem, full_postmortem, keep

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ID = PostmortemId("cards")


def moved(store, stage):
    key = ChangeKey(f"to {stage}")
    stages.move(store, postmortems.get(store, ID), stage, by=a_person(), now=NOON, key=key)
    return postmortems.get(store, ID).papers


def whole(stage, published_at=None):
    full = full_postmortem()
    return replace(full, id=ID, papers=replace(full.papers, stage=stage, published_at=published_at))


def test_each_stage_has_one_behind_it_but_the_last():
    assert [stages.next_stage(stage) for stage in Stage] == [
        Stage.IN_REVIEW,
        Stage.APPROVED,
        Stage.PUBLISHED,
        Stage.ARCHIVED,
        None,
    ]


def test_a_draft_with_gaps_stays_a_draft(sqlite_store):
    keep(sqlite_store, a_postmortem(id=ID))
    with pytest.raises(NotReady) as refused:
        moved(sqlite_store, Stage.IN_REVIEW)
    assert refused.value.gaps > 0
    assert postmortems.get(sqlite_store, ID).papers.stage is Stage.DRAFT


def test_publishing_notes_when_and_keeps_the_first_time(sqlite_store):
    keep(sqlite_store, whole(Stage.APPROVED))
    assert moved(sqlite_store, Stage.PUBLISHED).published_at == NOON
    assert moved(sqlite_store, Stage.APPROVED).stage is Stage.APPROVED
    assert moved(sqlite_store, Stage.ARCHIVED).published_at == NOON


def test_the_way_back_asks_for_nothing(sqlite_store):
    keep(
        sqlite_store,
        replace(a_postmortem(id=ID), papers=replace(a_postmortem().papers, stage=Stage.IN_REVIEW)),
    )
    assert moved(sqlite_store, Stage.DRAFT).stage is Stage.DRAFT
