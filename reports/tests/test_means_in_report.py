"""SOP, pledges, facilities and budget in huruf a and the annexes of the yearly report (Pasal 15–17, 21)."""

import json

import pytest

from klaten_medsos import dates
from opd import actions as opd
from opd.models import BudgetLine
from opd.pledges import LETTERS
from opd.sop import DEFAULT
from reports.content.means import annexes, means_table
from reports.figures import figures_for
from reports.pdf.layout import Numbers
from tests.cast import pdf_upload

pytestmark = pytest.mark.django_db
YEAR = 2026


def test_what_nobody_recorded_is_missing_never_zero(disbudporapar, budi):
    found = figures_for(disbudporapar, YEAR)["a"]["means"]
    assert found["facilities"] is None and found["budget"] is None and found["sop"] == []
    assert found["pledges"] == {"signed": 0, "of": 1}
    rows = dict(means_table(found)[0]["rows"])
    assert rows["Kekurangan sarana (Pasal 17)"] == rows["Pagu anggaran (Pasal 21)"] == "data tidak ada"
    assert rows["SOP (Pasal 16)"] == "belum ditetapkan; nilai bawaan portal"
    assert annexes(found) == []


def test_a_report_frozen_before_these_figures_still_opens():
    assert means_table(None) == [] and annexes(None) == []


def test_the_figures_and_the_annexes_say_what_was_recorded(disbudporapar, budi, dewi):
    today = dates.today()
    opd.record_sop(
        number="480/1", decided_on=today, effective_on=today, upload=pdf_upload(), sop=DEFAULT, by=dewi
    )
    opd.sign_pledge(appointment=budi.appointments.get(), letters=set(LETTERS), signed_as=budi.name, by=budi)
    row = {"good": 1, "damaged": 2, "internet_type": "", "has_backup": False, "note": ""}
    opd.save_facilities(unit=disbudporapar, rows={"komputer": row}, by=budi)
    for ceiling, realised in ((1_000_000, 1_200_000), (500_000, None)):
        line = BudgetLine(
            unit=disbudporapar, year=YEAR, programme="Program", activity="Kegiatan", account_code="5.1.02", use="iklan",
            ceiling=ceiling, realised=realised,
        )  # fmt: skip
        opd.save_budget_line(line=line, by=budi)
    found = json.loads(json.dumps(figures_for(disbudporapar, YEAR)["a"]["means"]))
    assert found["budget"]["ceiling"] == 1_500_000 and found["budget"]["realised"] == 1_200_000
    assert found["budget"]["percent"] == 120.0 and found["budget"]["over"] == 1
    table = means_table(found)[0]
    rows = dict(table["rows"])
    assert rows["Pakta integritas ditandatangani (Pasal 15)"] == "1 dari 1 penunjukan"
    assert "listrik" in rows["Kekurangan sarana (Pasal 17)"]
    assert rows["Realisasi anggaran (Pasal 21)"] == "Rp1.200.000 (120,0\u00a0%)"
    assert "Nomor 480/1" in rows["SOP (Pasal 16)"] and "1 baris" in table["note"]
    inventory, money = annexes(found)
    assert inventory["tables"][0]["rows"] == [["Komputer", "1", "2", "–", "–", "–"]]
    assert money["tables"][0]["rows"][0][5] == "120,0\u00a0% (melebihi pagu)"
    assert money["tables"][0]["rows"][1][4] == "data tidak ada"
    assert Numbers().table(money["tables"][0]).rows[-1]["css"] == "total"
    # the year before knows nothing of this year's money
    assert figures_for(disbudporapar, YEAR - 1)["a"]["means"]["budget"] is None
