"""Two servers on one PostgreSQL, behind nginx with the site of the documentation."""

import json
import os
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from core.settings import Settings
from tests.e2e.server import ROOT, Server
from tests.postgres import free_port
from tests.programs import nginx

SITE = ROOT / "docs" / "replicas" / "afterword.conf"
NGINX = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    log_format upstreams escape=json '{{"uri": "$uri", "cookie": "$cookie_afterword_replica", "upstream": "$upstream_addr"}}';
    access_log {folder}/access.log upstreams;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass
class Replica(Server):
    settings: Settings = field(default_factory=Settings)

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "AFTERWORD_DATABASE_URL": self.settings.database_url,
            "STREAMLIT_SERVER_COOKIE_SECRET": "the same for both",
        }
        return super().environment | own


@dataclass
class Replicas:
    folder: Path
    port: int
    a: Replica
    b: Replica

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def cookie(self, replica: str) -> dict[str, str]:
        """What makes a browser stay with that replica."""
        return {"name": "afterword_replica", "value": replica, "url": self.url}

    def answered(self) -> Mapping[str, set[str]]:
        """By the cookie that was sent: the ports that answered last."""
        found = defaultdict(set)
        for line in (self.folder / "access.log").read_text().splitlines():
            asked = json.loads(line)
            found[asked["cookie"]].add(asked["upstream"].rpartition(":")[2])
        return found


@contextmanager
def running(folder: Path, settings: Settings) -> Iterator[Replicas]:
    """Both replicas begin at once, on a database that may be empty."""
    folder.chmod(0o755)
    behind = [Replica(folder / name, free_port(), settings=settings) for name in ("a", "b")]
    for replica in behind:
        replica.data.mkdir()
    replicas = Replicas(folder, free_port(), *behind)
    with ThreadPoolExecutor(2) as starting:
        list(starting.map(Replica.start, behind))
    proxy = _start_nginx(replicas)
    try:
        yield replicas
    finally:
        proxy.terminate()
        proxy.wait()
        for replica in behind:
            replica.stop()


def _start_nginx(replicas: Replicas) -> subprocess.Popen:
    folder = replicas.folder
    (folder / "site.conf").write_text(_site(replicas))
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user))
    command = [str(nginx()), "-p", str(folder), "-e", f"{folder}/error.log", "-c", str(folder / "nginx.conf")]
    started = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    for _try in range(200):
        with suppress(OSError), urlopen(f"{replicas.url}/healthz", timeout=1) as answer:
            assert answer.status == 200
            return started
        assert started.poll() is None, (folder / "error.log").read_text()
        time.sleep(0.05)
    raise AssertionError((folder / "error.log").read_text())


def _site(replicas: Replicas) -> str:
    """The file of the documentation; its ports alone are others."""
    site = SITE.read_text()
    ports = {"listen 80;": f"listen {replicas.port};"}
    ports |= {
        "127.0.0.1:8501": f"127.0.0.1:{replicas.a.port}",
        "127.0.0.1:8502": f"127.0.0.1:{replicas.b.port}",
    }
    for written, free in ports.items():
        assert written in site
        site = site.replace(written, free)
    return site
