"""Whatever is said and whoever says it: a caption keeps within its platform, and keeps its address."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competition.social.captions import caption, link
from competition.social.content import Listed, Message, Words
from competition.social.counting import graphemes, within
from competition.social.formats import PLATFORMS
from competition.social.posts.templates import Template
from tests.social.test_drawing import POEM, SENDER

ADDRESS = "https://campaign.example"
ELSEWHERE = {
    "en": "Read more on our website: the link is in our profile.",
    "fr": "Suite sur notre site\u00a0: le lien est dans notre profil.",
    "uk": "Read more on our website: the link is in our profile.",
}
"""What is said where a link cannot be followed; in the campaign’s language where Garland has no words."""
WILD = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=400)
LINES = st.lists(WILD, max_size=12).map("\n".join)
LANGUAGES = st.sampled_from(("en", "fr", "uk", "ar", "ja", "th", ""))
words = st.builds(Words, LANGUAGES, WILD, LINES)
works = st.builds(
    lambda original, translation, who, city: replace(
        POEM, original=original, translation=translation, who=who, city=city
    ),
    words, st.none() | words, WILD, WILD,
)  # fmt: skip
listed = st.builds(Listed, st.just("winner"), st.just(1), words, st.none() | words, WILD, WILD)
messages = st.builds(
    lambda template, original, who, city, listed, cities: Message(
        template, "3", original, who=who, city=city, listed=tuple(listed), cities=tuple(cities),
        form="poem", age_group="5-10", figures=(("days", 3), ("entries", 9)), on="2026-12-06",
    ),
    st.sampled_from([each for each in Template if not each.of_work]),
    words, WILD, WILD, st.lists(listed, max_size=5), st.lists(WILD, max_size=30),
)  # fmt: skip
senders = st.builds(
    lambda name, tags: replace(SENDER, name=name, hashtags=tuple(tags)),
    st.text(min_size=1, max_size=200), st.lists(st.text(max_size=60), max_size=40),
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr", "uk"])
@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda each: each.name)
@settings(max_examples=25, deadline=None)
@given(content=works | messages, sender=senders)
def test_a_caption_is_never_longer_than_its_platform_takes(platform, language, content, sender):
    told = caption(content, sender, ADDRESS, platform, language)
    assert platform.count(told) <= platform.limit
    assert (link(content, sender, ADDRESS) in told) == platform.links
    assert (ELSEWHERE[language] in told) == (not platform.links)


@given(text=LINES, limit=st.integers(1, 60))
def test_what_is_cut_ends_with_a_mark_and_parts_no_letter_from_its_accents(text, limit):
    cut = within(text, limit, graphemes)
    assert cut == text or cut == "" or cut.endswith("…")
    assert cut == text or graphemes(cut) <= limit
