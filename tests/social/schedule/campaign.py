"""A campaign's calendar and its posts, as plain values."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.postings import Posting, Schedule
from competition.social.schedule.rules import planned

PARIS = "Europe/Paris"


def paris(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(PARIS)).astimezone(UTC)


RESULTS, STATEMENTS, PUBLICATION = paris(6, 10), paris(17, 12), paris(18, 9)
CALENDAR = Calendar(
    {
        MilestoneKey.RESULTS: RESULTS,
        MilestoneKey.STATEMENTS: STATEMENTS,
        MilestoneKey.PUBLICATION: PUBLICATION,
    }
)
PLACES = (
    ("Lyon", "FR", "fr"),
    ("Lublin", "PL", "pl"),
    ("Lviv", "UA", "uk"),
    ("Reykjavík", "IS", "is"),
    ("Hamamatsu", "JP", "ja"),
    ("Limassol", "CY", "el"),
)
FORMS, AGES = ("poem", "essay", "illustration"), ("5-10", "11-18")


def work(key: str, place: int = 0, form: int = 0, age: int = 0, school: str = "") -> Posting:
    return Posting(f"work-{key}", "work", *PLACES[place], FORMS[form], AGES[age], school)


def own(*kinds: str) -> list[Posting]:
    """The campaign's own posts, of the kinds given."""
    return [Posting(kind, kind.split("-")[0]) for kind in kinds]


WINNERS = [Posting(f"winners-{f}-{a}", "winners", form=f, age_group=a) for f in FORMS for a in AGES]
OWN = own("countdown-7", "countdown-3", "countdown-1", "announcement", "thanks", "publication")
WORKS = [work(f"{n:02}", n % 6, n * 2 % 3, n // 3 % 2, f"school-{n % 6}-{n % 4}") for n in range(24)]
STATEMENTS_OF = [Posting(f"statement-{place[0]}", "statement", *place) for place in PLACES[:4]]
QUOTES = [Posting(f"quote-{n}", "quote", *PLACES[n % 3]) for n in range(6)]
WHOLE = [*OWN, *WINNERS, *WORKS, *STATEMENTS_OF, *QUOTES]


def times(schedule: Schedule) -> dict[str, datetime]:
    return {slot.key: slot.at for slot in schedule.slots}


def plan(postings, calendar=CALENDAR, **given) -> dict[str, datetime]:
    return times(planned(postings, calendar, PARIS, **given))


def day(at: datetime, zone: str = PARIS) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def clock(at: datetime, zone: str = PARIS) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%d %H:%M")
