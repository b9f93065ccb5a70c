"""What the sample prints beside its entries: statements, stories and quotes, ready for the publication."""

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

FOLDER = Path(__file__).parents[2] / "competition" / "sample" / "more-than-migrants" / "contributions"
PRESET = FOLDER.parents[2] / "campaign" / "presets" / "more-than-migrants.toml"
CITIES = {city["name"] for city in tomllib.loads(PRESET.read_text("utf-8"))["city"]}
LEVELS = {"no", "anonymous", "first", "first-initial", "full"}

with (FOLDER / "contributions.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))
by_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["contribution"])
quotes = pytest.mark.parametrize(
    "row", [row for row in ROWS if row["kind"] == "quote"], ids=lambda row: row["contribution"]
)


def _read(name):
    return (FOLDER / name).read_text("utf-8")


def test_two_statements_three_stories_and_at_most_five_quotes_of_a_city():
    kinds = Counter(row["kind"] for row in ROWS)
    assert (kinds["statement"], kinds["story"]) == (2, 3)
    assert set(kinds) == {"statement", "story", "quote"}
    assert max(Counter(row["city"] for row in ROWS if row["kind"] == "quote").values()) <= 5
    assert {row["city"] for row in ROWS} <= CITIES


@by_row
def test_what_is_neither_english_nor_french_comes_with_a_translation_into_one_of_them(row):
    if row["language"] in ("en", "fr"):
        assert not (row["translation_language"] or row["translation"])
    else:
        assert row["kind"] != "statement"
        assert row["translation_language"] in ("en", "fr")
        paragraphs = [len(_read(row[column]).split("\n\n")) for column in ("text", "translation")]
        assert paragraphs[0] == paragraphs[1]


@by_row
def test_a_text_is_plain_composed_and_ends_with_its_last_line(row):
    for name in filter(None, (row["text"], row["translation"])):
        text = _read(name)
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip() + "\n"
        assert not re.search(r"\r|\t|  | \n|\n\n\n|['\"]|\.\.\.", text)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["kind"] != "quote"], ids=lambda row: row["contribution"]
)
def test_a_statement_or_story_fills_at_most_a_page_and_has_a_described_portrait(row):
    assert 180 <= len(_read(row["text"]).split()) <= 400
    assert row["portrait"]
    assert 40 <= len(row["alt"]) <= 300


@quotes
def test_a_quote_says_many_things_of_one_person_and_stays_short(row):
    english = {"en": row["text"], "fr": ""}.get(row["language"], row["translation"])
    text = _read(english or row["text"])
    opening = {"en": "I am many things. I am ", "fr": "Je suis beaucoup de choses. Je suis "}
    ending = {"en": "I am a migrant.", "fr": "Je suis un migrant."}
    language = "en" if text.startswith("I") else "fr"
    assert text.startswith(opening[language])
    assert text.strip().replace("une migrante", "un migrant").endswith(ending[language])
    assert len(text) <= 260


@pytest.mark.parametrize("name", sorted({row["portrait"] for row in ROWS if row["portrait"]}))
def test_a_portrait_is_large_enough_to_print_and_says_nothing_about_its_making(name):
    with Image.open(FOLDER / name) as portrait:
        assert min(portrait.size) >= 1200
        assert portrait.mode == "RGB"
        assert not portrait.getexif()


@by_row
def test_a_person_has_said_what_may_be_shown_in_each_channel(row):
    allowed = LEVELS if row["contribution"] == "quote-leeds-1" else LEVELS - {"no"}
    assert all(row[f"consent_{channel}"] in allowed for channel in ("book", "web", "social"))


def test_one_quote_may_not_be_printed_so_that_the_preflight_tells_of_it():
    refused = [row["contribution"] for row in ROWS if row["consent_book"] == "no"]
    assert refused == ["quote-leeds-1"]


def test_every_file_is_named_in_the_table():
    named = {row[column] for row in ROWS for column in ("text", "translation", "portrait")} - {""}
    assert {path.name for path in FOLDER.iterdir()} == named | {"contributions.csv"}
