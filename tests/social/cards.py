"""Works of every form, cards drawn of them, and what holds on every card."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PIL import Image

from competition.platform.contrast import contrast
from competition.platform.garland import DYES
from competition.platform.i18n import use_locale
from competition.social.content import CardContent, Picture, Sender, Words
from competition.social.decoded import Decoded
from competition.social.designs import compose
from competition.social.formats import FORMATS, SINGLE
from competition.social.job import Job
from competition.social.posts.choices import AS_PROPOSED, Wish

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
each_format = pytest.mark.parametrize("fmt", SINGLE, ids=lambda fmt: fmt.key)


def coordinates(size):
    """A picture whose colours tell where in it they stand: red grows to the right, green downwards."""
    wide, high = size
    across, down = np.meshgrid(np.linspace(0, 255, wide), np.linspace(0, 255, high))
    return Image.fromarray(np.stack([across, down, np.full_like(across, 128)], axis=-1).astype("uint8"))


def composed(content, fmt, lettering, design="", *, wish=AS_PROPOSED, sender=SENDER):
    return slides(content, fmt, lettering, Wish(design) if design else wish, sender)[0]


def slides(content, fmt, lettering, wish=AS_PROPOSED, sender=SENDER):
    def open_picture(_key):
        return Decoded(coordinates((content.picture.width, content.picture.height)))

    with use_locale(sender.locale):
        return compose(Job(content, sender, fmt, lettering, open_picture, wish))


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


def by_key(key):
    """The format of this name."""
    return next(fmt for fmt in FORMATS if fmt.key == key)
