"""A concern: the entry is set apart; for everybody but those responsible it is as if it were not there."""

import json
import re

import pytest
from sqlalchemy import select

from competition.accounts.models import Membership
from competition.accounts.rules import Role
from competition.entries import services
from competition.entries.blind import BlindEntry
from competition.entries.blindness.services import rule
from competition.entries.concerns.errors import NobodyResponsibleError, SetApartError
from competition.entries.concerns.models import Concern, ConcernNote, ConcernState
from competition.entries.concerns.services import name_responsible, raise_concern, settle
from competition.entries.documents.models import EntryDocument
from competition.entries.documents.rules import DocumentKind
from competition.entries.export import command
from competition.entries.rules import ScreeningDecision
from competition.entries.screening_errors import DecisionNotPossibleError
from competition.entries.services.correcting import correct
from competition.judging.queries.live import LIVE
from competition.platform.audit import AuditEntry
from competition.platform.files import StoredFile
from competition.platform.mail import list_mail
from tests.factories import category_of, make_member, save
from tests.support.statements import counted

OFFICE = "/c/mtm-2026/office"
WORRY = "The poem tells of blows at home."
PAGES = ["", "/entries", "/entries?state=submitted", "/entries?search=sea", "/entries?sort=title", "/intake"]
CHANGING = re.compile(r'value="[\w.-]{80,}"')
"""The forms' tokens."""


@pytest.fixture
def lead(session, office):
    session.scalars(select(Membership).where(Membership.account_id == office.id)).one().safeguarding = True
    return office


@pytest.fixture
def colleague(session, campaign):
    return make_member(session, campaign, Role.SECRETARIAT, "colleague@example.org", "Colleague")


@pytest.fixture
def worried(session, colleague, lead, now):
    def worried(entry):
        return raise_concern(session, entry=entry, note=WORRY, actor=colleague, now=now)

    return worried


def plain(answer):
    return CHANGING.sub("", answer.text)


def test_a_page_is_the_same_with_an_entry_set_apart_and_without_it(
    session, hand_in, worried, colleague, browse, now
):
    hand_in("The hill", "A hill.")
    browser = browse(colleague)
    before = {page: plain(browser.get(OFFICE + page)) for page in [*PAGES, "/history"]}
    call = plain(browser.get("/c/mtm-2026/"))
    entry = hand_in("The sea", "Blows.")
    browser = browse(colleague)
    assert all(plain(browser.get(OFFICE + page)) != before[page] for page in ("", "/entries", "/history"))
    worried(entry)
    browser = browse(colleague)
    pages = {page: plain(browser.get(OFFICE + page)) for page in [*PAGES, "/history"]}
    # The class itself was begun by the teacher before; what the history tells of the entry is gone.
    assert pages == before
    assert plain(browser.get("/c/mtm-2026/")) == call
    for rest in ("", "/concern"):
        assert browser.get(f"{OFFICE}/entries/{entry.ref}{rest}").status_code == 404
    assert browser.post(f"{OFFICE}/entries/{entry.ref}/accept").status_code == 404


def test_those_responsible_see_it_with_the_notes(session, hand_in, worried, lead, browse):
    entry = hand_in("The sea", "Blows.")
    concern = worried(entry)
    browser = browse(lead)
    assert "The sea" in browser.get(f"{OFFICE}/entries").text
    page = browser.get(f"{OFFICE}/entries/{entry.ref}").text
    assert WORRY in page
    assert "Accept the entry" not in page
    assert entry.number in browser.get(f"{OFFICE}/concerns").text
    for deed in ("note", "keep"):
        browser.post(f"{OFFICE}/concerns/{concern.ref}/{deed}", data={"note": "Spoke to the school."})
    page = browser.get(f"{OFFICE}/entries/{entry.ref}").text
    assert "Spoke to the school." in page
    assert "Accept the entry" not in page
    browser.post(f"{OFFICE}/concerns/{concern.ref}/settle")
    page = browser.get(f"{OFFICE}/entries/{entry.ref}").text
    assert "Spoke to the school." not in page
    assert "Accept the entry" in page


def test_who_raised_it_goes_on_seeing_that_and_nothing_else(session, hand_in, worried, colleague, browse):
    entry = hand_in("The sea", "Blows.")
    concern = worried(entry)
    browser = browse(colleague)
    page = browser.get(f"{OFFICE}/concerns").text
    assert entry.number in page
    assert WORRY not in page
    assert "The sea" not in page
    for deed in ("note", "keep", "settle"):
        assert browser.post(f"{OFFICE}/concerns/{concern.ref}/{deed}").status_code == 404
    assert browser.post(f"{OFFICE}/concerns/responsible", data={"people": "x"}).status_code == 404


def test_another_colleague_is_told_nothing_of_it(session, campaign, hand_in, worried, browse):
    entry = hand_in("The sea", "Blows.")
    worried(entry)
    other = make_member(session, campaign, Role.SECRETARIAT, "other@example.org", "Other")
    assert entry.number not in browse(other).get(f"{OFFICE}/concerns").text


