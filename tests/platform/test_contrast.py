import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOKENS = (ROOT / "static/css/tokens.css").read_text()
TEXT = ["ink", "quiet", "madder-text", "woad-text", "weld-text", "olive-text"]
GROUNDS = ["paper", "cover", "sheet", "tint"]


def colours(part):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part))


DAY, NIGHT = (colours(part) for part in TOKENS.split("@media (prefers-color-scheme: dark)"))
THEMES = {"day": DAY, "night": NIGHT}


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The contrast ratio of two colours, as WCAG 2 defines it."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def mixed(one, other, share):
    parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def test_the_contrast_is_computed_as_the_guidelines_do():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
def test_every_text_can_be_read_on_every_ground_by_day_and_by_night(theme, text, ground):
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_words_on_a_button_can_be_read_also_under_the_pointer(theme):
    own = THEMES[theme]
    assert contrast(own["paper"], own["ink"]) >= 4.5
    assert contrast(own["paper"], mixed(own["ink"], own["madder"], 0.86)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "cover", "sheet"])
def test_the_edge_of_a_field_and_the_ring_of_the_focus_can_be_seen(theme, ground):
    own = THEMES[theme]
    assert contrast(own["rule-firm"], own[ground]) >= 3
    assert contrast(own["woad-text"], own[ground]) >= 3


def test_the_night_has_its_own_colour_for_everything_the_day_names():
    assert set(DAY) == set(NIGHT)
    assert {name for name in DAY if DAY[name] == NIGHT[name]} == set()


def test_a_mail_wears_the_colours_of_the_pages():
    mail = (ROOT / "templates/mail/base.html").read_text()
    day, night = mail.split("@media (prefers-color-scheme: dark)")
    assert set(re.findall(r"#[0-9a-f]{6}", day)) <= set(DAY.values())
    assert set(re.findall(r"#[0-9a-f]{6}", night)) <= set(NIGHT.values())
