"""Sheets as they come back from a class: drawn on, laid on a desk, photographed by a hurried hand."""

import io
import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

MAGENTA = (230, 0, 200)
"""Planted where the name stands: no picture of a work may show it."""
INK = [(30, 90, 170), (190, 60, 40), (40, 130, 60), (120, 70, 20), (90, 50, 140)]


@dataclass(frozen=True)
class Shot:
    """How a photograph is taken. `height` in pixels of the page; `lean`: share by which its corners shift."""

    height: int = 2200
    lean: float = 0.05
    blur: float = 1.2
    shade: float = 0.45
    noise: float = 4.0
    quality: int = 70
    turn: float = 360.0


def pages(pdf, dpi=150):
    """The pages of a PDF as pictures."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def draw_on(page, layout, number):
    """Draw on a sheet: two marks, a picture of its own, magenta where the name stands."""
    scale = page.width / layout.width
    pen = ImageDraw.Draw(page)
    work, colour = layout.work, INK[number % len(INK)]

    def mm(x, y):
        return x * scale, y * scale

    pen.rectangle(
        (*mm(layout.name.left, layout.name.top), *mm(layout.name.right, layout.name.bottom)), MAGENTA
    )
    middle_x, middle_y = (work.left + work.right) / 2, (work.top + work.bottom) / 2
    for turn in range(5 + number % 7):
        r = 12 + 7 * turn
        box = (*mm(middle_x - r, middle_y - r), *mm(middle_x + r, middle_y + r))
        pen.arc(box, 30 * number + 40 * turn, 30 * number + 40 * turn + 200, colour, round(1.5 * scale))
    for x, y in marks(layout):
        pen.ellipse((*mm(x - 4, y - 4), *mm(x + 4, y + 4)), (200, 0, 0))
    pen.text(
        mm(layout.title.left + 25, layout.title.top + 4),
        f"The {number}th boat",
        (20, 20, 120),
        font_size=7 * scale,
    )
    return page


def marks(layout):
    """Where two red dots are drawn, in millimetres on the page: near opposite corners of the work."""
    work = layout.work
    return (work.left + 12, work.top + 12), (work.right - 12, work.bottom - 12)


def photograph(page, rng, shot=Shot(), turn=None):
    """Lay a page on a desk and photograph it; return a JPEG's bytes."""
    factor = shot.height / page.height
    size = (round(page.width * factor), shot.height)
    page = page.resize(size, Image.Resampling.LANCZOS)
    angle = np.deg2rad(rng.uniform(0, shot.turn) if turn is None else turn)
    corners = np.array([(0, 0), (size[0], 0), (size[0], size[1]), (0, size[1])], dtype=float)
    leaned = corners + rng.uniform(-shot.lean, shot.lean, (4, 2)) * shot.height
    around = leaned - leaned.mean(axis=0)
    turned = around @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    margin = 0.04 * shot.height
    placed = turned - turned.min(axis=0) + margin
    width, height = (int(side) for side in placed.max(axis=0) + margin)
    desk = _desk(rng, width, height)
    coefficients = _homography(placed, corners)
    flat = page.transform(
        (width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC
    )
    mask = Image.new("L", size, 255).transform((width, height), Image.Transform.PERSPECTIVE, coefficients)
    desk.paste(flat, mask=mask)
    return _exposed(desk, rng, shot)


def _homography(source, target):
    """Pillow's coefficients by which a point of the result is looked up in the page."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return [float(each) for each in np.linalg.solve(np.array(rows), np.array(wanted))]


def _desk(rng, width, height):
    """A wooden desk with grain and a dark edge."""
    base = np.array([150, 110, 75], dtype=np.float32)
    grain = _small(rng.normal(0, 14, (height, 1, 1))) + _small(rng.normal(0, 6, (1, width, 1)))
    return Image.fromarray(_shown(base + grain))


def _exposed(scene, rng, shot):
    """Light from one side, a shadow, warm bulbs, a blurred lens, noise, and a JPEG."""
    scene = scene.filter(ImageFilter.GaussianBlur(shot.blur))
    values = np.array(scene, dtype=np.float32)
    height, width = values.shape[:2]
    x, y = _small(np.linspace(-1, 1, width)), _small(np.linspace(-1, 1, height)[:, None])
    side = float(rng.uniform(0, 2 * np.pi))
    across = (math.cos(side) * x + math.sin(side) * y) / math.sqrt(2)
    light = 1 - shot.shade * (0.5 + 0.5 * across)
    shadow = 1 / (
        1 + np.exp(-(x * math.cos(side + 1) + y * math.sin(side + 1) - rng.uniform(-0.3, 0.6)) * 12)
    )
    light = light * (1 - 0.35 * shot.shade * shadow)
    values *= light[..., None]
    values *= _small([1.0, 0.96, 0.88])
    noise = rng.standard_normal(values.shape[:2], dtype=np.float32)
    values += shot.noise * noise[..., None]
    stream = io.BytesIO()
    Image.fromarray(_shown(values)).save(stream, "JPEG", quality=shot.quality)
    return stream.getvalue()


def _small(values):
    """In half the memory: a photograph has many pixels."""
    return np.asarray(values, dtype=np.float32)


def _shown(values):
    return np.clip(values, 0, 255, out=values).astype(np.uint8)
