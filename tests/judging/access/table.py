"""Who may open what in judging, written by hand: for every policy its people, its things and their stages.

A case is a person and what is asked otherwise than in `of`; people who are not told of open nothing of `of`.
The operator runs both campaigns, and so stands for what is refused because a thing belongs elsewhere.
"""

from dataclasses import dataclass, field

PEOPLE = (
    "visitor",
    "stranger",
    "teacher",
    "Ines",
    "Bo",
    "Idle",
    "Invited",
    "Left",
    "Dismissed",
    "newcomer",
    "teacher and judge",
    "other Ines",
    "office",
    "other office",
    "operator",
)
EVERYBODY = set(PEOPLE)
OFFICE = {"office", "operator"}
PANEL = {"Ines", "Bo", "Idle", "Invited", "newcomer", "teacher and judge"}
"""Who holds the role of a judge in the campaign and has not left its panel."""


@dataclass(frozen=True)
class Rule:
    """`who` may open `of`, which gives what `gives` says; `opens` and `refuses` are cases beside it."""

    who: set
    of: dict
    opens: list = field(default_factory=list)
    refuses: list = field(default_factory=list)
    gives: dict = field(default_factory=dict)


def by(person, **otherwise):
    """A case: this person asks for something else."""
    return person, {key: value.replace("_", " ") for key, value in otherwise.items()}


def office(opens=(), refuses=(), gives=None, **of):
    """A thing of the office: refused under the other campaign's address, and where there is no such thing."""
    of = {key: value.replace("_", " ") for key, value in of.items()}
    elsewhere = [by("operator", slug="other slug"), by("operator", slug="nowhere")]
    for key, thing in of.items():
        elsewhere += [by("operator", **{key: f"other {thing}"}), by("operator", **{key: "unknown"})]
    more = [by("office", **each) for each in opens], [by("operator", **each) for each in refuses]
    return Rule(OFFICE, {"slug": "slug", **of}, more[0], [*elsewhere, *more[1]], gives or {})


GONE = ("drafted", "recused", "retired", "held", "apart")
SHEETS_GONE = [by("Ines", ref=f"{stage} sheet") for stage in GONE]
STAGES = ("draft_round", "closed_round")

