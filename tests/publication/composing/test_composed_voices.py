"""Single statements, stories and quotes: moved, left out, kept for a place, and never back once withdrawn."""

import re

import pytest
from sqlalchemy import select

from competition.campaign.models import City
from competition.consent.rules import Channel, Level
from competition.contributions.models import Contribution
from competition.contributions.rules import MOST_QUOTES, Kind
from competition.contributions.services import create_contribution
from competition.platform.audit import AuditEntry
from competition.publication.composing.models import ComposedWork
from competition.publication.manuscript import ChapterKind
from competition.publication.queries import find_freeze, manuscript_of
from tests.contributions.conftest import QUOTE, said
from tests.publication.composing.test_composing_pages import ROOM, read, works  # noqa: F401 - fixtures

STORIES = f"{ROOM}/part/stories"


@pytest.fixture
def speak(session, frozen, office, works, now):  # noqa: F811
    """Let somebody of the campaign's city speak; returns the reference."""
    city = session.scalars(select(City).where(City.campaign_id == frozen.id)).one()

    def add(name, kind=Kind.STORY, text="I came by train."):
        """A sixth quote of a city comes in with a city that is merged into it: as something else here."""
        words = said(text=text, given_name=name, family_name="Berg")
        made = create_contribution(
            session, campaign=frozen, city=city, kind=Kind.STORY, said=words, actor=office, now=now
        )
        made.kind = kind
        ref = made.ref
        session.commit()
        return ref

    return add


@pytest.fixture
def book(session, frozen):
    """The manuscript as it is now; nothing stays in the way of who writes."""

    def ask():
        session.expire_all()
        found = manuscript_of(session, campaign=frozen, freeze=find_freeze(session, frozen.id))
        session.rollback()
        return found

    return ask


def contribution(session, ref):
    return session.scalars(select(Contribution).where(Contribution.ref == ref)).unique().one()


def names(book, kind=ChapterKind.STORIES):
    return [voice.name.partition(" ")[0] for voice in book.voices if voice.chapter is kind]


def listed(page):
    return re.findall(r'<a [^>]*dir="auto">Bergen · (\w+) Berg</a>', page)


def button(page, name, way):
    return re.search(rf'value="([^"]+)"[^>]*aria-label="Move “Bergen · {name} Berg” {way}"', page)[1]


def choose(client, voice, **values):
    typed = {"version": "0", "included": "y", **values}
    return client.post(f"{ROOM}/voice/{voice}", data={key: each for key, each in typed.items() if each})


def test_stories_are_listed_in_their_chapter_and_moved_by_buttons(client, speak, book, read):  # noqa: F811
    first, *_rest = [speak(name) for name in ("Ada", "Bo", "Cleo")]
    page = client.get(STORIES).text
    assert listed(page) == ["Ada", "Bo", "Cleo"]
    assert read(ComposedWork) == []
    answer = client.post(ROOM, data={"do": button(page, "Ada", "down")})
    assert answer.location == f"{STORIES}#voice-{first}"
    page = client.get(STORIES).text
    assert "“Bergen · Ada Berg” now stands 2 of 3 in Personal stories." in page
    client.post(ROOM, data={"do": button(page, "Cleo", "up")})
    assert listed(client.get(STORIES).text) == names(book()) == ["Bo", "Cleo", "Ada"]
    (chapter,) = [each for each in book().chapters if each.kind is ChapterKind.STORIES]
    assert chapter.fixed
    assert "3 stories · by hand" in client.get(ROOM).text


def test_a_story_that_comes_later_stands_at_the_end_of_an_order_by_hand(client, speak, book):
    for name in ("Ada", "Bo"):
        speak(name)
    client.post(ROOM, data={"do": button(client.get(STORIES).text, "Bo", "up")})
    speak("Aaron")
    assert names(book()) == ["Bo", "Ada", "Aaron"]


