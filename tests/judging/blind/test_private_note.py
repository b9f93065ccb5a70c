"""A judge's note to herself: nobody else reads it on a page, in a file, in a letter, or beside a score."""

import zipfile
from io import BytesIO

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.campaign.models import Campaign
from competition.entries.models import Entry
from competition.judging.models import Round, Scoresheet
from competition.judging.services import close_round
from competition.platform.files import StoredFile
from competition.platform.mail import OutboxMail, render
from competition.results.services import compute_standings, decide_awards, freeze
from competition.tables import metadata
from tests.factories import category_of, make_city, make_class, make_member, make_school
from tests.judging.blind.place import crawl
from tests.judging.carriers import found_in
from tests.judging.printed import unpacked
from tests.judging.reading import SCORES
from tests.judging.scene import accept, make_judge, make_judged_campaign, open_round

NOTE, REMARK = "Privatissimanotiz", "Oeffentlichbemerkung"
BOTH = (NOTE, REMARK)
TOLD = {"version": "0", **SCORES, "note": NOTE, "remark": REMARK}
WITHIN = r"/(c/mtm-2026/|class/|entry/|sheet/|jobs/|outbox|$)"
AFTERWARDS = r"/(c/mtm-2026/(judging|office/(results|rounds|history))|class/|entry/|$)"
OTHERS = ("office@example.org", "bo@example.org", "teacher@example.org", None)
AWARDS = [{"kind": "winner", "number": 1, "card": True}]


@pytest.fixture(scope="module")
def noted(place):
    """Ines and Bo read a poem; she has written a remark for the class and a note for herself, and printed."""
    with place.writing() as session:
        campaign = make_judged_campaign(session)
        poems = category_of(campaign)
        poems.awards = AWARDS
        make_member(session, campaign, Role.SECRETARIAT)
        teacher = make_member(session, campaign, Role.TEACHER, "teacher@example.org", "Tea Cher")
        school = make_school(session, make_city(session, campaign))
        copy = accept(session, make_class(session, school, campaign, teacher), poems)
        session.get_one(Entry, copy.entry_id).number = "MTM-1"
        judges = [make_judge(session, campaign), make_judge(session, campaign, "Bo")]
        round_, (ines, bo) = open_round(session, campaign, judges, [copy], place.now)
        refs = {"sheet": ines.ref, "bo": bo.ref, "round": round_.ref, "judge": judges[0].ref}
    place.browser("bo@example.org").post(f"/sheet/{refs['bo']}", data={"version": "0", **SCORES})
    browser = place.browser("ines@example.org")
    assert browser.post(f"/sheet/{refs['sheet']}/save", data=TOLD).status_code == 200
    for kind in ("pack", "sheets"):
        where = f"/c/mtm-2026/judging/rounds/{refs['round']}/paper"
        assert browser.post(where, data={"kind": kind, "paper": "a4"}).status_code == 302
    place.work_off()
    return refs


@pytest.fixture(scope="module")
def over(place, noted):
    """The sheet is handed in, the round closed, its results are frozen."""
    handed_in = place.browser("ines@example.org").post(
        f"/sheet/{noted['sheet']}", data={**TOLD, "version": "1"}
    )
    assert handed_in.status_code == 302
    with place.writing() as session:
        round_, now = session.scalars(select(Round)).one(), place.now
        close_round(session, round_=round_, actor=None, now=now)
        compute_standings(session, round_=round_, actor=None, now=now)
        campaign = session.scalars(select(Campaign)).one()
        decide_awards(session, campaign=campaign, round_=round_, actor=None, now=now)
        freeze(session, campaign=campaign, round_=round_, storage=place.storage, actor=None, now=now)


def whole(content):
    """What lies in an answer or a file, unpacked where it is packed."""
    if content.startswith(b"%PDF"):
        return unpacked(content)
    if content.startswith(b"PK"):
        parts = zipfile.ZipFile(BytesIO(content))
        return b"\n".join(parts.read(name) for name in parts.namelist())
    return content


def leaks(got):
    """Where the note stands, of what a browser got by its addresses."""
    return [path for path, content in got.items() if found_in(content, [NOTE])]


def test_the_judge_finds_her_note_again(place, noted):
    sheet = place.browser("ines@example.org").get(f"/sheet/{noted['sheet']}").data
    assert found_in(sheet, BOTH) == set(BOTH)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_reads_it_while_the_round_is_open(place, noted, who):
    got = crawl(place.browser(who), "/", "/c/mtm-2026/office", within=WITHIN)
    if who == "office@example.org":
        seat = f"/c/mtm-2026/office/rounds/{noted['round']}/judges/{noted['judge']}"
        assert found_in(got[f"{seat}/typing/{noted['sheet']}"], BOTH) == {REMARK}
    assert leaks(got) == []


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_reads_it_afterwards(place, over, who):
    results = "/c/mtm-2026/office/results"
    got = crawl(place.browser(who), "/", results, within=AFTERWARDS)
    if who == "office@example.org":
        assert {f"{results}/freezes/1/bundle", f"{results}/results.json"} <= set(got)
    assert leaks(got) == []


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_no_table_that_is_taken_out_holds_it(place, over, kind):
    office = place.browser("office@example.org")
    with office.post("/c/mtm-2026/office/export", data={"kind": kind}) as answer:
        assert answer.status_code == 200
        content = whole(answer.data)
    assert found_in(content, ["The sea", NOTE]) == {"The sea"}


def test_it_lies_in_one_place_only(place, over):
    """Not in the history, not in a letter's row, not in what is frozen; not in a file; not in a letter."""
    with place.database.reading() as session:
        assert [sheet.note for sheet in session.scalars(select(Scoresheet)) if sheet.note] == [NOTE]
        found = [
            (table.name, column.name)
            for table in metadata.sorted_tables
            for row in session.execute(select(table)).mappings()
            for column in table.columns
            if NOTE in str(row[column.key])
        ]
        assert found == [("scoresheet", "note")]
        files = [place.storage.path(key).read_bytes() for key in session.scalars(select(StoredFile.key))]
        assert len(files) >= 3
        assert [content[:8] for content in files if found_in(whole(content), [NOTE])] == []
        letters = session.scalars(select(OutboxMail)).all()
        assert letters
        assert not any(NOTE in str(render(session, letter, place.config)) for letter in letters)
