"""Constraints that several rooms need, said once: what must never be true is refused by the database."""

from django.db.models import CheckConstraint, F, Q


def paired(table: str, *fields: str) -> CheckConstraint:
    """``submitted_at`` and ``submitted_by`` are set together or not at all."""
    empty, filled = Q(), Q()
    for field in fields:
        empty &= Q(**{f"{field}__isnull": True})
        filled &= Q(**{f"{field}__isnull": False})
    return CheckConstraint(condition=empty | filled, name=f"{table}_{fields[0]}_paired")


def one_of(table: str, field: str, choices) -> CheckConstraint:
    """``field`` holds one of the values of the ``choices`` enum and nothing else."""
    return CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=f"{table}_{field}_known")


def ordered(table: str, first: str, last: str) -> CheckConstraint:
    """``last`` is empty or not before ``first``."""
    return CheckConstraint(
        condition=Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        name=f"{table}_{last}_after_{first}"[:63],
    )
