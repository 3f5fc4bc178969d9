import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.document.markdown.front_matter import load, put, split
from core.domain.errors import Refused
from tests.strategies import texts

PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), texts()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["one", "two", "três", "no", "1"]), PLAIN), texts())
@example({"one": "a\n\u2028"}, "")
@example({"one": "\u2029", "two": "\x85"}, "")
def test_what_is_put_in_front_is_split_off_and_loaded(front, body):
    source, rest = split(put(front, body))
    assert load(source) == front
    assert rest == f"\n{body}"


def test_it_looks_like_front_matter():
    assert put({"id": "a", "prose": {"lessons": "one\ntwo"}, "day": "2026-03-02"}, "# Title\n") == (
        "---\nid: a\nprose:\n  lessons: |-\n    one\n    two\nday: '2026-03-02'\n---\n\n# Title\n"
    )


def test_lines_are_not_folded():
    assert "x " * 200 in put({"a": "x " * 200 + "x"}, "")


@pytest.mark.parametrize("text", ["", "# Title", "---\nnever closed", "text\n---\na: 1\n---\n"])
def test_a_document_without_front_matter_is_all_body(text):
    assert split(text) == ("", text)


@pytest.mark.parametrize(
    "source",
    [
        "a: &x [1]\nb: *x\n",
        "a: !!python/object/apply:os.system [ls]\n",
        "a: !!python/name:os.system\n",
        "a: [" * 50,
        "[" * 100_000,
        "a: {" * 13 + "}" * 13,
        "- a\n- b\n",
        "just text\n",
        "1: a\n",
        "a: [unclosed\n",
        "? [a, b]\n: c\n",
        "a: 2026-13-45\n",
        "a: " + "9" * 5000 + "\n",
        "a: b: c\n",
        "\ta: b\n",
        "a: \x00\n",
        "",
    ],
)
def test_what_is_no_plain_mapping_is_refused(source):
    with pytest.raises(Refused):
        load(source)
