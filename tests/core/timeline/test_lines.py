from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.taxonomy import EventKind
from core.timeline.line import read_line
from core.timeline.sketch import Doubt, Sketch
from tests.core.timeline.settings import in_zone

UTC_ZONE = in_zone("UTC")
AFTER_ONE = in_zone("UTC", previous=datetime(2026, 3, 2, 13, 58, tzinfo=UTC))
BERLIN, MOSCOW, SAO_PAULO, LORD_HOWE = map(
    in_zone, ["Europe/Berlin", "Europe/Moscow", "America/Sao_Paulo", "Australia/Lord_Howe"]
)

TIMES = [
    # the time of day
    ("14:05", "2026-03-02 14:05"),
    ("14:05:30", "2026-03-02 14:05:30"),
    ("9:05", "2026-03-02 09:05"),
    ("2:05 pm", "2026-03-02 14:05"),
    ("2:05pm", "2026-03-02 14:05"),
    ("2:05 P.M.", "2026-03-02 14:05"),
    ("2:05:07 PM", "2026-03-02 14:05:07"),
    ("12:05 am", "2026-03-02 00:05"),
    ("12:05 pm", "2026-03-02 12:05"),
    ("2pm", "2026-03-02 14:00"),
    ("14h05", "2026-03-02 14:05"),
    ("14h", "2026-03-02 14:00"),
    ("24:00", "2026-03-03 00:00"),
    ("00:00", "2026-03-02 00:00"),
    ("23:59:60", "2026-03-03 00:00"),
    ("1405Z", "2026-03-02 14:05"),
    ("at 14:05", "2026-03-02 14:05"),
    ("às 14:05", "2026-03-02 14:05"),
    ("в 14:05", "2026-03-02 14:05"),
    # counted from the previous event, at 13:58
    ("+7m", "2026-03-02 14:05"),
    ("+1h30m", "2026-03-02 15:28"),
    ("+45s", "2026-03-02 13:58:45"),
    ("+2h", "2026-03-02 15:58"),
    ("+90 min", "2026-03-02 15:28"),
    ("+1d2h", "2026-03-03 15:58"),
    ("+7 мин", "2026-03-02 14:05"),
    ("+1ч30м", "2026-03-02 15:28"),
    # days near by
    ("yesterday 23:50", "2026-03-01 23:50"),
    ("yesterday at 11:50 pm", "2026-03-01 23:50"),
    ("today 00:10", "2026-03-02 00:10"),
    ("ontem 23:50", "2026-03-01 23:50"),
    ("ontem às 23h50", "2026-03-01 23:50"),
    ("hoje 00:10", "2026-03-02 00:10"),
    ("вчера 23:50", "2026-03-01 23:50"),
    ("вчера в 23:50", "2026-03-01 23:50"),
    ("сегодня в 00:10", "2026-03-02 00:10"),
    ("позавчера 23:50", "2026-02-28 23:50"),
    # days in figures
    ("2026-03-04 14:05", "2026-03-04 14:05"),
    ("2026-03-04T14:05:30", "2026-03-04 14:05:30"),
    ("2026/03/04 14:05", "2026-03-04 14:05"),
    ("04.03.2026 14:05", "2026-03-04 14:05"),
    ("4.3.26, 14:05", "2026-03-04 14:05"),
    ("04.03 14:05", "2026-03-04 14:05"),
    ("27/02/2026 14:05", "2026-02-27 14:05"),
    ("02/27/2026 2:05 pm", "2026-02-27 14:05"),
    ("02-27-2026 2:05 pm", "2026-02-27 14:05"),
    # days with the name of the month, in three languages
    ("March 4, 2026 14:05", "2026-03-04 14:05"),
    ("March 4th, 2026, 2:05 PM", "2026-03-04 14:05"),
    ("Mar 4 14:05", "2026-03-04 14:05"),
    ("4 March 2026, 14:05", "2026-03-04 14:05"),
    ("4th of March 2026 14:05", "2026-03-04 14:05"),
    ("Sep 27 2017 13:06", "2017-09-27 13:06"),
    ("4 de março de 2026 14:05", "2026-03-04 14:05"),
    ("4 de março de 2026 às 14h05", "2026-03-04 14:05"),
    ("1º de março 14:05", "2026-03-01 14:05"),
    ("27 fev 2026 14:05", "2026-02-27 14:05"),
    ("4 марта 2026 г. 14:05", "2026-03-04 14:05"),
    ("4 марта в 14:05", "2026-03-04 14:05"),
    ("27 февр. 2026 14:05", "2026-02-27 14:05"),
    ("4 мар. 2026, 14:05", "2026-03-04 14:05"),
    ("14:05 March 4", "2026-03-04 14:05"),
    ("14:05 (4 марта)", "2026-03-04 14:05"),
    ("Wed, 4 Mar 2026 14:05:30 +0000", "2026-03-04 14:05:30"),
    ("Wed Mar 4 14:05:30 2026 +0300", "2026-03-04 11:05:30"),
    ("04/Mar/2026:14:05:12 +0000", "2026-03-04 14:05:12"),
    # with the weekday
    ("Wednesday, March 4, 14:05", "2026-03-04 14:05"),
    ("quarta-feira, 4 de março, 14:05", "2026-03-04 14:05"),
    ("среда, 4 марта, 14:05", "2026-03-04 14:05"),
    # zones
    ("2026-03-02 14:05Z", "2026-03-02 14:05"),
    ("2026-03-02T14:05:00.250Z", "2026-03-02 14:05:00.250000"),
    ("14:05 UTC", "2026-03-02 14:05"),
    ("14:05 MSK", "2026-03-02 11:05"),
    ("14:05 мск", "2026-03-02 11:05"),
    ("14:05 Europe/Moscow", "2026-03-02 11:05"),
    ("14:05 America/Argentina/Buenos_Aires", "2026-03-02 17:05"),
    ("14:05 BRT", "2026-03-02 17:05"),
    ("14:05 (CET)", "2026-03-02 13:05"),
    ("14:05 PST", "2026-03-02 22:05"),
    ("14:05 +05:45", "2026-03-02 08:20"),
    ("14:05+05:45", "2026-03-02 08:20"),
    ("14:05 +0545", "2026-03-02 08:20"),
    ("14:05 -03:00", "2026-03-02 17:05"),
    ("2026-03-02T14:05-03:00", "2026-03-02 17:05"),
    ("14:05 −03:00", "2026-03-02 17:05"),
    ("14:05 UTC+5:45", "2026-03-02 08:20"),
    ("14:05 GMT-3", "2026-03-02 17:05"),
    ("14:05 UTC / 17:05 MSK", "2026-03-02 14:05"),
    ("12:48 (6:48 PDT)", "2026-03-02 12:48"),
]


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(("typed", "at"), TIMES)
@pytest.mark.parametrize("between", [" ", " - ", ": ", " – "])
def test_a_line_begins_with_a_time(typed, at, between):
    setting = AFTER_ONE if typed.startswith("+") else UTC_ZONE
    read = read_line(f"{typed}{between}failover started", setting)
    assert read == Sketch(at=moment(at), as_typed=typed, text="failover started", zone=read.zone)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("~14:05", "2026-03-02 14:05"),
        ("≈ 14:05", "2026-03-02 14:05"),
        ("ca. 14:05", "2026-03-02 14:05"),
        ("2026-03-02 ca. 14:05", "2026-03-02 14:05"),
        ("~2026-03-02 14:05", "2026-03-02 14:05"),
        ("about 2 pm", "2026-03-02 14:00"),
        ("por volta das 14:05", "2026-03-02 14:05"),
        ("cerca de 14:05", "2026-03-02 14:05"),
        ("около 14:05", "2026-03-02 14:05"),
        ("примерно в 14:05", "2026-03-02 14:05"),
        ("13:5x", "2026-03-02 13:50"),
        ("13:xx", "2026-03-02 13:00"),
        ("2X:XX", "2026-03-02 20:00"),
    ],
)
def test_an_approximate_time_stays_approximate(typed, at):
    assert read_line(f"{typed} failover", UTC_ZONE) == Sketch(
        at=moment(at), as_typed=typed, text="failover", is_approximate=True
    )


