"""The kit from the request to the ZIP: consents, names, repeated and changed builds."""

import io
import zipfile

import pytest
from sqlalchemy import func, select

from competition.consent.rules import Channel, Level
from competition.entries.rules import EntryState
from competition.platform.audit import AuditEntry
from competition.platform.jobs import JobState
from competition.social import easel, jobs, studio  # noqa: F401 - the job has to be known
from competition.social.errors import NoKitError, NotFrozenError
from competition.social.models import Card, Kit
from competition.social.queries import current_kit
from competition.social.services import kit_file, request_kit, still_holds
from tests.social.approving import approve


@pytest.fixture
def build(frozen, session, runner, now, storage):
    """Make the kit as the worker does; return the ZIP's bytes."""

    def build():
        approve(session, frozen.campaign, now)
        job = request_kit(session, campaign=frozen.campaign, actor=None, now=now)
        session.commit()
        runner.run_waiting()
        session.refresh(job)
        assert (job.state, job.error) == (JobState.DONE, "")
        return kit_file(session, campaign_id=frozen.campaign.id, storage=storage).read_bytes()

    return build


def opened(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}


def test_a_picture_is_decoded_once_for_all_its_formats(frozen, build, monkeypatch):
    frozen.picture(frozen.award("I-1", "illustration", title="Boat", text=""))
    opens = []
    real = easel.Image.open
    monkeypatch.setattr(easel.Image, "open", lambda *args, **kw: opens.append(1) or real(*args, **kw))
    build()
    assert len(opens) == 2  # the picture, and its finished card for the contact sheet


def test_a_kit_made_twice_is_the_same_to_the_byte_and_no_card_is_drawn_again(frozen, build, monkeypatch):
    frozen.award("P-1", "poem")
    frozen.picture(frozen.award("I-1", "illustration", title="Boat", text=""))
    first = build()
    monkeypatch.setattr(easel, "draw_cards", lambda *_: pytest.fail("drawn again"))
    assert build() == first


def test_a_kit_drawn_anew_from_nothing_is_the_same_to_the_byte(frozen, build, session, pieces_once):
    frozen.award("P-1", "poem")
    first = build()
    pieces_once.clear()
    for card in session.scalars(select(Card)):
        session.delete(card)
    session.commit()
    assert build() == first


@pytest.mark.usefixtures("no_sheet")
def test_only_the_card_that_changed_is_drawn_again(frozen, build, session, monkeypatch):
    frozen.award("P-1", "poem")
    changed = frozen.award("P-2", "poem", "runner_up")
    build()
    drawn = []
    real = easel.draw_cards
    monkeypatch.setattr(
        easel, "draw_cards", lambda content, *rest: drawn.append(content.number) or real(content, *rest)
    )
    changed.title = "The wide sea"
    build()
    assert drawn == ["P-2"] * 6  # a short poem needs no carousel, which is found by trying


def test_names_stand_only_where_their_consent_allows_and_in_no_file_name(frozen, build):
    frozen.award("P-1", "poem", level=Level.FIRST, given_name="Mina")
    frozen.award("E-1", "essay", level=Level.ANONYMOUS, given_name="Hiddenname")
    frozen.award("E-2", "essay", "runner_up", level=Level.NO, given_name="Forbidden", title="Unshown")
    frozen.picture(
        frozen.award("I-1", "illustration", level=Level.ANONYMOUS, given_name="Hiddenname", text="")
    )
    content = build()
    files = opened(content)
    everything = b"\n".join([*(name.encode() for name in files), *files.values(), content])
    for secret in (b"Verysecret", b"Hiddenname", b"Forbidden", b"Unshown"):
        assert secret not in everything
    assert "Mina" in files["captions.csv"].decode()
    assert not any("Mina" in name for name in files)
    assert "E-2: There is no consent for social media." in files["README.txt"].decode()


@pytest.mark.usefixtures("no_sheet")
def test_a_withdrawn_consent_is_seen_at_once_and_the_next_kit_is_without_the_work(
    frozen, build, session, config
):
    frozen.award("P-1", "poem")
    entry = frozen.award("P-2", "poem", "runner_up", title="Gone tomorrow")
    before = opened(build())
    assert any("poem-5-10-runner-up" in name for name in before)

    def holds():
        kit = current_kit(session, frozen.campaign.id)
        return still_holds(session, campaign=frozen.campaign, kit=kit, base_url=config.base_url)

    assert holds()
    next(c for c in entry.person.consents if c.channel is Channel.SOCIAL).level = Level.NO
    session.commit()
    session.expire_all()
    assert not holds()
    after = opened(build())
    assert holds()
    assert not any("poem-5-10-runner-up" in name for name in after)
    assert all(b"Gone tomorrow" not in content for content in after.values())
    assert session.scalar(select(func.count(Card.id))) == 5


