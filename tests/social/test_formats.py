"""Each design in each format: words in the safe area, none over another, large and dark enough to be read."""

import io
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from competition.platform import fonts
from competition.platform.contrast import contrast
from competition.platform.garland import DYES
from competition.platform.i18n import use_locale
from competition.social.captions import alt_text
from competition.social.content import CardContent, Excerpt, Picture, Sender, Words
from competition.social.designs import compose
from competition.social.drawing import draw_card
from competition.social.formats import FORMATS, Format, Platform, Safe
from competition.social.job import Job
from competition.social.lettering import Lettering

FORMS = ("poem", "essay", "illustration", "poem", "illustration") * 16
SENDER = Sender("More than migrants", "mtm", 2026, "Intercultural Cities", ("#One",), "en", DYES, FORMS)
TEXT = "The sea is wide.\nWe are wider.\n\nWe came by boat.\nThe boat has gone."
POEM = CardContent(
    entry_id=1, entry_ref="abc", number="P-1", form="poem", age_group="11-18", award="runner_up", place=2,
    original=Words("en", "The sea", TEXT), translation=Words("fr", "La mer", TEXT), picture=None,
    who="Mina and 3 more · Class 4a", school="Fjord School", city="Bergen",
)  # fmt: skip
ESSAY = replace(POEM, form="essay", original=Words("en", "The sea", TEXT.replace("\n", " ")))
PICTURE = replace(POEM, form="illustration", original=Words("en", "A boat"), translation=None)
SIZES = {
    "upright": (600, 800), "lying": (800, 600), "square": (700, 700), "A4": (850, 600),
    "photograph": (900, 600), "panorama": (1200, 100), "tower": (100, 1200),
}  # fmt: skip
WORKS = {"poem": POEM, "essay": ESSAY} | {
    name: replace(PICTURE, picture=Picture("boat", *size, "A boat")) for name, size in SIZES.items()
}
WRITTEN = {
    "ar": ("درج البناية", "أصعد الدرج إلى البيت\nوأعرف الطوابق من روائحها."),
    "he": ("תפילה למכונה", "שלום לך מכונה.\nתני לי מים."),
    "el": ("Ο Λούαν μετράει", "Ο Λούαν μετράει.\nΕμείς ακούμε."),
    "uk": ("Кіт теж переїхав", "Кіт їде з нами.\nВін мовчить."),
    "hy": ("Վերջին տառը", "Մեր դասարանում\nտոն էր։"),
    "ka": ("მეკვლე", "ჩვენ მოვედით.\nკარი ღიაა."),
    "ja": ("わすれもの", "本当は波があります。\n小さな波です。"),
    "zh-Hans": ("未知数", "我们来了。\n我们留下。"),
    "ko": ("받아쓰기", "우리는 왔다.\n우리는 쓴다."),
    "ti": ("ባሕሪ", "ባሕሪ ሰፊሕ እዩ።\nንሕና ንሰፍሕ።"),
}
each_format = pytest.mark.parametrize("fmt", FORMATS, ids=lambda fmt: fmt.key)
each_work = pytest.mark.parametrize("content", WORKS.values(), ids=WORKS)


@pytest.fixture(scope="session")
def all_faces(tmp_path_factory):
    """The faces of this machine, for scripts beyond those of the faces that come with Garland."""
    return Lettering(fonts.prepare(tmp_path_factory.mktemp("all-faces")))


def coordinates(size):
    """A picture whose colours tell where in it they stand: red grows to the right, green downwards."""
    wide, high = size
    across, down = np.meshgrid(np.linspace(0, 255, wide), np.linspace(0, 255, high))
    return Image.fromarray(np.stack([across, down, np.full_like(across, 128)], axis=-1).astype("uint8"))


def composed(content, fmt, lettering):
    def open_picture(_key):
        return coordinates((content.picture.width, content.picture.height))

    with use_locale("en"):
        return compose(Job(content, SENDER, fmt, lettering, open_picture))


def words_on(sheet):
    return [one for one in sheet.placed if one.what == "words"]


def check_layout(sheet, fmt):
    """Assert what holds on every card, whatever stands on it."""
    safe = fmt.safe
    for one in sheet.placed:
        if one.what != "picture":
            assert safe.top - 1 <= one.top, one
            assert one.bottom <= fmt.height - safe.bottom + 1, one
            assert safe.start - 1 <= one.left, one
            assert one.right <= fmt.width - safe.end + 1, one
        assert one.what in ("leaf", "picture") or one.size >= fmt.smallest, one
    for one, other in combinations(sheet.placed, 2):
        apart = (
            one.right <= other.left + 1 or other.right <= one.left + 1
            or one.bottom <= other.top + 1 or other.bottom <= one.top + 1
        )  # fmt: skip
        assert apart, (one, other)


