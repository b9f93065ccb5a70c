"""What the sample's secretariat writes for the book itself: foreword, about the campaign, thanks."""

import tomllib
from typing import Any

from competition.campaign.rules import MilestoneKey
from competition.publication.composing.arrangement import chapters
from competition.publication.composing.services.changing import Change
from competition.publication.composing.services.saving import Words, add_chapter, save_chapter
from competition.publication.manuscript import ChapterKind
from competition.sample.stage import Stage
from competition.sample.waiting import each

TABLE = "book.toml"


def compose(stage: Stage) -> None:
    """Write the chapters of the folder into the book; a folder may have none."""
    path = stage.folder.path / TABLE
    if not path.is_file():
        return
    for chapter in each("The book is composed", _chapters(stage, path.read_text("utf-8"))):
        with stage.writing() as session:
            now = stage.at(MilestoneKey.RESULTS)
            _write(Change(session, stage.campaign(session), stage.secretary, now), chapter)


def _chapters(stage: Stage, text: str) -> list[dict[str, Any]]:
    """Return the chapters of a file, none where it is no such file; a note says so."""
    try:
        found = tomllib.loads(text)["chapter"]
        return [{**chapter, "kind": ChapterKind(chapter["kind"])} for chapter in found]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        stage.notes.append(f"{TABLE}: cannot be read ({error})")
        return []


def _write(change: Change, chapter: dict[str, Any]) -> None:
    """Write a chapter: into the place that every book has for its kind, else as one that is added."""
    kind = chapter["kind"]
    words = Words(
        title=chapter.get("title", ""), author=chapter.get("author", ""), text=chapter.get("text", "").strip()
    )
    usual = next((each for each in chapters((), change.arrangement()) if each.kind is kind), None)
    if usual is None:
        add_chapter(change, kind=kind, words=words)
    else:
        save_chapter(change, chapter=usual.key, words=words, version=usual.version)
