"""S10, cards: every language of a folder of declarations on every template and format, and odd strings.

`python -m benchmarks.stress_cards OUT DATA [--languages ar,fa] [--formats …] [--strings] [--pictures]`

DATA holds `udhr_html`, one HTML file for each language; for `--strings` also `strings/blns.txt`, for
`--pictures` the folders `drawings` and `img_…`. Nothing of that is kept here. Each language's first article
is a poem, its preamble an essay; titles, names and cities are in its script too.

Every card is drawn by the designs as they stand, with lettering that watches each line: words within the
safe area; nothing on anything else, in boxes and in pixels; no ink cut off or beyond what was measured; every
glyph in its face and none a box; letters that join joined, widths as HarfBuzz has them; contrast in the
pixels drawn; no word of a work changed; what no face shows told. OUT gets `findings.jsonl` and `sheets/`,
all cards of one kind beside each other.
"""

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks import stress_cards_checks as checks
from benchmarks import stress_cards_sheets as sheets
from benchmarks.stress_cards_watched import Watched
from benchmarks.stress_cards_works import SENDER, messages, opened, pictures, works
from competition.platform import fonts
from competition.platform.i18n import use_locale
from competition.platform.languages import script_of
from competition.social import drawing
from competition.social.decoded import Decoded
from competition.social.designs import DESIGNS, compose, formats_of
from competition.social.job import Job
from competition.social.lettering import UndrawableError
from competition.social.posts.choices import Wish


def look_at(content, fmt, design, locale, pair=""):
    """Draw a card, or the slides of one, and look them over: return its name, its findings, its looks."""
    lettering = _lettering(pair)
    name = {
        "work": getattr(content, "number", content.key),
        "language": content.original.language or locale,
        "template": str(content.template),
        "design": design,
        "format": fmt.key,
    }
    try:
        drawn, missing = _drawn(content, fmt, lettering, design, replace(SENDER, locale=locale))
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        says = f"{error!r:.200} in {Path(where.filename).name}:{where.lineno}"
        return name, [{"what": "crash", "says": says}], []
    found = [pair for sheet, _ in drawn for pair in _checked(sheet, fmt, lettering)]
    found += [*lettering.wrong, *checks.said(content, drawn, missing)]
    if not lettering.shaped.get(script_of(name["language"]), True):
        found.append(("unshaped", "no letter changed with its neighbours"))
    told = [{"what": "told", "says": ascii("".join(sorted(missing)))}] if missing else []
    return (
        name,
        [*told, *({"what": what, "says": says} for what, says in dict.fromkeys(found))],
        [sheets.thumbnail(sheet.image) for sheet, _ in drawn],
    )


def _drawn(content, fmt, lettering, design, sender):
    """Compose as the kit does: what no face can show is left out."""
    missing = {each.character for each in lettering.fonts.missing("\n".join(drawing._texts(content)))}
    while True:
        lettering.begin()
        try:
            with use_locale(sender.locale):
                left = drawing.without(content, missing)
                job = Job(left, sender, fmt, lettering, lambda key: Decoded(opened(Path(key))), Wish(design))
                return compose(job), missing
        except UndrawableError as undrawable:
            missing |= undrawable.characters


def _checked(sheet, fmt, lettering):
    lines = [line for line in lettering.inked if line.image is sheet.image]
    yield from checks.placed(sheet, fmt)
    yield from checks.inked(sheet, lines)
    yield from checks.readable(sheet, lines)


@cache
def _lettering(pair):
    faces = fonts.prepare(Path(tempfile.gettempdir()) / f"garland-stress-cards-{os.getuid()}")
    return Watched(faces.paired(pair))


def main():
    """Draw the cards, look them over, and say what was found."""
    asked = _asked()
    (asked.out / "sheets").mkdir(parents=True, exist_ok=True)
    jobs = list(_jobs(asked))
    _lettering(asked.pair)
    begun, counted, looks = time.monotonic(), Counter(), defaultdict(list)
    with (asked.out / "findings.jsonl").open("w") as kept, ProcessPoolExecutor(asked.processes) as pool:
        for name, found, images in pool.map(look_at, *zip(*jobs, strict=True), chunksize=8):
            for each in found:
                counted[each["what"]] += 1
                kept.write(json.dumps(name | each, ensure_ascii=False) + "\n")
            label = f"{name['work']} {name['language']}"
            kind = f"{name['design']}-{name['template']}-{name['format']}"
            looks[kind] += [(label, image) for image in images]
    for kind, cards in looks.items():
        sheets.write(asked.out / "sheets" / f"{kind}.png", cards)
    drawn, tongues = sum(map(len, looks.values())), len({each.original.language for each, *_ in jobs})
    print(f"{drawn} cards in {tongues} languages, {time.monotonic() - begun:.0f} s: ", end="")
    print(", ".join(f"{what} {count}" for what, count in counted.most_common()) or "nothing found")
    sys.exit(any(what != "told" for what in counted))


def _jobs(asked):
    """Yield whatever a design draws: what is said, in which format, by which design, in whose words."""
    contents = works(asked.data, strings=asked.strings) + (pictures(asked.data) if asked.pictures else [])
    for name, design in DESIGNS.items():
        for content in [*contents, *messages(asked.data, design)]:
            if _wanted(content.template, asked.templates) and _wanted(
                content.original.language or "en", asked.languages
            ):
                for fmt in formats_of(content.template, name):
                    if _wanted(fmt.key, asked.formats):
                        for locale in ("en", "fr") if content.template.in_own_words else ("en",):
                            yield content, fmt, name, locale, asked.pair


def _wanted(name, chosen):
    return not chosen or name in chosen.split(",")


def _asked():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--languages")
    parser.add_argument("--formats")
    parser.add_argument("--templates")
    parser.add_argument("--pair", default="", help="another pair of faces, by its name in PAIRS")
    parser.add_argument("--strings", action="store_true")
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