@pytest.mark.parametrize(
    ("typed", "at", "until"),
    [
        ("14:05–14:20", "2026-03-02 14:05", "2026-03-02 14:20"),
        ("14:05 - 14:20", "2026-03-02 14:05", "2026-03-02 14:20"),
        ("14:05-15:00", "2026-03-02 14:05", "2026-03-02 15:00"),
        ("2:05–2:20 pm", "2026-03-02 14:05", "2026-03-02 14:20"),
        ("11:50–12:10 pm", "2026-03-02 11:50", "2026-03-02 12:10"),
        ("14:05–14:20 MSK", "2026-03-02 11:05", "2026-03-02 11:20"),
        ("23:50–00:10", "2026-03-02 23:50", "2026-03-03 00:10"),
        ("from 14:05 to 14:20", "2026-03-02 14:05", "2026-03-02 14:20"),
        ("das 14:05 às 14:20", "2026-03-02 14:05", "2026-03-02 14:20"),
        ("с 14:05 до 14:20", "2026-03-02 14:05", "2026-03-02 14:20"),
    ],
)
def test_of_a_range_the_beginning_counts_and_the_text_keeps_it(typed, at, until):
    read = read_line(f"{typed} nodes were replaced", UTC_ZONE)
    assert read == Sketch(
        at=moment(at),
        until=moment(until),
        as_typed=typed,
        text=f"nodes were replaced ({typed})",
        zone=read.zone,
    )


