"""Documents print the names that were right on their own date (Pasal 1 angka 3 to 6)."""

import datetime

import pytest

from opd import actions
from reports.content.parts import holder_on, letterhead, signatory
from tests.cast import make_head

pytestmark = [pytest.mark.django_db, pytest.mark.domain]

BEFORE, AFTER = datetime.date(2025, 12, 31), datetime.date(2026, 1, 1)


def test_the_kop_prints_the_name_the_unit_bore_that_day(dewi, dinkes):
    actions.rename_unit(
        unit=dinkes,
        name="Dinas Kesehatan dan KB",
        abbreviation="DKKB",
        starts_on=AFTER,
        basis="Perda Contoh",
        by=dewi,
    )
    dinkes.refresh_from_db()
    assert letterhead(dinkes, BEFORE)["unit"] == "DINAS KESEHATAN"
    assert letterhead(dinkes, AFTER)["unit"] == "DINAS KESEHATAN DAN KB"


def test_the_signature_block_prints_the_holder_rank_and_nip_of_that_day(dinkes):
    make_head(dinkes, "Lama Contoh", ends_on=BEFORE, rank="Pembina", nip="198503172010011004")
    make_head(dinkes, "Baru Contoh", starts_on=AFTER, acting="plt")
    block = signatory("Mengetahui", holder_on("kepala", BEFORE, unit=dinkes), BEFORE)
    assert (block["name"], block["rank"], block["nip"]) == ("Lama Contoh", "Pembina", "19850317 201001 1 004")
    block = signatory("Mengetahui", holder_on("kepala", AFTER, unit=dinkes), AFTER)
    assert (block["name"], block["title"]) == ("Baru Contoh", "Plt. Kepala Dinas Kesehatan")
