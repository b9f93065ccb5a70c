import os
import pickle
import shutil
import unicodedata

import pytest

from competition.config import ROOT
from competition.platform import coverage, fonts, scripts
from competition.platform.faces import FACES, VENDORED

OURS = ROOT / "static" / "fonts"


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """The faces that come with Garland, as on a machine without any other font."""
    return fonts.prepare(tmp_path_factory.mktemp("instance"), folders=[OURS])


def face_names(runs):
    return [(run.text, run.face.path.name) for run in runs]


ALEGREYA, AMIRI, FRANK = "Alegreya_400Regular.ttf", "Amiri_400Regular.ttf", "FrankRuhlLibre_400Regular.ttf"


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "garland-alegreya"),
        ("sr-Latn", "garland-alegreya"),
        ("sr", "garland-alegreya"),
        ("el", "garland-alegreya"),
        ("ar", "garland-amiri"),
        ("ps", "garland-amiri"),
        ("ku-Arab", "garland-amiri"),
        ("he", "garland-frank-ruhl-libre"),
        ("xx", "garland-alegreya"),
    ],
)
def test_a_language_is_set_in_the_face_of_its_script_first(ours, language, first):
    stack = ours.css_stack(language).split(", ")
    assert stack[0] == first
    assert len(stack) == len(set(stack)) == len({face.family for face in FACES if face.package == VENDORED})


def test_small_text_is_set_without_serifs(ours):
    assert ours.css_stack("fr", sans=True).split(", ")[:2] == ["garland-alegreya-sans", "garland-alegreya"]
    assert ours.css_stack("ar", sans=True).split(", ")[0] == "garland-amiri"


def with_noto(tmp_path):
    """The faces that come with Garland, and two under the names of others."""
    other = tmp_path / "noto"
    other.mkdir()
    for name in ("NotoSerif-Regular", "NotoSerif-BoldItalic"):
        shutil.copy(OURS / "alegreya-0.4.2" / ALEGREYA, other / f"{name}.ttf")
    shutil.copy(OURS / "alegreya-sans-0.4.2" / "AlegreyaSans_400Regular.ttf", other / "NotoSans-Regular.ttf")
    return fonts.prepare(tmp_path, folders=[OURS, other])


def test_another_pair_stands_first_for_latin_greek_and_cyrillic_and_for_no_other_script(tmp_path):
    ours = with_noto(tmp_path)
    pair = ours.paired("noto")
    for text, language in (("sea", "en"), ("θάλασσα", "el"), ("море", "uk")):
        assert [run.face.family for run in pair.runs(text, language)] == ["garland-noto-serif"]
        assert [run.face.family for run in ours.runs(text, language)] == ["garland-alegreya"]
    assert [run.face.family for run in pair.runs("sea", "en", sans=True)] == ["garland-noto-sans"]
    for text, language in (("بحر", "ar"), ("ים", "he")):
        assert pair.runs(text, language) == ours.runs(text, language)
    coloured = pair.in_colour().runs("sea", "en", weight=700, italic=True)
    assert [run.face.path.name for run in coloured] == ["NotoSerif-BoldItalic.ttf"]


def test_a_pair_that_nobody_knows_or_that_is_not_on_this_machine_changes_nothing(ours, tmp_path):
    noto = with_noto(tmp_path)
    for faces, pair in ((noto, "garamond"), (noto, ""), (ours, "noto")):
        assert faces.paired(pair).css_stack("en") == faces.css_stack("en")


def test_a_face_that_is_not_on_this_machine_is_left_out_and_told(ours):
    assert {face.package for face in ours.absent} == {
        "fonts-noto-core",
        "fonts-noto-cjk",
        "fonts-noto-color-emoji",
    }
    assert {placed.face.package for placed in ours.faces} == {VENDORED}
    assert len(ours.faces) + len(ours.absent) == len(FACES) + 1  # and emoji


def test_no_two_faces_share_family_weight_and_style():
    cuts = [(face.family, face.weight, face.italic) for face in FACES]
    assert len(cuts) == len(set(cuts))


def test_a_text_is_split_where_the_face_changes_and_nowhere_else(ours):
    runs = ours.runs("Hello «мир», 3 × سلام 12 שלום!", "en")
    assert face_names(runs) == [("Hello «мир», 3 × ", ALEGREYA), ("سلام 12 ", AMIRI), ("שלום!", FRANK)]
    assert "".join(run.text for run in runs) == "Hello «мир», 3 × سلام 12 שלום!"


@pytest.mark.parametrize(
    "text", ["e\u0301", "ẹ\u0301", "ك\u0650ت\u0627ب", "\u05e9\u05c1\u05dc", "a\u200db", "1\ufe0e"]
)
def test_marks_joiners_and_selectors_stay_with_their_letter(ours, text):
    assert len(ours.runs(text, "en")) == 1


def test_weight_and_slope_choose_the_nearest_cut(ours):
    def cut(text, language="en", **wanted):
        return ours.runs(text, language, **wanted)[0].face.path.name

    assert cut("Poem", weight=700) == "Alegreya_700Bold.ttf"
    assert cut("Poem", weight=700, italic=True) == "Alegreya_700Bold_Italic.ttf"
    assert cut("Poem", sans=True, weight=500) == "AlegreyaSans_500Medium.ttf"
    assert cut("قصيدة", "ar", weight=700, italic=True) == "Amiri_700Bold.ttf"


