"""A class is looked after together: invited by mail, taken off, left."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role
from competition.accounts.tokens import link_token
from competition.entries.identity import ClassTeacher
from competition.entries.services import submit_class
from competition.entries.teachers.errors import LastTeacherError
from competition.entries.teachers.models import ClassInvitation
from competition.entries.teachers.services import PURPOSE, take_off
from competition.platform import audit
from competition.platform.mail import OutboxMail, render
from tests.factories import make_account, save


@pytest.fixture
def desk(school_class, teacher, browse):
    ref = school_class.ref
    return browse(teacher), f"/class/{ref}/teachers"


@pytest.fixture
def letter(session, config):
    """The newest letter to an address, and the address of the page it leads to."""

    def letter(address):
        wanted = select(OutboxMail).where(OutboxMail.recipient == address).order_by(OutboxMail.id.desc())
        row = session.scalars(wanted).first()
        made = render(session, row, config)
        token = link_token(config.secret_key, PURPOSE, row.ids["invitation"])
        session.rollback()
        return made, f"/class-invitation/{token}"

    return letter


def invite(desk, address="ben@example.org"):
    browser, page = desk
    return browser.post(page, data={"email": address, "locale": "en"})


def test_a_colleague_is_invited_accepts_and_looks_after_the_class(
    session, app, school_class, poem, desk, letter
):
    browser, page = desk
    ref, class_id = school_class.ref, school_class.id
    assert invite(desk).location == page
    made, path = letter("ben@example.org")
    assert made.subject == "Look after class 4a together"
    assert "Tea Cher invites you" in made.text
    assert "Invited" in browser.get(page).text
    ben = app.test_client()
    shown = ben.get(path).text
    assert "Look after class 4a together" in shown
    assert len(session.scalars(select(ClassTeacher)).all()) == 1
    session.rollback()
    assert ben.post(path, data={"name": "Ben Berg"}).location == f"/class/{ref}"
    assert "The sea" in ben.get(f"/class/{ref}").text
    account = session.scalars(select(Account).where(Account.email == "ben@example.org")).one()
    assert account.name == "Ben Berg"
    role = session.scalars(select(Membership.role).where(Membership.account_id == account.id)).one()
    assert role is Role.TEACHER
    deeds = [d.action for d in audit.history(session, object_kind="class", object_id=class_id)]
    assert deeds[:2] == ["class.join", "class.invite_teacher"]
    session.rollback()
    assert "Ben Berg" in browser.get(page).text
    assert ben.post(path).status_code == 404


def test_both_get_the_receipt_each_in_their_name(session, school_class, poem, teacher, now, config):
    ben = make_account(session, "ben@example.org", "Ben")
    trust = make_account(session, "trust@example.org", "Trust")
    save(session, ClassTeacher(class_id=school_class.id, account_id=ben.id))
    save(session, ClassTeacher(class_id=school_class.id, account_id=trust.id, in_trust=True))
    submit_class(session, school_class=school_class, actor=teacher, now=now)
    letters = session.scalars(select(OutboxMail).where(OutboxMail.event == "entries.receipt")).all()
    dear = {each.recipient: render(session, each, config).text for each in letters}
    assert dear.keys() == {"teacher@example.org", "ben@example.org"}
    assert "Dear Tea Cher," in dear["teacher@example.org"]
    assert "Dear Ben," in dear["ben@example.org"]


def test_an_invitation_is_withdrawn_and_leads_nowhere(session, app, desk, letter):
    browser, page = desk
    invite(desk)
    _made, path = letter("ben@example.org")
    way = re.search(rf'action="({page}/invitations/\w+/withdraw)"', browser.get(page).text).group(1)
    assert browser.post(way).location == page
    assert "ben@example.org" not in browser.get(page).text.replace("withdrawn", "")
    assert app.test_client().post(path).status_code == 404


def test_it_ends_after_thirty_days(app, desk, letter, clock):
    invite(desk)
    _made, path = letter("ben@example.org")
    clock.at += timedelta(days=30)
    assert app.test_client().get(path).status_code == 404


def test_it_is_for_the_address_it_was_sent_to(session, app, office, desk, letter):
    browser, _page = desk
    invite(desk)
    _made, path = letter("ben@example.org")
    assert browser.post(path).status_code == 403
    assert session.scalars(select(ClassInvitation)).one().accepted_at is None


def test_nobody_is_invited_twice_or_to_what_they_have(session, desk):
    assert invite(desk, "Ben@example.org").status_code == 302
    assert invite(desk, "ben@example.org").status_code == 302
    assert len(session.scalars(select(OutboxMail)).all()) == 1
    session.rollback()
    answer = invite(desk, "teacher@example.org")
    assert answer.status_code == 409
    assert "looks after the class already" in answer.text


def test_a_class_has_eight_teachers_at_most(desk):
    for number in range(7):
        assert invite(desk, f"t{number}@example.org").status_code == 302
    answer = invite(desk, "t8@example.org")
    assert answer.status_code == 409
    assert "A class can have 8 teachers" in answer.text
    assert 'value="t8@example.org"' in answer.text


def test_one_is_taken_off_after_a_question_and_the_last_one_stays(
    session, school_class, teacher, browse, app
):
    ben = make_account(session, "ben@example.org", "Ben")
    save(session, ClassTeacher(class_id=school_class.id, account_id=ben.id))
    page, off = f"/class/{school_class.ref}/teachers", f"/class/{school_class.ref}/teachers/{ben.ref}/off"
    mine = f"/class/{school_class.ref}/teachers/{teacher.ref}/off"
    browser = browse(teacher)
    assert "Take Ben off the class?" in browser.get(off).text
    assert browser.post(off).location == page
    assert "Ben" not in browser.get(page).text.split("no longer looks after the class.")[1]
    assert browser.post(off).status_code == 404
    assert browser.post(mine).status_code == 409
    assert "A class needs somebody who looks after it." in browser.post(mine).text
    assert session.scalars(select(ClassTeacher)).one().account_id == teacher.id


def test_whoever_leaves_sees_it_no_more(session, school_class, teacher, browse):
    ben = make_account(session, "ben@example.org", "Ben")
    save(session, ClassTeacher(class_id=school_class.id, account_id=ben.id))
    ref, own = school_class.ref, f"/class/{school_class.ref}/teachers/{ben.ref}/off"
    browser = browse(ben)
    assert browser.post(own).location == "/"
    assert browser.get(f"/class/{ref}").status_code == 404
    (deed,) = audit.history(session, action="class.leave")
    assert deed.actor_id == session.scalars(select(Account.id).where(Account.name == "Ben")).one()


def test_the_secretariat_in_trust_is_no_teacher_that_a_class_is_left_with(
    session, school_class, teacher, office, now
):
    save(session, ClassTeacher(class_id=school_class.id, account_id=office.id, in_trust=True))
    with pytest.raises(LastTeacherError):
        take_off(session, school_class=school_class, teacher=teacher, actor=teacher, now=now)


def test_other_teachers_see_nothing_of_it(session, school_class, browse):
    stranger = make_account(session, "stranger@example.org", "Stranger")
    ref = school_class.ref
    browser = browse(stranger)
    assert browser.get(f"/class/{ref}/teachers").status_code == 404
    assert browser.post(f"/class/{ref}/teachers", data={"email": "x@example.org"}).status_code == 404