def check_readable(sheet):
    """Assert that each line is drawn in one ink on one ground, with contrast enough and nothing under it."""
    pixels = np.asarray(sheet.image).astype(int)
    for one in words_on(sheet):
        box = pixels[round(one.top) : round(one.bottom) + 1, round(one.left) : round(one.right) + 1].reshape(
            -1, 3
        )
        codes, counts = np.unique(box @ (65536, 256, 1), return_counts=True)
        colours = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=-1)
        ground = colours[counts.argmax()]
        ink = colours[np.abs(colours - ground).sum(axis=1).argmax()]
        assert contrast(tuple(ground), tuple(ink)) >= 4.5, one
        line = (ink - ground) / np.linalg.norm(ink - ground)
        off = (colours - ground) - ((colours - ground) @ line)[:, None] * line
        assert np.linalg.norm(off, axis=1).max() < 12, one


@each_format
@each_work
def test_words_stand_in_the_safe_area_large_enough_and_apart(content, fmt, lettering):
    sheet, _ = composed(content, fmt, lettering)
    assert sheet.image.size == (fmt.width, fmt.height)
    assert {"WINNER", "RUNNER-UP"} & {one.text for one in words_on(sheet)}
    assert any("More than migrants" in one.text for one in words_on(sheet))
    check_layout(sheet, fmt)


@each_format
@each_work
def test_words_can_be_read_and_no_leaf_lies_under_them(content, fmt, lettering):
    check_readable(composed(content, fmt, lettering)[0])


@each_format
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_picture_keeps_its_ratio_and_its_middle_and_loses_little(size, fmt, lettering):
    content = replace(PICTURE, picture=Picture("boat", *size, "A boat"))
    sheet, excerpt = composed(content, fmt, lettering)
    assert excerpt == Excerpt()
    place = next(one for one in sheet.placed if one.what == "picture")
    shown = np.asarray(sheet.image)[
        round(place.top) : round(place.bottom), round(place.left) : round(place.right)
    ]
    red, green = shown[..., 0].astype(float) / 255, shown[..., 1].astype(float) / 255
    across, down = red.max() - red.min(), green.max() - green.min()
    assert min(across, down) >= 0.98 - 0.015
    assert max(across, down) > 0.985
    assert red.min() + red.max() == pytest.approx(1, abs=0.02)
    assert green.min() + green.max() == pytest.approx(1, abs=0.02)
    ratio = (place.right - place.left) / across / ((place.bottom - place.top) / down)
    assert ratio == pytest.approx(size[0] / size[1], rel=0.04)


@each_format
@pytest.mark.parametrize("form", ["poem", "essay"])
@pytest.mark.parametrize("language", WRITTEN)
def test_every_script_is_drawn_whole_on_every_format(language, form, fmt, all_faces):
    title, text = WRITTEN[language]
    assert not all_faces.fonts.missing(title + text), "./garland test brings the faces of every script"
    content = replace(POEM, form=form, original=Words(language, title, text), translation=None)
    sheet, excerpt = composed(content, fmt, all_faces)
    drawn = "".join(one.text for one in words_on(sheet)).replace(" ", "")
    assert title.replace(" ", "") in drawn
    shown = [line.replace(" ", "") in drawn for line in text.split("\n")]
    assert any(shown) == (excerpt.text != "")
    check_layout(sheet, fmt)
    check_readable(sheet)


@each_format
@pytest.mark.parametrize("form", ["poem", "essay", "illustration"])
def test_a_card_whose_script_begins_at_the_right_is_mirrored(form, fmt, lettering):
    title, text = WRITTEN["ar"]
    picture = Picture("boat", 600, 800, "") if form == "illustration" else None
    words = Words("ar", title, "" if picture else text)
    arabic, _ = composed(replace(POEM, form=form, original=words, picture=picture), fmt, lettering)
    english, _ = composed(
        replace(POEM, form=form, original=replace(words, language="en"), picture=picture), fmt, lettering
    )
    leaf, mirrored = (next(one for one in sheet.placed if one.what == "leaf") for sheet in (english, arabic))
    assert fmt.width - mirrored.right == pytest.approx(leaf.left, abs=2)
    if picture:
        left, right = (
            next(one for one in sheet.placed if one.what == "picture") for sheet in (english, arabic)
        )
        assert fmt.width - right.right == left.left
        assert right.top == left.top
    else:
        ours, mirror_image = np.asarray(arabic.image), np.asarray(english.image)[:, ::-1]
        assert np.array_equal(ours[:50], mirror_image[:50])
        assert np.array_equal(ours[:, :50], mirror_image[:, :50])
        edges = np.concatenate([ours[:50].reshape(-1, 3), ours[:, :50].reshape(-1, 3)])
        assert len(np.unique(edges, axis=0)) > 20  # leaves, not paper


