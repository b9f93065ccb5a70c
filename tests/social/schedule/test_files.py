"""The schedule as files: programs that post read the CSV, calendars the ICS."""

import csv
import io
from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from competition.social.schedule.csv_file import Row, schedule_csv
from competition.social.schedule.ics_file import Entry, Heading, schedule_ics
from tests.social.schedule.campaign import PARIS, RESULTS, paris

HEADING = Heading("Plus que migrants", "more-than-migrants-2026", "campaign.example", paris(1, 9))
ENTRIES = [
    Entry("work-abc", paris(8, 17), "« L’été », poème; Lyon\nun", "Première\nдруга, третя; кінець " * 9),
    Entry("announcement", RESULTS, "Les résultats 🌿", link="https://campaign.example/c/mtm?a=1&b=2"),
]  # fmt: skip


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_says_when_by_the_clocks_of_its_audience():
    rows = [
        Row(paris(8, 4, 30), "Asia/Tokyo", "X", "わすれもの\n#ICCities", "cards/02.jpg", "A “card”, drawn"),
        Row(RESULTS, PARIS, "Instagram", "Out now", "cards/square/01.jpg", "Words"),
    ]  # fmt: skip
    text = schedule_csv(rows)
    assert text.startswith("\ufeffdate,time,timezone,platform,text,image,alt\r\n")
    assert read(text)[1:] == [
        ["2026-12-06", "10:00", PARIS, "Instagram", "Out now", "cards/square/01.jpg", "Words"],
        [
            "2026-12-08", "12:30", "Asia/Tokyo", "X", "わすれもの\n#ICCities", "cards/02.jpg",
            "A “card”, drawn",
        ],
    ]  # fmt: skip


def test_no_cell_is_taken_for_a_formula():
    row = Row(RESULTS, PARIS, "@home", "=1+1", "-x.jpg", "+44")
    assert read(schedule_csv([row]))[1][3:] == ["'@home", "'=1+1", "'-x.jpg", "'+44"]


def test_a_calendar_program_reads_what_was_planned():
    calendar = Calendar.from_ical(schedule_ics(ENTRIES, HEADING))
    assert calendar["x-wr-calname"] == "Plus que migrants"
    events = calendar.walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [
        "announcement.more-than-migrants-2026@campaign.example",
        "work-abc.more-than-migrants-2026@campaign.example",
    ]
    first, second = events
    assert (first["dtstart"].dt, first["dtend"].dt) == (RESULTS, RESULTS + timedelta(minutes=15))
    assert first["dtstart"].dt == datetime(2026, 12, 6, 9, tzinfo=UTC)
    assert (str(first["summary"]), str(first["url"])) == (ENTRIES[1].title, ENTRIES[1].link)
    assert str(second["summary"]) == ENTRIES[0].title
    assert str(second["description"]) == ENTRIES[0].words
    assert {event["dtstamp"].dt for event in events} == {HEADING.stamp}


def test_its_lines_are_folded_and_its_moments_are_in_utc():
    made = schedule_ics(ENTRIES, HEADING)
    lines = made.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert b"DTSTART:20261206T090000Z" in lines
    assert b"TZID" not in made
    for line in lines:
        line.decode("utf-8")  # no letter is cut in two


def test_the_same_posts_give_the_same_bytes_in_whatever_order():
    assert schedule_ics(ENTRIES, HEADING) == schedule_ics(reversed(ENTRIES), HEADING)


def test_a_post_that_was_moved_keeps_its_id():
    moved = Entry("work-abc", paris(9, 8), "« L’été »")
    before, after = (
        Calendar.from_ical(schedule_ics([each], HEADING)).walk("VEVENT")[0] for each in (ENTRIES[0], moved)
    )
    assert before["uid"] == after["uid"]
    assert before["dtstart"].dt != after["dtstart"].dt
