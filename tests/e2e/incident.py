"""A public incident, read from the corpus: what a person would enter."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "documents"
SOURCE = "dfds_postmortems/PM2025-002 - Traefik rule preventing some inbound traffic.md"


@dataclass(frozen=True)
class PublicIncident:
    """Times in UTC as the document writes them; texts without their trailing blanks."""

    title: str
    summary: str
    events: tuple[tuple[str, str], ...]
    factors: tuple[str, ...]
    actions: tuple[str, ...]
    lessons: tuple[str, ...]


def public_incident() -> PublicIncident:
    path = CORPUS / SOURCE
    if not path.is_file():
        pytest.skip("the corpus of public postmortems is not beside the project")
    text = path.read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    return PublicIncident(
        title=text.splitlines()[0].removeprefix("# ").strip(),
        summary=parts["Summary"].strip(),
        events=tuple(
            (at, what.strip())
            for at, what in re.findall(
                r"^\| (\d{4}-\d\d-\d\d \d\d:\d\d) \| (.+?)\s*\|$", parts["Timeline"], re.MULTILINE
            )
        ),
        factors=_bullets(parts["Contributing Factors"]),
        actions=_bullets(parts["Action Items"]),
        lessons=_bullets(parts["Lessons Learned"]),
    )


def _bullets(part: str) -> tuple[str, ...]:
    return tuple(line.removeprefix("- ").strip() for line in part.splitlines() if line.startswith("- "))
