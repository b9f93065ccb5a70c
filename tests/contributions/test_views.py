"""The secretariat's pages, by what they say and do."""

import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from competition.consent.rules import Channel, Level
from competition.contributions.models import Contribution, Portrait
from competition.contributions.rules import Kind
from competition.entries.rules import ImageState
from competition.platform.audit import AuditEntry
from tests import factories as make
from tests.contributions.conftest import QUOTE, jpeg, said
from tests.contributions.test_importing import HEAD
from tests.support.documents import docx
from tests.support.signin import sign_in

OFFICE = "/c/mtm-2026/office"


@pytest.fixture
def desk(place, client, session):
    """Signs the secretariat in; call it after everything is made."""
    client.application.config["WTF_CSRF_ENABLED"] = False

    def come_in():
        session.commit()
        return sign_in(client, place.office)

    return come_in


def text(answer, status=200):
    assert answer.status_code == status, answer.get_data(as_text=True)[:2000]
    return " ".join(unescape(re.sub("<[^>]*>", "", answer.get_data(as_text=True))).split())


def typed(**more):
    """What a browser sends of a statement that is whole."""
    return {
        "text": "We came by train.",
        "language": "English",
        "given_name": "Nuala",
        "family_name": "Kinsella",
        "office": "Mayor of Bergen",
        "answers_questions": "y",
        **dict.fromkeys(("book", "web", "social"), "full"),
        **more,
    }


def only(database):
    with database.reading() as session:
        return session.scalars(select(Contribution)).unique().one()


def test_the_list_says_kindly_what_is_missing_where(place, desk):
    for name in ("Oslo", "Århus"):
        make.make_city(place.session, place.campaign, name=name)
    place.send(place.add(Kind.STATEMENT))
    place.add(Kind.QUOTE, levels={})
    page = text(desk().get(f"{OFFICE}/contributions"))
    assert "2 cities have no statement yet." in page
    assert "1 contribution still lacks something." in page
    assert "1 contribution is shown nowhere: nobody has allowed it." in page
    assert "1 of 5" in page
    narrowed = text(desk().get(f"{OFFICE}/contributions?missing=1"))
    assert "Show all cities again" in narrowed


def test_a_whole_city_is_not_among_those_where_something_is_missing(place, desk):
    make.make_city(place.session, place.campaign, name="Oslo")
    place.send(place.add(Kind.STATEMENT))
    page = text(desk().get(f"{OFFICE}/contributions?missing=1"))
    assert "Oslo" in page
    assert "Bergen" not in page


def test_a_city_shows_each_with_what_it_lacks(place, desk):
    place.add(Kind.STORY, language="uk")
    page = text(desk().get(f"{OFFICE}/contributions/{place.city.ref}"))
    assert "Nuala Kinsella" in page
    assert "2 things missing" in page
    assert "A translation into English or French is missing. The portrait is missing." in page
    assert "No statement yet." in page


def test_a_statement_is_typed_and_kept(place, desk, database):
    client = desk()
    add = f"{OFFICE}/contributions/{place.city.ref}/add/statement"
    assert "What has your city learned" in text(client.get(add))
    answer = client.post(add, data=typed(ref="abcdefgh2345"))
    made = only(database)
    assert answer.location == f"{OFFICE}/contribution/{made.ref}"
    with database.reading() as session:
        assert session.get_one(Contribution, made.id).said == said()
    assert "The portrait is missing." in text(client.get(answer.location))
    again = client.post(add, data=typed(ref="abcdefgh2345"))
    assert again.location == answer.location
    refused = text(client.post(add, data=typed(text="Another.")), 409)
    assert "Bergen has its statement already." in refused
    assert "Another." in client.post(add, data=typed(text="Another.")).get_data(as_text=True)
    assert text(client.get(f"{OFFICE}/contributions/{place.city.ref}/add/poem"), 404)


def test_what_is_typed_of_no_language_is_told_and_kept(place, desk):
    add = f"{OFFICE}/contributions/{place.city.ref}/add/story"
    answer = desk().post(add, data=typed(language="Klingonese", text="Kept."))
    assert "Please type the name of the language" in text(answer, 400)
    assert "Kept." in answer.get_data(as_text=True)


