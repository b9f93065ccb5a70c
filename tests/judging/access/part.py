"""One of two campaigns, filled with everything at every stage."""

from datetime import timedelta

from competition.accounts.models import Invitation
from competition.accounts.rules import Role
from competition.accounts.tokens import short_token
from competition.duels.models import Comparison, Duel, DuelJudge
from competition.duels.rules import DuelState
from competition.entries.blinding import retire
from competition.entries.models import Entry
from competition.judging.models import Judge, RoundEntry
from competition.judging.panel.models import DeclaredConflict, PanelLink, PanelList, PanelRequest
from competition.judging.panel.rules import LASTS, LINK, REQUEST
from competition.judging.practice.models import PracticeScore, PracticeWork
from competition.judging.rules import AssignmentState, FlagKind, JudgeState, RoundState
from competition.judging.services import raise_flag
from competition.rehearsal.models import Rehearsal
from tests.factories import (
    category_of,
    make_city,
    make_class,
    make_school,
    save,
)
from tests.judging.scene import (
    accept,
    assign,
    make_judge,
    make_letter,
    make_print,
    make_round,
)

RELEASED, DRAFT, RECUSED = AssignmentState.RELEASED, AssignmentState.DRAFT, AssignmentState.RECUSED


class Part:
    """One of the two campaigns while it is filled."""

    def __init__(self, world, campaign, prefix):
        self.world, self.session, self.campaign, self.prefix = world, world.session, campaign, prefix
        self.poems = category_of(campaign)
        school = make_school(self.session, make_city(self.session, campaign))
        self.school_class = make_class(self.session, school, campaign)
        self.judge = self.member("Ines")

    def know(self, **refs):
        self.world.names |= {f"{self.prefix}{key.replace('_', ' ')}": ref for key, ref in refs.items()}

    def member(self, name, state=JudgeState.READY):
        """A judge with a seat; the addresses of the other campaign's are of their own."""
        judge = make_judge(self.session, self.campaign, f"{self.prefix.strip()}{name}", state=state)
        self.world.accounts[f"{self.prefix}{name}"] = judge.account_id
        self.know(**{f"judge {name}": judge.ref})
        return judge

    def round(self, name, state, **more):
        made = make_round(self.session, self.campaign, self.world.now, name=name, **more)
        made.state = state
        self.know(**{f"{name} round": made.ref})
        return made

    def rounds(self):
        self.first = accept(self.session, self.school_class, self.poems)
        entry = self.session.get_one(Entry, self.first.entry_id)
        self.know(copy=self.first.ref, entry=entry.ref, category=self.poems.ref)
        self.draft, self.closed, self.open = (
            self.round(name, state)
            for name, state in (
                ("draft", RoundState.DRAFT),
                ("closed", RoundState.CLOSED),
                ("open", RoundState.OPEN),
            )
        )
        self.late = accept(self.session, self.school_class, self.poems, title="Late")
        late = self.session.get_one(Entry, self.late.entry_id)
        self.know(late_copy=self.late.ref, late_entry=late.ref)
        self.another_open = self.round("another open", RoundState.OPEN, only={self.late.id})
        essay = accept(self.session, self.school_class, category_of(self.campaign, "essay"), title="Essay")
        save(self.session, RoundEntry(round_id=self.open.id, blind_entry_id=essay.id))
        self.know(essay_copy=essay.ref)

    def sheet(self, name, judge, copy, round_=None, state=RELEASED):
        made = assign(self.session, round_ or self.open, judge, copy, state=state)
        self.know(**{name: made.ref})
        return made

    def sheets(self):
        own = self.sheet("sheet", self.judge, self.first)
        self.sheet("sheet in the closed round", self.judge, self.first, self.closed)
        self.sheet("sheet in the draft round", self.judge, self.first, self.draft)
        for name, state in (("drafted", DRAFT), ("recused", RECUSED)):
            self.sheet(f"{name} sheet", self.judge, self.another(name), state=state)
        for name in ("retired", "held", "apart", "retired and held", "apart and held"):
            copy = self.another(name)
            self.sheet(f"{name} sheet", self.judge, copy)
            self.put_away(name, copy)
        for name, state in (
            ("Bo", JudgeState.READY),
            ("Left", JudgeState.LEFT),
            ("Invited", JudgeState.INVITED),
            ("Dismissed", JudgeState.READY),
        ):
            judge = self.member(name, state)
            held = self.sheet(f"{name} sheet", judge, self.first)
            self.know(**{f"{name} print": make_print(self.session, held, self.world.now).ref})
        meant = self.member("Meant")
        self.sheet("sheet meant for somebody", meant, self.first, state=DRAFT)
        self.member("Idle")
        in_draft = make_print(self.session, own, self.world.now)
        in_draft.round_id = self.draft.id
        self.know(
            print=make_print(self.session, own, self.world.now).ref, print_in_the_draft_round=in_draft.ref
        )
        flag = raise_flag(
            self.session, assignment=own, kind=FlagKind.COPIED, note="", actor=None, now=self.world.now
        )
        self.know(flag=flag.ref, letter=make_letter(self.session, self.open, self.world.now).ref)
        earlier = make_letter(self.session, self.open, self.world.now)
        earlier.round_id = self.closed.id
        self.know(letter_of_the_closed_round=earlier.ref)

    def another(self, name):
        """A further entry that goes into the open round and the closed one."""
        copy = accept(self.session, self.school_class, self.poems, title=name)
        for round_ in (self.open, self.closed):
            save(self.session, RoundEntry(round_id=round_.id, blind_entry_id=copy.id))
        entry = self.session.get_one(Entry, copy.entry_id)
        self.know(**{f"{name} copy": copy.ref, f"{name} entry": entry.ref})
        return copy

    def put_away(self, name, copy):
        if "retired" in name:
            retire(self.session, entry_id=copy.entry_id, now=self.world.now)
        if "held" in name:
            copy.held_at = self.world.now
        if "apart" in name:
            copy.apart_at = self.world.now
        self.session.flush()

    def duels(self):
        """A duel that goes on and one that is closed, with a pair before everybody who had a seat."""
        duel = self.duel("duel")
        closed = self.duel("closed duel", state=DuelState.CLOSED)
        self.pair("pair", duel, self.judge)
        self.pair("pair in the closed duel", closed, self.judge)
        for name in ("Bo", "Left", "Invited", "Dismissed"):
            judge = self.session.query(Judge).filter_by(ref=self.world.names[f"{self.prefix}judge {name}"])
            self.pair(f"{name} pair", duel, judge.one())

    def duel(self, name, **more):
        made = Duel(
            campaign_id=self.campaign.id,
            category_id=self.poems.id,
            wanted=9,
            created_at=self.world.now,
            **more,
        )
        self.know(**{name: save(self.session, made).ref})
        return made

    def pair(self, name, duel, judge):
        """A seat in a duel, and two works before it."""
        save(self.session, DuelJudge(duel_id=duel.id, judge_id=judge.id, share=9))
        pair = Comparison(
            duel_id=duel.id,
            judge_id=judge.id,
            one_id=self.first.id,
            other_id=self.late.id,
            swapped=False,
            drawn_at=self.world.now,
        )
        self.know(**{name: save(self.session, pair).ref})

    def ways_in(self):
        now, at = self.world.now, self.campaign.id
        save_ = lambda thing: save(self.session, thing)  # noqa: E731
        for name, role in (("invitation", Role.JUDGE), ("invitation of a colleague", Role.SECRETARIAT)):
            invited = Invitation(
                token_hash=f"{self.prefix}{name}".ljust(64, "0"),
                email=f"{at}{role}@example.org",
                role=role,
                campaign_id=at,
                created_at=now,
                expires_at=now + timedelta(days=9),
            )
            self.know(**{name: save_(invited).ref})
        cells = {"rows": [["a@example.org"]], "numbers": [1]}
        self.know(list=save_(PanelList(campaign_id=at, cells=cells, roles=[""], created_at=now)).ref)
        conflict = DeclaredConflict(judge_id=self.judge.id, words="My niece", declared_at=now)
        self.know(conflict=save_(conflict).ref)
        link, revoked = (save_(PanelLink(campaign_id=at, label="Leaflet", created_at=now)) for _ in range(2))
        revoked.revoked_at = now
        for name, one in (("link", link), ("revoked link", revoked)):
            self.know(
                **{name: one.ref, f"secret of the {name}": short_token(self.world.secret_key, LINK, one.ref)}
            )
        asked = {
            "request": (link, now, now),
            "open request": (link, now, None),
            "old request": (link, now - 2 * LASTS, None),
            "old confirmed request": (link, now - 2 * LASTS, now),
            "request by a revoked link": (revoked, now, now),
        }
        for name, (way, asked_at, confirmed_at) in asked.items():
            one = save_(
                PanelRequest(
                    link_id=way.id,
                    name="N",
                    email="n@example.org",
                    locale="en",
                    asked_at=asked_at,
                    confirmed_at=confirmed_at,
                )
            )
            self.know(
                **{
                    name: one.ref,
                    f"secret of the {name}": short_token(self.world.secret_key, REQUEST, one.ref),
                }
            )

    def the_rest(self):
        now, at = self.world.now, self.campaign.id
        words = {
            "campaign_id": at,
            "category_id": self.poems.id,
            "language": "en",
            "title": "Two keys",
            "text": "Two keys.",
            "created_at": now,
        }
        work, gone, scored = (save(self.session, PracticeWork(**words)) for _ in range(3))
        gone.retired_at = scored.retired_at = now
        save(self.session, PracticeScore(work_id=scored.id, judge_id=self.judge.id, scores={}, scored_at=now))
        made = Rehearsal(campaign_id=at, plan={}, entries=1, reads=2, created_at=now)
        self.know(
            work=work.ref,
            retired_work=gone.ref,
            retired_work_that_was_scored=scored.ref,
            rehearsal=save(self.session, made).ref,
        )