@each_format
def test_the_alt_text_says_the_words_that_stand_on_this_format(fmt, lettering):
    for content in (POEM, ESSAY):
        sheet, excerpt = composed(content, fmt, lettering)
        drawn = " ".join(one.text for one in words_on(sheet))
        for line in excerpt.text.strip("“”").split("\n"):
            assert line in drawn
        assert (excerpt.text == "") == ("The sea is wide." not in drawn)
        said = alt_text(content, SENDER, excerpt)
        assert " / ".join(line for line in excerpt.text.split("\n") if line) in said
        assert ("Translation: " in said) == (excerpt.translation != "")


def test_the_alt_text_gives_the_translation_that_stands_on_the_card(lettering):
    translated = replace(POEM, translation=Words("fr", "La mer", "Un.\nDeux.\n\nTrois.\nQuatre."))
    sheet, excerpt = composed(translated, by_key("portrait"), lettering)
    assert {"Un.", "Quatre."} <= {one.text for one in words_on(sheet)}
    assert alt_text(translated, SENDER, excerpt).splitlines()[1:3] == [
        "The sea is wide. / We are wider. / We came by boat. / The boat has gone.",
        "Translation: Un. / Deux. / Trois. / Quatre.",
    ]


@each_format
def test_the_signature_stands_at_one_place_on_every_card_of_a_format(fmt, lettering):
    places = set()
    for content in WORKS.values():
        sheet, _ = composed(content, fmt, lettering)
        name = next(one for one in words_on(sheet) if one.text == "More than migrants")
        places.add((name.left, round(name.bottom), name.size))
    assert len(places) == 1
    assert places.pop()[0] == fmt.safe.start


