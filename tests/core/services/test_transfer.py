from io import BytesIO

import pytest
from docx import Document

from core.document.markdown import read
from core.domain.errors import NotFound
from core.domain.incident import Papers
from core.domain.postmortem import Postmortem
from core.profiles import PROFILES
from core.services.transfer import EXPORTS, export, file_name
from tests.factories import full_postmortem

PLATFORM = PROFILES["platform"]


def exported(postmortem, format_, *, template="platform", language="ru"):
    return export(postmortem, format_=format_, template=template, language=language, profile=PLATFORM)


def test_markdown_holds_everything_in_the_language_asked_for():
    postmortem = full_postmortem()
    document = exported(postmortem, "md")
    reading = read(document.content.decode())
    assert (document.name, document.media_type) == (file_name(postmortem, "md"), "text/markdown")
    assert (reading.postmortem, reading.template.key, reading.language) == (postmortem, "platform", "ru")


def test_word_opens_with_the_title():
    postmortem = full_postmortem()
    document = exported(postmortem, "docx", language="pt")
    opened = Document(BytesIO(document.content))
    assert document.name == file_name(postmortem, "docx")
    assert opened.paragraphs[0].text == postmortem.incident.title
    assert opened.core_properties.title == postmortem.incident.title


@pytest.mark.parametrize("format_", EXPORTS)
def test_the_same_postmortem_gives_the_same_file(format_):
    postmortem = full_postmortem()
    assert exported(postmortem, format_) == exported(postmortem, format_)


@pytest.mark.parametrize("format_", EXPORTS)
def test_an_empty_postmortem_can_be_exported_wherever_it_was_written(format_):
    assert exported(Postmortem(papers=Papers(zone="nowhere")), format_).content


@pytest.mark.parametrize(("format_", "template"), [("pdf", "platform"), ("md", "none")])
def test_an_unknown_format_or_template_is_not_found(format_, template):
    with pytest.raises(NotFound):
        exported(Postmortem(), format_, template=template)
