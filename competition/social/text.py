"""Fitting the words of a work into a box: which of them, in which size, in which lines. Pure.

Lengths are in pixels unless said otherwise; `Setting.measure` gives a width in ems.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from competition.platform.scripts import main_script
from competition.platform.text import paragraphs, stanzas
from competition.social.breaking import Measure, balanced, greedy, spaceless
from competition.social.excerpts.units import CLOSE
from competition.social.sentences import ends_sentence, sentences
from competition.social.setting import STANZA_GAP, TURN, Box, Fitted, Line, Setting
from competition.social.turning import turned

MARK = "…"
ENOUGH = 4
"""How many lines make a reader want more; fewer only where no more of them fit."""

Stanzas = Sequence[Sequence[str]]
SetLines = Callable[[float], list[Line]]


def poem(text: str, setting: Setting, box: Box) -> Fitted | None:
    """Fit as much of a poem's opening as reads comfortably, its lines kept; None when not one sentence fits.

    It ends where a sentence ends. Smaller type, and then a line turned because it is too long, are better
    than fewer than `ENOUGH` lines.
    """
    whole = stanzas(text)
    length = sum(map(len, whole))
    openings = list(_openings(whole, setting.language))
    for least in (min(ENOUGH, length), 1):
        enough = [opening for opening in openings if sum(map(len, opening)) >= least]
        for turning, smallest in product((False, True), (box.comfort, box.floor)):
            for opening in enough:
                fitted = _opening_fitted(opening, length, setting, box, smallest, turning)
                if fitted:
                    return fitted
    return None


def _opening_fitted(
    opening: Stanzas, length: int, setting: Setting, box: Box, smallest: int, turning: bool
) -> Fitted | None:
    """Return an opening of a poem of `length` lines in the largest size at which it fits."""
    if hopeless(" ".join(line for stanza in opening for line in stanza), setting, box, smallest):
        return None
    cut = sum(map(len, opening)) < length
    fitted = largest(_poem_lines(opening, setting, cut, turning), setting, box, smallest)
    return Fitted(fitted.size, fitted.lines, fitted.height, cut) if fitted else None


def prose(
    text: str, setting: Setting, box: Box, quotes: tuple[str, str] = ("", ""), *, mark: str = MARK
) -> Fitted | None:
    """Fit as many opening sentences as read comfortably; else the first one that fits; else None.

    Where the work goes on, `mark` says so.
    """
    glue = "" if main_script(text) in CLOSE else " "
    whole = [sentences(paragraph, setting.language) for paragraph in paragraphs(text)]
    single = len(whole) == 1
    # Whole sentences first; a paragraph that ends none (with a comma, without marks) if there is no other.
    runs = sorted(_runs(whole), key=lambda run: not ends_sentence(run[0][-1], setting.language))
    for smallest in (box.comfort, box.floor):
        for chosen, last in runs:
            cut = not (single and last)
            quoted = quotes[0] + glue.join(chosen) + (glue + mark if cut and mark else "") + quotes[1]
            if hopeless(quoted, setting, box, smallest):
                continue
            fitted = largest(_prose_lines(quoted, setting, box), setting, box, smallest)
            if fitted:
                return Fitted(fitted.size, fitted.lines, fitted.height, cut)
    return None


def running(fitted: Fitted, text: str, closing: str = "") -> str:
    """Return fitted prose as it was written, without the lines of the card; `closing` was put after it."""
    written, joined = " ".join(text.split()), ""
    for line in fitted.lines:
        together = (joined + line.text).removesuffix(closing) in written
        joined += (" " if joined and not together else "") + line.text
    return joined


def title(text: str, setting: Setting, box: Box, *, most_lines: int = 3) -> Fitted:
    """Fit a title in at most `most_lines` balanced lines; one too long for that ends in a mark."""
    broken: Fitted | None = None
    least = _least_width(text, setting.measure, most_lines)
    for size in range(box.ceiling, box.floor - 1, -2):
        width = box.width / size
        if width < least:
            continue
        lines = [Line(line) for line in balanced(text, setting.measure, width, most=most_lines)]
        if len(lines) <= most_lines and _wide(lines, setting) <= box.width / size:
            fitted = Fitted(size, tuple(lines), len(lines) * setting.pitch * size)
            if unbroken(lines, text):
                return fitted
            # The smallest type breaks a word least; a script that parts no words may be as large as it can.
            broken = broken if broken and main_script(text) in CLOSE else fitted
    if broken:
        return broken
    lines = [Line(line) for line in greedy(text, setting.measure, box.width / box.floor - 1)[:most_lines]]
    last = lines[-1].text.rstrip(" ,;:.") + MARK
    return Fitted(box.floor, (*lines[:-1], Line(last)), len(lines) * setting.pitch * box.floor, cut=True)


def _least_width(text: str, measure: Measure, most_lines: int) -> float:
    """Return how wide so many lines must be at least: narrower ones need not be tried."""
    parted = text.split()
    # A space is lost at each line's end; letters that stand closer to their neighbours are forgiven.
    longest = measure(" ".join(parted)) - (most_lines - 1) * measure("n n") if parted else 0.0
    return 0.97 * longest / most_lines


def unbroken(lines: Sequence[Line], text: str) -> bool:
    """Whether lines part a text between its words alone; spaces that hold words together count as spaces."""
    return " ".join(line.text for line in lines).split() == text.split()


def torn(fitted: Fitted, text: str) -> bool:
    """Whether a title is cut, or a word of it stands on no line as a whole, in a script that parts words."""
    stands = {word for line in fitted.lines for word in line.text.split()}
    return fitted.cut or any(word not in stands and not any(map(spaceless, word)) for word in text.split())


def same_excerpt(original: str, translation: str, excerpt: Fitted) -> str | None:
    """Return the part of a translated poem that stands for the excerpt; None unless it is certain."""
    ours, theirs = stanzas(original), stanzas(translation)
    if [len(one) for one in ours] != [len(one) for one in theirs]:
        return None
    left = sum(1 for line in excerpt.lines if not line.turned and not line.mark)
    parts = []
    for stanza in theirs:
        parts.append("\n".join(stanza[:left]))
        left -= min(left, len(stanza))
    return "\n\n".join(part for part in parts if part)


def _openings(whole: Stanzas, language: str) -> Iterator[list[list[str]]]:
    """Yield the poem and its openings, the longest first, each ending with a sentence.

    Where no line but the last ends one, stanzas count as sentences; in a single stanza, lines do.
    """
    places = [(at, count) for at, stanza in enumerate(whole) for count in range(1, len(stanza) + 1)]
    ends = [(at, count) for at, count in places if ends_sentence(whole[at][count - 1], language)]
    if not ends or ends[0] == places[-1]:
        ends = [(at, len(stanza)) for at, stanza in enumerate(whole)] if len(whole) > 1 else places
    if places[-1:] != ends[-1:]:
        ends.append(places[-1])
    # A stanza kept whole reads better than one that was cut.
    for at, count in sorted(ends, key=lambda end: (end[1] < len(whole[end[0]]), -end[0], -end[1])):
        yield [*map(list, whole[:at]), list(whole[at][:count])]


def _runs(whole: Sequence[Sequence[str]]) -> Iterator[tuple[Sequence[str], bool]]:
    """Yield the first paragraph's openings, the longest first, then every other sentence by itself."""
    first = whole[0] if whole else []
    for count in range(len(first), 0, -1):
        yield first[:count], count == len(first)
    for sentence in [*first[1:], *(each for paragraph in whole[1:] for each in paragraph)]:
        yield [sentence], False


