"""A duel in a few words: works of one category, judges who read them, and choices by the works' names."""

from datetime import timedelta

from sqlalchemy import select

from competition.duels.comparing import choose, draw_next
from competition.duels.facts import duel_facts
from competition.duels.making import DuelPlan, close_duel, make_duel
from competition.duels.models import Comparison
from competition.duels.rules import Choice, Outcome
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from tests.factories import category_of
from tests.judging.scene import accept, make_judge, make_school_class


class DuelScene:
    """`copies` and `judges` by name; nothing is drawn until somebody asks."""

    def __init__(self, session, campaign, now, works=("sea", "sky", "sun"), judges=("Ines", "Bo"), **of):
        self.session, self.campaign, self.now = session, campaign, now
        self.category = category_of(campaign)
        school_class = make_school_class(session, campaign, **of)
        self.copies = {name: accept(session, school_class, self.category, title=name) for name in works}
        self.judges = {name: make_judge(session, campaign, name) for name in judges}
        self.duel = None

    def make(self, wanted=20, **more):
        plan = {
            "works": [copy.id for copy in self.copies.values()],
            "judges": [judge.id for judge in self.judges.values()],
            "wanted": wanted,
            **more,
        }
        self.duel = make_duel(
            self.session,
            campaign=self.campaign,
            category=self.category,
            plan=DuelPlan(**plan),
            actor=None,
            now=self.now,
        )
        return self.duel

    def ask(self, judge="Ines"):
        return draw_next(self.session, duel=self.duel, judge=self.judges[judge], now=self.now)

    def title(self, copy_id):
        return self.session.get_one(BlindEntry, copy_id).title

    def titles(self, pair):
        return {self.title(pair.one_id), self.title(pair.other_id)}

    def say(self, pair, choice):
        """Choose `left`, `right`, `alike` or `skip`; the next pair comes back."""
        self.now += timedelta(minutes=2)
        return choose(
            self.session, duel=self.duel, pair=pair, choice=Choice(choice), actor=None, now=self.now
        )

    def prefer(self, pair, best):
        """Choose the work that stands earlier in `best`."""
        left, right = best.index(self.title(pair.left_id)), best.index(self.title(pair.right_id))
        return self.say(pair, "left" if left < right else "right")

    def fight(self, best, judges=None):
        """Let every judge choose by the same order until nothing is left."""
        for judge in judges or self.judges:
            pair = self.ask(judge)
            while pair is not None:
                pair = self.prefer(pair, best)

    def close(self):
        close_duel(self.session, campaign=self.campaign, duel=self.duel, actor=None, now=self.now)

    def decided(self, judge="Ines"):
        """What counts of what a judge has said, as pairs of titles."""
        rows = self.session.scalars(
            select(Comparison)
            .where(Comparison.judge_id == self.judges[judge].id, Comparison.decided_at.is_not(None))
            .order_by(Comparison.id)
        )
        return [self.titles(each) for each in rows if each.outcome is not Outcome.KNOWN]

    def places(self):
        """The places by title, of the duel closed last."""
        titles = {row.ref: row.title for row in self.session.execute(select(Entry.ref, Entry.title))}
        order = duel_facts(self.session, self.campaign.id)[-1].order
        return {titles[ref]: place for ref, place in order.items()}