def test_the_language_decides_for_what_several_faces_have(ours):
    assert face_names(ours.runs("12 a", "ar")) == [("12 a", AMIRI)]
    assert face_names(ours.runs("12 a", "en")) == [("12 a", ALEGREYA)]


def test_an_empty_text_has_no_runs_and_misses_nothing(ours):
    assert ours.runs("", "en") == []
    assert ours.missing("") == []


def test_what_no_face_can_show_is_told_by_name_once(ours):
    found = ours.missing("Home \U0001f3e0 is \u0416ивой \U0001f3e0\nஅ \ue000\ud800\x08")
    assert [(one.character, one.codepoint, one.name) for one in found] == [
        ("\U0001f3e0", 0x1F3E0, "HOUSE BUILDING"),
        ("அ", 0x0B85, "TAMIL LETTER A"),
        ("\ue000", 0xE000, "U+E000"),
        ("\ud800", 0xD800, "U+D800"),
        ("\x08", 8, "U+0008"),
    ]


def test_what_needs_no_glyph_is_not_missed(ours):
    assert ours.missing("a\u00ad\u200b\u200d\u200e\ufe0f\u2028\t\r\n\u3000\u034f\U000e0100") == []


def test_a_letter_that_can_be_composed_is_not_missed():
    held = coverage.ranges([ord("a"), 0x0301])
    assert coverage.covers(held, "á")
    assert not coverage.covers(held, "à")
    assert coverage.covers(coverage.ranges([ord("á")]), "a\u0301")


def test_ranges_hold_exactly_what_they_were_made_of():
    points = [1, 2, 3, 7, 9, 10]
    held = coverage.ranges(points)
    assert held == [[1, 7, 9], [3, 7, 10]]
    assert [point for point in range(13) if coverage.holds(held, point)] == points
    assert coverage.union([held, coverage.ranges([4, 11, 20])]) == [[1, 7, 9, 20], [4, 7, 11, 20]]
    assert not coverage.holds(coverage.ranges([]), 1)


def test_the_coverage_is_read_once_for_an_installation(ours, tmp_path, monkeypatch):
    fonts.prepare(tmp_path, folders=[OURS]).missing("a")
    monkeypatch.setattr(coverage, "read", lambda *_: pytest.fail("read again"))
    assert fonts.prepare(tmp_path, folders=[OURS]).missing("a\U0001f3e0")[0].name == "HOUSE BUILDING"


def test_faces_handed_to_another_process_bring_what_was_read_of_them(ours, monkeypatch):
    handed = pickle.dumps(ours.in_colour())
    monkeypatch.setattr(coverage, "read", lambda *_: pytest.fail("read again"))
    monkeypatch.setattr(coverage, "load", lambda *_: pytest.fail("read again"))
    again = pickle.loads(handed)
    assert again.runs("Salām سلام", "ar") == ours.runs("Salām سلام", "ar")
    assert (again.faces, again.emoji, again.absent) == (ours.faces, ours.emoji, ours.absent)


def test_the_configuration_is_written_once_and_anew_when_a_font_changes(tmp_path):
    folder = tmp_path / "fonts"
    shutil.copytree(OURS, folder)
    first = fonts.prepare(tmp_path / "instance", folders=[folder]).folder
    state = (first / "fonts.conf").stat()
    again = fonts.prepare(tmp_path / "instance", folders=[folder]).folder
    assert (again, (again / "fonts.conf").stat().st_mtime_ns) == (first, state.st_mtime_ns)
    assert os.environ["FONTCONFIG_FILE"] == str(first / "fonts.conf")
    next(folder.rglob(AMIRI)).unlink()
    changed = fonts.prepare(tmp_path / "instance", folders=[folder])
    assert changed.folder != first
    assert [face.file for face in changed.absent if face.package == VENDORED] == [AMIRI]
    assert AMIRI not in (changed.folder / "fonts.conf").read_text()


def test_the_first_folder_that_has_a_font_gives_it(tmp_path):
    (tmp_path / "other").mkdir()
    shutil.copy(next(OURS.rglob(AMIRI)), tmp_path / "other" / AMIRI)
    found = fonts.prepare(tmp_path / "instance", folders=[tmp_path / "nowhere", tmp_path / "other", OURS])
    assert [one.path.parent.name for one in found.faces if one.face.file == AMIRI] == ["other"]


@pytest.mark.parametrize(
    ("text", "code", "way"),
    [
        ("Hello мир, мир", "Cyrl", "ltr"),
        ("«سلام» hi", "Arab", "rtl"),
        ("12, שלום", "Hebr", "rtl"),
        ("ހުރިހާ", "Thaa", "rtl"),
        ("すべての人間", "Hira", "ltr"),
        ("… 12 !", "Zyyy", "ltr"),
        ("", "Zyyy", "ltr"),
    ],
)
def test_script_and_direction_of_a_text(text, code, way):
    assert (scripts.main_script(text), scripts.direction(text)) == (code, way)


def test_a_family_or_a_syllable_is_not_torn_apart():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    hindi = "क्षि"
    assert scripts.clusters(f"a{family}b") == ["a", family, "b"]
    assert "".join(scripts.clusters(hindi)) == hindi
    assert all(unicodedata.category(cluster[0]) == "Lo" for cluster in scripts.clusters(hindi))
