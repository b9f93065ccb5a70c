"""The secretariat sends the campaign's logo, describes it, and removes it for good."""

import io
import re
from html import unescape

import pytest
from PIL import Image, ImageDraw
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.campaign import views_logo
from competition.campaign.logo import LIMIT, logo_of
from competition.campaign.models import Campaign
from competition.platform.audit import AuditEntry
from competition.platform.files import StoredFile
from competition.platform.jobs.models import Job
from competition.social.queries import sender_of
from tests.factories import make_campaign, make_member
from tests.support.signin import sign_in

ROOM = "/c/mtm-2026/office/logo"


def drawing(size=(300, 120), colour=(20, 60, 120), kind="PNG"):
    image = Image.new("RGBA", (size[0] + 80, size[1] + 80), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((40, 40, size[0] + 39, size[1] + 39), fill=(*colour, 255))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


@pytest.fixture
def campaign(session):
    return make_campaign(session, organiser="Intercultural Cities")


@pytest.fixture
def browser(session, client, campaign):
    client.application.config["WTF_CSRF_ENABLED"] = False
    office = make_member(session, campaign, Role.SECRETARIAT)
    session.commit()
    return sign_in(client, office)


@pytest.fixture
def send(browser):
    def sent(content, name="logo.png"):
        return browser.post(ROOM, data={"logo": (io.BytesIO(content), name)}, follow_redirects=True)

    return sent


def kept(database):
    with database.reading() as session:
        return logo_of(session.scalars(select(Campaign)).one())


def said(page):
    return " ".join(unescape(re.sub("<[^>]*>", "", page.text)).split())


def test_a_logo_that_was_sent_is_shown_named_after_the_organiser(send, browser, database):
    page = send(drawing())
    assert "The logo is saved." in said(page)
    logo = kept(database)
    assert (logo.width, logo.height, logo.alt, logo.own) == (300, 120, "Intercultural Cities", "")
    assert page.text.count('alt="Intercultural Cities" width="300" height="120"') == 2
    with browser.get(f"{ROOM}.png") as shown:
        assert shown.content_type == "image/png"
        assert Image.open(io.BytesIO(shown.data)).getpixel((0, 0))[3] == 0


def test_a_description_takes_the_place_of_the_name_and_stays_with_a_better_copy(send, browser, database):
    send(drawing())
    browser.post(f"{ROOM}/words", data={"alt": " A  wreath of leaves "})
    assert kept(database).alt == "A wreath of leaves"
    before = kept(database).key
    send(drawing((600, 240)))
    assert (kept(database).alt, kept(database).key == before) == ("A wreath of leaves", False)
    browser.post(f"{ROOM}/words", data={"alt": ""})
    assert kept(database).alt == "Intercultural Cities"


def test_the_one_before_is_erased_and_what_was_sent_is_not_kept(send, database, storage):
    sent = drawing()
    send(sent)
    first = kept(database)
    send(drawing(colour=(120, 20, 20)))
    with database.reading() as session:
        files = session.scalars(select(StoredFile.key)).all()
        erased = [job.args["sha256"] for job in session.scalars(select(Job)) if "sha256" in job.args]
    assert files == [kept(database).key]
    assert erased == [first.key.replace("/", "")]
    on_disk = [path.read_bytes() for path in storage.root.rglob("*") if path.is_file()]
    assert len(on_disk) == 2 and sent not in on_disk


def test_a_removed_logo_is_gone_from_pages_brand_and_disk(send, browser, database, storage, runner, clock):
    send(drawing())
    key = kept(database).key
    assert storage.exists(key)
    page = browser.post(f"{ROOM}/remove", follow_redirects=True)
    assert "The logo is removed." in said(page)
    assert kept(database) is None
    assert "Remove the logo" not in said(page)
    assert browser.get(f"{ROOM}.png").status_code == 404
    with database.reading() as session:
        campaign = session.scalars(select(Campaign)).one()
        assert "logo" not in campaign.brand
        deeds = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
        assert session.scalars(select(StoredFile)).all() == []
        (asked,) = [job for job in session.scalars(select(Job)) if "sha256" in job.args]
    assert deeds[-2:] == ["campaign.send_logo", "campaign.remove_logo"]
    assert asked.args["sha256"] == key.replace("/", "")
    assert browser.post(f"{ROOM}/remove").status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "logo.png", "This file is empty."),
        (b"Our logo", "logo.png", "The ending of this file's name does not fit what is in it."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg", "Please export it as PNG and send that."),
        (b"%PDF-1.7\n", "logo.pdf", "This file is a document, not a picture."),
    ],
)
def test_what_is_no_logo_is_refused_and_the_one_that_stands_stays(send, database, content, name, sentence):
    send(drawing())
    before = kept(database)
    page = send(content, name)
    assert page.status_code in (400, 415)
    assert sentence in said(page).replace("’", "'")
    assert kept(database) == before


def test_a_file_larger_than_is_taken_is_refused_before_it_is_opened(send, monkeypatch):
    assert LIMIT == 10_000_000
    content = drawing()
    monkeypatch.setattr(views_logo, "LIMIT", len(content) - 1)
    page = send(content)
    assert (page.status_code, "This file is larger than" in said(page)) == (413, True)
    monkeypatch.setattr(views_logo, "LIMIT", len(content))
    assert send(content).status_code == 200


def test_without_a_file_it_is_said(browser):
    page = browser.post(ROOM, data={}, content_type="multipart/form-data")
    assert (page.status_code, "Please choose a picture first." in said(page)) == (400, True)


def test_colours_that_are_changed_leave_the_logo(send, browser, database):
    send(drawing())
    before = kept(database)
    page = browser.get("/c/mtm-2026/office/words")
    colours = re.findall(r'name="(colour_[^"]+)"', page.text)
    browser.post(
        "/c/mtm-2026/office/words",
        data={"organiser": "Cities", "rules_text": "Be kind.", **dict.fromkeys(colours, "#123456")},
    )
    with database.reading() as session:
        assert session.scalars(select(Campaign)).one().brand["form"]
    assert kept(database).key == before.key


def test_cards_know_the_logo(send, database):
    with database.reading() as session:
        assert sender_of(session, session.scalars(select(Campaign)).one()).logo is None
    send(drawing())
    with database.reading() as session:
        logo = sender_of(session, session.scalars(select(Campaign)).one()).logo
    assert (logo.key, logo.width, logo.height, logo.alt) == (
        kept(database).key,
        300,
        120,
        "Intercultural Cities",
    )


def test_while_a_campaign_is_set_up_its_logo_can_be_sent_and_the_way_leads_back(
    browser, session, campaign, send, database
):
    campaign.setup_step = "words"
    session.commit()
    words = browser.get("/c/mtm-2026/office/words")
    assert "Beside these steps, now or later:" in said(words)
    assert f'href="{ROOM}"' in words.text
    page = send(drawing())
    assert kept(database).width == 300
    assert "Go on setting up" in said(page)
    assert 'href="/c/mtm-2026/office/words"' in page.text


def test_the_logo_and_the_design_of_the_cards_follow_the_words_among_the_settings(browser):
    tabs = browser.get(ROOM).text.split('class="tabs"')[1].split("</nav>")[0]
    labels = re.findall(r">([^<>]+)</a>", tabs)
    assert labels == [
        "Name and year", "Calendar", "Categories", "Rubrics", "Cities", "Words and colours", "Logo",
        "Design of the cards", "Public and colleagues",
    ]  # fmt: skip
