"""Rosters of a class: one whose rows are looked over, with files that lie loose, and one that was entered."""

from io import BytesIO

from competition.entries.roster import services
from competition.entries.roster.models import Roster, RosterState
from competition.entries.roster.reading import Setting
from competition.entries.roster.roles import Role
from competition.platform.files import receive
from competition.platform.spreadsheets import Table

HEADS = ("Name", "Alter", "Titel", "Form", "Bild", "Buch", "Notiz")
PUPILS = ("Mina Okafor", "علي كايا", "Éva Tóth-Nagyszentmiklósi", "Олена Коваль", "山田 太郎")
FILES = (
    "Fotos der Klasse 4a/Mina Okafor.jpg",
    "Olena_Koval.png",
    "IMG_20261104_081530_HDR-2.jpg",
    "eva.docx",
)


def fill(house, session, room):
    """Put the rosters into the class with many entries."""
    table = Table((HEADS, *_rows()), tuple(range(1, 62)), encoding="cp1252", delimiter=";")
    roster = services.begin(
        session,
        school_class=room.school_class,
        received=_received(house, "list"),
        kind="csv",
        table=table,
        actor=room.teacher,
        now=room.now,
    )
    single = [(_received(house, name), name) for name in FILES]
    services.add_files(session, roster=roster, single=single, now=room.now)
    roles = [Role(role) for role in roster.roles]
    services.name_columns(session, roster=roster, roles=roles, setting=Setting(language="de"), now=room.now)
    entered = _entered(room)
    session.add(entered)
    session.flush()
    house.know("open", **{"roster": roster.ref, "entered roster": entered.ref})


def _rows():
    for number in range(60):
        form, consent = "opera" if number == 7 else "poem", "perhaps" if number == 3 else ""
        yield f"{PUPILS[number % 5]} {number // 5 or ''}", "9", "The sea", form, "", consent, "x" * 90


def _received(house, content):
    return receive(storage=house.storage, stream=BytesIO(content.encode()), limit=100)


def _entered(room):
    refused = [{"row": 3, "message": "There is no file “%(file)s”.", "values": {"file": "a.jpg"}}]
    return Roster(
        class_id=room.school_class.id,
        begun_by_id=room.teacher.id,
        state=RosterState.DONE,
        kind="csv",
        report={"entered": 24, "stopped": 1, "left": 2, "refused": refused},
        created_at=room.now,
        updated_at=room.now,
    )
