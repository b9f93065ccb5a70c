"""How often something that changes nothing may be asked, counted in memory: no row is written for a look-up.

Each process counts for itself, so that the limit is one of a process; it guards its time, not a secret.
"""

import threading
from collections import OrderedDict, deque
from datetime import datetime, timedelta


class Throttle:
    """So many askings of one asker within a time; the longest silent askers are forgotten first."""

    def __init__(self, *, limit: int, within: timedelta, askers: int = 10_000) -> None:
        self.limit, self.within, self.askers = limit, within, askers
        self._asked: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, asker: str, now: datetime) -> bool:
        """Count one asking; False, uncounted, where there were too many."""
        with self._lock:
            asked = self._asked.setdefault(asker, deque())
            self._asked.move_to_end(asker)
            while asked and asked[0] <= now - self.within:
                asked.popleft()
            while len(self._asked) > self.askers:
                self._asked.popitem(last=False)
            if len(asked) >= self.limit:
                return False
            asked.append(now)
            return True
