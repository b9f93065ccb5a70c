"""An edition against the one before it, from the button to the pictures: what is told, to whom, how long."""

import io
import os
import re
from datetime import timedelta

import pikepdf
import pytest
from PIL import Image
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.accounts.services import grant
from competition.platform import files
from competition.platform.files import StoredFile
from competition.platform.jobs import Job
from competition.platform.leftovers import sweep_caches
from competition.publication.changes.models import EditionChanges
from competition.publication.changes.queries import two
from competition.publication.kinds import SCREEN_A4, Kind, Spec
from competition.publication.models import Edition, EditionState
from competition.publication.queries import find_freeze
from competition.publication.services import begin_edition
from tests import factories as make
from tests.publication.conftest import add_work, freeze
from tests.support.signin import sign_in

BOOK = "/c/mtm-2026/office/book"


def pdf(*colours, anchors=()):
    """A book of coloured pages ("" is a blank one); `anchors` are (name, page) of what stands on them."""
    book = pikepdf.new()
    for colour in colours:
        page = book.add_blank_page(page_size=(210, 297))
        if colour:
            page.contents_add(f"{colour} rg 20 20 100 100 re f".encode())
    names = [
        [pikepdf.String(name), pikepdf.Array([book.pages[at - 1].obj, pikepdf.Name.Fit])]
        for name, at in anchors
    ]
    flat = [part for pair in sorted(names, key=lambda pair: str(pair[0])) for part in pair]
    book.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=pikepdf.Array(flat)))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


RED, BLUE, GREEN = "1 0 0", "0 0 1", "0 1 0"


@pytest.fixture
def work(session, storage, frozen):
    work = add_work(session, frozen, "N-1", title="The sea", kind="winner")
    freeze(session, storage, frozen)
    return work


@pytest.fixture
def add(session, storage, frozen, work, now):
    """Add an edition of these bytes."""

    def off(content, spec=SCREEN_A4, printed=None, **more):
        found = find_freeze(session, frozen.id)
        row = begin_edition(session, campaign=frozen, freeze=found, now=now, spec=spec)
        file = files.keep_bytes(session, storage=storage, content=content, now=now)
        row.state, row.finished_at, row.file_id, row.printed = EditionState.READY, now, file.id, printed or {}
        row.entry_ids, row.fingerprint = [work.id], more.get("fingerprint", f"{row.number}")
        session.commit()
        return row.ref

    return off


@pytest.fixture
def desk(client, office, session, runner):
    return Desk(client, office, session, runner)


class Desk:
    """The secretariat at work: nothing that was looked up holds the database meanwhile."""

    def __init__(self, client, account, session, runner):
        session.commit()
        self.client, self.account, self.session, self.runner = client, account, session, runner
        session.refresh(account)
        session.expunge(account)

    def see(self, path, account=None):
        self.session.rollback()
        sign_in(self.client, account or self.account)
        self.session.rollback()
        return self.client.get(path, buffered=True)

    def compare(self, ref, *, worker=True):
        shown = self.see(f"{BOOK}/{ref}/changes").text
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', shown).group(1)
        answer = self.client.post(f"{BOOK}/{ref}/changes", data={"csrf_token": token})
        if worker:
            self.runner.run_waiting()
        self.session.rollback()
        return answer

    def lede(self, ref):
        """What the page says, and its pages that differ."""
        shown = self.see(f"{BOOK}/{ref}/changes").text
        lede = re.search(r'class="lede">(.*?)</p>', shown, re.S).group(1).strip()
        heads = [plain(each) for each in re.findall(r"<h2>(.*?)</h2>", shown, re.S)]
        return lede, heads, shown


