"""The meeting's screen, the wall and the agenda."""

import re

from sqlalchemy import select

from competition.judging.models import Scoresheet
from competition.moderation import views
from competition.moderation.models import Decision, Matter
from competition.results.models import Override
from tests.support.statements import counted

JURY = "/c/mtm-2026/office/results/jury"


def path(scene, name, more=""):
    return f"{JURY}/works/{scene.entries[name].ref}{more}"


def body(response):
    return response.get_data(as_text=True)


def test_a_work_is_shown_as_judges_had_it_and_nobody_is_named(office, scene):
    scene.session.scalars(select(Scoresheet)).first().remark = "The last line stays with me."
    scene.session.commit()
    page = body(office.get(path(scene, "sea")))
    assert "The last line stays with me." in page
    assert all(f"Judge {name}" in page for name in "ABC") and "Judge D" not in page
    for planted in ("Ann Judge", "Ben Judge", "Cho Judge", "Kari Teacher", "annjudge"):
        assert planted not in page


def test_two_works_lie_side_by_side(office, scene):
    put_on(office, "MTM-SEA", "MTM-FOG")
    page = body(office.get(path(scene, "sea", f"?beside={scene.entries['fog'].ref}")))
    assert "The sea" in page and "The fog" in page and "matters--two" in page
    assert "The fog" not in body(office.get(path(scene, "sea")))


def test_a_long_list_comes_page_by_page_and_whole_on_the_agenda(office, scene, monkeypatch):
    put_on(office, "MTM-SEA", "MTM-SKY", "MTM-SUN", "MTM-FOG")
    whole = works_on(office.get(JURY))
    assert len(whole) >= 4
    monkeypatch.setattr(views, "PAGE", 3)
    first, second = office.get(JURY), office.get(f"{JURY}?page=2")
    assert works_on(first) == whole[:3]
    assert works_on(second) == whole[3:6]
    said = f"{len(whole)} works to talk over"
    assert said in body(first) and said in body(second)
    assert "Works 1 to 3" in body(first) and f'href="{JURY}?page=2"' in body(first)
    assert body(office.get(f"{JURY}/agenda")).count("<li><h2>") == len(whole)


def works_on(page):
    """The numbers of the works on a page of the list, in their order."""
    (rows,) = re.findall(r"<tbody.*?</tbody>", body(page), re.S)
    return re.findall(r"MTM-[A-Z]+</span></th>", rows)


def test_the_wall_has_neither_menu_nor_notes_nor_names(office, scene):
    put_on(office, "MTM-SEA")
    send(office, path(scene, "sea", "/notes"), data={"notes": "Do we know this class?", "version": 0})
    assert "Do we know this class?" in body(office.get(path(scene, "sea")))
    wall = body(office.get(path(scene, "sea", "/wall")))
    assert "The sea" in wall and "Judge A" in wall
    for planted in (
        "Do we know this class?",
        '<header class="masthead',
        "Sign out",
        "Ann Judge",
        "Office",
        "Kari Teacher",
    ):
        assert planted not in wall


def test_a_decision_is_listed_with_who_when_and_why(office, scene):
    said = {"choice": "none", "reason": "It is not their own work.", "last": "0"}
    assert send(office, path(scene, "sea"), data=said).status_code == 302
    page = body(office.get(JURY))
    assert "It is not their own work." in page and "No award" in page and "Office ·" in page
    scene.session.expire_all()
    assert scene.session.scalar(select(Override.entry_id)) == scene.entries["sea"].id


def test_what_was_typed_stays_when_another_decision_came_first(office, scene):
    said = {"choice": "none", "reason": "The first.", "last": "0"}
    send(office, path(scene, "sea"), data=said)
    answer = send(office, path(scene, "sea"), data={**said, "choice": "winner", "reason": "The second."})
    assert answer.status_code == 409
    assert "The second." in body(answer) and "was decided about this work meanwhile" in body(answer)
    assert scene.session.scalars(select(Decision.reason)).all() == ["The first."]


def test_notes_of_two_people_are_shown_beside_each_other(office, scene):
    notes = path(scene, "sea", "/notes")
    send(office, notes, data={"notes": "Hers.", "version": 0})
    answer = send(office, notes, data={"notes": "His.", "version": 0})
    assert answer.status_code == 409
    assert "Hers." in body(answer) and ">\r\nHis.</textarea>" in body(answer).replace("\n", "\r\n").replace(
        "\r\r", "\r"
    )
    version = re.search(r'<input[^>]*name="version"[^>]*>', body(answer)).group()
    assert 'value="1"' in version
    send(office, notes, data={"notes": "Hers. His.", "version": 1})
    assert scene.session.scalar(select(Matter.notes)) == "Hers. His."


def test_the_agenda_has_the_works_in_their_order(office, scene):
    put_on(office, "MTM-FOG", "MTM-SEA")
    page = body(office.get(f"{JURY}/agenda"))
    assert 0 < page.index("The sea") < page.index("The fog")


def test_a_number_that_no_work_has_is_said(office, scene):
    answer = send(office, JURY, data={"number": "MTM-0"})
    assert answer.status_code == 404
    assert "No work in the standings has this number" in body(answer) and "MTM-0" in body(answer)


def test_pages_ask_eight_statements_at_most(office, scene, database):
    put_on(office, "MTM-SEA", "MTM-FOG", "MTM-SUN")
    for address in (JURY, f"{JURY}/agenda", path(scene, "sea", f"?beside={scene.entries['fog'].ref}")):
        with counted(database) as statements:
            assert office.get(address).status_code == 200
        assert len(statements) <= 8, address


def send(office, path, data):
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', body(office.get(JURY))).group(1)
    return office.post(path, data={"csrf_token": token, **data})


def put_on(office, *numbers):
    for number in numbers:
        assert send(office, JURY, data={"number": number}).status_code == 302
