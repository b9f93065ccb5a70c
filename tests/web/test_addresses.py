"""A slash too many at an address."""

import pytest

from tests.factories import make_campaign


@pytest.mark.parametrize(
    "path", ["/c/mtm-2026/enter", "/c/mtm-2026/results", "/c/mtm-2026/office", "/sign-in"]
)
def test_a_slash_too_many_leads_to_the_address_without_it(client, path):
    found = client.get(f"{path}/?next=%2Fa%26b&q=%C3%A9")
    assert (found.status_code, found.location) == (308, f"{path}?next=%2Fa%26b&q=%C3%A9")


def test_the_policy_is_asked_at_the_address_itself(session, client):
    make_campaign(session)
    session.commit()
    assert client.get("/c/mtm-2026/results/", follow_redirects=True).status_code == 404
    assert client.get("/c/mtm-2026/office/", follow_redirects=True).request.path == "/sign-in"
    assert client.get("/c/mtm-2026/enter/", follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "//elsewhere.example/",
        "/\\\\elsewhere.example/",
        "/https:/elsewhere.example/",
        "/nowhere/",
        "/sign-out/",
    ],
)
def test_nobody_is_led_to_what_is_no_page_of_ours(client, path):
    found = client.get("/", environ_overrides={"PATH_INFO": path})
    assert (found.status_code, found.location) == (404, None)


def test_a_form_is_never_sent_on(client):
    found = client.post("/sign-out/")
    assert found.status_code in (400, 404)
    assert "Location" not in found.headers
