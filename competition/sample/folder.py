"""Reading a campaign folder: every error with its line, all at once; unknown columns named and ignored."""

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from competition.consent.rules import Channel
from competition.sample.rows import EntryRow, Folder, JudgeRow, ages, cells, levels, pupil, whole_number

ENTRY_COLUMNS = [
    "entry",
    "form",
    "age_group",
    "language",
    "title",
    "text",
    "translation_language",
    "translation_title",
    "translation",
    "images",
    "alt",
    "class",
    "school",
    "city",
    "teacher_email",
    "pupils",
    "consent_book",
    "consent_web",
    "consent_social",
]
JUDGE_COLUMNS = ["judge", "languages", "categories", "city", "barred_schools", "capacity"]
Row = Mapping[str, str]
Read = TypeVar("Read")


class FolderError(Exception):
    """The folder cannot be taken in; `problems` holds a sentence for each error, with file and line."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class _Reading:
    """A folder being read, with what was found wrong and strange so far."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.files = folder, folder / "files"
        self.problems: list[str] = []
        self.warnings: list[str] = []

    def table(self, name: str, required: list[str], optional: set[str] | None) -> Iterator[tuple[int, Row]]:
        """Yield the rows of a CSV file with their line numbers; `optional` None allows any further column."""
        try:
            with (self.folder / name).open(encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file)
                if not self._has_columns(name, list(reader.fieldnames or ()), required, optional):
                    return
                for row in reader:
                    yield reader.line_num, {key: value or "" for key, value in row.items() if key}
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            self.problems.append(f"{name}: cannot be read ({type(error).__name__}); it must be CSV in UTF-8")

    def _has_columns(
        self, name: str, found: list[str], required: list[str], optional: set[str] | None
    ) -> bool:
        missing = [column for column in required if column not in found]
        if missing:
            self.problems.append(f"{name}, line 1: columns missing: {', '.join(missing)}")
        strange = [c for c in found if c not in required and optional is not None and c not in optional]
        if strange:
            self.warnings.append(f"{name}: columns ignored: {', '.join(strange)}")
        return not missing

    def rows(self, name: str, table: Iterator[tuple[int, Row]], read: Callable[[Row], Read]) -> list[Read]:
        """Read every row; note the errors of each with its line."""
        result = []
        for line, row in table:
            try:
                result.append(read(row))
            except ValueError as error:
                self.problems.append(f"{name}, line {line}: {error}")
        return result

    def text(self, name: str) -> str:
        """Return a text file of `files/`, its lines kept."""
        if not name:
            return ""
        try:
            return self.file(name).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise ValueError(f"files/{name} is not plain text in UTF-8") from None

    def file(self, name: str) -> Path:
        """Return a file that lies in `files/`, nowhere else."""
        path = (self.files / name).resolve()
        if path.parent != self.files.resolve() or not path.is_file():
            raise ValueError(f"there is no file “{name}” in files/")
        return path


def read_folder(folder: Path) -> Folder:
    """Read a campaign folder; raise FolderError naming everything that is wrong with it."""
    reading = _Reading(folder)
    entries = reading.rows(
        "entries.csv",
        reading.table("entries.csv", ENTRY_COLUMNS, {"headcount", "ages"}),
        lambda row: _entry(reading, row),
    )
    judges, scores = _judges(reading), _scores(reading)
    _refuse_doubles(reading, "entries.csv", [entry.key for entry in entries])
    _refuse_doubles(reading, "judges.csv", [judge.key for judge in judges])
    if not entries and not reading.problems:
        reading.problems.append("entries.csv: there is no entry in it")
    if reading.problems:
        raise FolderError(reading.problems)
    return Folder(folder, tuple(entries), tuple(judges), scores, tuple(reading.warnings))


def _entry(reading: _Reading, row: Row) -> EntryRow:
    pupils = tuple(pupil(part) for part in cells(row["pupils"]))
    headcount = whole_number(row.get("headcount") or "1", "headcount", lowest=1)
    people = len(pupils) or 1
    images = cells(row["images"])
    for image in images:
        reading.file(image)
    if not row["entry"].strip():
        raise ValueError("entry: an id is needed")
    return EntryRow(
        key=row["entry"].strip(),
        form=row["form"].strip(),
        age_group=row["age_group"].strip(),
        language=row["language"].strip(),
        title=row["title"].strip(),
        text=reading.text(row["text"].strip()),
        translation_language=row["translation_language"].strip(),
        translation_title=row["translation_title"].strip(),
        translation=reading.text(row["translation"].strip()),
        images=images,
        alts=cells(row["alt"]) if len(images) > 1 else (row["alt"].strip(),),
        class_name=row["class"].strip(),
        school=row["school"].strip(),
        city=row["city"].strip(),
        teacher_email=row["teacher_email"].strip(),
        pupils=pupils,
        headcount=len(pupils) or headcount,
        ages=(None, None) if pupils else ages(row.get("ages") or ""),
        consents={c: levels(row[f"consent_{c}"], f"consent_{c}", people) for c in Channel},
    )


def _judges(reading: _Reading) -> list[JudgeRow]:
    if not (reading.folder / "judges.csv").exists():
        return []
    table = reading.table("judges.csv", JUDGE_COLUMNS, {"name", "email"})
    return reading.rows("judges.csv", table, _judge)


def _judge(row: Row) -> JudgeRow:
    key = row["judge"].strip()
    if not key or not cells(row["languages"]):
        raise ValueError("a judge needs an id and at least one language")
    return JudgeRow(
        key=key,
        name=row.get("name", "").strip() or key,
        email=row.get("email", "").strip() or f"{key.lower()}@example.org",
        languages=cells(row["languages"]),
        categories=cells(row["categories"]),
        city=row["city"].strip(),
        barred_schools=cells(row["barred_schools"]),
        capacity=whole_number(row["capacity"], "capacity", lowest=0),
    )


def _scores(reading: _Reading) -> dict[tuple[str, str], dict[str, int]]:
    if not (reading.folder / "scores.csv").exists():
        return {}
    read = reading.rows("scores.csv", reading.table("scores.csv", ["entry", "judge"], None), _score)
    return dict(read)


def _score(row: Row) -> tuple[tuple[str, str], dict[str, int]]:
    values = {
        column: whole_number(value, column)
        for column, value in row.items()
        if column not in ("entry", "judge", "category") and value.strip()
    }
    return (row["entry"].strip(), row["judge"].strip()), values


def _refuse_doubles(reading: _Reading, name: str, keys: list[str]) -> None:
    doubles = sorted({key for key in keys if keys.count(key) > 1})
    if doubles:
        reading.problems.append(f"{name}: the same id stands more than once: {', '.join(doubles)}")
