"""Editions of several kinds beside each other: asked for, built, told apart, had from the command line."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import event, select

from competition import cli, publish
from competition.consent.models import Consent
from competition.consent.rules import Level
from competition.entries.translating.services import set_credit
from competition.platform.jobs import Job
from competition.platform.mail import OutboxMail, render
from competition.publication.desk import Since, desk
from competition.publication.errors import NoPaperError, OneFormatError
from competition.publication.formats import Format
from competition.publication.kinds import OFFERED, SCREEN_A4, Kind, Spec
from competition.publication.mails import ready_mail
from competition.publication.models import Edition, EditionState
from competition.publication.proofing.models import PrintedCorrection
from competition.publication.queries import current_edition, find_freeze
from competition.publication.services import JOB, allowed_of, begin_edition, request_edition
from competition.publication.standing import standing_now
from competition.publication.steps import step
from tests.publication.conftest import add_work, freeze
from tests.publication.test_build import quick  # noqa: F401
from tests.support.signin import sign_in

PRINT_A5 = Spec(Kind.PRINT, Format.A5, fours=True)


@pytest.fixture
def won(session, storage, frozen):
    """One awarded work and a freeze."""
    work = add_work(session, frozen, "N-1", kind="winner")
    freeze(session, storage, frozen)
    session.commit()
    return work


def stands(session, campaign, spec, *, now, entry_ids=()):
    """An edition that stands."""
    row = begin_edition(
        session, campaign=campaign, freeze=find_freeze(session, campaign.id), now=now, spec=spec
    )
    row.state, row.finished_at, row.entry_ids = EditionState.READY, now, list(entry_ids)
    row.consents = standing_now(session, campaign.id, row.entry_ids).works(row.entry_ids)
    session.flush()
    return row


def test_each_kind_and_format_has_an_edition_of_its_own_and_all_are_counted_together(
    session, frozen, won, now
):
    made = [
        stands(session, frozen, spec, now=now) for spec in (SCREEN_A4, PRINT_A5, Spec(Kind.LARGE), SCREEN_A4)
    ]
    assert [each.number for each in made] == [1, 2, 3, 4]
    assert current_edition(session, frozen.id, SCREEN_A4) == made[3]
    assert current_edition(session, frozen.id, PRINT_A5) == made[1]
    assert current_edition(session, frozen.id, Spec(Kind.PRINT)) is None
    assert made[1].spec == PRINT_A5


def test_everybody_is_shown_the_newest_edition_for_the_screen_whatever_was_built_after_it(
    session, client, frozen, won, now
):
    for spec in (SCREEN_A4, Spec(format=Format.A5), PRINT_A5):
        stands(session, frozen, spec, now=now)
    assert current_edition(session, frozen.id).spec == Spec(format=Format.A5)


def test_everybody_is_shown_what_was_read_last_though_it_was_cut_off_and_has_a_lower_number(
    session, frozen, won, office, now
):
    """Else a withdrawal between the two could take the book from everybody, though a fresh one stands."""
    job = request_edition(session, campaign=frozen, actor=office, now=now)
    results = find_freeze(session, frozen.id)
    begin_edition(session, campaign=frozen, freeze=results, now=now, job_id=job.id)
    stands(session, frozen, Spec(format=Format.A5), now=now + timedelta(minutes=1))
    later = now + timedelta(minutes=2)
    resumed = begin_edition(session, campaign=frozen, freeze=results, now=later, job_id=job.id)
    resumed.state = EditionState.READY
    session.flush()
    assert (resumed.number, resumed.started_at) == (1, later)
    assert current_edition(session, frozen.id) is resumed
    assert step(session, frozen).number == 1


def test_asking_for_a_multiple_of_four_while_the_other_is_built_gives_both(session, frozen, won, office, now):
    specs = [PRINT_A5, replace(PRINT_A5, fours=False), PRINT_A5]
    asked = [request_edition(session, campaign=frozen, actor=office, now=now, spec=spec) for spec in specs]
    assert asked[0] is asked[2]
    assert [job.args["fours"] for job in asked[:2]] == [1, 0]


@pytest.mark.parametrize("elsewhere", [SCREEN_A4, PRINT_A5, Spec(Kind.LARGE)], ids=lambda spec: spec.name)
def test_every_edition_s_page_says_that_everybody_is_given_no_book_and_why(
    session, client, frozen, won, office, now, elsewhere
):
    stands(session, frozen, elsewhere, now=now)
    stands(session, frozen, Spec(format=Format.A5), now=now, entry_ids=[won.id])
    session.commit()
    sign_in(client, office)
    page = f"/c/mtm-2026/office/book?edition={elsewhere.kind}&format={elsewhere.format}"
    assert "The public address gives no book" not in client.get(page).text
    won.state = "withdrawn"
    session.commit()
    assert (
        "The public address gives no book until an edition for the screen is built: "
        "edition 2 (For the screen, A5) does not match what is allowed now."
    ) in client.get(page).text


def test_a_page_is_silent_about_everybody_when_only_its_own_edition_is_outdated(
    session, client, frozen, won, office, now
):
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    stands(session, frozen, Spec(format=Format.A5), now=now)
    won.state = "withdrawn"
    session.commit()
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book").text
    assert "no longer matches what parents allow: build it anew" in page
    assert "The public address gives no book" not in page


def test_a_work_that_is_gone_asks_for_another_book_until_one_was_built_without_it(session, frozen, won, now):
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    assert not step(session, frozen).touched
    won.state, won.updated_at = "withdrawn", now + timedelta(minutes=1)
    session.flush()
    assert step(session, frozen).touched
    stands(session, frozen, SCREEN_A4, now=now + timedelta(minutes=2))
    assert (step(session, frozen).number, step(session, frozen).touched) == (2, False)
    won.state, won.set_apart_at = "accepted", now + timedelta(minutes=3)
    session.flush()
    assert step(session, frozen).touched


def test_a_text_corrected_for_print_asks_for_another_book(session, frozen, won, now):
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    row = PrintedCorrection(
        campaign_id=frozen.id, entry_id=won.id, title="Other", made_at=now + timedelta(minutes=1)
    )
    session.add(row)
    session.flush()
    assert (step(session, frozen).touched, desk(session, frozen).since.recomposed) == (True, True)
    stands(session, frozen, SCREEN_A4, now=now + timedelta(minutes=2), entry_ids=[won.id])
    assert (step(session, frozen).touched, desk(session, frozen).since.recomposed) == (False, False)
    row.taken_back_at = now + timedelta(minutes=3)
    session.flush()
    assert (step(session, frozen).touched, desk(session, frozen).since.recomposed) == (True, True)


def test_words_of_a_work_that_change_ask_for_another_book_until_it_is_built(
    session, client, frozen, won, office, now
):
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    stands(session, frozen, PRINT_A5, now=now, entry_ids=[won.id])
    assert (step(session, frozen).touched, desk(session, frozen).since) == (False, Since())
    later = now + timedelta(minutes=1)
    set_credit(session, entry=won, credit="Ada Nord", actor=office, now=later)
    assert (step(session, frozen).touched, desk(session, frozen).since) == (True, Since(rewritten=True))
    assert [each.spec for each in desk(session, frozen).shelf if each.stale] == [
        SCREEN_A4,
        replace(PRINT_A5, fours=False),
    ]
    session.commit()
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book").text
    assert "The words of a work have changed since the book was built: build it anew." in page
    stands(session, frozen, SCREEN_A4, now=later, entry_ids=[won.id])
    assert (step(session, frozen).touched, desk(session, frozen).since) == (False, Since())


def test_the_room_asks_the_database_no_more_the_more_editions_of_other_works_stand(
    session, database, frozen, won, now
):
    def count():
        session.commit()
        seen = []
        listen = lambda *arguments: seen.append(arguments[2])  # noqa: E731
        event.listen(database.engine, "before_cursor_execute", listen)
        assert len(desk(session, frozen).shelf) == len(OFFERED)
        assert len(allowed_of(session, standing)) == len(standing)
        event.remove(database.engine, "before_cursor_execute", listen)
        return len(seen)

    standing = [stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])]
    alone = count()
    for number, spec in enumerate(OFFERED[1:], start=2):
        other = add_work(session, frozen, f"N-{number}")
        standing.append(stands(session, frozen, spec, now=now, entry_ids=[won.id, other.id]))
    assert len(standing) > 3
    assert count() == alone


def test_a_kind_that_was_cut_off_is_taken_up_again_and_no_other_in_its_place(session, frozen, won, now):
    found = find_freeze(session, frozen.id)
    begun = begin_edition(session, campaign=frozen, freeze=found, now=now, spec=PRINT_A5)
    other = begin_edition(session, campaign=frozen, freeze=found, now=now)
    assert (begun.number, other.number) == (1, 2)
    assert begin_edition(session, campaign=frozen, freeze=found, now=now, spec=PRINT_A5) is begun


def test_only_what_no_longer_matches_the_consents_is_stale(session, frozen, won, now):
    other = add_work(session, frozen, "N-2", people=[("Bo", "Berg", "first")])
    stands(session, frozen, SCREEN_A4, now=now, entry_ids=[won.id])
    stands(session, frozen, PRINT_A5, now=now, entry_ids=[won.id, other.id])
    assert not any(each.stale for each in desk(session, frozen).shelf)
    other.state = "withdrawn"
    session.flush()
    shelf = {each.spec.name: (each.edition is not None, each.stale) for each in desk(session, frozen).shelf}
    assert shelf == {
        **{each.name: (False, False) for each in OFFERED},
        "screen-A4": (True, False),
        "print-A5": (True, True),
    }


def test_what_is_not_made_is_refused_with_a_sentence(session, frozen, won, office, now):
    small = Spec(Kind.LARGE, Format.A5), Spec(Kind.EPUB, Format.A5)
    for spec, refusal in zip(small, (OneFormatError, NoPaperError), strict=True):
        with pytest.raises(refusal):
            request_edition(session, campaign=frozen, actor=office, now=now, spec=spec)
    assert session.scalars(select(Job)).all() == []


@pytest.mark.usefixtures("quick")
def test_the_secretariat_chooses_an_edition_builds_it_and_gets_it_under_a_telling_name(
    session, client, runner, frozen, won, office, config
):
    session.commit()
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book?edition=print&format=A5").text
    assert "For the printer, A5" in page and "marks where to cut" in page
    assert page.count("Not built") == len(OFFERED)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)
    asked = {"csrf_token": token, "edition": "print", "format": "A5", "fours": "1"}
    assert client.post("/c/mtm-2026/office/book", data=asked).location.startswith("/job/")
    runner.run_waiting()
    session.expire_all()
    (edition,) = session.scalars(select(Edition)).all()
    assert (edition.spec, edition.state, edition.pages % 4) == (PRINT_A5, EditionState.READY, 0)
    with client.get(f"/c/mtm-2026/office/book/{edition.ref}.pdf") as answer:
        assert "mtm-2026-print-A5-1.pdf" in answer.headers["Content-Disposition"]
    page = client.get("/c/mtm-2026/office/book?edition=print&format=A5").text
    assert page.count("Not built") == len(OFFERED) - 1
    job = session.scalars(select(Job).where(Job.name == JOB)).one()
    ended = client.get(f"/job/{job.ref}").text
    assert "Edition 1 is built: For the printer, A5." in ended
    assert 'href="/c/mtm-2026/office/book?edition=print&amp;format=A5"' in ended
    letter = ready_mail(session, {"edition": edition.ref}, config)
    assert (letter.values["name"], letter.values["url"]) == (
        "For the printer, A5",
        f"{config.base_url}/c/mtm-2026/office/book?edition=print&format=A5",
    )
    assert "Nothing has been built yet" in client.get("/c/mtm-2026/office/book").text


EPUB = Spec(Kind.EPUB)
PUBLIC = "/c/mtm-2026/publication.epub"


@pytest.mark.usefixtures("quick")
def test_the_secretariat_builds_an_epub_and_nothing_speaks_of_its_pages(
    session, client, runner, frozen, won, office, config
):
    request_edition(session, campaign=frozen, actor=office, now=won.created_at, spec=EPUB)
    session.commit()
    sign_in(client, office)
    runner.run_waiting()
    session.expire_all()
    (edition,) = session.scalars(select(Edition)).all()
    assert (edition.spec, edition.state) == (EPUB, EditionState.READY)
    address = f"/c/mtm-2026/office/book/{edition.ref}.epub"
    with client.get(address) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/epub+zip")
        assert "mtm-2026-epub-1.epub" in answer.headers["Content-Disposition"]
        assert zipfile.is_zipfile(io.BytesIO(answer.data))
    assert client.get(address.replace(".epub", ".pdf")).status_code == 404
    assert client.get(address.replace(".epub", "/archive.pdf")).status_code == 404
    page = client.get("/c/mtm-2026/office/book?edition=epub").text
    assert "Read edition 1 (EPUB)" in page and page.count(address) == 2
    assert "0 page" not in page and "<dt>Pages</dt>" not in page
    letter = render(session, session.scalar(select(OutboxMail)), config)
    for said in (letter.text, letter.html):
        assert "Edition 1 of the book is built (EPUB)." in said and "0 page" not in said


def test_a_pdf_is_not_had_under_the_address_of_an_epub(session, client, frozen, won, office, now):
    row = stands(session, frozen, SCREEN_A4, now=now)
    session.commit()
    sign_in(client, office)
    assert client.get(f"/c/mtm-2026/office/book/{row.ref}.epub").status_code == 404


@pytest.mark.usefixtures("quick")
def test_everybody_gets_the_epub_beside_the_pdf_once_it_is_out_while_the_consents_stand(
    session, client, runner, frozen, won, office, now
):
    for spec in (SCREEN_A4, EPUB):
        request_edition(session, campaign=frozen, actor=office, now=now, spec=spec)
    session.commit()
    runner.run_waiting()
    assert client.get(PUBLIC).status_code == 404
    frozen.announced_at = now
    session.commit()
    with client.get(PUBLIC) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/epub+zip")
    front = client.get("/c/mtm-2026/").text
    assert front.index("/c/mtm-2026/publication.pdf") < front.index(PUBLIC)
    first = session.scalars(select(Consent).order_by(Consent.id)).first()
    first.level, first.recorded_at = Level.ANONYMOUS, now.replace(hour=23)
    session.commit()
    assert client.get(PUBLIC).status_code == 404
    assert "publication." not in client.get("/c/mtm-2026/").text
    sign_in(client, office)
    page = client.get("/c/mtm-2026/office/book?edition=epub").text
    assert "Until a new EPUB stands, the public is given none." in page
    assert "<li>N-1</li>" in page


def test_an_address_that_names_no_edition_shows_the_screens(session, client, frozen, won, office):
    session.commit()
    sign_in(client, office)
    pages = [
        client.get(f"/c/mtm-2026/office/book{query}").text
        for query in ("", "?edition=large&format=A5", "?edition=x")
    ]
    marked = [re.search(r'aria-current="true">([^<]+)<', page).group(1) for page in pages]
    assert marked == ["For the screen, A4"] * 3


@pytest.fixture
def run(monkeypatch, config, database, tmp_path):
    """Runs `./garland publish`; gives the exit code and what was printed beside each other."""
    monkeypatch.setattr(cli, "prepared", lambda: config)
    monkeypatch.setenv("GARLAND_CWD", str(tmp_path))

    def asked(*words):
        done = CliRunner().invoke(cli.main, ["publish", *words])
        return done.exit_code, done.stdout, done.stderr

    return asked


@pytest.mark.usefixtures("quick")
def test_the_command_writes_the_edition_and_says_what_it_made(run, frozen, won, tmp_path):
    code, said, _ = run("mtm-2026", "--edition", "print", "--format", "a5", "--multiple-of-4", "--json")
    told = json.loads(said)
    made = tmp_path / "mtm-2026-print-A5-1.pdf"
    assert (code, told["file"], told["edition"], told["format"]) == (0, str(made), "print", "A5")
    assert told["pages"] % 4 == 0
    assert (made.stat().st_size, made.read_bytes()[:5]) == (told["bytes"], b"%PDF-")
    code, said, beside = run("mtm-2026", "--out", str(tmp_path / "book.pdf"))
    assert (code, said.startswith(f"{tmp_path / 'book.pdf'}: edition 2, ")) == (0, True)
    assert sorted(each.name for each in tmp_path.glob("*.pdf")) == ["book.pdf", made.name]
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.usefixtures("quick")
def test_the_command_writes_an_epub_and_says_nothing_of_pages(run, frozen, won, tmp_path):
    code, said, _ = run("mtm-2026", "--edition", "epub")
    made = tmp_path / "mtm-2026-epub-1.epub"
    assert (code, said) == (0, f"{made}: edition 1.\n")
    assert zipfile.is_zipfile(made)
    told = json.loads(run("mtm-2026", "--edition", "epub", "--json", "--out", str(tmp_path / "x.epub"))[1])
    assert (told["edition"], told["number"], told["pages"]) == ("epub", 2, None)
    assert (tmp_path / "x.epub").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere",), "There is no campaign “nowhere” here. There are: mtm-2026"),
        (("mtm-2026", "--edition", "epub", "--format", "A5"), "An EPUB has no paper"),
        (("mtm-2026", "--edition", "large", "--format", "square"), "Large print comes on A4 only."),
        (("mtm-2026", "--multiple-of-4"), "Only an edition for print is filled up"),
        (("mtm-2026", "--out", "no/such/folder.pdf"), "there is no folder"),
    ],
    ids=["no such campaign", "paper for an EPUB", "small large print", "fours on a screen", "no such folder"],
)
def test_the_command_refuses_with_a_sentence_and_writes_nothing(
    run, session, frozen, won, tmp_path, words, sentence
):
    code, said, beside = run(*words)
    assert (code, said) == (2, "")
    assert sentence in beside and "Nothing was written." in beside
    assert list(tmp_path.glob("*.pdf")) == []
    assert session.scalars(select(Job)).all() == []


def test_before_the_freeze_the_command_says_what_to_do_first(run, session, frozen):
    session.commit()
    code, _, beside = run("mtm-2026")
    assert (code, "Please freeze the results first." in beside) == (2, True)


def test_the_words_of_the_command_are_those_of_the_book():
    assert tuple(Kind) == publish.EDITIONS
    assert tuple(Format) == publish.FORMATS
