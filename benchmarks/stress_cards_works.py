"""What the cards of the stress run say: declarations, whatever somebody typed, pictures, and messages."""

import warnings
from dataclasses import replace
from itertools import islice

from PIL import Image, ImageOps

from benchmarks.stress_manuscript import manuscript
from competition.platform.garland import DYES
from competition.publication.manuscript import Byline, Text, Work
from competition.social.content import CardContent, Listed, Message, Picture, Sender, Words
from competition.social.posts.templates import Template

SENDER = Sender(
    "More than migrants", "mtm", 2026, "Intercultural Cities", ("#Morethanmigrants",), "en", DYES,
    ("poem", "essay", "illustration", "poem") * 20,
)  # fmt: skip
_FOLDERS = ("drawings", "img_orientation", "img_formats")
_MOST, _SIDE = 24, 2000
"""Pictures of a folder, and the longer side of what intake keeps of one, in pixels."""


def works(data, *, strings=False):
    """Return the works of a folder of data: of each language a poem and an essay; odd ones on top."""
    told = manuscript(data / "udhr_html", data / "strings" / "blns.txt" if strings else None)
    return [_card(work, at) for at, work in enumerate(told.works)]


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
    name, city = work.byline.names[0], work.byline.school
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


def messages(data, templates):
    """Return what no work says: voices in each language, winners in several, all their cities."""
    every = [each for each in works(data) if each.form == "essay"]
    portrait = data / "img_orientation" / "Portrait_1.jpg"
    size = opened(portrait).size
    for template in templates:
        if template.of_voice:
            for at, each in enumerate(every):
                picture = Picture(str(portrait), *size, "", focus=(0.5, 0.4)) if at % 2 else None
                yield _voice(template, each, picture)
        elif template is Template.WINNERS:
            for at in range(len(every)):
                yield _winners(every[at:] + every[:at])
        elif not template.of_work:
            yield _told(template, [each.city for each in every])


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


def _told(template, cities):
    figures = ("entries", "pupils", "schools", "cities", "languages", "works", "days")
    return Message(
        template,
        "3" if template is Template.COUNTDOWN else "",
        cities=tuple(cities),
        figures=tuple((name, 3 * (at + 1)) for at, name in enumerate(figures)),
        on="2026-12-18",
    )
