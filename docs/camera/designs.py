"""Pictures of the book's designs: the sample set in each, a page of every kind side by side.

`python -m docs.camera.designs [FOLDER]` draws static/designs/NAME.png anew and keeps the samples in FOLDER.
"""

import json
import sys
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from competition.config import ROOT
from competition.platform import fonts
from competition.platform.garland import DYES
from competition.platform.languages import text_direction
from competition.platform.storage import Storage
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from competition.publication.designs import FOLDER, Design, designs
from competition.publication.manuscript import Byline, Dye, Imprint, Manuscript, Section, Text, Work
from competition.publication.press import Press

PICTURES = ROOT / "static" / "designs"
SHOWN = (1, 7, 8)
"""Cover, opening and a poem."""
HEIGHT, GAP, GROUND = 344, 12, "#b9b2a5"


def sample_of(design: Design) -> Manuscript:
    """Return the manuscript that shows a design: its own sample.json, else the common one."""
    own = design.folder / "sample.json"
    told = json.loads((own if own.exists() else FOLDER / "sample.json").read_text(encoding="utf-8"))
    return Manuscript(
        **{key: told[key] for key in ("name", "organiser", "year", "language")},
        imprint=Imprint(publisher=told["organiser"]),
        dyes=tuple(Dye(form, colour, colour) for form, colour in DYES.items()),
        garland=tuple(told["garland"]),
        classes=2,
        seal="0" * 64,
        sections=tuple(_section(each) for each in told["sections"]),
        design=design.name,
    )


def _section(told: dict[str, Any]) -> Section:
    first = 10 * list(DYES).index(told["form"])
    works = (_work(first + at, told["form"], each) for at, each in enumerate(told["works"]))
    return Section(told["form"], told["age_group"], tuple(works))


def _work(number: int, form: str, told: dict[str, Any]) -> Work:
    line = {key: told[key] for key in (each.name for each in fields(Byline)) if key in told}
    translated = told.get("translated")
    return Work(
        entry_id=number,
        number=f"S-{number}",
        form=form,
        original=_text(told["language"], told["title"], told["text"]),
        translation=_text(translated, told["translated_title"], told["translation"]) if translated else None,
        pictures=(),
        byline=Byline(**line, made_by="class"),
        award=told["award"],
    )


def _text(language: str, title: str, text: str) -> Text:
    return Text(language, text_direction(language), title, text)


def main(folder: str = "") -> None:
    """Draw the picture of every design; keep the samples where a folder is named."""
    with tempfile.TemporaryDirectory() as spare:
        layer = Layer(Cache(Path(spare) / "cache"), fonts.prepare(Path(spare)))
        for name, design in designs().items():
            content = (
                Press(layer, Storage(Path(spare) / "files"))
                .set_book(sample_of(design), edition=1)
                .pages.content
            )
            picture = _side_by_side(content)
            picture.quantize(128, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)
            print(f"{name}.png  {picture.width} × {picture.height}")
            if folder:
                (Path(folder) / f"{name}.pdf").write_bytes(content)


def _side_by_side(content: bytes) -> Image.Image:
    pages = pypdfium2.PdfDocument(content)
    shown = [pages[at - 1].render(scale=HEIGHT / pages[at - 1].get_height()).to_pil() for at in SHOWN]
    whole = Image.new("RGB", (sum(each.width for each in shown) + GAP * (len(shown) - 1), HEIGHT), GROUND)
    across = 0
    for each in shown:
        whole.paste(each, (across, 0))
        across += each.width + GAP
    return whole


if __name__ == "__main__":
    main(*sys.argv[1:])
