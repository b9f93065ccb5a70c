"""What the social media manager finds in the kit: files by day and platform, each once, and what to read."""

import csv
import io
import subprocess
from collections import Counter
from types import MappingProxyType

import pytest

from competition.consent.rules import Level
from competition.social.formats import PLATFORMS
from competition.social.models import PostChoice
from tests.social.approving import approve

FOLDERS = ("facebook", "instagram", "stories", "x-linkedin-mastodon-bluesky")
READ = ["README.txt", "captions.csv", "alt-texts.csv", "schedule.csv", "schedule.ics", "contact-sheet.pdf"]
TOOLKIT = [f"toolkit/{each}.png" for each in ("banner-facebook", "banner-x", "banner-linkedin", "frame")]


def rows(files, name):
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))


def approve_works(frozen, now, *left):
    """Approve all posts; the campaign's own and those of these works are left out."""
    for post in ("announcement", "thanks", "publication", *(f"work-{each.ref}" for each in left)):
        frozen.save(PostChoice, campaign_id=frozen.campaign.id, post=post, included=False, changed_at=now)
    for category in frozen.campaign.categories:
        post = f"winners-{category.ref}"
        frozen.save(PostChoice, campaign_id=frozen.campaign.id, post=post, included=False, changed_at=now)
    for days in (7, 3, 1):
        post = f"countdown-{days}"
        frozen.save(PostChoice, campaign_id=frozen.campaign.id, post=post, included=False, changed_at=now)
    approve(frozen.session, frozen.campaign, now)


@pytest.fixture(scope="module")
def made():
    """Kits by the kind of database that they were made from; they are only looked at."""
    return {}


@pytest.fixture
def kit(database, frozen, making, now, made):
    """The kit of a poem and a picture that have won, both approved; made once on each kind of database."""
    if database.engine.name not in made:
        frozen.award("P-1", "poem", title="The wide sea")
        frozen.picture(frozen.award("I-1", "illustration", title="Boat", text=""))
        approve_works(frozen, now)
        made[database.engine.name] = MappingProxyType(making())
    return made[database.engine.name]


def test_the_folders_are_days_and_kinds_of_platforms_and_no_file_is_there_twice(kit):
    cards = [name for name in kit if name not in READ and not name.startswith("toolkit/")]
    assert list(kit) == [*READ, *cards, *TOOLKIT]
    assert cards == sorted(cards)
    chosen = [name for name in cards if not name.startswith("more-formats/")]
    assert {name.split("/")[0] for name in chosen} == {"2026-12-06", "2026-12-12"}
    assert {name.split("/")[1] for name in chosen} == set(FOLDERS)
    assert all(count == 1 for count in Counter(kit[name] for name in cards).values())
    assert not any(name.endswith(("-link.png", "-link.jpg")) for name in cards)


def test_a_name_tells_the_hour_the_number_and_what_it_is(kit):
    [square] = [name for name in kit if name.endswith("-square.png")]
    assert square.split("/")[2] in (
        "1230-01-poem-5-10-winner-square.png",
        "1230-02-poem-5-10-winner-square.png",
    )


def test_every_caption_has_its_length_its_limit_and_its_pictures(kit):
    found = rows(kit, "captions.csv")
    assert {row["platform"] for row in found} == {platform.name for platform in PLATFORMS}
    assert {row["language"] for row in found} == {"en", "fr"}
    assert all(int(row["characters"]) <= int(row["limit"]) for row in found)
    assert all(name in kit for row in found for name in row["files"].split(";"))
    [said] = [
        row for row in found if (row["platform"], row["language"]) == ("X", "en") and "sea" in row["post"]
    ]
    assert said["limit"] == "280"
    assert "The wide sea" in said["caption"]
    assert "/c/mtm-2026/works/" in said["caption"]
    assert said["files"].endswith("-poem-5-10-winner-wide.png")


def test_every_picture_has_an_alt_text_in_every_language(kit):
    found = rows(kit, "alt-texts.csv")
    pictures = [name for name in kit if name.endswith((".png", ".jpg")) and name not in TOOLKIT]
    assert sorted((row["file"], row["language"]) for row in found) == sorted(
        (name, language) for name in pictures for language in ("en", "fr")
    )
    boat = [row["alt"] for row in found if "illustration" in row["file"] and row["language"] == "en"]
    assert all("A boat made of letters" in said for said in boat)


def test_the_schedule_names_files_of_the_kit(kit):
    found = rows(kit, "schedule.csv")
    assert {row["platform"] for row in found} >= {"Instagram", "Facebook", "X"}
    assert all(row["image"] in kit and row["alt"] and row["text"] for row in found)
    assert {row["timezone"] for row in found} == {"Europe/Oslo"}
    assert kit["schedule.ics"].decode().count("BEGIN:VEVENT") == 3  # two posts, and the results


