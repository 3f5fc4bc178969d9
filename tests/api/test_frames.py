import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import frames
from api.frames import Frame, Malformed, Reason, Sync


@given(st.binary(max_size=300))
def test_messages_are_read_as_they_were_written(content):
    assert frames.read(frames.state(content)) == Frame(Sync.STATE, content)
    assert frames.read(frames.missing(content)) == Frame(Sync.MISSING, content)
    assert frames.read(frames.update(content)) == Frame(Sync.UPDATE, content)


@given(st.binary(max_size=20))
def test_any_bytes_are_a_message_or_malformed(message):
    try:
        frame = frames.read(message)
    except Malformed:
        return
    assert len(frame.content) < len(message)


@pytest.mark.parametrize(
    "message", [b"\x00\x02" + b"\xff" * 100, b"\x00\x02\x03ab", b"\x00\x02\x01ab", b"\x02\x01"]
)
def test_wrong_lengths_and_kinds_are_malformed(message):
    with pytest.raises(Malformed):
        frames.read(message)


def test_our_own_messages_are_numbers_and_codes():
    assert frames.saved(300) == b"\x02\xac\x02"
    assert frames.not_saved(1, Reason.TOO_LONG) == b"\x03\x01\x08too_long"