def test_two_windows_do_not_write_over_each_other(place, desk, database):
    made = place.add()
    place.session.commit()
    client, here = desk(), f"{OFFICE}/contribution/{made.ref}"
    opened = client.get(here).get_data(as_text=True)
    seen = opened.split('name="seen" type="hidden" value="')[1].split('"')[0]
    assert client.post(here, data=typed(text="Of the first.", seen=seen)).status_code == 302
    answer = client.post(here, data=typed(text="Of the second.", seen=seen))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Of the first." in page
    assert "Of the second." in page
    assert only(database).text == "Of the first."
    fresh = page.split('name="seen" type="hidden" value="')[1].split('"')[0]
    assert client.post(here, data=typed(text="Of both.", seen=fresh)).status_code == 302
    assert only(database).text == "Of both."


def test_the_text_of_a_word_file_stands_in_the_form_and_nothing_is_saved_yet(place, desk, database):
    made = place.add(Kind.STORY)
    place.session.commit()
    client, here = desk(), f"{OFFICE}/contribution/{made.ref}"
    file = (
        BytesIO(docx("Once I have arrived.", "Nobody knew.")),
        "Nuala Kinsella.docx",
    )
    answer = client.post(
        f"{here}/document", data=typed(document=file, into="translation", given_name="Typed")
    )
    page = answer.get_data(as_text=True)
    assert "Once I have arrived.\n\nNobody knew." in page
    assert "We came by train." in page
    assert 'value="Typed"' in page
    assert only(database).translation == ""
    refused = client.post(f"{here}/document", data=typed(text="Kept as typed."))
    assert "Please choose a document first." in text(refused, 400)
    assert "Kept as typed." in refused.get_data(as_text=True)
    other = (BytesIO(jpeg()), "a.jpg")
    assert client.post(f"{here}/document", data=typed(document=other)).status_code == 400


def test_a_portrait_is_sent_cut_described_and_removed(place, desk, database, runner):
    made = place.add()
    place.session.commit()
    client, here = desk(), f"{OFFICE}/contribution/{made.ref}/portrait"
    assert client.get(f"{here}/thumb.jpg").status_code == 404
    sent = client.post(f"{here}/send", data={"portrait": (BytesIO(jpeg()), "nuala.jpg")})
    assert sent.location == here
    assert "The picture is being made." in text(client.get(here))
    runner.run_waiting()
    with client.get(f"{here}/thumb.jpg") as picture:
        assert picture.get_data().startswith(b"\xff\xd8")
    assert client.get(f"{here}/print.jpg").status_code == 404
    assert "Turn left" in text(client.get(f"{here}/state"))
    assert client.post(here, data={"do": "cut", "left": "50", "top": "0", "right": "0", "bottom": "0"})
    assert client.post(here, data={"do": "cut", "left": "95"}).status_code == 400
    runner.run_waiting()
    with database.reading() as session:
        assert session.scalars(select(Portrait.width)).one() == 60
    words = {"alt": "A woman", "seen": "", "x": "30", "y": "20"}
    assert client.post(f"{here}/words", data=words).status_code == 302
    late = client.post(f"{here}/words", data={**words, "alt": "A tall woman"})
    assert "The other window saved: A woman" in text(late, 409)
    assert client.post(f"{here}/words", data={**words, "x": "300"}).status_code == 400
    with database.reading() as session:
        portrait = session.scalars(select(Portrait)).one()
        assert (portrait.alt, portrait.focus_x, portrait.focus_y) == ("A woman", 0.3, 0.2)
        assert portrait.state is ImageState.READY
    client.post(f"{here}/remove")
    with database.reading() as session:
        assert session.scalars(select(Portrait)).all() == []
    assert client.post(f"{here}/remove").status_code == 404


def test_what_is_no_picture_is_not_even_kept(place, desk, storage):
    made = place.add()
    place.session.commit()
    here = f"{OFFICE}/contribution/{made.ref}/portrait"
    client = desk()
    client.post(f"{here}/send", data={"portrait": (BytesIO(b"%PDF-1.7 x"), "a.pdf")})
    page = text(client.get(here))
    assert "Send the portrait" in page
    assert [path for path in storage.root.rglob("*") if path.is_file()] == []
    client.post(f"{here}/send")
    assert "Please choose a picture first." in text(client.get(here))


