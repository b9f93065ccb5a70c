"""Screening: accept, return, disqualify; and what the judges' copy is made of."""

import pytest
from sqlalchemy import select

from competition.campaign.models import School
from competition.consent.rules import Channel, Level
from competition.entries import services
from competition.entries.blind import BlindEntry
from competition.entries.blinding import names_behind
from competition.entries.blindness.queries import report_of
from competition.entries.facts import Words
from competition.entries.masking import MASK
from competition.entries.models import Screening
from competition.entries.rules import EntryState, MadeBy, ScreeningDecision
from competition.entries.screening_errors import (
    DecisionNotPossibleError,
    PicturesNotReadyError,
    ReasonMissingError,
)
from competition.entries.services import Maker
from competition.entries.services.screening import screenings
from competition.platform import audit
from competition.platform.files import Rendition
from competition.platform.mail import OutboxMail
from competition.platform.renditions import RenditionKind
from tests.entries.conftest import SAID

ACCEPT, RETURN, DISQUALIFY = ScreeningDecision


@pytest.fixture
def handed_in(poem, submit):
    submit(poem)
    return poem


def standing(session, entry):
    """The copies that judges may see."""
    return session.scalars(
        select(BlindEntry).where(BlindEntry.entry_id == entry.id, BlindEntry.retired_at.is_(None))
    ).all()


def test_an_accepted_entry_has_a_judges_copy_of_the_words(session, handed_in, decide, now):
    decide(handed_in, ACCEPT)
    assert handed_in.state is EntryState.ACCEPTED
    (copy,) = standing(session, handed_in)
    assert (copy.title, copy.text, copy.language) == ("The sea", "The sea is wide.\nWe are wider.", "en")
    assert (copy.edition, copy.category_id, copy.frozen_at) == (1, handed_in.category_id, now)
    assert copy.ref != handed_in.ref


def test_a_decision_is_kept_with_its_reason_and_written_down(session, handed_in, decide, office, now):
    decide(handed_in, RETURN, "  Please add a title.\r\n\r\nThank you. ")
    (kept,) = screenings(session, handed_in.id)
    assert (kept.decision, kept.reason) == (RETURN, "  Please add a title.\n\nThank you.")
    assert (kept.decided_by_id, kept.decided_at) == (office.id, now)
    assert (handed_in.state, handed_in.returned_at) == (EntryState.RETURNED, now)
    entry = audit.history(session, object_kind="entry", object_id=handed_in.id)[0]
    assert (entry.action, entry.actor_id, entry.details) == (
        "entry.return",
        office.id,
        {"screening": kept.id},
    )


@pytest.mark.parametrize(
    ("decision", "event"), [(RETURN, "entries.returned"), (DISQUALIFY, "entries.disqualified")]
)
def test_the_teacher_is_told_why(session, handed_in, decide, decision, event):
    screening = decide(handed_in, decision, "Because.")
    (mail,) = session.scalars(select(OutboxMail).where(OutboxMail.event == event))
    assert (mail.recipient, mail.ids) == ("teacher@example.org", {"screening": screening.id})


@pytest.mark.parametrize("decision", [RETURN, DISQUALIFY])
def test_a_hard_decision_needs_a_reason(session, handed_in, decide, decision):
    with pytest.raises(ReasonMissingError):
        decide(handed_in, decision, "  \n")
    assert handed_in.state is EntryState.SUBMITTED
    assert session.scalars(select(Screening)).all() == []


def test_a_draft_is_nothing_to_decide_about(poem, decide):
    for decision in ScreeningDecision:
        with pytest.raises(DecisionNotPossibleError):
            decide(poem, decision, "Because.")
    assert poem.state is EntryState.DRAFT


def test_a_second_click_does_not_decide_twice(session, handed_in, decide):
    decide(handed_in, ACCEPT)
    with pytest.raises(DecisionNotPossibleError):
        decide(handed_in, ACCEPT)
    assert len(standing(session, handed_in)) == 1


def test_an_entry_reopened_and_forgotten_can_be_returned(session, handed_in, decide, teacher, now):
    services.reopen(session, entry=handed_in, actor=teacher, now=now)
    decide(handed_in, RETURN, "You opened this again and did not hand it in.")
    assert handed_in.state is EntryState.RETURNED


@pytest.mark.parametrize("verb", ["reopen", "withdraw"])
def test_judges_lose_an_entry_that_its_teacher_takes_back(session, handed_in, decide, teacher, now, verb):
    decide(handed_in, ACCEPT)
    getattr(services, verb)(session, entry=handed_in, actor=teacher, now=now)
    assert standing(session, handed_in) == []


@pytest.mark.parametrize("decision", [RETURN, DISQUALIFY])
def test_judges_lose_an_entry_that_is_accepted_no_longer(session, handed_in, decide, decision):
    decide(handed_in, ACCEPT)
    decide(handed_in, decision, "A judge flagged it.")
    assert standing(session, handed_in) == []


def test_each_acceptance_makes_a_new_copy_and_one_stands(session, handed_in, decide, submit):
    decide(handed_in, ACCEPT)
    decide(handed_in, RETURN, "Please look at the second line.")
    handed_in.text = "The sea is wide.\nAnd so are we."
    submit(handed_in)
    decide(handed_in, ACCEPT)
    (copy,) = standing(session, handed_in)
    assert (copy.edition, copy.text) == (2, "The sea is wide.\nAnd so are we.")
    assert len(session.scalars(select(BlindEntry)).all()) == 2


