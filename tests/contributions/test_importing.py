"""A table with its files: all that is wrong at once, nothing twice."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import select

from competition.consent.rules import Channel, Level
from competition.contributions.errors import ImportRefusedError
from competition.contributions.importing import template
from competition.contributions.importing.bringing import bring_in, receive_portraits
from competition.contributions.importing.reading import read_bundle
from competition.contributions.models import Contribution
from competition.contributions.rules import Kind
from competition.entries.roster.parcels import Parcel
from competition.platform.spreadsheets import read_own_csv, read_table
from competition.sample.demo import SAMPLE
from tests import factories as make
from tests.contributions.conftest import EVERYWHERE, QUOTE, jpeg
from tests.support.documents import docx

HEAD = "contribution,kind,city,name,language,text,portrait,alt,consent_book"


class Sent:
    """A folder with a table and files, read and brought in."""

    def __init__(self, place, folder):
        self.place, self.folder = place, folder

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Parcel(name, path)

    def read(self, *lines, parcels=()):
        path = self.folder / "table.csv"
        path.write_text("\n".join(lines), "utf-8")
        table = read_table(path, kind="csv")
        return read_bundle(
            self.place.session, campaign=self.place.campaign, table=table, parcels=list(parcels)
        )

    def bring(self, *lines, parcels=()):
        bundle = self.read(*lines, parcels=parcels)
        portraits = receive_portraits(bundle, self.place.storage)
        made = bring_in(
            self.place.session,
            campaign=self.place.campaign,
            bundle=bundle,
            portraits=portraits,
            **self.place.by,
        )
        return made, bundle

    def problems(self, *lines, parcels=()):
        with pytest.raises(ImportRefusedError) as refused:
            self.read(*lines, parcels=parcels)
        assert self.place.session.scalars(select(Contribution)).all() == []
        return refused.value.problems


@pytest.fixture
def sent(place, tmp_path):
    folder = tmp_path / "sent"
    folder.mkdir()
    return Sent(place, folder)


def test_a_row_becomes_a_contribution_with_its_portrait_and_what_is_allowed(sent):
    files = [sent.file("portraits/Nuala.JPG", jpeg()), sent.file("words.txt", "We came\nby train.\n")]
    row = "1,Statement,bergen,Nuala May Kinsella,English,words.txt,nuala.jpg,A woman,full"
    (made,), bundle = sent.bring(HEAD, row, parcels=files)
    assert (made.kind, made.city_id, made.text) == (Kind.STATEMENT, sent.place.city.id, "We came\nby train.")
    assert (made.person.given_name, made.person.family_name) == ("Nuala May", "Kinsella")
    assert made.said.levels == {Channel.BOOK: Level.FULL}
    assert made.portrait.alt == "A woman"
    assert (bundle.already, bundle.ignored) == (0, ())


def test_brought_in_a_second_time_nothing_is_double_and_what_was_changed_stays(sent):
    rows = [
        f"1,quote,Bergen,Ana,en,“{QUOTE}”,,,".replace(QUOTE, QUOTE.replace(",", ";")),
        "2,story,Bergen,Bo,en,We came,,,",
    ]
    made, _ = sent.bring(HEAD, *rows)
    made[1].text = "Corrected."
    again, bundle = sent.bring(HEAD, *rows, "3,story,Bergen,Cy,en,They came,,,")
    assert [each.person.given_name for each in again] == ["Cy"]
    assert bundle.already == 2
    assert len(sent.place.session.scalars(select(Contribution)).all()) == 3
    assert made[1].text == "Corrected."


def test_without_numbers_the_same_row_is_known_by_what_it_says(sent):
    rows = ["kind,city,name,text", "story,Bergen,Bo,We came"]
    assert len(sent.bring(*rows)[0]) == 1
    made, bundle = sent.bring(*rows)
    assert (made, bundle.already) == ([], 1)


def test_everything_that_is_wrong_is_told_at_once_with_its_line(sent):
    make.make_city(sent.place.session, sent.place.campaign, name="Oslo")
    files = [sent.file("one/a.jpg", jpeg()), sent.file("two/a.jpg", jpeg()), sent.file("b.jpg", "no picture")]
    rows = [
        "1,poem,Bergen,Ana,en,x,,,",
        "2,story,Bergn,Ana,en,x,,,",
        "3,story,Bergen,Ana,Klingonese,x,,,",
        "4,story,Bergen,Ana,en,x,c.jpg,,",
        "5,story,Bergen,Ana,en,x,a.jpg,,",
        "6,story,Bergen,Ana,en,x,b.jpg,,",
        "7,story,Bergen,Ana,en,missing.docx,,,",
        "8,story,Bergen,Ana,en,x,,,perhaps",
        "9,story,,Ana,en,x,,,",
        "9,story,Oslo,Ana,en,x,,,",
    ]
    told = sent.problems(HEAD, *rows, parcels=files)
    assert [line for line, _said in told] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 11]
    said = dict(told)
    assert said[2] == "“poem” is no kind. Write statement, story or quote."
    assert said[3].startswith("“Bergn” is no city of this campaign.")
    assert said[4] == "“Klingonese” is no language. Write its name or its code, such as uk."
    assert said[5] == "There is no file “c.jpg” among those that were sent."
    assert said[6] == "More than one file is called “a.jpg”."
    assert said[8] == "There is no file “missing.docx” among those that were sent."
    assert said[9].startswith("consent_book: “perhaps” is not among no, anonymous")
    assert said[11] == "The same stands in the table more than once."


def test_a_table_without_the_columns_that_are_needed_says_which_these_are(sent):
    assert sent.problems("name,city", "Ana,Bergen") == [
        (0, "No row names the columns. Needed are: kind, city, text.")
    ]
    assert sent.problems(HEAD) == [(0, "There is nothing below the names of the columns.")]


def test_more_than_a_city_may_have_is_told_with_what_it_has_already(sent):
    for number in range(4):
        sent.place.add(Kind.QUOTE, given_name=f"Q{number}")
    sent.place.add(Kind.STATEMENT)
    rows = [f"{n},quote,Bergen,N{n},en,x{n},,," for n in (1, 2)] + ["3,statement,Bergen,May,en,x,,,"]
    with pytest.raises(ImportRefusedError) as refused:
        sent.read(HEAD, *rows)
    assert refused.value.problems == [
        (3, "Bergen has more than 5 quotes."),
        (4, "Bergen has more than one statement."),
    ]


def test_a_word_file_becomes_the_text_of_a_story_with_its_paragraphs(sent):
    files = [sent.file("story.docx", docx("We came by train.", "Nobody knew us."))]
    (made,), _ = sent.bring(HEAD, "1,story,Bergen,Ana,en,story.docx,,,", parcels=files)
    assert made.text == "We came by train.\n\nNobody knew us."


def test_headers_are_understood_in_other_languages_and_unknown_ones_are_named(sent):
    (made,), bundle = sent.bring(
        "Type,Ville,Prénom,Nom de famille,Texte,Langue,Couleur",
        "récit,Bergen,Ana,Sol,Nous venons,français,bleu",
    )
    assert (made.kind, made.language, made.person.given_name) == (Kind.STORY, "fr", "Ana")
    assert bundle.ignored == ("Couleur",)


def test_the_template_is_read_as_it_is_but_for_its_files(sent):
    make.make_city(sent.place.session, sent.place.campaign, name="Limerick")
    files = [
        sent.file(name, "Words.\n") for name in ("statement.docx", "story.docx", "story-in-english.docx")
    ]
    files = [Parcel(each.name, sent.file(f"{each.name}.w", docx("Words.")).path) for each in files]
    files += [sent.file(name, jpeg()) for name in ("ana.jpg", "olu.jpg")]
    lines = template.make().decode("utf-8-sig").splitlines()
    made, bundle = sent.bring(*lines, parcels=files)
    assert [each.kind for each in made] == [Kind.STATEMENT, Kind.STORY, Kind.QUOTE]
    assert (made[2].minor, made[2].guardian_agreed, bundle.ignored) == (True, True, ())
    assert all(each.answers_questions for each in made)


def test_the_samples_own_table_comes_in_whole(sent):
    folder = SAMPLE / "contributions"
    rows = list(csv.DictReader(StringIO((folder / "contributions.csv").read_text("utf-8"))))
    for name in {row["city"] for row in rows} - {"Bergen"}:
        make.make_city(sent.place.session, sent.place.campaign, name=name)
    parcels = [Parcel(path.name, path) for path in sorted(Path(folder).iterdir())]
    bundle = read_bundle(
        sent.place.session,
        campaign=sent.place.campaign,
        table=read_own_csv(folder / "contributions.csv"),
        parcels=parcels,
    )
    assert len(bundle.items) == len(rows)
    assert sum(item.portrait is not None for item in bundle.items) == sum(
        bool(row["portrait"]) for row in rows
    )
    assert all(item.row.said.text for item in bundle.items)
    assert set(EVERYWHERE) == set(bundle.items[0].row.said.levels)


def test_two_who_send_the_same_table_at_once_bring_it_in_once(sent):
    rows = ["1,quote,Bergen,Ana,en,x,,,", "2,story,Bergen,Bo,en,We came,,,"]
    mine, theirs = sent.read(HEAD, *rows), sent.read(HEAD, *rows)
    into = {"campaign": sent.place.campaign, "portraits": {}, **sent.place.by}
    assert len(bring_in(sent.place.session, bundle=mine, **into)) == 2
    assert bring_in(sent.place.session, bundle=theirs, **into) == []
    assert len(sent.place.session.scalars(select(Contribution)).unique().all()) == 2


def test_a_text_that_is_too_long_to_be_kept_and_a_portrait_too_large_are_told_with_their_lines(
    sent, monkeypatch
):
    large = sent.file("large.txt", "word " * 50_000)
    assert sent.problems(HEAD, "1,story,Bergen,Ana,en,large.txt,,,", parcels=[large])[0][0] == 2
    portrait = sent.file("a.jpg", jpeg((900, 900), quality=100))
    monkeypatch.setattr("competition.entries.roster.parcels.LIMIT", 1000)
    bundle = sent.read(HEAD, "1,story,Bergen,Ana,en,x,a.jpg,,", parcels=[portrait])
    with pytest.raises(ImportRefusedError) as refused:
        receive_portraits(bundle, sent.place.storage)
    assert [line for line, _said in refused.value.problems] == [2]
