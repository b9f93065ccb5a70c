"""What a rubric can begin from: what comes with Garland, and the campaign's other categories."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from competition.campaign.models import Campaign, Category
from competition.campaign.preset import Preset, load_preset, names
from competition.judging.rubric import RubricSpec, spec_of
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.languages import language_name


@dataclass(frozen=True)
class Source:
    """A rubric to begin from: its value in the address, what it is called, and under which heading."""

    value: str
    label: str
    group: str
    spec: RubricSpec


def sources(campaign: Campaign, category: Category) -> list[Source]:
    """Return what this category's rubric can begin from: what was made for its kind of work comes first."""
    presets = sorted(_presets(), key=lambda preset: preset.language != campaign.language)
    ready = [source for preset in presets for source in _of_preset(preset)]
    own = f"{category.form}.{category.age_group}"
    ready.sort(key=lambda source: (_rank(presets, source), not source.value.endswith(own)))
    others = [
        Source(
            f"category.{each.ref}",
            category_name(each.form, each.age_group),
            _("Of this campaign"),
            spec_of(each.rubric),
        )
        for each in campaign.categories
        if each.id != category.id and each.rubric
    ]
    return [*ready, *others]


def chosen(found: list[Source], value: str, *, takes_text: bool) -> Source | None:
    """Return the one that was asked for; in works without words nothing judges the language."""
    source = next((each for each in found if each.value == value), None)
    if source is None or takes_text:
        return source
    criteria = tuple(replace(each, language=False) for each in source.spec.criteria)
    return replace(source, spec=replace(source.spec, criteria=criteria))


def grouped(found: list[Source]) -> Mapping[str, list[Source]]:
    """Return them under their headings."""
    groups: dict[str, list[Source]] = {}
    for source in found:
        groups.setdefault(source.group, []).append(source)
    return groups


@cache
def _presets() -> tuple[Preset, ...]:
    return tuple(load_preset(name) for name in names())


def _rank(presets: list[Preset], source: Source) -> int:
    return next(at for at, preset in enumerate(presets) if source.value.startswith(f"{preset.language}."))


def _of_preset(preset: Preset) -> list[Source]:
    language = language_name(preset.language)
    group = _("Ready-made, in %(language)s", language=language)
    return [
        Source(
            f"{preset.language}.{row.form}.{row.age_group}",
            f"{category_name(row.form, row.age_group)} · {language}",
            group,
            spec_of(row.rubric),
        )
        for row in preset.categories
    ]
