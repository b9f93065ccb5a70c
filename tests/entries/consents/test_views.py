"""The table of a class's consents, and the page on which a family answers."""

import re

import pytest
from sqlalchemy import select

from competition.campaign.models import City
from competition.consent.guardians import links_of, secret_of
from competition.consent.models import Consent
from competition.consent.rules import Channel, Level
from competition.entries.consents.models import ConsentPrint
from competition.entries.consents.queries import people_of_class
from competition.entries.models import Entry
from competition.entries.rules import MadeBy
from competition.entries.services import Maker
from competition.platform.files import keep_bytes
from tests.factories import make_account

ANA = Maker("Ana", "Kovač", age=9)


@pytest.fixture
def ana(session, write, school_class):
    write(makers=(ANA,))
    (asked,) = people_of_class(session, school_class.id)
    return asked.person


@pytest.fixture
def address(session, ana, teacher, config, now):
    link = links_of(session, people=[ana], actor=teacher, now=now)[ana.id]
    return f"/consent/{link.ref}/{secret_of(link, config.secret_key)}"


@pytest.fixture
def family(session, app, client, address):
    """A browser that is nobody's, with the family's link."""
    app.config["WTF_CSRF_ENABLED"] = False
    session.commit()
    return client


def said(session):
    session.rollback()
    return {consent.channel: consent.level for consent in session.query(Consent)}


def test_a_teacher_sees_everybody_and_saves_the_table(session, ana, school_class, browse, teacher):
    ref, page = ana.ref, f"/class/{school_class.ref}/consents"
    client = browse(teacher)
    assert f'<a href="{page}">What may be shown</a>' in client.get(f"/class/{school_class.ref}").text
    assert "Of 1 person not everything has been said yet." in client.get(page).text
    chosen = {f"{ref}-book": "full", f"{ref}-web": "no", f"{ref}-social": "", f"{ref}-family": "Kovač"}
    answer = client.post(page, data=chosen)
    assert answer.location == page
    assert said(session) == {Channel.BOOK: Level.FULL, Channel.WEB: Level.NO}
    text = client.get(page).text
    assert "Saved for 1 person." in text
    assert 'value="Kovač"' in text


def test_all_of_whom_nothing_is_said_are_filled_in_at_once(session, write, school_class, browse, teacher):
    write(makers=(ANA, Maker("Bo", age=8), Maker(count=20, is_group=True)), made_by=MadeBy.GROUP)
    people = {asked.person.given_name: asked.person for asked in people_of_class(session, school_class.id)}
    ana, page = people["Ana"].ref, f"/class/{school_class.ref}/consents"
    session.commit()
    client = browse(teacher)
    assert "All of whom nothing is said yet" in client.get(page).text
    everybody = {"rest-book": "first", "rest-web": "anonymous", "rest-social": "no"}
    assert client.post(page, data={**everybody, f"{ana}-book": "no"}).status_code == 302
    assert client.post(page, data={"rest-book": "full"}).status_code == 302
    session.rollback()
    session.expire_all()
    kept = {
        asked.person.given_name or "the others": tuple(asked.level(channel).value for channel in Channel)
        for asked in people_of_class(session, school_class.id)
    }
    assert kept == {
        "Ana": ("no", "anonymous", "no"),
        "Bo": ("first", "anonymous", "no"),
        "the others": ("anonymous", "anonymous", "no"),
    }


def test_a_family_name_that_may_be_shown_and_is_not_there_is_missed(
    session, ana, school_class, browse, teacher
):
    ref, page = ana.ref, f"/class/{school_class.ref}/consents"
    client = browse(teacher)
    client.post(page, data={f"{ref}-{channel.value}": "full" for channel in Channel})
    assert "Family name missing" in client.get(page).text
    client.post(page, data={f"{ref}-family": "Kovač", f"{ref}-book": "full"})
    assert "Family name missing" not in client.get(page).text


def test_what_only_a_family_may_allow_is_refused_and_stays_as_it_was_chosen(
    session, ana, address, school_class, family, browse, teacher
):
    family.post(address, data={"book": "first"})
    ref, page = ana.ref, f"/class/{school_class.ref}/consents"
    client = browse(teacher)
    answer = client.post(page, data={f"{ref}-book": "full", f"{ref}-family": "Kovač"})
    assert answer.status_code == 409
    assert "only they can allow more" in answer.text
    assert '<option value="full" selected>' in answer.text
    assert "Answered by the family" in answer.text
    assert said(session)[Channel.BOOK] is Level.FIRST


