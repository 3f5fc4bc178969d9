"""`@actor` and `#kind` at the beginning or end of what was typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from core.domain.taxonomy import LABELS, EventKind
from core.i18n import every_translation
from core.timeline.calendar_words import folded

_TAG: Final = r'(?:@"[^"@#]{1,80}"|@“[^”@#]{1,80}”|@«[^»@#]{1,80}»|@[^\W_][\w.+-]{0,80}|#[^\W\d_][\w-]{0,40})'
_FIRST: Final = re.compile(rf"(?P<tag>{_TAG})(?=\s|$)\s*")
_WORDS: Final = re.compile(r"[^\W_]+")
_IN_TEXT: Final = re.compile(r"(?<!\S)#([^\W\d_][\w-]{0,40})(?![\w/])")
_ALSO: Final[Mapping[EventKind, str]] = {
    EventKind.BEGAN: "start started início начало",
    EventKind.ALERT: "alerta алерт",
    EventKind.PAGED: "page acionado acionamento вызов дежурный",
    EventKind.ACKNOWLEDGED: "ack reconhecido подтвержден подтверждено",
    EventKind.INVESTIGATION: "investigação расследование",
    EventKind.CAUSE: "causa причина",
    EventKind.MITIGATION: "mitigated mitigação mitigado смягчение смягчено",
    EventKind.RESTORED: "recovered restaurado recuperado восстановлен восстановлено",
    EventKind.RESOLVED: "fixed resolvido устранен устранено решено",
    EventKind.COMMUNICATION: "comunicação сообщение",
}
"""Shorter words than the labels, as people tag."""
_OBJECTS: Final = frozenset(
    folded(word)
    for word in (
        *("with to from for and or paged asked called told pinged notified informed invited".split()),  # noqa: SIM905
        *("com para de do da e ou acionou acionamos chamou chamamos avisou avisamos pediu".split()),  # noqa: SIM905
        *("с со к ко у от и или для вызвал вызвала вызвали позвал позвала позвали спросил спросили".split()),  # noqa: SIM905
    )
)
"""Behind these words somebody is named who did not act."""
_SHORTEST: Final = 3
_LONGEST_TAG: Final = 90


@dataclass(frozen=True, slots=True)
class Tagged:
    text: str
    actor: str = ""
    kind: EventKind = EventKind.OTHER


def without_tags(text: str) -> Tagged:
    """The text without the tags at both its ends; a tag inside a sentence stays in it, yet a kind counts there too."""
    actors: list[str] = []
    kinds: list[EventKind] = []
    text = _from_end(_from_start(text.strip(), actors, kinds), actors, kinds)
    if not kinds:
        kinds = [kind for found in _IN_TEXT.finditer(text) if (kind := kind_named(found[1]))]
    return Tagged(text, ", ".join(actors), kinds[0] if kinds else EventKind.OTHER)


def kind_named(word: str) -> EventKind | None:
    """By key or label in any language, or by the beginning of one if no other kind begins so."""
    sought = _joined(word)
    names = _names()
    if sought in names:
        return names[sought]
    if len(sought) < _SHORTEST:
        return None
    kinds = {kind for name, kind in names.items() if name.startswith(sought)}
    return kinds.pop() if len(kinds) == 1 else None


def _from_start(text: str, actors: list[str], kinds: list[EventKind]) -> str:
    while (found := _FIRST.match(text)) and _take(found["tag"], actors, kinds):
        text = text[found.end() :]
    return text


def _from_end(text: str, actors: list[str], kinds: list[EventKind]) -> str:
    """Tags are short, so only the last signs are looked at."""
    found_actors: list[str] = []
    while start := _start_of_last(text):
        tag = text[start[0] :]
        if tag.startswith("@") and _is_object(text[: start[0]]):
            break
        if not _take(tag, found_actors, kinds):
            break
        text = text[: start[0]].rstrip()
    actors.extend(reversed(found_actors))
    return text


def _start_of_last(text: str) -> tuple[int] | None:
    tail = len(text) - _LONGEST_TAG
    sign = max(text.rfind("@", max(tail, 0)), text.rfind("#", max(tail, 0)))
    if sign < 0 or (sign and not text[sign - 1].isspace()):
        return None
    found = _FIRST.match(text, sign)
    return (sign,) if found and found.end() == len(text) else None


def _is_object(before: str) -> bool:
    words = before[-_LONGEST_TAG:].split()
    return bool(words) and folded(words[-1]) in _OBJECTS


def _take(tag: str, actors: list[str], kinds: list[EventKind]) -> bool:
    """Whether the tag means something; what it means is put into the lists."""
    if tag.startswith("@"):
        actors.append(tag[1:].strip('"“”«»').rstrip(".").strip())
        return True
    kind = kind_named(tag[1:])
    if kind is None or (kinds and kind not in kinds):
        return False
    kinds.append(kind)
    return True


def _joined(word: str) -> str:
    return "".join(_WORDS.findall(folded(word)))


@cache
def _names() -> dict[str, EventKind]:
    names = {_joined(label): kind for kind in EventKind for label in every_translation(LABELS[kind])}
    names |= {_joined(word): kind for kind, words in _ALSO.items() for word in words.split()}
    return names | {_joined(kind): kind for kind in EventKind}