@pytest.mark.parametrize(
    ("typed", "setting", "at", "doubt"),
    [
        ("2026-03-29 02:30", BERLIN, "2026-03-29 01:30", Doubt.NO_SUCH_TIME),
        ("2026-10-25 02:30", BERLIN, "2026-10-25 00:30", Doubt.TWICE),
        ("2018-11-04 00:30", SAO_PAULO, "2018-11-04 03:30", Doubt.NO_SUCH_TIME),
        ("2018-11-03 24:00", SAO_PAULO, "2018-11-04 03:00", Doubt.NO_SUCH_TIME),
        ("2019-02-16 23:30", SAO_PAULO, "2019-02-17 01:30", Doubt.TWICE),
        ("2026-10-04 02:15", LORD_HOWE, "2026-10-03 15:45", Doubt.NO_SUCH_TIME),
        ("2026-04-05 01:45", LORD_HOWE, "2026-04-04 14:45", Doubt.TWICE),
        ("2026-07-02 14:05 PST", MOSCOW, "2026-07-02 21:05", Doubt.OTHER_SEASON),
        ("2026-06-02 10:00 CET", MOSCOW, "2026-06-02 08:00", Doubt.OTHER_SEASON),
        ("05/03/2026 14:05", MOSCOW, "2026-03-05 11:05", Doubt.DAY_OR_MONTH),
        ("Sunday 2026-03-02 14:05", MOSCOW, "2026-03-02 11:05", Doubt.OTHER_WEEKDAY),
        ("воскресенье 14:05", MOSCOW, "2026-03-01 11:05", Doubt.GUESSED_DAY),
        ("14:05 PM", MOSCOW, "2026-03-02 11:05", None),
        ("23:00 AM", MOSCOW, "2026-03-02 20:00", Doubt.HALF_DAY),
        ("14:05 IST", MOSCOW, None, Doubt.AMBIGUOUS_ZONE),
        ("14:05 CST", MOSCOW, None, Doubt.AMBIGUOUS_ZONE),
        ("14:05 BST", MOSCOW, None, Doubt.AMBIGUOUS_ZONE),
        ("14:05 Europe/Moskow", MOSCOW, None, Doubt.UNKNOWN_ZONE),
        ("14:05 UTC+25", MOSCOW, None, Doubt.UNKNOWN_ZONE),
        ("25:99", MOSCOW, None, Doubt.UNREADABLE_TIME),
        ("24:01", MOSCOW, None, Doubt.UNREADABLE_TIME),
        ("2026-02-30 14:05", MOSCOW, None, Doubt.UNREADABLE_DAY),
        ("11/03/202 14:05", MOSCOW, None, Doubt.UNREADABLE_DAY),
        ("0000-01-01 14:05", MOSCOW, None, Doubt.UNREADABLE_DAY),
        ("14:05", in_zone("UTC", None), None, Doubt.NO_DAY),
        ("Mar 4 14:05", in_zone("UTC", None), "2026-03-04 14:05", Doubt.GUESSED_DAY),
        ("+7m", in_zone("UTC"), None, Doubt.NO_PREVIOUS),
    ],
)
def test_what_is_doubtful_is_said_and_not_guessed(typed, setting, at, doubt):
    read = read_line(f"{typed} failover", setting)
    assert (read.as_typed, read.text) == (typed, "failover")
    assert (read.at, read.doubts) == (at and moment(at), (doubt,) if doubt else ())


