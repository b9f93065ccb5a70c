"""The social media manager's week: from frozen results to the kit, and back when a family withdraws."""

import csv
import io
import re
import zipfile
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from competition.accounts import cookies
from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.sessions import open_session
from competition.campaign.rules import MilestoneKey
from competition.entries.identity import ClassTeacher
from competition.platform.storage import Storage
from tests import factories as make
from tests.journeys.browser import await_job, follow, headed, leaving, press, room, see
from tests.social.conftest import Scene

pytestmark = pytest.mark.journey
POEM, PICTURE = "What the sea said", "Two suns"
LINES = ("The sea has no fence.", "It learns each name", "of every boat", "and keeps it warm.")
MORE = ("At night I hear it", "spelling mine.", "It rolls the letters", "like small stones home.")
ALT = "Two suns over a red house"
CAPTION = "A sea that learns every name. More than migrants!"
SHELVES = ["facebook", "instagram", "stories", "x-linkedin-mastodon-bluesky"]
ADDRESS = "https://www.instagram.com/p/C0ffee/"

PIXELS = """async (address) => {
  const image = await createImageBitmap(await (await fetch(address)).blob());
  const { width, height } = image;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL();
}"""


class Office:
    """A campaign whose results are frozen, and browser windows of its people."""

    def __init__(self, installation):
        self.installation = installation
        self.day = (installation.now() + timedelta(days=12)).date().isoformat()
        with installation.database.writing() as session:
            scene = Scene(session, Storage(installation.config.files))
            for milestone in scene.campaign.milestones:
                if milestone.key is MilestoneKey.RESULTS:
                    milestone.at = installation.now() + timedelta(days=9)
            poem = scene.award("P-1", title=POEM, text="\n".join((*LINES, "", *MORE)))
            picture = scene.award("I-1", "illustration", given_name="Liv", title=PICTURE, text="")
            scene.picture(picture, alt=ALT)
            teacher = make.make_account(session)
            session.add(ClassTeacher(class_id=scene.school_class.id, account_id=teacher.id))
            self.poem = f"work-{poem.ref}"
            self.slug, self.class_ref = scene.campaign.slug, scene.school_class.ref
            self.office = make.make_member(session, scene.campaign, Role.SECRETARIAT).id
            self.teacher = teacher.id

    def sign_in(self, page, account_id):
        with self.installation.database.writing() as session:
            account = session.get_one(Account, account_id)
            token = open_session(session, account=account, now=self.installation.now()).token
        page.context.add_cookies([{"name": cookies.NAME, "value": token, "url": self.installation.url}])
        return page


def test_a_week_of_posts_is_chosen_posted_and_taken_down(installation, window, tmp_path):
    office = Office(installation)
    desk, family = office.sign_in(window(), office.office), office.sign_in(window(), office.teacher)
    desk.goto(f"/c/{office.slug}/office")
    room(desk, "Cards")
    make_cards(desk, "Make the cards")

    see(desk, "The cards are drawn. Look at them and approve what is to be posted")
    card = choose_passage_and_caption(desk)
    choose_crop(desk)
    approve_all(desk)
    move(desk, office.day)
    see(desk, "Changed since the kit was made")
    make_cards(desk, "Make the kit again")
    check_kit(download(desk, tmp_path / "first.zip"), office)

    keep_address(desk)
    withdraw(family, office.class_ref)
    assert desk.request.get(card).status == 404
    assert desk.request.get(f"/c/{office.slug}/office/social-kit.zip").status == 409
    room(desk, "Cards")
    see(desk, "The kit cannot be downloaded until it is made again.")
    make_cards(desk, "Make the kit again")
    check_kit_without_poem(download(desk, tmp_path / "second.zip"))
    assert desk.request.get(card).status == 404
    take_down(desk)


def make_cards(desk, button):
    press(desk, button)
    await_job(desk)
    headed(desk, "Cards for social media")


def choose_passage_and_caption(desk):
    """Choose other lines and write a caption; return where the card that shows them is."""
    follow(desk, POEM)
    lines = desk.get_by_role("group", name="The text").get_by_role("listitem")
    expect(lines.filter(has_text=MORE[0])).to_have_class("in")
    desk.get_by_text(LINES[0], exact=True).click()
    desk.get_by_text(LINES[3], exact=True).last.click()
    expect(desk.get_by_label("Another one, chosen in the text below")).to_be_checked()
    assert [line.inner_text().split("\n")[-1] for line in desk.locator("li.in").all()] == list(LINES)
    desk.locator("summary").filter(has_text=re.compile(r"^\s*Instagram\s+\d")).click()
    desk.get_by_label("Instagram · English", exact=True).fill(CAPTION)
    return save_as_tried(desk, "Portrait")


def choose_crop(desk):
    """Move, by keys, what one format shows of the picture; the other formats stay as they were."""
    room(desk, "Cards")
    follow(desk, PICTURE)
    square = drawn(desk, "Square")
    frame = desk.get_by_role("group", name="Story").get_by_role("group", name="What is shown")
    frame.focus()
    for key in ("+", "ArrowRight", "ArrowRight", "ArrowUp"):
        desk.keyboard.press(key)
    story = desk.get_by_role("group", name="Story")
    numbers = [story.get_by_label(name) for name in ("From the left", "From the top", "How near")]
    assert [each.input_value() for each in numbers] == ["54", "48", "110"]
    save_as_tried(desk, "Story")
    assert drawn(desk, "Square") == square


