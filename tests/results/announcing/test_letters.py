"""The announcement, and the letter that every class gets, whether it has won or not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.models import Account
from competition.clock import FixedClock
from competition.entries.identity import ClassTeacher
from competition.entries.rules import EntryState
from competition.platform.jobs import Job
from competition.platform.jobs.runner import Runner
from competition.platform.mail import list_mail, render
from competition.results.errors import EmbargoedError, NotFrozenError
from competition.results.services import announce
from tests import factories as make
from tests.results.deeds import ready, seal, tell, unfreeze


@pytest.fixture
def letters(scene, database, config):
    """Let the worker write the letters at the hour of the results; return them by recipient."""

    def write():
        scene.session.commit()
        Runner(database, config, FixedClock(make.RESULTS)).run_waiting()
        scene.session.expire_all()
        return {letter.recipient: letter for letter in list_mail(scene.session)}

    return write


def another_class(scene, address="ola@example.org", name="4b", state=EntryState.ACCEPTED):
    """A class of somebody else with one work that nobody has awarded."""
    teacher = make.make_account(scene.session, address, "Ola")
    school = make.make_school(scene.session, make.make_city(scene.session, scene.campaign, f"Oslo {address}"))
    school_class = make.make_class(scene.session, school, scene.campaign, teacher, name=name)
    make.make_entry(
        scene.session,
        school_class,
        scene.category,
        state=state,
        title="The moor",
        number=f"MTM-{address[:4]}",
    )
    return school_class


def test_announcing_needs_the_freeze(scene):
    with pytest.raises(NotFrozenError):
        tell(ready(scene))


def test_announcing_waits_for_the_end_of_the_embargo_and_names_it(scene, storage, letters):
    seal(ready(scene), storage)
    with pytest.raises(EmbargoedError) as refusal:
        tell(scene, now=make.RESULTS - timedelta(seconds=1))
    assert refusal.value.values == {"when": "6 December 2026, 10:00 CET"}
    assert scene.campaign.announced_at is None
    assert letters() == {}
    assert tell(scene, now=make.RESULTS) == 1


def test_a_letter_tells_a_teacher_what_was_won_what_was_not_and_the_way_to_its_results(
    scene, storage, config, letters
):
    seal(ready(scene), storage)
    assert tell(scene) == 1
    assert tell(scene, now=make.RESULTS + timedelta(hours=1)) == 0
    assert scene.campaign.announced_at == make.RESULTS
    letter = letters()["kari@example.org"]
    words = render(scene.session, letter, replace(config, base_url="https://garland.example"))
    for line in (
        "“The sea” (Poem) has won the award “Winner”.",
        "“The sky” (Poem) has won the award “Runner-up”.",
        "“The sun” (Poem) will be printed in the book.",
        "Please congratulate everybody who made them.",
        "The other 2 works of your classes were not chosen this time. "
        "Of 5 works in the competition, 3 could be chosen.",
        f"https://garland.example/class/{scene.school_class.ref}/results",
        "https://garland.example/c/mtm-2026/results",
    ):
        assert line in words.text
    assert "The fog" not in words.text


def test_a_class_that_has_won_nothing_gets_kind_and_exact_words(scene, storage, config, letters):
    another_class(scene)
    seal(ready(scene), storage)
    assert tell(scene) == 2
    words = render(scene.session, letters()["ola@example.org"], config)
    assert words.subject == "The results are out, and thank you: More than migrants"
    assert (
        "The work of your class was not chosen this time. Of 6 works in the competition, 3 could be chosen. "
        "Thank you for what you and your pupils have made. "
        "Please tell them that their work was read with care."
    ) in words.text
    assert "has won" not in words.text
    assert "The sea" not in words.text


def test_a_french_speaking_teacher_reads_the_results_in_french(scene, storage, config, letters):
    scene.session.scalars(select(Account).where(Account.email == "kari@example.org")).one().locale = "fr"
    seal(ready(scene), storage)
    tell(scene)
    words = render(scene.session, letters()["kari@example.org"], config)
    assert words.subject == "2 œuvres de vos classes sont primées\xa0: More than migrants"
    assert "«\xa0The sea\xa0» (Poème) reçoit la distinction «\xa0Premier prix\xa0»." in words.text
    assert '«\xa0<bdi lang="en" dir="ltr">The sea</bdi>\xa0» (Poème) reçoit' in words.html
    assert words.text.count("paraîtra dans le livre.") == 1


def test_only_classes_of_which_a_work_stands_are_written_to_and_not_who_types_for_them(
    scene, storage, letters
):
    another_class(scene, "draft@example.org", "4c", EntryState.DRAFT)
    another_class(scene, "gone@example.org", "4d", EntryState.WITHDRAWN)
    typed = another_class(scene, "typed@example.org", "4e")
    scene.session.scalars(select(ClassTeacher).where(ClassTeacher.class_id == typed.id)).one().in_trust = True
    seal(ready(scene), storage)
    tell(scene)
    assert set(letters()) == {"kari@example.org"}


def test_two_teachers_of_a_class_get_a_letter_each_and_one_with_two_classes_gets_one(scene, storage, letters):
    other = another_class(scene)
    make.save(scene.session, ClassTeacher(class_id=other.id, account_id=scene.teacher.id))
    seal(ready(scene), storage)
    tell(scene)
    written = letters()
    assert sorted(written) == ["kari@example.org", "ola@example.org"]
    assert len(list_mail(scene.session)) == 2


def test_letters_are_a_job_so_that_announcing_is_short_however_many_they_are(scene, storage):
    for number in range(5):
        another_class(scene, f"n{number}@example.org", f"5{number}")
    seal(ready(scene), storage)
    assert tell(scene) == 6
    assert list_mail(scene.session) == []
    (job,) = scene.session.scalars(select(Job).where(Job.name == "results.write_letters"))
    assert job.args == {"campaign": scene.campaign.id}


def test_writing_that_was_cut_off_goes_on_and_writes_to_nobody_twice(scene, storage, letters, monkeypatch):
    for number in range(5):
        another_class(scene, f"n{number}@example.org", f"5{number}")
    seal(ready(scene), storage)
    tell(scene)
    monkeypatch.setattr("competition.results.jobs.BATCH", 2)
    cut_off(monkeypatch, after=3)
    assert len(letters()) == 2, "the third letter's batch was rolled back"
    monkeypatch.undo()
    assert announce_again(scene) == 0
    job = scene.session.scalars(select(Job).where(Job.name == "results.write_letters")).one()
    job.due_at = make.RESULTS
    assert len(letters()) == 6
    assert len(list_mail(scene.session)) == 6


def cut_off(monkeypatch, after):
    """Let the writing of letters die at the next one after so many."""
    from competition.results import jobs

    post, done = jobs._post, []

    def dying(*args):
        if len(done) == after:
            raise RuntimeError("cut off")
        done.append(True)
        post(*args)

    monkeypatch.setattr(jobs, "_post", dying)


def announce_again(scene):
    return announce(scene.session, campaign=scene.campaign, actor=scene.office, now=make.RESULTS)


def test_no_letter_leaves_once_the_freeze_is_lifted(scene, storage, letters, config):
    seal(ready(scene), storage)
    tell(scene)
    unfreeze(
        scene.session,
        campaign=scene.campaign,
        reason="A sheet was wrong.",
        actor=scene.office,
        now=make.RESULTS,
        public_too=True,
    )
    assert letters() == {}
