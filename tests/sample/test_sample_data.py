"""The sample campaign's files on their own: whole, printable, and about nobody who exists."""

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

FOLDER = Path(__file__).parents[2] / "competition" / "sample" / "more-than-migrants"
FILES = FOLDER / "files"
PRESET = FOLDER.parents[1] / "campaign" / "presets" / "more-than-migrants.toml"
CAMPAIGN = tomllib.loads(PRESET.read_text("utf-8"))
SCRIPTS = {
    "ar": "ARABIC",
    "el": "GREEK",
    "he": "HEBREW",
    "hy": "ARMENIAN",
    "ja": "HIRAGANA",
    "ka": "GEORGIAN",
    "ko": "HANGUL",
    "sr-Cyrl": "CYRILLIC",
    "uk": "CYRILLIC",
    "zh-Hans": "CJK",
}
LEVELS = {"no", "anonymous", "first", "first-initial", "full"}


def _rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _list(cell):
    return [part.strip() for part in cell.split(";") if part.strip()]


def _category(entry):
    return f"{entry['form']}/{entry['age_group']}"


ENTRIES, JUDGES, SCORES = _rows("entries.csv"), _rows("judges.csv"), _rows("scores.csv")
WRITTEN = [entry for entry in ENTRIES if entry["text"]]
PICTURES = sorted({image for entry in ENTRIES for image in _list(entry["images"])})
TEXTS = sorted({entry[column] for entry in WRITTEN for column in ("text", "translation") if entry[column]})
by_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["entry"])


def _text(name):
    return (FILES / name).read_text("utf-8")


def _readable(entry, judge):
    """The rule of the panel in the test's own words: no conflict, a wanted category, a language in common."""
    languages = {entry["language"], entry["translation_language"]} - {""}
    return (
        judge["city"] != entry["city"]
        and entry["school"] not in _list(judge["barred_schools"])
        and (not judge["categories"] or _category(entry) in _list(judge["categories"]))
        and (not entry["text"] or bool(languages & set(_list(judge["languages"]))))
    )


def test_the_columns_are_those_of_a_campaign_folder():
    assert " ".join(ENTRIES[0]) == (
        "entry form age_group language title text translation_language translation_title translation images "
        "alt class school city teacher_email pupils headcount ages consent_book consent_web consent_social"
    )
    assert " ".join(JUDGES[0]) == "judge name email languages categories city barred_schools capacity"
    keys = {c["key"] for rubric in CAMPAIGN["rubric"].values() for c in rubric["criterion"]}
    assert set(SCORES[0]) == {"entry", "judge"} | keys


def test_eighty_entries_in_twenty_two_languages_and_ten_scripts_fill_every_category():
    assert len({entry["entry"] for entry in ENTRIES}) == len(ENTRIES) == 80
    assert Counter(entry["form"] for entry in ENTRIES) == {"poem": 30, "essay": 25, "illustration": 25}
    categories = Counter(map(_category, ENTRIES))
    assert set(categories) == {f"{c['form']}/{c['age_group']}" for c in CAMPAIGN["category"]}
    assert min(categories.values()) >= 12
    languages = {entry["language"] for entry in WRITTEN}
    assert len(languages) == 22
    assert len({SCRIPTS.get(language, "LATIN") for language in languages}) == 10


def test_the_schools_are_many_and_their_cities_take_part():
    cities = {city["name"] for city in CAMPAIGN["city"]}
    assert {entry["city"] for entry in ENTRIES} | {judge["city"] for judge in JUDGES} <= cities
    assert len({entry["city"] for entry in ENTRIES}) >= 19
    assert len({entry["school"] for entry in ENTRIES}) >= 40


@pytest.mark.parametrize("entry", WRITTEN, ids=lambda entry: entry["entry"])
def test_a_text_is_written_in_the_script_of_its_language(entry):
    script = SCRIPTS.get(entry["language"], "LATIN")
    letters = [unicodedata.name(letter).split()[0] for letter in _text(entry["text"]) if letter.isalpha()]
    assert Counter(letters).most_common(1)[0][0] == script


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_plain_composed_and_ends_with_its_last_line(name):
    text = _text(name)
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip() + "\n"
    assert not re.search(r"\r|\t|  |[ \u00a0]\n|\n\n\n|['\"]|\.\.\.", text)


