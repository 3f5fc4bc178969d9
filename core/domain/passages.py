"""How a text came from another, passage by passage, and by whom.

A `Passages` walks over both texts at once: passages kept, put in by somebody, or cut out by somebody. It can be
walked back, two of them that follow each other can be joined, and what was both put in and cut out in between is
gone from the joined one. Counts are in characters (code points).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from core.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Keep:
    length: int


@dataclass(frozen=True, slots=True)
class Put:
    text: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class Cut:
    text: str
    by: PersonId


Passage: TypeAlias = Keep | Put | Cut
Passages: TypeAlias = tuple[Passage, ...]
"""Neighbours of one kind and person are one passage; between two `Keep` every `Cut` is before every `Put`; no empty
passage, and no `Keep` at the end. Thus two of them are equal when they do the same."""


def applied(text: str, passages: Passages) -> str:
    """The text after; raises `ValueError` when this is not the text that they lead from."""
    return _walked(text, passages)


def undone(text: str, passages: Passages) -> str:
    """The text before; raises `ValueError` when this is not the text that they lead to."""
    return _walked(text, inverse(passages))


def inverse(passages: Passages) -> Passages:
    """From the text after to the text before; who put a passage in is said to cut it out, and the other way round."""
    return normal(_turned(passage) for passage in passages)


def composed(first: Passages, second: Passages) -> Passages:
    """From the text before `first` to the text after `second`, which begins with what `first` led to."""
    return normal(_composed(first, second))


def chained(changes: Sequence[Passages]) -> Passages:
    """All joined, the first first. Halves are joined before wholes, so that many cost little more than few."""
    if len(changes) < 2:  # noqa: PLR2004 -- nothing to halve
        return changes[0] if changes else ()
    middle = len(changes) // 2
    return composed(chained(changes[:middle]), chained(changes[middle:]))


def forgotten(first: Passages, second: Passages) -> tuple[tuple[Put, Cut], ...]:
    """What `first` put in and `second` cut out again, of which `composed` knows nothing any more."""
    return tuple(
        (Put(taken.text, put.by), taken)
        for put, taken in _paired(first, second)
        if isinstance(put, Put) and isinstance(taken, Cut)
    )


def normal(passages: Iterable[Passage]) -> Passages:
    """The one way to write down what these passages do."""
    done: list[Passage] = []
    cuts: list[Cut] = []
    puts: list[Put] = []
    for passage in passages:
        match passage:
            case Keep(length):
                if length:
                    done += _joined([*cuts, *puts])
                    cuts, puts = [], []
                    done.append(passage)
            case Cut():
                cuts.append(passage)
            case Put():
                puts.append(passage)
            case _ as never:
                assert_never(never)
    whole = _joined([*done, *cuts, *puts])
    return tuple(whole[:-1] if whole and isinstance(whole[-1], Keep) else whole)


def length_of(passage: Passage) -> int:
    return passage.length if isinstance(passage, Keep) else len(passage.text)


def _joined(passages: Iterable[Passage]) -> list[Passage]:
    """Neighbours of one kind and person made one; empty ones left out."""
    joined: list[Passage] = []
    for passage in passages:
        if not length_of(passage):
            continue
        match (joined[-1] if joined else None, passage):
            case (Keep(first), Keep(second)):
                joined[-1] = Keep(first + second)
            case (Put(first, by), Put(second, other)) if by == other:
                joined[-1] = Put(first + second, by)
            case (Cut(first, by), Cut(second, other)) if by == other:
                joined[-1] = Cut(first + second, by)
            case _:
                joined.append(passage)
    return joined


def _walked(text: str, passages: Passages) -> str:
    parts: list[str] = []
    at = 0
    for passage in passages:
        match passage:
            case Put(put, _):
                parts.append(put)
            case Keep(length):
                parts.append(text[at : at + length])
                at += length
            case Cut(cut, _):
                if not text.startswith(cut, at):
                    raise ValueError(at)
                at += len(cut)
            case _ as never:
                assert_never(never)
    if at > len(text):
        raise ValueError(at)
    return "".join([*parts, text[at:]])


def _turned(passage: Passage) -> Passage:
    match passage:
        case Keep():
            return passage
        case Put(text, by):
            return Cut(text, by)
        case Cut(text, by):
            return Put(text, by)
        case _ as never:
            assert_never(never)


def _composed(first: Passages, second: Passages) -> Iterator[Passage]:
    for one, other in _paired(first, second):
        if isinstance(one, Put) and isinstance(other, Cut):
            continue
        if isinstance(other, Put | Cut):
            yield other
        else:
            assert one is not None, "what the second leaves alone is the first's"
            yield one


def _paired(first: Passages, second: Passages) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Both in step over the text between them: what the first made of it beside what the second makes of it.

    What the text between does not hold (cut by the first, put by the second) stands alone.
    """
    ones, others = list(reversed(first)), list(reversed(second))
    while ones or others:
        if ones and isinstance(ones[-1], Cut):
            yield ones.pop(), None
        elif others and isinstance(others[-1], Put):
            yield None, others.pop()
        else:
            most = min(length_of(side[-1]) for side in (ones, others) if side)
            yield _taken(ones, most), _taken(others, most)


def _taken(passages: list[Passage], length: int) -> Passage:
    """So much off the end of the list; behind the last passage all is kept."""
    if not passages:
        return Keep(length)
    match passages.pop():
        case Keep(have):
            taken: Passage = Keep(length)
            rest: Passage = Keep(have - length)
        case Put(text, by):
            taken, rest = Put(text[:length], by), Put(text[length:], by)
        case Cut(text, by):
            taken, rest = Cut(text[:length], by), Cut(text[length:], by)
        case _ as never:
            assert_never(never)
    if length_of(rest):
        passages.append(rest)
    return taken
