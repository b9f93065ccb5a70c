"""A campaign's set-up as a value, read from TOML: what the secretariat starts from and can change later."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from competition.campaign.rules import MilestoneKey

FOLDER = Path(__file__).resolve().parent / "presets"


@dataclass(frozen=True)
class CategoryPreset:
    """A category before it has a campaign; `rubric` and `awards` as the database keeps them."""

    form: str
    age_group: str
    age_min: int
    age_max: int
    takes_text: bool
    max_lines: int | None
    max_words: int | None
    min_images: int
    max_images: int
    reads: int
    rubric: Mapping[str, Any]
    awards: tuple[Mapping[str, Any], ...]
    min_words: int | None = None
    max_characters: int | None = None
    max_per_class: int | None = None
    max_per_school: int | None = None


@dataclass(frozen=True)
class Preset:
    """All that a campaign is set up with. Milestones are local moments of `year`."""

    name: str
    year: int
    organiser: str
    time_zone: str
    intro: str
    rules_text: str
    hashtags: tuple[str, ...]
    translation_languages: tuple[str, ...]
    brand: Mapping[str, str]
    imprint: Mapping[str, str]
    milestones: Mapping[MilestoneKey, datetime]
    categories: tuple[CategoryPreset, ...]
    cities: tuple[tuple[str, str], ...]
    key: str = ""

    @property
    def language(self) -> str:
        """The language that its texts are written in: the first that works are translated into."""
        return self.translation_languages[0]

    def moments(self, year: int, time_zone: str | None = None) -> dict[MilestoneKey, datetime]:
        """Return the milestones in UTC, moved to another year and, if one is given, another zone."""
        shift = year - self.year
        zone = ZoneInfo(time_zone or self.time_zone)
        return {
            key: at.replace(year=at.year + shift, tzinfo=zone).astimezone(UTC)
            for key, at in self.milestones.items()
        }


def names() -> list[str]:
    """Return the names of the presets that come with Garland."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_preset(name: str) -> Preset:
    """Return a preset that comes with Garland. Raises KeyError for an unknown one."""
    if name not in names():
        raise KeyError(name)
    return replace(read_preset(FOLDER / f"{name}.toml"), key=name)


def read_preset(path: Path) -> Preset:
    """Read a preset file. Raises ValueError with the missing key or the wrong value."""
    with path.open("rb") as file:
        return from_mapping(tomllib.load(file))


def from_mapping(data: Mapping[str, Any]) -> Preset:
    """Return the preset that a parsed TOML document describes."""
    try:
        return _preset(data)
    except KeyError as missing:
        raise ValueError(f"campaign.toml: {missing} is missing") from None


def _preset(data: Mapping[str, Any]) -> Preset:
    campaign, year = data["campaign"], int(data["campaign"]["year"])
    ages = {group["key"]: group for group in data["age_group"]}
    forms = {form["key"]: form for form in data["form"]}
    return Preset(
        name=campaign["name"],
        year=year,
        organiser=campaign["organiser"],
        time_zone=campaign["time_zone"],
        intro=campaign.get("intro", "").strip(),
        rules_text=data["rules"]["text"].strip(),
        hashtags=tuple(campaign.get("hashtags", ())),
        translation_languages=tuple(data.get("languages", {}).get("translate_into", ("en",))),
        brand=data.get("brand", {}),
        imprint={key: str(value).strip() for key, value in data.get("imprint", {}).items()},
        milestones={MilestoneKey(key): _moment(value, year) for key, value in data["calendar"].items()},
        categories=tuple(
            _category(row, forms[row["form"]], ages[row["age_group"]], data["rubric"][row["form"]])
            for row in data["category"]
        ),
        cities=tuple((row["name"], row.get("country", "")) for row in data.get("city", ())),
    )


def _moment(value: str, year: int) -> datetime:
    """Return a local moment from `month-day hour:minute`."""
    return datetime.strptime(f"{year}-{value}", "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the zone is the campaign's


def _category(
    row: Mapping[str, Any], form: Mapping[str, Any], ages: Mapping[str, Any], rubric: Mapping[str, Any]
) -> CategoryPreset:
    return CategoryPreset(
        form=row["form"],
        age_group=row["age_group"],
        age_min=ages["min"],
        age_max=ages["max"],
        takes_text=form.get("text", True),
        max_lines=row.get("max_lines"),
        max_words=row.get("max_words"),
        min_images=row.get("min_images", 0),
        max_images=row.get("max_images", 0),
        reads=row.get("reads", 3),
        rubric=_rubric(rubric, row["age_group"]),
        awards=tuple(row["awards"]),
        min_words=row.get("min_words"),
        max_characters=row.get("max_characters"),
        max_per_class=row.get("max_per_class"),
        max_per_school=row.get("max_per_school"),
    )


def _rubric(rubric: Mapping[str, Any], age_group: str) -> dict[str, Any]:
    """Return a form's rubric as it is worded for an age group."""
    criteria = [
        {
            key: value
            for key, value in {**row, **row.get("by_age", {}).get(age_group, {})}.items()
            if key != "by_age"
        }
        for row in rubric["criterion"]
    ]
    return {"lowest": rubric.get("lowest", 1), "highest": rubric.get("highest", 5), "criteria": criteria}
