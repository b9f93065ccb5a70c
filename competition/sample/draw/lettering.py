"""Capital letters and figures as a child prints them, stroke by stroke, on a grid two wide and four high."""

from competition.sample.draw.paths import Path, at
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import Tool

STROKES = {
    "A": "0,4 1,0 2,4|.4,2.6 1.7,2.6",
    "B": "0,0 0,4 1.6,3.8 1.9,3 1.5,2.1 0,2 1.4,1.7 1.7,.9 1.3,.1 0,0",
    "C": "1.9,.6 1.1,0 .2,.8 0,2.2 .4,3.6 1.2,4 2,3.4",
    "D": "0,0 0,4 1.3,3.6 2,2 1.3,.4 0,0",
    "E": "1.8,0 0,0 0,4 1.9,4|0,2 1.4,1.9",
    "G": "1.9,.6 1.1,0 .2,.8 0,2.2 .4,3.6 1.2,4 1.9,3.4 1.9,2.3 1.2,2.3",
    "H": "0,0 0,4|2,0 2,4|0,2 2,1.9",
    "I": ".5,0 .55,4",
    "L": "0,0 0,4 1.8,4",
    "M": "0,4 .1,0 1,2.4 1.9,0 2,4",
    "N": "0,4 0,0 1.9,4 2,0",
    "O": "1,0 .2,.7 0,2 .3,3.5 1,4 1.7,3.4 2,2 1.7,.6 1,0",
    "P": "0,4 0,0 1.4,.1 1.9,1 1.4,2 0,2.1",
    "R": "0,4 0,0 1.4,.1 1.8,1 1.4,1.9 0,2 1.9,4",
    "S": "1.8,.5 1,0 .2,.6 .3,1.6 1.6,2.3 1.9,3.3 1.1,4 .1,3.4",
    "T": "0,0 2,.1|1,0 1,4",
    "U": "0,0 .1,3.2 1,4 1.9,3.2 2,0",
    "W": "0,0 .5,4 1,1.4 1.5,4 2,0",
    "Y": "0,0 1,1.9 2,0|1,1.9 1,4",
    "1": ".4,.9 1.1,0 1.1,4",
    "2": ".1,.9 .9,0 1.8,.8 1.5,1.9 0,4 2,3.9",
    "3": ".1,.4 1.2,0 1.8,.8 1,1.8 1.9,2.8 1.2,4 0,3.5",
    "4": "1.4,4 1.4,0 0,2.7 2,2.6",
    "9": "1.8,1.2 1,2 .2,1.2 .8,.1 1.7,.5 1.8,1.4 1.4,4",
}


def write(
    sheet: Sheet, text: str, x: float, y: float, size: float, colour: str, tool: Tool, width: float = 0
) -> None:
    """Write a line of capitals whose letters are `size` high; they dance a little."""
    r, unit = sheet.random, size / 4
    for letter in text:
        if letter in STROKES:
            lean, rise, grown = r.uniform(-0.1, 0.1), r.uniform(-0.06, 0.06) * size, r.uniform(0.92, 1.08)
            for stroke in STROKES[letter].split("|"):
                sheet.line(_leaning(at(x, y + rise, unit * grown, stroke), y, lean), colour, tool, width)
        x += unit * (1.7 if letter == "I" else 2.8)


def _leaning(points: Path, foot: float, lean: float) -> Path:
    return [(px - (py - foot) * lean, py) for px, py in points]
