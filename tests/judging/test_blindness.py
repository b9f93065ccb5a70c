"""What a judge can fetch, byte by byte: names planted in every carrier, and found in none of it."""

import re
import subprocess
import sys
from functools import cache
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.allocation.services import allocate_round
from competition.consent.models import Person
from competition.consent.rules import Channel, Level
from competition.duels.comparing import draw_next
from competition.duels.making import DuelPlan, make_duel
from competition.entries import services
from competition.entries.blind import BlindEntry
from competition.entries.documents.reading import keep_reading
from competition.entries.documents.services import add_document
from competition.entries.facts import Words
from competition.entries.identity import Carrier, SchoolClass, Upload
from competition.entries.rules import MadeBy, ScreeningDecision
from competition.judging.models import Assignment
from competition.judging.practice.services import take_ready
from competition.judging.rules import FlagKind
from competition.judging.services import raise_flag, release
from competition.platform import fonts, pdf
from competition.platform.documents.reading import Asked, read
from competition.platform.files import Rendition, StoredFile, receive
from competition.platform.mail import OutboxMail, render
from competition.platform.renditions import RenditionKind
from tests.factories import category_of, make_account, make_city, make_member, make_school
from tests.judging import carriers
from tests.judging.carriers import FILES, IDENTITY, PLACES, found_in
from tests.judging.printed import fetch, pictures_in, unpacked
from tests.judging.scene import make_judge, make_round
from tests.support.signin import sign_in

POEM = Words(
    title="Zefirina and the sea",
    text="I am Zefirina.\nAt Dreyfusswald School we paint the sea.\n\nZEFIRINA QUASTLEBAUM!",
    language="en",
    translation_language="fr",
    translation_title="Zefirina et la mer",
    translation="Je suis Zefirina.\nMadame Orkentrop le sait.",
)
PLAIN = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
DRAWING = Words(title="The bus of Zefirina", text="", language="en")


@pytest.fixture
def teacher(session):
    return make_account(session, carriers.TEACHERS_ADDRESS, carriers.TEACHER)


@pytest.fixture
def entered(session, campaign, storage, teacher, now):
    """A poem and a drawing by Zefirina, entered and accepted through the services that people use."""
    school = make_school(session, make_city(session, campaign, carriers.CITY), carriers.SCHOOL)
    school_class = services.start_class(
        session,
        campaign=campaign,
        school=school,
        name=carriers.CLASS,
        age_group="5-10",
        rules_version=campaign.rules_version,
        teacher=teacher,
        now=now,
    )
    office = make_member(session, campaign, Role.SECRETARIAT)
    by = {"actor": teacher, "now": now}
    both = {"jpeg": carriers.signed_jpeg(), "png": carriers.signed_png()}
    poem = write(session, school_class, category_of(campaign, "poem"), POEM, by)
    drawing = write(session, school_class, category_of(campaign, "illustration"), DRAWING, by)
    told = write(session, school_class, category_of(campaign, "poem"), Words(language="en"), by)
    send_documents(session, told, storage, by)
    for entry, pictures in ((poem, both), (drawing, {"jpeg": both["jpeg"]}), (told, {})):
        paint(session, entry, pictures, storage, by)
        services.submit(session, entry=entry, **by)
        services.screen(session, entry=entry, decision=ScreeningDecision.ACCEPT, actor=office, now=now)
    return poem, drawing, told


def write(session, school_class, category, words, by):
    maker = services.Maker(carriers.PUPIL, carriers.FAMILY, age=9, levels=dict.fromkeys(Channel, Level.FULL))
    entry = services.create_entry(session, school_class=school_class, category=category, **by)
    services.save_words(session, entry=entry, category=category, words=words, **by)
    services.set_people(session, entry=entry, made_by=MadeBy.PUPIL, makers=[maker], **by)
    return entry


def paint(session, entry, pictures, storage, by):
    for kind, content in pictures.items():
        image = services.add_picture(
            session,
            entry=entry,
            received=receive(storage=storage, stream=BytesIO(content), limit=len(content)),
            file_name=carriers.FILE_NAMES[kind],
            alt="Zefirina on a bus",
            **by,
        )
        services.look_at(session, image=image, storage=storage)


def send_documents(session, entry, storage, by):
    """Send a document of every kind; the text of the first is taken over, as the worker does it."""
    for kind, content in documents().items():
        received = receive(storage=storage, stream=BytesIO(content), limit=len(content))
        file_name = carriers.DOCUMENT_NAMES[kind]
        document = add_document(session, entry=entry, received=received, file_name=file_name, **by)
        if kind not in READ:
            READ[kind] = read(storage.path(session.get_one(StoredFile, document.file_id).key), Asked(kind))
        keep_reading(session, document=document, found=READ[kind], pages=[], now=by["now"])


READ = {}
"""What the documents say, by their kinds: read once, as they are the same for every test."""


@cache
def documents():
    return {
        "docx": carriers.signed_docx("The night", "", "I am Zefirina.", "The night is long."),
        "odt": carriers.signed_odt(),
        "pdf": carriers.signed_pdf(),
    }


