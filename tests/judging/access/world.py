"""Two campaigns with everything at every stage, and everybody who could knock, by the names of the table."""

from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role
from competition.accounts.viewer import VISITOR, Viewer
from competition.judging.models import Judge
from competition.judging.rules import JudgeState
from tests.factories import (
    OPENS,
    make_account,
    make_member,
    save,
)
from tests.judging.access.part import RELEASED, Part
from tests.judging.scene import (
    assign,
    make_judged_campaign,
)


class World:
    """`names` are the refs by what they stand for; `people` are the viewers by who they are."""

    def __init__(self, session, secret_key, now):
        self.session, self.secret_key, self.now = session, secret_key, now
        self._known = {"visitor": VISITOR}
        self.names, self.accounts = {"nowhere": "nowhere", "unknown": "23456789abcd", "wrong": "wrong"}, {}
        self.own = self._campaign("mtm-2026", "")
        self.other = self._campaign("other-2026", "other ")
        _people(self)
        session.commit()

    def viewer(self, person):
        """Who somebody is at the gate."""
        if person not in self._known:
            account = self.session.get_one(Account, self.accounts[person])
            held = self.session.query(Membership).filter_by(account_id=account.id)
            self._known[person] = Viewer(account, frozenset((one.campaign_id, one.role) for one in held))
        return self._known[person]

    def values(self, wanted):
        return {key: self.names.get(value, value) for key, value in wanted.items()}

    def _campaign(self, slug, prefix):
        campaign = make_judged_campaign(self.session, slug=slug)
        self.names[f"{prefix}slug"] = slug
        part = Part(self, campaign, prefix)
        part.rounds()
        part.sheets()
        part.duels()
        part.ways_in()
        part.the_rest()
        return part


def _people(world):
    session, own, other = world.session, world.own.campaign, world.other.campaign
    world.accounts["stranger"] = make_account(session, "stranger@example.org", "Stranger").id
    for person, campaign, role in (
        ("teacher", own, Role.TEACHER),
        ("newcomer", own, Role.JUDGE),
        ("office", own, Role.SECRETARIAT),
        ("other office", other, Role.SECRETARIAT),
        ("operator", None, Role.OPERATOR),
        ("teacher and judge", own, Role.TEACHER),
    ):
        world.accounts[person] = make_member(
            session, campaign, role, f"{person.replace(' ', '.')}@example.org", person
        ).id
    both = world.accounts["teacher and judge"]
    save(session, Membership(account_id=both, campaign_id=own.id, role=Role.JUDGE))
    session.query(Membership).filter_by(account_id=world.accounts["Dismissed"]).delete()
    # A seat in the other campaign without a role there: left over, for example, from before a role was taken.
    seat = save(
        session,
        Judge(
            campaign_id=other.id,
            account_id=world.accounts["Ines"],
            state=JudgeState.READY,
            languages=["en"],
            conduct_accepted_at=OPENS,
            created_at=OPENS,
        ),
    )
    for name, judge in (("sheet left over elsewhere", seat), ("strayed sheet", world.own.judge)):
        held = assign(session, world.other.open, judge, world.other.first, state=RELEASED)
        world.names[name] = held.ref
    world.other.pair("strayed pair", world.other.duel("strayed duel"), seat)
