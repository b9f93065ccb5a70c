"""Takes the pictures of README.md and docs/ from the sample campaign: `.venv/bin/python -m docs.camera`."""
