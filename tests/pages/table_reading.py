"""What a table of ours shows, as AppTest sees it."""

import json

from streamlit.testing.v1 import AppTest


def rows_of(test: AppTest, key: str) -> list[list[str]]:
    """The texts of the cells of the table with that key."""
    for element in test.get("bidi_component"):
        if element.proto.id.endswith(f"-{key}") or key in element.proto.id:
            data = json.loads(element.proto.json)
            return [
                [cell if isinstance(cell, str) else cell["text"] for cell in row["cells"]]
                for row in data["rows"]
            ]
    raise AssertionError(f"no table {key}")