@pytest.mark.parametrize("entry", WRITTEN, ids=lambda entry: entry["entry"])
def test_a_poem_has_stanzas_and_an_essay_paragraphs_within_the_limits(entry):
    text = _text(entry["text"])
    blocks, lines = text.strip().split("\n\n"), [line for line in text.splitlines() if line]
    if entry["form"] == "poem":
        assert 8 <= len(lines) <= 40
        assert len(lines) > len(blocks)
    else:
        assert 120 <= len(text.split()) <= 400 or entry["language"] == "zh-Hans"
        assert len(lines) == len(blocks) >= 4


@pytest.mark.parametrize("entry", WRITTEN, ids=lambda entry: entry["entry"])
def test_what_is_neither_english_nor_french_has_a_translation_into_one_of_them_line_for_line(entry):
    if entry["language"] in ("en", "fr") and not entry["translation"]:
        assert not (entry["translation_title"] or entry["translation_language"])
        return
    assert entry["translation_language"] in {"en", "fr"} - {entry["language"]}
    assert entry["translation_title"]
    original, translation = _text(entry["text"]), _text(entry["translation"])
    assert [bool(line) for line in translation.splitlines()] == [bool(line) for line in original.splitlines()]


def test_every_file_named_exists_and_every_file_is_named():
    assert {path.name for path in FILES.iterdir()} == {*TEXTS, *PICTURES}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_prints_on_a_full_page_and_says_nothing_about_its_making(name):
    assert (FILES / name).stat().st_size < 700_000
    with Image.open(FILES / name) as picture:
        assert max(picture.size) >= 2400 or min(picture.size) >= 2100
        assert picture.mode == "RGB"
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@by_entry
def test_every_picture_is_described_for_readers_who_cannot_see_it(entry):
    described = _list(entry["alt"])
    assert (
        len(described)
        == len(_list(entry["images"]))
        == (entry["form"] == "illustration" or bool(entry["alt"]))
    )
    assert all(80 <= len(alt) <= 400 and alt.endswith(".") for alt in described)


@by_entry
def test_pupils_are_of_their_age_group_or_counted(entry):
    low, high = (int(age) for age in entry["age_group"].split("-"))
    pupils = [pupil.rsplit(", ", 1) for pupil in _list(entry["pupils"])]
    assert bool(pupils) != bool(entry["headcount"]) == bool(entry["ages"])
    assert all(low <= int(age) <= high for age in entry["ages"].split("–") if age)
    assert all(name.strip() and low <= int(age) <= high for name, age in pupils)


def test_works_name_their_city_or_maker_only_where_the_blind_copy_is_to_show_what_it_masks():
    named = {entry["entry"]: _named_in(entry) for entry in ENTRIES}
    assert {key: names for key, names in named.items() if names} == {
        "bus": {"Lublin"},
        "krapky": {"Erlangen"},
        "palto": {"Sandro"},
        "pitanja": {"Novi Sad"},
    }


def _named_in(entry):
    """Return which of the names that a judge must not see stand in the work."""
    words = " ".join(
        [entry["title"], entry["alt"], *(_text(entry[c]) for c in ("text", "translation") if entry[c])]
    )
    names = [part for pupil in _list(entry["pupils"]) for part in pupil.rsplit(",", 1)[0].split()]
    hidden = [*names, entry["school"], entry["city"]]
    return {name for name in hidden if re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE)}


@by_entry
def test_a_consent_is_given_once_for_all_or_once_for_each(entry):
    for channel in ("book", "web", "social"):
        levels = _list(entry[f"consent_{channel}"])
        assert set(levels) <= LEVELS
        assert len(levels) in (1, len(_list(entry["pupils"])))


def test_the_consents_are_of_every_kind_and_the_book_holds_all_works():
    given = {
        c: [level for e in ENTRIES for level in _list(e[f"consent_{c}"])] for c in ("book", "web", "social")
    }
    assert {level for levels in given.values() for level in levels} == LEVELS
    assert "no" not in given["book"]
    assert {entry["entry"] for entry in ENTRIES if entry["consent_web"] == "no"} == {"fiocco", "mekvle"}
    assert sum(entry["consent_social"] == "no" for entry in ENTRIES) >= 10
    assert sum(len(_list(entry["consent_book"])) == 3 for entry in ENTRIES) >= 3


