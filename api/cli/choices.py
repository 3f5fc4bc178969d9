"""What several commands are told in the same way: names from a closed set, by value or by label, and who acts."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

import typer

from core.document.templates import TEMPLATES
from core.domain.ids import PersonId, fresh
from core.domain.people import Person
from core.domain.profile import Profile
from core.domain.taxonomy import LABELS, Severity, Stage
from core.i18n import _, every_translation
from core.ports import Store
from core.services import people

_Member = TypeVar("_Member", bound=StrEnum)
_STAGES: Final = {stage: LABELS[stage] for stage in Stage}


def severity(text: str, profile: Profile) -> Severity:
    """By the profile's name for it, or `sev1`."""
    return _member(text, {each: rule.name for each, rule in profile.severities.items()}, "--severity")


def stage(text: str) -> Stage:
    return _member(text, _STAGES, "--stage")


def template(key: str) -> str:
    """The key of a template that exists."""
    if key not in TEMPLATES:
        raise _none_of(key, TEMPLATES, "--template")
    return key


def author(store: Store, name: str, email: str) -> Person:
    """Who a command acts for. With an e-mail address the person is known from now on."""
    if email:
        return people.sign_in(store, name=name, email=email, id_=PersonId(fresh()))
    return Person(id=PersonId("command-line"), name=name, email="")


def _member(text: str, labels: Mapping[_Member, str], option: str) -> _Member:
    for member, label in labels.items():
        if text.casefold() in {name.casefold() for name in (member.value, *every_translation(label))}:
            return member
    raise _none_of(text, [_(label) for label in labels.values()], option)


def _none_of(text: str, names: Mapping[str, object] | list[str], option: str) -> typer.BadParameter:
    sentence = _("“{text}” is none of these: {names}.").format(text=text, names=", ".join(names))
    return typer.BadParameter(sentence, param_hint=option)
