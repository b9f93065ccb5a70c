"""When a sending counts as arrived: the ticket's moment, at the edges of the half hour."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from flask import request
from sqlalchemy import func, select

from competition.platform import tickets
from competition.platform.tickets import UsedTicket
from competition.web.arrival import arrival
from competition.web.policies import Policy, allow
from competition.web.request import transaction
from tests.factories import make_account
from tests.support.signin import sign_in

DEADLINE = datetime(2026, 11, 19, 22, 59, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
ANYBODY = Policy("anybody", lambda _session, _viewer, **arguments: arguments, signed_in=False)


class BrokenError(Exception):
    """What a sending fails with."""


@pytest.fixture
def client(app):
    """A client of an app with a route that answers when a sending arrived; `fails` breaks it afterwards."""
    app.config["WTF_CSRF_ENABLED"] = False

    @allow(ANYBODY)
    def send(place):
        with transaction():
            at = arrival()
            if request.args.get("fails"):
                raise BrokenError
        return at.isoformat()

    app.add_url_rule("/send/<place>", "send", send, methods=["GET", "POST"])
    return app.test_client()


@pytest.fixture
def teacher(session):
    account = make_account(session)
    session.commit()
    return account


@pytest.fixture
def take(client, teacher, clock):
    """Take a ticket at a moment, signed in as the teacher."""
    sign_in(client, teacher)

    def take(at=DEADLINE - SECOND):
        clock.at = at
        answer = client.post("/ticket")
        assert answer.json["now"] == at.isoformat()
        return answer.json["ticket"]

    return take


@pytest.fixture
def send(client, clock):
    """Send something at a moment; return when it counts as arrived."""

    def send(ticket, at, place="here", **data):
        clock.at = at
        answer = client.post(f"/send/{place}", data={"ticket": ticket, "text": "The sea", **data})
        return datetime.fromisoformat(answer.text)

    return send


def test_a_ticket_taken_a_second_before_the_deadline_holds_29_minutes_later(take, send):
    assert send(take(), DEADLINE + 29 * MINUTE) == DEADLINE - SECOND


def test_a_ticket_of_31_minutes_ago_holds_no_more(take, send):
    late = DEADLINE - SECOND + 31 * MINUTE
    assert send(take(), late) == late


def test_exactly_half_an_hour_still_holds(take, send):
    ticket = take(DEADLINE)
    assert send(ticket, DEADLINE + 30 * MINUTE) == DEADLINE
    assert send(take(DEADLINE), DEADLINE + 30 * MINUTE + SECOND) == DEADLINE + 30 * MINUTE + SECOND


def test_the_header_counts_as_the_field_does(take, client, clock):
    ticket = take()
    clock.at = DEADLINE + MINUTE
    answer = client.post("/send/here", data=b"a file", headers={"X-Garland-Ticket": ticket})
    assert answer.text == (DEADLINE - SECOND).isoformat()


def test_the_same_sending_repeated_is_in_time_again(take, send):
    ticket = take()
    assert send(ticket, DEADLINE + MINUTE) == DEADLINE - SECOND
    assert send(ticket, DEADLINE + 2 * MINUTE) == DEADLINE - SECOND


@pytest.mark.parametrize("other", [{"place": "there"}, {"text": "Another text"}, {"more": "words"}])
def test_a_second_sending_with_the_same_ticket_counts_from_its_own_beginning(take, send, other):
    ticket = take()
    send(ticket, DEADLINE + MINUTE)
    assert send(ticket, DEADLINE + 2 * MINUTE, **other) == DEADLINE + 2 * MINUTE


def test_another_file_is_another_sending(take, client, clock):
    ticket, answers = take(), []
    clock.at = DEADLINE + MINUTE
    for content in (b"first", b"first", b"second one"):
        data = {"ticket": ticket, "file": (BytesIO(content), "drawing.jpg")}
        answers.append(datetime.fromisoformat(client.post("/send/here", data=data).text))
    assert answers == [DEADLINE - SECOND, DEADLINE - SECOND, DEADLINE + MINUTE]


def test_a_sending_that_failed_has_not_used_its_ticket(take, send, client, clock):
    ticket = take()
    clock.at = DEADLINE + MINUTE
    answer = client.post("/send/there?fails=1", data={"ticket": ticket, "text": "The sea"})
    assert answer.status_code == 500
    assert send(ticket, DEADLINE + 2 * MINUTE) == DEADLINE - SECOND


@pytest.mark.parametrize(
    "spoil", [str.swapcase, lambda ticket: ticket[:-1], lambda _: "words", lambda _: "é"]
)
def test_a_forged_ticket_is_ignored(take, send, spoil):
    assert send(spoil(take()), DEADLINE + MINUTE) == DEADLINE + MINUTE


def test_a_ticket_of_somebody_else_is_ignored(take, send, session, client):
    ticket = take()
    other = make_account(session, "other@example.org")
    session.commit()
    sign_in(client, other)
    assert send(ticket, DEADLINE + MINUTE) == DEADLINE + MINUTE


def test_a_visitor_has_no_ticket_and_gets_none(client, send):
    assert client.post("/ticket").status_code == 400
    assert send("", DEADLINE + MINUTE) == DEADLINE + MINUTE


def test_a_ticket_from_the_future_is_ignored(take, send):
    assert send(take(DEADLINE + MINUTE), DEADLINE) == DEADLINE


def test_many_tickets_are_taken_at_once_for_what_is_sent_one_after_the_other(take, client, send, clock):
    take()
    given = client.post("/ticket", data={"number": 50}).json["tickets"]
    assert len(set(given)) == 50
    arrived = {send(each, DEADLINE + at * SECOND, place=f"file-{at}") for at, each in enumerate(given)}
    assert arrived == {DEADLINE - SECOND}
    assert len(client.post("/ticket", data={"number": 100_000}).json["tickets"]) == tickets.MOST


def test_uses_are_forgotten_after_a_day(take, send, session):
    send(take(), DEADLINE)
    send(take(DEADLINE + timedelta(days=2)), DEADLINE + timedelta(days=2))
    assert session.scalar(select(func.count()).select_from(UsedTicket)) == 1


def test_looking_at_a_page_uses_no_ticket(take, client, clock, session):
    ticket = take()
    clock.at = DEADLINE + MINUTE
    assert client.get("/send/here", headers={"X-Garland-Ticket": ticket}).text == clock.at.isoformat()
    assert session.scalar(select(func.count()).select_from(UsedTicket)) == 0