def test_the_order_goes_back_to_that_of_cities_and_by_hand_again(client, speak, book):
    for name in ("Ada", "Bo"):
        speak(name)
    client.post(ROOM, data={"do": button(client.get(STORIES).text, "Bo", "up")})
    typed = {"title": "", "included": "y"}
    client.post(STORIES, data={**typed, "version": "1", "order": "facing"})
    assert names(book()) == ["Ada", "Bo"]
    client.post(STORIES, data={**typed, "version": "2", "order": "hand"})
    assert names(book()) == ["Bo", "Ada"]


def test_stories_have_no_order_that_only_works_have(client, speak, book):
    speak("Ada")
    answer = client.post(STORIES, data={"version": "0", "title": "", "included": "y", "order": "language"})
    assert answer.status_code == 400
    assert "By city, and so that facing pages go well together" in answer.text


def test_a_story_is_left_out_with_a_reason_and_taken_in_again(client, speak, book, read):  # noqa: F811
    ada = speak("Ada")
    speak("Bo")
    assert "It stands in the book" in client.get(f"{ROOM}/voice/{ada}").text
    refused = choose(client, ada, included="")
    assert (refused.status_code, names(book())) == (400, ["Ada", "Bo"])
    assert "Please say in a few words why" in refused.text
    kept = choose(client, ada, included="", reason="Printed last year")
    assert kept.location == f"{STORIES}#voice-{ada}"
    assert names(book()) == ["Bo"]
    assert "Left out: Printed last year" in client.get(STORIES).text
    assert "1 story" in client.get(ROOM).text
    choose(client, ada, version="1")
    assert names(book()) == ["Ada", "Bo"]
    assert [each.action for each in read(AuditEntry)].count("composing.save_voice") == 2


def test_a_chapter_whose_every_story_is_left_out_is_not_in_the_book(client, speak, book):
    choose(client, speak("Ada"), included="", reason="Twice")
    assert "stories" not in [each.kind.value for each in book().outline]
    assert "All left out: not in the book" in client.get(ROOM).text


def test_who_withdraws_never_comes_back_by_what_was_chosen(client, session, speak, book):
    ada, bo = speak("Ada"), speak("Bo")
    client.post(ROOM, data={"do": button(client.get(STORIES).text, "Bo", "up")})
    choose(client, bo)
    assert names(book()) == ["Bo", "Ada"]
    move = button(client.get(STORIES).text, "Bo", "down")
    for consent in contribution(session, bo).person.consents:
        consent.level = Level.NO if consent.channel is Channel.BOOK else consent.level
    session.commit()
    assert names(book()) == ["Ada"]
    assert listed(client.get(STORIES).text) == ["Ada"]
    assert client.get(f"{ROOM}/voice/{bo}").status_code == 404
    assert choose(client, bo, version="1").status_code == 404
    client.post(ROOM, data={"do": move})
    assert "not in the book any more" in client.get(STORIES).text
    assert names(book()) == ["Ada"]
    assert ada in client.get(STORIES).text


def test_what_is_deleted_takes_what_was_chosen_for_it_along(client, session, speak, read):  # noqa: F811
    ada = speak("Ada")
    choose(client, ada, included="", reason="Twice")
    assert [row.reason for row in read(ComposedWork)] == ["Twice"]
    session.delete(contribution(session, ada))
    session.commit()
    assert read(ComposedWork) == []


def test_two_who_choose_for_the_same_story_see_both(client, speak, book):
    ada = speak("Ada")
    choose(client, ada, included="", reason="First come")
    stale = choose(client, ada, included="", reason="Second")
    assert stale.status_code == 409
    assert "Left out: First come" in stale.text
    assert 'value="Second"' in stale.text
    again = re.search(r'name="version"[^>]*value="(\d+)"', stale.text)[1]
    choose(client, ada, included="", reason="Second", version=again)
    assert "Left out: Second" in client.get(STORIES).text


