"""What the cards of the stress run say: declarations, whatever somebody typed, pictures, and messages."""

import warnings
from dataclasses import replace
from itertools import islice

from PIL import Image, ImageOps

from benchmarks.stress_manuscript import ENGLISH, manuscript, verse
from competition.platform.garland import DYES
from competition.publication.manuscript import Byline, Text, Work
from competition.social.content import CardContent, Listed, Message, Picture, Sender, Words
from competition.social.posts.templates import Template

SENDER = Sender(
    "More than migrants", "mtm", 2026, "Intercultural Cities", ("#Morethanmigrants",), "en", DYES,
    ("poem", "essay", "illustration", "poem") * 20,
)  # fmt: skip
_FOLDERS = ("drawings", "img_orientation", "img_formats")
_STANZAS = (4, 6, 8, 12)
_CITY, _LONGEST = 24, 60
"""Letters of the name of a work's city, and of a campaign or of a city among all: as many as any has."""
_MOST, _SIDE = 24, 2000
"""Pictures of a folder, and the longer side of what intake keeps of one, in pixels."""


def works(data, *, strings=False):
    """Return the works of a folder of data: of each language two poems and an essay; odd ones on top.

    The second poem is too long for one card: its own words and its essay's, in verse.
    """
    told = manuscript(data / "udhr_html", data / "strings" / "blns.txt" if strings else None)
    made = [_card(work, at) for at, work in enumerate(told.works)]
    essays = {each.original.language: each.original.text for each in made if each.form == "essay"}
    poems = [each for each in made if each.form == "poem" and each.original.language in essays]
    return made + [
        _longer(each, essays.pop(each.original.language), at)
        for at, each in enumerate(poems)
        if each.original.language in essays
    ]


def _longer(poem, words, at):
    """Return a poem with more stanzas, in one language more of them than in the next."""
    own, most = poem.original, _STANZAS[at % len(_STANZAS)]
    parts = [*own.text.split("\n\n"), *verse(words)][:most]
    english = "\n\n".join("\n".join(ENGLISH) for _ in parts)
    return replace(
        poem,
        entry_ref=f"{poem.entry_ref}l",
        number=f"{poem.number}L",
        original=replace(own, text="\n\n".join(parts)),
        translation=replace(poem.translation, text=english),
    )


def pictures(data):
    """Return a card for each picture that opens, and the paths by their keys."""
    found = {}
    for folder in _FOLDERS:
        every = sorted(path for path in (data / folder).iterdir() if path.is_file())
        for path in every[:: max(1, len(every) // _MOST)]:
            image = opened(path)
            if image is not None and min(image.size) >= 40:
                found[path] = image.size
    return [_pictured(path, size) for path, size in found.items()]


def opened(path):
    """Return a picture upright and no larger than intake keeps it; None for what intake would refuse."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    except (OSError, ValueError, SyntaxError):
        return None
    image.thumbnail((_SIDE, _SIDE))
    return image


def _card(work, at):
    own, other = work.original, work.translation
    # A title that is cut is told only where no other words say it.
    name, city = work.byline.names[0], " ".join(own.title.split()[-2:])[:_CITY]
    return CardContent(
        entry_id=work.entry_id,
        entry_ref=work.number.lower(),
        number=work.number,
        form=work.form,
        age_group="11-18",
        award=("winner", "runner_up")[at % 2],
        place=1 + at % 2,
        original=Words(own.language, own.title, own.text),
        translation=Words(other.language, other.title, other.text) if other else None,
        picture=None,
        who=f"{name} and 3 more · {city}",
        school="",
        city=city,
    )


def _pictured(path, size):
    plain = _card(_one(), 0)
    picture = Picture(str(path), *size, path.name)
    return replace(
        plain,
        number=path.name,
        form="illustration",
        original=Words("en", "A house with a blue door"),
        translation=None,
        picture=picture,
        who="Ada · Class 4a",
        city="Bergen",
    )


def _one():
    own, byline = (
        Text("en", "ltr", "", ""),
        Byline(("Ada",), 0, "Class 4a", "Bergen", "Bergen", "NO", "pupil"),
    )
    return Work(1, "S-0", "illustration", own, None, (), byline, "published")


def messages(data):
    """Yield what no work says, with its language and who sends it.

    Voices and winners in each language; the rest by a campaign that is named in it, to all their cities.
    """
    every = [each for each in works(data) if each.form == "essay"]
    portrait = data / "img_orientation" / "Portrait_1.jpg"
    size = opened(portrait).size
    cities = [each.original.title[:_LONGEST].strip() for each in every]
    for template in (each for each in Template if not each.of_work):
        for at, each in enumerate(every):
            language, sender = each.original.language, SENDER
            if template.of_voice:
                picture = Picture(str(portrait), *size, "", focus=(0.5, 0.4)) if at % 2 else None
                content = _voice(template, each, picture)
            elif template is Template.WINNERS:
                content = _winners(every[at:] + every[:at])
            else:
                content = _told(template, language, cities[at:] + cities[:at])
                sender = replace(SENDER, name=cities[at], organiser=cities[at - 1])
            yield content, language, sender


def _voice(template, work, picture):
    own, other = work.original, work.translation
    said = {words: words.text.partition("\n")[0] for words in (own, other)}
    return Message(
        template,
        work.number,
        original=replace(own, title="", text=said[own]),
        translation=replace(other, title="", text=said[other]),
        picture=picture,
        who=work.city,
        office=work.city,
        city=work.city,
        country="NO",
    )


def _winners(several):
    listed = tuple(
        Listed(each.award, each.place, each.original, each.translation, each.who, each.city)
        for each in islice(several, 5)
    )
    return Message(
        Template.WINNERS,
        several[0].number,
        original=Words(several[0].original.language, ""),
        form="essay",
        age_group="11-18",
        listed=listed,
    )


def _told(template, language, cities):
    figures = ("entries", "pupils", "schools", "cities", "languages", "works", "days")
    return Message(
        template,
        f"3-{language}" if template is Template.COUNTDOWN else language,
        cities=tuple(cities),
        figures=tuple((name, 3 * (at + 1)) for at, name in enumerate(figures)),
        on="2026-12-18",
    )
