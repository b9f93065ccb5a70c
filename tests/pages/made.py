"""A book and cards as their rows and files: how they are set and drawn is tested elsewhere."""

from functools import partial
from io import BytesIO

from PIL import Image
from sqlalchemy import select

from competition.accounts.models import Account
from competition.campaign.logo import keep_logo
from competition.judging.models import Judge
from competition.judging.practice.models import PracticeWork
from competition.judging.practice.services import score_work, take_ready
from competition.materials.services import add_own
from competition.platform import files
from competition.platform.files import receive
from competition.platform.pdf import Pages
from competition.platform.renditions import Made
from competition.publication import design
from competition.publication.checking.services import keep_report
from competition.publication.composing.choices import Wish
from competition.publication.composing.services.changing import Change
from competition.publication.composing.services.saving import Words, add_chapter, save_work
from competition.publication.finished.checks import Check, Checked, Spot
from competition.publication.kinds import SCREEN_A4, Kind, Spec
from competition.publication.manuscript import ChapterKind, Layout, Size, fingerprint
from competition.publication.problems import Problem, ProblemKind, Room
from competition.publication.queries import find_freeze, manuscript_of
from competition.publication.services import begin_edition, finish_edition
from competition.publication.standing import standing_now
from competition.rehearsal.queries import cells_come_in, world_of
from competition.rehearsal.rehearse import rehearse
from competition.rehearsal.rules import Cell, Plan
from competition.rehearsal.services import keep, set_up
from competition.results.fairness.audit import audit
from competition.results.fairness.queries import facts_of
from competition.results.fairness.services import keep_comparisons
from competition.results.line.jobs import ask_for_plan
from competition.results.line.rules import Wanted
from competition.results.models import Award
from competition.social.content import Excerpt
from competition.social.designs import formats_of
from competition.social.drawing import Drawn
from competition.social.models import Card
from competition.social.queries import plan_of
from competition.social.services import keep_cards, plan_stamp, says_stamp, switch_in

PDF = b"%PDF-1.7\n% a book\n%%EOF\n"


def make_book(house, session, campaign, known_as):
    """An edition that matches what the consents allow."""
    now = house.now()
    _compose(house, session, campaign, known_as)
    frozen = find_freeze(session, campaign.id)
    manuscript = manuscript_of(session, campaign=campaign, freeze=frozen)
    kept = partial(_stands, house, session, campaign, frozen, manuscript)
    found = [Checked(Check.FIGURES, 9, 1, (Spot(12, "", "MTM-26-0001"),)), Checked(Check.FONTS, 7)]
    places = {work.anchor: at for at, work in enumerate(manuscript.works, 9)}
    edition = kept(SCREEN_A4, Pages(PDF, 48, places, (), ()), found)
    epub = kept(Spec(Kind.EPUB), Pages(b"PK\x05\x06" + bytes(18), 0, {}, (), ()), ())
    found = [
        Problem("MTM-26-0001", ProblemKind.NAME, {"context": "… with ▒▒▒ on the river …"}, "text"),
        Problem("MTM-26-0002", ProblemKind.CONSENT),
        Problem("Welcome", ProblemKind.LINK, {"address": "http://here"}, "", Room.CHAPTER, "nosuchkey"),
    ]
    keep_report(session, campaign_id=campaign.id, works=40, problems=found, now=now)
    house.know(known_as, edition=edition.ref, epub=epub.ref)


def _stands(house, session, campaign, frozen, manuscript, spec, book, checked):
    now, size = house.now(), len(book.content)
    edition = begin_edition(session, campaign=campaign, freeze=frozen, now=now, spec=spec)
    file = files.keep(session, storage=house.storage, stream=BytesIO(book.content), limit=size, now=now)
    finish_edition(
        session,
        edition=edition,
        manuscript=manuscript,
        fingerprint=fingerprint(manuscript, design.version()),
        standing=standing_now(session, campaign.id, [work.entry_id for work in manuscript.works]),
        book=book,
        file=file,
        archive=file if spec == SCREEN_A4 else None,
        problems=(),
        checked=checked,
        actor_id=None,
        now=now,
    )
    return edition


def _compose(house, session, campaign, known_as):
    """A foreword, a section without works, and one work that stands as an excerpt."""
    office = house.people.get("secretariat")  # nobody is there where a journey needs the works alone
    change = Change(session, campaign, session.get(Account, office) if office else None, house.now())
    words = Words("Welcome", "The Mayor", "## Doors\n\nDear *readers*,\n\n- one\n- two")
    foreword = add_chapter(change, kind=ChapterKind.FOREWORD, words=words)
    add_chapter(change, kind=ChapterKind.WORKS, words=Words("Voices"))
    entry_id = session.scalar(select(Award.entry_id).where(Award.campaign_id == campaign.id).limit(1))
    save_work(change, entry_id=entry_id, wish=Wish(layout=Layout.SPREAD, size=Size.LARGER), version=0)
    house.know(known_as, foreword=foreword)


