"""The pages of certificates: nothing before the announcement, everything after, to their own people."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.campaign.models import School
from competition.certificates.models import CertificatePrint
from competition.clock import FixedClock
from competition.consent.rules import Channel, Level
from competition.consent.services import record_consents
from competition.platform.mail import list_mail, render
from competition.results.errors import EmbargoedError
from tests import factories as make
from tests.results.deeds import ready, seal, tell
from tests.support.signin import sign_in

SECOND = timedelta(seconds=1)


@pytest.fixture
def frozen(scene, storage):
    seal(ready(scene), storage)
    scene.session.expire_on_commit = False
    scene.session.commit()
    return scene


@pytest.fixture
def at(app, frozen):
    """Bring the clock to a moment, and sign somebody in."""

    def go(moment, account):
        app.extensions["garland.clock"] = FixedClock(moment)
        frozen.session.commit()
        return sign_in(app.test_client(), account)

    return go


def send(client, path, page="", **data):
    """Send a form as its page does; `page` where that is another one."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(page or path).text)
    return client.post(path, data={"csrf_token": found.group(1), **data})


def class_path(scene):
    return f"/class/{scene.school_class.ref}/certificates"


def office_path(scene):
    return f"/c/{scene.campaign.slug}/office/results/certificates"


def school_path(scene):
    school = scene.session.get_one(School, scene.school_class.school_id)
    scene.session.commit()
    return f"{office_path(scene)}/schools/{school.ref}"


def prints(scene):
    scene.session.expire_all()
    return scene.session.scalars(select(CertificatePrint).order_by(CertificatePrint.id)).all()


def test_a_second_before_the_results_are_public_there_is_nothing_and_a_second_after_everything(
    frozen, at, work_off, storage
):
    with pytest.raises(EmbargoedError):
        tell(frozen, now=make.RESULTS - SECOND)
    teacher, office = (at(make.RESULTS - SECOND, who) for who in (frozen.teacher, frozen.office))
    asked = {"part": "", "language": "en"}
    assert teacher.get(class_path(frozen)).status_code == 404
    own = f"/class/{frozen.school_class.ref}/consents"
    assert send(teacher, class_path(frozen), own, **asked).status_code == 404
    assert send(office, school_path(frozen), office_path(frozen)).status_code == 409
    page = office.get(office_path(frozen)).get_data(as_text=True)
    assert "There are certificates once the results are public." in page
    assert not [word for word in ("Fjord", "Mina", "The sea") if word in page]
    # Even a file that lies there, say of results whose freeze was lifted, is not given out.
    for of in ({"class_id": frozen.school_class.id}, {"school_id": frozen.school_class.school_id}):
        file = make.save(
            frozen.session,
            CertificatePrint(
                campaign_id=frozen.campaign.id, subject=str(of), language="en", asked_at=make.OPENS, **of
            ),
        )
        path = class_path(frozen) if "class_id" in of else office_path(frozen)
        frozen.session.commit()
        for client in (teacher, office):
            assert client.get(f"{path}/{file.ref}").status_code == 404
        frozen.session.delete(file)

    tell(frozen, now=make.RESULTS)
    teacher, office = (at(make.RESULTS, who) for who in (frozen.teacher, frozen.office))
    page = teacher.get(class_path(frozen)).get_data(as_text=True)
    assert "Everybody, 7 pages" in page
    assert "Mina (The sea)" in page
    assert "Fjord School" in office.get(office_path(frozen)).get_data(as_text=True)
    assert send(teacher, class_path(frozen), **asked).status_code == 302
    assert send(office, school_path(frozen), office_path(frozen)).status_code == 302
    work_off()
    of_class, of_school = prints(frozen)
    with teacher.get(f"{class_path(frozen)}/{of_class.ref}") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        assert answer.headers["Content-Disposition"] == "inline; filename=certificates-en.pdf"
        assert answer.headers["Cache-Control"] == "no-store"
    with office.get(f"{office_path(frozen)}/{of_school.ref}") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/zip")
        assert answer.headers["Content-Disposition"] == "attachment; filename=certificates.zip"
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.fixture
def announced(frozen):
    tell(frozen)
    return frozen


