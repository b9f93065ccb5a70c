"""The secretariat has the scores compared, and reads what it came to."""

import re
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import select

from competition import jobs
from competition.clock import FixedClock
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment
from competition.judging.rules import ReadingMode
from competition.platform.audit import AuditEntry
from competition.platform.jobs import Job
from competition.platform.jobs.runner import Runner
from competition.results.computing import compute
from competition.results.fairness.models import FairnessAudit
from competition.results.fairness.queries import facts_of
from competition.results.queries import gather
from competition.results.services import compute_standings
from tests import factories as make
from tests.results.scene import CLOSED, Scene
from tests.support.signin import sign_in
from tests.support.statements import counted

jobs.load()
PLACE = "/c/mtm-2026/office/results/fairness"
JUDGES = ("ann", "ben", "cho", "dia", "eli", "fay")
LATER = CLOSED + timedelta(days=1)


def sheets_of(works):
    """Every judge reads every work; French ones get the best marks, whoever reads them."""
    return {
        name: {
            judge: (min(5, 1 + (at + seat) % 3 + 2 * name.startswith("fr")), 3)
            for seat, judge in enumerate(JUDGES)
        }
        for at, name in enumerate(works)
    }


@pytest.fixture
def scene(session):
    """Twelve poems, half of them in French; the first three French ones are read in translation by two."""
    scene = Scene(session, sheets_of([f"{language}{n}" for n in range(6) for language in ("en", "fr")]))
    for name, entry in scene.entries.items():
        entry.language = name[:2]
    for assignment in session.scalars(select(Assignment)):
        assignment.position = assignment.id
    session.commit()
    return scene


@pytest.fixture
def office(app, client, scene):
    app.config["WTF_CSRF_ENABLED"] = False
    return sign_in(client, scene.office)


@pytest.fixture
def worker(database, config):
    return Runner(database, config, FixedClock(LATER))


def compute_them(scene):
    compute_standings(scene.session, round_=scene.round, actor=None, now=CLOSED)
    scene.session.commit()


def compared(scene, office, worker):
    """The page once the worker has done what was asked for on it."""
    compute_them(scene)
    asked = office.post(PLACE)
    assert asked.status_code == 302
    assert worker.run_waiting() == 1
    progress = office.get(asked.location).text
    assert re.search(rf'href="{PLACE}"', progress)
    return office.get(PLACE)


def text_of(response):
    """What the page says, without its marks."""
    main = re.search(r"<main.*</main>", response.text, re.S).group()
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_before_there_are_standings_the_page_leads_to_the_step_that_is_open(office):
    page = office.get(PLACE)
    assert "No standings yet" in text_of(page)
    assert "First compute the standings." in text_of(page)
    assert office.post(PLACE).status_code == 404


def test_the_scores_are_compared_on_demand_and_the_page_tells_what_it_came_to(scene, office, worker):
    said = text_of(compared(scene, office, worker))
    assert "Nothing is compared yet" not in said
    row = re.search(r"English Language .*?(?=typed|handwritten|\n|How to read)", said).group()
    assert "lower than the other languages. More than chance would leave." in row
    assert "From 72 scoresheets, worked out on" in said
    assert (
        scene.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()[-1]
        == "results.compare"
    )


def test_what_cannot_be_compared_here_is_named(scene, office, worker):
    named = "Translation, Country, Age group, Form, Typed or handwritten"
    reason = "Not compared here, since too few works would stand on one of the two sides"
    said = text_of(compared(scene, office, worker))
    assert f"{reason}: {named}." in said


def test_while_it_is_being_worked_out_the_page_says_so_and_asks_nothing_twice(scene, office):
    compute_them(scene)
    assert "Compare the scores" in text_of(office.get(PLACE))
    first, second = office.post(PLACE), office.post(PLACE)
    assert first.location == second.location
    said = text_of(office.get(PLACE))
    assert "The scores are being compared." in said
    assert "Compare the scores" not in said
    assert len(scene.session.scalars(select(Job).where(Job.name == "results.fairness")).all()) == 1


