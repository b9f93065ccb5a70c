"""A place for pictures, and a way to write one."""

import pytest

from competition.platform.storage import Storage


@pytest.fixture
def storage(tmp_path):
    return Storage(tmp_path / "files")


@pytest.fixture
def keep(tmp_path):
    def write(image, name="drawing", **options):
        path = tmp_path / name
        image.save(path, **{"format": "PNG", **options})
        return path

    return write
