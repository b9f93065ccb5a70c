"""Figures that Garland is held to, measured side by side in one run: `python -m benchmarks.NAME`."""

import competition  # noqa: F401 as many threads as the program itself takes, said before NumPy is loaded
