"""What somebody typed on a post's page: read, checked, and kept as typed where something is wrong."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from competition.platform.i18n import gettext as _
from competition.social.captions import caption, key_of, languages_for
from competition.social.content import Post
from competition.social.designs import DESIGNS, formats_of
from competition.social.formats import PLATFORMS, Platform
from competition.social.posts.choices import Crop, Shows, Wish
from competition.social.posts.queries import drawn_in
from competition.social.review.passages import Choosing
from competition.social.review.reading import Reviewed
from competition.social.review.services import Chosen
from competition.web.forms import clean

ALT_LIMIT = 1000
"""What most platforms take."""
OWN = "own"
"""A passage that somebody chose line by line."""
MOST_ZOOM = 400


@dataclass
class Typed:
    """What a form says and what is wrong with it, by the names of its fields."""

    values: Mapping[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Return what was typed into a field."""
        return str(clean(self.values.get(name, "")) or "")

    def number(self, name: str) -> int | None:
        """Return a whole number, None for anything else."""
        text = self.get(name)
        return int(text) if text.isdecimal() and len(text) < 6 else None


@dataclass(frozen=True)
class CaptionField:
    """A caption to edit: whose, what is proposed, what stands there."""

    key: str
    platform: Platform
    locale: str
    proposal: str
    text: str

    @property
    def count(self) -> int:
        """How long it is as its platform counts."""
        return self.platform.count(self.text)

    @property
    def over(self) -> bool:
        """Whether it is longer than its platform takes."""
        return self.count > self.platform.limit

    @property
    def written(self) -> bool:
        """Whether somebody wrote it."""
        return self.text != self.proposal


def caption_fields(reviewed: Reviewed, base_url: str, typed: Typed | None = None) -> list[CaptionField]:
    """Return every caption of a post, as typed where something was."""
    post, sender = reviewed.post, reviewed.sender
    platforms = {each.name for fmt in reviewed.formats for each in fmt.platforms}
    found = []
    for platform in PLATFORMS:
        for locale in languages_for(post.content, reviewed.languages) if platform.name in platforms else ():
            key = key_of(platform, locale)
            proposal = caption(post.content, sender, base_url, platform, locale)
            text = post.captions.get(key) or proposal
            if typed is not None and f"caption:{key}" in typed.values:
                text = typed.get(f"caption:{key}") or proposal
            found.append(CaptionField(key, platform, locale, proposal, text))
    return found


def proposed_alike(fields: Sequence[CaptionField]) -> dict[str, str]:
    """Return by platform an earlier one for which Garland proposes the same, where nobody wrote anything.

    Their fields would only make the page long; they stand once somebody asks for them.
    """
    own: dict[str, list[CaptionField]] = {}
    for each in fields:
        own.setdefault(each.platform.name, []).append(each)
    first: dict[tuple[str, ...], str] = {}
    alike = {}
    for name, captions in own.items():
        earlier = first.setdefault(tuple(each.proposal for each in captions), name)
        if earlier != name and not any(each.written for each in captions):
            alike[name] = earlier
    return alike