def test_on_the_page_of_one_entry_a_refusal_stands_beside_what_was_chosen(
    session, ana, address, family, browse, teacher
):
    family.post(address, data={"book": "first"})
    page, ref = f"/entry/{session.scalars(select(Entry.ref)).one()}/consents", ana.ref
    client = browse(teacher)
    answer = client.post(page, data={f"{ref}-book": "full", f"{ref}-family_name": "Kovač"})
    assert answer.status_code == 409
    assert "only they can allow more" in answer.text
    chosen = re.findall(r'name="\w+-(\w+)" value="([\w-]+)"[^>]* checked', answer.text)
    assert dict(chosen) == {"book": "full", "web": "no", "social": "no"}
    assert 'value="Kovač"' in answer.text
    assert said(session)[Channel.BOOK] is Level.FIRST


def test_the_class_is_for_its_own_teachers(session, ana, school_class, browse):
    ref = school_class.ref
    client = browse(make_account(session, "stranger@example.org", "Stranger"))
    for way in ("consents", "consents/links"):
        assert client.get(f"/class/{ref}/{way}").status_code == 404
    assert client.post(f"/class/{ref}/consents/forms", data={"language": "en"}).status_code == 404


def test_a_family_answers_without_signing_in(session, address, family):
    page = family.get(address).text
    assert "<bdi>Ana</bdi>, 9" in page
    assert "Kovač" not in page
    assert " checked" not in page
    answer = family.post(address, data={"book": "first", "web": "anonymous", "language": "en"})
    assert said(session) == {
        Channel.BOOK: Level.FIRST,
        Channel.WEB: Level.ANONYMOUS,
        Channel.SOCIAL: Level.NO,
    }
    page = family.get(answer.location).text
    assert "Thank you. What you allow is saved." in page
    assert page.count(" checked") == 3


def test_a_family_reads_in_its_own_language(address, family):
    assert "Ce que l’on peut montrer" in family.get(f"{address}?language=fr").text
    page = family.get(address, headers={"Accept-Language": "fr-BE"}).text
    assert "<h1>Ce que l’on peut montrer de l’œuvre de votre enfant</h1>" in page
    english = {"Accept-Language": "en"}
    assert "What may be shown" in family.get(f"{address}?language=xx", headers=english).text


def test_where_the_browser_says_nothing_a_family_reads_in_a_language_of_its_country(
    session, school, address, family
):
    session.get_one(City, school.city_id).country = "GR"
    session.commit()
    assert "<h1>Τι επιτρέπεται να δημοσιευθεί από το έργο του παιδιού σας</h1>" in family.get(address).text


def test_a_family_name_is_asked_for_and_nothing_chosen_is_lost(session, address, family):
    answer = family.post(address, data={"book": "full", "web": "first", "language": "fr"})
    assert answer.status_code == 400
    assert "Indiquez le nom de famille" in answer.text
    assert answer.text.count(" checked") == 2
    assert said(session) == {}


@pytest.mark.parametrize("wrong", ["0" * 24, "x", "ü"])
def test_a_wrong_link_looks_like_nothing(address, family, wrong):
    assert family.get(f"{address.rpartition('/')[0]}/{wrong}").status_code == 404


def test_links_are_made_shown_and_called_back(session, ana, school_class, browse, teacher):
    page, client = f"/class/{school_class.ref}/consents/links", browse(teacher)
    assert "No link yet" in client.get(page).text
    client.post(page)
    text = client.get(page).text
    address = text.partition('readonly value="')[2].partition('"')[0]
    path = address.partition("//")[2].partition("/")[2]
    assert client.get(f"/{path}").status_code == 200
    client.post(page, data={"do": "call-back"})
    assert client.get(f"/{path}").status_code == 404
    assert "No link yet" in client.get(page).text


def test_printed_forms_come_under_a_name_that_tells_nothing(
    session, ana, school_class, storage, browse, teacher, now
):
    file = keep_bytes(session, storage=storage, content=b"%PDF-1.7 forms", now=now)
    printed = ConsentPrint(
        class_id=school_class.id, language="fr", file_id=file.id, asked_at=now, made_at=now
    )
    session.add(printed)
    session.flush()
    address = f"/class/{school_class.ref}/consents/forms/{printed.ref}"
    client = browse(teacher)
    answer = client.get(address)
    assert answer.data == b"%PDF-1.7 forms"
    assert "consent-forms-fr.pdf" in answer.headers["Content-Disposition"]
    answer.close()
    assert f'href="{address}"' in client.get(f"/class/{school_class.ref}/consents").text
