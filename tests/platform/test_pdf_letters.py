"""The right letters on the page: text extraction looks right even where the wrong ones are printed."""

import io
import shutil
import subprocess

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from competition.config import ROOT
from competition.platform import fonts, pdf

OURS = ROOT / "static" / "fonts"


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    return fonts.prepare(tmp_path_factory.mktemp("instance"), folders=[OURS])


@pytest.fixture(scope="module")
def at_hand(tmp_path_factory):
    """Every face of this machine: ours, and those of the font packages that are installed."""
    return fonts.prepare(tmp_path_factory.mktemp("instance"))


def document(body, style=""):
    return (
        "<!doctype html><html lang=en><title>A book</title>"
        f"<style>body{{font-family:garland-alegreya}}{style}</style><body>{body}"
    )


def embedded(content):
    """Return each embedded font by its name without the subset's prefix."""
    with pikepdf.open(io.BytesIO(content)) as book:
        found = {}
        for each in book.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
                file = each["/FontFile2"] if "/FontFile2" in each else each["/FontFile3"]
                found[str(each.FontName).split("+")[1]] = file.read_bytes()
        return found


@pytest.mark.parametrize("family", ["'DejaVu Sans'", "Alegreya", "serif", "monospace", "'Noto Sans'"])
def test_no_font_of_the_machine_gets_into_a_page(ours, family):
    content = pdf.render(document(f'<p style="font-family:{family}">Home'), resources={}, fonts=ours)
    assert set(embedded(content)) == {"garland-alegreya"}
    content = pdf.render(document('<p style="font-family:sans-serif">Home'), resources={}, fonts=ours)
    assert set(embedded(content)) == {"garland-alegreya-sans"}


def outline(font, glyph):
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
    return pen.value


def test_two_files_that_call_themselves_alike_are_kept_apart(tmp_path):
    """The trap: WeasyPrint takes one for the other, and text extraction still looks right."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    regular = next(OURS.rglob("Alegreya_400Regular.ttf"))
    shutil.copy(regular, folder / "Alegreya_400Regular.ttf")
    impostor = TTFont(next(OURS.rglob("AlegreyaSans_400Regular.ttf")))
    impostor["name"] = TTFont(regular)["name"]
    impostor.save(folder / "Amiri_400Regular.ttf")
    both = fonts.prepare(tmp_path / "instance", folders=[folder])
    content = pdf.render(
        document('Garland <span style="font-family:garland-amiri">Garland</span>'), resources={}, fonts=both
    )
    for name, file in (
        ("garland-alegreya", "Alegreya_400Regular.ttf"),
        ("garland-amiri", "Amiri_400Regular.ttf"),
    ):
        inside, wanted = TTFont(io.BytesIO(embedded(content)[name])), TTFont(folder / file)
        for letter in "Garlnd":
            glyph = wanted.getGlyphID(wanted.getBestCmap()[ord(letter)])
            assert outline(inside, glyph) == outline(wanted, glyph) != []


WORDS = {
    "Latn": ("en", "Regatta & Quiz"),
    "Arab": ("ar", "جميع الناس"),
    "Hebr": ("he", "בני האדם"),
    "Deva": ("hi", "मनुष्यों को"),
    "Beng": ("bn", "সমস্ত মানুষ"),
    "Taml": ("ta", "மனிதப் பிறவி"),
    "Geor": ("ka", "ყველა ადამიანი"),
    "Ethi": ("am", "የሰው ልጅ"),
    "Thaa": ("dv", "ހުރިހާ"),
    "Khmr": ("km", "មនុស្ស"),
    "Tibt": ("dz", "འགྲོ་བ་མི"),
    "Cher": ("chr", "ᏂᎦᏓ ᎠᏂᏴᏫ"),
    "Jpan": ("ja", "直骨令化"),
    "Kore": ("ko", "直骨令化"),
    "Hans": ("zh-Hans", "直骨令化"),
    "Hant": ("zh-Hant", "直骨令化"),
}
SIZE = 64


def cuts(placed):
    """Return the words to try a face with; Alegreya Sans has no script to itself."""
    scripts = placed.face.scripts or (("Latn",) if "alegreya" in placed.family else ())
    return next((WORDS[code] for code in scripts if code in WORDS), None)


def drawn(placed, text):
    """Draw a text with Pillow, which opens exactly the file it is told to."""
    font = ImageFont.truetype(placed.path, 2 * SIZE, index=placed.index, layout_engine=ImageFont.Layout.RAQM)
    paper = Image.new("L", (1800, 480), 255)
    ImageDraw.Draw(paper).text((60, 120), text, font=font, fill=0)
    return paper


def ink(image):
    box = ImageChops.invert(image).point(lambda value: 255 * (value > 100)).getbbox()
    return image.crop(box)


def distance(one, other):
    """Return how unlike two drawings are: their proportions, and their ink laid over each other."""
    shape = abs(one.width - other.width) + abs(one.height - other.height)
    pair = [image.resize((320, 80), Image.Resampling.BOX) for image in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*pair)).mean[0] + shape


def test_every_face_prints_its_own_letters(at_hand, tmp_path):
    """A page's pixels are nearest to what Pillow draws with the same file, among all faces of its script."""
    tried = [(placed, *cuts(placed)) for placed in at_hand.faces if cuts(placed)]
    assert {placed.face.package for placed, *_ in tried} >= {"Garland"}
    page = "<p lang={} style='font-family:{};font-weight:{};font-style:{}'>{}"
    content = pdf.render(
        document(
            "".join(
                page.format(
                    language,
                    one.family,
                    one.face.weight,
                    "italic" if one.face.italic else "normal",
                    text.replace("&", "&amp;"),
                )
                for one, language, text in tried
            ),
            "@page{size:900px 240px;margin:60px 30px}"
            f"p{{margin:0;font-size:{SIZE}px;break-after:page;white-space:nowrap}}",
        ),
        resources={},
        fonts=at_hand,
    )
    subprocess.run(["pdftoppm", "-r", "192", "-gray", "-", tmp_path / "page"], input=content, check=True)
    printed = [ink(Image.open(path)) for path in sorted(tmp_path.glob("page-*.pgm"))]
    assert len(printed) == len(tried)
    for (placed, _, text), page in zip(tried, printed, strict=True):
        rivals = {
            other.face: distance(page, ink(drawn(other, text))) for other, _, words in tried if words == text
        }
        assert min(rivals, key=rivals.get) == placed.face, placed.face
        assert rivals[placed.face] < 12, (placed.face, rivals[placed.face])
