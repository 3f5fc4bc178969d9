import pytest
from starlette.datastructures import Headers

from api.origin import is_welcome

ALLOWED = ("https://elsewhere.example",)


@pytest.mark.parametrize(
    ("origins", "is_let_in"),
    [
        ((), True),
        (("https://pm.example",), True),
        (("http://pm.example",), True),
        (("https://elsewhere.example",), True),
        (("https://pm.example:8443",), False),
        (("https://pm.example.evil.example",), False),
        (("https://evil.example/pm.example",), False),
        (("null",), False),
        (("",), False),
        (("https://pm.example", "https://evil.example"), False),
    ],
)
def test_only_pages_of_this_server_and_of_allowed_origins_are_welcome(origins, is_let_in):
    headers = Headers(raw=[(b"host", b"pm.example"), *((b"origin", origin.encode()) for origin in origins)])
    assert is_welcome(headers, ALLOWED) is is_let_in
