from dataclasses import replace

import pytest
from flask import request

from competition.app import create_app
from competition.web.policies import PUBLIC, allow

FORWARDED = {"X-Forwarded-For": "203.0.113.7, 198.51.100.2", "X-Forwarded-Proto": "https"}


@pytest.mark.parametrize(
    ("proxies", "seen"), [(0, "127.0.0.1 http"), (1, "198.51.100.2 https"), (2, "203.0.113.7 http")]
)
def test_a_visitors_address_is_believed_as_far_as_there_are_proxies(config, database, clock, proxies, seen):
    app = create_app(replace(config, proxies=proxies), database=database, clock=clock)
    app.add_url_rule("/who", "who", allow(PUBLIC)(lambda: f"{request.remote_addr} {request.scheme}"))
    assert app.test_client().get("/who", headers=FORWARDED).text == seen
