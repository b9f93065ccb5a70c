"""The book's design: its style sheets, its ornaments, and the faces of each language."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from competition.config import ROOT
from competition.platform.fonts import FontSet
from competition.platform.garland import DYES, leaf, to_svg, wreath
from competition.platform.i18n import format_list
from competition.platform.i18n import gettext as _
from competition.platform.languages import hyphenates, script_of
from competition.platform.pdf import Resource
from competition.publication import designs, paper
from competition.publication.essays import INDENTS
from competition.publication.formats import A4, Page
from competition.publication.kinds import SCREEN_A4, Spec
from competition.publication.manuscript import ChapterKind, Manuscript, Work
from competition.publication.ornaments import city_ring, rising_sprig, tall_of, tall_wreath
from competition.publication.page import line_ratio, title_ratio
from competition.publication.pressed import pressed
from competition.publication.voices import Voice
from competition.publication.wording import short_language_name

TEMPLATES = ROOT / "templates" / "publication" / "book"
STYLES = ROOT / "static" / "print"
LANGUAGES = "languages.css"
_SVG, _CSS = "image/svg+xml", "text/css"

_CODE = (
    "breaks.py", "design.py", "designs.py", "essays.py", "excerpts.py", "formats.py", "kinds.py",
    "layout.py", "letters.py", "lists.py", "measure.py", "ornaments.py", "page.py", "paper.py",
    "paper_matter.py", "piece.py", "pieces.py", "pieces_matter.py", "plan.py", "plates.py", "portraits.py",
    "pressed.py", "quotes.py", "setting.py", "speaking.py", "verses.py", "voices.py", "wording.py",
    "wording_matter.py",
)  # fmt: skip
_LATIN = "Alegreya"
_WITHOUT_HYPHENS = frozenset(("Hebr", "Kore", "Thai"))
"""Scripts whose words are short, or whose lines may end nearly anywhere. Khmer, Lao and Burmese are not among
them: the typesetter finds no words in them, so that lines end at their rare spaces. Nor is Arabic: where a
comma stands in a line that it widens, the line comes out over the edge by a point or three. Nor are Chinese
and Japanese: lines of whole signs end on one edge by themselves, and one with a word of Latin letters would
be widened at the spaces beside that word alone."""
_LABEL = 7.6
"""Millimetres that a title below pressed leaves takes, for each point of type."""
_UPRIGHT = frozenset(("Latn", "Grek", "Cyrl"))


@cache
def version() -> str:
    """Return the fingerprint of the design: of its templates, its style sheets and the code beside them."""
    digest = hashlib.sha256()
    code = [Path(__file__).with_name(name) for name in _CODE]
    own = designs.FOLDER.rglob("*.*")
    for path in sorted([*TEMPLATES.glob("*.html"), *STYLES.glob("*.css"), *own, *code]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def sheets(spec: Spec = SCREEN_A4, name: str = designs.USUAL) -> tuple[str, ...]:
    """Return the style sheets of an edition's pages in order; `name` is the design's."""
    own = designs.design_of(name).sheets(designs.PAGES)
    format_own, kind_own = _own("book", spec)
    return ("book.css", "works.css", "contributions.css", paper.NAME, *format_own, *kind_own, *own, LANGUAGES)


def furniture(spec: Spec = SCREEN_A4, name: str = designs.USUAL) -> tuple[str, ...]:
    """Return the style sheets of what stands beside the works."""
    own = designs.design_of(name).sheets(designs.FURNITURE)
    format_own, kind_own = _own("furniture", spec)
    return (paper.NAME, "furniture.css", *format_own, *own, *kind_own)


def _own(name: str, spec: Spec) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sheets that change what is set on A4 for a screen: those of the format, those of the kind.

    At the foot of pages what the kind asks for stands above every design: in large print nothing is small.
    """
    format_own, kind_own = (f"{name}-{of}.css" for of in (spec.page.name, spec.kind.value))
    first = () if format_own == kind_own else _there(format_own)
    return first, _there(kind_own)


def _there(name: str) -> tuple[str, ...]:
    return (name,) if (STYLES / name).exists() else ()


def resources(manuscript: Manuscript, fonts: FontSet, spec: Spec = SCREEN_A4) -> dict[str, Resource]:
    """Return what every page of this book may ask for: style sheets and ornaments."""
    own = designs.design_of(manuscript.design)
    common = {path.name: path for path in STYLES.glob("*.css")}
    named = common | own.sheets(designs.PAGES) | own.sheets(designs.FURNITURE)
    sheets = {name: Resource(path, _CSS) for name, path in named.items()}
    return {
        **sheets,
        paper.NAME: Resource(paper.format_css(spec.page).encode(), _CSS),
        LANGUAGES: faces_of(languages(manuscript), fonts, spec.page),
        **_ornaments(manuscript, spec.page),
    }


