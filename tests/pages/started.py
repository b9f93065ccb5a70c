"""What surrounds a class: colleagues, links that were handed out, last year's class, one on paper."""

from datetime import timedelta

from sqlalchemy import select

from competition.accounts.links import make_teachers_link, start_pending
from competition.accounts.models import Account
from competition.accounts.rules import LinkKind
from competition.accounts.tokens import link_token
from competition.campaign.models import Campaign, City, School
from competition.entries.identity import ClassTeacher, SchoolClass
from competition.entries.paper.services import start_on_paper
from competition.entries.teachers.services import PURPOSE, invite_teacher
from tests.factories import make_account, make_class, save


def fill(house, session):
    """Furnish what stands round the teacher's class of the open campaign."""
    secret, now = house.installation.config.secret_key, house.now()
    teacher, office = (session.get_one(Account, house.people[who]) for who in ("teacher", "secretariat"))
    own = session.scalars(select(SchoolClass).where(SchoolClass.ref == house.names["open class"])).one()
    campaign = session.get_one(Campaign, own.campaign_id)
    school = session.get_one(School, own.school_id)
    house.know("open", school=school.ref, city=session.get_one(City, school.city_id).ref)
    colleague = make_account(session, "colleague.teacher@house.example", "Kim Colleague")
    who = {"email": "unconfirmed@house.example", "name": "Uli New", "locale": "en", "next_path": "/"}
    unconfirmed = start_pending(session, **who, secret_key=secret, now=now)
    for account in (colleague, unconfirmed):
        save(session, ClassTeacher(class_id=own.id, account_id=account.id))
    house.know(colleague_teacher=colleague.ref, unconfirmed_teacher=unconfirmed.ref)
    _hand_out(house, session, own, unconfirmed, office)
    invited = {"email": "invited@house.example", "locale": "en", "actor": teacher}
    invitation = invite_teacher(session, school_class=own, **invited, secret_key=secret, now=now)
    house.know(class_invitation=link_token(secret, PURPOSE, invitation.ref))
    _begin_paper(house, session, campaign, school, office)
    _last_year(house, session, teacher)


def _hand_out(house, session, own, teacher, office):
    _link, token = make_teachers_link(
        session,
        account=teacher,
        kind=LinkKind.HANDED,
        campaign_id=own.campaign_id,
        made_by=office,
        next_path=f"/class/{own.ref}",
        secret_key=house.installation.config.secret_key,
        now=house.now(),
    )
    house.know(handed_link=token)


def _begin_paper(house, session, campaign, school, office):
    paper = start_on_paper(
        session,
        campaign=campaign,
        school=school,
        name="2c",
        age_group="5-10",
        received_on=(house.now() - timedelta(days=2)).date(),
        teacher_name="Ola Nordmann",
        teacher_email="",
        locale="en",
        actor=office,
        now=house.now(),
    )
    house.know("open", paper_class=paper.ref)


def _last_year(house, session, teacher):
    over = session.scalars(select(Campaign).where(Campaign.slug == house.names["over slug"])).one()
    wanted = select(School).join(City, City.id == School.city_id).where(City.campaign_id == over.id)
    school = session.scalars(wanted.order_by(School.id)).first()
    earlier = make_class(session, school, over, teacher, "3a")
    house.know("over", **{"class": earlier.ref})
