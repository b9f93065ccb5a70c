"""What is chosen for a post: passage, words, captions, alt texts, crops; tried out, saved, drawn."""

from io import BytesIO

import pytest
from PIL import Image

from competition.social.models import Card
from tests.social.review.conftest import PAGE, field, key_of

POEM = "The sea is wide.\nWe are wider.\n\nWe came by boat.\nThe boat has gone."


@pytest.fixture
def sea(frozen, desk):
    """A poem of four sentences, drawn."""
    entry = frozen.award("P-1", "poem", title="The wide sea", text=POEM)
    desk.make()
    return entry


def test_a_passage_is_chosen_and_its_cards_are_drawn_at_once(desk, sea):
    before = desk.card(sea).fingerprint
    answer = desk.save(key_of(sea), passage="own", first="2", last="3")
    assert "/job/" in answer.location
    card = desk.card(sea)
    assert card.fingerprint != before
    assert "We came by boat." in card.excerpt
    assert "The sea is wide." not in card.excerpt
    page = desk.page(key_of(sea)).text
    assert 'class="in" data-line="2"' in page
    assert 'class="in" data-line="1"' not in page
    assert "1 post is approved." in desk.approve(key_of(sea))


def test_a_proposed_passage_is_chosen_by_one_button_and_taken_back(desk, sea):
    desk.save(key_of(sea), passage="0-1")
    assert (desk.choice(key_of(sea)).first, desk.choice(key_of(sea)).last) == (0, 1)
    desk.save(key_of(sea), passage="", version="1")
    assert desk.choice(key_of(sea)).first is None


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ({"first": "3", "last": "1"}, "The passage ends before it begins."),
        ({"first": "", "last": "1"}, "Please choose where the passage begins and where it ends."),
        ({"first": "0", "last": "99"}, "This passage begins or ends within a sentence."),
        ({"first": "-1", "last": "x"}, "Please choose where the passage begins and where it ends."),
    ],
)
def test_a_passage_that_is_none_is_told_and_what_was_typed_stands(desk, sea, ends, said):
    answer = desk.save(key_of(sea), passage="own", **ends, **{"caption:X/en": "My own words"})
    assert answer.status_code == 422
    assert said in answer.text
    assert "My own words" in answer.text
    assert desk.choice(key_of(sea)) is None


def test_a_caption_is_written_counted_as_its_platform_counts_and_put_back(desk, sea):
    desk.save(key_of(sea), **{"caption:X/en": "海" * 10})
    page = desk.page(key_of(sea)).text
    assert "20 of 280, as it counts" in page
    assert "written by hand" in page
    desk.save(key_of(sea), version="1", reset="X/en", **{"caption:X/en": "海" * 10})
    assert desk.choice(key_of(sea)).captions == {}


def test_where_two_platforms_get_the_same_caption_one_field_stands_until_another_is_asked_for(desk, sea):
    page = desk.page(key_of(sea)).text
    assert 'name="caption:Facebook/en"' in page
    assert 'name="caption:LinkedIn/en"' not in page
    assert "Garland proposes the same as for Facebook." in page
    asked = desk.page(f"{key_of(sea)}?write=LinkedIn").text
    assert 'name="caption:LinkedIn/en"' in asked
    desk.save(key_of(sea), **{"caption:LinkedIn/en": "For colleagues"})
    page = desk.page(key_of(sea)).text
    assert "For colleagues" in page
    assert desk.choice(key_of(sea)).captions == {"LinkedIn/en": "For colleagues"}


def test_a_caption_that_its_platform_would_cut_is_refused_and_stands(desk, sea):
    answer = desk.save(key_of(sea), **{"caption:X/en": "海" * 141})
    assert answer.status_code == 422
    assert "X takes 280 at most, and counts 282 here." in answer.text
    assert "海" * 141 in answer.text


def test_an_alt_text_is_written_for_all_formats(desk, sea):
    desk.save(key_of(sea), **{"alt:en": "Four lines about the sea"})
    assert desk.choice(key_of(sea)).alts == {"en": "Four lines about the sea"}
    assert 'alt="Four lines about the sea"' in desk.list().text


def test_a_crop_is_kept_by_format_and_wrong_numbers_are_told(frozen, desk):
    entry = frozen.award("I-1", "illustration", title="A boat", text="")
    frozen.picture(entry)
    desk.make()
    key = key_of(entry)
    wrong = desk.save(key, **{"crop:square:x": "120", "crop:square:y": "50", "crop:square:zoom": "100"})
    assert wrong.status_code == 422
    assert 'value="120"' in wrong.text
    desk.save(key, **{"crop:square:x": "25", "crop:square:y": "0", "crop:square:zoom": "150,5"})
    assert desk.choice(key).crops == {"square": {"x": 0.25, "y": 0.0, "zoom": 1.505}}
    desk.save(key, version="1", **{f"crop:square:{part}": "" for part in ("x", "y", "zoom")})
    assert desk.choice(key).crops == {}
    assert desk.client.get(f"{PAGE}/posts/{key}/picture").mimetype == "image/jpeg"


def test_of_two_who_change_a_post_at_once_neither_loses_anything(desk, sea):
    key = key_of(sea)
    version = field(desk.page(key).text, "version")
    desk.save(key, version=version, **{"caption:X/en": "Theirs"})
    late = desk.save(key, version=version, **{"caption:X/en": "Mine"})
    assert late.status_code == 409
    assert "Somebody else has changed this post" in late.text
    assert "Mine" in late.text
    assert "Theirs" in late.text
    assert desk.choice(key).captions == {"X/en": "Theirs"}
    desk.save(key, version=field(late.text, "version"), **{"caption:X/en": "Mine"})
    assert desk.choice(key).captions == {"X/en": "Mine"}


def test_a_card_is_tried_out_before_anything_is_saved(desk, sea):
    key = key_of(sea)
    before = desk.session.query(Card).count()
    tried = desk.post(f"/posts/{key}/preview", passage="own", first="2", last="3", format="story")
    assert (tried.mimetype, tried.headers["Cache-Control"]) == ("image/png", "no-store")
    assert Image.open(BytesIO(tried.data)).size == (1080, 1920)
    other = desk.post(f"/posts/{key}/preview", passage="own", first="0", last="1", format="story")
    assert other.data != tried.data
    assert desk.choice(key) is None
    assert desk.session.query(Card).count() == before
    assert desk.post(f"/posts/{key}/preview", format="poster").status_code == 422


def test_a_passage_of_a_text_that_has_changed_is_told_as_a_problem(desk, sea):
    desk.save(key_of(sea), passage="0-1")
    sea.text = "Other words."
    assert "The text has changed since a passage was chosen" in desk.list("?state=problem").text
