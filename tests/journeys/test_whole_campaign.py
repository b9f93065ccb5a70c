"""One campaign from the preset to the book, through everybody's hands."""

import subprocess
import zipfile
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys import judge, office, teacher
from tests.journeys.browser import fetch, follow, headed
from tests.journeys.pictures import ARTIST, signed_jpeg
from tests.journeys.teacher import PAINTER, PICTURE_TITLE, POEM_TITLE, POET

pytestmark = pytest.mark.journey
JUDGES = {"Ines": ("Spanish", "English"), "Kofi": ("English",), "Marit": ("English", "French")}
IDENTITY = (*POET[:2], *PAINTER[:2], "Orkentrop", "Dreyfusswald", "Mirabel", teacher.CITY, ARTIST)


def test_a_campaign_goes_from_the_preset_to_the_book(installation, window, tmp_path):
    desk, visitor = window(), window()
    slug = set_up(desk, installation)
    enter(window, slug, tmp_path)

    known = office.screen(desk, POEM_TITLE, PICTURE_TITLE)
    assert names_in(known) == list(IDENTITY)

    panel = gather_panel(window, desk)
    office.set_calendar(desk, deadline=installation.now() - timedelta(hours=3))
    office.give_out(desk, entries=2, judges=3)
    for reader in panel:
        assert names_in(judge.read_all(reader)) == []
        judge.score_all(reader, entries=2)

    office.close_round(desk)
    office.award(desk)
    visitor.goto(f"/c/{slug}/")
    expect(visitor.get_by_role("link", name="Read the works that have won")).to_have_count(0)
    end_the_embargo(desk, installation)
    office.announce(desk)

    office.build_book(desk)
    check_kit(office.make_cards(desk, tmp_path / "social-kit.zip"))
    visit(visitor, slug)


def set_up(desk, installation):
    """Set a campaign up whose call is open; return its name in addresses."""
    now = installation.now()
    office.sign_in(desk, installation)
    slug = office.set_up_campaign(desk, now.year)
    office.go_to_the_end_of_setting_up(
        desk,
        opens=now - timedelta(days=1),
        deadline=now + timedelta(days=7),
        judging_opens=now + timedelta(days=8),
        judging_closes=now + timedelta(days=15),
        results=now + timedelta(days=20),
        publication=now + timedelta(days=21),
    )
    return slug


def enter(window, slug, folder):
    """A teacher enters a poem and a picture, comes back from elsewhere and changes this and that."""
    school, elsewhere = window(), window()
    picture = folder / "two-suns.jpg"
    picture.write_bytes(signed_jpeg())
    teacher.start_class(school, slug)
    teacher.add_poem(school)
    teacher.say_who_made_it(school, POET, book="full", web="first", social="no")
    number = teacher.submit(school)
    assert number.startswith("MS-")
    teacher.add_illustration(school, picture)
    teacher.say_who_made_it(school, PAINTER, book="full", web="full", social="first")
    assert teacher.submit(school) != number
    teacher.confirm_address(school)
    teacher.come_back_by_link(elsewhere)
    assert teacher.change_poem(elsewhere) == number
    teacher.withdraw_and_bring_back(elsewhere)


def gather_panel(window, desk):
    """Invite every judge and let each join; return their windows."""
    for name in JUDGES:
        office.invite(desk, name, f"{name.lower()}@example.org")
    windows = {name: window() for name in JUDGES}
    for name, languages in JUDGES.items():
        judge.join(windows[name], f"{name.lower()}@example.org", *languages)
    return list(windows.values())


def end_the_embargo(desk, installation):
    now = installation.now()
    office.set_calendar(
        desk,
        judging_opens=now - timedelta(hours=2),
        judging_closes=now - timedelta(hours=1),
        results=now - timedelta(minutes=3),
        publication=now - timedelta(minutes=2),
    )


def names_in(content):
    """Which of the names that tell whose a work is stand in these bytes."""
    return [name for name in IDENTITY if name.encode() in content]


def words_of(pdf):
    found = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return found.stdout.decode()


def check_kit(path):
    """The kit has the picture's card, and nothing of the poem, which social media may not show."""
    with zipfile.ZipFile(path) as kit:
        cards = [name for name in kit.namelist() if name.endswith("-square.jpg")]
        words = kit.read("captions.csv").decode()
    assert cards and all("illustration" in name for name in cards)
    assert PICTURE_TITLE in words and "Bartolo" in words
    assert POEM_TITLE not in words and "Zefirina" not in words and "Winterstrand" not in words


def visit(page, slug):
    """A visitor reads the book, which may say all, and the poem, where the website may say the first name."""
    page.goto(f"/c/{slug}/")
    book, _headers = fetch(page, page.get_by_role("link", name="Read the book").get_attribute("href"))
    assert "Zefirina Quastlebaum" in words_of(book) and "Bartolo Winterstrand" in words_of(book)
    follow(page, "Read the works that have won")
    expect(page.get_by_text("Zefirina", exact=True)).to_be_visible()
    assert "Bartolo Winterstrand" in page.content() and "Quastlebaum" not in page.content()
    follow(page, POEM_TITLE)
    headed(page, POEM_TITLE)
    expect(page.get_by_text("Zefirina", exact=True)).to_be_visible()
    assert "Quastlebaum" not in page.content()
