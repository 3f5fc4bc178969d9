import zlib
from io import BytesIO
from struct import pack

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from core.document.blocks import Body, Pairs
from core.document.word import write
from core.document.word.measures import size_of
from core.document.word.page import ROOM
from core.document.word.pictures import MOST, Pictures, no_content
from core.domain.attachments import Attachment
from core.domain.errors import NotFound
from core.domain.ids import RowId
from tests.core.document.test_word import check_sound


def png(width=40, height=20, more=b""):
    def chunk(kind, content):
        return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress(b"".join(b"\0" + bytes(width) for _row in range(min(height, 100))))
    header = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows + more) + chunk(b"IEND", b"")


GIF = b"GIF89a" + pack("<HH", 30, 10) + b"\0\0\0;"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc4\x00\x02\xff\x01\xff\xc2\x00\x11\x08" + pack(">HH", 12, 34)


def pictures(**files):
    """Of names such as `a_png`, which are the ids too."""
    kept = [
        Attachment(id=RowId(name), name=name.replace("_", "."), media_type=f"image/{name.partition('_')[2]}")
        for name in files
    ]

    def content(id_):
        if files[id_] is None:
            raise NotFound("attachment", id_)
        return files[id_]

    return Pictures(kept, content)


def written(*blocks, pictures=None):
    return write(blocks, title="T", language="en", author="Ana", pictures=pictures)


def shown(file):
    """Of each picture its words, and its width and height in pixels."""
    body = Document(BytesIO(file)).element.body
    found = body.iter(qn("wp:inline"))
    sizes = [(each.docPr.get("descr"), each.extent.cx / 9525, each.extent.cy / 9525) for each in found]
    return [(words, round(width), round(height)) for words, width, height in sizes]


def text(file):
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(file)).paragraphs)


def test_kept_pictures_stand_in_the_text_with_their_words():
    files = pictures(a_png=png(), b_gif=GIF, c_jpeg=JPEG)
    markdown = 'So ![a "<b>" *c*](attachment:a_png) ![](attachment:b_gif)\n\n- ![c](attachment:c_jpeg)\n- ![a](attachment:a_png)'
    file = written(Body(markdown), pictures=files)
    check_sound(file)
    assert shown(file) == [('a "<b>" c', 40, 20), ("", 30, 10), ("c", 34, 12), ("a", 40, 20)]
    parts = {str(part.partname): part.blob for part in Document(BytesIO(file)).part.package.iter_parts()}
    assert {name: blob for name, blob in parts.items() if "/media/" in name} == {
        "/word/media/picture1.png": png(),
        "/word/media/picture2.gif": GIF,
        "/word/media/picture3.jpeg": JPEG,
    }
    assert written(Body(markdown), pictures=pictures(a_png=png(), b_gif=GIF, c_jpeg=JPEG)) == file


def test_a_large_picture_is_scaled_to_the_page():
    files = pictures(a_png=png(4_000, 1_000), b_png=png(100, 90_000))
    file = written(Body("![a](attachment:a_png)\n\n![b](attachment:b_png)"), pictures=files)
    (_a, width, height), (_b, narrow, tall) = shown(file)
    assert (width, height) == (round(ROOM / 15), round(ROOM / 60))
    assert (narrow, tall) == (1, 800)


def test_a_file_that_is_no_picture_for_word_is_named():
    files = pictures(a_png=b"\x89PNG\r\n\x1a\nshort", b_webp=b"RIFF0000WEBP", c_png=None, d_txt=b"text")
    names = " ".join(f"![words](attachment:{id_})" for id_ in ("a_png", "b_webp", "c_png", "d_txt", "none"))
    file = written(Body(f"{names} ![](attachment:none)"), pictures=files)
    assert (shown(file), text(file)) == ([], "a.png b.webp c.png d.txt words attachment:none")


def test_a_picture_in_a_cell_a_heading_or_a_link_is_named():
    cell, link = "![words](attachment:a_png)", "[![words](attachment:a_png)](https://example.com)"
    markdown = f"# {cell}\n\n| {cell} |\n|---|\n| x |\n\n{link}"
    file = written(Body(markdown), Pairs((("Note", cell),)), pictures=pictures(a_png=png()))
    check_sound(file)
    assert (shown(file), text(file).split()) == ([], ["a.png", "a.png"])
    assert [table.rows[0].cells[-1].text for table in Document(BytesIO(file)).tables] == ["a.png", "a.png"]


def test_of_many_large_pictures_the_rest_is_named():
    large = png(more=bytes(MOST // 2))
    files = pictures(a_png=large, b_png=png(), c_png=large, d_png=png())
    file = written(Body(" ".join(f"![{id_}](attachment:{id_}_png)" for id_ in "abcd")), pictures=files)
    assert [words for words, _width, _height in shown(file)] == ["a", "b", "d"]


def test_without_files_names_remain():
    assert text(written(Body("![graph](attachment:x)"))) == "graph"
    with pytest.raises(NotFound):
        no_content(RowId("x"))


@given(st.sampled_from([("image/png", png()), ("image/gif", GIF), ("image/jpeg", JPEG)]), st.data())
def test_a_damaged_picture_has_no_size_or_some(known, data):
    media_type, content = known
    at = data.draw(st.integers(0, len(content)))
    damaged = content[:at] + data.draw(st.binary(max_size=8))
    size = size_of(media_type, damaged)
    assert size is None or min(size) > 0


@pytest.mark.parametrize("content", [b"", b"\xff\xd8" + b"\xff" * 9_999, b"\xff\xd8\xff\xe0\x00\x00" * 9_999])
def test_a_jpeg_without_a_frame_has_no_size(content):
    assert size_of("image/jpeg", content) is None
