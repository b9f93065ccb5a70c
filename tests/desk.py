"""A folder with tables in it, and a command without a database tried on it."""

from click.testing import CliRunner

from competition.cli import main


class Desk:
    """The folder; what `asked` names is run in it, with further options."""

    asked: tuple[str, ...] = ()

    def __init__(self, folder, monkeypatch):
        monkeypatch.setenv("GARLAND_CWD", str(folder))
        self.folder = folder

    def write(self, file, text):
        (self.folder / file).write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self, file):
        return (self.folder / file).read_text()

    def run(self, *options):
        return CliRunner().invoke(main, [*self.asked, *options])

    @property
    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def refused(self, *options):
        """Return what is said when nothing may have been written."""
        before = {path: path.read_bytes() for path in self.folder.iterdir()}
        ended = self.run(*options)
        assert ended.exit_code == 2
        assert {path: path.read_bytes() for path in self.folder.iterdir()} == before
        said = ended.stderr.splitlines()
        assert said[-1] == "Nothing was written."
        return said[:-1]


def disk_full(handle):
    """Stand in for os.fsync."""
    raise OSError(28, "No space left on device")