def plain(html):
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_an_edition_says_in_a_sentence_what_it_changes_and_shows_pages_side_by_side(desk, add, work):
    number = f"work-{work.id}"
    add(pdf(RED, BLUE, GREEN, RED, anchors=[(number, 2)]))
    ref = add(
        pdf(RED, GREEN, "", GREEN, RED, anchors=[(number, 2)]), printed={number: {"number": "N-1", "page": 2}}
    )
    assert "have not been compared with those of edition 1 yet" in desk.lede(ref)[0]
    assert desk.compare(ref).location.startswith("/job/")
    lede, heads, shown = desk.lede(ref)
    assert lede == "Edition 2 against edition 1: 1 page differs and 1 page was added; the rest is the same."
    assert heads == ["Page 2 Differs", "Page 3 Added"]
    assert "2 pages look the same and stand in another place." in shown
    assert "N-1 The sea" in plain(shown)
    assert "<p>A blank page</p>" in shown
    assert shown.count("Not in edition 1") == 1
    assert re.findall(r'<img src="[^"]*/(\w+/\d+)\.webp"[^>]* alt="([^"]+)"', shown) == [
        ("before/2", "Page 2 of edition 1"),
        ("after/2", "Page 2 of edition 2"),
        ("after/3", "Page 3 of edition 2"),
    ]
    answer = desk.see(f"{BOOK}/{ref}/changes/after/2.webp")
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert answer.headers["Cache-Control"] == "no-store"
    with Image.open(io.BytesIO(answer.data)) as picture:
        red, green, blue = picture.convert("RGB").getpixel((300, 1300))
        assert (red < 20, green > 230, blue < 20) == (True, True, True)
    assert desk.see(f"{BOOK}/{ref}/changes/after/1.webp").status_code == 404
    assert desk.see(f"{BOOK}/{ref}/changes/left/2.webp").status_code == 404


@pytest.mark.parametrize(
    ("before", "after", "lede"),
    [
        ([RED, BLUE], [RED, BLUE], "Edition 2 looks like edition 1 on every page."),
        ([RED], [BLUE], "Edition 2 against edition 1: 1 page differs."),
        ([RED, BLUE], [RED], "Edition 2 against edition 1: 1 page is gone; the rest is the same."),
        (
            [RED, BLUE],
            [BLUE, RED],
            "Edition 2 has the pages of edition 1, some of them in another place.",
        ),
    ],
)
def test_what_is_told_when_little_or_nothing_differs(desk, add, before, after, lede):
    add(pdf(*before, "0 0 0", "0 0 0") if len(before) > 1 else pdf(*before))
    ref = add(pdf(*after, "0 0 0", "0 0 0") if len(before) > 1 else pdf(*after))
    desk.compare(ref)
    assert desk.lede(ref)[0] == lede


@pytest.mark.parametrize("same", [True, False])
def test_a_book_made_anew_from_the_same_differs_in_its_number_alone(desk, add, same):
    add(pdf(RED, BLUE, anchors=[("imprint", 2)]), fingerprint="a")
    ref = add(pdf(RED, GREEN, anchors=[("imprint", 2)]), fingerprint="a" if same else "b")
    desk.compare(ref)
    lede, heads, shown = desk.lede(ref)
    alone = "Edition 2 differs from edition 1 in nothing but its number."
    counted = "Edition 2 against edition 1: 1 page differs; the rest is the same."
    assert lede == (alone if same else counted)
    assert heads == ["Page 2 Differs"]
    assert "Imprint, with the number of the edition" in shown


def test_an_edition_is_held_against_its_own_kind_and_format(desk, add, session):
    first = add(pdf(RED))
    add(pdf(BLUE), spec=Spec(Kind.PRINT))
    third = add(pdf(GREEN))
    assert "first edition of its kind and format" in desk.lede(first)[0]
    assert "of edition 1 yet" in desk.lede(third)[0]
    office = desk.see(BOOK).text
    assert re.findall(r"/book/(\w+)/changes", office) == [third]


def test_what_has_no_pages_has_no_such_page(desk, add, session):
    ref = add(b"PK", spec=Spec(Kind.LARGE))
    session.execute(Edition.__table__.update().values(kind=Kind.EPUB))
    session.commit()
    assert desk.see(f"{BOOK}/{ref}/changes").status_code == 404


def test_hundreds_of_pages_that_differ_are_shown_some_at_a_time(desk, add):
    count = 23
    add(pdf(*[f"0 0 {at / 100}" for at in range(count)]))
    ref = add(pdf(*[f"0 1 {at / 100}" for at in range(count)]))
    desk.compare(ref)
    lede, heads, shown = desk.lede(ref)
    assert lede == "Edition 2 against edition 1: 23 pages differ."
    assert (len(heads), shown.count("<img src")) == (10, 20)
    assert "1 to 10 of the pages that differ" in shown
    last = desk.see(f"{BOOK}/{ref}/changes?page=3").text
    assert [plain(each) for each in re.findall(r"<h2>(.*?)</h2>", last, re.S)] == [
        f"Page {at} Differs" for at in (21, 22, 23)
    ]


