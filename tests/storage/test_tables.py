from collections import Counter
from dataclasses import fields

from sqlalchemy import Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite

from core.document.plain import kinds
from core.document.schema import FACTS, LISTINGS
from core.domain.history import Change
from core.domain.objectives import CreditStep, Slo
from core.domain.people import Person
from core.domain.workspace import Workspace
from storage import tables
from storage.tables import GROUPS, listings

HOLDERS: list[tuple[type, Table]] = [
    *((owner, tables.postmortem) for owner in GROUPS.values()),
    *((listing.entry, listings[listing.key]) for listing in LISTINGS),
    (Change, tables.change),
    (Person, tables.person),
    (Workspace, tables.workspace),
    (Slo, tables.slo),
    (CreditStep, tables.credit_step),
]


def test_no_two_groups_of_facts_have_a_field_of_one_name() -> None:
    names = Counter(field.name for owner in GROUPS.values() for field in fields(owner))
    assert [name for name, times in names.items() if times > 1] == []


def test_every_field_of_the_document_has_a_column() -> None:
    for section in FACTS:
        assert {field.key for field in section.fields} <= set(tables.postmortem.c.keys())
    for listing in LISTINGS:
        assert {field.key for field in listing.fields} <= set(listings[listing.key].c.keys())


def test_every_value_has_columns_of_its_kind_that_may_be_empty_where_it_may() -> None:
    for owner, table in HOLDERS:
        for field in fields(owner):
            column = table.c[field.name]
            assert column.nullable == (field.default is None), column
            kind = kinds(owner)[field.name]
            if column.table is not tables.change or field.name not in ("before", "after"):
                assert issubclass(kind, column.type.python_type), column


def test_sqlite_holds_no_value_under_an_affinity_that_would_change_it() -> None:
    dialect: Dialect = sqlite.dialect()
    spelled = {
        column.type.compile(dialect) for table in tables.metadata.tables.values() for column in table.columns
    }
    assert spelled == {"TEXT", "BIGINT", "INTEGER", "DOUBLE", "BOOLEAN", "DATETIME", "DATE", "BLOB"}


def test_postgresql_holds_whole_numbers_in_64_bits_and_instants_with_their_zone() -> None:
    dialect: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    assert tables.postmortem.c.total_requests.type.compile(dialect) == "BIGINT"
    assert tables.postmortem.c.started_at.type.compile(dialect) == "TIMESTAMP WITH TIME ZONE"
