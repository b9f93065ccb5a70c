"""The office's page of materials: who may use it, what it asks of the database."""

import pytest
from sqlalchemy import select

from competition.materials.models import Material
from competition.platform.audit import AuditEntry
from tests import factories as make
from tests.materials.pages import CALL, OFFICE, PDF, csrf, send, titles
from tests.support.signin import sign_in
from tests.support.statements import counted


def test_the_office_asks_for_the_pages_and_it_is_on_record(client, session, campaign, office, quick, runner):
    sign_in(client, office)
    answer = client.post(f"{OFFICE}/make", data={"csrf_token": csrf(client)})
    assert answer.location.startswith("/job/")
    assert "They are being made." in client.get(OFFICE).text
    runner.run_waiting()
    page = client.get(OFFICE).text
    assert page.count("On the call") == len(quick) and "Make them now" not in page
    assert (
        session.scalar(select(AuditEntry.actor_id).where(AuditEntry.action == "material.make")) == office.id
    )


def test_others_find_no_office_and_remove_nothing(client, session, made, office):
    stranger = make.make_account(session, "stranger@example.org")
    refs = session.scalars(select(Material.ref)).all()
    session.commit()
    token = {"csrf_token": "x"}
    assert client.get(OFFICE).location.startswith("/sign-in")
    assert sign_in(client, stranger).get(OFFICE).status_code == 404
    client.application.config["WTF_CSRF_ENABLED"] = False
    assert client.post(OFFICE, data=token).status_code == 404
    assert client.post(f"{OFFICE}/{refs[0]}/remove", data=token).status_code == 404
    assert sign_in(client, office).post(f"{OFFICE}/{refs[0]}/remove", data=token).status_code == 404
    assert session.scalars(select(Material.ref)).all() == refs


def test_another_campaigns_material_is_not_found_here(client, session, made):
    make.make_campaign(session, slug="other-2026")
    ref = session.scalars(select(Material.ref)).first()
    session.commit()
    assert client.get(f"/c/other-2026/materials/{ref}").status_code == 404


@pytest.mark.parametrize("own", [1, 3])
def test_pages_with_materials_ask_a_bounded_number_of_times(client, database, made, office, own):
    sign_in(client, office)
    for number in range(own):
        send(client, PDF, "a.pdf", title=f"Letter {number}")
    with counted(database) as statements:
        assert client.get(OFFICE).status_code == 200
    assert len(statements) <= 9, statements
    client.delete_cookie("garland")
    client = client.application.test_client()
    with counted(database) as statements:
        assert len(titles(client.get(CALL).text)) >= 3 + own
    assert len(statements) <= 8, statements
