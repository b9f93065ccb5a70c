"""A stack of sheets, photographed by a hurried hand: each found, told from the others, cut out cleanly."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from competition.entries.sheets import scan_child
from competition.entries.sheets.rules import INSIDE, Paper, layout_of
from tests.entries.sheets import camera
from tests.entries.sheets.camera import Shot
from tests.entries.sheets.conftest import as_jpeg, as_pdf, bare


@pytest.fixture
def look(tmp_path):
    """Read a page of a file as the worker's child does."""

    def look(content, media_type="image/jpeg", number=0):
        (tmp_path / "scan").write_bytes(content)
        request = {"path": str(tmp_path / "scan"), "media_type": media_type, "number": number}
        return scan_child.answer({**request, "folder": str(tmp_path)})

    look.open = lambda name: np.asarray(Image.open(tmp_path / name).convert("RGB")).astype(np.int16)
    return look


def misplaced(work, layout):
    """How far the two marks drawn on a sheet lie from where they belong in the picture cut out, in mm."""
    box = layout.work.within(INSIDE)
    scale = work.shape[1] / box.width
    return max(
        _from_its_place(work, (x - box.left) * scale, (y - box.top) * scale, scale)
        for x, y in camera.marks(layout)
    )


def _from_its_place(work, x, y, scale):
    near = round(11 * scale)
    top, left = max(0, round(y) - near), max(0, round(x) - near)
    part = work[top : round(y) + near, left : round(x) + near]
    rows, columns = np.nonzero((part[..., 0] > 130) & (part[..., 1] < 60) & (part[..., 2] < 60))
    assert len(rows) > 50, "the mark is not in the picture"
    return float(np.hypot(rows.mean() + top - y, columns.mean() + left - x)) / scale


def magenta(picture):
    """How many pixels are of the colour planted where the name stands."""
    red, green, blue = picture[..., 0], picture[..., 1], picture[..., 2]
    return int(((red > 150) & (blue > 140) & (green < 80)).sum())


@pytest.mark.parametrize(
    ("paper", "shot", "number", "least"),
    [
        (Paper.A4, Shot(height=1700), 25, 24),
        (Paper.LETTER, Shot(height=1400, blur=1.5, lean=0.07, shade=0.6), 6, 5),
    ],
    ids=["a4", "letter"],
)
def test_of_25_photographed_sheets_nearly_all_are_found_and_none_gets_a_wrong_pupil(
    look, stack, paper, shot, number, least
):
    codes, drawn = stack(paper, number)
    rng, layout, right = np.random.default_rng(11), layout_of(paper), 0
    for code, page in zip(codes, drawn, strict=True):
        answer = look(camera.photograph(page, rng, shot))
        assert [each["code"] for each in answer["found"]] in ([], [code])
        for each in answer["found"]:
            work = look.open(each["files"]["work"])
            assert misplaced(work, layout) < 1.0
            assert magenta(work) == 0
            assert magenta(look.open(each["files"]["page"])) > 1000, "what was planted is on the whole page"
            assert np.percentile(work, 60, axis=(0, 1)).min() > 225, "white paper is white"
            assert not each["empty"]
            right += 1
    assert right >= least


def test_a_pdf_of_the_stack_is_read_page_by_page_also_upside_down(look, stack):
    codes, drawn = stack(number=4)
    pages = [page if at % 2 else page.rotate(180) for at, page in enumerate(drawn)]
    content = as_pdf(pages)
    answers = [look(content, "application/pdf", number) for number in range(4)]
    assert [answer["pages"] for answer in answers] == [4] * 4
    assert [[each["code"] for each in answer["found"]] for answer in answers] == [[code] for code in codes]
    assert misplaced(look.open(answers[-1]["found"][0]["files"]["work"]), layout_of(Paper.A4)) < 1


def test_the_pages_of_a_tiff_are_read(look, stack):
    codes, drawn = stack(number=2)
    small = [page.resize((1240, 1754)).convert("L") for page in drawn]
    stream = BytesIO()
    small[0].save(stream, "TIFF", save_all=True, append_images=small[1:], compression="tiff_lzw")
    answers = [look(stream.getvalue(), "image/tiff", number) for number in (0, 1)]
    assert [answer["found"][0]["code"] for answer in answers] == codes
    assert answers[0]["pages"] == 2


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "MPO"])
def test_every_kind_of_picture_that_a_phone_takes_is_read(look, stack, kind):
    (code,), (page,) = stack(number=1)
    stream = BytesIO()
    page.resize((1240, 1754)).save(stream, kind)
    media_type = "image/jpeg" if kind == "MPO" else f"image/{kind.lower()}"
    assert [each["code"] for each in look(stream.getvalue(), media_type)["found"]] == [code]


