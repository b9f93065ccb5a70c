"""Run the demo and take every picture of the documentation."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.camera import album, paper, screens
from docs.camera.demo import Served, serve


def main(words: Sequence[str] | None = None) -> None:
    """Take the pictures; `--url` and `--dir` name a demo that is served already, else one is run."""
    parser = argparse.ArgumentParser(prog="docs.camera", description=main.__doc__)
    parser.add_argument("--url", help="where a demo is served already")
    parser.add_argument("--dir", type=Path, help="the folder of the demo")
    parser.add_argument("--only", default="", help="take the pictures whose names contain this")
    parser.add_argument("--port", type=int, default=8200, help="where to serve the demo that is run")
    asked = parser.parse_args(words)
    if asked.url:
        if asked.dir is None:
            parser.error("--url needs the folder of that demo as well: --dir")
        _take(Served(asked.url, asked.dir), asked.only)
        return
    with TemporaryDirectory() as spare, serve(asked.dir or Path(spare), asked.port) as demo:
        _take(demo, asked.only)


def _take(demo: Served, only: str) -> None:
    for name, picture in (*paper.pictures(demo, only), *screens.pictures(demo, only)):
        print(album.keep(name, picture))
    if not only:
        album.weigh()


if __name__ == "__main__":
    main()
