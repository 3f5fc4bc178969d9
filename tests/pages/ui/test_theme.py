"""Colours of the theme can be read."""

import tomllib
from pathlib import Path

import pytest

CONFIG = tomllib.loads((Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
TEXT, SHAPE = 4.5, 3.0
READ = [
    "textColor",
    "linkColor",
    "greenTextColor",
    "orangeTextColor",
    "redTextColor",
    "grayTextColor",
    "blueTextColor",
]
SEEN = ["primaryColor", "greenColor", "orangeColor", "redColor"]
GROUNDS = ["backgroundColor", "secondaryBackgroundColor"]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_every_ground(theme, ground):
    colours = CONFIG["theme"][theme]
    faint = {name: contrast(colours[name], colours[ground]) for name in READ}
    assert {name: ratio for name, ratio in faint.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shapes_can_be_seen_on_every_ground(theme, ground):
    colours = CONFIG["theme"][theme]
    faint = {name: contrast(colours[name], colours[ground]) for name in SEEN}
    assert {name: ratio for name, ratio in faint.items() if ratio < SHAPE} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_on_filled_pills_can_be_read(theme):
    colours = CONFIG["theme"][theme]
    assert contrast(colours["redTextColor"], colours["backgroundColor"]) >= TEXT
