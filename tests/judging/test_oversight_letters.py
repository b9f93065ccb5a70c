"""Reminders: to whom they go, in which words, and to whom never."""

from datetime import timedelta

import pytest

from competition.accounts.models import Account
from competition.judging.errors import RoundClosedError, RoundNotOpenError
from competition.judging.oversight.letters import LetterKind, fill, template, unknown_places
from competition.judging.oversight.services.reminding import send_letter
from competition.judging.rules import RoundState, SheetChange
from competition.judging.services import leave_panel, save_sheet
from competition.platform.audit import AuditEntry
from competition.platform.mail import MailState, OutboxMail, post, render
from tests.judging.scene import accept, hand_in_whole, make_judge, make_letter, make_round, open_round


def mails(session):
    return session.query(OutboxMail).filter_by(event="judging.reminder").order_by(OutboxMail.id).all()


def recipients(session):
    return [letter.recipient for letter in mails(session)]


@pytest.fixture
def sending(session, campaign, now):
    """Send a letter now (or later) and return how many went."""

    def go(letter, round_, at=now):
        return send_letter(session, campaign=campaign, round_=round_, letter=letter, actor=None, now=at)

    return go


@pytest.fixture
def reading(session, campaign, school_class, poems, now):
    """Ada has finished, Bo has begun, Cy has not, Di has left; two poems each."""
    judges = [make_judge(session, campaign, name) for name in ("Ada", "Bo", "Cy", "Di")]
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, assignments = open_round(session, campaign, judges, copies, now)
    hand_in_whole(session, assignments[0], now)
    hand_in_whole(session, assignments[1], now)
    change = SheetChange({"voice": 3})
    save_sheet(session, assignment=assignments[2], change=change, version=0, actor=None, now=now)
    leave_panel(session, judge=judges[3], actor=None, now=now)
    return round_, judges, assignments


@pytest.mark.parametrize(
    ("kind", "whom"),
    [
        (LetterKind.NOT_BEGUN, ["cy@example.org"]),
        (LetterKind.HALF_WAY, ["bo@example.org"]),
        (LetterKind.LAST_DAYS, ["bo@example.org", "cy@example.org"]),
    ],
)
def test_each_reminder_goes_to_those_it_is_for_and_to_nobody_who_finished(
    session, reading, sending, now, kind, whom
):
    round_, *_ = reading
    letter = make_letter(session, round_, now, kind)
    assert recipients(session) == []
    assert sending(letter, round_) == len(whom)
    assert recipients(session) == whom
    assert (letter.sent_at, letter.letters) == (now, len(whom))
    told = session.query(AuditEntry).filter_by(action="round.remind").one()
    assert told.details == {"letter": letter.id, "letters": len(whom)}


def test_a_reminder_for_the_silent_goes_to_those_alone_who_saved_nothing_for_a_week(
    session, reading, sending, now
):
    round_, _, assignments = reading
    later = now + timedelta(days=6)
    change = SheetChange({"voice": 4})
    save_sheet(session, assignment=assignments[2], change=change, version=1, actor=None, now=later)
    letter = make_letter(session, round_, later, LetterKind.SILENT)
    assert sending(letter, round_, later) == 0
    week = now + timedelta(days=7)
    assert sending(make_letter(session, round_, week, LetterKind.SILENT), round_, week) == 1
    assert recipients(session) == ["cy@example.org"], "Ada has finished, Bo has saved, Di has left"


@pytest.mark.parametrize(("days", "whom"), [(4, []), (3, ["cy@example.org"]), (1, ["cy@example.org"])])
def test_the_secretariat_says_from_when_on_a_judge_is_silent(session, reading, sending, now, days, whom):
    round_, _, assignments = reading
    later = now + timedelta(days=3)
    change = SheetChange({"voice": 4})
    save_sheet(session, assignment=assignments[2], change=change, version=1, actor=None, now=later)
    sending(make_letter(session, round_, later, LetterKind.SILENT, days=days), round_, later)
    assert recipients(session) == whom


def test_one_judge_alone_can_be_reminded(session, reading, sending, now):
    round_, judges, _ = reading
    assert sending(make_letter(session, round_, now, judge=judges[2]), round_) == 1
    assert recipients(session) == ["cy@example.org"]


def test_who_finishes_between_looking_and_sending_gets_nothing(session, reading, sending, now):
    round_, _, assignments = reading
    letter = make_letter(session, round_, now)
    hand_in_whole(session, assignments[4], now)
    hand_in_whole(session, assignments[5], now)
    assert sending(letter, round_) == 1
    assert recipients(session) == ["bo@example.org"]


