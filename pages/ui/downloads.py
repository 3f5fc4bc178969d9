"""Take the document along: a format, a template and a language, built when asked for."""

from functools import partial

import streamlit as st

from core.document.templates import TEMPLATES
from core.domain.postmortem import Postmortem
from core.i18n import LOCALES, Locale, _, as_locale
from core.services import transfer
from pages.ui import languages, session


def draw(postmortem: Postmortem, *, key: str) -> None:
    """Begins with the template and the language that the postmortem is written in."""
    papers = postmortem.papers
    template = st.selectbox(
        _("Template"),
        list(TEMPLATES),
        index=list(TEMPLATES).index(papers.template),
        key=f"{key}-template-{postmortem.id}",
        format_func=lambda each: _(TEMPLATES[each].name),
    )
    language = st.selectbox(
        _("Language"),
        LOCALES,
        index=LOCALES.index(as_locale(papers.language)),
        key=f"{key}-language-{postmortem.id}",
        format_func=lambda each: languages.NAMES[each],
    )
    for format_, each in transfer.EXPORTS.items():
        st.download_button(
            _(each.title),
            data=partial(_content, postmortem, format_, template, language),
            file_name=transfer.file_name(postmortem, format_),
            mime=each.media_type,
            key=f"{key}-{format_}-{postmortem.id}",
            on_click="ignore",
            width="stretch",
        )


def _content(postmortem: Postmortem, format_: str, template: str, language: Locale) -> bytes:
    profile = session.profile()
    return transfer.export(
        postmortem, format_=format_, template=template, language=language, profile=profile
    ).content
