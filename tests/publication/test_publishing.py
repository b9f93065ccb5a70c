"""Editions of several kinds beside each other: asked for, told apart, counted, and when each is outdated."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from competition.entries.translating.services import set_credit
from competition.platform.jobs import Job
from competition.publication.desk import Since, desk
from competition.publication.errors import NoPaperError, OneFormatError
from competition.publication.formats import Format
from competition.publication.kinds import OFFERED, SCREEN_A4, Kind, Spec
from competition.publication.models import EditionState
from competition.publication.proofing.models import PrintedCorrection
from competition.publication.queries import current_edition, find_freeze
from competition.publication.services import allowed_of, begin_edition, request_edition
from competition.publication.steps import step
from tests.publication.conftest import add_work
from tests.publication.editions import PRINT_A5, stands
from tests.publication.test_build import quick  # noqa: F401
from tests.support.signin import sign_in


def test_each_kind_and_format_has_an_edition_of_its_own_and_all_are_counted_together(
    session, frozen, won, now
):
    made = [
        stands(session, frozen, spec, now=now) for spec in (SCREEN_A4, PRINT_A5, Spec(Kind.LARGE), SCREEN_A4)
    ]
    assert [each.number for each in made] == [1, 2, 3, 4]
    assert current_edition(session, frozen.id, SCREEN_A4) == made[3]
    assert current_edition(session, frozen.id, PRINT_A5) == made[1]
    assert current_edition(session, frozen.id, Spec(Kind.PRINT)) is None
    assert made[1].spec == PRINT_A5


def test_everybody_is_shown_the_newest_edition_for_the_screen_whatever_was_built_after_it(
    session, client, frozen, won, now
):
    for spec in (SCREEN_A4, Spec(format=Format.A5), PRINT_A5):
        stands(session, frozen, spec, now=now)
    assert current_edition(session, frozen.id).spec == Spec(format=Format.A5)


def test_everybody_is_shown_what_was_read_last_though_it_was_cut_off_and_has_a_lower_number(
    session, frozen, won, office, now
):
    """Else a withdrawal between the two could take the book from everybody, though a fresh one stands."""
    job = request_edition(session, campaign=frozen, actor=office, now=now)
    results = find_freeze(session, frozen.id)
    begin_edition(session, campaign=frozen, freeze=results, now=now, job_id=job.id)
    stands(session, frozen, Spec(format=Format.A5), now=now + timedelta(minutes=1))
    later = now + timedelta(minutes=2)
    resumed = begin_edition(session, campaign=frozen, freeze=results, now=later, job_id=job.id)
    resumed.state = EditionState.READY
    session.flush()
    assert (resumed.number, resumed.started_at) == (1, later)
    assert current_edition(session, frozen.id) is resumed
    assert step(session, frozen).number == 1


def test_asking_for_a_multiple_of_four_while_the_other_is_built_gives_both(session, frozen, won, office, now):
    specs = [PRINT_A5, replace(PRINT_A5, fours=False), PRINT_A5]
    asked = [request_edition(session, campaign=frozen, actor=office, now=now, spec=spec) for spec in specs]
    assert asked[0] is asked[2]
    assert [job.args["fours"] for job in asked[:2]] == [1, 0]


@pytest.mark.parametrize("elsewhere", [SCREEN_A4, PRINT_A5, Spec(Kind.LARGE)], ids=lambda spec: spec.name)
def test_every_edition_s_page_says_that_everybody_is_given_no_book_and_why(
    session, client, frozen, won, office, now, elsewhere
):
    stands(session, frozen, elsewhere, now=now)
    stands(session, frozen, Spec(format=Format.A5), now=now, entry_ids=[won.id])
    session.commit()
    sign_in(client, office)
    page = f"/c/mtm-2026/office/book?edition={elsewhere.kind}&format={elsewhere.format}"
    assert "The public address gives no book" not in client.get(page).text
    won.state = "withdrawn"
    session.commit()
    assert (
        "The public address gives no book until an edition for the screen is built: "
        "edition 2 (For the screen, A5) does not match what is allowed now."
    ) in client.get(page).text


def test_a_page_is_silent_about_everybody_when_only_its_own_edition_is_outdated(
    session, client, frozen, won, office, now
):
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    stands(session, frozen, Spec(format=Format.A5), now=now)
    won.state = "withdrawn"
    session.commit()
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book").text
    assert "no longer matches what parents allow: build it anew" in page
    assert "The public address gives no book" not in page


def test_a_work_that_is_gone_asks_for_another_book_until_one_was_built_without_it(session, frozen, won, now):
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    assert not step(session, frozen).touched
    won.state, won.updated_at = "withdrawn", now + timedelta(minutes=1)
    session.flush()
    assert step(session, frozen).touched
    stands(session, frozen, SCREEN_A4, now=now + timedelta(minutes=2))
    assert (step(session, frozen).number, step(session, frozen).touched) == (2, False)
    won.state, won.set_apart_at = "accepted", now + timedelta(minutes=3)
    session.flush()
    assert step(session, frozen).touched


def test_a_text_corrected_for_print_asks_for_another_book(session, frozen, won, now):
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    row = PrintedCorrection(
        campaign_id=frozen.id, entry_id=won.id, title="Other", made_at=now + timedelta(minutes=1)
    )
    session.add(row)
    session.flush()
    assert (step(session, frozen).touched, desk(session, frozen).since.recomposed) == (True, True)
    stands(session, frozen, SCREEN_A4, now=now + timedelta(minutes=2), entry_ids=[won.id])
    assert (step(session, frozen).touched, desk(session, frozen).since.recomposed) == (False, False)
    row.taken_back_at = now + timedelta(minutes=3)
    session.flush()
    assert (step(session, frozen).touched, desk(session, frozen).since.recomposed) == (True, True)


def test_words_of_a_work_that_change_ask_for_another_book_until_it_is_built(
    session, client, frozen, won, office, now
):
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    stands(session, frozen, PRINT_A5, now=now, entry_ids=[won.id])
    assert (step(session, frozen).touched, desk(session, frozen).since) == (False, Since())
    later = now + timedelta(minutes=1)
    set_credit(session, entry=won, credit="Ada Nord", actor=office, now=later)
    assert (step(session, frozen).touched, desk(session, frozen).since) == (True, Since(rewritten=True))
    assert [each.spec for each in desk(session, frozen).shelf if each.stale] == [
        SCREEN_A4,
        replace(PRINT_A5, fours=False),
    ]
    session.commit()
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book").text
    assert "The words of a work have changed since the book was built: build it anew." in page
    stands(session, frozen, SCREEN_A4, now=later, entry_ids=[won.id])
    assert (step(session, frozen).touched, desk(session, frozen).since) == (False, Since())


def test_the_room_asks_the_database_no_more_the_more_editions_of_other_works_stand(
    session, database, frozen, won, now
):
    def count():
        session.commit()
        seen = []
        listen = lambda *arguments: seen.append(arguments[2])  # noqa: E731
        event.listen(database.engine, "before_cursor_execute", listen)
        assert len(desk(session, frozen).shelf) == len(OFFERED)
        assert len(allowed_of(session, standing)) == len(standing)
        event.remove(database.engine, "before_cursor_execute", listen)
        return len(seen)

    standing = [stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])]
    alone = count()
    for number, spec in enumerate(OFFERED[1:], start=2):
        other = add_work(session, frozen, f"N-{number}")
        standing.append(stands(session, frozen, spec, now=now, entry_ids=[won.id, other.id]))
    assert len(standing) > 3
    assert count() == alone


def test_a_kind_that_was_cut_off_is_taken_up_again_and_no_other_in_its_place(session, frozen, won, now):
    found = find_freeze(session, frozen.id)
    begun = begin_edition(session, campaign=frozen, freeze=found, now=now, spec=PRINT_A5)
    other = begin_edition(session, campaign=frozen, freeze=found, now=now)
    assert (begun.number, other.number) == (1, 2)
    assert begin_edition(session, campaign=frozen, freeze=found, now=now, spec=PRINT_A5) is begun


def test_only_what_no_longer_matches_the_consents_is_stale(session, frozen, won, now):
    other = add_work(session, frozen, "N-2", people=[("Bo", "Berg", "first")])
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    stands(session, frozen, PRINT_A5, now=now, entry_ids=[won.id, other.id])
    assert not any(each.stale for each in desk(session, frozen).shelf)
    other.state = "withdrawn"
    session.flush()
    shelf = {each.spec.name: (each.edition is not None, each.stale) for each in desk(session, frozen).shelf}
    assert shelf == {
        **{each.name: (False, False) for each in OFFERED},
        "screen-A4": (True, False),
        "print-A5": (True, True),
    }


def test_what_is_not_made_is_refused_with_a_sentence(session, frozen, won, office, now):
    small = Spec(Kind.LARGE, Format.A5), Spec(Kind.EPUB, Format.A5)
    for spec, refusal in zip(small, (OneFormatError, NoPaperError), strict=True):
        with pytest.raises(refusal):
            request_edition(session, campaign=frozen, actor=office, now=now, spec=spec)
    assert session.scalars(select(Job)).all() == []
