"""Every module can be the first that is imported: in a shell, in a job, in a test of its own."""

from pathlib import Path

import competition
from tests.support.importing import Interpreter, read_package

ROOT = Path(competition.__file__).parent


def refused(modules, first):
    interpreter = Interpreter(modules)
    interpreter.load(first)
    return interpreter.refused


def test_every_module_can_be_imported_first():
    modules = read_package(ROOT)
    assert len(modules) > 500
    assert {name: found for name in modules if (found := refused(modules, name))} == {}


def test_two_rooms_that_need_each_other_are_found(tmp_path):
    """`use` is reached by way of the package, which needs `use` itself: only from there it cannot begin."""
    house = tmp_path / "house"
    for name, text in {
        "__init__": "",
        "desk/__init__": "from house.desk.work import work\n",
        "desk/work": "from house.use import used\nwork = used\n",
        "desk/pen": "pen = 1\n",
        "use": "from house.desk.pen import pen\nused = pen\n",
    }.items():
        path = house / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    modules = read_package(house)
    assert refused(modules, "house.desk.work") == []
    assert refused(modules, "house.use") == [
        "house.desk.work takes used of house.use, which is not there yet"
    ]
