"""The three small drawings beside "how to enter": a seedling, a sheet that grows leaves, a closed garland.

They are made of the garland's own stems, leaves and buds, so that pages and print draw them alike.
"""

from math import cos, pi, sin

from competition.platform.garland import Bud, Drawing, Leaf, Stem

WIDE, HIGH = 120.0, 110.0
_LINE, _FINE = 1.8, 1.2
Point = tuple[float, float]


def steps() -> tuple[Drawing, Drawing, Drawing]:
    """Return the drawings of the three steps."""
    return _seedling(), _sheet(), _wreath()


def _drawing(stems: list[Stem], leaves: list[Leaf], buds: list[Bud]) -> Drawing:
    return Drawing(WIDE, HIGH, tuple(stems), tuple(leaves), tuple(buds))


def _leaf(x: float, y: float, degrees: float, length: float, form: str) -> Leaf:
    return Leaf(x, y, degrees * pi / 180, length, length * 0.46, form)


def _line(*points: Point, width: float = _LINE) -> Stem:
    return Stem(points, width)


def _bow(start: Point, bend: Point, end: Point, width: float = _LINE) -> Stem:
    """Return a stem that bends towards a point on its way."""
    points = []
    for step in range(13):
        t = step / 12
        near, middle, far = (1 - t) ** 2, 2 * t * (1 - t), t**2
        x = near * start[0] + middle * bend[0] + far * end[0]
        y = near * start[1] + middle * bend[1] + far * end[1]
        points.append((x, y))
    return Stem(tuple(points), width)


def _seedling() -> Drawing:
    """A pot with a name on it, and the first two leaves."""
    pot = [
        _line((36, 66), (84, 66), (82, 74), (38, 74), (36, 66)),
        _line((41, 74), (47, 102), (73, 102), (79, 74)),
        _line((52, 88), (68, 88), width=_FINE),
    ]
    plant = [_bow((60, 66), (61, 46), (58, 26))]
    leaves = [_leaf(60, 50, -28, 30, "poem"), _leaf(60, 42, 205, 26, "poem")]
    return _drawing([*pot, *plant], leaves, [Bud(57.5, 21.5, 4, "poem")])


def _sheet() -> Drawing:
    """A written page and a picture, with a twig of all three forms growing from between them."""
    page = _line((22, 26), (64, 26), (64, 100), (22, 100), (22, 26))
    words = [_line((30, 38 + 9 * row), (56 - 7 * (row % 3), 38 + 9 * row), width=_FINE) for row in range(6)]
    frame = _line((56, 62), (104, 62), (104, 100), (56, 100), (56, 62))
    hills = _line((58, 95), (72, 78), (82, 89), (90, 82), (102, 95), width=_FINE)
    twig = _bow((66, 62), (78, 40), (98, 18))
    leaves = [
        _leaf(72, 51, -5, 25, "essay"),
        _leaf(80, 39, 232, 24, "poem"),
        _leaf(87, 31, 8, 24, "illustration"),
        _leaf(98, 18, -48, 20, "essay"),
    ]
    return _drawing([page, *words, frame, hills, twig], leaves, [Bud(92, 73, 3.4, "illustration")])


def _wreath() -> Drawing:
    """A closed garland round a tick."""
    centre, radius, count = (60.0, 56.0), 36.0, 18
    turns = [2 * pi * step / 48 for step in range(49)]
    ring = Stem(tuple((centre[0] + radius * sin(t), centre[1] + radius * cos(t)) for t in turns), _LINE)
    forms = ("poem", "illustration", "essay")
    leaves = []
    for number in range(count):
        turn = 2 * pi * number / count
        x, y = centre[0] + radius * sin(turn), centre[1] + radius * cos(turn)
        lean = 0.7 if number % 2 else -0.7
        leaves.append(Leaf(x, y, -turn + lean, 19.0, 8.8, forms[number % 3]))
    return _drawing([ring, _line((48, 57), (57, 66), (74, 45), width=2.6)], leaves, [])
