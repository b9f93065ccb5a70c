"""Python's way of importing, followed on paper: which modules could not be the first that is imported.

Running each in an interpreter of its own would take minutes. Here the import statements of all files are
read once, and gone through in the order in which Python would come to them.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Step:
    """What a statement does: it has a module imported and takes names of it, or it binds names itself."""

    module: str = ""
    names: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()


def read_package(root: Path) -> dict[str, list[Step]]:
    """Return the steps of every module of a package, by its name."""
    modules = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules[name] = list(_steps(ast.parse(path.read_text(encoding="utf-8")).body))
    return modules


def _steps(body: list[ast.stmt]) -> Iterator[Step]:
    """The steps of statements that run when a module is imported."""
    for statement in body:
        match statement:
            case ast.Import(names=names):
                for alias in names:
                    yield Step(alias.name, binds=((alias.asname or alias.name).partition(".")[0],))
            case ast.ImportFrom(module=str(module), names=names):
                taken = tuple(alias.name for alias in names)
                yield Step(module, taken, tuple(alias.asname or alias.name for alias in names))
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from _steps(statement.orelse)
            case ast.If(body=inner, orelse=other) | ast.Try(body=inner, orelse=other):
                yield from _steps(inner + other)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield Step(binds=(name,))
            case _:
                yield Step(binds=_bound(statement))


def _bound(statement: ast.stmt) -> tuple[str, ...]:
    found = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return tuple(node.id for node in found if isinstance(node.ctx, ast.Store))


class Interpreter:
    """One that has imported nothing yet. `refused` says what could not be imported, and where."""

    def __init__(self, modules: dict[str, list[Step]]) -> None:
        self._modules = modules
        self._bound: dict[str, set[str]] = {}
        self._whole: set[str] = set()
        self.refused: list[str] = []

    def load(self, module: str) -> None:
        """Import a module after the packages that it lies in, once."""
        parts = module.split(".")
        for end in range(1, len(parts) + 1):
            name = ".".join(parts[:end])
            if name in self._modules and name not in self._bound:
                self._run(name)

    def _run(self, module: str) -> None:
        bound = self._bound[module] = set()
        for step in self._modules[module]:
            if step.module in self._modules:
                self.load(step.module)
                self._take(module, step)
            bound.update(step.binds)
        self._whole.add(module)

    def _take(self, module: str, step: Step) -> None:
        """Take names of a module; of one that is not whole yet only what it has bound so far is there."""
        for name in step.names:
            if f"{step.module}.{name}" in self._modules:
                self.load(f"{step.module}.{name}")
            elif step.module not in self._whole and name not in self._bound[step.module]:
                self.refused.append(f"{module} takes {name} of {step.module}, which is not there yet")
