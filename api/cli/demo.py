"""`afterword demo`: a believable workspace to look around in."""

from contextlib import closing
from typing import Annotated

import typer

from api.cli.output import Opener, say, statuses
from core import clock
from core.i18n import _, ngettext
from core.services.demo import populate


def add(app: typer.Typer, open_store: Opener) -> None:
    @app.command(
        help=_("Fill an empty workspace with the incidents of a year, to look around in."), epilog=statuses()
    )
    def demo(
        *,
        seed: Annotated[int, typer.Option(help=_("Another number makes other ones."))] = 1,
        may_add: Annotated[
            bool, typer.Option("--add", help=_("Also when there are postmortems already."))
        ] = False,
    ) -> None:
        with closing(open_store()) as store:
            count = populate(store, now=clock.now(), seed=seed, may_add=may_add)
        say(
            ngettext("{count} postmortem was written.", "{count} postmortems were written.", count).format(
                count=count
            )
        )