@pytest.fixture
def reading(session, campaign, entered, app, client, now):
    """The client, signed in as a judge who holds both entries."""
    judge = make_judge(session, campaign, "Ines", ("en",))
    forms = category_of(campaign, "poem"), category_of(campaign, "illustration")
    round_ = make_round(session, campaign, now, reads={category.id: 1 for category in forms})
    allocate_round(session, round_=round_, seed=1, actor=None, now=now)
    assert release(session, round_=round_, actor=None, now=now) == 3
    assignment = session.scalars(select(Assignment)).first()
    raise_flag(session, assignment=assignment, kind=FlagKind.COPIED, note="Look.", actor=None, now=now)
    two = [copy.id for copy in session.scalars(select(BlindEntry)) if copy.category_id == forms[0].id]
    duel = make_duel(
        session,
        campaign=campaign,
        category=forms[0],
        plan=DuelPlan(two, [judge.id], wanted=1),
        actor=None,
        now=now,
    )
    draw_next(session, duel=duel, judge=judge, now=now)
    account = session.get_one(Account, judge.account_id)
    take_ready(session, category=forms[0], language="en", actor=None, now=now)
    session.commit()
    app.config["WTF_CSRF_ENABLED"] = False
    return sign_in(client, account)


def everything_from(browser, *starts):
    """Fetch these pages and every page, picture and form target of judging that they lead to."""
    todo, got = list(starts), {}
    while todo:
        path = todo.pop()
        if path in got:
            continue
        answer = browser.get(path)
        got[path] = str(answer.headers).encode() + answer.data
        if answer.mimetype == "text/html":
            found = re.findall(r'(?:href|src)="((?:/sheet/|/duel/|/c/mtm-2026/judging)[^"#]*)"', answer.text)
            todo += [link for link in found if link not in got]
    return got


def test_the_names_are_really_there(session, storage, entered):
    """What follows proves nothing unless the names stand where they were planted."""
    person = session.scalars(select(Person)).first()
    assert (person.given_name, person.family_name) == (carriers.PUPIL, carriers.FAMILY)
    assert session.scalars(select(SchoolClass)).one().name == carriers.CLASS
    names = set(session.scalars(select(Upload.file_name)))
    assert names == {*carriers.FILE_NAMES.values(), *carriers.DOCUMENT_NAMES.values()}
    originals = [storage.path(key).read_bytes() for key in session.scalars(select(StoredFile.key))]
    planted = {*carriers.IN_JPEG.values(), carriers.IN_PNG}
    assert {name for content in originals for name in found_in(content, planted)} == planted
    assert found_in(entered[0].text.encode(), IDENTITY) == {"Zefirina", "Quastlebaum", "Dreyfusswald"}


def test_what_documents_say_beside_their_text_is_known_and_listed(session, entered):
    told = entered[2]
    assert (told.title, told.text) == ("The night", "I am Zefirina.\nThe night is long.\nThe end.")
    said = "\n".join(session.scalars(select(Carrier.text).where(Carrier.entry_id == told.id)))
    planted = {*carriers.IN_DOCX.values(), *carriers.IN_ODT.values(), *carriers.IN_PDF.values()}
    assert found_in(said.encode(), planted) == planted


def test_the_secretariat_sees_whose_work_it_is(session, entered, app, client):
    office = session.scalars(select(Account).where(Account.email == "office@example.org")).one()
    ref = entered[0].ref
    session.commit()
    page = sign_in(client, office).get(f"/c/mtm-2026/office/entries/{ref}").data
    assert {"Zefirina", "Quastlebaum", "Mirabellenhof", "Dreyfusswald"} <= found_in(page, IDENTITY)


def test_no_byte_that_a_judge_can_fetch_tells_whose_work_it_is(reading):
    got = everything_from(reading, "/c/mtm-2026/judging", "/")
    sheets = [path for path in got if re.fullmatch(r"/sheet/\w+", path)]
    pictures = [path for path in got if "/picture/" in path]
    assert (len(sheets), len(pictures)) == (3, 3)
    (duel,) = [path for path in got if re.fullmatch(r"/duel/\w+", path)]
    assert all(words in got[duel] for words in (b"paint the sea", b"The night is long."))
    assert sum(path.startswith("/duel/pair/") for path in got) == 2
    assert sum(path.startswith("/c/mtm-2026/judging/practice/") for path in got) == 1
    assert b"paint the sea" in b"".join(got.values())
    assert b"The night is long." in b"".join(got.values())
    profile = got.pop("/c/mtm-2026/judging/profile")
    leaks = {path: found_in(content, (*IDENTITY, *FILES)) for path, content in got.items()}
    assert {path: names for path, names in leaks.items() if names} == {}
    # The profile lists all cities and schools of the campaign, to declare a conflict with; whose work is
    # where, it does not tell.
    people = [name for name in (*IDENTITY, *FILES) if name not in PLACES]
    assert found_in(profile, people) == set()