def test_no_address_leads_to_anybody():
    for path in FOLDER.rglob("*"):
        if path.suffix in {".csv", ".toml", ".md", ".txt"}:
            domains = re.findall(r"@([\w.-]+\w)", path.read_text("utf-8"))
            assert set(domains) <= {"example.org"}, path.name
    assert all(entry["teacher_email"].endswith("@example.org") for entry in ENTRIES)
    assert len({judge["email"] for judge in JUDGES}) == len(JUDGES) == 14


def test_every_entry_can_have_three_reads_within_what_the_judges_take_on():
    reads = {category["reads"] for category in CAMPAIGN["category"]}
    assert reads == {3}
    load = {judge["judge"]: [] for judge in JUDGES}
    capacity = {judge["judge"]: int(judge["capacity"]) for judge in JUDGES}
    able = {e["entry"]: [j["judge"] for j in JUDGES if _readable(e, j)] for e in ENTRIES}

    def place(entry, tried):
        """Find a judge for one more read, moving another entry aside where needed."""
        for judge in able[entry]:
            if judge in tried or entry in load[judge]:
                continue
            tried.add(judge)
            if len(load[judge]) < capacity[judge]:
                load[judge].append(entry)
                return True
            for other in list(load[judge]):
                if place(other, tried):
                    load[judge][load[judge].index(other)] = entry
                    return True
        return False

    assert all(place(entry, set()) for entry in able for _ in range(3))


def test_the_panel_has_conflicts_limits_and_a_judge_who_reads_no_english():
    own_city = {j["judge"] for j in JUDGES for e in ENTRIES if j["city"] == e["city"]}
    assert own_city == {"orla", "oksana", "yael", "derya"}
    schools = {entry["school"] for entry in ENTRIES}
    assert [_list(j["barred_schools"]) for j in JUDGES if j["barred_schools"]] == [["École du Merle-Bleu"]]
    assert "École du Merle-Bleu" in schools
    assert [j["judge"] for j in JUDGES if "en" not in _list(j["languages"])] == ["samira", "anahit", "giulia"]
    wanted = {category for judge in JUDGES for category in _list(judge["categories"])}
    assert wanted <= set(map(_category, ENTRIES))


def test_there_is_a_score_for_every_pair_that_could_be_allocated_and_for_no_other():
    pairs = [(row["entry"], row["judge"]) for row in SCORES]
    assert pairs == [(e["entry"], j["judge"]) for e in ENTRIES for j in JUDGES if _readable(e, j)]


def test_a_score_has_the_criteria_of_its_form_and_judges_no_language_through_a_translation():
    entries = {entry["entry"]: entry for entry in ENTRIES}
    languages = {judge["judge"]: _list(judge["languages"]) for judge in JUDGES}
    for row in SCORES:
        entry = entries[row["entry"]]
        translated = entry["text"] and entry["language"] not in languages[row["judge"]]
        criteria = CAMPAIGN["rubric"][entry["form"]]["criterion"]
        wanted = {c["key"] for c in criteria if not (translated and c.get("language"))}
        scored = {key: value for key, value in row.items() if key not in ("entry", "judge") and value}
        assert set(scored) == wanted
        assert set(scored.values()) <= set("12345")


@pytest.mark.parametrize("form", ["poem", "essay", "illustration"])
def test_a_rubric_has_four_criteria_with_a_worded_level_for_each_step(form):
    rubric = CAMPAIGN["rubric"][form]
    criteria = rubric["criterion"]
    assert (rubric["lowest"], rubric["highest"], len(criteria)) == (1, 5, 4)
    assert sum(bool(c.get("language")) for c in criteria) == (form != "illustration")
    for criterion in criteria:
        for wording in (criterion, *criterion.get("by_age", {}).values()):
            assert len(set(wording.get("levels", criterion["levels"]))) == 5
            assert wording["question"].strip()


def test_the_calendar_names_moments_of_its_year_in_their_order():
    moments = list(CAMPAIGN["calendar"].values())
    assert moments == sorted(moments)
    assert CAMPAIGN["calendar"]["deadline"] == "11-19 23:59"
    assert CAMPAIGN["calendar"]["publication"].startswith("12-18")
