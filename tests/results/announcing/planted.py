"""A frozen campaign that could give its results away in every way there is, in words and bytes of its own."""

from types import SimpleNamespace

from sqlalchemy import select

from competition.certificates.models import CertificatePrint
from competition.certificates.rules import CLASS_PAGE
from competition.certificates.services import keep
from competition.certificates.subjects import joint_stamp, subjects_of
from competition.consent.guardians import links_of
from competition.entries.identity import Submission
from competition.entries.models import EntryImage
from competition.entries.rules import ImageState
from competition.judging.models import Assignment, Scoresheet
from competition.platform import files, mail
from competition.platform.files import Rendition, StoredFile
from competition.platform.renditions import RenditionKind
from competition.results.confidence.services import tell_in_confidence
from competition.results.digest.queries import Remark
from competition.results.digest.services import settle_remark
from competition.results.letters import EVENT, letter_key
from competition.social.models import Card
from tests import factories as make
from tests.pages.made import PDF, make_book, make_cards
from tests.results.deeds import LATER, lift, ready, seal

AWARD = b"Golden quill"
WORDS = {
    "title": b"Zanzibarian lighthouses",
    "translated title": b"Les phares de Zanzibar",
    "text": b"Nobody has lit them since.",
    "name": b"Xanthippe",
    "remark": b"The last line stays with me.",
}
OTHERS_REMARK = b"Keep on walking there."
CERTIFICATES = b"%PDF-1.7\n% certificates of a class\n%%EOF\n"
SCHOOL = b"%PDF-1.7\n% certificates of a school\n%%EOF\n"
SCREEN, THUMB = b"a picture for the screen", b"a picture for the list"


def plant(scene, storage, config):
    """Return what gives each thing away. The scene is frozen, for the second time, and nobody is told."""
    _write(scene)
    _add_others(scene)
    _add_picture(scene, storage)
    _say_something(scene)
    first = seal(ready(scene), storage)
    _tell_too_early(scene)
    lift(scene, "A sheet was mixed up.")
    assert seal(scene, storage).number == first.number + 1
    _make_files(scene, storage, config)
    scene.session.expire_on_commit = False
    scene.session.commit()
    made = {"book": PDF, "certificates": CERTIFICATES, "certificates of the school": SCHOOL}
    pictures = {"picture": SCREEN, "small picture": THUMB, "card": card(scene, storage)}
    return {**WORDS, **made, **pictures, "award": AWARD, "others' remark": OTHERS_REMARK}


def card(scene, storage):
    """What the image that the winner's address is shared with consists of."""
    wanted = select(StoredFile).join(Card, Card.file_id == StoredFile.id)
    return storage.path(scene.session.scalars(wanted).first().key).read_bytes()


def _write(scene):
    """The work that wins, with its translation and the child who wrote it."""
    scene.category.awards = [{"kind": "golden_quill", "number": 1, "card": True}]
    sea = scene.entries["sea"]
    sea.title, sea.translation_title = WORDS["title"].decode(), WORDS["translated title"].decode()
    sea.text, sea.translation_language = WORDS["text"].decode(), "fr"
    copy = scene.copies[sea.id]
    copy.title, copy.text = sea.title, sea.text
    scene.child = make.make_person(scene.session, sea, WORDS["name"].decode())


def _add_others(scene):
    """A class that has won nothing, of somebody else; its one work was read by dia."""
    session = scene.session
    scene.other_teacher = make.make_account(session, "ola@example.org", "Ola")
    city = make.make_city(session, scene.campaign, "Patras", "GR")
    school = make.make_school(session, city, "Third School")
    won = scene.school_class
    scene.school_class = make.make_class(session, school, scene.campaign, scene.other_teacher, name="5c")
    scene.entries["moor"] = scene.add_entry("moor")
    scene.add_sheet("moor", "dia", (2, 2))
    scene.school_class = won


def _add_picture(scene, storage):
    kept = files.keep_bytes(scene.session, storage=storage, content=b"the upload", now=make.OPENS)
    of_sea = {"entry_id": scene.entries["sea"].id, "position": 1, "alt": "A light."}
    make.save(scene.session, EntryImage(file_id=kept.id, state=ImageState.READY, **of_sea))
    for kind, content in ((RenditionKind.SCREEN, SCREEN), (RenditionKind.THUMB, THUMB)):
        made = storage.put(content)
        size = {"media_type": "image/jpeg", "width": 4, "height": 3}
        make.save(scene.session, Rendition(original_id=kept.id, kind=kind, key=made.key, **size))


def _say_something(scene):
    """A remark of a judge on the winner and one on a work that has won nothing, both to go out."""
    for entry, judge, said in (("sea", "ann", WORDS["remark"]), ("moor", "dia", OTHERS_REMARK)):
        copy, reader = scene.copies[scene.entries[entry].id], scene.judges[judge]
        wanted = select(Scoresheet, Assignment.ref).join(Assignment)
        wanted = wanted.where(Assignment.blind_entry_id == copy.id, Assignment.judge_id == reader.id)
        sheet, ref = scene.session.execute(wanted).one()
        sheet.remark = said.decode()
        scene.session.flush()
        settle_remark(
            scene.session,
            campaign=scene.campaign,
            ref=ref,
            seen=said.decode(),
            remark=Remark(said.decode(), "en"),
            actor=scene.office,
            now=LATER,
        )


def _tell_too_early(scene):
    """Letters left in the outbox by a freeze that was lifted: in confidence, and of an announcement."""
    due = make.RESULTS
    tell_in_confidence(scene.session, campaign=scene.campaign, due_at=due, actor=scene.office, now=LATER)
    mail.post(
        scene.session,
        event=EVENT,
        recipient="kari@example.org",
        locale="en",
        ids={"campaign": scene.campaign.ref, "account": scene.teacher.ref},
        key=f"{letter_key(scene.campaign)}.before",
        now=LATER,
        campaign_id=scene.campaign.id,
    )


def _make_files(scene, storage, config):
    """The book, the cards and their kit, certificates, a receipt and a family's own address."""
    session, campaign = scene.session, scene.campaign
    house = SimpleNamespace(
        storage=storage,
        now=lambda: LATER,
        know=lambda *_which, **_names: None,
        installation=SimpleNamespace(config=config),
        people={},
    )
    make_book(house, session, campaign, "over")
    make_cards(house, session, campaign, "over")
    school = {"school_id": scene.school_class.school_id, "language": ""}
    _certify(scene, storage, "whole", CERTIFICATES, class_id=scene.school_class.id, language="en")
    _certify(
        scene, storage, "page", CERTIFICATES, class_id=scene.school_class.id, language="ar", part=CLASS_PAGE
    )
    _certify(scene, storage, "school", SCHOOL, **school)
    handed_in = {"class_id": scene.school_class.id, "account_id": scene.teacher.id, "at": make.OPENS}
    make.save(session, Submission(**handed_in))
    (scene.link,) = links_of(session, people=[scene.child], actor=scene.office, now=LATER).values()


def _certify(scene, storage, subject, content, **of):
    """Certificates as they will be, so that nothing but the embargo holds them back."""
    session, campaign = scene.session, scene.campaign
    campaign.announced_at = make.RESULTS
    printed = CertificatePrint(campaign_id=campaign.id, subject=subject, asked_at=LATER, **of)
    make.save(session, printed)
    stamp = joint_stamp([each for each in subjects_of(session, campaign, printed) if each.facts.pages])
    keep(
        session,
        printed=printed,
        content=content,
        pages=1,
        stamp=stamp,
        left_out=(),
        storage=storage,
        read_at=LATER,
    )
    campaign.announced_at = None
