"""A teacher enters a class of 25 from a table and a ZIP, and finds 25 entries."""

import unicodedata
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook
from PIL import Image
from playwright.sync_api import expect

from competition.campaign.rules import MilestoneKey
from tests.factories import make_city
from tests.journeys import teacher
from tests.journeys.browser import PHONE, await_job, fits_a_phone, follow, headed, press, see
from tests.judging.scene import make_judged_campaign

pytestmark = pytest.mark.journey

# As the table has them, and as the file of each is called.
PUPILS = [
    ("Олена Шевченко", "Olena Shevchenko"),
    ("Юлія Коваль", "yulia_koval"),
    ("Γιώργος Παππάς", "Giorgos-Pappas"),
    ("გიორგი ბერიძე", "Giorgi Beridze"),
    ("محمد علي", "Mohammed Ali"),
    ("Zoë Müller", "ZOË MÜLLER"),
    ("René Lefèvre", "René Lefèvre"),
    ("Łukasz Żak", "lukasz zak"),
    ("Đorđe Petrović", "Ђорђе Петровић"),
    ("Amélie Durand", "Amelie Durand"),
    *[(f"{given} {family}", f"{given} {family}") for given, family in zip(
        ("Ada", "Bruno", "Clara", "Dario", "Emma", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Karla",
         "Lukas", "Marta", "Nils"),
        ("Aalto", "Brandt", "Costa", "Dekker", "Eriksen", "Fontana", "Gruber", "Horvat", "Iglesias", "Jansen",
         "Kovacs", "Lehmann", "Moreau", "Nowak"),
        strict=True,
    )],
    ("Éva Tóth", "Éva Tóth"),
]  # fmt: skip


def table(pupils):
    """An XLSX with a line for each pupil, its headers in German."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Klassenliste 4c"])
    sheet.append(["Name", "Alter", "Titel", "Bemerkung", "Buch", "Internet", "Soziale Medien"])
    for number, (name, _file) in enumerate(pupils, start=1):
        sheet.append([name, 9, f"Window {number}", "left-handed", "Vorname", "anonym", "nein"])
    out = BytesIO()
    book.save(out)
    return {"name": "Klasse.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}


def archive(pupils):
    """A ZIP of photographs in a folder, made on a Mac: names in NFD, and what the Mac adds."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number, (_name, file) in enumerate(pupils):
            picture = BytesIO()
            Image.new("RGB", (320, 240), (9 * number, 90, 60)).save(picture, "JPEG")
            packed.writestr(f"Fotos/{unicodedata.normalize('NFD', file)}.jpg", picture.getvalue())
            packed.writestr(f"__MACOSX/Fotos/._{number}.jpg", b"finder")
        packed.writestr("Fotos/.DS_Store", b"finder")
    return {"name": "Fotos.zip", "mimeType": "application/zip", "buffer": out.getvalue()}


@pytest.fixture
def campaign(installation, size):
    with installation.database.writing() as session:
        campaign = make_judged_campaign(session, slug=f"by-roster-{size.split()[0]}")
        for milestone in campaign.milestones:
            days = -1 if milestone.key is MilestoneKey.CALL_OPENS else 7
            milestone.at = installation.now() + timedelta(days=days)
        make_city(session, campaign, teacher.CITY, "ES")


@pytest.mark.parametrize("size", ["desk without scripts", "phone"])
def test_a_class_of_25_is_entered_from_a_table_and_a_zip(installation, campaign, window, size):
    page = window(viewport=PHONE) if size == "phone" else window(java_script_enabled=False)
    teacher.start_class(page, f"by-roster-{size.split()[0]}")

    follow(page, "A table with files")
    page.get_by_label("The table").set_input_files(table(PUPILS))
    page.get_by_label("The files that belong to it").set_input_files(archive(PUPILS))
    press(page, "Send and look at the columns")

    headed(page, "What the columns hold")
    see(page, "25 rows were read below the headers")
    see(page, "25 files are here.")
    for column, held in {"Name": "Pupil: whole name", "Alter": "Pupil: age", "Titel": "Title"}.items():
        expect(page.get_by_label(column, exact=True).locator("option:checked")).to_have_text(held)
    expect(page.get_by_label("Bemerkung").locator("option:checked")).to_have_text("Nothing: leave it out")
    page.get_by_label("Language it is written in").select_option("German")
    page.get_by_label("Form", exact=True).select_option("Illustration")
    press(page, "Show what each row becomes")

    headed(page, "What each row becomes")
    see(page, "25 of 25 files have found their rows.")
    expect(page.get_by_label("Olena Shevchenko.jpg")).to_have_value("3")
    expect(page.get_by_label("Fotos/Ђорђе Петровић.jpg")).to_have_value("11")
    fits_a_phone(page)
    press(page, "Enter 25 entries")
    await_job(page)

    headed(page, "The roster is entered")
    see(page, "25 entries were made from it, as drafts.")
    follow(page, "To the class")
    expect(page.locator("ul.entries > li.task")).to_have_count(25)
    follow(page, "Window 1")
    see(page, "Олена")
