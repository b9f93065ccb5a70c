"""An EPUB as an edition: what it may say, what a withdrawal does to it, and a build that was cut off."""

import pytest
from sqlalchemy import select

from competition.contributions.services import withdraw_consents
from competition.platform.audit import AuditEntry
from competition.publication import jobs
from competition.publication.desk import desk
from competition.publication.finished.checks import from_row as checked_from
from competition.publication.finished.wording import name_of, outcome
from competition.publication.kinds import Kind, Spec
from competition.publication.models import Edition, EditionState
from competition.publication.problems import from_row
from competition.publication.queries import current_edition
from competition.publication.services import edition_pdf, matches_consents, request_edition
from tests.publication.conftest import add_picture, add_work
from tests.publication.epub.conftest import Reader
from tests.publication.test_build import PEOPLE, PLANTED, quick  # noqa: F401 - a fixture
from tests.publication.test_matter_build import spoken  # noqa: F401 - a fixture
from tests.support.signin import sign_in

EPUB = Spec(Kind.EPUB)


@pytest.fixture
def campaign(session, storage, spoken):  # noqa: F811
    """A book in which people speak, with a poem by four pupils and a picture too small for print."""
    add_work(session, spoken, "N-2", people=PEOPLE)
    add_picture(session, storage, add_work(session, spoken, "N-3", form="illustration", text=""))
    return spoken


def asked(session, campaign, office, now):
    job = request_edition(session, campaign=campaign, actor=office, now=now, spec=EPUB)
    session.commit()
    return job


def built(session, runner, campaign, office, now):
    asked(session, campaign, office, now)
    runner.run_waiting()
    session.expire_all()
    return current_edition(session, campaign.id, EPUB)


def everything_in(storage, session, edition):
    """All that somebody can get out of the file, and the names of what lies in it."""
    read = Reader(edition_pdf(storage, session, edition).read_bytes())
    inside = (read.file.read(name).decode("utf-8", "ignore") for name in read.file.namelist())
    return "\n".join((*read.names, *inside)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def edition(session, runner, campaign, office, now, quick):  # noqa: F811
    return built(session, runner, campaign, office, now)


def test_it_says_what_is_allowed_and_no_name_that_is_not(session, storage, edition):
    said = everything_in(storage, session, edition)
    for words in (
        "Trains brought us together.",
        "Nuala Kinsella",
        "Amber beads",
        "Elia",
        "Ada Nord, Bo S., Cy",
    ):
        assert words in said
    assert [name for name in (*PLANTED, "Planted.") if name in said] == []


def test_what_hangs_on_the_size_of_a_page_is_not_asked_of_it_and_its_own_checks_are_told(
    session, client, office, edition
):
    session.refresh(office)
    kinds = {each.kind.value for each in map(from_row, edition.preflight)}
    assert "withheld" in kinds
    assert kinds & {"resolution", "portrait-small", "wide", "long"} == set()
    checked = [checked_from(row) for row in edition.checked]
    assert all(each.holds for each in checked)
    session.commit()
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book?edition=epub").text
    for each in checked:
        assert f'<li>{name_of(each.check)} <span class="quiet small">{outcome(each)}' in page
    assert "sharp" not in page.partition("<main")[2]


def test_who_withdraws_makes_it_stale_by_name_and_is_not_in_the_next(
    session, storage, runner, client, campaign, edition, office, clock
):
    assert (desk(session, campaign, EPUB).gone, matches_consents(session, edition)) == ((), True)
    clock.at = clock.at.replace(hour=clock.at.hour + 1)
    withdraw_consents(session, contribution=campaign.statement, actor=office, now=clock.now())
    session.commit()
    after = desk(session, campaign, EPUB)
    assert (after.stale, [(each.name, each.page) for each in after.gone]) == (
        True,
        [("Statement · Bergen", 0)],
    )
    assert not matches_consents(session, edition)
    session.commit()
    sign_in(client, office)
    assert "<li>Statement · Bergen</li>" in client.get("/c/mtm-2026/office/book?edition=epub").text
    newer = built(session, runner, campaign, office, clock.now())
    assert (newer.number, newer.state) == (edition.number + 1, EditionState.READY)
    said = everything_in(storage, session, newer)
    assert "Trains brought us" not in said and "Nuala" not in said and "Amber" not in said
    assert "Elia" in said


def test_a_build_that_was_cut_off_goes_on_with_the_same_edition_and_is_told_once(
    session, runner, campaign, office, now, quick, monkeypatch, clock  # noqa: F811
):  # fmt: skip
    class KilledError(Exception):
        pass

    def cut_off(*_args, **_more):
        raise KilledError

    whole = jobs._switch_in
    monkeypatch.setattr(jobs, "_switch_in", cut_off)
    asked(session, campaign, office, now)
    runner.run_waiting()
    assert current_edition(session, campaign.id, EPUB) is None
    session.rollback()
    monkeypatch.setattr(jobs, "_switch_in", whole)
    clock.at = clock.at.replace(hour=clock.at.hour + 1)
    runner.run_waiting()
    session.expire_all()
    assert session.execute(select(Edition.number, Edition.state)).all() == [(1, EditionState.READY)]
    told = select(AuditEntry.action).where(AuditEntry.action == "publication.ready")
    assert len(session.scalars(told).all()) == 1