def test_pictures_go_when_nobody_looks_and_what_differs_is_still_told(desk, add, config, session):
    add(pdf(RED, BLUE))
    ref = add(pdf(RED, GREEN))
    desk.compare(ref)
    kept = [path for path in (config.instance / "cache" / "changes").glob("*/*") if path.is_file()]
    assert len(kept) == 2
    assert all(re.fullmatch("[0-9a-f]{62}", path.name) for path in kept)
    for path in kept:
        os.utime(path, (1, 1))
    assert sweep_caches(config.instance / "cache", now=make_now(session)) == 2
    lede, heads, shown = desk.lede(ref)
    assert lede == "Edition 2 against edition 1: 1 page differs; the rest is the same."
    assert (heads, shown.count("<img src")) == (["Page 2 Differs"], 0)
    assert "They can be made again." in shown
    assert desk.see(f"{BOOK}/{ref}/changes/after/2.webp").status_code == 404
    desk.compare(ref)
    assert desk.lede(ref)[2].count("<img src") == 2
    assert len(session.scalars(select(EditionChanges)).all()) == 1


def make_now(session):
    return session.scalar(select(Edition.finished_at).limit(1)) + timedelta(days=1)


def test_no_page_is_shown_of_an_edition_whose_file_is_gone(desk, add, storage, session):
    add(pdf(RED, BLUE))
    ref = add(pdf(RED, GREEN))
    desk.compare(ref)
    assert desk.see(f"{BOOK}/{ref}/changes/before/2.webp").status_code == 200
    key = session.scalar(select(StoredFile.key).join(Edition, Edition.file_id == StoredFile.id).limit(1))
    storage.path(key).unlink()
    _lede, heads, shown = desk.lede(ref)
    assert "The file of edition 1 is not kept any more" in shown
    assert (heads, shown.count("<img src")) == (["Page 2 Differs"], 0)
    assert desk.see(f"{BOOK}/{ref}/changes/before/2.webp").status_code == 404
    assert "Make the pictures" not in shown


def test_files_that_are_gone_or_broken_are_told_with_their_edition(desk, add, storage, session):
    first, second = add(b"%PDF-1.7 no more than this"), add(pdf(RED))
    answer = desk.compare(second)
    assert "The file of edition 1 cannot be read (PdfError)" in desk.see(answer.location).text
    assert session.scalars(select(EditionChanges)).all() == []
    key = session.scalar(
        select(StoredFile.key).join(Edition, Edition.file_id == StoredFile.id).where(Edition.ref == first)
    )
    session.rollback()
    shown = desk.see(f"{BOOK}/{second}/changes").text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', shown).group(1)
    storage.path(key).unlink()
    desk.client.post(f"{BOOK}/{second}/changes", data={"csrf_token": token})
    assert "The file of edition 1 is not kept any more" in desk.see(f"{BOOK}/{second}/changes").text


def test_asking_twice_compares_once_and_the_page_shows_the_way_to_the_progress(desk, add, session):
    add(pdf(RED))
    ref = add(pdf(BLUE))
    first = desk.compare(ref, worker=False).location
    assert "The pages are being compared." in desk.lede(ref)[0]
    assert f'href="{first}"' in desk.see(f"{BOOK}/{ref}/changes").text
    jobs = session.scalars(select(Job).where(Job.name == "publication.changes")).all()
    assert [f"/job/{job.ref}" for job in jobs] == [first]


@pytest.mark.parametrize("role", [None, Role.JUDGE])
def test_others_see_nothing_of_it(client, session, frozen, desk, add, role):
    add(pdf(RED))
    ref = add(pdf(BLUE))
    desk.compare(ref)
    stranger = make.make_account(session, email="stranger@example.org")
    if role:
        grant(session, account=stranger, role=role, campaign_id=frozen.id)
    session.commit()
    session.refresh(stranger)
    session.expunge(stranger)
    for path in ("", "/after/1.webp", "/before/1.webp"):
        assert desk.see(f"{BOOK}/{ref}/changes{path}").status_code == 200
        assert desk.see(f"{BOOK}/{ref}/changes{path}", stranger).status_code == 404


def test_an_edition_that_was_taken_up_again_is_compared_with_what_stood_when_it_was_read(add, session, now):
    taken_up, meanwhile = add(pdf(RED)), add(pdf(BLUE))
    by_ref = {each.ref: each for each in session.scalars(select(Edition))}
    by_ref[taken_up].started_at = now + timedelta(hours=1)
    session.commit()
    found = two(session, by_ref[taken_up])
    assert (found.before.ref, found.before.number) == (meanwhile, 2)
    assert two(session, by_ref[meanwhile]) is None
