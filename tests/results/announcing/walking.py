"""Every address that is read with GET and leads somewhere, and all that somebody is sent from it."""

import re
from io import BytesIO
from itertools import product
from zipfile import ZipFile, is_zipfile

from sqlalchemy import select

from competition.accounts.viewer import Viewer
from competition.consent.guardians import secret_of
from competition.platform.db import HasRef
from competition.tables import Base
from competition.web.policies import policy_of
from tests.support.signin import sign_in

ARGUMENT = re.compile(r"<(?:[^:<>]+:)?(\w+)>")
BESIDE = ("/robots.txt", "/sitemap.xml", "/feed", "/feed.xml", "/rss.xml", "/atom.xml")
"""What others ask every site for, whether it has such a thing or not."""
PLACES = {
    "/c/<slug>/enter/again/": ("school_class",),
    "/c/<slug>/judging/": ("round", "practice_work"),
    "/c/<slug>/materials/": ("material", "edition", "card", "kit", "stored_file"),
    "/c/<slug>/office/": (
        *("entry", "round", "school_class", "category", "card", "edition", "judge", "school"),
        *("contribution", "portrait"),
    ),
    "/c/<slug>/share/": ("card", "entry", "stored_file"),
    "/c/<slug>/works/": ("entry", "award", "rendition"),
    "/class/": ("school_class",),
    "/consent/": ("guardian_link",),
    "/duel/": ("duel", "comparison"),
    "/entry/": ("entry",),
    "/job/": ("job",),
    "/judge/": ("panel_link", "panel_request"),
    "/outbox/": ("outbox_mail",),
    "/sheet/": ("assignment",),
    "/translate/": ("translator_link",),
}
"""Of what the addresses are that hold a reference. One that begins otherwise fails: give it a line."""
BESIDE_REF = {
    "print_ref": ("certificate_print", "consent_print", "sheet_print", "paper_print"),
    "judge_ref": ("judge",),
    "copy_ref": ("blind_entry",),
    "city_ref": ("city",),
    "letter_ref": ("judge_letter",),
    "teacher_ref": ("account",),
    "image_ref": ("entry_image",),
    "document_ref": ("entry_document",),
    "receipt": ("submission",),
    "roster_ref": ("roster",),
    "page_ref": ("sheet_scan_page",),
    "sheet_ref": ("assignment",),
}
FIXED = {
    "kind": ("screen", "original", "xlsx", "csv", "json"),
    "side": ("left",),
    "number": (1,),
    "token": ("nosuchtoken",),
    "key": ("nosuchkey",),
    "post": ("announcement",),
}
"""The other parts of addresses; a new one fails the walk until it has a line."""


class Parts:
    """What each part of an address can be."""

    def __init__(self, scene, config):
        kinds = [each.class_ for each in Base.registry.mappers if issubclass(each.class_, HasRef)]
        self.refs = {
            kind.__tablename__: scene.session.scalars(select(kind.ref).order_by(kind.id)).all()
            for kind in kinds
        }
        self.fixed = {
            "slug": (scene.campaign.slug,),
            "secret": (secret_of(scene.link, config.secret_key),),
            **FIXED,
        }

    def of(self, rule, name):
        """Return what a part of this rule can be; the office refuses whatever it is, so that one will do."""
        if name in self.fixed:
            return self.fixed[name]
        if name == "ref":
            (held,) = [held for start, held in PLACES.items() if rule.startswith(start)]
        else:
            held = BESIDE_REF[name]
        most = 1 if "/office/" in rule else None
        return [ref for table in held for ref in self.refs[table][:most]]


def addresses(app, session, people, parts):
    """Return every address that one of these people may open as things stand now."""
    viewers = [Viewer(account) for account in people.values()]
    found = set(BESIDE)
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "GET" in rule.methods and rule.endpoint != "static":
                found |= _open(session, rule.rule, policy_of(app, rule.endpoint), viewers, parts)
    return found


def _open(session, rule, policy, viewers, parts):
    found, names = set(), ARGUMENT.findall(rule)
    for values in product(*(parts.of(rule, name) for name in names)):
        given = dict(zip(names, values, strict=True))
        if any(policy.resolve(session, viewer, **given) is not None for viewer in viewers):
            found.add(ARGUMENT.sub(lambda part: str(given[part[1]]), rule))  # noqa: B023 - used at once
    return found


def read(app, account, paths):
    """Return by path all that a person is sent, its heads too and what lies in a ZIP."""
    client = sign_in(app.test_client(), account) if account else app.test_client()
    found = {}
    for path in sorted(paths):
        with client.get(path) as answer:
            assert answer.status_code < 500, path
            found[path] = b"\n".join([*_unpacked(answer.data), str(answer.headers).encode()])
    return found


def _unpacked(data):
    yield data
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def seen(sent, needles):
    """Return by what is given away the addresses that do so."""
    found = {
        what: {path for path, held in sent.items() if needle in held} for what, needle in needles.items()
    }
    return {what: paths for what, paths in found.items() if paths}
