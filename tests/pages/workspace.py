"""A teacher's class with an entry in every state, in a call that is open."""

from io import BytesIO

from competition.accounts.models import Account
from competition.campaign.services import find_or_add_city
from competition.consent.rules import Channel, Level
from competition.entries.documents.jobs import keep_pages, read_file
from competition.entries.documents.reading import keep_reading
from competition.entries.documents.services import add_document
from competition.entries.facts import Words
from competition.entries.rules import MadeBy, ScreeningDecision
from competition.entries.services import (
    Maker,
    add_picture,
    create_entry,
    find_or_add_school,
    save_words,
    screen,
    set_people,
    start_class,
    submit,
    withdraw,
)
from competition.entries.services.pictures import LIMIT
from competition.entries.translating.services import invite
from competition.entries.translating.services import secret_of as translators_secret
from competition.platform.documents.reading import Asked
from competition.platform.files import StoredFile, receive
from competition.sample.demo import SAMPLE
from tests.factories import category_of
from tests.pages import papers, rosters, sheets
from tests.support.documents import docx

BEHIND = [Maker(given_name="Mina", age=9, levels=dict.fromkeys(Channel, Level.FIRST))]

TITLES = {
    "submitted": "The forest",
    "accepted": "الباب المفتوح",
    "returned": "我们的河",
    "withdrawn": "The hill",
    "disqualified": "The copied song",
}
DECISIONS = {
    "accepted": ScreeningDecision.ACCEPT,
    "returned": ScreeningDecision.RETURN,
    "disqualified": ScreeningDecision.DISQUALIFY,
}


class Workspace:
    """What a teacher does, with a name for each thing that comes of it."""

    def __init__(self, house, session, campaign, teacher):
        self.house, self.session, self.campaign, self.teacher = house, session, campaign, teacher
        self.now = house.now()
        self.poems = category_of(campaign)

    def start_class(self, known_as, name):
        city = find_or_add_city(self.session, campaign=self.campaign, name="Bergen", country="NO")
        school = find_or_add_school(
            self.session, campaign=self.campaign, city_id=city.id, name="Fjord School"
        )
        self.school_class = start_class(
            self.session,
            campaign=self.campaign,
            school=school,
            name=name,
            age_group="5-10",
            rules_version=self.campaign.rules_version,
            teacher=self.teacher,
            now=self.now,
        )
        self.house.know("open", **{known_as: self.school_class.ref})

    def write(self, known_as, title, text="The sea is wide.\nWe are wider.", category=None, people=BEHIND):
        """Write a draft."""
        by = {"actor": self.teacher, "now": self.now}
        category = category or self.poems
        entry = create_entry(self.session, school_class=self.school_class, category=category, **by)
        words = Words(title=title, text=text, language="en")
        save_words(self.session, entry=entry, category=category, words=words, **by)
        if people:
            set_people(self.session, entry=entry, made_by=MadeBy.PUPIL, makers=people, **by)
        self.house.know("open", **{known_as: entry.ref})
        return entry


def fill(house, session, campaign, teacher):
    """A class with an entry in every state, and one that has only begun."""
    office = session.get_one(Account, house.people["secretariat"])
    room = Workspace(house, session, campaign, teacher)
    room.start_class("small class", "5b")
    room.write("only", "The only one")
    room.start_class("class", "4a")
    _send_document(house, session, room.write("draft", "The draft"), teacher, "document")
    room.write("incomplete", "The half", people=())
    for state, title in TITLES.items():
        entry = room.write(state, title)
        if state == "submitted":
            _send_document(house, session, entry, teacher, "handed in document")
        submit(session, entry=entry, actor=teacher, now=room.now)
        if state == "withdrawn":
            withdraw(session, entry=entry, actor=teacher, now=room.now)
        elif decision := DECISIONS.get(state):
            reason = "Please look at the second line."
            screen(session, entry=entry, decision=decision, actor=office, now=room.now, reason=reason)
    papers.keep_receipt(house, session, room)
    rosters.fill(house, session, room)
    papers.ask_families(house, session, room.school_class, teacher)
    papers.keep_forms(house, session, room)
    _ask_a_translator(house, session, entry, office)
    drawing = room.write("pictured", "The cat", "", category_of(campaign, "illustration"))
    _add_picture(house, session, drawing, teacher)
    sheets.add(house, session, room)


def _send_document(house, session, entry, teacher, known_as):
    """A document beside the text that the entry has already, read."""
    content = docx("The sea", "", "The sea is deep.", "We are deeper.")
    document = add_document(
        session,
        entry=entry,
        received=receive(storage=house.storage, stream=BytesIO(content), limit=LIMIT),
        file_name="the sea.docx",
        actor=teacher,
        now=house.now(),
    )
    key = session.get_one(StoredFile, document.file_id).key
    found = read_file(house.storage, key, Asked("docx"), house.installation.config.instance)
    pages = keep_pages(house.storage, found)
    keep_reading(session, document=document, found=found, pages=pages, now=house.now())
    house.know("open", **{known_as: document.ref})


def _ask_a_translator(house, session, entry, office):
    """Somebody has a link, and the entry a translation of the secretariat's own."""
    by = {"entry": entry, "actor": office, "now": house.now()}
    link = invite(session, language="fr", **by)
    secret = translators_secret(link, house.installation.config.secret_key)
    house.know(translator_link=link.ref, translator_secret=secret)


def _add_picture(house, session, entry, teacher):
    with (SAMPLE / "files" / "cat-on-the-windowsill.jpg").open("rb") as stream:
        image = add_picture(
            session,
            entry=entry,
            received=receive(storage=house.storage, stream=stream, limit=LIMIT),
            file_name="cat.jpg",
            actor=teacher,
            now=house.now(),
            alt="A cat",
        )
    house.know("open", image=image.ref)
