"""Sets that grow together: which things are joined, by whatever chain (union–find with path halving)."""

from collections.abc import Hashable


class Union:
    """Things joined one pair after the other."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def root(self, thing: Hashable) -> Hashable:
        """Return the thing that stands for everything joined with this one."""
        parent = self._parent
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def join(self, one: Hashable, other: Hashable) -> bool:
        """Join two things; return whether they were apart before."""
        root, under = self.root(one), self.root(other)
        self._parent[under] = root
        return root != under
