"""Where the rubric of the youngest poems is worded."""

import pytest

from tests.judging.rubrics.page import OFFICE


@pytest.fixture
def place(poems):
    return f"{OFFICE}/rubrics/{poems.ref}"
