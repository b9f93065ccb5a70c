"""The call's downloads and the office's page of them, as tests read and use them."""

import io
import re

from competition.materials.services import SETTLING
from tests import factories as make

CALL, OFFICE = "/c/mtm-2026/", "/c/mtm-2026/office/materials"
BEFORE = make.OPENS - SETTLING
PDF = b"%PDF-1.7\nnot much of one"
MADE_TITLES = ["Poster for the school", "The call at a glance", "Consent form for parents and guardians"]


def downloads(page):
    """Titles and addresses of what the page offers."""
    return re.findall(r'<a href="([^"]*)" download[^>]*><span class="visually-hidden">([^<]*): </span>', page)


def titles(page):
    return [title for _address, title in downloads(page)]


def csrf(client):
    return re.search(r'name="csrf_token"[^>]*value="([^"]*)"', client.get(OFFICE).text).group(1)


def send(client, content, name, **fields):
    data = {"csrf_token": csrf(client), "title": "A letter", "language": "", **fields}
    data["file"] = (io.BytesIO(content), name)
    return client.post(OFFICE, data=data, content_type="multipart/form-data", buffered=True)
