"""Numbers as Indonesians write them: 1.250 and 12,5 %. What is missing stays missing, never zero."""

import math
from decimal import ROUND_HALF_UP, Decimal

MISSING = "data tidak ada"


def is_missing(value):
    """Whether there is no figure: None, or the NaN of a failed reading."""
    return value is None or (isinstance(value, float | Decimal) and math.isnan(value))


def exact_or_none(value):
    """The figure as Decimal, None when missing; ValueError for an infinite value."""
    if is_missing(value):
        return None
    exact = Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(f"{value!r} is not a figure.")
    return exact


def format_number(value, decimals=0):
    """ "1.250", or "12,5" with ``decimals=1``, rounded half up; "data tidak ada" when missing.

    A fixed number of decimals keeps columns aligned. ValueError for an infinite value.
    """
    exact = exact_or_none(value)
    if exact is None:
        return MISSING
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if not rounded:
        rounded = abs(rounded)  # no "-0"
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))


def format_percent(value, decimals=1):
    """ "12,5 %" for 12.5 (a value already in hundredths); "data tidak ada" when missing."""
    if is_missing(value):
        return MISSING
    return f"{format_number(value, decimals)} %"


def percentage(part, whole):
    """part of whole in hundredths as Decimal; None when either is missing or the whole is nothing."""
    exact, total = exact_or_none(part), exact_or_none(whole)
    if exact is None or not total:
        return None
    return exact * 100 / total
