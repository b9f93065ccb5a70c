"""The refusal of the door: everything that is wrong with the tables, at once."""


class TableRefusedError(Exception):
    """Sentences with line numbers; nothing was written."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
