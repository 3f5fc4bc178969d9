"""What the browser's half of our elements sends: `AppTest` knows only Streamlit's own widgets."""

import json
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from core.domain.ids import derived
from pages.ui.form import bases
from pages.ui.form.autosave import Base


def element(test: AppTest, key: str) -> Any:
    """The element of ours with that key, as it was drawn last."""
    (found,) = (each for each in test.get("bidi_component") if each.proto.id.endswith(f"-{key}"))
    return found.proto


def shown(test: AppTest, key: str) -> dict[str, Any]:
    """What the element was given to draw."""
    (data,) = json.loads(element(test, key).json)
    return data


def fire(test: AppTest, key: str, event: str, value: object) -> AppTest:
    """Run the page as when the element fires this trigger."""
    states = test._tree.get_widget_states()
    aggregator = f"$$STREAMLIT_INTERNAL_KEY_{element(test, key).id}__events"
    payload = json.dumps([{"event": event, "value": value}])
    states.widgets.append(WidgetState(id=aggregator, json_trigger_value=payload))
    return test._run(states)


def type_into(test: AppTest, key: str, text: str, *, name: str = "") -> AppTest:
    """Type a text in place of what the field shows now; `name` is that of the message."""
    name = name or f"tab.{derived(key, text)}"
    return fire(test, key, "typed", {"text": text, "base": shown(test, key)["base"], "key": name, "at": 0})


def base_of(value: object) -> str:
    """As the browser has it."""
    return bases.spelled(Base(value))


def sides(test: AppTest, key: str) -> dict[str, str]:
    """What the card of a conflict shows, by name."""
    return {
        side["name"]: "".join(piece["words"] for piece in side["pieces"])
        for side in shown(test, key)["sides"]
    }
