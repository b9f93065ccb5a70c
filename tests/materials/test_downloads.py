"""What the call offers to download: what is made for the campaign, and kept true to it."""

from datetime import timedelta

from sqlalchemy import select

from competition.campaign.rules import MilestoneKey
from competition.campaign.services import move_milestones
from competition.materials.models import Material
from competition.materials.rules import MaterialKind
from competition.materials.services import SETTLING
from competition.platform.jobs import Job
from tests import factories as make
from tests.materials.pages import CALL, MADE_TITLES, downloads, titles


def test_nothing_is_offered_before_it_is_made(client, campaign):
    page = client.get(CALL).text
    assert titles(page) == [] and "Materials to download" not in page


def test_a_visitor_who_finds_nothing_asks_for_it_once(client, clock, session, campaign, quick, runner):
    for _visit in range(3):
        assert titles(client.get(CALL).text) == []
    assert len(session.scalars(select(Job)).all()) == 1
    session.rollback()
    clock.at += SETTLING
    runner.run_waiting()
    assert list(dict.fromkeys(titles(client.get(CALL).text))) == MADE_TITLES


def test_what_is_made_is_offered_with_kind_language_and_size(client, made, quick):
    assert [kind.value for kind, locale in quick if locale == "en"] == ["poster", "sheet", "consent"]
    page = client.get(CALL).text
    assert list(dict.fromkeys(titles(page))) == MADE_TITLES
    assert "A3, to hang up" in page and 'English <span class="small">(PDF, 1 kB)</span>' in page


def test_a_material_is_saved_under_a_name_that_says_what_it_is(client, made):
    address = downloads(client.get(CALL).text)[0][0]
    answer = client.get(address, buffered=True)
    assert answer.headers["Content-Disposition"] == "attachment; filename=mtm-2026-poster-en.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-poster en 2026-11-19")


def test_a_moved_deadline_takes_the_old_pages_off_the_call_until_new_ones_are_made(
    client, clock, session, made, office, runner
):
    old = downloads(client.get(CALL).text)[0][0]
    moments = {MilestoneKey.DEADLINE: make.DEADLINE + timedelta(days=3)}
    move_milestones(session, campaign=made, moments=moments, actor=office, now=make.OPENS)
    session.commit()
    assert titles(client.get(CALL).text) == []
    answer = client.get(old)
    assert answer.location == CALL
    assert "is being made anew" in client.get(CALL).text
    assert runner.run_waiting() == 0, "another change may follow"
    clock.at += SETTLING
    assert runner.run_waiting() == 1
    new = downloads(client.get(CALL).text)[0][0]
    assert b"2026-11-22" in client.get(new, buffered=True).data
    assert session.scalars(select(Material.kind).where(Material.language == "en")).all() == [
        MaterialKind.POSTER,
        MaterialKind.SHEET,
        MaterialKind.CONSENT,
    ]