def save_as_tried(desk, format_name):
    """Try a card out, save, and find exactly what was tried on the card; return its address."""
    before = drawn(desk, format_name)
    desk.get_by_label("Try it out in").select_option(label=format_name)
    desk.get_by_role("button", name="See it before saving").click()
    canvas = desk.get_by_role("img", name="The card as it would be")
    expect(canvas).to_be_visible()
    tried = canvas.evaluate("(canvas) => canvas.toDataURL()")
    press(desk, "Save, and draw its cards")
    await_job(desk)
    assert drawn(desk, format_name) == tried != before
    return address_of(desk, format_name)


def address_of(desk, format_name):
    shot = desk.get_by_role("listitem").filter(has_text=format_name).filter(has=desk.get_by_role("img"))
    return shot.get_by_role("link").first.get_attribute("href")


def drawn(desk, format_name):
    """What a browser sees of the card of a format as it is kept."""
    return desk.evaluate(PIXELS, address_of(desk, format_name))


def approve_all(desk):
    room(desk, "Cards")
    every = desk.get_by_role("button", name=re.compile(r"^Approve all \d+ shown$"))
    number = every.inner_text().split()[2]
    press(desk, every.inner_text())
    see(desk, f"{number} posts are approved.")
    await_job(desk)
    headed(desk, "Cards for social media")
    see(desk, f"{number} cards are ready to post")
    expect(every).to_have_count(0)


def move(desk, day):
    follow(desk, "Schedule")
    follow(desk, POEM)
    desk.get_by_label("Day", exact=True).fill(day)
    desk.get_by_label("Time", exact=True).fill("13:10")
    press(desk, "Move it")
    see(desk, "It is moved.")
    room(desk, "Cards")


def download(desk, target):
    with desk.expect_download() as downloaded:
        desk.get_by_role("link", name="Download the kit (ZIP)").click()
    downloaded.value.save_as(target)
    with zipfile.ZipFile(target) as kit:
        return {name: kit.read(name) for name in kit.namelist()}


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def check_kit(kit, office):
    """The kit says what was chosen, when it was moved to, and lies by day and platform."""
    day = office.day
    cards = sorted(name for name in kit if "-poem-5-10-winner-" in name and name.startswith(day))
    assert [name.split("/")[1] for name in cards] == SHELVES
    assert {name.split("/")[2][:4] for name in cards} == {"1310"}
    [row] = [row for row in rows(kit["schedule.csv"]) if row["text"] == CAPTION]
    assert (row["date"], row["time"], row["timezone"]) == (day, "13:10", "Europe/Oslo")
    assert (row["platform"], row["image"]) == ("Instagram", cards[1])
    passage = " / ".join(LINES)
    assert passage in row["alt"]
    assert MORE[0] not in kit["alt-texts.csv"].decode()
    captions = [row for row in rows(kit["captions.csv"]) if row["caption"] == CAPTION]
    assert [(row["platform"], row["language"]) for row in captions] == [("Instagram", "en")]
    events = Calendar.from_ical(kit["schedule.ics"]).walk("VEVENT")
    starts = {str(each["uid"]).split(".")[0]: each.decoded("dtstart") for each in events}
    local = datetime.fromisoformat(f"{day}T13:10").replace(tzinfo=ZoneInfo("Europe/Oslo"))
    assert starts[office.poem] == local


def check_kit_without_poem(kit):
    assert [name for name in kit if "-poem-" in name] == []
    words = b"".join(kit[name] for name in kit if name.endswith((".csv", ".ics", ".txt")))
    assert [each for each in (POEM, LINES[0], CAPTION, "Mina") if each.encode() in words] == []
    assert PICTURE.encode() in words and any("-illustration-" in name for name in kit)


def keep_address(desk):
    follow(desk, "Schedule")
    follow(desk, POEM)
    desk.get_by_label("Platform").select_option("Instagram")
    desk.get_by_label("Address of the post").fill(ADDRESS)
    press(desk, "Keep the address")
    see(desk, "Should it have to come down, Garland names this address.")
    follow(desk, "Where posts stand")
    expect(desk.get_by_role("region", name="Standing").get_by_role("link", name=ADDRESS)).to_be_visible()
    see(desk, "Nothing has to be taken down.")


def withdraw(family, class_ref):
    """The teacher writes down that the family of the poem wants nothing of it on social media any more."""
    family.goto(f"/class/{class_ref}/consents")
    row = family.get_by_role("row").filter(has_text=POEM)
    row.get_by_role("combobox", name=re.compile("social", re.IGNORECASE)).select_option("no")
    press(family, "Save the consents")


def take_down(desk):
    follow(desk, "Where posts stand")
    down = desk.get_by_role("region", name="To take down").get_by_role("listitem").filter(has_text=ADDRESS)
    expect(down).to_contain_text(POEM)
    expect(down).to_contain_text("It may not be shown any more.")
    with leaving(desk):
        down.get_by_role("button", name="It is taken down").click()
    see(desk, "It is noted that the post was taken down.")
    expect(desk.get_by_role("region", name="Taken down").get_by_role("link", name=ADDRESS)).to_be_visible()
    expect(desk.get_by_role("link", name=ADDRESS)).to_have_count(1)
