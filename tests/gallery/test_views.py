import re

import pytest

from competition.clock import FixedClock
from competition.consent.rules import Channel, Level
from competition.consent.services import record_consents
from competition.entries.models import EntryImage
from competition.entries.rules import EntryState, ImageState, MadeBy
from competition.platform.files import Rendition, StoredFile
from competition.platform.renditions import RenditionKind
from competition.results.models import Award
from tests import factories as make
from tests.support.statements import counted

RESULTS = "/c/mtm-2026/results"
ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
AS_SHOWN = {"book": "full", "social": "full"}


@pytest.fixture
def clock():
    return FixedClock(make.RESULTS)


class Gallery:
    """An announced campaign, and a short way to an awarded work."""

    def __init__(self, session, storage):
        self.session, self.storage = session, storage
        self.campaign = make.make_campaign(session, frozen_at=make.RESULTS, announced_at=make.RESULTS)
        self.school = make.make_school(session, make.make_city(session, self.campaign))
        self.school_class = make.make_class(session, self.school, self.campaign)

    def work(self, web="first", kind="winner", form="poem", name="Xanthippe", **more):
        """An awarded work by one pupil who allows this on the web."""
        category = make.category_of(self.campaign, form)
        more = {"title": f"The {name}s", "text": "A line of hers.", **more}
        entry = make.make_entry(self.session, self.school_class, category, state=EntryState.ACCEPTED, **more)
        self.person = make.make_person(
            self.session, entry, given_name=name, family_name="Quux", web=Level(web), **AS_SHOWN
        )
        place = 1 + sum(1 for _ in self.session.query(Award))
        make.save(
            self.session,
            Award(
                campaign_id=self.campaign.id,
                entry_id=entry.id,
                category_id=category.id,
                kind=kind,
                place=place,
                decided_at=make.RESULTS,
            ),
        )
        self.session.commit()
        return entry

    def add_picture(self, entry, content=b"pixels", alt="A boat in the fog."):
        """A picture with its renditions for the web."""
        kept = self.storage.put(b"the original with its GPS")
        original = StoredFile(
            key=kept.key, sha256=kept.sha256, size=kept.size, media_type="image/jpeg", created_at=make.OPENS
        )
        make.save(self.session, original)
        image = EntryImage(
            entry_id=entry.id, position=1, file_id=original.id, alt=alt, state=ImageState.READY
        )
        make.save(self.session, image)
        for kind in (RenditionKind.SCREEN, RenditionKind.THUMB):
            made = self.storage.put(content + kind.value.encode())
            rendition = Rendition(
                original_id=original.id, kind=kind, key=made.key, media_type="image/jpeg", width=4, height=3
            )
            make.save(self.session, rendition)
        self.session.commit()

    def allow(self, web):
        """Change what the last pupil allows."""
        record_consents(
            self.session, person=self.person, levels={Channel.WEB: Level(web)}, actor=None, now=make.RESULTS
        )
        self.session.commit()


@pytest.fixture
def gallery(session, storage):
    return Gallery(session, storage)


def page_of(entry):
    return f"/c/mtm-2026/works/{entry.ref}"


def text_of(response):
    """What the page says, without its marks."""
    main = re.search(r"<main.*</main>", response.text, re.S).group()
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_before_the_announcement_there_is_nothing(client, gallery):
    entry = gallery.work()
    gallery.add_picture(entry)
    gallery.campaign.announced_at = None
    gallery.session.commit()
    tables = [f"{RESULTS}/table.{kind}" for kind in ("xlsx", "csv", "json")]
    for path in (
        *tables,
        RESULTS,
        page_of(entry),
        f"{page_of(entry)}/picture/1",
        f"{page_of(entry)}/thumb/1",
    ):
        assert client.get(path).status_code == 404


