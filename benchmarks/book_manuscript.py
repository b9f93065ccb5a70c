"""A manuscript to measure with: 40 poems, 40 essays and 60 pictures in seven scripts, from a seed."""

import random
from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from competition.platform.languages import text_direction
from competition.platform.storage import Storage
from competition.publication.manuscript import Byline, Dye, Imprint, Manuscript, Picture, Section, Text, Work

SEED = 7
LANGUAGES = ("en", "el", "uk", "ar", "he", "hi", "ja")
_SYLLABLES = {
    "en": "an er on the lin ga mor tide sel wa no ri ver haus spo ble tion cour mu ne ast",
    "el": "κα λο με ρα θά λασ σα του νη σί φω ς πα ρά θυ ρο ται χρό νος",
    "uk": "мо ре хви ля ві тер дім сте жка ніч ра нок па м’ять сло во віт ри",
    "ar": "بي ت شا رع نو ر كتا ب ول د قم ر مدي نة صبا ح ليل",
    "he": "בי ת שמ ש לי לה רו ח מי ם שבי ל חל ון אב א",
    "hi": "घर नदी मा ता पि ता रा त दि न की बा त सा गर",
    "ja": "海 の 上 に 風 が 吹 く 母 と 歩 い た 道 を 忘 れ な い",
}


def manuscript(storage: Storage, *, poems: int = 40, essays: int = 40, pictures: int = 60) -> Manuscript:
    """Return the manuscript; its pictures are put into the storage."""
    chance = random.Random(SEED)
    works = [_poem(chance, number) for number in range(1, poems + 1)]
    prose = [_essay(chance, number) for number in range(201, 201 + essays)]
    drawn = [_illustration(chance, storage, number) for number in range(401, 401 + pictures)]
    sections = (
        Section("poem", "11-18", tuple(works)),
        Section("essay", "11-18", tuple(prose)),
        Section("illustration", "5-10", tuple(drawn), young=True),
    )
    return Manuscript(
        name="More than migrants",
        year=2026,
        organiser="Intercultural Cities",
        language="en",
        imprint=Imprint("Cities Press", "CC BY 4.0", "", "book@example.org"),
        dyes=(Dye("poem", "#B3402E", "#B3402E"), Dye("essay", "#2F5D8A", "#2F5D8A")),
        garland=("poem", "essay", "illustration") * 60,
        classes=40,
        seal="5ea1" * 16,
        sections=tuple(section for section in sections if section.works),
    )


def corrected(book: Manuscript) -> Manuscript:
    """Return the manuscript with one letter more in one line of its fifth work."""
    works = list(book.sections[0].works)
    text = works[4].original
    works[4] = replace(works[4], original=replace(text, text=text.text.replace("\n", "n\n", 1)))
    return replace(book, sections=(replace(book.sections[0], works=tuple(works)), *book.sections[1:]))


def _poem(chance: random.Random, number: int) -> Work:
    language = LANGUAGES[number % len(LANGUAGES)]
    original = _text(chance, language, _verses(chance, language, chance.randint(2, 5)))
    second = _text(chance, "en", _verses(chance, "en", len(original.stanzas)))
    return _work(chance, "poem", number, original, translation=None if language == "en" else second)


def _essay(chance: random.Random, number: int) -> Work:
    language = LANGUAGES[number % 3]
    prose = "\n\n".join(
        _sentences(chance, language, chance.randint(4, 9)) for _ in range(chance.randint(4, 9))
    )
    return _work(chance, "essay", number, _text(chance, language, prose))


def _illustration(chance: random.Random, storage: Storage, number: int) -> Work:
    size = (1700, 2210) if number % 3 else (2100, 1500)
    kept = storage.receive(BytesIO(drawing(chance, size)), limit=20_000_000)
    picture = Picture(kept.key, *size, alt=f"A drawing of {_words(chance, 'en', 3)}")
    text = _text(chance, "en", "")
    return _work(chance, "illustration", number, text, pictures=(picture,), young=number % 2 == 0)


def drawing(chance: random.Random, size: tuple[int, int]) -> bytes:
    """Return a JPEG like a child's drawing: strokes and areas on paper."""
    image = Image.new("RGB", size, "#f4efe4")
    pen = ImageDraw.Draw(image)
    for _ in range(160):
        x, y, r = chance.randrange(size[0]), chance.randrange(size[1]), chance.randrange(20, 400)
        colour = tuple(chance.randrange(256) for _ in range(3))
        pen.arc((x - r, y - r, x + r, y + r), chance.randrange(360), chance.randrange(360), colour, 9)
    out = BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()


def _work(chance: random.Random, form: str, number: int, original: Text, **more: object) -> Work:
    city = f"City {chance.randint(1, 30)}"
    byline = Byline((_words(chance, "en", 1).title(),), 0, "Class 4a", f"{city} School", city, "NO", "pupil")
    values = {"translation": None, "pictures": (), "award": "published", **more}
    return Work(entry_id=number, number=f"B-{number}", form=form, original=original, byline=byline, **values)  # type: ignore[arg-type]


def _text(chance: random.Random, language: str, text: str) -> Text:
    title = _words(chance, language, chance.randint(1, 5)).capitalize()
    return Text(language, text_direction(language), title, text)


def _verses(chance: random.Random, language: str, stanzas: int) -> str:
    return "\n\n".join(
        "\n".join(_words(chance, language, chance.randint(3, 7)) for _ in range(4)) for _ in range(stanzas)
    )


def _sentences(chance: random.Random, language: str, count: int) -> str:
    return " ".join(f"{_words(chance, language, chance.randint(7, 16)).capitalize()}." for _ in range(count))


def _words(chance: random.Random, language: str, count: int) -> str:
    syllables = _SYLLABLES[language].split()
    gap = "" if language == "ja" else " "
    return gap.join("".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(count))
