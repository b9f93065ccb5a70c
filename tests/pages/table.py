"""Every page: where it is, and who may open it with what. A route that is missing here fails a test."""

from dataclasses import dataclass

from tests.pages.house import ROLES, VISITOR

OFFICE = ("secretariat", "operator")
JUDGES = ("judge", "newcomer")


@dataclass(frozen=True)
class Page:
    """A page with one object; `roles` may open it, the others must not. `path` where no route leads there."""

    endpoint: str
    roles: tuple[str, ...]
    wanted: dict[str, str]
    status: int = 200
    path: str = ""

    @property
    def name(self):
        return " ".join([self.endpoint or self.path, *self.wanted.values()])


def _page(endpoint, *roles, status=200, **wanted):
    return Page(endpoint, roles, wanted, status)


def _campaign(stage, roles, *endpoints):
    return [_page(endpoint, *roles, slug=f"{stage} slug") for endpoint in endpoints]


WORKS = ("arabic", "japanese", "pictured")
PUBLIC = [
    _page("home.index", *ROLES),
    *[_page("call.page", *ROLES, slug=f"{stage} slug") for stage in ("open", "frozen", "over", "young")],
    *_campaign("over", ROLES, "gallery.results"),
    *_campaign("announced", ROLES, "gallery.results"),
    *[_page("gallery.work", *ROLES, slug="over slug", ref=f"over {work}") for work in WORKS],
    _page("classes.start", *ROLES, slug="open slug"),
    _page("classes.start", *ROLES, slug="open slug", school="open school"),
    _page("accounts.sign_in", VISITOR),
    _page("guardian.page", *ROLES, ref="guardian link", secret="guardian secret"),
    _page("translator.page", *ROLES, ref="translator link", secret="translator secret"),
    _page("translator.page", *ROLES, ref="translator link", secret="wrong", status=404),
    _page("guardian.page", *ROLES, ref="guardian link", secret="wrong", status=404),
    _page("panel_link.page", *ROLES, ref="panel link", secret="panel link secret"),
    _page("panel_link.page", *ROLES, ref="panel link", secret="wrong", status=404),
    _page("panel_link.confirm_page", *ROLES, ref="panel request", secret="panel request secret"),
    _page("panel_link.confirm_page", *ROLES, ref="panel request", secret="wrong", status=404),
    _page("accounts.link", *ROLES, token="link"),
    _page("accounts.link", *ROLES, token="spent", status=404),
    _page("accounts.link", *ROLES, token="handed link"),
    _page("class_teachers.invitation", *ROLES, token="class invitation"),
    _page("class_teachers.invitation", *ROLES, token="spent", status=404),
    _page("accounts.invitation", *ROLES, token="invitation"),
    _page("accounts.invitation", *ROLES, token="spent", status=404),
    _page("keyboard.page", *ROLES),
    _page("outbox.letters", *ROLES),
    _page("outbox.letter", *ROLES, ref="letter"),
    Page("", ROLES, {}, status=404, path="/nothing-here"),
    Page("", ROLES, {}, status=405, path="/sign-out"),
]

