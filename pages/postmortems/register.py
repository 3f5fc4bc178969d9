"""The register: search and filters on one line, a dense table, a row opens. Filters live in the address."""

from typing import Final

import streamlit as st

from core.domain.register import Filter, Found
from core.domain.taxonomy import LABELS, Stage
from core.i18n import _, ngettext
from core.services import register
from pages.ui import navigation, notices, session
from pages.ui.entry_table import entry_table

_PAGE: Final = 50


def page() -> None:
    session.person()
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title(_("Postmortems"), anchor=False)
        if st.button(_("New postmortem"), type="primary", icon=":material/add:", key="new"):
            navigation.go(navigation.NEW)
    with notices.shown():
        narrowed = _filter()
        found = register.find(session.store(), narrowed, limit=_PAGE, offset=_offset())
        if found.total:
            _results(found)
        else:
            _nothing(narrowed)


def _filter() -> Filter:
    profile = session.profile()
    text, severity, stage, service = st.columns((3, 1.3, 1.3, 1.6))
    return Filter(
        text=text.text_input(
            _("Search"),
            key="text",
            type="search",
            live="300ms",
            bind="query-params",
            placeholder=_("Title, number or service"),
        )
        or "",
        severity=severity.selectbox(
            _("Severity"),
            list(profile.severities),
            key="severity",
            index=None,
            format_func=lambda s: _(profile.severities[s].name),
            placeholder=_("Any"),
            bind="query-params",
        ),
        stage=stage.selectbox(
            _("Stage"),
            list(Stage),
            key="stage",
            index=None,
            format_func=lambda s: _(LABELS[s]),
            placeholder=_("Any"),
            bind="query-params",
        ),
        service=service.selectbox(
            _("Service"),
            register.services(session.store()),
            key="service",
            index=None,
            placeholder=_("Any"),
            bind="query-params",
        )
        or "",
    )


def _offset() -> int:
    return (int(session.get("page", 1)) - 1) * _PAGE


def _results(found: Found) -> None:
    if opened := entry_table(found.entries, key="register"):
        navigation.go(navigation.READ, id=opened)
    st.caption(ngettext("{count} postmortem", "{count} postmortems", found.total).format(count=found.total))
    if found.total > _PAGE:
        st.pagination(-(-found.total // _PAGE), key="page")


def _nothing(narrowed: Filter) -> None:
    if narrowed == Filter():
        st.info(_("No postmortems yet. Begin with the last incident that taught you something."))
    else:
        st.info(_("Nothing fits these filters. Widen one of them."))


page()
