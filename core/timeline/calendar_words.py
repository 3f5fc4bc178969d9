"""Names of months, weekdays and days near by, in the three languages, as people write and shorten them."""

from typing import Final
from unicodedata import combining, normalize

_MONTHS: Final = (
    "january jan janeiro январь января янв",
    "february feb fevereiro fev февраль февраля февр фев",
    "march mar marco март марта мар",
    "april apr abril abr апрель апреля апр",
    "may maio mai май мая",
    "june jun junho июнь июня июн",
    "july jul julho июль июля июл",
    "august aug agosto ago август августа авг",
    "september sept sep setembro set сентябрь сентября сент сен",
    "october oct outubro out октябрь октября окт",
    "november nov novembro ноябрь ноября нояб ноя",
    "december dec dezembro dez декабрь декабря дек",
)
_WEEKDAYS: Final = (
    "monday mon segunda segunda-feira seg понедельник пн",
    "tuesday tues tue terca terca-feira ter вторник вт",
    "wednesday wed quarta quarta-feira qua среда среду ср",
    "thursday thurs thur thu quinta quinta-feira qui четверг чт",
    "friday fri sexta sexta-feira sex пятница пятницу пт",
    "saturday sat sabado sab суббота субботу сб",
    "sunday sun domingo dom воскресенье воскресение вс",
)
_NEAR: Final = {
    0: "today hoje сегодня",
    -1: "yesterday ontem вчера",
    -2: "anteontem позавчера",
    1: "tomorrow amanha завтра",
}


def folded(word: str) -> str:
    """Without case and accents."""
    return "".join(sign for sign in normalize("NFKD", word.casefold()) if not combining(sign))


def _numbered(names: tuple[str, ...], first: int) -> dict[str, int]:
    return {folded(word): number for number, words in enumerate(names, first) for word in words.split()}


MONTHS: Final = _numbered(_MONTHS, 1)
WEEKDAYS: Final = _numbered(_WEEKDAYS, 0)
"""Monday is 0."""
NEAR_DAYS: Final = {folded(word): days for days, words in _NEAR.items() for word in words.split()}
"""How many days from today."""
EVERYDAY_WORDS: Final = frozenset({"may", "set", "out", "ago"})
"""Months that are also other words: alone beside a number they are none."""
