"""An installation on SQLite that several tests share: its database, its app, and browsers for its people."""

import re

from sqlalchemy import select

from competition.accounts.models import Account
from competition.clock import FixedClock
from competition.config import load
from competition.platform.jobs.runner import Runner
from competition.platform.storage import Storage
from tests.support import schema
from tests.support.signin import sign_in

TOKEN = re.compile(rb'(name="csrf_token" value=")[^"]*')


class Place:
    """Where judging goes on; `clock` stands still."""

    def __init__(self, template, folder, now, shared_app):
        self.now = now
        self.database = schema.make_sqlite_database(folder / "garland.db")
        schema.renew_sqlite(self.database, template)
        self.config = load(folder / "instance", environ={})
        self.clock = FixedClock(now)
        self.storage = Storage(self.config.files)
        self.app = shared_app.give(self.config, database=self.database, clock=self.clock)
        self.app.config["WTF_CSRF_ENABLED"] = False

    def writing(self):
        return self.database.writing()

    def browser(self, email=None):
        """A browser in which the owner of this address is signed in."""
        client = self.app.test_client()
        if email is None:
            return client
        with self.database.reading() as session:
            account = session.scalars(select(Account).where(Account.email == email)).one()
        return sign_in(client, account)

    def work_off(self):
        """Do what waits, as the worker would."""
        Runner(self.database, self.config, self.clock).run_waiting()


def bytes_of(answer):
    """Everything that a browser gets, its tokens apart."""
    headers = sorted((name, value) for name, value in answer.headers if name != "Set-Cookie")
    with answer:
        return answer.status_code, headers, TOKEN.sub(rb"\1", answer.data)


def crawl(browser, *starts, within):
    """Fetch these pages and all that they lead to and embed, wherever an address matches `within`."""
    todo, got = list(starts), {}
    while todo:
        path = todo.pop()
        if path in got:
            continue
        with browser.get(path) as answer:
            got[path] = str(answer.headers).encode() + answer.data
            if answer.mimetype == "text/html":
                found = re.findall(r'(?:href|src|action)="([^"#]*)', answer.get_data(as_text=True))
                todo += [link.replace("&amp;", "&") for link in found if re.match(within, link)]
            elif answer.status_code in (302, 303) and re.match(within, answer.location):
                todo.append(answer.location)
    return got
