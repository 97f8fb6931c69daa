"""What is asked many times while one page is made is read once: a shelf that lives as long as the request.

Nothing is kept longer, so a change is true at once in every worker. Outside a request (a task, a command)
there is no shelf and each question reads anew, unless the caller opens one with ``remembering()``.
"""

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
_shelf: ContextVar[dict | None] = ContextVar("shelf", default=None)


@contextmanager
def remembering():
    """Keep what ``remembered`` reads until the block ends; blocks may be nested, the outermost one keeps."""
    if _shelf.get() is not None:
        yield
        return
    token = _shelf.set({})
    try:
        yield
    finally:
        _shelf.reset(token)


def remembered(key: str, read: Callable[[], T]) -> T:
    """What ``read()`` gives, from the shelf when it was read before."""
    shelf = _shelf.get()
    if shelf is None:
        return read()
    if key not in shelf:
        shelf[key] = read()
    return shelf[key]


def forget(key: str) -> None:
    """Called by the action that changed it, so that the same request tells the truth at once."""
    shelf = _shelf.get()
    if shelf is not None:
        shelf.pop(key, None)
