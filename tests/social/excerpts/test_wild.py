"""Whatever children, copying and other programs make of a text, a passage of it is a part of it."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from competition.social.content import Words
from competition.social.excerpts.fitting import prose_passage, verse_passage
from competition.social.excerpts.strength import ranked
from competition.social.excerpts.translated import same_passage
from competition.social.excerpts.units import Passage, text_of, units_of, well_formed
from competition.social.setting import Box, Setting

SETTING = Setting(lambda text: len(text) / 2, 1.25)
PIECES = st.sampled_from(
    [
        "sea", "Sea", "море", "Море", "البحر", "הים", "海", "うみ。", "ทะเล", "ზღვა", "ባሕሪ", "ባሕሪ፡፡",
        "समुद्र।", "Ո՞վ",
        ".", "!", "?", "…", "。", "؟", "„", "“", "”", "«", "»", "»,", "(", ")", '"', "—",
        "– ", "12.", "3", "Mr.", ":",
        " ", "  ", "\n", "\n\n", "\r\n", "\u2028", "\u00a0", "\u200b", "\u200f", "👩‍👩‍👧",
        "é", "e\u0301", "\x00",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80)
LANGUAGES = st.sampled_from(["en", "fr", "de", "el", "th", "ar", "ja", "ka", "zh-Hans", "", "xx"])


def bare(text):
    return "".join(text.split())


def unbroken(text):
    return bare(text).replace("\u200b", "")


@settings(deadline=None, max_examples=300)
@given(TEXTS, LANGUAGES, st.booleans())
def test_every_proposal_is_a_part_of_the_text_that_is_whole(text, language, verse):
    units = units_of(text, language, verse=verse)
    found = ranked(text, language, verse)
    assert len(set(found)) == len(found)
    assert bool(found) or not any(map(str.isalnum, text))
    for passage in found:
        words = text_of(units, passage)
        assert words.strip()
        assert bare(words) in bare(text)
        assert well_formed(units, passage)
    assert ranked(text, language, verse) == found


@settings(deadline=None)
@given(TEXTS, LANGUAGES, st.booleans())
def test_what_fits_shows_the_words_of_its_passage(text, language, verse):
    units = units_of(text, language, verse=verse)
    fit = partial(verse_passage, marked=False) if verse else prose_passage
    for passage in ranked(text, language, verse)[:5]:
        fitted = fit(units, passage, SETTING, Box(300, 300, 10, 20, 40))
        if fitted:
            shown = "".join(line.text for line in fitted.lines if not line.mark)
            assert unbroken(shown) == unbroken(text_of(units, passage))
            assert fitted.height <= 300


@settings(deadline=None)
@given(TEXTS, TEXTS, LANGUAGES, st.booleans(), st.integers(-1, 9), st.integers(-1, 9))
def test_a_translation_shows_a_whole_part_or_nothing(text, other, language, verse, first, last):
    ours, theirs = Words("en", "", text), Words(language, "", other)
    found = same_passage(ours, theirs, Passage(first, last), verse=verse)
    assert found is None or well_formed(units_of(other, language, verse=verse), found)
