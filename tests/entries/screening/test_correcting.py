"""The secretariat corrects language and category; the number stays, the teacher is told, it can be undone."""

import pytest

from competition.entries.corrections import Correction
from competition.entries.errors import UnknownLanguageError, WrongCategoryError
from competition.entries.rules import ScreeningDecision
from competition.entries.screening_errors import (
    DecisionNotPossibleError,
    NothingCorrectedError,
    ReasonMissingError,
)
from competition.entries.services.correcting import correct, take_correction_back
from competition.platform.audit import history
from tests.entries.test_views_screening import fresh, page_of
from tests.factories import category_of, make_campaign


@pytest.fixture
def set_right(session, campaign, office, now):
    def set_right(entry, language="fr", category=None, reason="It is in French."):
        category = category or category_of(campaign)
        return correct(
            session, entry=entry, language=language, category=category, reason=reason, actor=office, now=now
        )

    return set_right


def test_language_and_category_change_and_the_number_stays(session, campaign, hand_in, set_right):
    entry = hand_in()
    number, essay = entry.number, category_of(campaign, "essay")
    made = set_right(entry, "French", essay)
    assert (entry.language, entry.category_id, entry.number) == ("fr", essay.id, number)
    assert (made.language_before, made.category_before_id) == ("en", category_of(campaign).id)
    (deed, *_rest) = history(session, campaign_id=campaign.id)
    assert (deed.action, deed.details) == ("entry.correct", {"correction": made.id})


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"language": "en"}, NothingCorrectedError),
        ({"language": "gibberish?"}, UnknownLanguageError),
        ({"reason": "  "}, ReasonMissingError),
    ],
)
def test_what_is_no_correction_is_refused(hand_in, set_right, more, refusal):
    entry = hand_in()
    with pytest.raises(refusal):
        set_right(entry, **more)
    assert entry.language == "en"


def test_a_category_of_another_campaign_and_an_accepted_entry_are_refused(
    session, hand_in, decide, set_right
):
    entry = hand_in()
    with pytest.raises(WrongCategoryError):
        set_right(entry, category=category_of(make_campaign(session, "other")))
    decide(entry, ScreeningDecision.ACCEPT)
    with pytest.raises(DecisionNotPossibleError):
        set_right(entry)


def test_it_is_undone_unless_something_has_changed_since(session, hand_in, set_right, office, now):
    entry = hand_in()
    first = set_right(entry)
    second = set_right(entry, "nb")
    by = {"actor": office, "now": now}
    assert not take_correction_back(session, entry=entry, correction=first, **by)
    assert take_correction_back(session, entry=entry, correction=second, **by)
    assert not take_correction_back(session, entry=entry, correction=second, **by)
    assert entry.language == "fr"


def test_the_page_corrects_says_what_no_longer_fits_and_undoes(session, campaign, hand_in, browser, teacher):
    entry = hand_in(text="word " * 50)
    essay = category_of(campaign, "essay")
    essay.max_words = 20
    client = browser()
    sent = {"correct-language": "sv", "correct-category": essay.ref, "correct-reason": "It is Swedish prose."}
    assert client.get(page_of(entry, "/correct")).status_code == 200
    client.post(page_of(entry, "/correct"), data={**sent, "correct-version": str(entry.version)})
    page = client.get(page_of(entry)).text
    assert "The text has 50 words; 20 is the most." in page
    assert "The text needs a translation." in page
    assert "Language: Swedish instead of English." in page
    made = session.query(Correction).one()
    session.commit()
    client.post(page_of(entry, "/correct-back"), data={"correction": made.ref})
    assert fresh(session, entry).language == "en"
    assert "taken back" in client.get(page_of(entry)).text


def test_the_teacher_reads_it_on_the_entrys_page_and_on_the_receipt(hand_in, set_right, browse, teacher):
    entry = hand_in()
    set_right(entry)
    client = browse(teacher)
    for page in (f"/entry/{entry.ref}", f"/entry/{entry.ref}/receipt"):
        told = client.get(page).text
        assert "Language: French instead of English." in told
        assert "It is in French." in told
