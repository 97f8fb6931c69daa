"""Indonesian figures."""

from decimal import Decimal

import pytest

from klaten_medsos.numbers import format_number, format_percent, is_missing, percentage


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (0, 0, "0"),
        (1250, 0, "1.250"),
        (1234567, 0, "1.234.567"),
        (-1250, 0, "-1.250"),
        (12.5, 1, "12,5"),
        (12.5, 0, "13"),
        (2.5, 0, "3"),
        (Decimal("1250.055"), 2, "1.250,06"),
        (3, 1, "3,0"),
        (-0.04, 1, "0,0"),
        (10**15, 0, "1.000.000.000.000.000"),
        (1e-7, 1, "0,0"),
        (None, 0, "data tidak ada"),
        (float("nan"), 0, "data tidak ada"),
        (Decimal("NaN"), 0, "data tidak ada"),
    ],
)
def test_figures_are_written_as_indonesians_write_them(value, decimals, words):
    assert format_number(value, decimals) == words


@pytest.mark.parametrize("value", [float("inf"), Decimal("-Infinity")])
def test_infinity_is_no_figure(value):
    with pytest.raises(ValueError, match="not a figure"):
        format_number(value)


def test_percentages_have_one_decimal_and_missing_stays_missing():
    assert format_percent(12.5) == "12,5 %"
    assert format_percent(100, 0) == "100 %"
    assert format_percent(None) == "data tidak ada"
    assert is_missing(None) and not is_missing(0)


def test_a_share_of_nothing_or_of_the_unknown_is_missing():
    assert percentage(1, 8) == Decimal("12.5")
    assert percentage(0, 8) == 0
    assert percentage(1, 0) is None
    assert percentage(None, 8) is None
    assert percentage(1, None) is None