WORDS = Words(
    title="Mina's sea",
    text="I am Mina Okafor of the FJORD SCHOOL in Bergen.\nMs Cher teaches us.",
    language="nb",
    translation_language="en",
    translation_title="The sea of Mina",
    translation="I am Okafor, Jonas is my friend.",
)


@pytest.fixture
def telling(session, write, submit):
    """A work that tells whose it is; the family name stands in it and in no field."""
    makers = [Maker("Mina", "Okafor", 9, levels=SAID), Maker("Jonas", "Berg", 9, levels=SAID)]
    entry = write(words=WORDS, makers=makers, made_by=MadeBy.GROUP)
    submit(entry)
    return entry


def test_the_names_behind_an_entry_are_pupils_teacher_class_and_school(session, telling):
    assert names_behind(session, telling.id) == [
        "Fjord School",
        "Tea Cher",
        "Jonas",
        "Cher",
        "Mina",
        "Tea",
        "4a",
    ]


def test_names_inside_the_work_are_found_and_masked_but_not_the_city(session, telling, decide):
    assert sorted(report_of(session, telling).hidden) == ["Cher", "Fjord School", "Jonas", "Mina"]
    decide(telling, ACCEPT)
    (copy,) = standing(session, telling)
    assert copy.title == f"{MASK}'s sea"
    assert copy.text == f"I am {MASK} Okafor of the {MASK} in Bergen.\nMs {MASK} teaches us."
    assert copy.translation_title == f"The sea of {MASK}"
    assert copy.translation == f"I am Okafor, {MASK} is my friend."
    assert copy.masked_names == 4
    assert telling.title == "Mina's sea"


def test_the_secretariat_chooses_what_to_mask(session, telling, decide):
    decide(telling, ACCEPT, names=["Okafor", "Jonas"])
    (copy,) = standing(session, telling)
    assert (copy.title, copy.masked_names) == ("Mina's sea", 2)
    assert copy.translation == f"I am {MASK}, {MASK} is my friend."


def test_particles_and_titles_are_no_names_by_themselves(session, write, school, school_class):
    session.get_one(School, school.id).name = "École de la Mer"
    school_class.name = "Class 4a"
    entry = write(makers=[Maker("Ana", "de la Cruz", 9, levels={**SAID, Channel.BOOK: Level.FULL})])
    names = names_behind(session, entry.id)
    assert names == [
        "École de la Mer",
        "Ana de la Cruz",
        "Class 4a",
        "Tea Cher",
        "Cher",
        "Cruz",
        "Ana",
        "Tea",
    ]


def test_an_entry_waits_for_its_pictures(session, poem, add, submit, decide, storage):
    image = add(poem, alt="Mina with a boat")
    submit(poem)
    with pytest.raises(PicturesNotReadyError):
        decide(poem, ACCEPT)
    assert poem.state is EntryState.SUBMITTED
    services.look_at(session, image=image, storage=storage)
    decide(poem, ACCEPT)
    (copy,) = standing(session, poem)
    (shown,) = copy.images
    assert shown.alt == f"{MASK} with a boat"
    rendition = session.get_one(Rendition, shown.rendition_id)
    assert (rendition.kind, rendition.original_id) == (RenditionKind.JUDGE, image.file_id)


def test_accepting_several_leaves_those_that_cannot_be_accepted(session, write, add, submit, office, now):
    ready, waiting, draft = write(), write(), write()
    add(waiting, alt="A boat")
    submit(ready)
    submit(waiting)
    done = services.accept_all(session, entries=[ready, waiting, draft], actor=office, now=now)
    assert (done.accepted, done.left) == (1, (waiting, draft))
    assert [e.state for e in (ready, waiting, draft)] == [
        EntryState.ACCEPTED,
        EntryState.SUBMITTED,
        EntryState.DRAFT,
    ]


def test_an_acceptance_taken_back_waits_again_and_no_judge_sees_the_copy(
    session, handed_in, decide, office, now
):
    before = (handed_in.title, handed_in.text, handed_in.number, handed_in.submitted_at)
    decide(handed_in, ACCEPT)
    assert services.take_back(session, entries=[handed_in], actor=office, now=now) == 1
    assert handed_in.state is EntryState.SUBMITTED
    assert (handed_in.title, handed_in.text, handed_in.number, handed_in.submitted_at) == before
    assert standing(session, handed_in) == []
    deed = audit.history(session, object_kind="entry", object_id=handed_in.id)[0]
    assert (deed.action, deed.actor_id) == ("entry.take_back", office.id)
    decide(handed_in, ACCEPT)
    (copy,) = standing(session, handed_in)
    assert copy.edition == 2


def test_what_was_decided_anew_since_is_not_taken_back(session, handed_in, decide, office, now):
    decide(handed_in, ACCEPT)
    decide(handed_in, DISQUALIFY, "It is copied from a book.")
    assert services.take_back(session, entries=[handed_in], actor=office, now=now) == 0
    assert handed_in.state is EntryState.DISQUALIFIED
