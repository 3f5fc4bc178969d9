import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import TooLong
from core.domain.ids import PersonId, PostmortemId
from core.domain.signals import Missed, Present, RightsChanged, Signal, Touched
from storage.signals import letters

WORDS = st.text(max_size=40)
SIGNALS = st.one_of(
    st.builds(
        Touched,
        postmortem=WORDS.map(PostmortemId),
        revision=st.integers(0),
        sections=st.lists(WORDS, max_size=30).map(tuple),
        is_prose=st.booleans(),
        tab=WORDS,
    ),
    st.builds(Present, postmortem=WORDS.map(PostmortemId), content=st.text(max_size=400)),
    st.builds(RightsChanged, person=WORDS.map(PersonId)),
    st.just(Missed()),
)


@given(st.lists(SIGNALS, max_size=30))
def test_what_is_written_is_read_in_order_and_every_letter_fits(signals: list[Signal]) -> None:
    written = list(letters.write("me", signals))
    assert all(len(letter.encode()) <= letters.LONGEST and "\0" not in letter for letter in written)
    read = [letters.read(letter) for letter in written]
    assert {sender for sender, _ in read} <= {"me"}
    assert [signal for _, several in read for signal in several] == signals


def test_a_transaction_takes_as_few_letters_as_hold_it() -> None:
    touched = Touched(postmortem=PostmortemId("p"), revision=1, sections=("timeline",))
    assert len(list(letters.write("me", [touched] * 50))) == 1
    assert list(letters.write("me", [])) == []


@pytest.mark.parametrize("content", ["x" * 8_000, "д" * 4_000, "\0" * 1_400])
def test_a_signal_that_no_letter_holds_is_refused(content: str) -> None:
    with pytest.raises(TooLong):
        list(letters.write("me", [Present(postmortem=PostmortemId("p"), content=content)]))


@pytest.mark.parametrize(
    "letter", ["", "other", "other {", 'other [["future", {}]]', 'other [["touched", {"id": 1}]]', "other 7"]
)
def test_what_another_version_says_otherwise_is_missed(letter: str) -> None:
    assert letters.read(letter)[1] == (Missed(),)
