"""The faces that orders are planned with, looked for once for all tests."""

import pytest

from competition.publication.composing import views


@pytest.fixture(autouse=True)
def _faces(monkeypatch, font_set):
    monkeypatch.setattr(views, "faces", lambda _instance: font_set)
