"""S10, cards: every language of a folder of declarations on every template and format, and odd strings.

`python -m benchmarks.stress_cards OUT DATA [--all] [--languages ar,fa] [--formats …] [--templates …]
[--designs …] [--pairs usual,noto] [--strings] [--pictures]`

DATA holds `udhr_html`, one HTML file for each language; for `--strings` also `strings/blns.txt`, for
`--pictures` the folders `drawings` and `img_…`. Nothing of that is kept here. Each language's first article
is a poem, its preamble an essay, both together a poem for slides; titles, names, cities and the campaign are
in its script too. Without `--all` each language stands once on each template of each design, formats and
pairs of faces in turn; with it on every one, which takes ten times as long.

Every card, slide and banner is drawn by the designs as they stand, with lettering that watches each line:
words within the safe area; nothing on anything else, in boxes and in pixels; no ink cut off or beyond what
was measured; every glyph in its face and none a box; letters that join joined, widths as HarfBuzz has them;
contrast in the pixels drawn; no word of a work changed, none lost from slides; what no face shows told. OUT
gets `findings.jsonl`, `report.txt` and `sheets/`, all cards of one kind beside each other.
"""

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from benchmarks import stress_cards_checks as checks
from benchmarks import stress_cards_sheets as sheets
from benchmarks import stress_cards_toolkit as toolkit
from benchmarks.stress_cards_jobs import drawings
from benchmarks.stress_cards_report import Report
from benchmarks.stress_cards_watched import Watched
from benchmarks.stress_cards_works import opened
from competition.platform import fonts
from competition.platform.i18n import use_locale
from competition.platform.languages import script_of
from competition.social import drawing
from competition.social.decoded import Decoded
from competition.social.designs import compose
from competition.social.job import Job
from competition.social.lettering import UndrawableError
from competition.social.posts.choices import Wish


def look_at(one):
    """Draw a card, or the slides of one, and look them over: return its name, its findings, its looks."""
    name = {
        "work": getattr(one.content, "number", one.content.key if one.content else "banners"),
        "language": one.language,
        "template": str(one.content.template) if one.content else "banners",
        "design": one.design,
        "format": one.format.key if one.format else "banners",
        "pair": one.pair,
    }
    try:
        found, images = _looked(one, _lettering(one.pair))
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return name, [_finding("crash", f"{error!r:.200} in {Path(where.filename).name}:{where.lineno}")], []
    return (
        name,
        [_finding(what, says) for what, says in dict.fromkeys(found)],
        [sheets.thumbnail(each) for each in images],
    )


def _finding(what, says):
    return {"what": what, "says": says}


def _looked(one, lettering):
    if one.content is None:
        return toolkit.looked(one.sender, lettering)
    drawn, missing = _drawn(one, lettering)
    found = [("told", ascii("".join(sorted(missing))))] if missing else []
    for sheet, _ in drawn:
        lines = [line for line in lettering.inked if line.image is sheet.image]
        found += checks.placed(sheet, one.format)
        found += checks.inked(sheet, lines)
        found += checks.readable(sheet, lines)
    found += [*lettering.wrong, *checks.said(one.content, drawn, missing)]
    found += checks.whole(one.content, one.format, drawn, missing)
    if lettering.unshaped(script_of(one.language)):
        found.append(("unshaped", "no letter changed with its neighbours"))
    return found, [sheet.image for sheet, _ in drawn]


def _drawn(one, lettering):
    """Compose as the kit does: what no face can show is left out."""
    missing = {each.character for each in lettering.fonts.missing("\n".join(drawing._texts(one.content)))}
    while True:
        lettering.begin()
        try:
            with use_locale(one.sender.locale):
                left = drawing.without(one.content, missing)
                picture = lambda key: Decoded(opened(Path(key)))  # noqa: E731
                job = Job(left, one.sender, one.format, lettering, picture, Wish(one.design))
                return compose(job), missing
        except UndrawableError as undrawable:
            missing |= undrawable.characters


@cache
def _lettering(pair):
    faces = fonts.prepare(Path(tempfile.gettempdir()) / f"garland-stress-cards-{os.getuid()}")
    return Watched(faces.paired(pair))


def main():
    """Draw the cards, look them over, and say what was found."""
    asked = _asked()
    (asked.out / "sheets").mkdir(parents=True, exist_ok=True)
    jobs, begun = list(drawings(asked)), time.monotonic()
    _lettering("")
    report, looks = Report(), defaultdict(list)
    with (asked.out / "findings.jsonl").open("w") as kept, ProcessPoolExecutor(asked.processes) as pool:
        for at, (name, found, images) in enumerate(pool.map(look_at, jobs, chunksize=8), start=1):
            report.add(name, found, len(images))
            for each in found:
                kept.write(json.dumps(name | each, ensure_ascii=False) + "\n")
            kind = f"{name['design']}-{name['template']}-{name['format']}"
            looks[kind] += [(f"{name['work']} {name['language']} {name['pair']}", each) for each in images]
            if not at % 200:
                print(f"{at} of {len(jobs)}, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
                kept.flush()
    for kind, cards in looks.items():
        sheets.write(asked.out / "sheets" / f"{kind}.png", cards)
    told = f"{len({one.language for one in jobs})} languages, {time.monotonic() - begun:.0f} s"
    (asked.out / "report.txt").write_text(f"{report.table()}\n{told}\n")
    print(report.table(), told, sep="\n")
    sys.exit(report.faults > 0)


def _asked():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--all", action="store_true", dest="every", help="every format and pair of faces")
    parser.add_argument("--languages")
    parser.add_argument("--formats")
    parser.add_argument("--templates")
    parser.add_argument("--designs")
    parser.add_argument("--pairs", help="pairs of faces, by their names in PAIRS; `usual` has none there")
    parser.add_argument("--strings", action="store_true")
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
