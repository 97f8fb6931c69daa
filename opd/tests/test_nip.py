"""NIP as people really paste them; all numbers are synthetic."""

import csv
import datetime
from pathlib import Path

import pytest

from klaten_medsos.exceptions import RuleBroken
from opd.nip import normalise_nip

CASES = list(csv.DictReader((Path(__file__).parent / "data" / "nip-cases.csv").open(newline="")))
JUDGED_ON = datetime.date(2026, 11, 23)


@pytest.mark.parametrize("case", CASES, ids=[f"{n}" for n, _ in enumerate(CASES)])
def test_each_known_case_is_judged_right(case):
    if case["valid"] == "false":
        with pytest.raises(RuleBroken):
            normalise_nip(case["nip"], JUDGED_ON)
    else:
        nip = normalise_nip(case["nip"], JUDGED_ON)
        assert len(nip.digits) == 18 and nip.digits.isascii()
        assert bool(nip.warning) is (case["valid"] == "warn")


def test_all_63_cases_are_there():
    assert len(CASES) == 63


def test_the_signature_form_has_the_spaces_of_the_perbup():
    assert normalise_nip("198503172010011004", JUDGED_ON).formal == "19850317 201001 1 004"


def test_a_nik_is_named_as_such_and_never_repeated():
    with pytest.raises(RuleBroken, match="NIK") as refused:
        normalise_nip("3310251703850001", JUDGED_ON)
    assert "3310" not in str(refused.value)


def test_next_month_is_still_the_future():
    with pytest.raises(RuleBroken, match="masa depan"):
        normalise_nip("198503172026121004", JUDGED_ON)
    assert normalise_nip("198503172026111004", JUDGED_ON).warning == ""
