"""An operator brings a roster of many classes in: all errors first, then everything, and never twice."""

import json
import zipfile

import pytest
from sqlalchemy import select

from competition.accounts.models import Account
from competition.consent.rules import Channel, Level
from competition.entries.identity import SchoolClass
from competition.entries.models import Entry
from competition.entries.roster.bringing import Outcome, bring_in
from competition.entries.roster.command import as_json
from competition.entries.roster.importing import ImportRefusedError, read_bundle
from competition.entries.roster.parcels import parcels_in
from competition.entries.services.people import people_of
from tests.entries.conftest import picture

HEAD = (
    "entry,form,age_group,language,title,text,translation_language,translation_title,translation,images,alt,"
    "class,school,city,teacher_email,pupils,consent_book,consent_web,consent_social,shoe size\n"
)
SEA = "sea,poem,5-10,el,Θάλασσα,sea.txt,en,The sea,sea-en.txt,,,2b,Dimotiko,Athens,t@example.org,"
SEA += '"Eleni Papa, 8; Aris, 9",first;no,anonymous,,37\n'
CAT = 'cat,illustration,5-10,el,"Cat; two",,,,,cat 2.png;cat.jpg,One;Two,2b,Dimotiko,Athens,'
CAT += "t@example.org,,,,,\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with a roster and its files."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "sea.txt").write_text("Η θάλασσα\n\nείναι πλατιά.", encoding="utf-8-sig")
    (files / "sea-en.txt").write_text("The sea\n\nis wide.")
    (files / "cat.jpg").write_bytes(picture())
    (files / "cat 2.png").write_bytes(picture("PNG"))
    return tmp_path


@pytest.fixture
def bring(database, storage, session, campaign, folder, now):
    """Import a roster; return the bundle and what came of it."""
    session.commit()

    def bring(text=HEAD + SEA + CAT, files="files", slug=campaign.slug):
        path = folder / "roster.csv"
        path.write_text(text)
        with database.reading() as reading:
            bundle = read_bundle(reading, slug=slug, path=path, parcels=parcels_in(folder / files), now=now)
        return bundle, bring_in(database, storage, bundle, now=now, step=lambda: None)

    return bring


def problems(bring, text, **more):
    with pytest.raises(ImportRefusedError) as refused:
        bring(text, **more)
    return refused.value.problems


def test_every_work_comes_in_with_its_words_its_files_and_its_people(bring, database):
    bundle, outcome = bring()
    assert outcome == Outcome(entered=2)
    assert bundle.warnings == ("roster.csv: columns ignored: shoe size",)
    with database.reading() as look:
        sea, cat = look.scalars(select(Entry).order_by(Entry.id)).all()
        assert (sea.text, sea.translation) == ("Η θάλασσα\n\nείναι πλατιά.", "The sea\n\nis wide.")
        assert [image.alt for image in cat.images] == ["One", "Two"]
        eleni, aris = people_of(look, sea.id)
        said = [{c.channel: c.level for c in person.consents} for person in (eleni, aris)]
        assert look.scalars(select(Account.email)).all().count("t@example.org") == 1
        assert len(look.scalars(select(SchoolClass)).all()) == 1
    assert (eleni.given_name, eleni.age, aris.given_name, aris.age) == ("Eleni", 8, "Aris", 9)
    assert [levels[Channel.BOOK] for levels in said] == [Level.FIRST, Level.NO]
    assert [levels[Channel.SOCIAL] for levels in said] == [Level.NO, Level.NO]


def test_the_same_roster_again_makes_nothing_double_and_a_longer_one_adds(bring, database):
    bring(HEAD + SEA)
    assert bring(HEAD + SEA)[1] == Outcome(entered=0, already=1)
    assert bring(HEAD + SEA + CAT)[1] == Outcome(entered=1, already=1)
    with database.reading() as look:
        assert len(look.scalars(select(Entry)).all()) == 2


def test_files_may_come_in_a_zip(bring, folder, database):
    with zipfile.ZipFile(folder / "files.zip", "w") as archive:
        for file in (folder / "files").iterdir():
            archive.write(file, f"4a/{file.name}")
    assert bring(files="files.zip")[1] == Outcome(entered=2)


def test_every_error_is_told_with_its_line_and_nothing_is_written(bring, database):
    text = HEAD + SEA.replace("sea.txt", "gone.txt") + CAT.replace("2b,Dim", ",Dim").replace("5-10", "3-4")
    text += SEA.replace("poem", "opera").replace("t@example.org", "nobody").replace("first;no", "maybe;no")
    assert problems(bring, text) == [
        "roster.csv, line 2: entry: “sea” stands more than once",
        "roster.csv, line 2: there is no file “gone.txt”",
        "roster.csv, line 3: class: nothing stands there",
        "roster.csv, line 3: the campaign has no category illustration/3-4",
        "roster.csv, line 4: book: “maybe” is not among no, anonymous, first, first-initial, full",
        "roster.csv, line 4: entry: “sea” stands more than once",
        "roster.csv, line 4: form: nothing stands there",
        "roster.csv, line 4: teacher_email: “nobody” is no address",
        "roster.csv, line 4: “opera” is no form of this call. It has: essay, illustration, poem.",
    ]
    with database.reading() as look:
        assert look.scalars(select(Entry)).all() == []


def test_missing_columns_and_an_unknown_campaign_are_told(bring):
    assert problems(bring, "title,class\nx,1a\n") == [
        "roster.csv, line 1: columns missing: form, age_group, school, city, teacher_email"
    ]
    assert problems(bring, HEAD + SEA, slug="nope") == [
        "There is no campaign “nope” here. There are: mtm-2026"
    ]


def test_a_text_that_is_not_utf_8_is_told(bring, folder):
    (folder / "files" / "sea.txt").write_bytes("Θάλασσα".encode("cp1253"))
    assert problems(bring, HEAD + SEA) == ["roster.csv, line 2: “sea.txt” is not plain text in UTF-8"]


def test_the_report_is_one_json_document(bring):
    bundle, outcome = bring()
    assert json.loads(as_json(bundle, outcome, [])) == {
        "rows": 2,
        "entered": 2,
        "already": 0,
        "problems": [],
        "warnings": ["roster.csv: columns ignored: shoe size"],
    }


def test_a_table_that_is_not_there_or_is_a_folder_is_told_as_such(database, folder, campaign, session, now):
    session.commit()
    for name, said in (
        ("none.csv", "there is no such file"),
        ("files", "this is a folder; name the table in it"),
    ):
        with database.reading() as reading, pytest.raises(ImportRefusedError) as refused:
            read_bundle(reading, slug=campaign.slug, path=folder / name, parcels=[], now=now)
        assert refused.value.problems == [f"{name}: {said}"]
