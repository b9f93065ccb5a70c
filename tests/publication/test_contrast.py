"""Every colour that a book's words are set in can be read on the grounds of its pages, in every design."""

import re

import pytest

from competition.platform.contrast import READABLE, contrast, rgb
from competition.publication.design import STYLES, TEMPLATES, furniture, sheets
from competition.publication.designs import FOLDER, designs
from competition.publication.kinds import Kind, spec_of
from competition.publication.queries import manuscript_of
from tests.publication.conftest import add_work, freeze

PAPER, TONE, WHITE = "#fffdf9", "#f6efe2", "#ffffff"
EDITIONS = [(kind, name) for kind in (Kind.SCREEN, Kind.PRINT, Kind.LARGE) for name in designs()]
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def rules(kind, name):
    """Yield the selector and the declarations of every rule of an edition."""
    spec = spec_of(kind, "A4")
    for sheet in dict.fromkeys((*sheets(spec, name), *furniture(spec, name))):
        path = STYLES / sheet
        if not path.exists():
            path = FOLDER / name / sheet.removeprefix(f"{name}-")
        if path.exists():  # the others are made for a book, and set no colour
            text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
            yield from RULE.findall(text.replace("\n  @bottom", "}\n@bottom"))


def colours(kind, name, what):
    """Return the colours that a property has anywhere in an edition, with the selector of each."""
    wanted = re.compile(rf"(?<![-\w]){what}: [^;]*?(#[0-9a-f]{{3,8}})\b")
    found = {}
    for selector, declared in rules(kind, name):
        found |= {colour: selector.strip() for colour in wanted.findall(declared)}
    return found


@pytest.mark.parametrize(("kind", "name"), EDITIONS)
def test_words_of_every_colour_can_be_read_on_every_ground(kind, name):
    inks = colours(kind, name, "color")
    assert {"#23211e", "#6b675f"} <= set(inks)  # ink, and the quiet text of labels
    faint = {
        (selector, colour, ground): round(contrast(rgb(colour), rgb(ground)), 2)
        for colour, selector in inks.items()
        for ground in (PAPER, TONE, WHITE)
        if contrast(rgb(colour), rgb(ground)) < READABLE
    }
    assert faint == {}


@pytest.mark.parametrize(("kind", "name"), EDITIONS)
def test_no_page_has_a_ground_that_words_were_not_held_against(kind, name):
    assert set(colours(kind, name, "background")) <= {PAPER, TONE}


@pytest.mark.parametrize("name", designs())
def test_colours_are_written_so_that_they_can_be_held_against_their_grounds(name):
    """No name, no function, no translucent ink: only the six signs compared above, or a work's dye."""
    for kind, _design in EDITIONS:
        for selector, declared in rules(kind, name):
            for said in re.findall(r"(?<![-\w])color: ([^;]+)", declared):
                assert re.fullmatch(r"#[0-9a-f]{6}|inherit|var\(--dye, #[0-9a-f]{6}\)", said.strip()), (
                    selector
                )
            assert "opacity" not in declared, selector


def test_headings_and_awards_in_the_plant_dyes_can_be_read(session, storage, frozen):
    frozen.brand = {}
    add_work(session, frozen, "N-1")
    book = manuscript_of(session, campaign=frozen, freeze=freeze(session, storage, frozen))
    stem = re.search(r"\.dye--stem \{ color: (#\w{6}) \}", (TEMPLATES / "page.html").read_text())[1]
    inks = {**{dye.form: dye.text for dye in book.dyes}, "stem": stem}
    assert {"poem", "illustration", "stem"} <= set(inks)
    for ground in (PAPER, TONE, WHITE):
        assert {form for form, ink in inks.items() if contrast(rgb(ink), rgb(ground)) < READABLE} == set()