def test_a_photograph_that_lies_on_its_side_is_set_upright(look, stack):
    (code,), (page,) = stack(number=1)
    stream, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    page.resize((1240, 1754)).rotate(90, expand=True).save(stream, "JPEG", exif=exif)
    (each,) = look(stream.getvalue())["found"]
    assert each["code"] == code
    assert misplaced(look.open(each["files"]["work"]), layout_of(Paper.A4)) < 1


def test_two_sheets_on_one_photograph_are_both_found(look, stack):
    codes, drawn = stack(number=2)
    width, height = 1100, 1556
    desk = Image.new("RGB", (2500, 1800), (140, 105, 80))
    desk.paste(drawn[0].resize((width, height)).rotate(3, expand=True, fillcolor=(140, 105, 80)), (40, 80))
    desk.paste(drawn[1].resize((width, height)).rotate(180), (1300, 120))
    answer = look(as_jpeg(desk))
    assert sorted(each["code"] for each in answer["found"]) == sorted(codes)
    for each in answer["found"]:
        work = look.open(each["files"]["work"])
        assert misplaced(work, layout_of(Paper.A4)) < 1
        assert magenta(work) == 0


def test_a_sheet_is_found_though_a_thumb_and_a_coffee_cup_lie_on_its_codes(look, stack):
    (code,), (page,) = stack(number=1)
    hidden, layout = page.copy(), layout_of(Paper.A4)
    scale = page.width / layout.width
    for at in (0, 2):
        box = layout.codes[at]
        hidden.paste(
            (190, 140, 120),
            tuple(round(each * scale) for each in (box.left - 9, box.top - 9, box.right, box.bottom)),
        )
    answer = look(camera.photograph(hidden, np.random.default_rng(2), Shot(lean=0.02)))
    assert [each["code"] for each in answer["found"]] == [code]
    assert answer["found"][0]["corners"] == [1, 3]
    work = look.open(answer["found"][0]["files"]["work"])
    assert misplaced(work, layout) < 4
    assert magenta(work) == 0


def test_blank_backs_are_told_from_pages_that_hold_something(look, stack):
    back = bare()
    ghost = Image.blend(
        back, stack(number=1)[1][0].resize(back.size).transpose(Image.Transpose.FLIP_LEFT_RIGHT), 0.06
    )
    assert [look(as_jpeg(page))["blank"] for page in (back, ghost)] == [True, True]
    pencil = back.copy()
    for at in range(0, 300, 3):
        pencil.paste((150, 148, 145), (300 + at, 500 + at // 2, 303 + at, 502 + at // 2))
    photograph = Image.effect_noise((900, 700), 90).convert("RGB")
    painted = bare()
    painted.paste((40, 80, 160), (60, 60, painted.width - 60, painted.height - 60))
    for page in (pencil, photograph, painted):
        answer = look(as_jpeg(page))
        assert answer["found"] == []
        assert answer["blank"] is False
        assert set(answer["files"]) == {"page", "thumb"}


def test_a_sheet_that_nobody_has_drawn_on_is_told_from_one_with_a_pencil_line(look, faces):
    from competition.entries.sheets.design import Printed, set_sheets

    sheets = [Printed("7KMPQX2Z", 1, "Ana", "poem", ruled=12), Printed("7KMPQX2Y", 2, "Ben", "illustration")]
    pages = camera.pages(set_sheets(sheets, paper=Paper.A4, locale="en", fonts=faces), dpi=150)
    rng = np.random.default_rng(4)
    for page in pages:
        (each,) = look(camera.photograph(page, rng, Shot(height=1500)))["found"]
        assert each["empty"], "untouched"
        width, height = page.size
        page.paste((120, 118, 115), (width // 3, height // 2, width // 2, height // 2 + 6))
        page.paste((120, 118, 115), (width // 3, height // 2, width // 3 + 6, height // 2 + 120))
        (each,) = look(camera.photograph(page, rng, Shot(height=1500)))["found"]
        assert not each["empty"]
