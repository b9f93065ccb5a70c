"""The judges' remarks: none goes out that nobody has read, and none tells who wrote it."""

import pytest
from sqlalchemy import select

from competition.entries.rules import EntryState
from competition.errors import NotFoundError
from competition.judging.models import Assignment, Scoresheet
from competition.judging.rules import SheetState
from competition.platform.mail import OutboxMail, render
from competition.results.digest import queries
from competition.results.digest.piles import Pile, piles, piles_by_class
from competition.results.digest.queries import Remark, digest, remarks
from competition.results.digest.rules import likely_language, names_somebody
from competition.results.digest.services import pass_as_written, settle_remark
from competition.results.errors import RemarkChangedError, RemarkEmptyError, RemarkNamesJudgeError
from tests import factories as make
from tests.results.deeds import LATER, ready, seal, tell

KIND = "The last line stays with me."
GREEK = "Μου άρεσε η θάλασσα."


@pytest.fixture
def remarked(scene):
    """Ann says something of the sea, Ben in Greek; Cho has not handed hers in."""
    for judge, said, state in (
        ("ann", KIND, SheetState.SUBMITTED),
        ("ben", GREEK, SheetState.SUBMITTED),
        ("cho", "Not handed in.", SheetState.OPEN),
    ):
        sheet = sheet_of(scene, "sea", judge)
        sheet.remark, sheet.state = said, state
    scene.judges["ben"].languages = ["en", "el"]
    scene.session.flush()
    return scene


def sheet_of(scene, entry, judge):
    assignment = assignment_of(scene, entry, judge)
    return scene.session.scalars(select(Scoresheet).where(Scoresheet.assignment_id == assignment.id)).one()


def assignment_of(scene, entry, judge):
    copy = scene.copies[scene.entries[entry].id]
    wanted = select(Assignment).where(Assignment.judge_id == scene.judges[judge].id)
    return scene.session.scalars(wanted.where(Assignment.blind_entry_id == copy.id)).one()


def settle(scene, judge, text, seen, language="en", entry="sea"):
    settle_remark(
        scene.session,
        campaign=scene.campaign,
        ref=assignment_of(scene, entry, judge).ref,
        seen=seen,
        remark=None if text is None else Remark(text, language),
        actor=scene.office,
        now=LATER,
    )


def page_of(scene, pile, page=1):
    classes = piles_by_class(scene.session, scene.campaign.id)
    return remarks(scene.session, scene.campaign.id, pile, classes, page=page)


def going_out(scene):
    return digest(scene.session, scene.campaign.id, [scene.school_class.id])


def test_what_nobody_has_read_waits_and_does_not_go_out(remarked):
    lines, more = page_of(remarked, Pile.WAITING)
    assert sorted(line.written for line in lines) == sorted([KIND, GREEK])
    assert not more
    assert {line.language for line in lines if line.written == GREEK} == {"el"}
    assert going_out(remarked) == {}


def test_the_pages_of_a_pile_show_every_remark_once_by_city_class_and_number(remarked, monkeypatch):
    session, ours = remarked.session, remarked.school_class
    aarhus, zagreb = (make.make_city(session, remarked.campaign, city) for city in ("Aarhus", "Zagreb"))
    for city, name in ((aarhus, "2b"), (aarhus, "2a"), (zagreb, "1a")):
        school = make.make_school(session, city, f"School of {name}")
        remarked.school_class = make.make_class(session, school, remarked.campaign, name=name)
        remarked.entries[name] = remarked.add_entry(name)
        remarked.add_sheet(name, "dia", (2, 2)).remark = f"Said in {city.name} of {name}."
    remarked.school_class = ours
    remarked.add_sheet("sky", "cho", (3, 3)).remark = "Said of the sky."
    session.flush()
    monkeypatch.setattr(queries, "PAGE", 2)
    pages = [page_of(remarked, Pile.WAITING, page) for page in (1, 2, 3, 4)]
    first = ["Said in Aarhus of 2a.", "Said in Aarhus of 2b."]
    said = [[line.written for line in lines] for lines, _more in pages]
    assert (said[0], sorted(said[1])) == (first, sorted([KIND, GREEK]))
    assert said[2:] == [["Said of the sky.", "Said in Zagreb of 1a."], []]
    assert [more for _lines, more in pages] == [True, True, False, False]
    assert piles(session, remarked.campaign.id) == {Pile.WAITING: 6, Pile.PASSED: 0, Pile.HELD: 0}
    remarked.entries["2a"].state = EntryState.WITHDRAWN
    session.flush()
    assert [line.written for line in page_of(remarked, Pile.WAITING)[0]][0] == first[1]
    assert piles(session, remarked.campaign.id)[Pile.WAITING] == 5


