"""What the apps of a test process share. Every test has an app of its own, but no two differ in these.

Making an app and showing its first page took a quarter of a second, nearly all of it for compiling the same
addresses and the same templates once more; with some two thousand tests that need one, minutes.
"""

from jinja2 import BytecodeCache
from werkzeug.routing import Rule


class SharedTemplates(BytecodeCache):
    """Keeps compiled templates in memory, each by its name and what it said when it was compiled."""

    def __init__(self):
        self._kept = {}

    def load_bytecode(self, bucket):
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket):
        self._kept[bucket.key, bucket.checksum] = bucket.code


def share_addresses():
    """Let rules of the same words share the function that builds their address; it knows nothing else."""
    compile_builder = Rule._compile_builder
    builders = {}

    def builder(rule, append_unknown=True):
        if rule.defaults:
            return compile_builder(rule, append_unknown)
        key = (rule.rule, tuple(rule._trace), append_unknown)
        if key not in builders:
            builders[key] = compile_builder(rule, append_unknown)
        return builders[key]

    Rule._compile_builder = builder
