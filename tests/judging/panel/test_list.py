"""Inviting by a list: looked over first, one letter to an address, and the list forgotten."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from competition.accounts.models import Invitation
from competition.judging.panel.models import Invited, PanelList
from competition.judging.rules import JudgeState
from competition.platform.mail import OutboxMail
from tests.judging.panel.conftest import OFFICE
from tests.judging.scene import make_judge

ROWS = [
    ["E-mail", "Name", "Langues", "Forme", "Nombre", "Ville", "Écoles"],
    ["ada@example.org", "Ada", "grec; anglais", "Poems", "25", "Bergen", "Fjord School"],
    ["INES@example.org", "Ines", "en", "", "", "", ""],
    ["olav(at)example.org", "Olav", "nb", "", "", "", ""],
    ["bo@example.org", "Bo", "Klingonish; fr", "", "many", "Atlantis", ""],
    ["Ada@example.org", "Ada twice", "", "", "", "", ""],
]


def csv_of(rows, mark=";", encoding="cp1252"):
    quoted = ['"' + cell + '"' for row in rows for cell in row]
    width = len(rows[0])
    lines = [mark.join(quoted[at : at + width]) for at in range(0, len(quoted), width)]
    return "\r\n".join(lines).encode(encoding)


def xlsx_of(rows):
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def send(browser, content, name="judges.csv", **more):
    data = {"table": (BytesIO(content), name), **more}
    return browser.post(f"{OFFICE}/list", data=data, content_type="multipart/form-data")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("judges.csv", csv_of(ROWS)),
        ("judges.tsv", csv_of(ROWS, "\t", "utf-16")),
        ("judges.xlsx", xlsx_of(ROWS)),
    ],
)
def test_every_line_is_shown_with_what_becomes_of_it(session, school_class, judge, office, name, content):
    browser = office()
    answer = send(browser, content, name)
    assert answer.status_code == 302
    page = browser.get(answer.location).text
    assert "2 people get an invitation. Nothing is sent yet." in page
    given = "Greek, English · Poems, 5–10; Poems, 11–18 · 25 entries · Bergen · nothing from Fjord School"
    assert given in page
    for said in (
        "On the panel already",
        "“olav(at)example.org” is no e-mail address. Look for a missing dot or @.",
        "We do not know the language “Klingonish”.",
        "“many” is no number of entries from 1 to 500.",
        "“Atlantis” is no city of this campaign",
        "Twice in this list",
    ):
        assert said in page
    assert session.query(OutboxMail).count() == 0


def test_the_letters_go_out_once_and_the_list_is_forgotten(session, school_class, judge, office):
    browser = office()
    place = send(browser, csv_of(ROWS)).location
    assert browser.post(place, data={"locale": "en"}).location == f"{OFFICE}/invited"
    assert "2 invitations are on their way." in browser.get(f"{OFFICE}/invited").text
    browser.post(place, data={"locale": "en"})
    session.rollback()
    letters = session.query(OutboxMail).order_by(OutboxMail.id).all()
    assert [(one.event, one.recipient, one.locale) for one in letters] == [
        ("panel.invitation", "ada@example.org", "en"),
        ("panel.invitation", "bo@example.org", "fr"),
    ]
    given = [one.given for one in session.query(Invited).order_by(Invited.id)]
    assert given[0]["languages"] == ["el", "en"]
    assert (given[0]["capacity"], given[0]["schools"]) == (25, [school_class.school_id])
    assert given[1] == {"languages": ["fr"]}
    (kept,) = session.query(PanelList).all()
    assert (kept.cells, kept.letters) == (None, 2)


def test_lines_are_narrowed_by_what_becomes_of_them(school_class, judge, office):
    browser = office()
    place = send(browser, csv_of(ROWS)).location
    page = browser.get(f"{place}?fate=wrong").text
    assert "olav(at)example.org" in page
    assert '<bdi class="quiet small">bo@example.org' not in page
    assert '<bdi class="quiet small">bo@example.org' in browser.get(f"{place}?fate=notes").text


def test_a_column_can_be_named_otherwise_and_without_addresses_nothing_goes(session, office):
    browser = office()
    rows = [["Contact", "Comment"], ["call her", "ada@home"], ["call him", "bo@example.org"]]
    place = send(browser, csv_of(rows)).location
    none = {"column-0": "name", "column-1": "ignore", "header": "1"}
    browser.post(f"{place}/columns", data=none)
    assert "None of the columns holds e-mail addresses." in browser.get(place).text
    browser.post(place, data={"locale": "en"})
    assert "None of the columns holds e-mail addresses." in browser.get(place).text
    browser.post(f"{place}/columns", data={**none, "column-1": "email"})
    page = browser.get(place).text
    assert "1 person gets an invitation." in page
    assert "“ada@home” is no e-mail address." in page
    session.rollback()
    assert session.query(Invitation).count() == 0


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "", "Choose the file with your judges first"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 40, "judges.png", "judges"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_what_to_do(session, office, content, name, sentence):
    answer = send(office(), content, name)
    assert 400 <= answer.status_code < 500
    assert sentence in answer.text
    assert session.query(PanelList).count() == 0


def test_a_list_put_away_is_gone_and_a_new_one_takes_the_place_of_an_old_one(session, office):
    browser = office()
    first = send(browser, csv_of(ROWS)).location
    second = send(browser, csv_of(ROWS)).location
    assert browser.get(first).status_code == 404
    browser.post(f"{second}/put-away")
    session.rollback()
    assert session.query(PanelList).count() == 0


def test_who_has_left_is_not_invited_by_a_list(session, campaign, office):
    make_judge(session, campaign, "Lou", state=JudgeState.LEFT)
    browser = office()
    page = browser.get(send(browser, csv_of([["E-mail"], ["lou@example.org"]])).location).text
    assert "Has left the panel" in page
    assert "Send 0 invitations" not in page
