"""What a driver complains of, in the words of the domain."""

import errno
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from core.domain.errors import (
    AfterwordError,
    StoreCorrupt,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnreachable,
    Unstorable,
)

_Maker = Callable[[str, str], AfterwordError]
"""Gives an error for the place of the store and the driver's reason."""


def _unreachable(where: str, reason: str) -> AfterwordError:
    return StoreUnreachable(where, reason)


def _locked(where: str, _reason: str) -> AfterwordError:
    return StoreLocked(where)


def _read_only(where: str, _reason: str) -> AfterwordError:
    return StoreReadOnly(where)


def _corrupt(where: str, _reason: str) -> AfterwordError:
    return StoreCorrupt(where)


def _full(where: str, _reason: str) -> AfterwordError:
    return StoreFull(where)


def _unstorable(_where: str, reason: str) -> AfterwordError:
    return Unstorable(reason)


_SQLITE: Final[Mapping[int, _Maker]] = {
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_BUSY: _locked,
    sqlite3.SQLITE_LOCKED: _locked,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_IOERR: _unreachable,
    sqlite3.SQLITE_CORRUPT: _corrupt,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_CANTOPEN: _unreachable,
    sqlite3.SQLITE_PROTOCOL: _locked,
    sqlite3.SQLITE_TOOBIG: _unstorable,
    sqlite3.SQLITE_NOTADB: _corrupt,
    sqlite3.SQLITE_IOERR_SHMSIZE: _full,
}
"""By extended result code, else by its primary code in the low byte."""

_POSTGRESQL: Final[Mapping[str, _Maker]] = {
    "08": _unreachable,
    "22": _unstorable,
    "25006": _read_only,
    "28": _unreachable,
    "3D": _unreachable,
    "40": _locked,
    "42501": _read_only,
    "53": _unreachable,
    "53100": _full,
    "54": _unstorable,
    "55P03": _locked,
    "57": _unreachable,
    "57014": _locked,
    "58": _unreachable,
    "XX001": _corrupt,
    "XX002": _corrupt,
}
"""By SQLSTATE, else by its class, the first two characters."""


def of_folder(problem: OSError, where: str) -> AfterwordError:
    """Why a folder for the database could not be made."""
    match problem.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return StoreReadOnly(where)
        case errno.ENOSPC | errno.EDQUOT:
            return StoreFull(where)
        case _:
            return StoreUnreachable(where, str(problem))


def translate(problem: BaseException, where: str) -> AfterwordError | None:
    """The domain's error for a driver's; None for what is not known to be the world's fault."""
    maker = _maker(problem)
    return maker(where, str(problem).strip()) if maker else None


def _maker(problem: BaseException) -> _Maker | None:
    if isinstance(problem, UnicodeEncodeError | OverflowError):
        return _unstorable
    if isinstance(problem, sqlite3.Error):
        code = getattr(problem, "sqlite_errorcode", 0)
        return _SQLITE.get(code) or _SQLITE.get(code & 0xFF)
    if hasattr(problem, "sqlstate"):
        return _maker_of_state(problem)
    return None


def _maker_of_state(problem: Any) -> _Maker | None:
    """Without a state the server did not speak: psycopg refused a value, or the connection is gone."""
    if problem.sqlstate is None:
        kind = type(problem).__name__
        return {"DataError": _unstorable, "OperationalError": _unreachable}.get(kind)
    return _POSTGRESQL.get(problem.sqlstate) or _POSTGRESQL.get(problem.sqlstate[:2])


def translate_all(engine: Engine, where: str) -> None:
    """Let every failure of the engine leave it in the words of the domain."""

    @event.listens_for(engine, "handle_error", retval=True)
    def _say_it_in_our_words(context: ExceptionContext) -> BaseException | None:
        return translate(context.original_exception, where)
