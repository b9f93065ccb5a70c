"""How many sheets are found on photographs, the worse these are: `python -m benchmarks.scans [--sheets 25]`.

Sheets are printed for real, drawn on and photographed by code with a fixed seed, as in the tests: turned,
leaning, blurred, shaded, noisy, JPEG. Prints a table and writes `scans.json`.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from competition.entries.sheets import scan_child
from competition.entries.sheets.design import Printed, set_sheets
from competition.entries.sheets.rules import Paper, layout_of, new_code
from competition.platform import fonts
from tests.entries.sheets import camera
from tests.entries.sheets.camera import Shot

SEED = 2026
SETTINGS = {
    "a good phone": Shot(height=2800, lean=0.03, blur=1.0, shade=0.3, quality=85),
    "a hurried hand": Shot(height=1700),
    "1500 pixels, blurred": Shot(height=1500, blur=2.0, lean=0.07),
    "1200 pixels, blurred": Shot(height=1200, blur=1.8, lean=0.07),
    "900 pixels": Shot(height=900, blur=1.2, lean=0.07),
    "evening light": Shot(height=1500, blur=1.5, shade=0.85, noise=10),
    "held aslant": Shot(height=1700, lean=0.14),
    "shaken": Shot(height=1700, blur=3.5),
    "hopeless": Shot(height=700, blur=2.5, shade=0.8, noise=12, lean=0.12),
}


def stack(number, paper=Paper.A4):
    """Sheets as printed, drawn on: code and picture of each."""
    pick = random.Random(SEED).choice
    sheets = [Printed(new_code(pick), at, f"Child {at}", "illustration") for at in range(1, number + 1)]
    with tempfile.TemporaryDirectory() as folder:
        pdf = set_sheets(sheets, paper=paper, locale="en", fonts=fonts.prepare(Path(folder)))
        drawn = [camera.draw_on(page, layout_of(paper), at) for at, page in enumerate(camera.pages(pdf, 200))]
    return list(zip([sheet.code for sheet in sheets], drawn, strict=True))


def measure(sheets, shot):
    """How many are found, how many by a wrong code, with how many corners, and CPU seconds for each."""
    rng, found, wrong, corners, names, seconds = np.random.default_rng(SEED), 0, 0, 0, 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photograph"
        for code, page in sheets:
            path.write_bytes(camera.photograph(page, rng, shot))
            began = time.process_time()
            request = {"path": str(path), "media_type": "image/jpeg", "number": 0, "folder": folder}
            answer = scan_child.answer(request)["found"]
            seconds += time.process_time() - began
            right = [each for each in answer if each["code"] == code]
            found, wrong = found + len(right), wrong + len(answer) - len(right)
            corners += sum(len(each["corners"]) for each in right)
            names += sum(_shows_name(Path(folder) / each["files"]["work"]) for each in right)
    return {
        "found": found,
        "wrong": wrong,
        "codes": round(corners / max(found, 1), 2),
        "with_name": names,
        "seconds": round(seconds / len(sheets), 2),
    }


def _shows_name(path):
    """Whether the colour planted where the name stands is in the picture."""
    red, green, blue = np.moveaxis(np.asarray(Image.open(path).convert("RGB")).astype(int), 2, 0)
    return bool(((red > 150) & (blue > 140) & (green < 80)).any())


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--sheets", type=int, default=25)
    ask.add_argument("--out", type=Path, default=Path("scans.json"))
    wanted = ask.parse_args()
    sheets, table = stack(wanted.sheets), {}
    print(f"{'photographs':<24}{'found':>8}{'wrong':>8}{'codes':>8}{'name in it':>12}{'CPU s each':>12}")
    for name, shot in SETTINGS.items():
        row = table[name] = measure(sheets, shot)
        found = f"{row['found']}/{wanted.sheets}"
        print(
            f"{name:<24}{found:>8}{row['wrong']:>8}{row['codes']:>8}{row['with_name']:>12}{row['seconds']:>12}",
            flush=True,
        )
    wanted.out.write_text(json.dumps({"seed": SEED, "sheets": wanted.sheets, "settings": table}, indent=1))


if __name__ == "__main__":
    sys.exit(main())
