"""What the sources say and what the catalogues translate. Run as a program, it brings the catalogues up to date."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
SOURCES: Final = ("core", "storage", "pages", "api", "cli.py", "streamlit_app.py")
KEYWORDS: Final = {"_": None, "N_": None, "ngettext": (1, 2)}
CATALOGUES: Final = {"pt": "pt_BR", "ru": "ru"}
"""File name and full locale of each."""
HEADER: Final = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {locale}\\n"
"Plural-Forms: {plural}\\n"

"""


def path_of(name: str) -> Path:
    return ROOT / "core" / "i18n" / f"{name}.po"


def translated(name: str) -> Catalog:
    """The catalogue as it lies in the tree; empty while there is none."""
    path = path_of(name)
    if not path.exists():
        return Catalog(CATALOGUES[name])
    return read_po(BytesIO(path.read_bytes()), locale=CATALOGUES[name])


def extracted() -> Catalog:
    """Every message that the sources can show, with the files that show it."""
    catalogue = Catalog()
    for path in _sources():
        where = path.relative_to(ROOT).as_posix()
        for _line, message, _comments, _context in extract_from_file("python", path, keywords=KEYWORDS):
            catalogue.add(message, locations=[(where, 0)])
    return catalogue


def _sources() -> Iterator[Path]:
    for source in SOURCES:
        path = ROOT / source
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def refreshed(name: str) -> Catalog:
    """The sources' messages with the translations that there are. Nothing is guessed, and nothing stale is kept."""
    known, fresh = translated(name), Catalog(CATALOGUES[name])
    for message in extracted():
        if message.id:
            old = known.get(message.id)
            fresh.add(message.id, old.string if old and old.id == message.id else None, message.locations)
    return fresh


def written(catalogue: Catalog) -> bytes:
    """As a file without dates and line numbers, so that a difference is a difference in words."""
    header = HEADER.format(locale=catalogue.locale_identifier, plural=catalogue.plural_forms)
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, sort_by_file=True, include_lineno=False)
    return header.encode() + body.getvalue()


if __name__ == "__main__":
    for name in CATALOGUES:
        path_of(name).write_bytes(written(refreshed(name)))