def test_a_remark_goes_out_in_the_words_and_the_language_that_were_settled(remarked):
    settle(remarked, "ann", "The last line stays.", KIND)
    settle(remarked, "ben", None, GREEK)
    assert going_out(remarked) == {remarked.entries["sea"].id: [Remark("The last line stays.", "en")]}
    assert piles(remarked.session, remarked.campaign.id) == {Pile.WAITING: 0, Pile.PASSED: 1, Pile.HELD: 1}


def test_a_remark_that_its_judge_changes_afterwards_waits_again(remarked):
    settle(remarked, "ann", KIND, KIND)
    sheet_of(remarked, "sea", "ann").remark = "Quite another thing."
    remarked.session.flush()
    assert going_out(remarked) == {}
    with pytest.raises(RemarkChangedError):
        settle(remarked, "ann", KIND, KIND)


def test_the_name_of_a_judge_never_goes_out(remarked):
    for signed in ("Well done. Ann Judge", "Well done, says Ann"):
        with pytest.raises(RemarkNamesJudgeError):
            settle(remarked, "ann", signed, KIND)
    with pytest.raises(RemarkEmptyError):
        settle(remarked, "ann", "  ", KIND)
    assert going_out(remarked) == {}


def test_a_page_that_was_read_goes_out_at_once_but_for_what_changed_and_what_names_its_judge(remarked):
    sheet_of(remarked, "sky", "ann").remark = "Best wishes, Ann"
    sheet_of(remarked, "sun", "ann").remark = "As it is now."
    remarked.session.flush()
    read = {
        assignment_of(remarked, "sea", "ann").ref: Remark(KIND, "en"),
        assignment_of(remarked, "sky", "ann").ref: Remark("Best wishes, Ann", "en"),
        assignment_of(remarked, "sun", "ann").ref: Remark("As it was.", "en"),
    }
    passed = pass_as_written(
        remarked.session, campaign=remarked.campaign, remarks=read, actor=remarked.office, now=LATER
    )
    assert passed == 1
    assert going_out(remarked) == {remarked.entries["sea"].id: [Remark(KIND, "en")]}


def test_a_sheet_that_is_not_handed_in_has_no_remark_to_settle(remarked):
    with pytest.raises(NotFoundError):
        settle(remarked, "cho", "Not handed in.", "Not handed in.")


def test_the_letter_has_the_remarks_in_their_own_language_and_no_judge(remarked, storage, config):
    settle(remarked, "ann", KIND, KIND)
    settle(remarked, "ben", GREEK, GREEK, "el")
    seal(ready(remarked), storage)
    tell(remarked)
    letter = OutboxMail(
        event="results.announced",
        recipient="kari@example.org",
        locale="en",
        ids={"campaign": remarked.campaign.ref, "account": remarked.teacher.ref},
        key="x",
        created_at=make.RESULTS,
    )
    words = render(remarked.session, letter, config)
    assert f'<blockquote lang="el" dir="ltr">{GREEK}</blockquote>' in words.html
    assert f'<blockquote lang="en" dir="ltr">{KIND}</blockquote>' in words.html
    assert KIND in words.text
    assert "Not handed in" not in words.html
    assert not any(name in words.html for name in ("Ann", "Ben Judge", "Cho"))


@pytest.mark.parametrize(
    ("text", "languages", "likely"),
    [
        ("A fine poem", ("el", "en"), "en"),
        ("とても良い詩です", ("en", "ja"), "ja"),
        ("قصيدة جميلة", ("fr", "ar"), "ar"),
        ("Гарний вірш", ("en",), ""),
    ],
)
def test_the_language_of_a_remark_is_the_first_whose_script_it_is_in(text, languages, likely):
    assert likely_language(text, languages) == likely


@pytest.mark.parametrize(
    ("text", "stands"),
    [("The rose opens", False), ("Yours, Rose", True), ("de Vries was here", True), ("Roses", False)],
)
def test_a_name_is_found_as_a_word_written_as_names_are(text, stands):
    assert names_somebody(text, "Rose de Vries") is stands