POLICIES = {
    "judge": Rule(
        PANEL, {"slug": "slug"}, refuses=[by("Ines", slug="other slug"), by("Ines", slug="nowhere")]
    ),
    "own assignment": Rule(
        {"Ines"},
        {"ref": "sheet"},
        opens=[by("Ines", ref="sheet in the closed round"), by("Bo", ref="Bo sheet")],
        refuses=[
            *SHEETS_GONE,
            by("Ines", ref="sheet in the draft round"),
            by("Ines", ref="Bo sheet"),
            by("Ines", ref="other sheet"),
            by("Ines", ref="sheet left over elsewhere"),
            by("Ines", ref="strayed sheet"),
            by("Ines", ref="unknown"),
            by("Left", ref="Left sheet"),
            by("Invited", ref="Invited sheet"),
            by("Dismissed", ref="Dismissed sheet"),
        ],
    ),
    "own round": Rule(
        {"Ines", "Bo", "Invited"},
        {"slug": "slug", "ref": "open round"},
        opens=[by("Ines", ref="closed round")],
        refuses=[
            by("Ines", ref="draft round"),
            by("Bo", ref="closed round"),
            by("Meant", ref="open round"),
            by("Ines", ref="other open round"),  # in which something of hers has strayed
            by("Ines", slug="other slug", ref="other open round"),
            by("other Ines", slug="other slug", ref="open round"),
            by("Dismissed", ref="open round"),
            by("Ines", ref="unknown"),
        ],
    ),
    "own print": Rule(
        {"Ines"},
        {"slug": "slug", "print_ref": "print"},
        opens=[by("Bo", print_ref="Bo print")],
        refuses=[
            by("Ines", print_ref="print in the draft round"),
            by("Ines", print_ref="Bo print"),
            by("Ines", print_ref="other print"),
            by("other Ines", slug="other slug", print_ref="print"),
            by("Ines", print_ref="unknown"),
            by("Left", print_ref="Left print"),
            by("Invited", print_ref="Invited print"),
            by("Dismissed", print_ref="Dismissed print"),
        ],
    ),
    "own duel": Rule(
        {"Ines", "Bo"},
        {"ref": "duel"},
        opens=[by("Ines", ref="closed duel")],
        refuses=[
            by("Bo", ref="closed duel"),
            by("Idle", ref="duel"),
            by("Ines", ref="other duel"),
            by("Ines", ref="other strayed duel"),  # a seat was left over there
            by("Ines", ref="pair"),
            by("Ines", ref="unknown"),
            *[by(person, ref="duel") for person in ("Left", "Invited", "Dismissed")],
        ],
    ),
    "own pair": Rule(
        {"Ines"},
        {"ref": "pair"},
        opens=[by("Bo", ref="Bo pair"), by("Ines", ref="pair in the closed duel")],
        refuses=[
            by("Ines", ref="Bo pair"),
            by("Bo", ref="pair"),
            by("Ines", ref="other pair"),
            by("Ines", ref="other strayed pair"),
            by("Ines", ref="duel"),
            by("Ines", ref="unknown"),
            *[by(person, ref=f"{person} pair") for person in ("Left", "Invited", "Dismissed")],
        ],
    ),
    "own practice": Rule(
        {"Ines", "Bo", "Idle"},
        {"slug": "slug", "ref": "work"},
        opens=[by("Ines", ref="retired work that was scored")],
        refuses=[
            by("Ines", ref="retired work"),
            by("Bo", ref="retired work that was scored"),
            by("Ines", ref="other work"),
            by("Ines", slug="other slug", ref="other work"),
            by("Ines", ref="unknown"),
        ],
    ),
    "office": Rule(
        OFFICE,
        {"slug": "slug"},
        opens=[by("operator", slug="other slug")],
        refuses=[by("office", slug="other slug"), by("operator", slug="nowhere")],
    ),
    "office round": office(ref="open_round", opens=[{"ref": stage} for stage in STAGES]),
    "office category": office(ref="category"),
    "office judge": office(ref="judge_Ines", opens=[{"ref": "judge_Left"}]),
    "office duel": office(ref="duel", opens=[{"ref": "closed_duel"}]),
    "office flag": office(ref="flag"),
    "held copy": office(
        ref="held_copy",
        refuses=[
            {"ref": f"{other}copy"}
            for other in ("", "retired ", "apart ", "retired and held ", "apart and held ")
        ],
    ),
    "office seat": office(
        ref="open_round",
        judge_ref="judge_Ines",
        opens=[{"ref": "closed_round"}, {"judge_ref": "judge_Left"}],
        refuses=[
            {"slug": "other_slug", "ref": "other_open_round"},
            {"judge_ref": "judge_Idle"},
            {"judge_ref": "judge_Meant"},
            {"judge_ref": "judge_Bo", "ref": "closed_round"},
        ],
    ),
    "office letter": office(
        ref="open_round", letter_ref="letter", refuses=[{"letter_ref": "letter_of_the_closed_round"}]
    ),
    "office print": office(print_ref="print", opens=[{"print_ref": "Left print"}]),
    "office sheet": office(
        ref="open_round",
        judge_ref="judge_Ines",
        sheet_ref="sheet",
        refuses=[
            *[{"sheet_ref": f"{stage}_sheet"} for stage in GONE],
            {"sheet_ref": "Bo_sheet"},
            {"judge_ref": "judge_Bo"},
            {"ref": "another_open_round"},
            {"ref": "closed_round"},
            {"ref": "closed_round", "sheet_ref": "sheet_in_the_closed_round"},
            {"ref": "draft_round", "sheet_ref": "sheet_in_the_draft_round"},
        ],
    ),
    "office panel list": office(ref="list"),
    "office invitation": office(ref="invitation", refuses=[{"ref": "invitation_of_a_colleague"}]),
    "office panel link": office(ref="link", opens=[{"ref": "revoked_link"}]),
    "office panel request": office(ref="request", refuses=[{"ref": "open_request"}]),
    "office conflict": office(ref="conflict"),
    "the panel's link": Rule(
        EVERYBODY,
        {"ref": "link", "secret": "secret of the link"},
        opens=[by("visitor", ref="other link", secret="other secret of the link")],
        refuses=[
            by("visitor", secret="wrong"),
            by("visitor", secret="other secret of the link"),
            by("visitor", ref="revoked link", secret="secret of the revoked link"),
            by("visitor", ref="request", secret="secret of the request"),
        ],
    ),
    "a request's letter": Rule(
        EVERYBODY,
        {"ref": "request", "secret": "secret of the request"},
        opens=[
            by("visitor", ref="open request", secret="secret of the open request"),
            by("visitor", ref="old confirmed request", secret="secret of the old confirmed request"),
        ],
        refuses=[
            by("visitor", secret="wrong"),
            by("visitor", secret="secret of the open request"),
            by("visitor", ref="old request", secret="secret of the old request"),
            by("visitor", ref="request by a revoked link", secret="secret of the request by a revoked link"),
        ],
    ),
    "office practice": office(ref="work", opens=[{"ref": "retired_work"}]),
    "office rehearsal": office(ref="rehearsal"),
    "office blind copy": office(
        ref="late_copy",
        opens=[{"ref": "retired_copy"}, {"ref": "held_copy"}],
        gives={"entry_ref": "late entry"},
    ),
    "office entry's blind copy": office(
        ref="entry",
        opens=[{"ref": "held_entry"}, {"ref": "late_entry"}],
        refuses=[{"ref": "retired_entry"}, {"ref": "apart_entry"}],
        gives={"copy_ref": "copy", "round_ref": "open round"},
    ),
    "office round entry": office(
        ref="open_round",
        copy_ref="copy",
        opens=[{"ref": stage} for stage in STAGES],
        refuses=[{"copy_ref": f"{stage}_copy"} for stage in ("retired", "held", "apart", "late")]
        + [{"copy_ref": "essay_copy"}],
    ),
    "office round judge": office(ref="open_round", judge_ref="judge_Idle", opens=[{"ref": "draft_round"}]),
    "office round assignment": office(
        ref="open_round",
        assignment_ref="sheet",
        opens=[{"assignment_ref": "drafted_sheet"}],
        refuses=[{"assignment_ref": "sheet_in_the_closed_round"}],
    ),
    "office preview": office(
        copy_ref="copy",
        opens=[{"copy_ref": "held_copy"}, {"copy_ref": "late_copy"}],
        refuses=[{"copy_ref": "retired_copy"}, {"copy_ref": "apart_copy"}],
    ),
    "office preview in a round": office(
        ref="open_round",
        copy_ref="copy",
        opens=[{"copy_ref": "held_copy"}, *[{"ref": stage} for stage in STAGES]],
        refuses=[{"copy_ref": f"{stage}_copy"} for stage in ("retired", "apart", "late", "essay")],
    ),
}