def test_two_who_move_the_same_story_apart_are_asked(client, speak, book):
    for name in ("Ada", "Bo", "Cleo"):
        speak(name)
    page = client.get(STORIES).text
    for way in ("down", "up"):
        stale = button(page, "Bo", way)
        asked = client.post(ROOM, data={"do": stale})
    assert asked.status_code == 409
    assert "in Personal stories, after “Bergen · Cleo Berg”" in asked.text
    assert "in Personal stories, at the front" in asked.text
    assert f'href="{STORIES}"' in asked.text
    assert names(book()) == ["Ada", "Cleo", "Bo"]


def test_two_who_want_a_story_at_the_same_place_are_not_asked(client, speak, book):
    for name in ("Ada", "Bo", "Cleo"):
        speak(name)
    same = button(client.get(STORIES).text, "Ada", "down")
    for _either in range(2):
        assert client.post(ROOM, data={"do": same}).status_code == 302
    assert "“Bergen · Ada Berg” now stands 2 of 3" in client.get(STORIES).text
    assert names(book()) == ["Bo", "Ada", "Cleo"]


def test_a_quote_is_left_out_and_another_of_its_city_takes_its_place(client, speak, book):
    quotes = [speak(name, Kind.QUOTE, QUOTE) for name in ("Ada", "Bo", "Cleo", "Dag", "Eva", "Finn")]
    assert names(book(), ChapterKind.QUOTES) == ["Ada", "Bo", "Cleo", "Dag", "Eva"]
    page = client.get(f"{ROOM}/part/quotes-poem-5-10").text
    assert listed(page) == ["Ada", "Bo", "Cleo", "Dag", "Eva", "Finn"]
    assert f"Not printed: a city has at most {MOST_QUOTES} quotes" in page
    assert 'aria-label="Move' not in page
    choose(client, quotes[1], included="", reason="Said twice")
    assert names(book(), ChapterKind.QUOTES) == ["Ada", "Cleo", "Dag", "Eva", "Finn"]


def test_a_quote_is_kept_for_a_place_as_long_as_the_place_is_there(client, speak, book):
    quote = speak("Ada", Kind.QUOTE, QUOTE)
    page = client.get(f"{ROOM}/voice/{quote}").text
    assert re.findall(r"<option[^>]*>([^<]+)</option>", page) == [
        "Wherever there is room", "after “Poems · 5–10”", "after “Essays · 5–10”",
    ]  # fmt: skip
    kept = choose(client, quote, place="quotes-essay-5-10")
    assert kept.location == f"{ROOM}/part/quotes-essay-5-10#voice-{quote}"
    assert [voice.place for voice in book().voices] == ["quotes-essay-5-10"]
    assert "Kept for: after “Essays · 5–10”" in client.get(f"{ROOM}/part/quotes-poem-5-10").text
    client.post(f"{ROOM}/part/quotes-essay-5-10", data={"version": "0", "title": "", "included": ""})
    assert [voice.place for voice in book().voices] == [""]


def test_a_place_that_is_none_is_not_kept_nor_any_for_a_story(client, speak, book):
    quote, story = speak("Ada", Kind.QUOTE, QUOTE), speak("Bo")
    assert choose(client, quote, place="poem-5-10").status_code == 400
    assert choose(client, story, place="quotes-poem-5-10").status_code == 400
    assert 'name="place"' not in client.get(f"{ROOM}/voice/{story}").text
    assert [voice.place for voice in book().voices] == ["", ""]


def test_nobody_elses_contribution_is_moved_or_left_out(client, session, speak, frozen):
    speak("Ada")
    for do in ("voice none 0 stories -", "voice none 0 quotes-poem-5-10 -"):
        client.post(ROOM, data={"do": do})
        assert "not in the book any more" in client.get(STORIES).text
    assert client.get(f"{ROOM}/voice/none").status_code == 404


def test_a_quote_has_no_place_among_stories(client, speak, book):
    quote = speak("Ada", Kind.QUOTE, QUOTE)
    speak("Bo")
    client.post(ROOM, data={"do": f"voice {quote} 0 stories -"})
    assert "not in the book any more" in client.get(STORIES).text
    assert names(book()) == ["Bo"]
