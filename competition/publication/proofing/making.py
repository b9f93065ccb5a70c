"""The pages of works as PDF and as pictures: set as the book sets them, in confined children."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from competition.platform import sandbox
from competition.platform.storage import Storage
from competition.publication import design, layout, pictures
from competition.publication.binding.build import Binder
from competition.publication.binding.laying import Layer
from competition.publication.binding.part import Laid
from competition.publication.errors import BookFailedError
from competition.publication.manuscript import Manuscript, Work
from competition.publication.portraits import framed
from competition.publication.proofing.services.keeping import Picture
from competition.publication.voices import Voice

_LIMITS = sandbox.Limits(seconds=60, cpu=40, memory=2 << 30)


@dataclass(frozen=True)
class Made:
    """The pages of a work, or of what somebody says: `stamp` is the hash of how they look."""

    of: Work | Voice
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
    voices: Collection[str] = (),
    layer: Layer,
    storage: Storage,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Made]:
    """Yield the pages of these works, and of what is said by these refs, as they stand in the book.

    What cannot be set is left out. The whole book is planned, as pages hang on their neighbours; only these
    are set.
    Raises BookFailedError.
    """
    works = [work for work in manuscript.works if work.entry_id in set(entry_ids)]
    wanted: list[Work | Voice] = [*works, *(each for each in manuscript.voices if each.ref in voices)]
    binder = _binder(manuscript, wanted, layer, storage)
    laid = layer.lay(binder.parts(*(each.anchor for each in wanted))) if wanted else {}
    for done, each in enumerate(wanted):
        tell(done, len(wanted))
        part = laid.get(each.anchor)
        if isinstance(part, Laid):
            pdf = binder.alone(part).content
            yield Made(each, pdf, _drawn(pdf, layer))


def _binder(book: Manuscript, wanted: Sequence[Work | Voice], layer: Layer, storage: Storage) -> Binder:
    plan = layout.plan_of(book, edition=0, fonts=layer.fonts)
    works = [each for each in wanted if isinstance(each, Work)]
    voices = [each for each in wanted if isinstance(each, Voice)]
    faces = framed(voices, {name: each.frame for name, each in plan.speeches.items()})
    try:
        plates = pictures.scaled(works, storage, layer.cache, portraits=faces)
    except sandbox.ChildFailedError as failure:
        raise BookFailedError(reason=failure.reason) from None
    return Binder(plan, layer, {**design.resources(book, layer.fonts), **plates})


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
