"""The results are frozen, handed over, lifted and announced from their pages."""

import csv
import hashlib
import io
import zipfile

import pytest
from sqlalchemy import select, update

from competition.clock import FixedClock
from competition.judging.models import Score
from competition.platform.jobs.runner import Runner
from competition.platform.mail import OutboxMail
from tests import factories as make
from tests.results.pages import OFFICE, decide, post, seal, text_of
from tests.results.scene import Scene
from tests.support.signin import sign_in


@pytest.fixture
def scene(session):
    scene = Scene(session, unread=("elm",))
    session.commit()
    return scene


@pytest.fixture
def office(client, scene):
    return sign_in(client, scene.office)


@pytest.fixture
def clock():
    return FixedClock(make.RESULTS)


def test_the_freeze_asks_for_a_word_then_seals(office, scene, runner):
    decide(scene)
    refused = post(office, f"{OFFICE}/freeze")
    assert refused.status_code == 400
    assert "Look at the standings and the awards first" in text_of(refused)
    assert "How far the work is" in text_of(post(office, f"{OFFICE}/freeze", looked="y"))
    waiting = office.get(f"{OFFICE}/freeze")
    assert "The freeze is being made." in text_of(waiting)
    assert 'name="looked"' not in waiting.text
    runner.run_waiting()
    assert "The results are frozen" in text_of(office.get(f"{OFFICE}/freeze"))


def test_a_freeze_that_could_not_be_made_says_why_on_its_page(office, scene, runner):
    decide(scene)
    scene.session.execute(update(Score).values(value=1))
    scene.session.commit()
    post(office, f"{OFFICE}/freeze", looked="y")
    runner.run_waiting()
    page = office.get(f"{OFFICE}/freeze")
    assert "nothing was frozen: Something has changed since the standings were computed" in text_of(page)
    assert 'name="looked"' in page.text


def test_the_sealed_file_is_handed_to_the_secretariat_byte_for_byte(office, scene, storage):
    assert office.get(f"{OFFICE}/freezes/1/bundle").status_code == 404
    seal(scene, storage)
    answer = office.get(f"{OFFICE}/freezes/1/bundle")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mtm-2026-results-1.zip"'
    page = text_of(office.get(f"{OFFICE}/freeze"))
    assert f"Seal (SHA-256) {hashlib.sha256(answer.data).hexdigest()}" in page
    assert office.get(f"{OFFICE}/results.json").json["awards"][0]["kind"] == "winner"


def test_only_the_secretariat_sees_who_is_who_in_a_bundle(office, scene, storage):
    seal(scene, storage)
    content = office.get(f"{OFFICE}/freezes/1/bundle").data
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.read("awards.csv").decode().splitlines()[1].split(",")[3]
    rows = list(csv.reader(io.StringIO(office.get(f"{OFFICE}/freezes/1/names.csv").data.decode("utf-8-sig"))))
    told = {row[0]: row[1:] for row in rows}
    assert told[first] == ["MTM-SEA", "The sea", ""]
    assert ["", "", "Ann Judge"] in told.values()
    assert len(rows) == 1 + len(scene.entries) + len(scene.judges)


def test_a_freeze_is_lifted_with_a_reason_and_stays_beside_the_next(office, scene, storage, runner):
    seal(scene, storage)
    assert post(office, f"{OFFICE}/freeze/lift", reason="").status_code == 400
    said = text_of(post(office, f"{OFFICE}/freeze/lift", reason="A sheet was mixed up."))
    assert "The freeze is lifted." in said
    before = text_of(office.get(f"{OFFICE}/freeze"))
    assert "This will be freeze 2. The one before was lifted: A sheet was mixed up." in before
    post(office, f"{OFFICE}/freeze", looked="y")
    runner.run_waiting()
    said = text_of(office.get(f"{OFFICE}/freeze"))
    assert "Number 2, in place of freeze 1" in said
    assert "Why A sheet was mixed up." in said
    files = [office.get(f"{OFFICE}/freezes/{number}/bundle").data for number in (1, 2)]
    assert [hashlib.sha256(each).hexdigest() in said for each in files] == [True, True]


def test_after_the_announcement_lifting_asks_for_a_word_and_takes_the_results_off_the_pages(
    office, client, scene, storage, database, config
):
    seal(scene, storage)
    post(office, f"{OFFICE}/announce")
    Runner(database, config, FixedClock(make.RESULTS)).run_waiting()
    assert office.get("/c/mtm-2026/results").status_code == 200
    refused = post(office, f"{OFFICE}/freeze/lift", reason="A sheet was mixed up.")
    assert refused.status_code == 400
    assert "Read what it does, then say here that you want it." in text_of(refused)
    assert "leave the public pages until you announce the results again" in text_of(refused)
    assert office.get("/c/mtm-2026/results").status_code == 200
    post(office, f"{OFFICE}/freeze/lift", reason="A sheet was mixed up.", public_too="y")
    assert office.get("/c/mtm-2026/results").status_code == 404
    post(office, f"{OFFICE}/freeze", looked="y")
    Runner(database, config, FixedClock(make.RESULTS)).run_waiting()
    said = text_of(post(office, f"{OFFICE}/announce"))
    assert "The results are public." in said
    Runner(database, config, FixedClock(make.RESULTS)).run_waiting()
    letters = scene.session.scalars(
        select(OutboxMail.recipient).where(OutboxMail.event == "results.announced")
    ).all()
    assert len(letters) == len(set(letters)) > 0


def test_announcing_makes_the_results_public(office, scene, storage):
    seal(scene, storage)
    said = text_of(post(office, f"{OFFICE}/announce"))
    assert "The results are public. 1 teacher is being told." in said
    assert "A letter goes to 1 teacher." in said
