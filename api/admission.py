"""Who may ask for what belongs to a postmortem: who holds a pass for it, comes from a page of ours, and may still read."""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from api.origin import is_welcome
from api.rate import Allowance
from core import clock
from core.domain.errors import (
    AfterwordError,
    Forbidden,
    NotFound,
    Refused,
    StorageError,
    TooLarge,
    Unsupported,
)
from core.i18n import LOCALES, N_, Locale, _, use_locale
from core.messages import explain
from core.ports import Store
from core.services import access, passes
from core.services.passes import Pass

Answer: TypeAlias = Callable[[Request, Pass], Awaitable[Response]]

NOT_FOR_YOU: Final = N_("This is not open to you. Load the page again.")
TOO_OFTEN: Final = N_("That was too much at once. Wait a moment and try again.")
_FORBIDDEN: Final = 403
_STATUS: Final[Mapping[type[AfterwordError], int]] = {
    TooLarge: 413,
    Unsupported: 415,
    Forbidden: 403,
    NotFound: 404,
    Refused: 422,
    StorageError: 503,
    AfterwordError: 409,
}
_MOST_KNOWN: Final = 1_000
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests a second, and so many at once, of one person for one postmortem."""

    a_second: float
    at_once: float


class Door:
    """Before what is answered: each answer says why nothing is given, in words of the reader's language."""

    def __init__(self, open_store: Callable[[], Store], allowed_origins: Collection[str]) -> None:
        self.open_store = open_store
        self._allowed_origins = allowed_origins

    def guard(
        self, answer: Answer, rate: Rate, *, to_write: bool = False
    ) -> Callable[[Request], Awaitable[Response]]:
        """The same answer, for those who may have it."""
        allowances = _Allowances(rate)

        async def guarded(request: Request) -> Response:
            with use_locale(language(request.headers)):
                if not is_welcome(request.headers, self._allowed_origins):
                    return refusal(_FORBIDDEN, _(NOT_FOR_YOU))
                try:
                    leave, rights = await asyncio.to_thread(self._admit, request)
                    if leave is None or not rights.may_read:
                        return refusal(_FORBIDDEN, _(NOT_FOR_YOU))
                    if to_write and not (leave.may_write and rights.may_write):
                        raise Forbidden(leave.name)
                    if not allowances.spend(leave):
                        return refusal(429, _(TOO_OFTEN))
                    return await answer(request, leave)
                except AfterwordError as error:
                    _log.info("%s refused: %s", request.url.path, type(error).__name__)
                    return refusal(_status(error), explain(error))

        return guarded

    def _admit(self, request: Request) -> tuple[Pass | None, access.Rights]:
        store = self.open_store()
        leave = passes.check(store, request.query_params.get("pass", ""), now=clock.now())
        if leave is None or leave.postmortem != request.path_params["postmortem"]:
            return None, access.NONE
        return leave, access.rights_of(store, leave.id, leave.postmortem)


def refusal(status: int, reason: str) -> Response:
    return said({"reason": reason}, status)


def said(content: object, status: int = 200) -> Response:
    """Content as JSON that nobody keeps."""
    return Response(
        json.dumps(content, ensure_ascii=False),
        status,
        headers={"cache-control": "no-store"},
        media_type="application/json",
    )


def language(headers: Headers) -> Locale:
    """The first of ours among those that the browser asks for; English when there is none."""
    wanted = (
        part.partition(";")[0].strip().partition("-")[0].lower()
        for part in headers.get("accept-language", "").split(",")
    )
    return next((locale for name in wanted for locale in LOCALES if locale == name), "en")


def _status(error: AfterwordError) -> int:
    return next(status for kind, status in _STATUS.items() if isinstance(error, kind))


class _Allowances:
    """Of those who asked last."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._left: OrderedDict[tuple[str, str], Allowance] = OrderedDict()

    def spend(self, leave: Pass) -> bool:
        now, who = asyncio.get_running_loop().time(), (leave.id, leave.postmortem)
        full = Allowance(self._rate.a_second, self._rate.at_once, left=self._rate.at_once, at=now)
        allowance = self._left.setdefault(who, full)
        self._left.move_to_end(who)
        while len(self._left) > _MOST_KNOWN:
            self._left.popitem(last=False)
        return allowance.spend(now)