def test_the_read_me_tells_what_is_posted_when_and_how(kit, config):
    said = kit["README.txt"].decode()
    for line in (
        "This kit holds 2 approved posts.",
        f"  {config.base_url}/c/mtm-2026",
        "  stories/: Instagram Stories, WhatsApp Status (Story)",
        "Sunday, 6 December 2026",
        "  toolkit/frame.png: Frame for a portrait",
    ):
        assert line in said.splitlines()
    assert "The wide sea (Poem, ages 5–10)" in said
    assert "Post each picture with its alt text" in said


def test_the_contact_sheet_shows_every_post_with_its_hour_and_its_caption(kit, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(kit["contact-sheet.pdf"])
    told = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True
    ).stdout
    for part in ("Contact sheet", "Sunday, 6 December 2026", "12:30", "The wide sea", "Boat", "We are proud"):
        assert part in told
    images = subprocess.run(["pdfimages", "-list", path], capture_output=True, check=True, text=True).stdout
    assert images.count("jpeg") == 2


@pytest.mark.usefixtures("no_sheet")
def test_only_what_is_approved_as_it_is_now_is_in_the_kit_and_the_rest_is_told(frozen, making, now):
    frozen.award("P-1", "poem", title="The wide sea")
    changed = frozen.award("P-2", "poem", "runner_up", title="Before")
    approve_works(frozen, now)
    changed.title = "After"
    frozen.award("E-1", "essay", title="Never looked at")
    kit = making()
    said = kit["README.txt"].decode()
    assert "This kit holds 1 approved post." in said
    lines = said.split("because nobody has approved them as they are now:\n")[1].splitlines()[:2]
    assert lines == ["  P-2, After (Poem, ages 5–10)", "  E-1, Never looked at (Essay, ages 5–10)"]
    assert not any(b"After" in kit[name] for name in ("captions.csv", "alt-texts.csv", "schedule.csv"))
    assert {row["number"] for row in rows(kit, "captions.csv")} == {"1"}


@pytest.mark.usefixtures("no_sheet")
def test_a_post_without_a_time_lies_apart_and_the_read_me_says_what_is_missing(frozen, making, now):
    frozen.award("P-1", "poem")
    frozen.campaign.milestones[:] = [each for each in frozen.campaign.milestones if each.key != "results"]
    approve_works(frozen, now)
    kit = making()
    assert "unscheduled/instagram/01-poem-5-10-winner-portrait.png" in kit
    assert "No time yet: the calendar says no day for the results." in kit["README.txt"].decode()
    assert rows(kit, "schedule.csv") == []
    assert rows(kit, "captions.csv")[0]["date"] == ""


@pytest.mark.usefixtures("no_sheet")
def test_nothing_that_a_spreadsheet_takes_for_a_formula_stands_in_a_cell(frozen, making, now):
    frozen.award("P-1", "poem", title='=HYPERLINK("x")', text="Sea", translation_title="")
    approve_works(frozen, now)
    kit = making()
    assert '=HYPERLINK(""x"")' in kit["captions.csv"].decode()  # planted: it is a title, so it is said
    for name in ("captions.csv", "alt-texts.csv", "schedule.csv"):
        for row in csv.reader(io.StringIO(kit[name].decode("utf-8-sig"))):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@pytest.mark.usefixtures("no_sheet")
def test_a_caption_and_an_alt_text_that_somebody_wrote_stand_in_place_of_the_proposed(frozen, making, now):
    work = frozen.award("P-1", "poem")
    frozen.save(
        PostChoice,
        campaign_id=frozen.campaign.id,
        post=f"work-{work.ref}",
        entry_id=work.id,
        captions={"X/en": "Read this."},
        alts={"en": "A card about the sea."},
        changed_at=now,
    )
    approve_works(frozen, now)
    kit = making()
    [said] = [row for row in rows(kit, "captions.csv") if (row["platform"], row["language"]) == ("X", "en")]
    assert said["caption"] == "Read this."
    alts = {(row["language"], row["alt"]) for row in rows(kit, "alt-texts.csv") if row["language"] == "en"}
    assert alts == {("en", "A card about the sea.")}


@pytest.mark.usefixtures("no_sheet")
def test_with_nothing_approved_there_are_cards_and_no_kit_and_the_one_before_is_gone(
    frozen, making, now, session
):
    work = frozen.award("P-1", "poem", level=Level.FIRST)
    assert making() is None
    approve_works(frozen, now)
    assert making() is not None
    work.title = "Another title"
    assert making() is None
