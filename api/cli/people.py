"""`afterword people`: who is known here, and what they may do."""

from collections.abc import Sequence
from contextlib import closing
from typing import Annotated, Any

import typer

from api.cli.output import Format, Opener, say, say_json, statuses, table
from core.domain.people import ROLES, Person, Role
from core.i18n import _
from core.services import people as service


def add(app: typer.Typer, open_store: Opener) -> None:
    people = typer.Typer(rich_markup_mode=None)
    _add_listing(people, open_store)
    _add_setting(people, open_store)
    app.add_typer(people, name="people")


def _add_listing(people: typer.Typer, open_store: Opener) -> None:
    @people.callback(
        invoke_without_command=True,
        help=_("List people and what they may do; or change it, with the command below."),
        epilog=statuses(),
    )
    def list_(
        ctx: typer.Context,
        format_: Annotated[Format, typer.Option("--format", help=_("How to print them."))] = "table",
    ) -> None:
        if ctx.invoked_subcommand:
            return
        with closing(open_store()) as store:
            known = service.everybody(store)
        if format_ == "json":
            say_json([_plain(person) for person in known])
        elif known:
            say(_table(known))


def _add_setting(people: typer.Typer, open_store: Opener) -> None:
    @people.command(
        "set",
        help=_("Change what a person may do. It holds at once, also where they are writing just now."),
        epilog=statuses(),
    )
    def set_(
        person: Annotated[str, typer.Argument(metavar="EMAIL", help=_("Their e-mail address or id."))],
        *,
        role: Annotated[Role | None, typer.Option(help=_("Whether they write, or only read."))] = None,
        is_active: Annotated[
            bool | None, typer.Option("--active/--inactive", help=_("Whether they may come in at all."))
        ] = None,
        format_: Annotated[Format, typer.Option("--format", help=_("How to print them."))] = "table",
    ) -> None:
        with closing(open_store()) as store:
            saved = service.set_rights(store, person, role=role, is_active=is_active)
        if format_ == "json":
            say_json([_plain(saved)])
        else:
            say(_table([saved]))


def _table(known: Sequence[Person]) -> str:
    header = (_("Name"), _("E-mail"), _("Role"), _("Access"), _("Id"))
    return table(header, [_row(person) for person in known])


def _plain(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "role": person.role.value,
        "is_active": person.is_active,
    }


def _row(person: Person) -> tuple[str, ...]:
    access = _("Active") if person.is_active else _("Inactive")
    return (person.name, person.email, _(ROLES[person.role]), access, person.id)