@each_format
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_picture_with_a_border_of_its_own_is_mounted_whole(size, fmt, lettering):
    scan = coordinates(size)
    paper = Image.new("RGB", size, "#F3EEE2")
    inset = (size[0] // 25 + 2, size[1] // 25 + 2)
    paper.paste(scan.resize((size[0] - 2 * inset[0], size[1] - 2 * inset[1])), inset)
    content = replace(PICTURE, picture=Picture("boat", *size, "A boat"))
    with use_locale("en"):
        sheet, _ = compose(Job(content, SENDER, fmt, lettering, lambda _key: paper))
    place = next(one for one in sheet.placed if one.what == "picture")
    assert min(place.left, place.top, fmt.width - place.right, fmt.height - place.bottom) > 40
    ratio = (place.right - place.left) / (place.bottom - place.top)
    assert ratio == pytest.approx(size[0] / size[1], rel=0.04)
    pixels = np.asarray(sheet.image).astype(int)
    for x, y in ((place.left, place.top), (place.right - 1, place.bottom - 1)):
        assert np.abs(pixels[int(y), int(x)] - (0xF3, 0xEE, 0xE2)).max() < 30  # the border's own corners


@pytest.mark.parametrize(
    ("language", "marks"), [("en", "“”"), ("ka", "„“"), ("de", "„“"), ("fr", "«»"), ("uk", "«»")]
)
def test_a_quotation_opens_and_closes_and_low_marks_stand_low(language, marks, lettering):
    words = replace(ESSAY.original, language=language)
    sheet, excerpt = composed(replace(ESSAY, original=words), by_key("square"), lettering)
    mark = next(one for one in sheet.placed if one.what == "mark")
    lines = [
        one
        for one in words_on(sheet)
        if one.text != "The sea" and one.text.strip("”“»\u00a0") in ESSAY.original.text
    ]
    first, middle = lines[0], (lines[0].top + lines[0].bottom) / 2
    assert (mark.text, excerpt.text[0], excerpt.text[-1]) == (marks[0], marks[0], marks[1])
    assert lines[-1].text[-1] == marks[1]
    assert mark.right < first.left
    if marks[0] == "„":
        assert middle < mark.top < first.bottom
    elif marks[0] == "“":
        assert mark.bottom < middle
    assert len(excerpt.text.splitlines()) == 1


def test_the_mark_that_a_poem_goes_on_is_quieter_than_its_words(lettering):
    long = replace(
        POEM, original=Words("en", "The sea", "\n".join(["The sea is wide."] * 60)), translation=None
    )
    sheet, _ = composed(long, by_key("square"), lettering)
    inks = {}
    pixels = np.asarray(sheet.image).astype(int)
    for one in words_on(sheet):
        box = pixels[round(one.top) : round(one.bottom), round(one.left) : round(one.right)]
        inks[one.text] = box.sum(axis=-1).min()
    assert inks["…"] > inks["The sea is wide."] + 90


def by_key(key):
    """The format of this name."""
    return next(fmt for fmt in FORMATS if fmt.key == key)


@each_format
def test_the_same_content_always_gives_the_same_bytes_and_they_are_few(fmt, lettering):
    for content in (POEM, ESSAY):
        cards = [draw_card(content, SENDER, fmt, lettering, lambda _key: None).content for _ in range(2)]
        assert cards[0] == cards[1]
        assert len(cards[0]) <= 400_000
        assert Image.open(io.BytesIO(cards[0])).size == (fmt.width, fmt.height)


TITLES = st.one_of(
    st.just(""),
    st.just("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik"),
    st.text(alphabet="abcdefghij klmnop, qrstuvw.xyz", min_size=1, max_size=300),
    st.lists(st.sampled_from(["sea", "Straßenbahnhaltestelle", "a", "مدرسة"]), max_size=30).map(" ".join),
)  # fmt: skip
LINES = st.lists(
    st.sampled_from(["The sea.", "", "We are many and we are here", "x" * 90, "Late.", "no end"]), max_size=9
)


@each_format
@pytest.mark.parametrize("form", ["poem", "essay", "illustration"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TITLES, other=TITLES, lines=LINES, who=TITLES, language=st.sampled_from(["en", "ar"]))
def test_wild_words_never_leave_their_room(form, fmt, lettering, title, other, lines, who, language):
    picture = Picture("boat", 640, 480, "") if form == "illustration" else None
    content = replace(
        POEM, form=form, who=who, picture=picture,
        original=Words(language, title, "" if picture else "\n".join(lines)),
        translation=Words("fr", other, "\n".join(lines)),
    )  # fmt: skip
    check_layout(composed(content, fmt, lettering)[0], fmt)


@pytest.mark.parametrize("width", [1080, 1200, 1600, 2000])
@pytest.mark.parametrize("height", [1080, 1440])
def test_a_new_format_needs_no_more_than_its_line(width, height, lettering):
    new = Format("new", "New", width, height, Safe(90, 90, 90, 90), (Platform("Anywhere", 500),))
    for content in (POEM, ESSAY, WORKS["lying"]):
        check_layout(composed(content, new, lettering)[0], new)


@pytest.mark.parametrize("colour", ["#FFEE00", "#111111", "#FFFFFF", "#7A1F5C"])
def test_a_brand_colour_never_makes_words_unreadable(colour, lettering):
    sender = replace(SENDER, dyes={**DYES, "poem": colour, "essay": colour})
    for fmt in FORMATS:
        for content in (POEM, ESSAY):
            with use_locale("en"):
                sheet, _ = compose(Job(content, sender, fmt, lettering, lambda _key: None))
            check_readable(sheet)


@pytest.mark.parametrize("entries", [0, 1, 3, 14, 500])
def test_a_garland_of_few_or_many_entries_leaves_the_words_their_room(entries, lettering):
    sender = replace(SENDER, garland=("poem", "essay") * (entries // 2) + ("poem",) * (entries % 2))
    for fmt in FORMATS:
        with use_locale("en"):
            sheet, _ = compose(Job(POEM, sender, fmt, lettering, lambda _key: None))
        check_readable(sheet)


def test_a_poem_shows_small_whole_lines_rather_than_two_large_ones(lettering):
    lines = [
        "Open.",
        "Breathe.",
        *["and one more line that ends in a comma,"] * 6,
        "until the sentence ends.",
    ]
    long = replace(
        POEM, original=Words("en", "Sea", "\n".join([*lines, "", *["More."] * 40])), translation=None
    )
    sheet, excerpt = composed(long, by_key("square"), lettering)
    assert excerpt.text.splitlines()[:9] == lines
    assert {one.size for one in words_on(sheet) if one.text in lines}.pop() >= by_key("square").smallest
    check_layout(sheet, by_key("square"))