def test_what_no_card_can_be_made_of_is_told_by_number_and_reason(frozen, build, session):
    frozen.award("P-1", "poem")
    frozen.picture(frozen.award("I-1", "illustration", title="Boat", text=""), ready=False)
    frozen.award("E-1", "essay", title="Untold").state = EntryState.WITHDRAWN
    frozen.award("E-2", "essay", "runner_up", level=Level.NO, title="Untold")
    said = opened(build())["README.txt"].decode()
    assert said.split("Awarded, and without a card:\n")[1].splitlines() == [
        "  E-1: It does not stand any more.",
        "  E-2: There is no consent for social media.",
        "  I-1, Boat: It has no picture that could be opened.",
    ]
    kit = current_kit(session, frozen.campaign.id)
    assert kit.report["left_out"] == [
        {"number": "E-1", "reason": "gone"},
        {"number": "E-2", "reason": "consent"},
        {"number": "I-1", "reason": "picture"},
    ]


def test_a_character_without_a_glyph_is_told_by_its_name(frozen, build, session):
    frozen.award("P-1", "poem", text="The sea \U00012000 is wide.\nWe are wider.")
    files = opened(build())
    kit = current_kit(session, frozen.campaign.id)
    assert kit.report["problems"] == [{"number": "P-1", "codepoint": "U+12000", "name": "CUNEIFORM SIGN A"}]
    assert "\U00012000" not in files["captions.csv"].decode()


def test_one_kit_stands_and_the_deeds_are_in_the_audit_trail(frozen, build, session):
    frozen.award("P-1", "poem")
    build()
    build()
    assert session.scalar(select(func.count(Kit.id))) == 1
    deeds = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert deeds == ["social.build", "social.ready"] * 2


def test_without_any_card_the_job_says_why_and_nothing_stands(frozen, session, runner, now, storage):
    frozen.award("P-1", "poem", level=Level.NO)
    job = request_kit(session, campaign=frozen.campaign, actor=None, now=now)
    session.commit()
    runner.run_waiting()
    session.refresh(job)
    assert job.state is JobState.FAILED
    assert job.error.startswith("No awarded work may appear on social media")
    with pytest.raises(NoKitError):
        kit_file(session, campaign_id=frozen.campaign.id, storage=storage)


def test_cards_are_made_from_frozen_results_only(frozen, session, now):
    frozen.freeze.lifted_at = now
    session.flush()
    with pytest.raises(NotFrozenError):
        request_kit(session, campaign=frozen.campaign, actor=None, now=now)


def test_a_kit_drawn_by_several_processes_is_the_same_to_the_byte(frozen, build, session, monkeypatch):
    frozen.picture(frozen.award("I-1", "illustration", title="Boat", text=""))
    frozen.award("P-1", "poem")
    here = build()
    for card in session.scalars(select(Card)):
        session.delete(card)
    session.commit()
    monkeypatch.setattr(studio, "FEW", 0)
    monkeypatch.setattr(easel.Easel, "draw", lambda *_: pytest.fail("drawn here"))
    assert build() == here


def test_a_kit_that_is_called_off_keeps_the_cards_that_were_drawn_and_goes_on_with_the_others(
    frozen, session, runner, now, monkeypatch
):
    frozen.award("P-1", "poem")
    frozen.award("P-2", "poem", "runner_up")
    real, drawn = easel.draw_cards, []

    def draw(content, _wish, _sender, fmt, *rest):
        drawn.append((content.number, fmt.key))
        if len(drawn) == 3:
            runner.stop.set()  # as a worker that is asked to end
        return real(content, _wish, _sender, fmt, *rest)

    monkeypatch.setattr(easel, "draw_cards", draw)
    job = request_kit(session, campaign=frozen.campaign, actor=None, now=now)
    session.commit()
    runner.run(job.id)
    session.refresh(job)
    assert (job.state, len(drawn)) == (JobState.QUEUED, 3)
    assert len(session.scalars(select(Card)).all()) == 3
    session.commit()
    runner.stop.clear()
    runner.run_waiting()
    session.refresh(job)
    assert job.state == JobState.DONE
    assert len(set(drawn)) == len(drawn) == 12


def test_when_a_campaign_speaks_another_language_the_kit_holds_no_card_of_the_one_before(
    frozen, build, session
):
    frozen.award("P-1", "poem")
    frozen.campaign.translation_languages = ["en"]
    build()
    frozen.campaign.translation_languages = ["fr"]
    names = zipfile.ZipFile(io.BytesIO(build())).namelist()
    assert len(names) == len(set(names))
    assert {card.locale for card in session.scalars(select(Card))} == {"fr"}
    assert not any("-en-" in name for name in names)