def test_its_teacher_notices_nothing(session, hand_in, worried, teacher, school_class, browse):
    entry = hand_in("The sea", "Blows.")
    browser = browse(teacher)
    pages = [f"/entry/{entry.ref}", f"/class/{school_class.ref}", f"/entry/{entry.ref}/receipt", "/"]
    before = [plain(browser.get(page)) for page in pages]
    worried(entry)
    browser = browse(teacher)
    assert [plain(browser.get(page)) for page in pages] == before
    assert "The sea" in before[0]


def test_the_judges_copy_is_held_and_comes_back_as_it_was(session, hand_in, decide, worried, lead, now):
    entry = hand_in()
    decide(entry, ScreeningDecision.ACCEPT)
    live = select(BlindEntry.id).where(BlindEntry.entry_id == entry.id, LIVE)
    copy = session.scalars(live).one()
    concern = worried(entry)
    assert session.scalars(live).all() == []
    with pytest.raises(DecisionNotPossibleError):
        decide(entry, ScreeningDecision.RETURN, "Why")
    assert services.take_back(session, entries=[entry], actor=lead, now=now) == 0
    settle(session, concern=concern, actor=lead, now=now)
    assert session.scalars(live).all() == [copy]
    assert (entry.state.value, entry.set_apart_at, concern.state) == ("accepted", None, ConcernState.SETTLED)


def test_a_letter_without_details_goes_to_those_responsible_alone(session, hand_in, worried, lead, colleague):
    entry = hand_in("The sea", "Blows.")
    concern = worried(entry)
    (letter,) = [each for each in list_mail(session) if each.event == "concerns.waits"]
    assert (letter.recipient, letter.ids) == (lead.email, {"concern": concern.id})
    deeds = session.scalars(select(AuditEntry).where(AuditEntry.object_kind == "concern")).all()
    assert [(deed.action, deed.details) for deed in deeds] == [("concern.raise", {})]
    assert session.scalars(select(ConcernNote.text)).all() == [WORRY]


def test_one_concern_at_a_time_and_somebody_stays_responsible(
    session, campaign, hand_in, worried, lead, colleague, now
):
    entry = hand_in()
    worried(entry)
    with pytest.raises(SetApartError):
        worried(entry)
    with pytest.raises(NobodyResponsibleError):
        name_responsible(session, campaign=campaign, refs=[], actor=lead, now=now)
    name_responsible(session, campaign=campaign, refs=[colleague.ref], actor=lead, now=now)
    held = select(Membership.account_id).where(Membership.safeguarding)
    assert session.scalars(held).all() == [colleague.id]
    assert session.scalars(select(Concern)).one().state is ConcernState.OPEN


def test_a_copy_made_while_an_entry_is_set_apart_is_set_apart_too(
    session, hand_in, decide, worried, lead, now
):
    entry = hand_in()
    decide(entry, ScreeningDecision.ACCEPT)
    concern = worried(entry)
    rule(session, entry=entry, word="sea", masked=True, actor=lead, now=now, as_office=True)
    standing = select(BlindEntry).where(BlindEntry.entry_id == entry.id, BlindEntry.retired_at.is_(None))
    (copy,) = session.scalars(standing).all()
    assert copy.apart_at == entry.set_apart_at
    settle(session, concern=concern, actor=lead, now=now)
    session.refresh(copy)
    assert copy.apart_at is None


def test_the_operators_table_leaves_out_what_is_set_apart(
    session, config, campaign, hand_in, worried, tmp_path, now
):
    hand_in("The hill", "A hill.")
    worried(hand_in("The sea", "Blows."))
    session.commit()
    out = tmp_path / "entries.json"
    assert command.export(config, slug=campaign.slug, out=out, now=now) == 1
    assert [line["title"] for line in json.loads(out.read_text())] == ["The hill"]


def test_a_colleagues_table_leaves_it_out_and_that_of_those_responsible_holds_it(
    hand_in, worried, colleague, lead, browse
):
    hand_in("The hill", "A hill.")
    worried(hand_in("The sea", "Blows."))
    for somebody, titles in ((colleague, ["The hill"]), (lead, ["The hill", "The sea"])):
        with browse(somebody).post(f"{OFFICE}/export", data={"kind": "json"}) as answer:
            assert [line["title"] for line in answer.json] == titles


def test_an_entry_set_apart_corrected_and_taken_from_a_document_needs_eight_statements(
    session, campaign, hand_in, worried, lead, now, browse, database
):
    entry = hand_in("The sea", "Blows.")
    said = {"language": "nb", "category": category_of(campaign), "reason": "It is Norwegian."}
    correct(session, entry=entry, actor=lead, now=now, **said)
    worried(entry)
    file = save(
        session, StoredFile(sha256="a" * 64, size=1, media_type="text/plain", key="a", created_at=now)
    )
    save(session, EntryDocument(entry_id=entry.id, file_id=file.id, kind=DocumentKind.TXT, received_at=now))
    browser = browse(lead)
    page = f"{OFFICE}/entries/{entry.ref}"
    assert "It is Norwegian." in browser.get(page).text
    with counted(database) as seen:
        browser.get(page)
    assert len(seen) <= 8, "\n".join(each[:300] for each in seen)
