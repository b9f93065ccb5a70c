"""A package and its documents as a reading system meets them: plain facts out of their XML."""

from dataclasses import dataclass, field
from typing import Any

from competition.publication.epub.packing import PACKAGE

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Package:
    """The kind of each file by its name, the documents in reading order, the contents, the language."""

    items: dict[str, str] = field(default_factory=dict)
    spine: tuple[str, ...] = ()
    nav: str = ""
    language: str = ""


@dataclass(frozen=True)
class Page:
    """A document: its language, those its texts are marked with, pictures, links, levels of headings.

    A picture is its file and its words: "–" for one that is decoration and says so.
    """

    language: str = ""
    tongues: frozenset[str] = frozenset()
    pictures: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    levels: tuple[int, ...] = ()


def package_of(content: bytes) -> Package | None:
    """Return what a package says, None where it is no XML."""
    root = _root(content)
    if root is None:
        return None
    items = {each.get("id"): each for each in root.iter("{*}item")}
    refs = (each.get("idref") for each in root.iter("{*}itemref"))
    nav = (each.get("href") for each in items.values() if "nav" in each.get("properties", "").split())
    return Package(
        items={each.get("href"): each.get("media-type", "") for each in items.values()},
        spine=tuple(items[ref].get("href") if ref in items else f"{PACKAGE}: {ref}" for ref in refs),
        nav=next(nav, ""),
        language=root.get(_XML_LANG, ""),
    )


def page_of(content: bytes) -> Page | None:
    """Return the facts of a document, None where it is no XML."""
    root = _root(content)
    if root is None:
        return None
    return Page(
        language=root.get("lang", "") if root.get("lang") == root.get(_XML_LANG) else "",
        tongues=frozenset(each.get("lang") for each in root.iter("{*}*") if _is_marked(each)),
        pictures=tuple((each.get("src", ""), _words_for(each)) for each in root.iter("{*}img")),
        links=tuple((each.get("href", ""), "".join(each.itertext()).strip()) for each in root.iter("{*}a")),
        levels=tuple(level for each in root.iter("{*}*") if (level := _level(each))),
    )


def _root(content: bytes) -> Any:
    from lxml import etree

    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None


def _is_marked(element: Any) -> bool:
    """Whether an element tells the language of a text, for those who read it and those who hear it."""
    own = element.get("lang")
    return own and own == element.get(_XML_LANG) and "words" in element.get("class", "").split()


def _words_for(image: Any) -> str:
    silent = image.get("alt") == "" and image.get("role") == "presentation"
    return "–" if silent else image.get("alt", "").strip()


def _level(element: Any) -> int:
    name = element.tag.rpartition("}")[2]
    return int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else 0
