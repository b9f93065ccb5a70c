"""A teacher turns a picture and cuts it: on a phone, by keys, and without scripts."""

import io
import re
from datetime import timedelta

import pytest
from PIL import Image
from playwright.sync_api import expect

from competition.campaign.rules import MilestoneKey
from competition.entries.models import EntryImage
from tests.factories import make_city
from tests.journeys import teacher
from tests.journeys.browser import PHONE, fits_a_phone, follow, headed, press, see
from tests.journeys.pictures import signed_jpeg
from tests.judging.scene import make_judged_campaign

pytestmark = pytest.mark.journey


@pytest.fixture
def open_call(installation):
    """Open a call under this slug; return how a teacher comes to the page of the picture sent."""

    def open_call(page, slug, content):
        with installation.database.writing() as session:
            campaign = make_judged_campaign(session, slug=slug)
            for milestone in campaign.milestones:
                days = -1 if milestone.key is MilestoneKey.CALL_OPENS else 7
                milestone.at = installation.now() + timedelta(days=days)
            make_city(session, campaign, teacher.CITY, "ES")
        teacher.start_class(page, slug)
        teacher.begin(page, "Illustration")
        page.get_by_label("Title", exact=True).fill(teacher.PICTURE_TITLE)
        press(page, "Save the draft and go on")
        sent = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": content}
        page.get_by_label("Choose the pictures").set_input_files(sent)
        press(page, "Save and go on")

    return open_call


@pytest.fixture
def pixels(installation):
    """The size of the latest picture, as the database has it."""

    def pixels():
        with installation.database.reading() as session:
            image = session.query(EntryImage).order_by(EntryImage.id.desc()).first()
            return image.width, image.height

    return pixels


def shown(page):
    """Wait for the picture, and return how wide it is for its height."""
    picture = page.locator(".crop__picture")
    expect(picture).to_be_visible()
    page.wait_for_function("document.querySelector('.crop__picture')?.naturalWidth > 0")
    return picture.evaluate("image => image.naturalWidth / image.naturalHeight")


def test_a_picture_is_turned_and_cut_on_a_phone(window, open_call, pixels):
    page = window(viewport=PHONE, has_touch=True, reduced_motion="reduce")
    open_call(page, "phone-call", signed_jpeg())
    follow(page, "Turn or cut picture 1")
    headed(page, "Picture 1")
    assert shown(page) == pytest.approx(4 / 3, abs=0.01)
    press(page, "Turn right")
    see(page, "The picture is turned.")
    assert shown(page) == pytest.approx(3 / 4, abs=0.01)
    fits_a_phone(page)
    frame = page.get_by_role("group", name=re.compile("What stays of the picture"))
    box = page.locator("[data-crop]").bounding_box()
    corner = frame.locator("[data-x=left][data-y=top]").bounding_box()
    x, y = corner["x"] + corner["width"] / 2, corner["y"] + corner["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + box["width"] * 0.25, y + box["height"] * 0.5, steps=4)
    page.mouse.up()
    expect(page.get_by_label("Left", exact=True)).to_have_value("25")
    expect(page.get_by_label("Top", exact=True)).to_have_value("50")
    press(page, "Cut the picture")
    see(page, "The picture is cut.")
    assert shown(page) == pytest.approx(900 / 800, abs=0.01)
    assert pixels() == (900, 800)
    press(page, "Undo: The picture is cut.")
    assert shown(page) == pytest.approx(3 / 4, abs=0.01)
    press(page, "As it came")
    assert shown(page) == pytest.approx(4 / 3, abs=0.01)
    assert pixels() == (1600, 1200)


def test_the_frame_goes_by_keys(window, open_call, pixels):
    page = window(reduced_motion="reduce")
    open_call(page, "keys-call", signed_jpeg())
    follow(page, "Turn or cut picture 1")
    shown(page)
    frame = page.get_by_role("group", name=re.compile("What stays of the picture"))
    frame.focus()
    for key, times in (("Shift+ArrowLeft", 20), ("Shift+ArrowUp", 10), ("ArrowRight", 30), ("ArrowDown", 4)):
        for _ in range(times):
            page.keyboard.press(key)
    edges = [page.get_by_label(name, exact=True).input_value() for name in ("Left", "Top", "Right", "Bottom")]
    assert edges == ["20", "4", "0", "6"]
    press(page, "Cut the picture")
    shown(page)
    assert pixels() == (1280, 1080)


def test_all_of_it_goes_without_scripts(window, open_call, pixels):
    page = window(java_script_enabled=False)
    small = io.BytesIO()
    Image.new("RGB", (400, 300), "#b3402e").save(small, "JPEG")
    open_call(page, "plain-call", small.getvalue())
    way = page.get_by_role("link", name="Turn or cut picture 1")
    for _ in range(40):
        page.reload()
        if way.count():
            break
    see(page, "Messengers make pictures small.")
    way.click()
    press(page, "Turn left")
    expect(page.get_by_label("Left", exact=True)).to_be_visible()
    assert pixels() == (300, 400)
    page.get_by_label("Left", exact=True).fill("50")
    press(page, "Cut the picture")
    expect(page.get_by_label("Left", exact=True)).to_have_value("0")
    assert pixels() == (150, 400)
    follow(page, "Back to the pictures")
    press(page, "Remove picture 1")
    press(page, "Undo: The picture is removed.")
    see(page, "The picture is back where it was.")