def test_a_zone_that_was_chosen_once_is_no_doubt_any_more():
    setting = in_zone("UTC", zone_choices={"IST": "Asia/Kolkata"})
    assert read_line("14:05 IST failover", setting) == Sketch(
        at=moment("2026-03-02 08:35"), as_typed="14:05 IST", text="failover", zone="IST"
    )


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("14:05 DNS failed", "DNS failed"),
        ("14:05 ET phoned home", "ET phoned home"),
        ("14:05 API/Gateway down", "API/Gateway down"),
        ("14:05 +5 pods", "+5 pods"),
        ("14:05 may be over", "may be over"),
        ("14:05 - 5 nodes lost", "5 nodes lost"),
        ("14:05 -5 % of traffic", "-5 % of traffic"),
        ("14:05 **major** outage", "**major** outage"),
        ("**14:05** - `kubectl` hangs", "`kubectl` hangs"),
        ("- **14:05:** failover", "failover"),
        ("* 14:05 failover", "failover"),
        ("1. 14:05 failover", "failover"),
        ("### 14:05 failover", "failover"),
        ("> 14:05 failover", "failover"),
        ("- [x] 14:05 failover", "failover"),
        ("[14:05] failover", "failover"),
        ("(14:05) failover", "failover"),
    ],
)
def test_words_behind_a_time_stay_words(line, text):
    assert read_line(line, UTC_ZONE) == Sketch(at=moment("2026-03-02 14:05"), as_typed="14:05", text=text)


@pytest.mark.parametrize(
    "line",
    ["2 of 3 pods failed", "1.5.0 is out", "+5 pods", "Sun explodes", "may 5xx", "10:1 odds", "24/7 support"],
)
def test_figures_that_are_no_time_are_text(line):
    assert read_line(line, UTC_ZONE) == Sketch(text=line, doubts=(Doubt.NO_TIME,))


def test_a_day_alone_is_taken_from_its_beginning_and_approximate():
    assert read_line("2026-03-04 fix published", MOSCOW) == Sketch(
        at=moment("2026-03-03 21:00"),
        as_typed="2026-03-04",
        text="fix published",
        is_approximate=True,
        doubts=(Doubt.NO_TIME,),
    )


@pytest.mark.parametrize(
    ("line", "text", "actor", "kind"),
    [
        ("failover started @ana #mitigation", "failover started", "ana", EventKind.MITIGATION),
        ("@ana #mitigation failover started", "failover started", "ana", EventKind.MITIGATION),
        ('rolled back @"Ana Souza"', "rolled back", "Ana Souza", EventKind.OTHER),
        ("rolled back @Ана", "rolled back", "Ана", EventKind.OTHER),
        ("rolled back @ana @bob", "rolled back", "ana, bob", EventKind.OTHER),
        ("paged @bob #paged", "paged @bob", "", EventKind.PAGED),
        ("chamamos @bob", "chamamos @bob", "", EventKind.OTHER),
        ("asked @ana to look", "asked @ana to look", "", EventKind.OTHER),
        ("mail to ops@example.com", "mail to ops@example.com", "", EventKind.OTHER),
        ("over #resolved", "over", "", EventKind.RESOLVED),
        ("over #Resolvido", "over", "", EventKind.RESOLVED),
        ("всё #устранён", "всё", "", EventKind.RESOLVED),
        ("всё #смягчение", "всё", "", EventKind.MITIGATION),
        ("over #mit", "over", "", EventKind.MITIGATION),
        ("over #alert-fired", "over", "", EventKind.ALERT),
        ("over #monitoring_ended", "over", "", EventKind.MONITORING_ENDED),
        ("now #mitigation by hand", "now #mitigation by hand", "", EventKind.MITIGATION),
        ("over #res", "over #res", "", EventKind.OTHER),
        ("in #warroom", "in #warroom", "", EventKind.OTHER),
        ("fixed by #123", "fixed by #123", "", EventKind.OTHER),
        ("see #AI-3", "see #AI-3", "", EventKind.OTHER),
        ("see #14:05", "see #14:05", "", EventKind.OTHER),
    ],
)
def test_tags_name_the_actor_and_the_kind(line, text, actor, kind):
    assert read_line(f"14:05 {line}", UTC_ZONE) == Sketch(
        at=moment("2026-03-02 14:05"), as_typed="14:05", text=text, actor=actor, kind=kind
    )


