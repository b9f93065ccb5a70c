"""The page that tells the keys, for everybody and without scripts."""


def test_anybody_can_read_all_keys(client):
    page = client.get("/keyboard")
    assert page.status_code == 200
    assert all(
        said in page.text for said in ("On a scoresheet", "On a picture that is opened", "Save, and on")
    )


def test_every_page_leads_there_and_brings_its_own_keys_along(client):
    page = client.get("/sign-in").text
    assert 'href="/keyboard" data-keys' in page
    keys = page.split('<template id="keys">')[1].split("</template>")[0]
    assert "Show the keys of this page" in keys
    assert "On a scoresheet" not in keys
