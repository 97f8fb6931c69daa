"""Facilities and budget of a unit, their recap, and their way into the yearly report (Pasal 17, 21)."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.regulation import Facility as Kind
from opd import actions, means_duties, means_rules
from opd.forms.means import RupiahField
from opd.means import Budget, budget_of, inventory_of, recap
from opd.models import BudgetLine, Facility
from tests.cast import make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
YEAR = 2026


def a_line(unit, by, **changed) -> BudgetLine:
    said = {
        "year": YEAR, "programme": "Program Informasi", "activity": "Kegiatan Informasi", "account_code": "5.1.02.01",
        "use": "data", "ceiling": 1_000_000, "realised": None,
    }  # fmt: skip
    return actions.save_budget_line(line=BudgetLine(unit=unit, **{**said, **changed}), by=by)


def having(**good):
    return {
        kind: {"good": n, "damaged": 0, "internet_type": "", "has_backup": False, "note": ""}
        for kind, n in good.items()
    }


# --- facilities ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("good", "words"),
    [
        ({"tablet": 1, "listrik": 1, "internet": 1}, []),
        (
            {"komputer": 1, "listrik": 1, "telepon_cerdas": 1},
            [],
        ),  # the article lets a smartphone carry the internet
        ({"listrik": 1, "internet": 1, "telepon_cerdas": 2}, ["komputer"]),
        ({"komputer": 3, "internet": 1}, ["listrik"]),
        ({"komputer": 1, "listrik": 1}, ["internet"]),
        ({}, ["komputer", "listrik", "internet"]),
    ],
)
def test_gaps_are_what_pasal_17_names_and_the_unit_lacks(good, words):
    found = means_rules.gaps(good)
    assert len(found) == len(words)
    assert all(word in line for word, line in zip(words, found, strict=True))


def test_an_inventory_nobody_recorded_has_no_gaps_but_is_unknown(disbudporapar, budi):
    inventory = inventory_of(disbudporapar)
    assert not inventory.is_recorded and inventory.gaps == [] and inventory.good("komputer") is None
    actions.save_facilities(unit=disbudporapar, rows=having(komputer=0), by=budi)
    assert len(inventory_of(disbudporapar).gaps) == 3


def test_saving_again_without_a_change_leaves_no_line(disbudporapar, budi):
    for good in (2, 2, 3):
        actions.save_facilities(unit=disbudporapar, rows=having(notebook=good), by=budi)
    said = [entry.data["changed"] for entry in Entry.objects.on(disbudporapar).filter(event="sarana.dicatat")]
    assert [change["notebook"]["baik"] for change in said] == [2, 3]
    assert Facility.objects.count() == 1


@pytest.mark.parametrize("who", ["sari", "dewi", "joko", "kirana"])
def test_only_the_people_of_the_unit_record_its_means(request, disbudporapar, who):
    person = request.getfixturevalue(who)
    with pytest.raises(NotAllowed, match="staf unit itu sendiri"):
        actions.save_facilities(unit=disbudporapar, rows=having(komputer=1), by=person)
    with pytest.raises(NotAllowed, match="staf unit itu sendiri"):
        a_line(disbudporapar, person)


def test_budi_fills_the_inventory_on_one_page(client, disbudporapar, budi):
    client.force_login(budi)
    url = reverse("opd:facilities", args=[disbudporapar.pk])
    sent = {
        "notebook_good": "2",
        "notebook_damaged": "1",
        "listrik_good": "1",
        "listrik_backup": "on",
        "internet_good": "1",
    }
    page = client.post(url, sent)
    assert page.status_code == 422 and "Pilih modem, wi-fi, atau lainnya." in page.content.decode()
    assert not Facility.objects.exists()
    assert client.post(url, sent | {"internet_type": "wifi"}).status_code == 302
    rows = {row.kind: row for row in disbudporapar.facilities.all()}
    assert (rows[Kind.NOTEBOOK].good, rows[Kind.NOTEBOOK].damaged) == (2, 1)
    assert rows[Kind.ELECTRICITY].has_backup and rows[Kind.INTERNET].internet_type == "wifi"
    assert "tersedia dalam keadaan baik" in client.get(url).content.decode()


def test_two_who_fill_the_inventory_do_not_overwrite_each_other(client, disbudporapar, budi, ratna):
    url = reverse("opd:facilities", args=[disbudporapar.pk])
    client.force_login(ratna)
    seen = client.get(url).context["form"]["seen"].value()
    client.force_login(budi)
    assert (
        client.post(url, {"notebook_good": "2", "listrik_note": "Genset dipinjam", "seen": seen}).status_code
        == 302
    )
    client.force_login(ratna)
    both = client.post(url, {"notebook_good": "5", "seen": seen})
    page = both.content.decode()
    assert (
        both.status_code == 409
        and "Genset dipinjam" in page
        and 'value="5"' in page
        and "Budi Contoh" in page
    )
    kept = disbudporapar.facilities.get(kind="notebook")
    assert (kept.good, kept.updated_by) == (2, budi)
    now_seen = both.context["form"]["seen"].value()
    assert client.post(url, {"notebook_good": "5", "seen": now_seen}).status_code == 302
    assert disbudporapar.facilities.get(kind="notebook").good == 5


@pytest.mark.parametrize("seen", ["", "kemarin", "2026-99-99T00:00:00Z", "2020-01-01T00:00:00+00:00"])
def test_an_inventory_seen_before_it_was_filled_is_compared_and_the_same_typing_twice_is_no_conflict(
    client, disbudporapar, budi, seen
):
    actions.save_facilities(unit=disbudporapar, rows=having(notebook=2), by=budi)
    client.force_login(budi)
    url = reverse("opd:facilities", args=[disbudporapar.pk])
    assert client.post(url, {"notebook_good": "3", "seen": seen}).status_code == 409
    fresh = client.get(url).context["form"]["seen"].value()
    for _ in range(2):
        assert client.post(url, {"notebook_good": "3", "seen": fresh}).status_code == 302


@pytest.mark.parametrize("junk", ["-1", "99999", "dua", "1e3", "\x00"])
def test_junk_in_the_inventory_is_refused_kindly(client, disbudporapar, budi, junk):
    client.force_login(budi)
    response = client.post(reverse("opd:facilities", args=[disbudporapar.pk]), {"komputer_good": junk})
    assert response.status_code == 422 and not Facility.objects.exists()


# --- budget --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "rupiah"),
    [
        ("12.500.000", 12_500_000),
        ("Rp12.500.000,00", 12_500_000),
        ("Rp. 12 500 000,-", 12_500_000),
        ("12500000", 12_500_000),
        ("0", 0),
        ("", None),
    ],
)
def test_rupiah_are_read_as_people_write_them(typed, rupiah):
    assert RupiahField(required=False).clean(typed) == rupiah


@pytest.mark.parametrize("typed", ["12,500,000", "1.25.000", "sejuta", "-5", "1e6", "12.500.00"])
def test_rupiah_that_could_mean_two_things_are_refused(typed):
    with pytest.raises(ValidationError, match="jumlah rupiah"):
        RupiahField(required=False).clean(typed)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"year": 2019}, "Tahun anggaran"),
        ({"year": dates.today().year + 2}, "Tahun anggaran"),
        ({"programme": " "}, "Program"),
        ({"activity": ""}, "Kegiatan"),
        ({"account_code": "5.1.x"}, "Kode rekening"),
        ({"ceiling": 0}, "Pagu"),
        ({"ceiling": 10**14}, "Pagu"),
        ({"realised": -1}, "Realisasi"),
    ],
)
def test_a_line_the_dpa_cannot_hold_is_refused(disbudporapar, budi, changed, words):
    with pytest.raises(RuleBroken, match=words):
        a_line(disbudporapar, budi, **changed)
    assert not BudgetLine.objects.exists()


def test_the_database_refuses_a_line_before_the_regulation(disbudporapar, budi):
    line = a_line(disbudporapar, budi)
    for broken in ({"year": 2019}, {"ceiling": 0}, {"realised": -1}, {"use": "pesta"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BudgetLine.objects.filter(pk=line.pk).update(**broken)


def test_realised_beyond_the_ceiling_is_kept_and_flagged(client, disbudporapar, budi):
    client.force_login(budi)
    sent = {
        "year": YEAR, "programme": "Program", "activity": "Kegiatan", "account_code": "5.1.02", "use": "iklan",
        "ceiling": "1.000.000", "realised": "1.250.000",
    }  # fmt: skip
    page = client.post(
        reverse("opd:budget_create", args=[disbudporapar.pk]), sent, follow=True
    ).content.decode()
    assert "Realisasi melebihi pagu" in page and "Melebihi pagu" in page and "125,0 %" in page
    line = BudgetLine.objects.get()
    assert line.is_over and line.percent == 125


def test_a_missing_realisation_is_missing_and_spoils_no_percentage(disbudporapar, budi):
    a_line(disbudporapar, budi, ceiling=1_000_000, realised=500_000)
    a_line(disbudporapar, budi, ceiling=9_000_000)
    budget = budget_of(disbudporapar, YEAR)
    assert (budget.ceiling, budget.realised, budget.percent) == (10_000_000, 500_000, 50)
    assert budget.without_realised == 1
    nothing = Budget([])
    assert nothing.ceiling is nothing.realised is nothing.percent is None


def test_two_who_change_one_line_do_not_overwrite_each_other(client, disbudporapar, budi, ratna):
    line = a_line(disbudporapar, budi)
    seen = line.updated_at.isoformat()
    url = reverse("opd:budget_change", args=[line.pk])
    sent = {
        "year": YEAR, "programme": "P", "activity": "K", "account_code": "5.1", "use": "data", "ceiling": "2000",
        "realised": "", "seen": seen,
    }  # fmt: skip
    client.force_login(budi)
    assert client.post(url, sent).status_code == 302
    client.force_login(ratna)
    both = client.post(url, sent | {"ceiling": "3000", "programme": "Program Ratna"})
    line.refresh_from_db()
    assert both.status_code == 409 and line.ceiling == 2000
    page = both.content.decode()
    assert "Budi Contoh" in page and "Rp 2.000" in page and "Program Ratna" in page
    again = {**sent, "ceiling": "3000", "seen": both.context["form"]["seen"].value()}
    assert client.post(url, again).status_code == 302
    line.refresh_from_db()
    assert line.ceiling == 3000


def test_a_removed_line_stays_in_the_log(client, disbudporapar, budi, sari):
    line = a_line(disbudporapar, budi, ceiling=777_000)
    url = reverse("opd:budget_remove", args=[line.pk])
    client.force_login(sari)
    assert client.post(url).status_code == 404
    client.force_login(budi)
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 404
    assert "pagu (Rp) 777.000" in Entry.objects.on(line).last().sentence
    with pytest.raises(StateChanged):
        actions.remove_budget_line(line=line, by=budi)


@pytest.mark.parametrize("tahun", ["abc", "0", "1999", "2026; drop", ""])
def test_a_year_that_makes_no_sense_is_this_year_or_refused(client, disbudporapar, budi, tahun):
    client.force_login(budi)
    response = client.get(reverse("opd:budget", args=[disbudporapar.pk]), {"tahun": tahun})
    assert response.status_code in (200, 400)


def test_the_lines_of_a_year_are_downloaded_exactly(client, disbudporapar, budi, sari):
    a_line(disbudporapar, budi, realised=1_250_000, note="=1+1")
    url = reverse("opd:budget_csv", args=[disbudporapar.pk])
    client.force_login(budi)
    sheet = client.get(url, {"tahun": YEAR}).content.decode()
    assert "5.1.02.01,Data dan internet,1000000,1250000,125.0,ya,'=1+1" in sheet
    assert client.get(reverse("opd:budget_xlsx", args=[disbudporapar.pk])).content.startswith(b"PK")
    client.force_login(sari)
    assert client.get(url).status_code == 404


# --- recap ---------------------------------------------------------------------------------------------


def test_the_recap_names_every_unit_and_who_recorded_nothing(client, disbudporapar, dinkes, budi, dewi, joko):
    a_line(disbudporapar, budi, realised=1_100_000)
    actions.save_facilities(unit=disbudporapar, rows=having(komputer=1, listrik=1), by=budi)
    url = reverse("opd:means_recap")
    client.force_login(budi)
    assert client.get(url).status_code == 403
    for person in (dewi, joko):
        client.force_login(person)
        page = client.get(url, {"tahun": YEAR}).content.decode()
        assert "1 baris melebihi pagu" in page and "Tidak ada jaringan internet" in page and "Dinkes" in page
    sheet = client.get(reverse("opd:means_recap_csv"), {"tahun": YEAR}).content.decode()
    assert "1000000,1100000,110.0,1" in sheet
    assert "DINKES,Dinas Kesehatan,data tidak ada" in sheet
    assert client.get(reverse("opd:means_recap_xlsx")).content.startswith(b"PK")


def test_a_formula_in_a_name_is_only_words_in_the_sheet(client, dewi, budi, disbudporapar):
    make_unit("JAHAT", "=HYPERLINK(1)", "Jahat")
    client.force_login(dewi)
    assert "'=HYPERLINK(1)" in client.get(reverse("opd:means_recap_csv")).content.decode()


def test_the_recap_asks_three_queries_for_any_number_of_units(
    dewi, budi, disbudporapar, django_assert_num_queries
):
    for n in range(12):
        make_unit(f"U{n}", f"Dinas Uji {n}", f"Uji{n}")
    a_line(disbudporapar, budi)
    dewi.standing  # noqa: B018
    with django_assert_num_queries(3):
        assert len(recap(YEAR, dewi)) >= 13


# --- duties --------------------------------------------------------------------------------------------


def test_petugas_are_asked_for_what_was_never_recorded(disbudporapar, budi, ratna):
    titles = {duty.citation for duty in means_duties.duties_for(budi)}
    assert titles == {"Pasal 15", "Pasal 17", "Pasal 21"}
    actions.save_facilities(unit=disbudporapar, rows=having(komputer=1), by=budi)
    a_line(disbudporapar, budi, year=dates.today().year)
    assert {duty.citation for duty in means_duties.duties_for(budi)} == {"Pasal 15"}
    assert {duty.citation for duty in means_duties.duties_for(ratna)} == {"Pasal 15"}


def test_dates_of_the_year_border_count_by_wib(disbudporapar, budi):
    """At 23.30 WIB on 31 December 2026 the coming year is 2027, and 2028 is too far."""
    with time_machine.travel(datetime.datetime(2026, 12, 31, 16, 30, tzinfo=datetime.UTC), tick=False):
        a_line(disbudporapar, budi, year=2027)
        with pytest.raises(RuleBroken, match="Tahun anggaran"):
            a_line(disbudporapar, budi, year=2028)
