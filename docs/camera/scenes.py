"""What each picture of the app shows, and how one gets there: by the links that anybody would follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page

NAMED = "input[value='first-initial']"
"""What is asked for people with names only."""


@dataclass(frozen=True)
class Stage:
    """A window, and what the demo's campaigns are called in addresses."""

    page: Page
    slugs: Mapping[str, str]

    def office(self, campaign: str, room: str = "") -> None:
        """Go to a room of a campaign's office."""
        self.page.goto(f"/c/{self.slugs[campaign]}/office{room}")

    def speak(self, language: str) -> None:
        """Choose the language of the pages, at the foot of this one."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=language, exact=True).click()

    def follow(self, selector: str) -> None:
        """Follow the first link that fits."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def to_the_top(self, selector: str) -> None:
        """Scroll until the first element that fits stands at the top."""
        self.page.locator(selector).first.evaluate("element => element.scrollIntoView({block: 'start'})")


@dataclass(frozen=True)
class Scene:
    """A picture: its name, who looks, how to get there, how high the window is."""

    name: str
    role: str
    act: Callable[[Stage], None]
    height: int = 800
    french: bool = False


def _links(page: Page, selector: str) -> list[str]:
    """Return the addresses of all links that fit."""
    addresses: list[str] = page.locator(selector).evaluate_all("all => all.map(one => one.href)")
    return addresses


def call(stage: Stage) -> None:
    """The call that is open, as anybody sees it."""
    stage.page.goto(f"/c/{stage.slugs['open']}/")


def own_class(stage: Stage) -> None:
    """A class's entries."""
    stage.page.goto("/")
    stage.follow("a[href^='/class/']")


def consents(stage: Stage) -> None:
    """What may be shown of a pupil who is named."""
    own_class(stage)
    for address in _links(stage.page, ".task__label a"):
        stage.page.goto(address)
        stage.follow("a[href$='/people'], a[href$='/consents']")
        if stage.page.locator(f"{NAMED}:visible").count():
            stage.to_the_top(f".maker:has({NAMED})")
            return
    raise LookupError("No entry of this class names a pupil.")


def receipt(stage: Stage) -> None:
    """The receipt of an entry that is submitted."""
    own_class(stage)
    stage.follow(".task:first-child .task__label a")
    stage.follow("a[href$='/receipt']")


def scoresheet(stage: Stage) -> None:
    """A sheet not handed in yet, beside a text and its translation, from right to left if there is one."""
    stage.page.goto(f"/c/{stage.slugs['judged']}/judging")
    beside = []
    for address in dict.fromkeys(_links(stage.page, "a[href^='/sheet/']")):
        stage.page.goto(address)
        if stage.page.locator(".reading__text").count() and stage.page.locator("form[data-scoring]").count():
            beside.append((not stage.page.locator(".reading__text [dir=rtl]").count(), address))
    if not beside:
        raise LookupError("No sheet of this judge shows a text beside its translation.")
    stage.page.goto(min(beside, key=lambda one: one[0])[1])


def keys(stage: Stage) -> None:
    """The keys of a scoresheet, over it."""
    scoresheet(stage)
    stage.page.keyboard.press("?")
    stage.page.locator("dialog[open]").wait_for()


def away(stage: Stage) -> None:
    """A score chosen while the connection is away; it is never sent."""
    scoresheet(stage)
    stage.page.context.set_offline(True)
    stage.page.locator("fieldset.scale").first.locator("label").nth(3).click()
    stage.page.locator("[data-status]:not(:empty)").wait_for()
    stage.page.locator("[data-status]").scroll_into_view_if_needed()


def overview(stage: Stage) -> None:
    """The office of the campaign whose judges are reading."""
    stage.office("judged")


def screening(stage: Stage) -> None:
    """The first entry that waits for screening."""
    stage.office("open", "/entries?state=submitted")
    stage.follow("tbody th a")


def allocation(stage: Stage) -> None:
    """Who reads what."""
    stage.office("judged", "/rounds")
    stage.follow("td a[href$='/allocation']")


def standings(stage: Stage) -> None:
    """The first category's standings of the campaign that is over."""
    stage.office("finished", "/results")
    stage.follow("tbody th a")


def cards(stage: Stage) -> None:
    """The first posts, as platforms show them."""
    stage.office("finished", "/cards")
    stage.to_the_top("article.reviewed")


def set_up(stage: Stage) -> None:
    """The first step of setting a campaign up."""
    stage.page.goto("/campaigns/new")


def letters(stage: Stage) -> None:
    """The letters of an installation without a mail server."""
    stage.page.goto("/outbox")


SCENES = (
    Scene("call", "Visitor", call, height=760),
    Scene("teacher", "Teacher", own_class, height=900),
    Scene("teacher-fr", "Teacher", own_class, height=900, french=True),
    Scene("consents", "Teacher", consents, height=700),
    Scene("receipt", "Teacher", receipt, height=780),
    Scene("judge", "Judge", scoresheet, height=860),
    Scene("judge-fr", "Judge", scoresheet, height=860, french=True),
    Scene("keys", "Judge", keys, height=880),
    Scene("away", "Judge", away, height=620),
    Scene("office", "Secretariat", overview, height=1240),
    Scene("screening", "Secretariat", screening, height=860),
    Scene("allocation", "Secretariat", allocation, height=860),
    Scene("standings", "Secretariat", standings, height=860),
    Scene("cards", "Secretariat", cards, height=760),
    Scene("setup", "Operator", set_up, height=820),
    Scene("letters", "Operator", letters, height=700),
)
