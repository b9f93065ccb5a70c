"""What has to be true of a page that is open."""

from tests.pages import axe
from tests.pages.window import PHONE

FACTS = """() => ({
  lang: document.documentElement.lang,
  title: document.title.trim(),
  headings: [...document.querySelectorAll("h1")].map((one) => one.textContent.trim()),
})"""
WIDTHS = "[document.documentElement.scrollWidth, innerWidth]"


def basics(page, language):
    """It says its language, has a title and one main heading."""
    facts = page.evaluate(FACTS)
    if facts["lang"] != language:
        yield f"it says to be in “{facts['lang']}”"
    if len(facts["headings"]) != 1 or not facts["headings"][0]:
        yield f"its main headings are {facts['headings']}"
    if not facts["title"].partition("·")[0].strip():
        yield "it has no title"


def in_both_themes(page):
    """Axe finds nothing grave, by day and by night, when all that changes are the colours."""
    for theme, violations in (("light", axe.violations), ("dark", axe.violations_of_colour)):
        page.emulate_media(color_scheme=theme)
        yield from (f"{theme}: {one}" for one in axe.grave(violations(page)))


def on_a_phone(page):
    """Nothing has to be scrolled sideways."""
    page.set_viewport_size(PHONE)
    wide, inner = page.evaluate(WIDTHS)
    if wide > inner:
        yield f"{wide} pixels wide on a phone of {inner}"
