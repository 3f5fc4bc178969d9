from pathlib import Path

import pytest

from tests.reference import DOCS, PAGES

ROOT = Path(__file__).parents[1]
GUIDES = sorted((DOCS / "user").rglob("*.md"))


@pytest.mark.parametrize("page", PAGES)
def test_a_written_page_says_what_the_sources_say(page):
    """`make docs` writes them anew."""
    assert (DOCS / page).read_text(encoding="utf8").rstrip() == PAGES[page]().rstrip()


def test_every_guide_is_there_in_each_language():
    assert {
        path.name: {other.parent.name for other in GUIDES if other.name == path.name} for path in GUIDES
    } == {path.name: {"en", "pt", "ru"} for path in GUIDES}
