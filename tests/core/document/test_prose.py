import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.prose import blocks, enclosed, trimmed
from tests.strategies import texts


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\n\n  \ntext\n \n", "text"),
        ("\n    code\n", "    code"),
        ("a\n\n\nb", "a\n\n\nb"),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_blank_lines_around_prose_go_and_indentation_stays(written, kept):
    assert trimmed(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("# One\n\n## Two", "#### One\n\n##### Two"),
        ("## One\n\ntext\n\n##### Two", "#### One\n\ntext\n\n###### Two"),
        ("#### One\n\n###### Two", "#### One\n\n###### Two"),
        ("One\n===\n\nTwo\n---", "#### One\n\n##### Two"),
        ("One\nmore\n===", "#### One more"),
        ("```\n# no heading\n```", "```\n# no heading\n```"),
        ("plain", "plain"),
    ],
)
def test_headings_sink_below_those_of_the_document(written, kept):
    assert enclosed(written) == kept


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("```\ncode", "\n```"),
        ("~~~~ python\ncode", "\n~~~~"),
        ("<!-- aside", "\n-->"),
        ("text\n<!-- aside", "\n-->"),
        ("<script>\nrun", "\n</script>"),
        ("<PRE>\ncode", "\n</PRE>"),
        ("<?php", "\n?>"),
        ("<![CDATA[ x", "\n]]>"),
        ("<!DOCTYPE x", "\n>"),
        ("<details>\n\nmore", "\n\n</details>"),
        ("<div><p>\n\nmore", "\n\n</p></div>"),
        ("some <b>bold", "\n\n</b>"),
    ],
)
def test_what_is_left_open_is_closed(written, end):
    assert enclosed(written) == written + end


@pytest.mark.parametrize(
    "written",
    [
        "```\ncode\n```",
        "<!-- aside -->",
        "<details>\n\nmore\n\n</details>",
        "line<br>line",
        "</b> stray",
        "`<b>` is code",
        "    <!-- code",
        "- ```\n  in a list",
        "1 < 2",
    ],
)
def test_what_ends_by_itself_is_left_alone(written):
    assert enclosed(written) == written


@given(st.one_of(texts(), st.text(st.sampled_from("`~<!->?[]CDATA/scriptpre #=\n "), max_size=40)))
def test_a_heading_after_any_prose_is_a_heading(written):
    behind = blocks(f"{enclosed(written)}\n\n## Behind\n")[-3:]
    assert [(token.type, token.tag, token.level) for token in behind] == [
        ("heading_open", "h2", 0),
        ("inline", "", 1),
        ("heading_close", "h2", 0),
    ]


@given(st.one_of(texts(), st.text(st.sampled_from("#=- \nab>*1."), max_size=40)))
def test_no_heading_of_prose_is_one_of_the_document(written):
    levels = [
        token.tag for token in blocks(enclosed(written)) if token.type == "heading_open" and token.level == 0
    ]
    assert not {"h1", "h2", "h3"} & set(levels)
