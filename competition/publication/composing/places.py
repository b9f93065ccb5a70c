"""Where things stand in the book, and where they were wanted, in words."""

from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.publication.composing.desk import Desk
from competition.publication.composing.rows import ChapterRow
from competition.publication.composing.saying import FRONT, Move
from competition.publication.composing.wording import chapter_name, voice_title


def moved_said(desk: Desk, move: Move) -> str:
    """Return where something stands, in a sentence for whoever just moved it; empty where it is gone."""
    if move.kind == "part":
        row = desk.chapter(move.what)
        return _part_said(desk, row) if row else ""
    found = _within(desk, move)
    if found is None:
        return ""
    part, title, at = found
    total = len(part.works) or len(part.voices)
    section = chapter_name(part.chapter)
    return _(
        "“%(title)s” now stands %(place)s of %(total)s in %(section)s.",
        title=title,
        place=at + 1,
        total=total,
        section=section,
    )


def standing(desk: Desk, move: Move) -> tuple[str, int, str]:
    """Return what is moved, how often it has been, and where it stands now; raises NotFoundError."""
    if move.kind == "part":
        row = desk.chapter(move.what)
        if row is None:
            raise NotFoundError
        at = desk.chapters.index(row)
        before = desk.chapters[at - 1].chapter.key if at else FRONT
        return chapter_name(row.chapter), row.chapter.moves, place(desk, _of(move, "", before))
    found = _within(desk, move)
    if found is None:
        raise NotFoundError
    part, title, at = found
    if move.kind == "voice":
        before = part.voices[at - 1].voice.ref if at else FRONT
        moves = part.voices[at].wish.moves
    else:
        before = part.works[at - 1].ref if at else FRONT
        moves = part.works[at].wish.moves
    return title, moves, place(desk, _of(move, part.chapter.key, before))


def place(desk: Desk, move: Move) -> str:
    """Return a place in words: in which section, and after what."""
    if move.kind == "part":
        row = desk.chapter(move.after)
        title = chapter_name(row.chapter) if row else ""
        return _("after “%(title)s”", title=title) if title else _("at the front")
    part, before = desk.chapter(move.chapter), _within(desk, _of(move, "", "", what=move.after))
    section = chapter_name(part.chapter) if part else ""
    if before:
        return _("in %(section)s, after “%(title)s”", section=section, title=before[1])
    return _("in %(section)s, at the front", section=section)


def _within(desk: Desk, move: Move) -> tuple[ChapterRow, str, int] | None:
    """Return the chapter that a work or a voice stands in, what it is called, and its number there."""
    if move.kind == "voice":
        said = desk.voice(move.what)
        return (said[0], voice_title(said[1].voice), said[0].voices.index(said[1])) if said else None
    found = desk.find(move.what)
    if found is None:
        return None
    part, row = found
    return part, row.work.original.title or _("Untitled"), part.works.index(row)


def _part_said(desk: Desk, row: ChapterRow) -> str:
    return _(
        "“%(title)s” is now part %(place)s of %(total)s.",
        title=chapter_name(row.chapter),
        place=desk.chapters.index(row) + 1,
        total=len(desk.chapters),
    )


def _of(move: Move, chapter: str, after: str, *, what: str = "") -> Move:
    return Move(move.kind, what or move.what, 0, chapter, after)
