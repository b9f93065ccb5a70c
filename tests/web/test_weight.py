"""How much a page sends, fonts and pictures apart: at most a hundred kilobytes."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

MOST = 100_000
ROOT = Path(__file__).resolve().parents[2]
PACKING = {"Accept-Encoding": "gzip"}


def fetch(client, address, **headers):
    """One answer, read to its end and closed."""
    with client.get(address, headers=headers) as answer:
        answer.get_data()
        return answer


def parts_of(client, page):
    """The addresses of all style sheets and scripts of a page, with what those load, at once or late."""
    html = fetch(client, page).text
    left = re.findall(r'<link rel="stylesheet" href="([^"?]+)|<script[^>]* src="([^"?]+)', html)
    left, found = [one or other for one, other in left], set()
    while left:
        address = left.pop()
        if address in found:
            continue
        found.add(address)
        if address.endswith(".js") and "/vendor/" not in address:
            code = fetch(client, address).text
            left += [urljoin(address, to) for to in re.findall(r'(?:from|import\()\s*"(\./[^"]+)"', code)]
    return found


@pytest.mark.parametrize("page", ["/sign-in", "/", "/keyboard"])
def test_a_page_is_light_even_unpacked(client, page):
    own = len(fetch(client, page).data)
    assert own + sum(len(fetch(client, part).data) for part in parts_of(client, page)) <= MOST


def test_even_the_largest_library_leaves_a_list_of_fifty_rows_light_as_it_is_sent(client):
    rows = 55_000
    parts = parts_of(client, "/sign-in") | {
        "/static/vendor/htmx-2.0.11/htmx.min.js",
        "/static/js/live.js",
        "/static/js/screening.js",
    }
    sent = [fetch(client, part, **PACKING) for part in parts]
    assert {answer.headers.get("Content-Encoding") for answer in sent} == {"gzip"}
    assert rows + sum(len(answer.data) for answer in sent) <= MOST


def test_a_file_is_packed_for_those_who_can_unpack_it_and_is_the_same(client):
    plain = fetch(client, "/static/css/tokens.css")
    packed = fetch(client, "/static/css/tokens.css", **PACKING)
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data == (ROOT / "static/css/tokens.css").read_bytes()
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)


def test_a_file_that_has_not_changed_is_not_sent_again(client):
    first = fetch(client, "/static/js/page.js", **PACKING)
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    again = fetch(client, "/static/js/page.js", **PACKING, **since)
    assert (again.status_code, again.data) == (304, b"")


def test_no_page_is_packed_as_it_may_hold_a_secret(client):
    page = client.get("/sign-in", headers=PACKING)
    assert "Content-Encoding" not in page.headers
    assert b"csrf_token" in page.data


def test_every_style_sheet_stays_short():
    long = {
        path.name: len(path.read_text().splitlines())
        for path in (ROOT / "static/css").glob("*.css")
        if len(path.read_text().splitlines()) > 200
    }
    assert long == {}
