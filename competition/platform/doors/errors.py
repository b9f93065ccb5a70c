"""The refusal of a door without a database: everything that is wrong with its tables, at once."""


class TableRefusedError(Exception):
    """Sentences with line numbers; nothing was written."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
