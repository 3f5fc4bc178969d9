"""Take the document along: a format, a template and a language, built when asked for."""

from functools import partial

import streamlit as st

from core.document.templates import TEMPLATES
from core.domain.postmortem import Postmortem
from core.i18n import LOCALES, Locale, _, as_locale
from core.services import attachments, objectives, transfer
from pages.ui import languages, session


def menu(postmortem: Postmortem) -> None:
    """A button that unfolds the choices; they are drawn when it is open."""
    unfolded = st.popover(_("Download"), icon=":material/download:", key="downloads", on_change="rerun")
    if unfolded.open:
        with unfolded:
            _choices(postmortem)


def _choices(postmortem: Postmortem) -> None:
    """Begins with the template and the language that the postmortem is written in."""
    papers = postmortem.papers
    template = st.selectbox(
        _("Template"),
        list(TEMPLATES),
        index=list(TEMPLATES).index(papers.template),
        key=f"download-template-{postmortem.id}",
        format_func=lambda each: _(TEMPLATES[each].name),
    )
    language = st.selectbox(
        _("Language"),
        LOCALES,
        index=LOCALES.index(as_locale(papers.language)),
        key=f"download-language-{postmortem.id}",
        format_func=lambda each: languages.NAMES[each],
    )
    for format_, each in transfer.EXPORTS.items():
        st.download_button(
            _(each.title),
            data=partial(_content, postmortem, format_, template, language),
            file_name=transfer.file_name(postmortem, format_),
            mime=each.media_type,
            key=f"download-{format_}-{postmortem.id}",
            on_click="ignore",
            width="stretch",
        )


def _content(postmortem: Postmortem, format_: str, template: str, language: Locale) -> bytes:
    profile, store = session.profile(), session.store()
    return transfer.export(
        postmortem,
        format_=format_,
        template=template,
        language=language,
        profile=profile,
        content=partial(attachments.content, store, postmortem.id),
        promises=objectives.promises(store, postmortem),
    ).content
