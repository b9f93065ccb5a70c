import hashlib
import re
from pathlib import Path

import pytest
from jinja2 import Environment

ROOT = Path(__file__).resolve().parents[2]
PRINTED_OR_SENT = {"mail", "book", "print", "epub", "designs"}
PAGES = [
    path
    for path in sorted((ROOT / "templates").rglob("*.html"))
    if not PRINTED_OR_SENT & set(path.relative_to(ROOT).parts)
]
FAMILIES = sorted(path for path in (ROOT / "static/fonts").iterdir() if path.is_dir())
UNSAFE = re.compile(r"""<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']|<script(?![^>]*\ssrc=)|javascript:""", re.I)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_page_holds_what_a_strict_policy_refuses(page):
    text = page.read_text()
    Environment(extensions=["jinja2.ext.i18n"]).parse(text)
    assert not UNSAFE.search(text)


@pytest.mark.parametrize(
    "planted",
    ['<p style="color: red">', "<style>p {}</style>", "<a onclick='go()'>", "<script>go()</script>"],
)
def test_the_search_for_what_is_refused_finds_it(planted):
    assert UNSAFE.search(planted)


def test_the_search_lets_a_script_with_an_address_pass():
    assert not UNSAFE.search('<script type="module" src="/static/js/page.js"></script>')


@pytest.mark.parametrize("family", FAMILIES, ids=lambda path: path.name)
def test_the_faces_are_the_ones_that_were_vendored(family):
    listed = dict(reversed(line.split()) for line in (family / "SHA256SUMS").read_text().splitlines())
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in family.iterdir()
        if path.name != "SHA256SUMS"
    }
    assert found == listed
    assert "SIL Open Font License" in (family / "OFL.txt").read_text()


def test_every_address_in_a_style_sheet_leads_to_a_file():
    for sheet in (ROOT / "static/css").glob("*.css"):
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
            assert (sheet.parent / address).resolve().is_file(), address
