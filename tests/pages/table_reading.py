"""What a table of ours shows and does, as AppTest sees it."""

import json

from streamlit.testing.v1 import AppTest


def rows_of(test: AppTest, key: str) -> list[list[str]]:
    """The texts of the cells of the table with that key."""
    for element in test.get("bidi_component"):
        if element.proto.id.endswith(f"-{key}"):
            rows = json.loads(element.proto.json)[0]["rows"]
            return [
                [cell if isinstance(cell, str) else cell["text"] for cell in row["cells"]] for row in rows
            ]
    raise AssertionError(f"no table {key}")


def open_row(test: AppTest, key: str, row: str) -> None:
    """A click on a row."""
    test.session_state[key] = {"opened": row}
    test.run()
