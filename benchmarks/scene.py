"""A whole installation of its own for a benchmark: SQLite, a web process, a worker; both can be killed."""

import multiprocessing
import multiprocessing.util
import os
import re
import signal
import tempfile
from http.client import HTTPConnection
from urllib.parse import quote, urlencode

from competition.accounts import cookies
from competition.accounts.rules import Role
from competition.accounts.sessions import open_session
from competition.clock import Clock
from competition.config import load
from competition.entries import services
from competition.platform.db import Database
from competition.platform.migrate import upgrade
from competition.platform.storage import Storage
from competition.supervise import free_port, wait_until_served, web_process
from tests.factories import make_campaign, make_city, make_member, make_school

FASTER = 4
"""A worker of a benchmark notices the death of another so much faster: waiting proves nothing."""
multiprocessing.util.get_temp_dir()  # here, and not where a benchmark looks for what is left
_ready = multiprocessing.get_context("forkserver")
_ready.set_forkserver_preload(["competition.tables", "competition.jobs", "competition.platform.jobs.worker"])


def work(environ):
    """Be a worker, in a process that has all modules but has opened nothing."""
    from competition import jobs, tables  # noqa: F401
    from competition.platform.jobs import pulse, reaper, worker

    os.setsid()
    os.environ.update(environ)
    tempfile.tempdir = environ["TMPDIR"]
    reaper.SILENT_FOR = reaper.SILENT_FOR / FASTER
    worker.TICK_SECONDS /= FASTER
    pulse.BEAT_SECONDS /= FASTER
    jobs.load()
    worker.main(load(environ=environ))


class Scene:
    """An installation on SQLite; its web process and its worker can be killed and started again."""

    def __init__(self, folder):
        self.port = free_port("127.0.0.1", 8400 + os.getpid() % 400)
        address = f"http://127.0.0.1:{self.port}"
        self.told = {
            "GARLAND_INSTANCE": str(folder),
            "GARLAND_BASE_URL": address,
            "TMPDIR": tempfile.gettempdir(),
        }
        config = load(environ=self.told)
        self.environ = {**os.environ, **self.told}
        self.database, self.storage = Database(config.database_url), Storage(config.files)
        upgrade(self.database)
        self.clock = Clock()
        with self.database.writing() as session:
            self.campaign = make_campaign(session, slug="kill")
            for milestone in self.campaign.milestones:
                milestone.at = self.clock.now().replace(year=2000 if milestone.key == "call_opens" else 2200)
            self.city = make_city(session, self.campaign)
            self.school = make_school(session, self.city)
            self.teacher = make_member(session, self.campaign, Role.TEACHER, "kill@example.org", "Kill")
            self.token = open_session(session, account=self.teacher, now=self.clock.now()).token
        self.process = self.worker = None

    def start(self):
        self.process = web_process(self.environ, host="127.0.0.1", port=self.port)
        assert any(wait_until_served(f"http://127.0.0.1:{self.port}/sign-in") for _attempt in range(10))

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process._running.wait()

    def start_worker(self):
        self.worker = _ready.Process(target=work, args=(self.told,))
        self.worker.start()

    def kill_worker(self):
        os.kill(self.worker.pid, signal.SIGKILL)
        self.worker.join()

    def stop(self):
        if self.process:
            self.process.stop()
        if self.worker:
            self.worker.terminate()
            self.worker.join()
        self.database.engine.dispose()

    def new_class(self, name):
        with self.database.writing() as session:
            return services.start_class(
                session,
                campaign=session.merge(self.campaign),
                school=session.merge(self.school),
                name=name,
                age_group="5-10",
                rules_version=self.campaign.rules_version,
                teacher=session.merge(self.teacher),
                now=self.clock.now(),
            )


class Window:
    """A browser in which somebody is signed in, on one page of it."""

    def __init__(self, scene, token, path):
        self.port = scene.port
        cookie = f"{cookies.NAME}={token}"
        answer, body = self.ask("GET", path, {"Cookie": cookie})
        form = re.search(r"garland_form=[^;]+", answer.headers["Set-Cookie"]).group()
        self.csrf = re.search(rb'name="csrf_token"[^>]*value="([^"]+)"', body).group(1).decode()
        self.cookie = f"{cookie}; {form}"

    def ask(self, method, path, headers=None, body=None):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body=body, headers=headers or {"Cookie": self.cookie})
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def post(self, path, fields):
        """Send a form as a script does."""
        headers = {
            "Cookie": self.cookie,
            "X-CSRFToken": self.csrf,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self.ask("POST", path, headers, urlencode(fields))


class Browser(Window):
    """A teacher's browser on the page where files are dropped into a class."""

    def __init__(self, scene, ref):
        self.ref = ref
        super().__init__(scene, scene.token, f"/class/{ref}/files")

    def send(self, key, name, content):
        headers = {
            "Cookie": self.cookie,
            "X-CSRFToken": self.csrf,
            "X-Garland-Name": quote(name),
            "Content-Type": "application/octet-stream",
        }
        return self.ask("PUT", f"/class/{self.ref}/files/{key}", headers, content)


def new_key(chance):
    """A key as the page makes one for each sending."""
    return "".join(chance.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(24))
