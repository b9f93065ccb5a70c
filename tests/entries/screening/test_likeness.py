"""Entries that are alike are found, whatever the script; what only resembles in a few words is not."""

from random import Random

import pytest
from sqlalchemy import select

from competition.entries.likeness import rules
from competition.entries.likeness.models import Likeness, Resemblance
from competition.entries.likeness.rules import LikenessKind
from competition.entries.likeness.services import COMPARE, compare
from competition.platform.jobs import Job
from competition.platform.likeness import picture_bits
from tests.entries.conftest import picture
from tests.entries.test_views_screening import LIST, page_of, titles

SEA = (
    "The sea is wide and we are wider, we carried the night in a bucket of stars, "
    "my grandmother counted the waves until morning and gave each of them a name."
)
SCRIPTS = {  # one text in three ways of writing
    "el": "Η θάλασσα είναι πλατιά κι εμείς πιο πλατιοί, κουβαλήσαμε τη νύχτα μέσα σε έναν κουβά με αστέρια.",
    "ar": "البحر واسع ونحن أوسع منه، حملنا الليل في دلو من النجوم، وجدتي عدت الأمواج حتى الصباح.",
    "ja": "海は広く私たちはもっと広い。夜を星のバケツに入れて運んだ。祖母は朝まで波を数えて名前をつけた。",
}


def alike(session):
    rows = session.execute(select(Resemblance.kind, Resemblance.score).order_by(Resemblance.id))
    return [(kind, score) for kind, score in rows]


@pytest.fixture
def look(session, hand_in):
    """Hand an entry in and compare it; `bits` are those of its pictures."""

    def look(text, title="Work", bits=(), **more):
        entry = hand_in(title, text, **more)
        return entry, compare(session, entry=entry, pictures=list(bits))

    return look


@pytest.mark.parametrize("text", [SEA, *SCRIPTS.values()], ids=["en", *SCRIPTS])
def test_the_same_text_is_found_whatever_its_case_spaces_and_punctuation(session, look, text):
    look(text)
    _entry, found = look(text.upper().replace(" ", "  ").replace(",", " –") + " !")
    assert (found, alike(session)) == (1, [(LikenessKind.SAME_TEXT, 100)])


@pytest.mark.parametrize("text", [SEA, *SCRIPTS.values()], ids=["en", *SCRIPTS])
def test_a_text_with_a_word_changed_is_found_with_its_score(session, look, text):
    look(text)
    cut = len(text) // 2
    _entry, found = look(text[:cut] + text[cut + 3 :])
    ((kind, score),) = alike(session)
    assert (found, kind) == (1, LikenessKind.TEXT)
    assert rules.ALIKE_FROM <= score < 100


def test_other_texts_and_a_few_common_words_are_not_alike(session, look):
    look(SEA)
    look("The sea is wide and the hill is high; nobody here has ever seen a star fall into a well at noon.")
    look("The sea.", "Short")
    look("The sea!", "Short too")
    assert alike(session) == [(LikenessKind.SAME_TEXT, 100)]


def test_other_campaigns_are_left_alone_and_a_second_look_replaces_the_first(session, look, campaign):
    entry, _found = look(SEA)
    other, _found = look(SEA)
    rows = len(session.scalars(select(Likeness.id)).all())
    assert compare(session, entry=other, pictures=[]) == 1
    assert len(session.scalars(select(Likeness.id)).all()) == rows
    other.text = (
        "Something else altogether, of which nobody has ever written before in this class or another."
    )
    assert compare(session, entry=other, pictures=[]) == 0
    assert alike(session) == []


@pytest.mark.parametrize(("apart", "found"), [(0, 1), (3, 1), (7, 1), (8, 0), (20, 0)])
def test_pictures_are_alike_up_to_seven_bits(session, look, apart, found):
    random = Random(apart)
    bits = random.getrandbits(64)
    changed = bits
    for at in random.sample(range(64), apart):
        changed ^= 1 << at
    look("A", bits=[bits])
    assert look("B", bits=[changed])[1] == found


def test_every_pair_of_pictures_within_seven_bits_shares_a_band_that_is_looked_at():
    random = Random(1)
    for _ in range(500):
        bits = random.getrandbits(64)
        changed = bits
        for at in random.sample(range(64), rules.FARTHEST):
            changed ^= 1 << at
        near = {each for band in rules.picture_bands(bits) for each in rules.around(band)}
        assert near & set(rules.picture_bands(changed))


def test_a_plain_sheet_is_like_nothing():
    assert rules.picture_bands(0) == []
    assert rules.unsigned(rules.signed((1 << 64) - 1)) == (1 << 64) - 1


def test_a_made_set_is_found_whole_and_nothing_else():
    random = Random(2026)
    words = ["".join(random.choices("abcdefghijklmnoprstuvwy", k=random.randint(2, 9))) for _ in range(2000)]
    texts = [" ".join(random.choices(words, k=120)) for _ in range(200)]
    copies = []
    for text in texts[:50]:
        changed = text.split()
        for at in random.sample(range(120), 6):
            changed[at] = random.choice(words)
        copies.append(" ".join(changed))
    bands = [set(rules.bands(rules.letters(text))) for text in texts]
    runs = [rules.runs(rules.letters(text)) for text in texts]
    found = set()
    for at, copy in enumerate(copies):
        own, theirs = set(rules.bands(rules.letters(copy))), rules.runs(rules.letters(copy))
        near = [n for n, band in enumerate(bands) if band & own]
        found |= {(at, n) for n in near if rules.text_score(runs[n], theirs) >= rules.ALIKE_FROM}
    assert found == {(at, at) for at in range(50)}


def test_handing_in_asks_for_it_and_the_same_picture_turned_up_again_is_found(
    session, storage, hand_in, add, write, submit
):
    from competition.entries.services.pictures import look_at

    entries = [write(form="illustration") for _ in range(2)]
    for entry in entries:
        look_at(session, image=add(entry, picture(), alt="A square"), storage=storage)
    jobs = select(Job.args).where(Job.name == COMPARE)
    assert session.scalars(jobs).all() == []
    for entry in entries:
        entry.text = ""
        submit(entry)
        compare(session, entry=entry, pictures=[])
    assert session.scalars(jobs).all() == [{"entry": entry.id} for entry in entries]
    assert alike(session) == [(LikenessKind.SAME_FILE, 100)]


def test_the_bits_say_where_it_gets_brighter():
    from io import BytesIO

    from PIL import Image

    def bits(columns):
        image = Image.new("L", (90, 80))
        for x in range(90):
            image.paste(columns(x), (x, 0, x + 1, 80))
        file = BytesIO()
        image.save(file, "PNG")
        return picture_bits(BytesIO(file.getvalue()))

    assert bits(lambda x: 2 * x) == (1 << 64) - 1
    assert bits(lambda x: 200 - 2 * x) == 0


def test_the_list_and_the_page_show_what_is_alike_side_by_side(session, look, browser):
    one, _found = look(SEA, "First")
    other, _found = look(SEA + " And again.", "Second")
    look("Nothing like it in the whole wide world, as far as anybody in this class has ever known.", "Third")
    client = browser()
    assert titles(client.get(f"{LIST}?mark=alike")) == ["First", "Second"]
    page = client.get(page_of(one)).text
    assert "1 other entry is like this one" in page
    beside = client.get(page_of(one, "/alike")).text
    assert "And again." in beside
    assert "The same class" in beside
    assert other.number in beside
