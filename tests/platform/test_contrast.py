import re
from pathlib import Path

import pytest

from competition.platform import contrast as measured
from competition.platform.contrast import rgb

ROOT = Path(__file__).resolve().parents[2]
TOKENS = (ROOT / "static/css/tokens.css").read_text()
TEXT = ["ink", "quiet", "madder-text", "woad-text", "weld-text", "olive-text"]
GROUNDS = ["paper", "cover", "sheet", "tint"]


def colours(part):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part))


DAY, NIGHT = (colours(part) for part in TOKENS.split("@media (prefers-color-scheme: dark)"))
THEMES = {"day": DAY, "night": NIGHT}


def contrast(one, other):
    return measured.contrast(rgb(one), rgb(other))


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


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("form", ["madder", "woad", "weld", "olive"])
def test_what_a_drawing_shows_stands_out_from_its_ground(theme, form):
    own = THEMES[theme]
    least = 2.5 if form == "weld" else 3  # weld by day; each drawing says the same in figures and words
    assert contrast(own[form], own["paper"]) >= least


@pytest.mark.parametrize("theme", THEMES)
def test_the_edge_of_a_key_and_the_line_of_a_range_can_be_seen(theme):
    own = THEMES[theme]
    assert contrast(own["rule-firm"], own["paper"]) >= 3


def test_the_view_of_a_picture_can_be_worked_in_the_dark():
    part = (ROOT / "static/css/zoom.css").read_text().split(".dialog--zoom")[1]
    ground, words = re.search(r"background: (#\w{6});\s+color: (#\w{6});", part).groups()
    hover = re.search(r"button:hover \{ background: (#\w{6})", part)[1]
    ring = re.search(r"outline-color: (#\w{6})", part)[1]
    assert contrast(words, ground) >= 4.5
    assert contrast(words, hover) >= 4.5
    assert contrast(ring, ground) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_words_of_a_letter_and_of_its_button_can_be_read(theme):
    mail = (ROOT / "templates/mail/base.html").read_text()
    part = mail.split("@media (prefers-color-scheme: dark)")[list(THEMES).index(theme)]
    ground, words = re.search(r"\.button \{[^}]*?background: (#\w{6}); color: (#\w{6})", part).groups()
    assert contrast(words, ground) >= 4.5
    sheet = re.search(r"\.mail \{[^}]*background: (#\w{6})", part)[1]
    for name in ("ink", "woad-text", "madder-text", "quiet"):
        assert THEMES[theme][name] in part
        assert contrast(THEMES[theme][name], sheet) >= 4.5


def test_a_mail_wears_the_colours_of_the_pages():
    mail = (ROOT / "templates/mail/base.html").read_text()
    day, night = mail.split("@media (prefers-color-scheme: dark)")
    assert set(re.findall(r"#[0-9a-f]{6}", day)) <= set(DAY.values())
    assert set(re.findall(r"#[0-9a-f]{6}", night)) <= set(NIGHT.values())


@pytest.mark.parametrize("ground", ["paper", "cover", "sheet"])
@pytest.mark.parametrize("form", ["madder", "woad", "weld", "olive"])
def test_at_night_the_edge_of_a_pale_leaf_is_lighter_than_a_full_one_and_both_can_be_seen(form, ground):
    edge, leaf, dark = NIGHT[f"{form}-text"], NIGHT[form], NIGHT[ground]
    assert contrast(edge, dark) > contrast(leaf, dark) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["sheet", "paper", "tint"])
def test_the_dot_of_a_chosen_answer_and_the_ring_round_it_can_be_told_apart(theme, ground):
    own = THEMES[theme]
    assert contrast(own["olive-text"], own[ground]) >= 4.5
