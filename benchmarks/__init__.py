"""Figures that Garland is held to, measured side by side in one run: `python -m benchmarks.NAME`."""