def test_winners_stand_by_category_and_place(client, gallery):
    gallery.work(name="Zoe")
    gallery.work(name="Yusuf", kind="runner_up")
    gallery.work(name="Mina", form="essay", kind="published")
    page = text_of(client.get(RESULTS))
    assert "3 works to read" in page
    said = page[page.index("Show these works") :]
    order = [
        "Poems",
        "Winner",
        "The Zoes",
        "Runner-up",
        "The Yusufs",
        "Essays",
        "The Minas",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "Published" not in said


@pytest.mark.parametrize(
    ("web", "shown", "hidden"),
    [
        ("full", ["Xanthippe Quux", "4a, Fjord School, Bergen, Norway"], []),
        ("first-initial", ["Xanthippe Q."], ["Quux"]),
        ("first", ["Xanthippe", "4a, Fjord School"], ["Quux"]),
        ("anonymous", ["Fjord School, Bergen, Norway"], ["Xanthippe", "Quux", "4a, Fjord"]),
    ],
)
def test_a_name_is_shown_as_far_as_the_web_consent_goes(client, gallery, web, shown, hidden):
    entry = gallery.work(web=web, title="A boat")
    for path in (RESULTS, page_of(entry)):
        page = client.get(path)
        assert [words for words in shown if words not in text_of(page)] == []
        assert [words for words in hidden if words in page.text] == []


def test_a_work_kept_out_of_the_web_is_as_if_it_did_not_exist(client, gallery):
    gallery.work(name="Zoe")
    before = client.get(RESULTS).text
    kept_out = gallery.work(web="no", form="essay", text="Nobody may read this.")
    gallery.add_picture(kept_out)
    assert client.get(RESULTS).text == before
    missing = client.get("/c/mtm-2026/works/nosuchworkxx")
    for path in ("", "/picture/1", "/thumb/1"):
        refused = client.get(page_of(kept_out) + path)
        assert refused.status_code == 404
        assert "Nobody may read this." not in refused.text
    assert client.get(page_of(kept_out)).text.replace(kept_out.ref, "nosuchworkxx") == missing.text


def test_a_consent_withdrawn_holds_from_the_next_request_on(client, gallery):
    entry = gallery.work()
    gallery.add_picture(entry)
    addresses = (page_of(entry), f"{page_of(entry)}/picture/1", f"{page_of(entry)}/thumb/1")
    for path in addresses:
        answer = client.get(path, buffered=True)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
    gallery.allow("no")
    assert [client.get(path).status_code for path in addresses] == [404, 404, 404]
    assert "Xanthippe" not in client.get(RESULTS).text


def test_a_name_withdrawn_leaves_the_work(client, gallery):
    entry = gallery.work(title="A boat")
    assert "Xanthippe" in client.get(page_of(entry)).text
    gallery.allow("anonymous")
    page = client.get(page_of(entry))
    assert "Xanthippe" not in page.text
    assert "A line of hers." in page.text


@pytest.mark.parametrize("state", [EntryState.WITHDRAWN, EntryState.DISQUALIFIED])
def test_a_work_that_does_not_stand_any_more_is_gone(client, gallery, state):
    entry = gallery.work()
    entry.state = state
    gallery.session.commit()
    assert client.get(page_of(entry)).status_code == 404
    assert "Xanthippe" not in client.get(RESULTS).text


def test_an_entry_without_an_award_has_no_page(client, gallery):
    entry = make.make_entry(
        gallery.session, gallery.school_class, make.category_of(gallery.campaign), state=EntryState.ACCEPTED
    )
    make.make_person(gallery.session, entry)
    gallery.session.commit()
    assert client.get(page_of(entry)).status_code == 404


def test_original_and_translation_stand_side_by_side_each_in_its_direction(client, gallery):
    entry = gallery.work(
        language="ar",
        title="البحر",
        text="البحر واسع\nونحن أوسع",
        translation_language="en",
        translation_title="The sea",
        translation="The sea is wide,\nwe are wider.",
    )
    page = client.get(page_of(entry)).text
    assert '<h1 lang="ar" dir="rtl">البحر</h1>' in page
    assert '<div class="work work--original" lang="ar" dir="rtl">' in page
    assert '<div class="work work--translation" lang="en" dir="ltr">' in page
    assert page.count('<span class="line">') == 4


def test_a_picture_is_the_rendition_with_its_alt_text_never_the_original(client, gallery):
    entry = gallery.work(form="illustration", text="", language="")
    gallery.add_picture(entry)
    page = client.get(page_of(entry)).text
    assert f'src="{page_of(entry)}/picture/1" width="4" height="3" alt="A boat in the fog."' in page
    assert client.get(f"{page_of(entry)}/picture/1", buffered=True).data == b"pixelsscreen"
    assert client.get(f"{page_of(entry)}/thumb/1", buffered=True).data == b"pixelsthumb"
    assert client.get(f"{page_of(entry)}/picture/2").status_code == 404


def test_pages_ask_nobody_elses_server(client, gallery, config):
    entry = gallery.work(
        title="See https://elsewhere.example", text="<img src='https://elsewhere.example/x'>"
    )
    gallery.add_picture(entry, alt='" src="https://elsewhere.example/y')
    for path in (RESULTS, page_of(entry), "/c/mtm-2026/"):
        page = client.get(path).text
        assert "elsewhere.example" in page or path == "/c/mtm-2026/"
        for address in addresses_of(page):
            assert address.startswith((config.base_url + "/", "/", "#", "mailto:")), (path, address)
            assert not address.startswith("//")
        assert "url(" not in page


def addresses_of(page):
    """Every address that the page leads to, loads or sends to."""
    tags = [dict(ATTRIBUTE.findall(tag)) for tag in re.findall(r"<[a-z][^>]*>", page)]
    found = [
        tag[name]
        for tag in tags
        for name in ("src", "href", "action", "srcset", "poster", "data", "formaction")
        if tag.get(name)
    ]
    assert len(found) > 10
    return found


def test_those_who_stay_unnamed_are_counted_and_a_class_made_it_together(client, gallery):
    several = gallery.work(title="A boat")
    make.make_person(gallery.session, several, given_name="Bo", position=2, web=Level.ANONYMOUS, **AS_SHOWN)
    together = gallery.work(title="A quay", web="anonymous")
    together_by = gallery.session.get(make.Authorship, together.id)
    together_by.made_by = MadeBy.CLASS
    gallery.session.commit()
    assert "Xanthippe and 1 other · 4a, Fjord School" in text_of(client.get(page_of(several)))
    assert "made together · 4a, Fjord School" in text_of(client.get(page_of(together)))


@pytest.mark.parametrize("works", [1, 3])
def test_pages_ask_the_database_a_bounded_number_of_times(client, gallery, database, works):
    entries = [gallery.work(name=name) for name in ("Zoe", "Yusuf", "Mina")[:works]]
    gallery.add_picture(entries[0])
    for path in (RESULTS, page_of(entries[0])):
        with counted(database) as statements:
            assert client.get(path).status_code == 200
        assert len(statements) <= 8, (path, statements)