@pytest.mark.parametrize(
    ("previous", "typed", "at", "doubts"),
    [
        ("2026-03-02 23:50", "00:10", "2026-03-03 00:10", ()),
        ("2026-03-02 23:50", "09:10", "2026-03-03 09:10", (Doubt.GUESSED_DAY,)),
        ("2026-03-02 14:05", "13:50", "2026-03-02 13:50", ()),
        ("2026-03-02 14:05", "14:05", "2026-03-02 14:05", ()),
    ],
)
def test_a_clock_that_went_far_back_has_passed_midnight(previous, typed, at, doubts):
    read = read_line(f"{typed} on", in_zone("UTC", previous=moment(previous)))
    assert (read.at, read.doubts) == (moment(at), doubts)


def test_midnight_is_not_passed_into_the_future():
    setting = in_zone("UTC", previous=moment("2026-03-02 23:50"), now=moment("2026-03-02 23:55"))
    assert read_line("00:10 on", setting).at == moment("2026-03-02 00:10")


def test_without_a_day_it_is_that_of_the_previous_event():
    setting = in_zone("UTC", None, previous=moment("2026-03-01 12:00"))
    assert read_line("12:10 on", setting).at == moment("2026-03-01 12:10")


@pytest.mark.parametrize("line", ["", "   ", "14:05", "14:05 @ana"])
def test_a_line_without_words_says_so(line):
    assert Doubt.NO_TEXT in read_line(line, UTC_ZONE).doubts


def test_a_day_in_figures_that_is_the_chosen_one_is_no_doubt():
    assert read_line("02/03/2026 14:05 on", UTC_ZONE).doubts == ()


def test_a_year_is_that_of_the_day_near_by():
    setting = in_zone("UTC", date(2025, 12, 31))
    assert read_line("Jan 2, 14:05 on", setting).at == moment("2026-01-02 14:05")


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (
            "January February March April May June July August September October November December",
            "{} 4, 2026 14:05",
        ),
        ("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "4 {} 2026 14:05"),
        (
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "4 de {} de 2026, 14:05",
        ),
        ("jan fev mar abr mai jun jul ago set out nov dez", "4 {} 2026 14:05"),
        (
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
            "4 {} 2026 14:05",
        ),
        (
            "ЯНВАРЬ ФЕВРАЛЬ МАРТ АПРЕЛЬ МАЙ ИЮНЬ ИЮЛЬ АВГУСТ СЕНТЯБРЬ ОКТЯБРЬ НОЯБРЬ ДЕКАБРЬ",
            "4 {} 2026 14:05",
        ),
        ("янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.", "4 {} 2026 г., 14:05"),
    ],
)
def test_every_month_is_known_by_name_in_three_languages(names, line):
    read = [read_line(line.format(name), UTC_ZONE).at for name in names.split()]
    assert read == [datetime(2026, month, 4, 14, 5, tzinfo=UTC) for month in range(1, 13)]


@pytest.mark.parametrize(
    "names",
    [
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Mon Tues Wed Thur Fri Sat Sun",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "seg ter qua qui sex sáb dom",
        "понедельник вторник среда четверг пятница суббота воскресенье",
        "пн вт ср чт пт сб вс",
    ],
)
def test_every_weekday_is_known_by_name_in_three_languages(names):
    read = [read_line(f"{name} 14:05 failover", UTC_ZONE) for name in names.split()]
    days = [2, 3, 4, 5, -1, 0, 1]
    assert [each.at for each in read] == [
        datetime(2026, 3, 1, 14, 5, tzinfo=UTC) + timedelta(days=day - 1) for day in days
    ]
    assert {each.doubts for each in read} == {(Doubt.GUESSED_DAY,)}
