"""Words masked or left, pictures covered, and what an accepted entry's judges get then."""

from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from competition.entries import services
from competition.entries.blind import BlindEntry
from competition.entries.blinding import make_blind
from competition.entries.blindness.errors import WordMissingError
from competition.entries.blindness.models import NameRuling
from competition.entries.blindness.queries import report_of
from competition.entries.blindness.services import (
    cover_picture,
    covered,
    forget_beside,
    forget_ruling,
    rule,
)
from competition.entries.errors import NotChangeableError
from competition.entries.facts import Words
from competition.entries.identity import Carrier, Upload
from competition.entries.masking import MASK
from competition.entries.rules import EntryState, ScreeningDecision
from competition.entries.screening_errors import MaskOutOfDateError
from competition.platform.audit import AuditEntry
from competition.platform.files import Rendition
from competition.platform.mask_child import COVER
from tests.entries.conftest import picture

TELLING = Words(title="Mina's sea", text="I am Mina from Bergen.\nMy brother is Tariq.", language="en")


@pytest.fixture
def telling(write):
    return write(TELLING)


@pytest.fixture
def by(teacher, now):
    return {"actor": teacher, "now": now}


@pytest.fixture
def as_office(office, now):
    return {"actor": office, "now": now, "as_office": True}


def blind(session, entry, now):
    return make_blind(session, entry=entry, now=now)


def found(session, entry):
    return {finding.name.text: finding.masked for finding in report_of(session, entry).findings}


def test_a_name_is_masked_unless_somebody_leaves_it(session, telling, by, now):
    assert blind(session, telling, now).title == f"{MASK}'s sea"
    rule(session, entry=telling, word="Mina", masked=False, **by)
    assert blind(session, telling, now).title == "Mina's sea"
    assert found(session, telling) == {"Bergen": None, "Mina": False}


def test_a_city_is_found_but_stays_unless_somebody_masks_it(session, telling, by, now):
    assert "Bergen" in blind(session, telling, now).text
    rule(session, entry=telling, word="bergen", masked=True, **by)
    assert blind(session, telling, now).text.split("\n")[0] == f"I am {MASK} from {MASK}."


def test_any_other_word_can_be_masked_and_unmasked_again(session, telling, by, now):
    rule(session, entry=telling, word=" Tariq ", masked=True, **by)
    assert [ruling.word for ruling in report_of(session, telling).words] == ["Tariq"]
    assert blind(session, telling, now).text.split("\n")[1] == f"My brother is {MASK}."
    forget_ruling(session, entry=telling, word="tariq", **by)
    assert blind(session, telling, now).text.split("\n")[1] == "My brother is Tariq."
    assert session.scalars(select(NameRuling)).all() == []


def test_what_is_left_of_a_whole_name_does_not_let_its_parts_stand_elsewhere(session, write, by, now):
    entry = write(Words(title="Mina Okafor", text="Mina sings.", language="en"))
    rule(session, entry=entry, word="Mina Okafor", masked=False, **by)
    copy = blind(session, entry, now)
    assert (copy.title, copy.text) == ("Mina Okafor", f"{MASK} sings.")


def test_the_work_itself_stays_as_it_is(session, telling, by, now):
    rule(session, entry=telling, word="Tariq", masked=True, **by)
    assert (telling.title, telling.text) == (TELLING.title, TELLING.text)


def test_deciding_twice_is_written_down_once_and_without_the_word(session, telling, by):
    for _ in range(2):
        rule(session, entry=telling, word="Tariq", masked=True, **by)
    deeds = session.scalars(select(AuditEntry).where(AuditEntry.action == "entry.mask")).all()
    assert len(deeds) == 1
    assert "Tariq" not in str(deeds[0].details)


def test_nothing_is_no_word(session, telling, by):
    with pytest.raises(WordMissingError):
        rule(session, entry=telling, word="  ", masked=True, **by)


def test_a_teacher_decides_only_while_the_entry_may_be_changed(session, telling, submit, by, as_office):
    words = Words(**vars(TELLING))
    assert words == TELLING
    submit(telling)
    with pytest.raises(NotChangeableError):
        rule(session, entry=telling, word="Tariq", masked=True, **by)
    rule(session, entry=telling, word="Tariq", masked=True, **as_office)
    assert found(session, telling)["Mina"] is None


def test_names_and_properties_of_files_are_found_and_can_be_forgotten(session, telling, add, by):
    image = add(telling, file_name="Mina_4a.jpg")
    session.add(Carrier(entry_id=telling.id, file_id=image.file_id, place="exif.artist", text="by Tea Cher"))
    session.flush()
    report = report_of(session, telling)
    assert {(each.name.text, tuple(p.part.value for p in each.aside)) for each in report.findings} == {
        ("Mina", ("file-name",)),
        ("4a", ("file-name",)),
        ("Tea Cher", ("property",)),
        ("Bergen", ()),
    }
    forget_beside(session, entry=telling, **by)
    assert session.scalars(select(Upload.file_name)).all() == [""]
    assert session.scalars(select(Carrier)).all() == []
    assert {each.name.text for each in report_of(session, telling).findings} == {"Mina", "Bergen"}


