"""Policies with one check taken out: what each would let through, if nobody noticed."""

import ast
import copy
import sys
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from competition.web.policies import Policy

ALL = None
MODULES = {
    "competition.campaign.policies": ("find_campaign", "runs", "_office"),
    "competition.judging.policies": ALL,
    "competition.judging.oversight.policies": ALL,
    "competition.judging.paper.policies": ALL,
    "competition.judging.panel.policies": ALL,
    "competition.judging.practice.policies": ALL,
    "competition.judging.preview.policies": ALL,
    "competition.allocation.policies": ALL,
    "competition.duels.policies": ALL,
    "competition.rehearsal.policies": ALL,
    "competition.judging.queries.live": ("LIVE", "HELD", "STANDING"),
    "competition.judging.practice.queries": ("find_work",),
    "competition.allocation.queries": ("find_entry_ref", "find_copy_ref"),
    "competition.rehearsal.queries": ("find_rehearsal",),
}
"""Where it is decided who may open something; of a module that does more than that, what decides it."""
ANYTHING = ast.parse("__import__('sqlalchemy').true()", mode="eval").body


@cache
def source(name):
    """The text of a module as a tree."""
    path = import_module(name).__file__
    return ast.parse(Path(path).read_text(encoding="utf-8"), path)


@cache
def as_it_is(name):
    return compile(source(name), name, "exec")


def weakened():
    """Every module with checks as it would be without one of them: its name, what is gone, its code."""
    for name in MODULES:
        for parent, field, at, node in list(_places(name)):
            for put, gone in _weaker(node):
                _set(parent, field, at, ast.fix_missing_locations(ast.copy_location(put, node)))
                code = compile(source(name), name, "exec")
                _set(parent, field, at, node)
                yield name, f"line {node.lineno}: {ast.unparse(gone)}", code


def _places(name):
    """Where in a module something decides: the node, and where it hangs."""
    only = MODULES[name]
    for part in source(name).body:
        if only is ALL or set(only) & set(_names_of(part)):
            for line in getattr(part, "body", [part]):
                for parent in ast.walk(line):
                    for field, value in ast.iter_fields(parent):
                        hung = enumerate(value) if isinstance(value, list) else [(None, value)]
                        yield from ((parent, field, at, node) for at, node in hung if _weaker(node))


def _names_of(part):
    named = getattr(part, "name", None)
    return [named, *(each.id for each in getattr(part, "targets", ()) if isinstance(each, ast.Name))]


def _set(parent, field, at, node):
    if at is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[at] = node


def _weaker(node):
    """The ways to weaken a node: what stands there instead, and what is gone."""
    if isinstance(node, ast.BoolOp):
        return [_less(node, "values", at) for at, value in enumerate(node.values) if not _is_answer(value)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr):
        return [(node.left, node.right), (node.right, node.left)]
    if isinstance(node, ast.IfExp) and not isinstance(node.test, ast.BoolOp):
        return [(node.body, node.test)]
    if isinstance(node, ast.Call):
        return _weaker_calls(node, getattr(node.func, "attr", getattr(node.func, "id", "")))
    return []


def _weaker_calls(node, called):
    if called in ("where", "and_", "or_"):
        return [_less(node, "args", at) for at in range(len(node.args))]
    if called in ("join", "outerjoin") and len(node.args) == 2:
        return [(_with(node, args=[node.args[0], ANYTHING]), node.args[1])]
    return []


def _is_answer(node):
    return isinstance(node, ast.Dict)


def _less(node, field, at):
    """The node without one of its parts, and that part; where one part is left, that stands for the node."""
    parts = getattr(node, field)
    left = parts[:at] + parts[at + 1 :]
    if isinstance(node, ast.BoolOp) and len(left) == 1:
        return left[0], parts[at]
    return _with(node, **{field: left}) if left else node.func.value, parts[at]


def _with(node, **parts):
    changed = copy.copy(node)
    for name, part in parts.items():
        setattr(changed, name, part)
    return changed


@contextmanager
def policies_with(name, code):
    """The policies that there are with this code in place of a module, the changed ones first."""
    kept, _codes = {each: sys.modules[each] for each in MODULES}, _codes_as_they_are()
    try:
        made = [_run(name, code), *(_run(each, as_it_is(each)) for each in MODULES if _uses(each, name))]
        found = [each for module in made for each in vars(module).values() if isinstance(each, Policy)]
        named = {policy.name: policy for policy in found}
        yield sorted(named.values(), key=lambda policy: policy.resolve.__code__ in _codes_as_they_are())
    finally:
        sys.modules.update(kept)


@cache
def _codes_as_they_are():
    found = [each for name in MODULES for each in vars(import_module(name)).values()]
    return {each.resolve.__code__ for each in found if isinstance(each, Policy)}


@cache
def _uses(name, other):
    """Whether policies take something from the other module, at first or second hand."""
    if not name.endswith(".policies") or name == other:
        return False
    taken = {node.module for node in ast.walk(source(name)) if isinstance(node, ast.ImportFrom)}
    return other in taken or any(_uses(each, other) for each in taken & set(MODULES))


def _run(name, code):
    module = ModuleType(name)
    sys.modules[name] = module
    exec(code, vars(module))  # noqa: S102 - our own modules
    return module
