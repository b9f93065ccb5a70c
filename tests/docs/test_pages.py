"""What README.md and docs/ say is there: links, pictures, commands, settings, and the words of the app."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from competition.cli import main
from competition.platform import catalogue
from docs.camera import paper
from docs.camera.scenes import SCENES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
FOR_PEOPLE = {"en": ("teachers", "judges", "secretariat", "operators"), "fr": ("teachers.fr", "judges.fr")}
EXPLAINED = {"bold", "gras"}
"""What the pages call the words of the app."""
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
LAUNCHER = (ROOT / "garland").read_text()


def links(page):
    """Return (is a picture, words, target) of each link within the repository."""
    found = LINK.findall(page.read_text())
    return [(mark == "!", words, target) for mark, words, target in found if "://" not in target]


def headings(page):
    """Return the headings of a page as GitHub names them in addresses."""
    said = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in said}


def test_every_link_leads_to_a_file_that_is_there_and_to_a_heading_in_it():
    seen = 0
    for page in PAGES:
        for _picture, words, target in links(page):
            path, _, heading = target.partition("#")
            file = (page.parent / unquote(path)).resolve() if path else page
            assert file.exists(), f"{page.name}: “{words}” leads to {target}, which is not there"
            assert not heading or heading in headings(file), f"{page.name}: no heading {target}"
            seen += 1
    assert seen > 30


def test_every_picture_is_shown_somewhere_with_words_for_those_who_cannot_see_it():
    shown = {}
    for page in PAGES:
        for picture, words, target in links(page):
            if picture:
                assert len(words) > 20, f"{page.name}: {target} has no words"
                shown.setdefault((page.parent / target).resolve(), page.name)
    assert shown.keys() == set((DOCS / "pictures").iterdir())


def test_every_picture_is_one_that_the_script_takes():
    taken = {"card", *paper.SPREADS, *(scene.name for scene in SCENES)}
    assert {path.name for path in (DOCS / "pictures").iterdir()} == {f"{name}.webp" for name in taken}


def test_pictures_are_light():
    sizes = {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir()}
    assert {name: size for name, size in sizes.items() if size > 200_000} == {}
    assert sum(sizes.values()) < 3_000_000


def test_the_two_commands_come_first():
    said = re.findall(r"^    (\./garland \w+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert said[:2] == ["./garland demo", "./garland test"]


def test_every_command_that_is_told_exists_and_the_operators_page_tells_them_all():
    known = {"test", "help", *main.commands}
    told = {page.name: set(re.findall(r"\./garland ([a-z]\w*)", page.read_text())) for page in PAGES}
    assert {name: words - known for name, words in told.items() if words - known} == {}
    public = {name for name, command in main.commands.items() if not command.hidden}
    assert told["operators.md"] >= {"test", "help", *public}


def test_every_option_of_the_demo_is_told():
    said = (DOCS / "operators.md").read_text().partition("## Try the demo")[2].partition("\n## ")[0]
    options = {one for each in main.commands["demo"].params for one in each.opts if one.startswith("--")}
    assert set(re.findall(r"`(--[a-z-]+)", said)) == options


def test_the_settings_are_just_those_that_are_read():
    page = (DOCS / "operators.md").read_text()
    read = re.findall(r'env\.get\("(GARLAND_\w+)"', (ROOT / "competition/config.py").read_text())
    assert sorted(re.findall(r"^\| `(GARLAND_\w+)`", page, re.MULTILINE)) == sorted(read)
    others = set(re.findall(r"GARLAND_\w+", page)) - set(read)
    assert others == {"GARLAND_PYTHON", "GARLAND_LOG"}
    assert "GARLAND_PYTHON" in LAUNCHER
    assert '"GARLAND_LOG"' in (ROOT / "competition/cli.py").read_text()


@cache
def texts(language):
    """Return everything the app says in a language."""
    if language == "en":
        return [text for message in catalogue.gather() for text in forms(message.id)]
    return [text for message in catalogue.read(language) for text in forms(message.string)]


def forms(text):
    return [text] if isinstance(text, str) else list(text)


@cache
def said_by_app(language):
    """Return what matches the app's texts of more than punctuation, whatever stands in their places."""
    parts = (re.split(r"%\(\w+\)s", text) for text in set(texts(language)))
    telling = (each for each in parts if sum(map(str.isalpha, "".join(each))) > 3)
    return re.compile("|".join(".+".join(map(re.escape, each)) for each in telling))


@pytest.mark.parametrize("language", FOR_PEOPLE)
def test_words_in_bold_are_words_of_the_app(language):
    app = said_by_app(language)
    wrong, right = [], 0
    for name in FOR_PEOPLE[language]:
        page = (DOCS / f"{name}.md").read_text()
        for words in re.findall(r"\*\*(.+?)\*\*", page, re.DOTALL):
            plain = re.sub(r"[ \n]+", " ", words)
            if plain in EXPLAINED or app.fullmatch(plain):
                right += 1
            else:
                wrong.append(f"{name}: {plain}")
    assert wrong == []
    assert right > 20


def test_a_word_that_the_app_does_not_say_would_be_found():
    assert said_by_app("en").fullmatch("Give 80 entries to their judges")
    assert not said_by_app("en").fullmatch("Give everything away: to nobody, by chance")
