"""The pages of works as PDF and as pictures: set as the book sets them, in confined children."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from competition.platform import sandbox
from competition.platform.storage import Storage
from competition.publication import design, layout, pictures
from competition.publication.binding.build import Binder
from competition.publication.binding.laying import Layer
from competition.publication.binding.part import Laid
from competition.publication.errors import BookFailedError
from competition.publication.manuscript import Manuscript, Work
from competition.publication.proofing.services.keeping import Picture

_LIMITS = sandbox.Limits(seconds=60, cpu=40, memory=2 << 30)


@dataclass(frozen=True)
class Made:
    """The pages of a work: `stamp` is the hash of how they look."""

    entry_id: int
    pdf: bytes
    pictures: tuple[Picture, ...]

    @property
    def stamp(self) -> str:
        """The SHA-256 of the pictures: pages that look the same have the same."""
        digest = hashlib.sha256()
        for each in self.pictures:
            digest.update(each.content)
        return digest.hexdigest()


def make(
    manuscript: Manuscript,
    entry_ids: Sequence[int],
    *,
    layer: Layer,
    storage: Storage,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Made]:
    """Yield the pages of these works as they stand in the book; what cannot be set is left out.

    The whole book is planned, as a work's pages hang on its neighbours; only these works are set.
    Raises BookFailedError.
    """
    works = [work for work in manuscript.works if work.entry_id in set(entry_ids)]
    binder = _binder(manuscript, works, layer, storage)
    laid = layer.lay(binder.parts(*(work.anchor for work in works))) if works else {}
    for done, work in enumerate(works):
        tell(done, len(works))
        part = laid[work.anchor]
        if isinstance(part, Laid):
            pdf = binder.alone(part).content
            yield Made(work.entry_id, pdf, _drawn(pdf, layer))


def _binder(book: Manuscript, works: Sequence[Work], layer: Layer, storage: Storage) -> Binder:
    try:
        plates = pictures.scaled(works, storage, layer.cache)
    except sandbox.ChildFailedError as failure:
        raise BookFailedError(reason=failure.reason) from None
    given = {**design.resources(book, layer.fonts), **plates}
    return Binder(layout.plan_of(book, edition=0, fonts=layer.fonts), layer, given)


def _drawn(pdf: bytes, layer: Layer) -> tuple[Picture, ...]:
    with layer.cache.aside() as folder:
        path = folder / "proof.pdf"
        path.write_bytes(pdf)
        request = {"path": str(path.resolve()), "folder": str(folder.resolve())}
        try:
            found = sandbox.run("competition.publication.proofing.picture_child", request, limits=_LIMITS)
        except sandbox.ChildFailedError as failure:
            raise BookFailedError(reason=failure.reason) from None
        return tuple(
            Picture((folder / f"page-{number}.png").read_bytes(), *size)
            for number, size in enumerate(found["sizes"], start=1)
        )
