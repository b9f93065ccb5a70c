"""The kit as a ZIP: cards, captions, alt texts; the same contents always give the same bytes. Pure."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from competition.platform.i18n import gettext, ngettext, use_locale
from competition.social import wording
from competition.social.captions import caption
from competition.social.content import CardContent, LeftOut, Plan, Post
from competition.social.counting import within
from competition.social.formats import FORMATS, Format
from competition.social.posts.templates import Template
from competition.social.toolkit import Piece

_DATE = (2000, 1, 1, 0, 0, 0)
_EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True)
class Finished:
    """A drawn card in one format and language, with its post's place in the kit; `slide` of a carousel."""

    place: int
    post: Post
    format: Format
    locale: str
    slide: int
    media_type: str
    alt: str
    bytes: bytes

    @property
    def name(self) -> str:
        """Its name in the kit: format, place and what it is, nothing that a person is called."""
        slide = f"-{self.slide:02}" if self.format.slides > 1 else ""
        spoken = f"-{self.locale}" if self.post.template.in_own_words else ""
        name = f"{self.place:02}-{_told_by(self.post)}{spoken}{slide}"
        return f"cards/{self.format.key}/{name}.{_EXTENSIONS[self.media_type]}"


def _told_by(post: Post) -> str:
    """Return what a post is, in a word of a file's name."""
    content = post.content
    if isinstance(content, CardContent):
        return "-".join((content.form, content.age_group, content.award.replace("_", "-")))
    more = (content.form, content.age_group) if content.template is Template.WINNERS else ()
    days = (str(content.figure("days")),) if content.template is Template.COUNTDOWN else ()
    return "-".join((content.template.value, *more, *days))


def zipped(plan: Plan, cards: Sequence[Finished], pieces: Sequence[Piece], base_url: str) -> bytes:
    """Return the kit's ZIP: the cards, and in a folder of its own what supporters put over their pages."""
    with use_locale(plan.sender.locale):
        texts = {
            "captions.csv": captions_csv(plan, cards, base_url),
            "captions.txt": captions_text(plan, cards, base_url),
            "README.txt": read_me(plan, cards, pieces),
        }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for card in cards:
            _write(archive, card.name, card.bytes, zipfile.ZIP_STORED)
        for piece in pieces:
            _write(archive, _place_of(piece), piece.content, zipfile.ZIP_STORED)
        for name, text in texts.items():
            _write(archive, name, text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def captions_csv(plan: Plan, cards: Sequence[Finished], base_url: str) -> str:
    """Return a row for each card and platform; a byte order mark lets spreadsheets read every script."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(["file", "format", "platform", "caption", "alt"])
    for card in cards:
        for platform in card.format.platforms:
            said = caption(card.post.content, plan.sender, base_url, platform)
            alt = within(card.alt, platform.alt, platform.count)
            rows.writerow([card.name, gettext(card.format.name), platform.name, _plain(said), _plain(alt)])
    return "\ufeff" + out.getvalue()


def captions_text(plan: Plan, cards: Sequence[Finished], base_url: str) -> str:
    """Return captions and alt texts for copying by hand: one caption for a work, all its alt texts."""
    parts = []
    for _place, group in groupby(cards, key=lambda card: card.place):
        same = list(group)
        patient = max((card.format.patient for card in same), key=lambda platform: platform.limit)
        said = caption(same[0].post.content, plan.sender, base_url, patient)
        alts = [f"{', '.join(names)}\n{gettext('Alt text:')}\n{alt}" for alt, names in _by_alt(same).items()]
        parts.append("\n\n".join([said, *alts]) + "\n")
    return ("\n" + "-" * 40 + "\n\n").join(parts)


def _by_alt(cards: Sequence[Finished]) -> dict[str, list[str]]:
    """Return the names of the cards that each alt text belongs to."""
    found: dict[str, list[str]] = {}
    for card in cards:
        found.setdefault(card.alt, []).append(card.name)
    return found


def _place_of(piece: Piece) -> str:
    return f"toolkit/{piece.name}.png"


def read_me(plan: Plan, cards: Sequence[Finished], pieces: Sequence[Piece]) -> str:
    """Return what is in the kit, how to post it, and what is missing and why."""
    lines = [
        f"{plan.sender.name} {plan.sender.year}",
        "",
        ngettext(
            "This kit holds %(num)s card.",
            "This kit holds %(num)s cards.",
            len({card.post.key for card in cards}),
        ),
        gettext(
            "captions.csv has a caption for each card and platform; captions.txt is for copying by hand."
        ),
        gettext("Please post each card with its alt text, so that people who cannot see it can hear it."),
        gettext("Before you post: make sure that this is the newest kit. A consent may have been withdrawn."),
        "",
        gettext("Formats, each in a folder of its own:"),
        *(_about(fmt) for fmt in FORMATS),
        "",
        gettext("For your own pages, and for everybody who supports the campaign:"),
        *(_told(piece) for piece in pieces),
        *_missing(plan.left_out),
    ]
    return "\n".join(lines) + "\n"


def _about(fmt: Format) -> str:
    """Return a format's folder, name, size and platforms in a line."""
    platforms = ", ".join(platform.name for platform in fmt.platforms)
    return f"cards/{fmt.key}/: {gettext(fmt.name)}, {fmt.width} × {fmt.height} ({platforms})"


def _told(piece: Piece) -> str:
    """Return where a piece lies, what it is for, and its alt text."""
    return "\n".join((f"{_place_of(piece)}: {piece.purpose}", f"  {gettext('Alt text:')} {piece.alt}"))


def _missing(left_out: Sequence[LeftOut]) -> list[str]:
    if not left_out:
        return []
    return [
        "",
        gettext("Without a card:"),
        *(_named(each) + gettext(":") + f" {wording.reason(each.reason)}" for each in left_out),
    ]


def _named(work: LeftOut) -> str:
    """Return a work's number and, as far as it may be told, its title."""
    return f"{work.number}, {work.title}" if work.told and work.title else work.number


def report(
    plan: Plan, cards: Sequence[Finished], problems: Mapping[str, Sequence[Mapping[str, str]]]
) -> dict[str, object]:
    """Return what the kit holds and lacks, by posts and numbers; no names of persons."""
    return {
        "cards": [{"file": card.name, "post": card.post.key, "format": card.format.key} for card in cards],
        "left_out": [{"number": each.number, "reason": each.reason} for each in plan.left_out],
        "problems": [
            {"number": content.number, **problem}
            for content in plan.works
            for problem in problems.get(content.key, ())
        ],
    }


def _plain(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def _write(archive: zipfile.ZipFile, name: str, content: bytes, compression: int) -> None:
    info = zipfile.ZipInfo(name, date_time=_DATE)
    info.compress_type, info.external_attr, info.create_system = compression, 0o644 << 16, 3
    archive.writestr(info, content)