# ---- pictures ---------------------------------------------------------------------------------------------


@pytest.fixture
def drawing(session, write, add, storage):
    entry = write(Words(title="A boat", language="en"), form="illustration")
    image = add(entry, picture(size=(1000, 800)), alt="A boat")
    services.look_at(session, image=image, storage=storage)
    return entry


@pytest.fixture
def cover(session, drawing, storage, by):
    def cover(*areas, **more):
        image = drawing.images[0]
        made = covered(session, image=image, areas=areas, storage=storage)
        cover_picture(session, entry=drawing, image=image, areas=areas, made=made, **{**by, **more})

    return cover


def judges_picture(session, storage, copy):
    rendition = session.get_one(Rendition, copy.images[0].rendition_id)
    with storage.open(rendition.key) as file:
        return Image.open(BytesIO(file.read())).convert("RGB")


def is_near(pixel, colour):
    return all(abs(a - b) < 12 for a, b in zip(pixel, colour, strict=True))


def test_a_covered_part_is_grey_on_the_judges_copy_and_nowhere_else(session, drawing, cover, storage, now):
    cover([0.5, 0.5, 0.75, 1.0])
    seen = judges_picture(session, storage, blind(session, drawing, now))
    assert seen.size == (1000, 800)
    assert is_near(seen.getpixel((600, 700)), COVER)
    assert not is_near(seen.getpixel((400, 700)), COVER)
    assert not is_near(seen.getpixel((800, 700)), COVER)
    plain = session.scalars(select(Rendition).where(Rendition.original_id == drawing.images[0].file_id))
    for rendition in plain:
        with storage.open(rendition.key) as file:
            image = Image.open(file).convert("RGB")
            assert not is_near(image.getpixel((image.width * 6 // 10, image.height * 9 // 10)), COVER)


def test_uncovering_brings_the_plain_picture_back(session, drawing, cover, storage, now):
    cover([0.5, 0.5, 0.75, 1.0])
    cover()
    assert not is_near(
        judges_picture(session, storage, blind(session, drawing, now)).getpixel((600, 700)), COVER
    )


def test_a_picture_changed_since_must_be_covered_again_before_judges_get_it(
    session, drawing, cover, add, decide, submit, now
):
    cover([0.0, 0.0, 0.5, 0.5])
    submit(drawing)
    other = add_file(session, drawing, now)
    drawing.images[0].file_id = other
    session.flush()
    with pytest.raises(MaskOutOfDateError):
        decide(drawing, ScreeningDecision.ACCEPT)
    assert drawing.state is EntryState.SUBMITTED


def add_file(session, entry, now):
    """The same original once more, as turning a picture makes it, with the judges' rendition of its own."""
    from competition.platform.files import StoredFile

    old = session.get_one(StoredFile, entry.images[0].file_id)
    new = StoredFile(key=old.key, sha256=old.sha256, size=old.size, media_type=old.media_type, created_at=now)
    session.add(new)
    session.flush()
    for each in session.scalars(select(Rendition).where(Rendition.original_id == old.id)).all():
        session.add(
            Rendition(
                original_id=new.id,
                kind=each.kind,
                key=each.key,
                media_type=each.media_type,
                width=each.width,
                height=each.height,
            )
        )
    session.flush()
    return new.id


# ---- after acceptance -------------------------------------------------------------------------------------


def test_accepting_writes_down_what_was_ticked(session, telling, submit, decide):
    submit(telling)
    decide(telling, ScreeningDecision.ACCEPT, names=["Tariq"])
    assert found(session, telling) == {"Bergen": False, "Mina": False}
    (copy,) = session.scalars(select(BlindEntry).where(BlindEntry.retired_at.is_(None)))
    assert (copy.title, copy.text) == ("Mina's sea", f"I am Mina from Bergen.\nMy brother is {MASK}.")


def test_masking_in_an_accepted_entry_makes_a_new_copy(session, telling, submit, decide, as_office):
    submit(telling)
    decide(telling, ScreeningDecision.ACCEPT)
    rule(session, entry=telling, word="Tariq", masked=True, **as_office)
    old, new = session.scalars(select(BlindEntry).order_by(BlindEntry.edition))
    assert old.retired_at is not None
    assert new.retired_at is None
    assert new.text.split("\n")[1] == f"My brother is {MASK}."
    assert telling.state is EntryState.ACCEPTED
