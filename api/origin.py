"""Which pages may open a socket: those that this server has served, as Streamlit itself decides."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers


def is_welcome(headers: Headers, allowed: Collection[str]) -> bool:
    """Programs that are no browser name no origin; their pass alone speaks for them."""
    origins = headers.getlist("origin")
    if not origins:
        return True
    if len(origins) > 1:
        return False
    host = urlsplit(origins[0]).netloc
    return bool(host) and (host == headers.get("host") or origins[0] in allowed)
