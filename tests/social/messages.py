"""What a campaign says itself and what people say, for cards: the usual, and the extremes."""

from dataclasses import replace

from competition.social.content import Listed, Message, Picture, Words
from competition.social.posts.templates import Template
from tests.social.cards import WRITTEN

FIGURES = (("cities", 23), ("entries", 1204), ("languages", 31), ("schools", 188))
NAMES = ("Bergen", "Novi Sad", "Reggio Emilia", "Ioannina", "Yalova", "Neuchâtel", "San Sebastián", "Łódź")
CITIES = tuple(f"{NAMES[at % len(NAMES)]} {chr(65 + at // len(NAMES))}" for at in range(120))
TITLES = [(language, title) for language, (title, _) in WRITTEN.items()]
LISTED = tuple(
    Listed(
        "winner" if at == 0 else "runner_up", at + 1, Words(language, title),
        Words("en", "A title in English"), "Mina and 3 more · Class 4a", "Bergen",
    )
    for at, (language, title) in enumerate([*TITLES, *TITLES][:12])
)  # fmt: skip
PORTRAIT = Picture("portrait", 600, 800, "A woman smiles.", focus=(0.5, 0.3))
SAID = "I read the works in this book on a train, and missed my stop. I hope that you will too."
STATEMENT = Message(
    Template.STATEMENT, "one", Words("en", "", SAID), picture=PORTRAIT,
    who="Nuala Kinsella", office="Mayor of Limerick", city="Limerick",
)  # fmt: skip
QUOTE = replace(STATEMENT, template=Template.QUOTE, translation=Words("fr", "", SAID), office="baker")
WINNERS = Message(Template.WINNERS, "two", form="poem", age_group="11-18", listed=LISTED[:3])
THANKS = Message(Template.THANKS, figures=FIGURES, cities=CITIES[:23])
COUNTDOWN = Message(Template.COUNTDOWN, "7", figures=(("days", 7),), on="2026-12-06")
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
MESSAGES = {
    "announcement": Message(Template.ANNOUNCEMENT, figures=FIGURES, on="2026-12-06"),
    "announcement without figures": Message(Template.ANNOUNCEMENT),
    "publication": Message(Template.PUBLICATION, figures=FIGURES),
    "countdown": COUNTDOWN,
    "countdown of hundreds": replace(COUNTDOWN, figures=(("days", 365),), on=""),
    "winners": WINNERS,
    "one winner": replace(WINNERS, listed=LISTED[:1]),
    "twelve winners": replace(WINNERS, listed=LISTED),
    "long title": replace(WINNERS, listed=(replace(LISTED[0], original=Words("de", f"{LONG} " * 6)),) * 3),
    "winners of a form of its own": replace(WINNERS, form="song"),
    "thanks": THANKS,
    "thanks to one": replace(THANKS, cities=("Bergen",)),
    "thanks to many": replace(THANKS, cities=CITIES),
    "thanks to nobody": replace(THANKS, cities=()),
    "statement": STATEMENT,
    "statement in French": replace(STATEMENT, original=Words("fr", "", SAID)),
    "statement without portrait": replace(STATEMENT, picture=None),
    "statement of nobody": replace(STATEMENT, picture=None, who="", office="", city=""),
    "statement without an end": replace(STATEMENT, original=Words("en", "", "word " * 2000)),
    "long name": replace(STATEMENT, who=f"{LONG} " * 3, office=f"{LONG} " * 3, city=f"{LONG} " * 3),
    "quote": QUOTE,
    "quote without portrait": replace(QUOTE, picture=None),
    "quote without name": replace(QUOTE, who="", office="", city="", picture=None),
} | {
    f"quote in {language}": replace(QUOTE, original=Words(language, "", text.replace("\n", " ")))
    for language, (_, text) in WRITTEN.items()
}
