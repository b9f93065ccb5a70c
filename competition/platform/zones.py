"""The time zone of a country, where there is one that nearly everybody there lives by."""

from functools import cache
from importlib.resources import files

_NEARLY_ALL = ("most of ", "(mainland)", "(peninsula)", "Beijing Time")


def zone_of_country(country: str) -> str | None:
    """Return the zone of a country by its two letters; None for what is unknown or has several large ones.

    Islands and towns that keep a time of their own beside a mainland are told by tzdata's remarks.
    """
    zones = _zones().get(country.upper(), ())
    if len(zones) == 1:
        return zones[0][0]
    main = [name for name, remark in zones if remark and any(said in remark for said in _NEARLY_ALL)]
    return main[0] if len(main) == 1 else None


@cache
def _zones() -> dict[str, list[tuple[str, str]]]:
    """Return the zones of every country with tzdata's remarks."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _place, name, *remark = line.split("\t")
            found.setdefault(country, []).append((name, remark[0] if remark else ""))
    return found
