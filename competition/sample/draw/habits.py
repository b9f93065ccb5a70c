"""How the judges of the sample score: each with habits that a calibration has to see through."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Habit:
    """A judge's way with the scale, in points.

    `severity` is by how much less they give than the others, `reach` how far they go from the middle (1 as
    the others do), `chance` how much of a score is the evening it was given on, `halo` how far the criteria
    follow the whole (0 not, 1 entirely), `liking` what a form gains with them.
    """

    severity: float = 0.0
    reach: float = 1.0
    chance: float = 0.4
    halo: float = 0.2
    liking: dict[str, float] = field(default_factory=dict)


HABITS = {
    "orla": Habit(severity=-0.5),  # a primary teacher of thirty years, glad of everything
    "samira": Habit(severity=0.2, chance=0.25),
    "oksana": Habit(severity=0.6, reach=1.2),  # an editor: two is not an insult
    "nikos": Habit(severity=0.0, reach=0.55, chance=0.3),  # threes and fours, whatever comes
    "itziar": Habit(severity=-0.2, halo=0.8),  # decides by the first page
    "ewa": Habit(severity=0.4, liking={"illustration": 0.4}),
    "yael": Habit(severity=0.1, reach=1.25, chance=0.3),
    "anahit": Habit(severity=-0.3, liking={"poem": 0.35}),
    "kenji": Habit(severity=0.3, reach=0.7, chance=0.2),  # exact to the point of dryness
    "giulia": Habit(severity=-0.1, chance=0.7),  # scores late at night, and it shows
    "jonas": Habit(severity=0.15, halo=0.5),
    "marta": Habit(severity=-0.45, reach=1.1),
    "dragana": Habit(severity=0.35, liking={"essay": 0.3}),
    "derya": Habit(severity=0.0, reach=1.35, chance=0.35),  # fives and ones
}