def test_what_was_compared_goes_when_the_standings_are_computed_anew(scene, office, worker):
    compared(scene, office, worker)
    compute_them(scene)
    assert "the standings have been computed since" in text_of(office.get(PLACE))
    assert scene.session.scalars(select(FairnessAudit)).all() == []


def test_comparing_changes_no_score_and_no_place(scene, office, worker):
    before = compute(gather(scene.session, scene.round).facts)
    compared(scene, office, worker)
    scene.session.expire_all()
    assert compute(gather(scene.session, scene.round).facts) == before


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_the_comparisons_leave_as_a_table_and_that_is_written_down(scene, office, worker, kind):
    compared(scene, office, worker)
    with office.post(f"{PLACE}/table", data={"kind": kind}) as answer:
        content, headers = answer.data, answer.headers
    assert headers["Content-Disposition"] == f"attachment; filename=mtm-2026-fairness.{kind}"
    assert headers["Cache-Control"] == "no-store"
    if kind == "xlsx":
        written = zipfile.ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
        first, second = re.findall(r"<row.*?</row>", written)[:2]
        assert re.findall(r">(\w+)<", first)[:4] == ["aspect", "group", "works", "difference"]
        assert re.search(r"language.*en.*<v>6</v>.*<v>-\d", second)
    else:
        assert b"language" in content
    (deed,) = scene.session.scalars(select(AuditEntry).where(AuditEntry.action == "results.compare-export"))
    assert deed.details["kind"] == kind


def test_there_is_no_table_of_what_was_never_compared_nor_of_another_kind(scene, office, worker):
    compute_them(scene)
    assert office.post(f"{PLACE}/table", data={"kind": "xlsx"}).status_code == 404
    compared(scene, office, worker)
    assert office.post(f"{PLACE}/table", data={"kind": "exe"}).status_code == 404


def test_what_is_compared_is_what_judges_had_before_them(session, scene):
    copies = {each.entry_id: each for each in session.scalars(select(BlindEntry))}
    copies[scene.entries["en0"].id].text = ""
    scene.entries["en1"].language = "en-GB"
    for each in session.scalars(select(Assignment)):
        if each.blind_entry_id == copies[scene.entries["fr0"].id].id:
            each.mode = ReadingMode.TRANSLATION
    session.commit()
    works, sheets = facts_of(session, scene.round)
    by_name = {name: works[entry.ref] for name, entry in scene.entries.items()}
    assert (by_name["en0"].hand, by_name["en1"].hand) == ("by-hand", "typed")
    assert {work.language for work in works.values()} == {"en", "fr"}
    assert {(work.form, work.age, work.country) for work in works.values()} == {("poem", "5-10", "NO")}
    away = {sheet.work for sheet in sheets if sheet.translated}
    assert away == {scene.entries["fr0"].ref}
    piles = {}
    for sheet in sheets:
        piles.setdefault(sheet.judge, {})[sheet.work] = sheet.place
    order = [scene.entries[name].ref for name in scene.entries]
    assert all([*sorted(pile, key=pile.get)] == order for pile in piles.values())
    assert {(min(pile.values()), max(pile.values())) for pile in piles.values()} == {(0, 1)}


def test_a_drawing_has_neither_a_language_nor_a_hand(session, scene):
    scene.category.takes_text = False
    session.commit()
    works, _sheets = facts_of(session, scene.round)
    assert {(work.language, work.hand) for work in works.values()} == {("", "")}


def test_a_work_that_was_withdrawn_is_not_compared(session, scene):
    scene.entries["en0"].state = make.EntryState.WITHDRAWN
    session.commit()
    works, sheets = facts_of(session, scene.round)
    gone = scene.entries["en0"].ref
    assert gone not in works
    assert gone not in {sheet.work for sheet in sheets}


def test_the_page_asks_as_little_of_many_comparisons_as_of_few(scene, office, worker, database):
    compared(scene, office, worker)
    with counted(database) as seen:
        office.get(PLACE)
    assert len(seen) <= 8
