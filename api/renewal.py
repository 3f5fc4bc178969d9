"""Passes of members who stay: renewed before they run out, as long as the person may be there."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from api import frames
from api.members import PASS_RAN_OUT, RIGHTS_LOST, Member
from core import clock
from core.domain.errors import AfterwordError
from core.ports import Store
from core.services import passes
from core.services.passes import LIFETIME

EARLY: Final = LIFETIME / 4
"""So long before its end a pass is renewed; if that fails, there is time to try again."""

_BEFORE_ANOTHER_TRY: Final = timedelta(seconds=10)
_log: Final = logging.getLogger(__name__)


async def keep_renewing(member: Member, open_store: Callable[[], Store]) -> None:
    """Until the member is sent away: the pass has run out, or rights were lost."""
    while not member.is_sent_away:
        assert member.leave.until
        await _sleep_until(member.leave.until - EARLY)
        while not await _renew(member, open_store):
            now = clock.now()
            if now >= member.leave.until:
                member.send_away(PASS_RAN_OUT)
                return
            await _sleep_until(min(member.leave.until, now + _BEFORE_ANOTHER_TRY))


async def _renew(member: Member, open_store: Callable[[], Store]) -> bool:
    """False when the store does not answer."""
    try:
        renewed = await asyncio.to_thread(lambda: passes.renew(open_store(), member.leave, now=clock.now()))
    except AfterwordError as error:
        _log.warning("a pass was not renewed: %s", type(error).__name__)
        return False
    if renewed is None:
        member.turn_away(RIGHTS_LOST)
    else:
        token, member.leave = renewed
        member.send(frames.fresh_pass(token))
    return True


async def _sleep_until(moment: datetime) -> None:
    await asyncio.sleep(max(0.0, (moment - clock.now()).total_seconds()))
