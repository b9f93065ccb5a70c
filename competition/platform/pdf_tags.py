"""What WeasyPrint 70 leaves out of the tags: each part's language, words for each link, what is written.

It keeps no way from a tag back to its element, so the function that makes the tags is wrapped. Its name is
private: the tests of `pdf` look at the finished file.

A font says of each glyph which letters it stands for, once. Where one glyph serves several letters, stands
elsewhere than it is written, or runs to the left, reading glyph by glyph gives other words than were written:
there the words themselves stand beside the glyphs, for those who listen, search or copy: around the glyphs,
or, as viewers turn what is drawn from right to left themselves, in their tag.
"""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_SHAPED = frozenset(("Mn", "Mc", "Me", "Cf", "Cs"))
_THAI, _LAO_END = "\u0e00", "\u0eff"


def install(tags: Any, stream: Any) -> None:
    """Wrap the maker of tags in WeasyPrint's `pdf.tags`, and what marks content in `pdf.stream`, once."""
    if not hasattr(tags._build_box_tree, "wrapped"):
        tags._build_box_tree = _with_language_and_words(tags._build_box_tree)
        stream.Stream.marked = _with_what_is_written(stream.Stream.marked)


def _with_what_is_written(marked: Any) -> Any:
    @contextmanager
    def wrapper(stream: Any, box: Any, tag: str) -> Iterator[None]:
        from pydyf import Dictionary, String  # type: ignore[import-untyped]

        text = getattr(box, "text", "") if stream._tags is not None else ""
        with marked(stream, box, tag):
            if not _has(_shapes, text) or _has(_runs_left, text):
                yield
                return
            stream.begin_marked_content("Span", Dictionary({"ActualText": String(text)}))
            yield
            stream.end_marked_content()

    return wrapper


def _has(quality: Callable[[str], bool], text: str) -> bool:
    return not text.isascii() and any(map(quality, set(text)))


@cache
def _shapes(sign: str) -> bool:
    """Whether a sign goes together with its neighbours."""
    return unicodedata.category(sign) in _SHAPED or _THAI <= sign <= _LAO_END


@cache
def _runs_left(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in ("R", "AL", "AN")


def _with_language_and_words(build: Any) -> Any:
    def wrapper(box: Any, parent: Any, pdf: Any, page: int, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # a placeholder stands for what is placed absolutely
        _describe_link(box)
        nums, _annotations, tags = rest
        leftward = {tags[each]["mcid"]: each.text for each in _text_boxes(box) if each in tags}
        for tag in build(box, parent, pdf, page, *rest):
            _set_language(box, tag)
            yield tag
        for mark, text in leftward.items():
            if _has(_runs_left, text):
                _set_text(pdf.objects[int(nums[mark].split()[0])], text)

    wrapper.wrapped = build  # type: ignore[attr-defined]
    return wrapper


def _text_boxes(box: Any) -> Iterator[Any]:
    """Yield the texts in a box and in its lines."""
    for child in getattr(box, "children", ()):
        within = [child] if hasattr(child, "text") else getattr(child, "children", ())
        yield from (each for each in within if hasattr(each, "text"))


def _set_text(tag: Any, text: str) -> None:
    from pydyf import String

    if tag["S"] == "/Span":  # what stands in a link has no tag of its own
        tag["ActualText"] = String(text)


def _set_language(box: Any, tag: Any) -> None:
    """Write the element's own `lang` into its tag; the document's stands in the catalogue."""
    from pydyf import String

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
