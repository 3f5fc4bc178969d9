from datetime import timedelta

from api.members import Member
from api.renewal import keep_renewing
from core import clock
from core.domain.errors import StoreUnreachable
from core.domain.ids import PersonId, PostmortemId
from core.services.passes import Pass
from tests import apart


class Closed:
    """As much of a socket as is closed."""

    code = None

    async def close(self, code):
        self.code = code


def test_a_pass_that_cannot_be_renewed_runs_out():
    tries = []

    def open_store():
        tries.append(clock.now())
        raise StoreUnreachable("db.example", "connection refused")

    async def stay():
        until = clock.now() + timedelta(seconds=0.3)
        leave = Pass(
            postmortem=PostmortemId("p1"), id=PersonId("ana"), name="Ana", may_write=True, until=until
        )
        socket = Closed()
        member = Member(socket, leave)
        await keep_renewing(member, open_store)
        await member.deliver()
        return socket.code, until

    code, until = apart.run(stay())
    assert code == 4401
    assert tries[0] < until <= tries[-1]