def test_nobody_is_reminded_twice_on_a_day_unless_that_was_asked_for(session, reading, sending, now):
    round_, *_ = reading
    assert sending(make_letter(session, round_, now), round_) == 2
    assert sending(make_letter(session, round_, now), round_, now + timedelta(hours=2)) == 0
    assert len(mails(session)) == 2
    assert sending(make_letter(session, round_, now, again=True), round_, now + timedelta(hours=3)) == 2
    assert sending(make_letter(session, round_, now), round_, now + timedelta(days=1)) == 2
    assert len(mails(session)) == 6


def test_the_day_is_the_campaigns(session, campaign, reading, sending, now):
    """22:30 in London is the next day in Athens already."""
    round_, *_ = reading
    campaign.time_zone = "Europe/Athens"
    late = now.replace(hour=21, minute=30)
    assert sending(make_letter(session, round_, now), round_, late) == 2
    assert sending(make_letter(session, round_, now), round_, late + timedelta(hours=1)) == 2


def test_sending_the_same_letter_once_more_changes_nothing(session, reading, sending, now):
    round_, *_ = reading
    letter = make_letter(session, round_, now, again=True)
    assert (sending(letter, round_), sending(letter, round_, now + timedelta(days=2))) == (2, 2)
    assert len(mails(session)) == 2


def test_nobody_is_reminded_of_a_round_that_is_not_open(session, campaign, reading, sending, now):
    round_, *_ = reading
    letter = make_letter(session, round_, now)
    with pytest.raises(RoundNotOpenError):
        make_letter(session, make_round(session, campaign, now), now)
    round_.state = RoundState.CLOSED
    session.flush()
    with pytest.raises(RoundClosedError):
        sending(letter, round_)
    assert mails(session) == []


def test_the_letter_says_what_was_written_with_the_judges_own_figures(session, reading, sending, config, now):
    round_, judges, _ = reading
    sending(make_letter(session, round_, now, judge=judges[1]), round_)
    rendered = render(session, mails(session)[0], config)
    assert rendered.subject == "2 are left, Bo"
    assert "By 30 November 2026, 23:00" in rendered.text
    assert "You have 0 of 2." in rendered.text
    assert f"{config.base_url}/c/mtm-2026/judging" in rendered.text
    assert "<p>You have 0 of 2.</p>" in rendered.html


def test_what_is_written_cannot_become_markup(session, reading, sending, config, now):
    round_, judges, _ = reading
    letter = make_letter(session, round_, now, judge=judges[1], words="<b>{name}</b>\nline two")
    sending(letter, round_)
    assert "&lt;b&gt;Bo&lt;/b&gt;<br>line two" in render(session, mails(session)[0], config).html


def test_each_judge_reads_it_in_the_own_language(session, reading, sending, config, now):
    round_, judges, _ = reading
    session.get_one(Account, judges[1].account_id).locale = "fr"
    letter = make_letter(session, round_, now)
    letter.words = {**letter.words, "fr": {"subject": "Il en reste {left}", "words": "Bonjour {name}"}}
    session.flush()
    sending(letter, round_)
    assert [render(session, one, config).subject for one in mails(session)] == [
        "Il en reste 2",
        "2 are left, Cy",
    ]


def test_a_letter_that_waited_is_not_sent_to_somebody_who_has_finished_meanwhile(
    session, reading, sending, runner, now
):
    round_, _, assignments = reading
    sending(make_letter(session, round_, now), round_)
    hand_in_whole(session, assignments[4], now)
    hand_in_whole(session, assignments[5], now)
    assert recipients(session) == ["bo@example.org", "cy@example.org"]
    session.commit()
    runner.run_waiting()
    session.expire_all()
    assert [(one.recipient, one.state) for one in mails(session)] == [("bo@example.org", MailState.KEPT)]
    session.commit()


def test_a_reminder_of_earlier_days_without_own_words_can_still_be_read(session, reading, config, now):
    round_, judges, _ = reading
    mail = post(
        session,
        event="judging.reminder",
        recipient="bo@example.org",
        locale="en",
        ids={"round": round_.ref, "judge": judges[1].ref},
        key="old",
        now=now,
    )
    assert render(session, mail, config).subject == "2 entries are still with you"


@pytest.mark.parametrize("kind", list(LetterKind))
def test_templates_fill_all_their_places(kind):
    words = template(kind, "en", closes=True)
    assert unknown_places(words["subject"] + words["words"]) == []
    assert "{until}" in words["words"]
    assert "{until}" not in template(kind, "en", closes=False)["words"]


def test_places_are_filled_once_and_what_is_no_place_stays():
    assert fill("{name} {odd} {", {"name": "{left}", "left": "3"}) == "{left} {odd} {"
    assert unknown_places("{name} {nmae} {}") == ["{nmae}", "{}"]