def alt_fields(reviewed: Reviewed, typed: Typed | None = None) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return by language the alt text that stands for all formats, and those proposed for each."""
    found = {}
    for locale in reviewed.locales:
        own = [card.alt for card in reviewed.cards if card.locale == locale]
        text = reviewed.post.alts.get(locale, "")
        if typed is not None and f"alt:{locale}" in typed.values:
            text = typed.get(f"alt:{locale}")
        found[locale] = text, tuple(dict.fromkeys(own))
    return found


def chosen_of(
    typed: Typed, reviewed: Reviewed, choosing: Choosing | None, base_url: str, usual: str = ""
) -> Chosen:
    """Return what a form chooses; what is wrong with it is told in its errors, and stands as it was.

    `usual` is the campaign's design.
    """
    design = _own_design(typed, reviewed)
    wish = wish_of(typed, reviewed.post, choosing, drawn_in(design, usual))
    captions = {}
    for each in caption_fields(reviewed, base_url, typed):
        if each.written and typed.get("reset") != each.key:
            captions[each.key] = each.text
            if each.over:
                typed.errors[f"caption:{each.key}"] = _(
                    "%(platform)s takes %(limit)s at most, and counts %(count)s here.",
                    platform=each.platform.name, limit=each.platform.limit, count=each.count,
                )  # fmt: skip
    alts = {locale: text for locale, (text, _own) in alt_fields(reviewed, typed).items() if text}
    for locale, text in alts.items():
        if len(text) > ALT_LIMIT:
            typed.errors[f"alt:{locale}"] = _("Up to %(limit)s characters, please.", limit=ALT_LIMIT)
    # What somebody wrote for platforms or languages that are not asked for at present stays.
    known = {each.key for each in caption_fields(reviewed, base_url)}
    kept = {key: text for key, text in reviewed.post.captions.items() if key not in known}
    other = {key: text for key, text in reviewed.post.alts.items() if key not in reviewed.locales}
    return Chosen(wish, {**kept, **captions}, {**other, **alts}, design)


def _own_design(typed: Typed, reviewed: Reviewed) -> str:
    """Return the design that a post is to have whatever the campaign has; empty: it follows the campaign."""
    if "design" not in typed.values:
        return reviewed.choice.design if reviewed.choice else ""
    return typed.get("design") if typed.get("design") in DESIGNS else ""


def wish_of(typed: Typed, post: Post, choosing: Choosing | None, design: str) -> Wish:
    """Return how a form wishes a post to be drawn, in a design."""
    shows = typed.get("shows")
    wish = replace(
        post.wish,
        design=design,
        shows=Shows(shows) if shows in set(Shows) else post.wish.shows,
        passage=_passage(typed, post, choosing),
    )
    return replace(wish, crops=_crops(typed, post, wish) if post.content.picture else post.wish.crops)


def _passage(typed: Typed, post: Post, choosing: Choosing | None) -> tuple[int, int] | None:
    if choosing is None or "passage" not in typed.values:
        return post.wish.passage
    asked = typed.get("passage")
    if not asked:
        return None
    if asked == OWN:
        first, last = typed.number("first"), typed.number("last")
    else:
        ends = [int(part) if part.isdecimal() and len(part) < 6 else None for part in asked.split("-")]
        first, last = (ends[0], ends[1]) if len(ends) == 2 else (None, None)
    if first is None or last is None:
        typed.errors["passage"] = _("Please choose where the passage begins and where it ends.")
    elif first > last:
        typed.errors["passage"] = _("The passage ends before it begins. Please choose a later end.")
    elif not choosing.makes_sense(first, last):
        typed.errors["passage"] = _(
            "This passage begins or ends within a sentence. "
            "Please choose another line for its beginning or end."
        )
    else:
        return first, last
    return post.wish.passage


def _crops(typed: Typed, post: Post, wish: Wish) -> dict[str, Crop]:
    found = dict(post.wish.crops)
    for fmt in formats_of(post.template, wish.design):
        asked = [typed.get(f"crop:{fmt.key}:{part}") for part in ("x", "y", "zoom")]
        if f"crop:{fmt.key}:x" not in typed.values:
            continue
        found.pop(fmt.key, None)
        if not any(asked):
            continue
        x, y, zoom = (_share(each, usual) for each, usual in zip(asked, (50, 50, 100), strict=True))
        if None in (x, y, zoom) or not (0 <= x <= 100 and 0 <= y <= 100 and 100 <= zoom <= MOST_ZOOM):  # type: ignore[operator]
            typed.errors[f"crop:{fmt.key}"] = _(
                "Please type numbers from 0 to 100 for the middle, and from 100 to %(most)s for how near.",
                most=MOST_ZOOM,
            )
        else:
            found[fmt.key] = Crop(x / 100, y / 100, zoom / 100)  # type: ignore[operator]
    return found


def _share(text: str, usual: float) -> float | None:
    """Return a number of percent as it was typed, with a point or a comma."""
    if not text:
        return usual
    try:
        number = float(text.replace(",", ".").removesuffix("%").strip())
    except ValueError:
        return None
    return round(number, 2) if math.isfinite(number) else None
