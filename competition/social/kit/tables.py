"""The kit's tables: every caption, every alt text, and the schedule as programs read it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from competition.platform.i18n import use_locale
from competition.social.captions import captions_of
from competition.social.content import Sender
from competition.social.formats import Platform
from competition.social.kit.items import Contents, Item, KitCard, alt_of
from competition.social.kit.layout import Paths, best, lies_at, platforms_on, said_in, shelves
from competition.social.kit.wording import title_of
from competition.social.schedule.csv_file import Row, schedule_csv

CAPTIONS = (
    *("number", "date", "time", "timezone", "post", "platform", "language"),
    *("caption", "characters", "limit", "files"),
)
ALTS = ("file", "number", "language", "alt", "characters", "limit")
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def captions_csv(contents: Contents, found: Paths) -> str:
    """Return a row for each post, platform and language, as long as the platform counts it and its limit."""
    return _csv(CAPTIONS, _caption_rows(contents, found))


def _caption_rows(contents: Contents, found: Paths) -> Iterator[Sequence[object]]:
    for item in contents.items:
        at = item.at(contents.zone)
        when = (f"{at:%Y-%m-%d}", f"{at:%H:%M}", contents.zone) if at else ("", "", "")
        with use_locale(contents.sender.locale):
            title = title_of(item.post)
        for platform, language, said, cards in spoken(contents, item):
            files = ";".join(lies_at(found, item, cards))
            counts = platform.count(said), platform.limit
            yield (item.number, *when, title, platform.name, language, said, *counts, files)


def spoken(contents: Contents, item: Item) -> Iterator[tuple[Platform, str, str, tuple[KitCard, ...]]]:
    """Yield platforms, languages, captions and the cards that belong to them; a post has none elsewhere."""
    for shelf in shelves():
        cards = best(shelf, item)
        for platform in platforms_on(shelf) if cards else ():
            said = captions_of(
                item.post, contents.sender, contents.base_url, contents.plan.languages, [platform]
            )
            for (_name, language), text in said.items():
                if contents.choice.speaks(language):
                    yield platform, language, text, said_in(cards, item, language)


def alts_csv(contents: Contents, found: Paths) -> str:
    """Return a row for each file and language, within what the platforms of its format take."""
    return _csv(ALTS, _alt_rows(contents, found))


def _alt_rows(contents: Contents, found: Paths) -> Iterator[Sequence[object]]:
    for item in contents.items:
        for card in item.cards:
            limit = alt_limit(card)
            for path in lies_at(found, item, [card]):
                for language in languages_of_alt(contents, item, card):
                    said = alt_of(item.post, _speaking(contents, language), card, limit)
                    yield path, item.number, language, said, len(said), limit


def languages_of_alt(contents: Contents, item: Item, card: KitCard) -> tuple[str, ...]:
    """Return the languages in which a card is told: its own where the words on it are ours."""
    return (card.locale,) if item.post.template.in_own_words else contents.languages


def alt_limit(card: KitCard) -> int:
    """Return how long an alt text may be on every platform of a card's format."""
    on = (shelf for shelf in shelves() if card.format.key in shelf.formats)
    named = {platform for shelf in on for platform in platforms_on(shelf)} | set(card.format.platforms)
    return min(platform.alt for platform in named)


def schedule_rows(contents: Contents, found: Paths) -> str:
    """Return what programs post by themselves: a row for each post and platform, in the first language."""
    return schedule_csv(_schedule_rows(contents, found))


def _schedule_rows(contents: Contents, found: Paths) -> Iterator[Row]:
    first = contents.languages[:1] or contents.plan.languages[:1]
    for item in contents.items:
        for platform, language, said, cards in spoken(contents, item) if item.slot else ():
            if language in first and item.slot:
                sender = _speaking(contents, language)
                alts = (alt_of(item.post, sender, card, platform.alt) for card in cards)
                files = ";".join(lies_at(found, item, cards))
                yield Row(
                    item.slot.at, item.slot.zone, platform.name, said, files, "\n\n".join(dict.fromkeys(alts))
                )


def _speaking(contents: Contents, language: str) -> Sender:
    return replace(contents.sender, locale=language)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; a byte order mark lets spreadsheets read every script."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows([_harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
