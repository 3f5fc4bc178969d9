from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.domain.taxonomy import EventKind
from core.timeline.block import read_block, read_pasted
from core.timeline.sketch import Doubt, Sketch
from tests.core.timeline.settings import in_zone

UTC_ZONE = in_zone("UTC")


def at(time, day="2026-03-02"):
    return datetime.fromisoformat(f"{day} {time}").replace(tzinfo=UTC)


BEGAN = Sketch(at=at("14:05"), as_typed="14:05", text="checkout failed")
ENDED = Sketch(at=at("14:20"), as_typed="14:20", text="rolled back")


def short(block, setting=UTC_ZONE):
    return [(each.at, each.actor, each.text) for each in read_block(block, setting)]


@pytest.mark.parametrize(
    "block",
    [
        "14:05 checkout failed\n14:20 rolled back",
        "14:05 checkout failed\r\n\r\n14:20 rolled back\r\n",
        "- 14:05 checkout failed\n- 14:20 rolled back",
        "* 14:05 – checkout failed\n* 14:20 – rolled back",
        "1. 14:05 checkout failed\n2. 14:20 rolled back",
        "**14:05** - checkout failed\n\n**14:20** - rolled back",
        "- **14:05:** checkout\n  failed\n- **14:20:** rolled\n  back",
        "### 14:05\n\ncheckout failed\n\n### 14:20\nrolled back",
        "### 14:05 - checkout failed\n### 14:20 - rolled back",
        "```\n14:05 checkout failed\n14:20 rolled back\n```",
        "| Time | Event |\n|---|---|\n| 14:05 | checkout failed |\n| 14:20 | rolled back |",
        "Time | Event\n--- | ---\n14:05 | checkout failed\n14:20 | rolled back",
        "[14:05] checkout failed\n[14:20] rolled back",
        "14:05 | checkout failed\n14:20 | rolled back",
        "| 14:05 | checkout failed |\n| 14:20 | rolled back |",
        "Time\tEvent\n14:05\tcheckout failed\n14:20\trolled back",
        "14:05\tcheckout failed\n14:20\trolled back",
        "Hora;Evento\n14:05;checkout failed\n14:20;rolled back",
        'Время,Событие\n14:05,"checkout failed"\n14:20,rolled back',
        "14:05,checkout failed\n14:20,rolled back",
        "# Timeline\n14:05 checkout failed\n14:20 rolled back",
    ],
)
def test_one_story_in_many_shapes(block):
    assert read_block(block, UTC_ZONE) == (BEGAN, ENDED)


@pytest.mark.parametrize(
    "says",
    [
        "All times in Europe/Moscow",
        "All times are MSK.",
        "## Timeline (MSK)",
        "Timezone: Europe/Moscow",
        "Todos os horários em MSK",
        "Fuso horário: Europe/Moscow",
        "Все времена указаны по Москве",
        "Время московское",
        "Часовой пояс: МСК",
        "Time (MSK) | Event\n---|---",
        "Date and Time in MSK | Event\n---|---",
    ],
)
def test_the_zone_is_said_once_for_all(says):
    row = "17:05 | checkout failed" if "---" in says else "\n17:05 checkout failed"
    assert [each.at for each in read_block(f"{says}\n{row}", UTC_ZONE)] == [at("14:05")]


@pytest.mark.parametrize(
    ("says", "doubt"),
    [("All times in IST", Doubt.AMBIGUOUS_ZONE), ("All times in Earth/Atlantis", Doubt.UNKNOWN_ZONE)],
)
def test_a_zone_that_nobody_can_know_is_asked_about_in_every_row(says, doubt):
    read = read_block(f"{says}\n14:05 checkout failed\n14:20 rolled back", UTC_ZONE)
    assert [(each.at, each.doubts) for each in read] == [(None, (doubt,))] * 2


def test_a_row_with_its_own_zone_keeps_it():
    block = "All times in IST\n14:05 UTC checkout failed\n14:20Z rolled back"
    assert [each.at for each in read_block(block, UTC_ZONE)] == [at("14:05"), at("14:20")]


@pytest.mark.parametrize(
    "says", ["2026-03-04", "**March 4, 2026**", "### Wednesday, March 4", "4 de março de 2026:", "4 марта"]
)
def test_a_line_with_a_day_alone_sets_the_day(says):
    read = read_block(f"{says}\n\n- 14:05 checkout failed", UTC_ZONE)
    assert read == (replace(BEGAN, at=at("14:05", "2026-03-04")),)


def test_the_day_stands_in_the_first_row_only_and_midnight_is_crossed():
    block = "2026-03-03 23:50 alert\n23:58 paged\n00:04 acknowledged\n00:03 status page\n09:00 closed"
    assert short(block) == [
        (at("23:50", "2026-03-03"), "", "alert"),
        (at("23:58", "2026-03-03"), "", "paged"),
        (at("00:04", "2026-03-04"), "", "acknowledged"),
        (at("00:03", "2026-03-04"), "", "status page"),
        (at("09:00", "2026-03-04"), "", "closed"),
    ]


