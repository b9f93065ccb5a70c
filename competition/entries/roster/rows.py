"""One row of a roster as values: a work, whose it is, what may be shown, which files are named."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from competition.consent.rules import Channel, Level
from competition.entries.facts import Words
from competition.entries.roster.cells import PupilRow
from competition.entries.rules import MadeBy
from competition.entries.services.people import Maker


@dataclass(frozen=True)
class EntryRow:
    """One work; `pupils` is empty where only a head count is given.

    `consents` lacks a channel of which the roster says nothing at all. `document` is the name of the file
    that holds the text, `translation_file` of one with its translation. `numbers` are its rows. `ages` are
    those of the youngest and the oldest where only a head count is given.
    """

    key: str = ""
    form: str = ""
    age_group: str = ""
    language: str = ""
    title: str = ""
    text: str = ""
    translation_language: str = ""
    translation_title: str = ""
    translation: str = ""
    images: tuple[str, ...] = ()
    alts: tuple[str, ...] = ()
    class_name: str = ""
    school: str = ""
    city: str = ""
    teacher_email: str = ""
    pupils: tuple[PupilRow, ...] = ()
    headcount: int = 1
    ages: tuple[int | None, int | None] = (None, None)
    consents: Mapping[Channel, tuple[Level, ...]] = field(default_factory=dict)
    document: str = ""
    translation_file: str = ""
    made: MadeBy | None = None
    numbers: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """The row it begins in."""
        return self.numbers[0] if self.numbers else 0

    @property
    def words(self) -> Words:
        """The words of the work."""
        return Words(
            title=self.title,
            text=self.text,
            language=self.language,
            translation_language=self.translation_language,
            translation_title=self.translation_title,
            translation=self.translation,
        )

    @property
    def made_by(self) -> MadeBy:
        """Who made it: as the roster says, else as its pupils are."""
        if self.made is not None:
            return self.made
        if not self.pupils:
            return MadeBy.CLASS
        return MadeBy.PUPIL if len(self.pupils) == 1 else MadeBy.GROUP

    @property
    def makers(self) -> list[Maker]:
        """The people with what each allows; a class without names is counted as one group."""
        allowed = [
            {channel: levels[i] for channel, levels in self.consents.items()}
            for i in range(len(self.pupils) or 1)
        ]
        if not self.pupils:
            young, old = self.ages
            return [Maker(age=young, oldest=old, count=self.headcount, is_group=True, levels=allowed[0])]
        return [
            Maker(given_name=pupil.given_name, family_name=pupil.family_name, age=pupil.age, levels=levels)
            for pupil, levels in zip(self.pupils, allowed, strict=True)
        ]
