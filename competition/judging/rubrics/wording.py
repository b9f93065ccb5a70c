"""Rubrics in words: what weights come to, who is scored by what, what differs."""

from collections.abc import Sequence

from competition.judging.rubric import RubricSpec
from competition.judging.rubrics.differences import Difference, Part
from competition.judging.rubrics.queries import Use, Version
from competition.judging.rubrics.typed import Typed
from competition.judging.rules import ReadingMode, RoundState, shares
from competition.platform.i18n import format_list, format_number, format_percent, gettext, ngettext
from competition.platform.i18n import gettext_noop as _

PARTS = {
    Part.SCALE: _("The scale"),
    Part.ORDER: _("The order"),
    Part.ADDED: _("New criterion"),
    Part.TAKEN_OUT: _("Taken out"),
    Part.LABEL: _("“%(criterion)s”: name"),
    Part.QUESTION: _("“%(criterion)s”: question"),
    Part.WEIGHT: _("“%(criterion)s”: weight"),
    Part.LANGUAGE: _("“%(criterion)s”: judges the language"),
    Part.LEVEL: _("“%(criterion)s”: level %(level)s"),
}


def shares_in_words(typed: Typed) -> dict[int, str]:
    """Say of each criterion, by its place, what part of a score it makes up."""
    original = typed.shares(ReadingMode.ORIGINAL)
    translated = typed.shares(ReadingMode.TRANSLATION)
    differs = any(each.language for each in typed.standing.values())
    return {
        at: _share_in_words(original.get(at), translated.get(at), differs=differs) for at in typed.standing
    }


def _share_in_words(original: float | None, translated: float | None, *, differs: bool) -> str:
    if original is None:
        return ""
    whole = format_percent(original)
    if not differs:
        return gettext("%(share)s of the score", share=whole)
    if translated is None:
        return gettext("%(share)s of the score; left out in translation", share=whole)
    rest = format_percent(translated)
    return gettext("%(share)s of the score; %(rest)s in translation", share=whole, rest=rest)


def share_rows(typed: Typed) -> list[tuple[str, str, str]]:
    """Return (name, part in the original, part in translation) of each criterion, "–" for what has none."""
    original = typed.shares(ReadingMode.ORIGINAL)
    translated = typed.shares(ReadingMode.TRANSLATION)
    return [
        (each.label or "–", _part(original.get(at)), _part(translated.get(at)))
        for at, each in typed.standing.items()
    ]


def _part(share: float | None) -> str:
    return "–" if share is None else format_percent(share)


def criteria_in_words(spec: RubricSpec) -> str:
    """Return the criteria with their parts of a score, in one line."""
    parts = shares([each.as_rule() for each in spec.criteria], ReadingMode.ORIGINAL)
    return ", ".join(f"{c.label} {format_percent(parts.get(c.key, 0.0))}" for c in spec.criteria)


def rubric_state(spec: RubricSpec | None) -> tuple[str, str]:
    """Return whether a category can be judged, and the badge's tone."""
    return (gettext("Complete"), "ready") if spec else (gettext("Needs a look"), "attention")


def what_saving_does(uses: Sequence[Use]) -> list[str]:
    """Say which rounds take a new wording up, and which keep theirs and why."""
    rated = [use for use in uses if not use.first_pass]
    drafts = [use.name for use in rated if use.can_change]
    opened = [use for use in rated if not use.can_change and use.state is RoundState.OPEN]
    scored = [use for use in rated if not use.can_change and use.state is not RoundState.OPEN]
    said = []
    if drafts:
        named = format_list(drafts)
        said.append(gettext("What you save here holds for %(rounds)s, still in preparation.", rounds=named))
    said += [_kept_by_open(use) for use in opened]
    said += [_kept_by_scored(use) for use in scored]
    return said


def _kept_by_open(use: Use) -> str:
    return gettext(
        "%(round)s is open and keeps version %(number)s: judges may be reading by it, with scores on their "
        "devices that are not sent yet.",
        round=use.name,
        number=use.version,
    )


def _kept_by_scored(use: Use) -> str:
    return gettext(
        "%(round)s was scored by version %(number)s, which stays as it is.",
        round=use.name,
        number=use.version,
    )


def version_state(version: Version) -> tuple[str, str]:
    """Return whether a version can still change, and the badge's tone."""
    if any(use.begun for use in version.uses):
        return gettext("Frozen: scored with"), "ready"
    if version.is_frozen:
        return gettext("Frozen: given to judges"), "ready"
    return gettext("Nobody has scored with it yet"), "pale"


def difference_row(difference: Difference) -> tuple[str, str, str]:
    """Return (what, as it was, as it is)."""
    values = {"criterion": difference.criterion, "level": difference.level}
    what = gettext(PARTS[difference.part], **values)
    return what, _value(difference.before), _value(difference.after)


def _value(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    return value or "–" if isinstance(value, str) else format_number(value)


def saved_in_words(rounds: Sequence[str]) -> str:
    """Say what saving came to."""
    if not rounds:
        return gettext("The rubric is saved. The next round of this category is scored by it.")
    return ngettext(
        "The rubric is saved, and %(rounds)s is scored by it.",
        "The rubric is saved, and %(rounds)s are scored by it.",
        len(rounds),
        rounds=format_list(list(rounds)),
    )
