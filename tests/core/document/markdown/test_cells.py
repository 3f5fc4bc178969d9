import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.document.blocks import Pairs, Table
from core.document.markdown.cells import (
    Lines,
    escaped,
    pairs_of,
    read_lines,
    unescaped,
    write_pairs,
    write_table,
)

NASTY = st.text(st.sampled_from("|\\<>br/ \nab`*_~-"), max_size=20)
CELLS = NASTY.map(lambda text: text.strip(" "))


@given(NASTY)
def test_a_text_on_one_line_is_read_back(text):
    assert "\n" not in escaped(text)
    assert unescaped(escaped(text)) == text


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_a_table_is_read_back(rows):
    table = Table(("First", "Second"), tuple(rows))
    assert read_lines(write_table(table)) == Lines(Pairs(()), table, "")


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_github_sees_the_cells_that_were_written(rows):
    table = Table(("First", "Second"), tuple(rows))
    tokens = MarkdownIt("commonmark").enable("table").parse(write_table(table))
    assert [token.type for token in tokens].count("td_open") == 2 * len(rows)


@given(st.lists(CELLS, max_size=4))
def test_facts_are_read_back(values):
    pairs = Pairs(tuple((f"Name {nth}", value) for nth, value in enumerate(values)))
    assert read_lines(write_pairs(pairs)) == Lines(pairs, Table((), ()), "")


def test_a_table_looks_like_one():
    table = Table(("Time (UTC)", "Event"), (("14:05", "a | b\nc:\\temp <b>"), ("", "p95 < 3 s")))
    assert write_table(table) == (
        "| Time (UTC) | Event |\n|---|---|\n| 14:05 | a \\| b<br>c:\\temp \\<b> |\n|  | p95 < 3 s |"
    )


def test_facts_look_like_a_list():
    assert write_pairs(Pairs((("Severity", "P0"), ("Started (UTC)", "14:05")))) == (
        "- **Severity:** P0\n- **Started (UTC):** 14:05"
    )


@pytest.mark.parametrize(
    "line", ["- **Severity:** P0", "* **Severity**: P0", "+ **Severity** P0", "  -  **Severity :**   P0"]
)
def test_people_write_facts_in_many_ways(line):
    assert read_lines(line).pairs == Pairs((("Severity", "P0"),))


@pytest.mark.parametrize("rule", ["|---|---|", "---|---", "| :-- | --: |"])
def test_people_draw_tables_in_many_ways(rule):
    text = f"before\n\nA | B\n{rule}\n1 | 2 |\n| 3\nbehind"
    assert read_lines(text) == Lines(Pairs(()), Table(("A", "B"), (("1", "2"), ("3",))), "before\nbehind")


def test_what_is_neither_fact_nor_table_is_left():
    assert read_lines("- plain\n- **A:** b\n---") == Lines(
        Pairs((("A", "b"),)), Table((), ()), "- plain\n---"
    )


def test_a_table_of_two_columns_may_hold_facts():
    table = Table(("Field", "Value"), (("**Severity:**", "P0"), ("short",)))
    assert pairs_of(table) == Pairs((("Severity", "P0"),))
    assert pairs_of(Table(("A", "B", "C"), (("1", "2", "3"),))) == Pairs(())