def _poem_lines(opening: Stanzas, setting: Setting, cut: bool, turning: bool) -> SetLines:
    def lines(width: float) -> list[Line]:
        made: list[Line] = []
        for at, stanza in enumerate(opening):
            for number, line in enumerate(stanza):
                parts = turned_line(line.strip(), setting.measure, width) if turning else [line.strip()]
                made.append(Line(parts[0], opens=at > 0 and number == 0))
                made += [Line(part, turned=True) for part in parts[1:]]
        return [*made, Line(MARK, mark=True)] if cut else made

    return lines


def turned_line(line: str, measure: Measure, width: float) -> list[str]:
    """Return a line of verse, its rest set in where it is too long."""
    return turned(line, measure, width, width - TURN)


def _prose_lines(text: str, setting: Setting, box: Box) -> SetLines:
    """Return what breaks prose: where it takes more lines than the box is high, without care."""

    def lines(width: float) -> list[Line]:
        most = int(box.height * width / (setting.pitch * box.width)) + 1
        return [Line(line) for line in balanced(text, setting.measure, width, most=most)]

    return lines


def largest(
    lines_at: SetLines, setting: Setting, box: Box, smallest: int, fine: Callable[[list[Line]], bool] = bool
) -> Fitted | None:
    """Return the lines in the largest size at which they fit and are fine, None when none is small enough."""
    for size in [*range(box.ceiling, smallest, -2), *[smallest] * (smallest <= box.ceiling)]:
        lines = lines_at(box.width / size)
        height = size * setting.pitch * (len(lines) + STANZA_GAP * sum(line.opens for line in lines))
        if height <= box.height and _wide(lines, setting) <= box.width / size and fine(lines):
            return Fitted(size, tuple(lines), height)
    return None


def hopeless(text: str, setting: Setting, box: Box, smallest: int) -> bool:
    """Whether a text is too long even with every line full to the edge: spares breaking it."""
    lines = box.height / (smallest * setting.pitch)
    return setting.measure(text) * smallest > box.width * lines


def _wide(lines: Sequence[Line], setting: Setting) -> float:
    """Return the width of the widest line in ems."""
    return max((setting.measure(line.text) + (TURN if line.turned else 0) for line in lines), default=0)
