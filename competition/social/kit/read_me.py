"""The kit's README, for whoever posts: what is in it, when and how it is posted, what is missing and why."""

from collections.abc import Iterator
from itertools import groupby

from competition.platform.i18n import format_date, format_list, gettext, ngettext, use_locale
from competition.social import wording
from competition.social.captions.links import page_of
from competition.social.content import LeftOut, Post
from competition.social.formats import FORMATS, PLATFORMS
from competition.social.kit.items import Contents, Item, number_of
from competition.social.kit.layout import MORE, TOOLKIT, UNSCHEDULED, shelves
from competition.social.kit.wording import title_of
from competition.social.schedule.wording import lacking
from competition.social.toolkit import Piece


def read_me(contents: Contents) -> str:
    """Return the README in the campaign's language."""
    sender = contents.sender
    with use_locale(sender.locale):
        parts = (
            [f"{sender.name} {sender.year}", *_counts(contents)],
            _before(contents),
            _folders(contents),
            _files(),
            *_days(contents),
            _unscheduled(contents),
            _toolkit(contents.pieces),
            _waiting(contents.waiting),
            _undrawn(contents.undrawn),
            _left_out(contents.plan.left_out),
        )
        return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _counts(contents: Contents) -> list[str]:
    posts = ngettext(
        "This kit holds %(num)s approved post.",
        "This kit holds %(num)s approved posts.",
        len(contents.items),
    )
    return [posts, gettext("Days and hours in names of files are those of %(zone)s.", zone=contents.zone)]


def _before(contents: Contents) -> list[str]:
    without = format_list([each.name for each in PLATFORMS if not each.links])
    return [
        gettext("Before you post"),
        gettext(
            "%(platforms)s: nobody can follow a link in a caption there, so captions say that it is in your "
            "profile. Set it in the profile before the first post:",
            platforms=without,
        ),
        f"  {page_of(contents.sender, contents.base_url)}",
        gettext("Make sure that this is the newest kit: a consent may have been withdrawn since."),
        gettext("Post each picture with its alt text, so that people who cannot see it can hear it."),
        gettext("Tell Garland the address of what you have posted (Cards, the post's page)."),
        gettext(
            "What has to be taken down again is listed there, with these addresses: please do so at once."
        ),
    ]


def _folders(contents: Contents) -> list[str]:
    lines = [
        gettext("Each day has a folder, and in it a folder for each kind of platform, best picture first:")
    ]
    names = {fmt.key: gettext(fmt.name) for fmt in FORMATS}
    for shelf in shelves():
        wanted = " / ".join(names[key] for key in shelf.formats if key in names)
        lines.append(f"  {shelf.folder}/: {', '.join(shelf.platforms)} ({wanted})")
    lines.append(
        gettext(
            "Platforms that take the same picture share a folder, so that no file is here twice. "
            "The slides of a carousel are numbered."
        )
    )
    lines.append(gettext("%(folder)s/ holds the same posts in other sizes.", folder=MORE))
    lines.append(
        gettext("Link previews are not here: pages of the website bring their own when they are shared.")
    )
    return lines


def _files() -> list[str]:
    return [
        gettext("Beside the pictures"),
        _named_file(
            "captions.csv", gettext("every caption for each platform and language, with its length and limit")
        ),
        _named_file("alt-texts.csv", gettext("the alt text of every picture")),
        _named_file(
            "schedule.csv", gettext("for programs that post by themselves, by the clocks of each audience")
        ),
        _named_file("schedule.ics", gettext("for your calendar")),
        _named_file("contact-sheet.pdf", gettext("all posts in small, day by day")),
    ]


def _named_file(name: str, told: str) -> str:
    return f"  {name}{gettext(':')} {told}"


def _days(contents: Contents) -> Iterator[list[str]]:
    timed = [item for item in contents.items if item.slot]
    for day, items in groupby(timed, key=lambda item: item.at(contents.zone).date()):  # type: ignore[union-attr]
        lines = [format_date(day, style="full")]
        yield [*lines, *(f"  {item.at(contents.zone):%H:%M}  {_line(item)}" for item in items)]


def _line(item: Item) -> str:
    return f"{item.number}. {title_of(item.post)}"


def _unscheduled(contents: Contents) -> list[str]:
    items = [item for item in contents.items if not item.slot]
    if not items:
        return []
    lines = [gettext("Without a time, in %(folder)s/:", folder=UNSCHEDULED)]
    return [*lines, *(f"  {_line(item)}. {lacking(item.lacking) if item.lacking else ''}" for item in items)]


def _toolkit(pieces: tuple[Piece, ...]) -> list[str]:
    if not pieces:
        return []
    lines = [gettext("For your own pages, and for everybody who supports the campaign:")]
    for piece in pieces:
        lines.append(f"  {TOOLKIT}/{piece.name}.png: {piece.purpose}")
        lines.append(f"    {gettext('Alt text:')} {piece.alt}")
    return lines


def _waiting(posts: tuple[Post, ...]) -> list[str]:
    if not posts:
        return []
    lines = [gettext("Not in this kit, because nobody has approved them as they are now:")]
    return [*lines, *(f"  {_known(post)}" for post in posts)]


def _undrawn(posts: tuple[Post, ...]) -> list[str]:
    if not posts:
        return []
    lines = [gettext("Not in this kit, because drawing them ended twice before their cards were whole:")]
    return [*lines, *(f"  {_known(post)}" for post in posts)]


def _known(post: Post) -> str:
    return ", ".join(part for part in (number_of(post), title_of(post)) if part)


def _left_out(left_out: tuple[LeftOut, ...]) -> list[str]:
    if not left_out:
        return []
    lines = [gettext("Awarded, and without a card:")]
    return [*lines, *(f"  {_named(each)}{gettext(':')} {wording.reason(each.reason)}" for each in left_out)]


def _named(work: LeftOut) -> str:
    """Return a work's number and, as far as it may be told, its title."""
    return f"{work.number}, {work.title}" if work.told and work.title else work.number