def faces_of(tags: Iterable[str], fonts: FontSet, page: Page = A4) -> Resource:
    """Return the style sheet that gives these languages their faces."""
    return Resource(language_rules(tags, fonts, page).encode(), _CSS)


def languages(manuscript: Manuscript) -> list[str]:
    """Return every language of the book, its own first."""
    return list(languages_of(manuscript, (*manuscript.works, *manuscript.voices)))


def languages_of(manuscript: Manuscript, works: Iterable[Work | Voice]) -> tuple[str, ...]:
    """Return the languages of these works and voices, the book's own first."""
    own = (text.language for work in works for text in work.texts if text.language)
    return tuple(dict.fromkeys([manuscript.language, *own]))


def language_rules(tags: Iterable[str], fonts: FontSet, page: Page = A4) -> str:
    """Return the rules that give each language its faces, and a size that looks like Alegreya's beside it."""
    return "\n".join(_rule(tag, fonts, page) for tag in tags)


def _rule(tag: str, fonts: FontSet, page: Page) -> str:
    script = script_of(tag)
    slant = "" if script in _UPRIGHT else " font-style: normal; letter-spacing: 0;"
    return (
        f'.words[lang="{tag}"] {{ font-family: {fonts.css_stack(tag)};'
        f" font-size: {fonts.scale(tag)}em; line-height: {line_ratio(tag, page)};{slant} }}{_title_rule(tag)}"
        f"{'' if page.prose.apart else _edge_rule(tag)}"
    )


def _edge_rule(tag: str) -> str:
    """Return the rule for prose with two straight edges, and for paragraphs that begin further in.

    Where words cannot be divided, or are as long as those of India's languages, the gaps would be too wide.
    """
    script = script_of(tag)
    even = script in _WITHOUT_HYPHENS or (script in _UPRIGHT and hyphenates(tag))
    rule = f'\n.prose.words[lang="{tag}"] {{ text-align: justify }}' if even else ""
    indent = INDENTS.get(script)
    return f'{rule}\n.prose.words[lang="{tag}"] p {{ text-indent: {indent:g}em }}' if indent else rule


def _title_rule(tag: str) -> str:
    """Return the rule for titles in a script that reaches far up and down: their lines grow by themselves."""
    ratio = title_ratio(tag)
    if not ratio:
        return ""
    return f'\n:is(.work h2, .second__title, .also) .words[lang="{tag}"] {{ line-height: {ratio} }}'


def faces(manuscript: Manuscript, fonts: FontSet) -> str:
    """Return the faces of the book in words, for the colophon: "Alegreya …; Amiri for Arabic; …"."""
    used: dict[str, list[str]] = {}
    for tag in languages(manuscript):
        name = _plain_name(fonts.css_stack(tag).split(",")[0])
        if name != _LATIN:
            used.setdefault(name, []).append(short_language_name(tag))
    others = (
        _("%(face)s for %(languages)s", face=name, languages=format_list(list(dict.fromkeys(tongues))))
        for name, tongues in used.items()
    )
    return "; ".join((format_list([_LATIN, f"{_LATIN} Sans"]), *others))


def _plain_name(family: str) -> str:
    """Return the name of a family; those of Noto for single scripts go by their common one."""
    words = family.removeprefix("garland-").split("-")
    return " ".join(word.title() for word in (words[:2] if words[0] == "noto" else words))


def _ornaments(manuscript: Manuscript, page: Page) -> dict[str, Resource]:
    dyes = {**DYES, **{dye.form: dye.area for dye in manuscript.dyes}}
    tall = tall_wreath(manuscript.garland, tall_of(page.sheet))
    free = 1 - _LABEL * page.type / page.sheet.height
    rows = pressed(manuscript.garland, (page.sheet.width, page.sheet.height), share=free)
    drawings = {"wreath.svg": tall, "wreath-small.svg": wreath(manuscript.garland), "pressed.svg": rows}
    for at, section in enumerate(manuscript.sections):
        sprig = rising_sprig(section.form, len(section.works), seed=at, sheet=page.sheet)
        drawings[f"sprig-{at}.svg"] = sprig
    forms = {work.form for work in manuscript.works}
    for at, kind in enumerate((ChapterKind.STATEMENTS, ChapterKind.STORIES)):
        voices = sum(voice.chapter is kind for voice in manuscript.voices)
        drawings[f"sprig-{kind}.svg"] = rising_sprig("", voices, seed=at + 1, sheet=page.sheet)
    if manuscript.matter:
        ring = tall_of(page.sheet)
        forms |= {form for place in manuscript.matter.places for form in place.forms}
        for voice in manuscript.voices:
            drawings[f"ring-{voice.ref}.svg"] = city_ring(manuscript.matter.forms_of(voice.city), ring)
    if manuscript.voices:
        forms.add("")
    for form in sorted(forms):
        drawings[f"leaf-{form}.svg"] = leaf(form)
    return {name: Resource(to_svg(drawing, dyes=dyes).encode(), _SVG) for name, drawing in drawings.items()}
