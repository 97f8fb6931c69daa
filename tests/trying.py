"""Many tries on one situation, which costs much to build: each is judged and then undone."""

from contextlib import contextmanager

from django.db import transaction

from klaten_medsos.exceptions import Refusal


@contextmanager
def undone():
    """Whatever the block did to the database has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answer(try_it, *arguments) -> type[Refusal] | None:
    """The kind of refusal that ``try_it`` met; None when it went through. Anything else is an error of ours.

    What it wrote before it refused stays, to be found.
    """
    try:
        try_it(*arguments)
    except Refusal as refused:
        return type(refused)
    return None
