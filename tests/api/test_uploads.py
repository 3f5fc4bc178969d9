import pytest

from core.domain.attachments import LARGEST
from core.domain.ids import AttachmentId
from core.services import attachments, postmortems
from tests.api.asking import Asking
from tests.factories import NOON, a_person, a_postmortem, keep

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
OURS = {"x-afterword": "upload"}


@pytest.fixture
def ask(sqlite_store):
    kept, ana = a_postmortem(), a_person()
    keep(sqlite_store, kept)
    with sqlite_store.begin() as work:
        work.people.save(ana)
    return Asking(sqlite_store, kept.id, ana)


def upload(ask, content=PNG, *, headers=OURS, method="POST", **query):
    query = {"name": "graph.png"} | query
    return ask.ask(method, f"/uploads/{ask.postmortem}", headers=headers, query=query, content=content)


def kept(ask):
    return postmortems.get(ask.store, ask.postmortem).attachments


def test_a_picture_becomes_an_attachment_and_comes_back(ask):
    answer = upload(ask)
    (attachment,) = kept(ask)
    assert (answer.status_code, answer.json()) == (
        201,
        {"attachment": attachment.id, "markdown": f"![graph.png](attachment:{attachment.id})"},
    )
    assert (attachment.name, attachment.media_type, attachment.size) == ("graph.png", "image/png", len(PNG))
    back = ask.get(f"/attachments/{ask.postmortem}/{attachment.id}")
    assert (back.status_code, back.content) == (200, PNG)
    assert {name: back.headers[name] for name in ("content-type", "content-disposition")} == {
        "content-type": "image/png",
        "content-disposition": "inline; filename*=UTF-8''graph.png",
    }


def test_the_same_key_again_makes_no_second_file(ask):
    first, again = upload(ask, key="k1"), upload(ask, key="k1")
    assert (again.status_code, again.json()) == (201, first.json())
    assert len(kept(ask)) == 1
    assert upload(ask, key="k2").json() != first.json()
    assert upload(ask).json() != upload(ask).json()
    assert len(kept(ask)) == 4


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-afterword": "1"},
        {**OURS, "origin": "http://evil.example"},
        {"content-type": "multipart/form-data"},
    ],
)
def test_a_form_of_another_site_sends_nothing(ask, headers):
    assert upload(ask, headers=headers).status_code == 403
    assert kept(ask) == ()


@pytest.mark.parametrize("method", ["GET", "PUT", "OPTIONS"])
def test_there_is_one_way_to_send(ask, method):
    assert upload(ask, method=method).status_code == 405


def test_ten_megabytes_fit_and_one_byte_more_does_not(ask):
    assert upload(ask, PNG + bytes(LARGEST - len(PNG))).status_code == 201
    answer = upload(ask, PNG + bytes(LARGEST - len(PNG) + 1))
    assert answer.status_code == 413
    assert "10 MB" in answer.json()["reason"]
    assert len(kept(ask)) == 1


def test_of_an_endless_file_only_so_much_is_read(ask):
    read = []

    async def endless():
        while True:
            read.append(1)
            yield bytes(1024 * 1024)

    assert upload(ask, endless()).status_code == 413
    assert len(read) <= 52


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", b"<svg onload='alert(1)'/>"), ("a.png", b"<html><script>"), ("a.html", b"<p>"), ("", b"")],
)
def test_other_kinds_of_file_are_refused_in_words(ask, name, content):
    answer = upload(ask, content, name=name, headers={**OURS, "accept-language": "pt"})
    assert answer.status_code == 415
    assert "PNG" in answer.json()["reason"]
    assert kept(ask) == ()


@pytest.mark.parametrize(
    ("name", "markdown"),
    [
        ("../../a.png", "![a.png]"),
        ("a](javascript:alert(1)).png", "![a\\](javascript:alert(1)).png]"),
        ("`a<b>[.png", "![\\`a\\<b>\\[.png]"),
        ("\u202egnp.exe\r\n.png", "![gnp.exe.png]"),
        ("Сбой 😀.png", "![Сбой 😀.png]"),
    ],
)
def test_a_hostile_name_is_made_harmless(ask, name, markdown):
    answer = upload(ask, name=name).json()
    assert answer["markdown"].startswith(markdown)
    back = ask.get(f"/attachments/{ask.postmortem}/{answer['attachment']}")
    assert back.headers["content-disposition"].isascii()
    assert {"\r", "\n", '"', ";"} & set(back.headers["content-disposition"].removeprefix("inline; ")) == set()


def test_only_pictures_are_shown_and_nothing_of_a_file_runs(ask):
    answer = upload(ask, b"<script>alert(1)</script>", name="a.txt").json()
    back = ask.get(f"/attachments/{ask.postmortem}/{answer['attachment']}")
    wanted = ("content-type", "content-disposition", "x-content-type-options", "content-security-policy")
    assert {name: back.headers[name] for name in wanted} == {
        "content-type": "application/octet-stream",
        "content-disposition": "attachment; filename*=UTF-8''a.txt",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    }


def test_a_file_of_another_postmortem_or_a_removed_one_is_not_found(ask, sqlite_store):
    id_ = upload(ask).json()["attachment"]
    assert ask.get(f"/attachments/{ask.postmortem}/none").status_code == 404
    other = a_postmortem()
    keep(sqlite_store, other)
    foreign = ask.token(postmortem=other.id)
    assert ask.get(f"/attachments/{other.id}/{id_}", token=foreign).status_code == 404
    assert ask.get(f"/attachments/{ask.postmortem}/{id_}", token=foreign).status_code == 403
    with sqlite_store.begin() as work:
        work.rows.remove(ask.postmortem, "attachments", id_, NOON)
    assert ask.get(f"/attachments/{ask.postmortem}/{id_}").status_code == 404
    assert attachments.content(sqlite_store, ask.postmortem, AttachmentId(id_)) == PNG
