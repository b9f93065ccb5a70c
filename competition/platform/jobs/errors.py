"""How a job ends before its end."""


class Cancelled(BaseException):
    """The job is not ours any more: somebody cancelled it, another worker took it over, or this worker stops.

    Not an `Exception`: a job that carries on after the failure of one item must not swallow it.
    """


class UnknownJobError(Exception):
    """A row names a job that nothing is registered for: the worker is older than the web server."""
