"""Links from part to part: in a part they carry an address of our own, in the book they lead to places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from competition.platform.pdf import SCHEME
from competition.platform.pdf_objects import value_of
from competition.publication.errors import DeadLinkError, DoubledPlaceError

PLACE = f"{SCHEME}place/"
"""What stands before the name of a place in the address of a link."""


@dataclass
class Links:
    """The places of a book by name, and the names that links lead to."""

    places: dict[str, Array] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)

    def gather(self, page: pikepdf.Object, places: Mapping[str, list[float]], *, own: set[str]) -> None:
        """Take down the places of a page, and turn its links. `own` are the places of its part so far.

        Raises DoubledPlaceError.
        """
        for name, at in places.items():
            if name not in own:
                own.add(name)
                self._add(name, Array([page, Name.XYZ, *at, 0]))
        for note in value_of(page, "/Annots", ()):
            self._turn(note)

    def write(self, book: pikepdf.Pdf) -> None:
        """Let the book have its names. Raises DeadLinkError when a link leads nowhere."""
        dead = sorted(self.wanted - set(self.places))
        if dead:
            raise DeadLinkError(place=dead[0])
        names: list[Any] = []
        for name in sorted(self.places, key=str.encode):
            names += [String(name), self.places[name]]
        book.Root.Names = Dictionary(Dests=Dictionary(Names=Array(names)))

    def _add(self, name: str, place: Array) -> None:
        if name in self.places:
            raise DoubledPlaceError(place=name)
        self.places[name] = place

    def _turn(self, note: pikepdf.Object) -> None:
        address = str(value_of(value_of(note, "/A", Dictionary()), "/URI", ""))
        if address.startswith(PLACE):
            del note["/A"]
            note.Dest = String(address.removeprefix(PLACE))
        place = value_of(note, "/Dest")
        if isinstance(place, String):
            self.wanted.add(str(place))