DOCUMENTED = ("draft", "incomplete", "submitted")
ABOUT_A_CLASS = ("class_ways.phone", "class_rules.page", "class_teachers.page")
STATES = ("draft", "incomplete", "pictured", "submitted", "accepted", "returned", "withdrawn", "disqualified")
TEACHER = [
    _page("class.page", "teacher", ref="open class"),
    _page("class.page", "teacher", ref="open small class"),
    _page("class_copy.page", "teacher", slug="open slug", ref="over class"),
    *[
        _page(endpoint, "teacher", ref=f"over {known_as}")
        for endpoint in ("class_results.page", "certificates.page")
        for known_as in ("class", "certified class")
    ],
    *[_page(endpoint, "teacher", ref="open class") for endpoint in ABOUT_A_CLASS],
    _page("class_teachers.off_page", "teacher", ref="open class", teacher_ref="colleague teacher"),
    _page("entry_words.add", "teacher", ref="open class"),
    _page("dropping.page", "teacher", ref="open class"),
    *[_page("entry.page", "teacher", ref=f"open {state}") for state in STATES],
    *[_page("entry_words.page", "teacher", ref=f"open {state}") for state in ("draft", "pictured")],
    *[_page("document.page", "teacher", ref=f"open {state}") for state in DOCUMENTED],
    _page("entry_picture.page", "teacher", ref="open pictured", image_ref="open image"),
    *[_page("entry_pictures.page", "teacher", ref=f"open {state}") for state in ("draft", "pictured")],
    *[_page("entry_people.page", "teacher", ref=f"open {state}") for state in ("draft", "incomplete")],
    _page("entry_people.consents", "teacher", ref="open submitted"),
    _page("roster.page", "teacher", ref="open class"),
    _page("roster.page", "teacher", ref="open small class"),
    *[
        _page(endpoint, "teacher", ref="open class", roster_ref="open roster")
        for endpoint in ("roster.columns", "roster.rows")
    ],
    _page("roster.report", "teacher", ref="open class", roster_ref="open entered roster"),
    _page("class_consents.page", "teacher", ref="open class"),
    *[_page("entry_translation.page", "teacher", ref=f"open {state}") for state in ("draft", "accepted")],
    _page("class_consents.page", "teacher", ref="open small class"),
    _page("class_consents.links", "teacher", ref="open class"),
    *[_page("entry_blindness.page", "teacher", ref=f"open {state}") for state in ("draft", "pictured")],
    _page("entry.receipt", "teacher", ref="open submitted"),
    _page("entry_proof.page", "teacher", ref="over own"),
    _page("receipts.index", "teacher", ref="open class"),
    _page("receipts.page", "teacher", ref="open class", receipt="open receipt"),
    _page("receipts.history", "teacher", ref="open submitted"),
    *[
        _page(f"class_{room}.page", "teacher", ref="open class")
        for room in ("sheets", "scans", "tray", "titles")
    ],
    *[
        _page(f"class_{room}.page", "teacher", ref="open small class")
        for room in ("sheets", "scans", "tray", "titles")
    ],
    _page("entry.withdraw_page", "teacher", ref="open draft"),
    _page("entry.withdraw_page", "teacher", ref="open submitted"),
]

SHEETS = ("sheet", "bilingual sheet", "handed in")
JUDGE = [
    _page("judging.queue", "judge", slug="open slug"),
    _page("judging_profile.page", *JUDGES, slug="open slug"),
    _page("judging_profile.conduct", "judge", slug="open slug"),
    _page("practice.index", "judge", slug="open slug"),
    *[
        _page("practice.page", "judge", slug="open slug", ref=f"open {work}")
        for work in ("practised", "practice poem", "practice picture")
    ],
    *[_page("sheet.page", "judge", ref=f"open {sheet}") for sheet in SHEETS],
    _page("own_paper.page", "judge", slug="open slug", ref="open round"),
    *[_page("duel.page", "judge", ref=f"open {duel}") for duel in ("duel", "pictured duel", "closed duel")],
]

