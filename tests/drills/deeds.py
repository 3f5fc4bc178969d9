"""Who has typed and removed which words, and what of it they were told is saved."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.drills.outcome import Damage


@dataclass(frozen=True, slots=True, order=True)
class Deed:
    """A word, unlike any other, was typed or removed."""

    word: str
    is_removal: bool = False


@dataclass
class Ledger:
    """Of all writers of a drill together."""

    done: set[Deed] = field(default_factory=set)
    acknowledged: set[Deed] = field(default_factory=set)

    def damage(
        self, acknowledged: Iterable[Deed], texts: Mapping[str, str], plain: Mapping[str, str]
    ) -> Damage:
        """Of what is stored, when these deeds had been acknowledged before it was looked at."""
        return damage(acknowledged, self.done, texts) | Damage(corrupt=_unequal(texts, plain))


def damage(acknowledged: Iterable[Deed], done: Iterable[Deed], texts: Mapping[str, str]) -> Damage:
    """A word that is not there is no loss if somebody removed it, acknowledged or not."""
    done = set(done)
    there = Counter(word for text in texts.values() for word in text.split())
    removed = {deed.word for deed in done if deed.is_removal}
    typed = {deed.word for deed in done if not deed.is_removal}
    return Damage(
        lost=frozenset(str(deed) for deed in acknowledged if not _is_kept(deed, there, removed)),
        doubled=frozenset(word for word, count in there.items() if count > 1),
        corrupt=frozenset(there.keys() - typed),
    )


def _is_kept(deed: Deed, there: Mapping[str, int], removed: set[str]) -> bool:
    if deed.is_removal:
        return deed.word not in there
    return deed.word in there or deed.word in removed


def _unequal(texts: Mapping[str, str], plain: Mapping[str, str]) -> frozenset[str]:
    """The sections whose text for search and export is not the text that people see."""
    return frozenset(key for key in texts.keys() | plain.keys() if texts.get(key, "") != plain.get(key, ""))
