"""Pages as PDF: tagged, with bookmarks, the same bytes for the same input, and nothing fetched from anywhere.

The only place that knows WeasyPrint, and it is loaded at the first page: that takes a second.
"""

import functools
import logging
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from competition.platform import fontconfig, pdf_tags, sandbox
from competition.platform.errors import PdfFailedError
from competition.platform.fonts import FontSet

SCHEME = "garland:"
CHILD_LIMITS = sandbox.Limits(seconds=60, cpu=60, memory=2 << 30, file_size=512 << 20)
# Pango's font maps are not made for threads.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Resource:
    """A picture or style sheet that pages may ask for as `garland:<id>`."""

    content: bytes | Path
    media_type: str

    def read(self) -> bytes:
        """Return its bytes."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()


@dataclass(frozen=True)
class Pages:
    """A finished document: its bytes, how many pages, and on which page (from 1) each `id` stands.

    `warnings` are WeasyPrint's; `refused` are the addresses that were asked for and not given.
    """

    content: bytes
    count: int
    anchors: Mapping[str, int]
    warnings: tuple[str, ...]
    refused: tuple[str, ...]


def render(html: str, *, resources: Mapping[str, Resource], fonts: FontSet, name: str = "") -> bytes:
    """Return the PDF of an HTML document. Raises PdfFailedError, which says `name`."""
    return render_document(html, resources=resources, fonts=fonts, name=name).content


def render_document(html: str, *, resources: Mapping[str, Resource], fonts: FontSet, name: str = "") -> Pages:
    """Return the PDF of an HTML document with what is to be known about it.

    The document says its language (`<html lang>`) and its title. Raises PdfFailedError, which says `name`.
    """
    with laid_out(html, resources, fonts.folder, name) as (document, warnings, refused):
        raw = document.write_pdf(pdf_variant="pdf/ua-1")
        anchors: dict[str, int] = {}
        for number, page in enumerate(document.pages, start=1):
            anchors = {**dict.fromkeys(page.anchors, number), **anchors}
        count = len(document.pages)
    from competition.platform.pdf_finish import finished  # loads pikepdf

    return Pages(finished(raw), count, anchors, tuple(dict.fromkeys(warnings)), tuple(dict.fromkeys(refused)))


def measure(html: str, *, resources: Mapping[str, Resource], fonts: FontSet, name: str = "") -> int:
    """Return how many pages a document takes, without writing it. Raises PdfFailedError with `name`."""
    with laid_out(html, resources, fonts.folder, name) as (document, _warnings, _refused):
        return len(document.pages)


def render_in_child(
    html: str,
    *,
    resources: Mapping[str, Resource],
    fonts: FontSet,
    name: str,
    limits: sandbox.Limits = CHILD_LIMITS,
) -> Pages:
    """Do as `render_document` in a process that is killed when it takes too long: for texts not tried before.

    Raises PdfFailedError, which says `name`.
    """
    with tempfile.TemporaryDirectory(prefix="garland-pages-") as folder:
        request = {
            "folder": folder,
            "html": html,
            "fonts": str(fonts.folder),
            "resources": {key: _laid_aside(Path(folder), each) for key, each in resources.items()},
        }
        try:
            found = sandbox.run("competition.platform.pdf_child", request, limits=limits)
        except sandbox.ChildFailedError as failure:
            raise PdfFailedError(name=name, reason=failure.reason) from None
        except sandbox.ChildRefusedError as refusal:
            raise PdfFailedError(name=name, reason=refusal.values["reason"]) from None
        content = (Path(folder) / "pages.pdf").read_bytes()
    return Pages(content, found["count"], found["anchors"], tuple(found["warnings"]), tuple(found["refused"]))


def _laid_aside(folder: Path, resource: Resource) -> list[str]:
    """Return where the child finds a resource, and its media type."""
    if isinstance(resource.content, Path):
        return [str(resource.content.resolve()), resource.media_type]
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(resource.content)
    return [file.name, resource.media_type]


class _ClosedFetcher:
    """Gives what is in the dictionary, and nothing else in the world."""

    _fail_on_errors = False  # WeasyPrint asks for it

    def __init__(self, resources: Mapping[str, Resource], refused: list[str]) -> None:
        self._resources = resources
        self._refused = refused

    def __call__(self, url: str) -> Any:
        from weasyprint.urls import URLFetcherResponse

        key = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or key not in self._resources:
            self._refused.append(url)
            raise ValueError("only the document's own resources are given")
        resource = self._resources[key]
        return URLFetcherResponse(url, resource.read(), {"Content-Type": resource.media_type})


class _Collector(logging.Handler):
    """Gathers what WeasyPrint has to say."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


@contextmanager
def laid_out(
    html: str, resources: Mapping[str, Resource], fonts: Path, name: str, styles: Sequence[str] = ()
) -> Iterator[tuple[Any, list[str], list[str]]]:
    """Yield the laid-out document, with lists of warnings and refusals that are filled until the end."""
    refused: list[str] = []
    collector = _Collector()
    with _one_at_a_time:
        weasyprint, logger = weasyprint_with(fonts)
        logger.addHandler(collector)
        try:
            page = weasyprint.HTML(string=html, url_fetcher=_ClosedFetcher(resources, refused))
            sheets = [style_sheet(path) for path in styles]
            document = page.render(font_config=font_map(fonts), stylesheets=sheets, pdf_variant="pdf/ua-1")
            yield document, collector.messages, refused
        except Exception as error:
            raise PdfFailedError(name=name, reason=type(error).__name__) from error
        finally:
            logger.removeHandler(collector)


def weasyprint_with(fonts: Path) -> tuple[Any, logging.Logger]:
    """Load WeasyPrint with our fonts in effect."""
    fontconfig.activate(fonts)
    import weasyprint

    pdf_tags.install(weasyprint.pdf.tags, weasyprint.pdf.stream)
    logger = logging.getLogger("weasyprint")
    logger.propagate = False  # its messages may quote the works
    return weasyprint, logger


@functools.lru_cache(maxsize=2)
def font_map(_fonts: Path) -> Any:
    """Return the font map of a configuration; a warm one saves most of a short document's time."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def style_sheet(path: str) -> Any:
    """Return a style sheet without font files, read once: that takes as long as setting a short poem."""
    return _style_sheet(path, Path(path).stat().st_mtime_ns)


@functools.lru_cache(maxsize=64)
def _style_sheet(path: str, _changed: int) -> Any:
    from weasyprint import CSS

    return CSS(string=Path(path).read_text(encoding="utf-8"))
