"""A reader without a browser: speaks Streamlit's protocol, so that only the server is measured."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.harness.server import Server

LONGEST_RUN: Final = 60.0
STARTED_ANEW: Final = ForwardMsg.FINISHED_EARLY_FOR_RERUN


@dataclass(frozen=True, slots=True)
class Session:
    connection: ClientConnection

    def run(self, page: str = "", query: str = "") -> None:
        """Ask for a full run of a page and take everything that it draws."""
        wish = BackMsg()
        wish.rerun_script.page_name = page
        wish.rerun_script.query_string = query
        self.connection.send(wish.SerializeToString())
        while not self._is_finished(self.connection.recv(timeout=LONGEST_RUN)):
            pass

    @staticmethod
    def _is_finished(frame: str | bytes) -> bool:
        assert isinstance(frame, bytes)
        message = ForwardMsg.FromString(frame)
        finished = message.WhichOneof("type") == "script_finished"
        return finished and bool(message.script_finished != STARTED_ANEW)


@contextmanager
def session(server: Server, cookies: str = "") -> Iterator[Session]:
    """Connected, nothing drawn yet."""
    with connect(
        f"ws://localhost:{server.port}/_stcore/stream",
        origin=None,
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookies} if cookies else None,
        max_size=None,
        proxy=None,
    ) as connection:
        yield Session(connection)