def test_certificates_are_for_the_teachers_of_the_class_and_those_of_a_school_for_the_office(
    announced, at, work_off
):
    other = make.make_account(announced.session, "ola@example.org", "Ola")
    teacher, office = at(make.RESULTS, announced.teacher), at(make.RESULTS, announced.office)
    stranger = at(make.RESULTS, other)
    send(teacher, class_path(announced), part="class", language="en")
    send(office, f"{office_path(announced)}/sample", office_path(announced), language="en")
    work_off()
    of_class, sample = (each.ref for each in prints(announced))
    allowed = {
        f"{class_path(announced)}": (200, 404, 404),
        f"{class_path(announced)}/{of_class}": (200, 404, 404),
        f"{class_path(announced)}/{sample}": (404, 404, 404),
        f"{office_path(announced)}": (404, 200, 404),
        f"{office_path(announced)}/{sample}": (404, 200, 404),
        f"{office_path(announced)}/{of_class}": (404, 404, 404),
    }
    for path, wanted in allowed.items():
        assert tuple(_status(client, path) for client in (teacher, office, stranger)) == wanted, path


def _status(client, path):
    with client.get(path) as answer:
        return answer.status_code


def test_once_a_consent_is_withdrawn_the_file_is_not_given_out_and_the_page_says_why(announced, at, work_off):
    teacher = at(make.RESULTS, announced.teacher)
    mina = announced.people["Mina"]
    send(teacher, class_path(announced), part=mina.ref, language="en")
    work_off()
    (printed,) = prints(announced)
    assert "PDF, 1 page" in teacher.get(class_path(announced)).get_data(as_text=True)
    record_consents(
        announced.session,
        person=mina,
        levels={Channel.BOOK: Level.ANONYMOUS},
        actor=announced.teacher,
        now=make.RESULTS,
    )
    announced.session.commit()
    page = teacher.get(f"{class_path(announced)}/{printed.ref}", follow_redirects=True).get_data(as_text=True)
    assert "Something has changed since these certificates were made. Please make them anew." in page
    assert "Something has changed since. Please make it anew." in page
    assert "The certificates of 2 pupils are made out to the class." in page
    assert "Mina" not in page


@pytest.mark.parametrize("asked", [{"part": "nobody"}, {"language": "xx"}, {"part": ""}])
def test_what_there_is_not_is_refused(announced, at, asked):
    whole = {"part": "class", "language": "en"} | asked if asked != {"part": ""} else {"part": ""}
    teacher = at(make.RESULTS, announced.teacher)
    assert send(teacher, class_path(announced), **whole).status_code == 400
    assert prints(announced) == []


def test_the_classs_own_language_is_offered_first(announced, at):
    page = at(make.RESULTS, announced.teacher).get(class_path(announced)).get_data(as_text=True)
    assert page.index('<option value="nb"') < page.index('<option value="sq"')


def test_the_office_says_who_signs_and_a_role_needs_somebody(frozen, at):
    office = at(make.OPENS, frozen.office)
    typed = {"name_1": "Irena Lind", "role_1": "Head of programme", "name_2": "", "role_2": "Mayor"}
    answer = send(office, office_path(frozen), **typed)
    assert answer.status_code == 400
    page = answer.get_data(as_text=True)
    assert "Please say who signs here, or leave the role out as well." in page
    assert 'value="Irena Lind"' in page
    assert send(office, office_path(frozen), **typed | {"role_2": ""}).status_code == 302
    assert 'value="Irena Lind"' in office.get(office_path(frozen)).get_data(as_text=True)
    assert send(office, office_path(frozen), **typed | {"role_2": "", "name_1": "x" * 61}).status_code == 400


def test_a_sample_can_be_made_and_opened_before_the_freeze(frozen, at, work_off):
    office = at(make.OPENS, frozen.office)
    assert (
        send(office, f"{office_path(frozen)}/sample", office_path(frozen), language="ar").status_code == 302
    )
    work_off()
    (sample,) = prints(frozen)
    with office.get(f"{office_path(frozen)}/{sample.ref}") as answer:
        assert answer.headers["Content-Disposition"] == "inline; filename=certificate-sample-ar.pdf"
    assert sample.ref in office.get(office_path(frozen)).get_data(as_text=True)


def test_what_was_left_out_is_told_by_page_and_character(announced, at, work_off):
    announced.people["Mina"].given_name = "Mina \ue000"
    announced.session.flush()
    teacher = at(make.RESULTS, announced.teacher)
    send(teacher, class_path(announced), part="", language="en")
    work_off()
    page = teacher.get(class_path(announced)).get_data(as_text=True)
    assert "1 text was left out, since no typeface here has all of its characters" in page
    assert "Page 3, the name: U+E000" in page


def test_the_letter_and_the_classs_results_lead_to_the_certificates(announced, at, work_off, config):
    teacher = at(make.RESULTS, announced.teacher)
    results = teacher.get(f"/class/{announced.school_class.ref}/results").get_data(as_text=True)
    assert f'href="{class_path(announced)}"' in results
    work_off()
    (letter,) = list_mail(announced.session)
    words = render(announced.session, letter, config)
    for text in (words.text, words.html):
        assert f"{config.base_url}{class_path(announced)}" in text