def test_24_00_begins_the_next_day():
    assert short("23:50 a\n24:00 b\n00:10 c") == [
        (at("23:50"), "", "a"),
        (at("00:00", "2026-03-03"), "", "b"),
        (at("00:10", "2026-03-03"), "", "c"),
    ]


def test_steps_are_counted_from_the_row_before():
    assert short("14:05 a\n+7m b\n+30s c\nyesterday 23:00 d\ntoday 15:00 e") == [
        (at("14:05"), "", "a"),
        (at("14:12"), "", "b"),
        (at("14:12:30"), "", "c"),
        (at("23:00", "2026-03-01"), "", "d"),
        (at("15:00"), "", "e"),
    ]


def test_an_earlier_block_than_the_timeline_stays_on_its_day():
    setting = in_zone("UTC", previous=at("18:00"))
    assert short("09:00 a", setting) == [(at("09:00"), "", "a")]


def test_one_decisive_day_tells_how_all_are_read():
    block = "03/04/2026 14:05 a\n03/27/2026 14:05 b"
    setting = in_zone("UTC", now=at("00:00", "2026-05-01"))
    assert [(each.at, each.doubts) for each in read_block(block, setting)] == [
        (at("14:05", "2026-03-04"), ()),
        (at("14:05", "2026-03-27"), ()),
    ]


def test_a_spreadsheet_with_all_columns_in_portuguese():
    block = (
        "Data\tHora\tEvento\tQuem\tTipo\tObservação\tLink\tCusto\n"
        '02/03/2026\t14:05\t"checkout\nfailed"\tAna\tMitigação\tpool\thttps://e.org/1\t5\n'
        "\t14:20\trolled back\t\t\t\t\t\n"
    )
    assert read_block(block, in_zone("UTC", is_month_first=False)) == (
        Sketch(
            at=at("14:05"),
            as_typed="02/03/2026 14:05",
            text="checkout\nfailed",
            actor="Ana",
            kind=EventKind.MITIGATION,
            note="pool\nCusto: 5",
            evidence="https://e.org/1",
        ),
        ENDED,
    )


def test_a_day_split_over_columns_takes_the_year_from_the_header():
    block = (
        "| Day | Date (2021) | Time (PT) | Event |\n|---|---|---|---|\n"
        "| Sun | Oct 31 | 21:33 | a |\n| Mon | Nov 1 | 17:00 | b\n"
    )
    assert short(block) == [(at("04:33", "2021-11-01"), "", "a"), (at("00:00", "2021-11-02"), "", "b")]


def test_an_unknown_time_in_a_table_is_a_row_with_a_doubt():
    block = "| Time | Event |\n|---|---|\n| unknown | config changed |\n| | cache filled |\n| 14:20 | rolled back |"
    assert read_block(block, UTC_ZONE) == (
        Sketch(as_typed="unknown", text="config changed", doubts=(Doubt.NO_TIME,)),
        Sketch(text="cache filled", doubts=(Doubt.NO_TIME,)),
        ENDED,
    )


@pytest.mark.parametrize(
    "block",
    [
        "[02.03.26, 14:05:00] Ana Souza: checkout failed\n[02.03.26, 14:20:00] Bob: rolled back",
        "\u200e[02.03.26, 14:05:00] Ana Souza: checkout failed\n\u200e[02.03.26, 14:20:00] Bob: rolled back",
        "27/02/2026, 09:00 - Eva: ok\n02/03/2026, 14:05 - Ana Souza: checkout failed\n02/03/2026, 14:20 - Bob: rolled back",
        "02/03/2026 14:01 - Bob: ok\n02/03/2026 14:05 - Ana Souza: checkout failed\n02/03/2026 14:20 - Bob: rolled back",
        "Ana Souza\n  2:05 PM\ncheckout failed\nBob\n  2:20 PM\nrolled back",
        "Monday, March 2nd\nAna Souza  2:05 PM\ncheckout failed\nMonday, March 2nd\nBob  2:20 PM\nrolled back",
        "Ana Souza, [02.03.2026 14:05]\ncheckout failed\n\nBob, [02.03.2026 14:20]\nrolled back",
        "Ana Souza  2:05 PM\ncheckout failed\nBob  2:20 PM\nrolled back",
        "Ana Souza  14:05\ncheckout failed\n\nBob  14:20\nrolled back",
        "Ana Souza 2:05 PM\ncheckout failed\nBob 2:20 PM\nrolled back",
        "Ana Souza — Today at 2:05 PM\ncheckout failed\nBob — Today at 2:20 PM\nrolled back",
        "[14:05] <Ana Souza> checkout failed\n[14:20] <Bob> rolled back",
    ],
)
def test_lines_of_chats_carry_a_name_and_a_time(block):
    assert short(block)[-2:] == [
        (at("14:05"), "Ana Souza", "checkout failed"),
        (at("14:20"), "Bob", "rolled back"),
    ]