RESULTS = (
    "results.index",
    "results.fairness",
    "moderation.index",
    "moderation.agenda",
    "results.awards",
    "results.rules",
    "results.mentions",
    "duels.index",
    "results.freeze_page",
    "results.announcement",
    "certificates_office.index",
    "results.remarks_page",
)
COMPOSING = ("composing.page", "composing.translations", "composing_design.page", "composing_parts.new")
MADE = (
    *("publication.office", "preflight.page", "proofs.index", "materials.office"),
    *("social.office", "social_schedule.page", "social_posted.page"),
)
ROOMS = (
    "office.dashboard",
    "screening.index",
    "export.page",
    "screening.intake_page",
    "screening.concerns",
    "panel.index",
    "inviting.list_start",
    "inviting.links",
    "inviting.languages",
    "inviting.invited",
    "inviting.conduct",
    "inviting.conflicts",
    "rounds.index",
    "rounds.new",
    "rounds.practice",
    "rehearsal.index",
    *RESULTS,
    *MADE,
    "history.page",
    "classes_office.index",
    "places.schools",
    "places.cities",
    "places.merge",
    "places.merge_cities_page",
    "contributions.page",
    "contributions_import.page",
    "paper.index",
    "settings.basics",
    "settings.calendar",
    "settings.categories",
    "rubrics.index",
    "settings.cities",
    "settings.words",
    "settings.logo",
    "social_look.page",
    "settings.ready",
    "deadline.unfinished_page",
    "deadline.remind_page",
    "deadline.extensions_page",
)
SECRETARIAT = [
    *_campaign("open", OFFICE, *ROOMS),
    _page("contributions.city", *OFFICE, slug="open slug", city_ref="open city"),
    *[
        _page("contribution.add", *OFFICE, slug="open slug", city_ref="open city", kind=kind)
        for kind in ("statement", "story", "quote")
    ],
    *[
        _page(endpoint, *OFFICE, slug="open slug", ref=f"open {work}")
        for endpoint in ("contribution.page", "contribution.leave", "portrait.page")
        for work in ("statement", "story")
    ],
    *_campaign("young", OFFICE, "contributions.page"),
    *_campaign("young", OFFICE, "office.dashboard", "screening.index", "panel.index", "rounds.index"),
    *_campaign("young", OFFICE, "rehearsal.index"),
    *_campaign("over", OFFICE, "rehearsal.index"),
    _page("inviting.list_page", *OFFICE, slug="open slug", ref="open panel list"),
    _page("duels.new", *OFFICE, slug="open slug", ref="open duel category"),
    *[_page("duels.page", *OFFICE, slug="open slug", ref=f"open {duel}") for duel in ("duel", "closed duel")],
    _page("rehearsal.page", *OFFICE, slug="open slug", ref="open rehearsal"),
    *_campaign("young", OFFICE, "history.page", "settings.calendar", "settings.categories"),
    *_campaign("young", OFFICE, "settings.logo", "social_look.page"),
    *_campaign("over", OFFICE, "office.dashboard", *RESULTS, *MADE, *COMPOSING),
    *_campaign("open", OFFICE, "composing.page"),
    *[
        _page("composing_works.work", *OFFICE, slug="over slug", ref=f"over {work}")
        for work in ("arabic", "pictured")
    ],
    *[
        _page("composing_parts.part", *OFFICE, slug="over slug", key=key)
        for key in ("over foreword", "contents")
    ],
    _page("composing_parts.part", *OFFICE, slug="open slug", key="statements"),
    _page("composing_voices.voice", *OFFICE, slug="open slug", ref="open statement"),
    _page("proofs.work", *OFFICE, slug="over slug", ref="over arabic"),
    *_campaign("frozen", OFFICE, "proofs_voices.index"),
    _page("proofs_voices.voice", *OFFICE, slug="frozen slug", ref="frozen statement"),
    _page("proofs_answering.hand", *OFFICE, slug="over slug", ref="over arabic", teacher_ref="over hand"),
    *[
        _page("changes.page", *OFFICE, slug="over slug", ref=f"over {which}")
        for which in ("later edition", "edition")
    ],
    _page("composing_parts.out", *OFFICE, slug="over slug", key="over foreword"),
    *[
        _page("social_review.page", *OFFICE, slug="over slug", post=f"over {which} post")
        for which in ("poem", "pictured", "announcement")
    ],
    _page("social_schedule.one", *OFFICE, slug="over slug", post="over poem post"),
    *_campaign("announced", OFFICE, *RESULTS, *MADE),
    *[page for stage in ("closed", "decided", "frozen") for page in _campaign(stage, OFFICE, *RESULTS)],
    *[
        page
        for stage in ("frozen", "announced")
        for page in _campaign(stage, OFFICE, "results.confidence_page")
    ],
    _page("results.confidence_letter", *OFFICE, slug="frozen slug", due="2039-01-02T18:00"),
    *[
        _page("screening.entry_page", *OFFICE, slug="open slug", ref=f"open {state}")
        for state in ("submitted", "accepted", "returned", "disqualified")
    ],
    _page("screening.entry_page", *OFFICE, slug="over slug", ref="over pictured"),
    _page("screening.intake_page", *OFFICE, slug="over slug"),
    _page("screening.intake_page", *OFFICE, slug="young slug"),
    *[
        _page(endpoint, *OFFICE, slug="open slug", ref="open submitted")
        for endpoint in ("screening.correct_page", "screening.concern_page", "screening.alike")
    ],
    _page("screening_blindness.page", *OFFICE, slug="open slug", ref="open submitted"),
    _page("screening_translation.page", *OFFICE, slug="open slug", ref="open accepted"),
    _page("screening_blindness.page", *OFFICE, slug="over slug", ref="over pictured"),
    *[
        _page("results.category", *OFFICE, slug=f"{s} slug", ref=f"{s} category")
        for s in ("over", "announced")
    ],
    *[_page("results.line", *OFFICE, slug=f"{s} slug", ref=f"{s} category") for s in ("over", "decided")],
    _page("results.line_reads", *OFFICE, slug="over slug", ref="over category"),
    _page("results.entry_page", *OFFICE, slug="over slug", ref="over arabic"),
    _page("results.entry_page", *OFFICE, slug="decided slug", ref="decided entry"),
    *[
        _page(f"moderation.{page}", *OFFICE, slug=f"{stage} slug", ref=f"{stage} {work}")
        for page in ("work", "wall")
        for stage, work in (("over", "arabic"), ("over", "pictured"), ("decided", "entry"))
    ],
    *[
        _page(endpoint, *OFFICE, slug=f"{stage} slug", ref=f"{stage} round")
        for stage in ("drafted", "open", "announced")
        for endpoint in ("rounds.page", "rounds.allocation")
    ],
    *[
        _page(endpoint, *OFFICE, slug=f"{stage} slug", ref=f"{stage} category")
        for stage in ("open", "over")
        for endpoint in ("rubrics.editor", "rubrics.versions")
    ],
    *[
        _page(f"rounds.{each}", *OFFICE, slug="open slug", ref="open round")
        for each in ("close_page", "remind_page", "reading_page")
    ],
    _page("rounds.reading_page", *OFFICE, slug="announced slug", ref="announced round"),
    _page("rounds.letter_page", *OFFICE, slug="open slug", ref="open round", letter_ref="open letter"),
    *[
        _page(f"rounds.{each}", *OFFICE, slug="open slug", ref="open round", judge_ref="open judge")
        for each in ("seat_page", "replace_page")
    ],
    *[
        _page("rounds.entries", *OFFICE, slug=f"{stage} slug", ref=f"{stage} round")
        for stage in ("drafted", "open")
    ],
    *[
        _page("rounds.preview_page", *OFFICE, slug="open slug", ref="open round", copy_ref=f"open {copy}")
        for copy in ("bilingual copy", "pictured copy")
    ],
    _page("rounds.preview_copy", *OFFICE, slug="open slug", copy_ref="open copy"),
    _page("rounds.readers", *OFFICE, slug="open slug", ref="open round", copy_ref="open copy"),
    _page("rounds.list_of_judge", *OFFICE, slug="open slug", ref="open round", judge_ref="open judge"),
    *[
        _page(f"judge_paper.{each}", *OFFICE, slug="open slug", ref="open round", judge_ref="open judge")
        for each in ("page", "typing")
    ],
    *[
        _page(
            "judge_paper.sheet_page",
            *OFFICE,
            slug="open slug",
            ref="open round",
            judge_ref="open judge",
            sheet_ref=f"open {sheet}",
        )
        for sheet in ("sheet", "handed in")
    ],
    *[
        _page("rounds.change_page", *OFFICE, slug=f"{stage} slug", ref=f"{stage} round")
        for stage in ("drafted", "open", "decided")
    ],
    _page("rounds.practice_write", *OFFICE, slug="open slug", ref="open category"),
    *[
        _page("rounds.practice_work", *OFFICE, slug="open slug", ref=f"open practice {work}")
        for work in ("poem", "picture")
    ],
    _page("rounds.delete_page", *OFFICE, slug="drafted slug", ref="drafted round"),
    *[
        _page("results.going_on", *OFFICE, slug=f"{stage} slug", ref=f"{stage} round")
        for stage in ("drafted", "closed", "decided", "over")
    ],
    *[
        _page(endpoint, *OFFICE, slug=f"{stage} slug", ref=f"{stage} judge")
        for stage in ("open", "drafted")
        for endpoint in ("panel.judge_page", "panel.leave_page")
    ],
    _page(
        "classes_office.teacher",
        *OFFICE,
        slug="open slug",
        ref="open class",
        teacher_ref="unconfirmed teacher",
    ),
    _page("places.school", *OFFICE, slug="open slug", ref="open school"),
    _page("places.city", *OFFICE, slug="open slug", ref="open city"),
    _page("paper.paper_class", *OFFICE, slug="open slug", ref="open paper class"),
    _page("setup.choose", "operator"),
    *[_page("jobs.progress", *OFFICE, ref=f"job {state}") for state in ("done", "failed", "waiting")],
]

