"""Countdowns beside a number on wide broadsides: however much stands over them, each has its room."""

from dataclasses import replace

import pytest

from competition.social.posts.choices import Wish
from tests.social.cards import SENDER, by_key, check_layout, check_readable, composed, words_on
from tests.social.messages import COUNTDOWN

SHORT = "Intercultural Cities"
LONG = "The Intercultural Cities Programme of the Council of Europe and the Networks of Cities"


@pytest.mark.parametrize("fmt", ["link", "wide"])
@pytest.mark.parametrize("days", [7, 100])
@pytest.mark.parametrize("locale", ["en", "fr", "he", "km"])
@pytest.mark.parametrize("organiser", [SHORT, LONG, f"{LONG} {LONG}"], ids=["short", "long", "longest"])
def test_the_word_and_the_date_stand_clear_of_what_is_over_and_under_them(
    organiser, locale, days, fmt, all_faces
):
    sender = replace(SENDER, locale=locale, organiser=organiser, name=organiser[:60])
    message = replace(COUNTDOWN, figures=(("days", days),))
    sheet, _ = composed(message, by_key(fmt), all_faces, wish=Wish("broadside"), sender=sender)
    check_layout(sheet, by_key(fmt))
    check_readable(sheet)
    said = [one.text for one in words_on(sheet)]
    assert str(days) in said
    assert {"days", "jours"} & set(said)
    assert "…" not in "".join(said[-4:])