def test_taken_back_it_is_shown_nowhere_and_the_list_says_so(place, desk, database):
    made = place.add()
    place.session.commit()
    client, here = desk(), f"{OFFICE}/contribution/{made.ref}"
    assert "Show it nowhere any more" in text(client.get(f"{here}/leave"))
    client.post(f"{here}/withdraw")
    with database.reading() as session:
        levels = session.get_one(Contribution, made.id).said.levels
    assert levels == dict.fromkeys(Channel, Level.NO)


def test_it_is_deleted_for_a_reason_and_not_without(place, desk, database):
    made = place.add()
    place.session.commit()
    client, here = desk(), f"{OFFICE}/contribution/{made.ref}"
    assert "Please say why it is deleted." in text(client.post(f"{here}/delete"), 400)
    assert client.post(f"{here}/delete", data={"reason": "never-allowed"}).status_code == 400
    client.post(f"{here}/delete", data={"reason": "twice"})
    assert client.get(here).status_code == 404
    with database.reading() as session:
        deed = session.scalars(select(AuditEntry).where(AuditEntry.action == "contribution.delete")).one()
    assert (deed.details, deed.actor_id) == ({"reason": "twice"}, place.office.id)


def test_of_another_campaign_or_without_the_office_nothing_is_there(place, desk, session, client):
    other = make.make_campaign(session, slug="other")
    city = make.make_city(session, other, name="Elsewhere")
    mine, place.campaign = place.campaign, other
    theirs = place.add(city=city)
    place.campaign = mine
    own = place.add()
    office = desk()
    assert office.get(f"{OFFICE}/contribution/{own.ref}").status_code == 200
    assert office.get(f"{OFFICE}/contribution/{theirs.ref}").status_code == 404
    assert office.get(f"{OFFICE}/contributions/{city.ref}").status_code == 404
    assert office.get(f"/c/other/office/contribution/{theirs.ref}").status_code == 404
    assert client.application.test_client().get(f"{OFFICE}/contribution/{own.ref}").status_code == 302


def table(*rows):
    return BytesIO("\n".join([HEAD, *rows]).encode())


def test_a_table_and_a_zip_are_brought_in_once(place, desk, database):
    client, here = desk(), f"{OFFICE}/contributions/import"
    assert "consent_book" in text(client.get(here))
    quote = QUOTE.replace(",", ";")

    def post():
        packed = BytesIO()
        with ZipFile(packed, "w") as archive:
            archive.writestr("portraits/ana.jpg", jpeg())
            archive.writestr("words.docx", docx("We came."))
        packed.seek(0)
        rows = table(
            "1,story,Bergen,Ana Sol,en,words.docx,ana.jpg,A woman,full",
            f"2,quote,Bergen,Bo,en,{quote},,,first",
        )
        data = {"table": (rows, "list.csv"), "files": (packed, "files.zip")}
        return client.post(here, data=data, follow_redirects=True)

    assert "2 contributions are brought in." in text(post())
    assert "0 contributions are brought in. 2 were there already." in text(post())
    with database.reading() as session:
        found = session.scalars(select(Contribution).order_by(Contribution.id)).unique().all()
        assert [(each.text, each.portrait is not None) for each in found] == [
            ("We came.", True),
            (quote, False),
        ]


def test_a_table_with_errors_brings_nothing_in_and_tells_each_with_its_line(place, desk, database):
    client, here = desk(), f"{OFFICE}/contributions/import"
    rows = table("1,story,Bergen,Ana,en,x,,,", "2,poem,Bergn,Ana,en,x,,,")
    page = text(client.post(here, data={"table": (rows, "list.csv")}), 400)
    assert "Nothing is brought in yet: 2 places need another look" in page
    assert "Line 3: “poem” is no kind. Write statement, story or quote." in page
    assert "Line 3: “Bergn” is no city of this campaign." in page
    with database.reading() as session:
        assert session.scalars(select(Contribution)).unique().all() == []
    assert "Please choose a table first." in text(client.post(here), 400)
    template = client.get(f"{here}/template.csv")
    assert template.get_data(as_text=True).startswith("\ufeffcontribution,kind,city,name")
