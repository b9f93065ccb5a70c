"""People who speak in a book, without any database."""

import io
from dataclasses import replace

from PIL import Image

from competition.contributions.rules import Kind
from competition.platform.languages import text_direction
from competition.publication.manuscript import Text
from competition.publication.voices import Matter, PartIn, Portrait, Readings, Voice

WORDS = "I came with one bag and a telephone number, and the number was wrong."
MATTER = Matter(
    places=(
        PartIn("Bergen", "NO", ("Fjord School", "Hill School"), ("poem", "essay", "poem")),
        PartIn("Haifa", "IL", ("Sea School",), ("poem",)),
    ),
    readings=Readings(3, 12, 4),
    translators=("Ada Nord",),
)


def a_text(language, text, credit=""):
    return Text(language, text_direction(language), "", text, credit)


def a_voice(ref="a", kind=Kind.STORY, *, language="en", text=WORDS, **more):
    """Somebody from Bergen who says a sentence in English."""
    values = {"city": "Bergen", "country": "NO", "original": a_text(language, text), "name": "Nuala Kinsella"}
    return Voice(ref, kind, **{**values, **more})


def a_quote(ref, **more):
    return a_voice(ref, Kind.QUOTE, **{"text": "I am many things. I am a migrant.", **more})


def a_portrait(storage, size=(300, 400), alt="A woman with amber beads", **more):
    out = io.BytesIO()
    Image.new("RGB", size, "#aa8866").save(out, "JPEG")
    return Portrait(storage.put(out.getvalue() + alt.encode()).key, *size, alt, **more)


def spoken_in(book, *voices, matter=MATTER):
    """The book with these voices in it."""
    return replace(book, voices=voices, matter=matter)
