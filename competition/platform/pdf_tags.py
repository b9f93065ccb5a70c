"""What WeasyPrint 70 leaves out of the tags: each part's own language, and words for each link.

It keeps no way from a tag back to its element, so the function that makes the tags is wrapped. Its name is
private: the tests of `pdf` look at the finished file.
"""

from collections.abc import Iterator
from typing import Any


def install(tags: Any) -> None:
    """Wrap the maker of tags in WeasyPrint's module `pdf.tags`, once."""
    if not hasattr(tags._build_box_tree, "wrapped"):
        tags._build_box_tree = _with_language_and_words(tags._build_box_tree)


def _with_language_and_words(build: Any) -> Any:
    def wrapper(box: Any, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # a placeholder stands for what is placed absolutely
        _describe_link(box)
        for tag in build(box, *rest):
            _set_language(box, tag)
            yield tag

    wrapper.wrapped = build  # type: ignore[attr-defined]
    return wrapper


def _set_language(box: Any, tag: Any) -> None:
    """Write the element's own `lang` into its tag; the document's stands in the catalogue."""
    from pydyf import String  # type: ignore[import-untyped]

    element = box.element
    language = None if element is None or element.tag in ("html", "body") else element.get("lang")
    if language and "Lang" not in tag:
        tag["Lang"] = String(language)


def _describe_link(box: Any) -> None:
    from pydyf import String

    if getattr(box, "link_annotation", None) and box.element is not None:
        words = " ".join(_text(box.element).split())
        if words:
            box.link_annotation["Contents"] = String(words)


def _text(element: Any) -> str:
    """Return the text of an element; comments are elements too, with a function for a tag."""
    own = (element.text or "") if isinstance(element.tag, str) else ""
    return own + "".join(_text(child) + (child.tail or "") for child in element)