def test_a_message_of_a_chat_may_have_several_lines_and_times_in_it():
    block = "Ana  2:05 PM\ncheckout failed\nsince 13:50\n2:06\nlooking\nBob  2:20 PM\nrolled back"
    assert short(block.replace("2:06", "2:06 PM")) == [
        (at("14:05"), "Ana", "checkout failed\nsince 13:50"),
        (at("14:06"), "Ana", "looking"),
        (at("14:20"), "Bob", "rolled back"),
    ]


GIT_LOG = """\
commit 1f2e3d4c5b6a79881f2e3d4c5b6a79881f2e3d4c (HEAD -> main)
Author: Ana Souza <ana@example.com>
Date:   Mon Mar 2 17:20:00 2026 +0300

    Roll back

    The pool was empty.

commit 2f2e3d4c5b6a79881f2e3d4c5b6a79881f2e3d4c
Author: Bob <bob@example.com>
Date:   2026-03-02 14:05:00 +0000

    Raise the limit
"""


def test_git_log_gives_an_event_per_commit():
    assert read_block(GIT_LOG, UTC_ZONE) == (
        Sketch(
            at=at("14:20"),
            as_typed="Mon Mar 2 17:20:00 2026 +0300",
            text="Roll back",
            actor="Ana Souza",
            note="commit 1f2e3d4c5b6a79881f2e3d4c5b6a79881f2e3d4c (HEAD -> main)\nThe pool was empty.",
            zone="+0300",
        ),
        Sketch(
            at=at("14:05"),
            as_typed="2026-03-02 14:05:00 +0000",
            text="Raise the limit",
            actor="Bob",
            note="commit 2f2e3d4c5b6a79881f2e3d4c5b6a79881f2e3d4c",
            zone="+0000",
        ),
    )


def test_git_log_with_one_line_each():
    block = "1f2e3d4 2026-03-02 17:20:00 +0300 Roll back\n2f2e3d4 2026-03-02T14:05:00+00:00 Raise the limit"
    assert [(each.at, each.text, each.note) for each in read_block(block, UTC_ZONE)] == [
        (at("14:20"), "Roll back", "commit 1f2e3d4"),
        (at("14:05"), "Raise the limit", "commit 2f2e3d4"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "* 1f2e3d4 - (HEAD -> main) 2026-03-02 14:05:00 +0000 Raise the limit",
        "1f2e3d4 (2026-03-02 14:05:00 +0000) Raise the limit",
        "1f2e3d4 Ana Souza, 2026-03-02 14:05:00 +0000, Raise the limit",
        "1f2e3d4 Raise the limit (2026-03-02 14:05:00 +0000)",
    ],
)
def test_git_log_has_many_forms(line):
    (read,) = read_block(line, UTC_ZONE)
    assert (read.at, read.text) == (at("14:05"), "Raise the limit")
    assert read.actor == ("Ana Souza" if "Ana" in line else "")
    assert read.note.startswith("commit 1f2e3d4")


def test_what_stands_under_a_heading_is_its_text_and_the_rest_its_note():
    block = "### 14:05\n\ncheckout\nfailed\n\n13:00 is in the log:\n```\n14:00 x\n```\n\n### 14:20 rolled back\n\nslowly"
    assert read_block(block, UTC_ZONE) == (
        replace(BEGAN, note="13:00 is in the log:\n```\n14:00 x\n```"),
        replace(ENDED, note="slowly"),
    )


def test_what_belongs_to_no_event_is_kept_apart():
    pasted = read_pasted(
        "# Timeline\nAll times in UTC.\n- 14:05 checkout failed\n\n## Causes\nThe pool.", UTC_ZONE
    )
    assert pasted.sketches == (replace(BEGAN, zone="UTC"),)
    assert pasted.rest == ("# Timeline", "All times in UTC.", "## Causes", "The pool.")


def test_where_all_times_are_approximate_each_is():
    block = "All times approximate, in UTC\n14:05 checkout failed"
    assert [each.is_approximate for each in read_block(block, UTC_ZONE)] == [True]


def test_lines_without_any_time_wait_for_one():
    assert read_block("# Timeline\n- checkout failed\n- rolled\n  back", UTC_ZONE) == (
        Sketch(text="checkout failed", doubts=(Doubt.NO_TIME,)),
        Sketch(text="rolled back", doubts=(Doubt.NO_TIME,)),
    )


@pytest.mark.parametrize("block", ["", "\n\n", "# Timeline\n", "|---|\n", ",", "\t\t\n\t", "```\n```"])
def test_a_block_of_nothing_has_no_events(block):
    assert read_block(block, UTC_ZONE) == ()
