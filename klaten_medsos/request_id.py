"""The id of the request at hand, known to whatever writes about it: error pages, logs and the audit log."""

from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """The id of the request this code runs for; "" in tasks and commands."""
    return _current.get()


@contextmanager
def request_id(value: str):
    """Everything inside runs for the request ``value``."""
    token = _current.set(value)
    try:
        yield
    finally:
        _current.reset(token)
