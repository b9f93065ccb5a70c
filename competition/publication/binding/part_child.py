"""Sets parts of books in a confined child that has read the style sheets of books before it begins."""

from competition.config import ROOT
from competition.platform import pdf, pdf_part_child
from competition.publication import designs

answer = pdf_part_child.answer


def warm_up() -> None:
    """Load what every child would have to load, and read the style sheets that most of them ask for."""
    pdf_part_child.warm_up()
    common = (ROOT / "static" / "print").glob("*.css")
    for path in sorted([*common, *designs.FOLDER.glob("*/*.css")]):
        pdf.style_sheet(str(path))
