from hashlib import sha256

import pytest

from core.domain.attachments import LARGEST, Attachment
from core.domain.errors import NotFound, TooLarge, TooLong, Unsupported
from core.domain.history import ChangeKind
from core.domain.ids import AttachmentId, ChangeKey, PostmortemId
from core.services import attachments, postmortems
from tests.factories import NOON, a_person, a_postmortem, keep

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@pytest.fixture
def postmortem(sqlite_store):
    made = a_postmortem()
    keep(sqlite_store, made)
    return made.id


def attach(store, postmortem, name="graph.png", content=PNG, *, caption="", key="k1", id_="a1"):
    return attachments.attach(
        store,
        postmortem,
        name=name,
        content=content,
        caption=caption,
        by=a_person(),
        now=NOON,
        key=ChangeKey(key),
        id_=AttachmentId(id_),
    )


def test_a_picture_is_kept_with_its_measures_and_comes_back_as_it_was(sqlite_store, postmortem):
    kept = attach(sqlite_store, postmortem, caption=" Error rate ")
    assert kept == Attachment(
        name="graph.png",
        caption="Error rate",
        media_type="image/png",
        size=len(PNG),
        sha256=sha256(PNG).hexdigest(),
    )
    assert postmortems.get(sqlite_store, postmortem).attachments == (kept,)
    assert attachments.content(sqlite_store, postmortem, AttachmentId("a1")) == PNG


def test_attaching_is_remembered_in_the_history(sqlite_store, postmortem):
    attach(sqlite_store, postmortem)
    (change,) = postmortems.history(sqlite_store, postmortem, limit=9)
    assert (change.kind, change.section, change.row, change.after) == (
        ChangeKind.ROW_ADDED,
        "attachments",
        "a1",
        "graph.png",
    )


def test_a_repeated_attempt_keeps_one_file(sqlite_store, postmortem):
    attach(sqlite_store, postmortem)
    attach(sqlite_store, postmortem)
    assert len(postmortems.get(sqlite_store, postmortem).attachments) == 1


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.png", PNG, "image/png"),
        ("a.jpg", b"\xff\xd8\xff\xe0....JFIF", "image/jpeg"),
        ("a.gif", b"GIF89a....", "image/gif"),
        ("a.webp", b"RIFF\x0a\x00\x00\x00WEBPVP8 ", "image/webp"),
        ("a.LOG", "14:05 сбой".encode(), "text/plain"),
        ("a.txt", b"", "text/plain"),
        ("a.csv", b"a;b", "text/csv"),
        ("a.json", b"{}", "application/json"),
        ("a.md", b"# a", "text/markdown"),
    ],
)
def test_pictures_are_known_by_their_bytes_and_texts_by_their_names(name, content, media_type):
    assert attachments.media_type(name, content) == media_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg onload='alert(1)'/>"),
        ("a.html", b"<script>"),
        ("a.png", b"<html>"),
        ("a.txt", b"\xff\xfe"),
        ("a.log", b"a\x00b"),
        ("a.exe", b"MZ"),
        ("noname", b"text"),
    ],
)
def test_other_files_are_refused(sqlite_store, postmortem, name, content):
    with pytest.raises(Unsupported):
        attach(sqlite_store, postmortem, name, content)
    assert postmortems.get(sqlite_store, postmortem).attachments == ()


def test_ten_megabytes_fit_and_one_byte_more_does_not(sqlite_store, postmortem):
    assert attach(sqlite_store, postmortem, "a.txt", b"x" * LARGEST).size == LARGEST
    with pytest.raises(TooLarge):
        attach(sqlite_store, postmortem, "b.txt", b"x" * (LARGEST + 1), key="k2", id_="a2")


def test_a_long_caption_is_refused(sqlite_store, postmortem):
    with pytest.raises(TooLong):
        attach(sqlite_store, postmortem, caption="x" * 301)


def test_a_file_needs_its_postmortem(sqlite_store):
    with pytest.raises(NotFound):
        attach(sqlite_store, PostmortemId("none"))
    with pytest.raises(NotFound):
        attachments.content(sqlite_store, PostmortemId("none"), AttachmentId("a1"))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\ana\\graph.png", "graph.png"),
        ("a\nb\x00\x7f.log", "ab.log"),
        ("report\u202egnp.exe.txt", "reportgnp.exe.txt"),
        ("", "file"),
        ("..", "file"),
        ("/", "file"),
        ("  a   b.png ", "a b.png"),
        ("x" * 300 + ".log", "x" * 196 + ".log"),
        ("Сбой оплаты.png", "Сбой оплаты.png"),
    ],
)
def test_a_file_name_loses_paths_and_signs_that_mislead(given, name):
    assert attachments.file_name(given) == name
