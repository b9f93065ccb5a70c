"""However Garland is started, its linear algebra takes one thread, unless somebody says otherwise."""

import os
import subprocess
import sys

import pytest

from competition.config import ROOT

ASK = """
import sys
{first}
assert "numpy" not in sys.modules
import os
print(os.environ["OPENBLAS_NUM_THREADS"])
"""


@pytest.mark.parametrize(("said", "taken"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3")])
@pytest.mark.parametrize("first", ["import competition.cli", "import benchmarks"])
def test_it_is_said_before_numpy_is_loaded(first, said, taken):
    around = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    asked = [sys.executable, "-c", ASK.format(first=first)]
    ended = subprocess.run(asked, cwd=ROOT, env=around | said, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == taken
