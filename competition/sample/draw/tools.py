"""What lies beside the paper: wax crayon, felt pen, coloured pencil, oil pastel."""

from dataclasses import dataclass, replace

BLACK = "#2b2733"


@dataclass(frozen=True)
class Tool:
    """What is in the hand: its width in pixels, pressure (0–255), softness, and whether paper shows through.

    `bite` is how much the paper's tooth shows (0 none, 1 fully), `film` the colour that reaches its pits;
    `stain` lets what lies below shine through, darker where two strokes overlap.
    """

    width: float
    pressure: int
    bite: float = 1.0
    film: float = 0.0
    blur: float = 1.6
    wobble: float = 6.0
    stain: bool = False
    opacity: float = 1.0


CRAYON = Tool(width=22, pressure=206, bite=0.8, film=0.3)
PENCIL = Tool(width=9, pressure=178, film=0.2, blur=1.2, wobble=4, stain=True, opacity=0.8)
FELT = Tool(width=18, pressure=255, bite=0.12, blur=1.0, wobble=4, stain=True, opacity=0.8)
PASTEL = Tool(width=34, pressure=212, bite=0.72, film=0.4, blur=2.4, wobble=6)
PASTEL_CORNER = Tool(width=18, pressure=248, bite=0.5, film=0.6, blur=1.8, wobble=4)
FINE = Tool(width=9, pressure=250, bite=0.45, film=0.3, wobble=1.5)  # a sharp corner, for eyes and mouths


def pressed(tool: Tool, pressure: int) -> Tool:
    """Return the tool pressed with another force."""
    return replace(tool, pressure=pressure)