def make_cards(house, session, campaign, known_as):
    """A card of every winner and of the results in every format, and the kit that holds them."""
    plan, now = plan_of(session, campaign), house.now()
    for post in (post for post in plan.posts if post.template.of_work or post.key == "announcement"):
        for fmt in formats_of(post.template):
            title = post.content.original.title
            keep_cards(
                session,
                campaign_id=campaign.id,
                post=post,
                fmt=fmt,
                locale=plan.sender.locale,
                stamp="0" * 64,
                says=says_stamp(post.content, plan.sender),
                drawn=[
                    (Drawn(_jpeg(), "image/jpeg", Excerpt(title), ()), f"A card with the title “{title}”.")
                ],
                storage=house.storage,
                now=now,
            )
    switch_in(
        session,
        campaign_id=campaign.id,
        received=receive(storage=house.storage, stream=BytesIO(b"PK\x05\x06" + bytes(18)), limit=100),
        stamp=plan_stamp(plan, house.installation.config.base_url),
        cards=len(plan.posts),
        report={"left_out": [], "problems": []},
        actor_id=None,
        now=now,
    )
    of_works = select(Card).where(Card.campaign_id == campaign.id, Card.entry_id.is_not(None))
    cards = session.scalars(of_works).all()
    house.know(known_as, **{f"{card.format}_card": card.ref for card in cards})
    posts = {
        "pictured_post" if post.content.picture else f"{post.template}_post": post.key for post in plan.posts
    }
    house.know(known_as, **posts)


def add_material(house, session, campaign, known_as):
    """A file of the secretariat's own, for the call."""
    material = add_own(
        session,
        campaign=campaign,
        title="A letter to parents",
        language="en",
        file_name="letter.pdf",
        stream=BytesIO(PDF),
        storage=house.storage,
        actor=session.get_one(Account, house.people["secretariat"]),
        now=house.now(),
    )
    house.know(known_as, material=material.ref)


def add_logo(house, session, campaign):
    """The campaign's logo, as it is kept once a picture was looked at."""
    out = BytesIO()
    Image.new("RGBA", (600, 240), (20, 60, 120, 200)).save(out, "PNG")
    stored = house.storage.put(out.getvalue())
    actor = session.get_one(Account, house.people["secretariat"])
    made = Made(stored.key, "image/png", 600, 240)
    keep_logo(session, campaign=campaign, made=made, size=stored.size, actor=actor, now=house.now())


def add_rehearsal(house, session, campaign, known_as):
    """A rehearsal of what has come in, worked out; one language has nobody to read it."""
    world = world_of(session, campaign)
    cells = [*cells_come_in(session, campaign), Cell(campaign.categories[0].id, "ka", 12)]
    plan = Plan(tuple(cells), minutes={category.id: 5.0 for category in campaign.categories}, times=20)
    rehearsal = set_up(session, campaign=campaign, plan=plan, world=world, actor=None, now=house.now())
    keep(session, rehearsal=rehearsal, outcome=rehearse(plan, world), now=house.now())
    house.know(known_as, rehearsal=rehearsal.ref)


def add_comparisons(house, session, round_):
    """The scores of a round compared, as its worker does it."""
    works, sheets = facts_of(session, round_)
    found = audit(works, sheets)
    keep_comparisons(session, round_=round_, comparisons=found, sheets=len(sheets), now=house.now())


def ask_who_would_read(house, session, round_, category):
    """Further reads at an award line; the worker chooses who."""
    wanted = Wanted(reads=6, each=2)
    ask_for_plan(session, round_=round_, category=category, wanted=wanted, actor=None, now=house.now())


def add_practice(house, session, campaign, known_as):
    """Works to practise on, one of them scored by the judge and by others of the panel."""
    poems, drawings = (
        next(c for c in campaign.categories if c.form == form) for form in ("poem", "illustration")
    )
    for category in (poems, drawings):
        take_ready(session, category=category, language="en", actor=None, now=house.now())
    done, poem, picture = session.scalars(select(PracticeWork).order_by(PracticeWork.id).limit(3)).all()
    criteria = [each["key"] for each in poems.rubric["criteria"]]
    judges = select(Judge).where(Judge.campaign_id == campaign.id)
    mine = Judge.account_id == house.people["judge"]
    for n, judge in enumerate(session.scalars(judges.order_by(~mine, Judge.id).limit(5))):
        values = {key: 1 + (3 + n + at) % 5 for at, key in enumerate(criteria)}
        score_work(session, work=done, judge=judge, values=values, now=house.now())
    house.know(known_as, practised=done.ref, practice_poem=poem.ref, practice_picture=picture.ref)


def _jpeg():
    out = BytesIO()
    Image.new("RGB", (60, 60), "#2F5D8A").save(out, "JPEG")
    return out.getvalue()