PAGES = {page.name: page for page in [*PUBLIC, *TEACHER, *JUDGE, *SECRETARIAT]}

FILES = {
    "judge_paper.download": {"slug": "open slug", "print_ref": "open paper"},
    "own_paper.download": {"slug": "open slug", "print_ref": "open paper"},
    "duel.picture": {"ref": "open pictured pair", "side": "open pictured side", "number": 1},
    "document_files.original": {"ref": "open draft", "document_ref": "open document"},
    "document_files.page": {"ref": "open draft", "document_ref": "open document", "number": 1},
    "document_files.screened_original": {
        "slug": "open slug",
        "ref": "open submitted",
        "document_ref": "open handed in document",
    },
    "document_files.screened_page": {
        "slug": "open slug",
        "ref": "open submitted",
        "document_ref": "open handed in document",
        "number": 1,
    },
    "changes.picture": {"slug": "over slug", "ref": "over later edition", "side": "after", "number": 10},
    "certificates.download": {"ref": "over certified class", "print_ref": "over certificates"},
    "certificates_office.download": {"slug": "over slug", "print_ref": "over school certificates"},
    "class_consents.forms": {"ref": "open class", "print_ref": "open consent forms"},
    "class_scans.picture": {"ref": "open class", "page_ref": "open scanned", "kind": "thumb"},
    "class_sheets.download": {"ref": "open class", "print_ref": "open sheets"},
    "entry_pictures.picture": {"ref": "open pictured", "image_ref": "open image", "kind": "thumb"},
    "gallery.picture": {"slug": "over slug", "ref": "over pictured", "number": 1},
    "gallery.table": {"slug": "over slug", "kind": "json"},
    "gallery.thumb": {"slug": "over slug", "ref": "over pictured", "number": 1},
    "materials.download": {"slug": "open slug", "ref": "open material"},
    "rounds.preview_picture": {"slug": "open slug", "copy_ref": "open pictured copy", "number": 1},
    "publication.edition_file": {"slug": "over slug", "ref": "over edition"},
    "publication.edition_epub": {"slug": "over slug", "ref": "over epub"},
    "publication.archive_file": {"slug": "over slug", "ref": "over edition"},
    "publication.published": {"slug": "over slug"},
    "publication.published_epub": {"slug": "over slug"},
    "proofs.document": {"slug": "over slug", "ref": "over arabic"},
    "proofs.picture": {"slug": "over slug", "ref": "over arabic", "number": 1},
    "proofs_voices.document": {"slug": "frozen slug", "ref": "frozen statement"},
    "proofs_voices.picture": {"slug": "frozen slug", "ref": "frozen statement", "number": 1},
    "entry_proof.document": {"ref": "over own"},
    "entry_proof.picture": {"ref": "over own", "number": 1},
    "contributions_import.template_file": {"slug": "open slug"},
    "portrait.picture": {"slug": "open slug", "ref": "open statement", "kind": "screen"},
    "receipts.download": {"ref": "open pictured"},
    "receipts.pdf": {"ref": "open class", "receipt": "open receipt"},
    "roster.template_file": {"ref": "open class", "kind": "xlsx"},
    "results.bundle_file": {"slug": "over slug", "number": 1},
    "results.names_file": {"slug": "over slug", "number": 1},
    "results.results_file": {"slug": "over slug"},
    "school_names.suggest": {"slug": "open slug"},
    "screening.picture": {
        "slug": "over slug",
        "ref": "over pictured",
        "image_ref": "over image",
        "kind": "screen",
    },
    "sheet_picture.picture": {"ref": "open pictured sheet", "number": 1},
    "social.card_file": {"slug": "over slug", "ref": "over square card"},
    "social.kit_zip": {"slug": "over slug"},
    "social_review.picture": {"slug": "over slug", "post": "over pictured post"},
    "sharing.call_image": {"slug": "over slug"},
    "sharing.results_image": {"slug": "over slug"},
    "sharing.share_image": {"slug": "over slug", "ref": "over link card"},
    "settings.logo_picture": {"slug": "open slug"},
    "social_look.sample": {"slug": "open slug", "key": "garland"},
    "static": {"filename": "favicon.svg"},
}
"""What is no page: pictures, documents, archives, figures for machines."""

PARTS = {
    "class.next_page",
    "class_scans.state",
    "class_ways.address",
    "class_ways.phone_state",
    "document.state",
    "dropping.sent",
    "entry_picture.state",
    "jobs.state",
    "outbox.letter_html",
    "portrait.state",
    "receipts.state",
    "rounds.entry_of_copy",
    "rounds.preview_first",
    "rounds.preview_of_entry",
    "rounds.letter_html",
}
"""A piece of a page for its script, an answer, a letter inside its page, and addresses that lead on."""
