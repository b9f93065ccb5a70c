"""What is printed: one tagged page of its paper each."""

import io
from html import unescape

import pikepdf
import pytest

from competition.campaign.preset import load_preset
from competition.materials import design
from competition.materials.facts import facts_of
from competition.materials.jobs import set_material
from competition.materials.rules import MaterialKind
from competition.platform import fonts
from tests.materials.pages import MADE_TITLES


@pytest.fixture(scope="module")
def faces(tmp_path_factory):
    return fonts.prepare(tmp_path_factory.mktemp("faces"))


def pages_of(content):
    """The words of a PDF, and its pages' sizes in millimetres."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        sizes = [tuple(round(float(side) / 72 * 25.4) for side in page.MediaBox[2:]) for page in pdf.pages]
        return sizes, str(pdf.Root.Lang), str(pdf.docinfo["/Title"]), "/StructTreeRoot" in pdf.Root


@pytest.mark.parametrize(
    ("kind", "size", "title"),
    [
        (MaterialKind.POSTER, (297, 420), MADE_TITLES[0]),
        (MaterialKind.SHEET, (210, 297), MADE_TITLES[1]),
        (MaterialKind.CONSENT, (210, 297), MADE_TITLES[2]),
    ],
)
def test_each_page_is_one_tagged_page_of_its_paper(session, campaign, faces, kind, size, title):
    facts = facts_of(session, campaign, base_url="https://garland.example")
    content = set_material(kind, facts, faces, "en")
    assert pages_of(content) == ([size], "en", f"{title}: More than migrants 2026", True)
    assert set_material(kind, facts, faces, "en") == content


@pytest.mark.parametrize("preset", ["more-than-migrants", "more-than-migrants.fr"])
@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_samples_rules_stand_on_the_sheet_with_their_text(
    session, campaign, faces, monkeypatch, preset, locale
):
    campaign.rules_text = load_preset(preset).rules_text
    facts = facts_of(session, campaign, base_url="https://garland.example")
    tried, html = [], design.html

    def seen(*args, **how):
        tried.append(html(*args, **how))
        return tried[-1]

    monkeypatch.setattr(design, "html", seen)
    sizes, *_rest = pages_of(set_material(MaterialKind.SHEET, facts, faces, locale))
    assert sizes == [(210, 297)]
    assert len(facts.rules) == 7
    for heading, words in facts.rules:
        assert words
        assert f"<b>{heading}.</b> {words}</p>" in unescape(tried[-1])


def test_rules_that_are_too_long_for_the_sheet_go_on_at_its_back(session, campaign, faces):
    part = "Part {}. " + "A rule that goes on and on for more than a line of the page it is on. " * 4
    campaign.rules_text = "\n\n".join(part.format(number) for number in range(60))
    facts = facts_of(session, campaign, base_url="https://garland.example")
    assert len(facts.rules) == 60
    sizes, *_rest = pages_of(set_material(MaterialKind.SHEET, facts, faces, "en"))
    assert sizes == [(210, 297)] * 2