def test_answers_to_what_a_judge_does_tell_nothing_either(session, reading):
    sheets = [
        path for path in everything_from(reading, "/c/mtm-2026/judging") if re.fullmatch(r"/sheet/\w+", path)
    ]
    answers = []
    for sheet in sheets:
        answers += [
            reading.post(f"{sheet}/save", data={"version": "0", "score-voice": "4"}),
            reading.post(f"{sheet}/save", data={"version": "9", "score-voice": "2"}),
            reading.post(sheet, data={"version": "9", "score-voice": "1"}),
            reading.post(f"{sheet}/recuse", data={"reason": ""}),
            reading.post(f"{sheet}/flag", data={}),
            reading.get(f"{sheet}/picture/9"),
            reading.get(f"{sheet}/nothing"),
        ]
    assert {answer.status_code for answer in answers} == {200, 400, 404, 409}
    for answer in answers:
        assert found_in(str(answer.headers).encode() + answer.data, (*IDENTITY, *FILES)) == set()


def test_pictures_are_renditions_without_a_word_in_them(reading):
    got = everything_from(reading, "/c/mtm-2026/judging")
    for path in [path for path in got if re.search("/picture/|^/duel/pair/", path)]:
        answer = reading.get(path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert re.fullmatch(r"inline; filename=picture-\d\.jpg", answer.headers["Content-Disposition"])
        assert not {"ETag", "Last-Modified"} & set(answer.headers.keys())
        picture = Image.open(BytesIO(answer.data))
        assert dict(picture.getexif()) == {}
        assert set(picture.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }


def test_a_preview_gives_the_secretariat_the_pictures_that_judges_get(session, reading, app, entered):
    held = session.execute(select(Assignment.ref, BlindEntry.ref).join(Assignment.blind_entry)).all()
    account = session.scalars(select(Account).where(Account.email == "office@example.org")).one()
    session.commit()
    office = sign_in(app.test_client(), account)
    statuses = []
    for sheet, copy in held:
        for number in (1, 2, 3):
            given = fetch(reading, f"/sheet/{sheet}/picture/{number}")
            seen = fetch(office, f"/c/mtm-2026/office/copies/{copy}/preview/picture/{number}")
            statuses.append(given[0])
            assert seen[0] == given[0]
            assert given[0] == 404 or seen == given
    assert sorted(statuses) == [200] * 3 + [404] * 6


def test_the_letters_to_a_judge_tell_nothing(session, reading, config):
    letters = session.scalars(select(OutboxMail).where(OutboxMail.event.like("judging.%"))).all()
    assert len(letters) == 1
    rendered = render(session, letters[0], config)
    assert "3 entries are waiting for you" in rendered.subject
    assert found_in(f"{rendered}".encode(), (*IDENTITY, *FILES)) == set()
    session.commit()


@pytest.mark.parametrize("kind", ["pack", "sheets"])
def test_no_byte_of_what_a_judge_prints_tells_whose_work_it_is(reading, runner, kind):
    place = printing_place(reading)
    assert reading.post(place, data={"kind": kind, "paper": "a4"}).status_code == 302
    runner.run_waiting()
    (path,) = re.findall(r'href="(/c/mtm-2026/judging/papers/\w+)"', reading.get(place).text)
    _status, headers, content = fetch(reading, path)
    everything = str(headers).encode() + unpacked(content)
    if kind == "pack":
        assert b"paint the sea" in everything
        assert b"The night is long." in everything
        assert pictures_in(content) == 3
    else:
        assert b"Do I hear a child?" in everything
    assert found_in(everything, (*IDENTITY, *FILES)) == set()


def printing_place(browser):
    (place,) = set(
        re.findall(r'href="(/c/mtm-2026/judging/rounds/\w+/paper)"', browser.get("/c/mtm-2026/judging").text)
    )
    return place


def test_names_in_a_printed_file_would_be_found(config):
    """What is said above proves nothing unless a name is found wherever a PDF can hold one."""
    faces = fonts.prepare(config.instance)
    html = f'<html lang="en"><title>{carriers.CITY}</title><p>By {carriers.PUPIL}</p></html>'
    told = unpacked(pdf.render(html, resources={}, fonts=faces))
    assert found_in(told, IDENTITY) == {carriers.PUPIL, carriers.CITY}


def test_an_original_is_no_judges_picture(session, reading, entered):
    """A row that points at anything but a judge's rendition shows nothing, rather than what it points at."""
    got = everything_from(reading, "/c/mtm-2026/judging")
    path = next(path for path in got if "/picture/" in path)
    assert reading.get(path).status_code == 200
    session.query(Rendition).filter(Rendition.kind == RenditionKind.PRINT).delete()
    session.query(Rendition).filter(Rendition.kind == RenditionKind.JUDGE).update(
        {"kind": RenditionKind.PRINT}
    )
    session.commit()
    assert reading.get(path).status_code == 404


def test_judging_cannot_reach_identity_or_consent():
    """No chain of imports leads there, as a fresh interpreter tells."""
    script = (
        "import sys, pkgutil, importlib, competition.judging as j\n"
        "rooms = pkgutil.walk_packages(j.__path__, 'competition.judging.')\n"
        "[importlib.import_module(room.name) for room in rooms]\n"
        "other = ('competition.entries.', 'competition.consent')\n"
        "print(sorted(m for m in sys.modules if m.startswith(other)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['competition.entries.blind']"
