"""The making of the materials: nothing twice, nothing lost; what stands stays until what follows is whole."""

from datetime import timedelta

from sqlalchemy import select

from competition.campaign.rules import MilestoneKey
from competition.campaign.services import move_milestones
from competition.materials import jobs as making
from competition.materials.models import Material
from competition.materials.services import request_making
from competition.platform.errors import PdfFailedError
from competition.platform.files import StoredFile
from competition.platform.jobs import Job, JobState
from tests import factories as make
from tests.materials.pages import BEFORE


def test_asking_again_makes_nothing_that_still_holds(session, made, quick, runner):
    before = list(quick)
    request_making(session, campaign_id=made.id, actor=None, now=BEFORE)
    session.commit()
    assert runner.run_waiting() == 1
    assert quick == before


def test_a_change_while_they_are_made_is_not_lost(session, database, campaign, quick, runner, monkeypatch):
    changed = []

    def and_meanwhile(kind, facts, faces, locale):
        if not changed:
            changed.append(True)
            with database.writing() as other:
                found = other.get_one(type(campaign), campaign.id)
                found.name = "More than words"
        return facts.name.encode()

    monkeypatch.setattr(making, "set_material", and_meanwhile)
    request_making(session, campaign_id=campaign.id, actor=None, now=BEFORE)
    session.commit()
    runner.run_waiting()
    sizes = set(session.scalars(select(StoredFile.size).join(Material, Material.file_id == StoredFile.id)))
    assert sizes == {len("More than words")}


def test_a_job_that_cannot_set_its_page_leaves_what_stands(session, made, office, runner, monkeypatch):
    def fails(kind, *_rest):
        raise PdfFailedError(name=kind.value, reason="died")

    standing = session.scalars(select(Material.file_id).order_by(Material.id)).all()
    monkeypatch.setattr(making, "set_material", fails)
    moments = {MilestoneKey.DEADLINE: make.DEADLINE + timedelta(days=3)}
    move_milestones(session, campaign=made, moments=moments, actor=office, now=BEFORE)
    session.commit()
    assert runner.run_waiting() > 0
    assert session.scalars(select(Job.state).order_by(Job.id.desc())).first() is not JobState.DONE
    assert session.scalars(select(Material.file_id).order_by(Material.id)).all() == standing
