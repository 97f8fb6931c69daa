"""A unit changes its name, is joined or split; what is dated before stays as it was."""

import datetime

import pytest
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken
from opd import actions
from opd.models import Membership, Unit, UnitName
from opd.tasks import bear_due_names
from tests.cast import make_person, make_unit, png_upload

from .stories import recorded

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture(autouse=True)
def march(time_machine):
    time_machine.move_to("2026-03-02 09:00+07:00")
    return time_machine


def renamed(unit, by, **changed):
    said = {"name": "Dinas Kesehatan dan KB", "abbreviation": "DKKB", "basis": "Perda Contoh 1/2026"}
    return actions.rename_unit(unit=unit, by=by, **{**said, "starts_on": day("2026-01-01"), **changed})


def test_old_documents_print_the_old_name_and_new_ones_the_new(dewi, dinkes):
    renamed(dinkes, dewi)
    dinkes.refresh_from_db()
    assert dinkes.name == "Dinas Kesehatan dan KB" and dinkes.is_confirmed
    assert dinkes.name_on(day("2025-12-31")) == "Dinas Kesehatan"
    assert dinkes.abbreviation_on(day("2025-12-31")) == "Dinkes"
    assert dinkes.name_on(day("2026-01-01")) == "Dinas Kesehatan dan KB"


def test_a_unit_never_renamed_has_one_name_for_all_days(dinkes):
    assert dinkes.name_on(day("1999-01-01")) == dinkes.name_on(day("2099-01-01")) == "Dinas Kesehatan"


def test_a_name_to_come_waits_for_its_day_and_needs_no_job_in_documents(march, dewi, dinkes):
    renamed(dinkes, dewi, starts_on=day("2027-01-01"))
    dinkes.refresh_from_db()
    assert dinkes.name == "Dinas Kesehatan"
    assert dinkes.name_on(day("2027-01-01")) == "Dinas Kesehatan dan KB"
    march.move_to("2026-12-31 23:59:59+07:00")
    assert bear_due_names() == 0
    march.move_to("2027-01-01 00:00+07:00")
    assert bear_due_names() == 1 and bear_due_names() == 0
    assert Unit.objects.get(code="DINKES").abbreviation == "DKKB"


def test_three_names_follow_each_other_without_a_gap(dewi, dinkes):
    renamed(dinkes, dewi, starts_on=day("2024-01-01"))
    renamed(dinkes, dewi, name="Dinas Sehat", abbreviation="DS", starts_on=day("2026-02-01"))
    assert [(n.name, n.period) for n in dinkes.names.all()] == [
        ("Dinas Kesehatan", "sampai 31 Desember 2023"),
        ("Dinas Kesehatan dan KB", "1 Januari 2024 s.d. 31 Januari 2026"),
        ("Dinas Sehat", "sejak 1 Februari 2026"),
    ]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts_on": day("2025-12-31")}, "terakhir berubah"),
        ({"basis": "  "}, "Dasar"),
        ({"name": "Dinas Kesehatan dan KB"}, "sama dengan nama sekarang"),
        ({"name": " "}, "belum diisi"),
        ({"starts_on": day("1026-01-01")}, "tidak wajar"),
    ],
)
def test_a_renaming_that_says_too_little_is_refused(dewi, dinkes, changed, words):
    renamed(dinkes, dewi)
    with pytest.raises(RuleBroken, match=words):
        renamed(dinkes, dewi, **{"name": "Dinas Lain", "starts_on": day("2026-02-01"), **changed})
    assert UnitName.objects.count() == 2


def test_a_misspelt_name_is_corrected_for_its_own_days_only(dewi, dinkes):
    renamed(dinkes, dewi)
    dinkes.refresh_from_db()
    dinkes.name = "Dinas Kesehatan dan Keluarga Berencana"
    actions.save_unit(unit=dinkes, by=dewi, fields=["name"])
    assert dinkes.name_on(day("2026-01-01")) == "Dinas Kesehatan dan Keluarga Berencana"
    assert dinkes.name_on(day("2025-01-01")) == "Dinas Kesehatan"


def test_a_former_name_still_finds_the_unit(dewi, dinkes):
    renamed(dinkes, dewi)
    assert list(Unit.objects.matching("kesehatan")) == [dinkes]
    assert list(Unit.objects.matching("Dinkes")) == [dinkes]


# --- joined and split -----------------------------------------------------------------------------------


def test_a_unit_joins_another_and_nothing_is_lost(march, dewi, dinkes, disbudporapar, sari):
    actions.succeed_unit(
        unit=dinkes, successors=[disbudporapar], effective_on=day("2027-01-01"), basis="Perda Contoh", by=dewi,
        move_staff=True,
    )  # fmt: skip
    dinkes.refresh_from_db()
    assert dinkes.active_to == day("2026-12-31") and dinkes.is_active
    assert not Membership.objects.in_force(day("2026-12-31")).filter(user=sari, unit=disbudporapar).exists()
    assert Membership.objects.in_force(day("2027-01-01")).filter(user=sari, unit=disbudporapar).exists()
    assert Entry.objects.on(sari).get().data == {"membership": "staf", "unit": "Disbudporapar"}
    march.move_to("2027-01-01 00:00+07:00")
    assert not dinkes.is_active and dinkes not in Unit.objects.active()
    assert dinkes in Unit.objects.visible_to(sari)
    assert dinkes.decrees.exists()
    assert "diteruskan Dinas Kebudayaan" in Entry.objects.on(dinkes).last().sentence


def test_a_unit_is_split_into_several(dewi, dinkes, disbudporapar, setda):
    rows = actions.succeed_unit(
        unit=dinkes, successors=[disbudporapar, setda], effective_on=day("2026-04-01"), basis="Perda", by=dewi
    )
    assert {row.successor for row in rows} == {disbudporapar, setda}
    assert {row.unit for row in setda.predecessions.all()} == {dinkes}


def test_a_joining_that_has_not_come_can_be_taken_back_and_one_that_has_cannot(
    march, dewi, dinkes, setda, sari
):
    said = {
        "unit": dinkes,
        "successors": [setda],
        "effective_on": day("2026-04-01"),
        "basis": "Perda",
        "by": dewi,
    }
    actions.succeed_unit(**said, move_staff=True)
    actions.cancel_succession(unit=dinkes, reason="Perda dicabut", by=dewi)
    dinkes.refresh_from_db()
    assert dinkes.active_to is None and not dinkes.successions.exists()
    assert not Membership.objects.filter(user=sari, unit=setda).exists()
    assert [set(entry.data) for entry in Entry.objects.on(sari)] == [
        {"membership", "unit"},
        {"dropped", "unit"},
    ]
    actions.succeed_unit(**said)
    march.move_to("2026-04-01 00:00+07:00")
    with pytest.raises(RuleBroken, match="menjadi bagian riwayat"):
        actions.cancel_succession(unit=dinkes, reason="Terlambat", by=dewi)


def test_taking_back_a_joining_keeps_what_was_typed_by_hand_or_by_another_joining(
    dewi, dinkes, disbudporapar, setda, budi, sari
):
    said = {"successors": [setda], "effective_on": day("2026-04-01"), "basis": "Perda", "by": dewi}
    actions.succeed_unit(unit=dinkes, **said)
    actions.succeed_unit(unit=disbudporapar, **said, move_staff=True)
    # Sari is asked to help there from the very day, whatever becomes of her own unit
    actions.add_member(user=sari, unit=setda, kind="staf", starts_on=day("2026-04-01"), by=dewi)
    actions.cancel_succession(unit=dinkes, reason="Perda dicabut", by=dewi)
    assert Membership.objects.filter(user=sari, unit=setda).exists()
    assert Membership.objects.filter(user=budi, unit=setda).exists()
    actions.cancel_succession(unit=disbudporapar, reason="Perda dicabut", by=dewi)
    assert Membership.objects.filter(user=sari, unit=setda).exists()
    assert not Membership.objects.filter(user=budi, unit=setda).exists()


@pytest.mark.parametrize(
    ("successors", "changed", "words"),
    [
        ([], {}, "belum dipilih"),
        (["dinkes"], {}, "dirinya sendiri"),
        (["setda", "disbudporapar"], {"move_staff": True}, "penerusnya satu"),
        (["setda"], {"basis": ""}, "Dasar"),
        (["bubar"], {}, "tidak aktif"),
    ],
)
def test_a_joining_that_cannot_be_is_refused(
    request, dewi, dinkes, disbudporapar, setda, successors, changed, words
):
    make_unit("BUBAR", "Dinas Bubar", "Bubar", active_to=day("2020-12-31"))
    units = [Unit.objects.get(code=name.upper()) for name in successors]
    said = {
        "unit": dinkes,
        "successors": units,
        "effective_on": day("2026-04-01"),
        "basis": "Perda",
        "by": dewi,
    }
    with pytest.raises(RuleBroken, match=words):
        actions.succeed_unit(**{**said, **changed})
    dinkes.refresh_from_db()
    assert dinkes.active_to is None


@pytest.mark.parametrize("who", ["sari", "kirana", "joko"])
def test_only_diskominfo_writes_the_history(request, who, dinkes, setda):
    by = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        renamed(dinkes, by)
    with pytest.raises(NotAllowed):
        actions.succeed_unit(
            unit=dinkes, successors=[setda], effective_on=day("2026-04-01"), basis="x", by=by
        )


# --- pages ----------------------------------------------------------------------------------------------


def test_by_page_dewi_renames_and_joins_a_unit(client, dewi, dinkes, setda):
    client.force_login(dewi)
    typed = {"name": "Dinas Sehat", "abbreviation": "DS", "starts_on": "2026-02-01", "basis": "Perda Contoh"}
    page = reverse("opd:unit_rename", args=[dinkes.pk])
    wrong = client.post(page, {**typed, "basis": ""})
    assert wrong.status_code == 422 and "Dinas Sehat" in wrong.content.decode()
    shown = client.post(page, typed, follow=True).content.decode()
    assert "sampai 31 Januari 2026" in shown and "Perda Contoh" in shown
    join = reverse("opd:unit_succeed", args=[dinkes.pk])
    assert "tetap tercatat" in client.get(join).content.decode()
    typed = {"successors": [setda.pk], "effective_on": "2026-05-01", "basis": "Perda Contoh 2"}
    shown = client.post(join, typed, follow=True).content.decode()
    assert "Mulai <time" in shown and "Sekretariat Daerah" in shown
    tree = client.get(reverse("opd:unit_tree")).content.decode()
    assert "Dinas Sehat" in tree


def test_the_tree_shows_sub_units_under_their_parent_and_marks_unsure_names(client, dewi, setda):
    make_unit("BAG-X", "Bagian Contoh", "BagX", "bagian", parent=setda, is_confirmed=False)
    make_unit("LAMA", "Dinas Lama", "DL", active_to=day("2020-12-31"))
    client.force_login(dewi)
    page = client.get(reverse("opd:unit_tree")).content.decode()
    assert (
        page.index("Sekretariat Daerah</a>") < page.index("Bagian Contoh</a>") and "Perlu konfirmasi" in page
    )
    assert "Dinas Lama" in page and "sampai" in page


def test_budi_keeps_the_letterhead_and_emblem_of_his_unit(client, budi, disbudporapar):
    client.force_login(budi)
    page = reverse("opd:unit_letterhead", args=[disbudporapar.pk])
    answer = client.post(page, {"address": "Jalan Contoh 1", "phone": "(0272) 321046", "logo": png_upload()})
    assert answer.status_code == 302
    disbudporapar.refresh_from_db()
    assert disbudporapar.address == "Jalan Contoh 1" and disbudporapar.logo_sha256
    picture = client.get(reverse("opd:unit_logo", args=[disbudporapar.pk]))
    assert (
        picture.headers["Content-Type"] == "image/png"
        and picture.headers["X-Content-Type-Options"] == "nosniff"
    )
    assert Entry.objects.on(disbudporapar).last().data == {"fields": ["address", "logo", "phone"]}
    client.post(page, {"address": "Jalan Contoh 1", "phone": "(0272) 321046", "remove_logo": "on"})
    assert client.get(reverse("opd:unit_logo", args=[disbudporapar.pk])).status_code == 404


@pytest.mark.parametrize(
    "junk", [b"<svg onload=alert(1)>", b"GIF89a", b"%PDF-1.7", b"\x89PNG\r\n\x1a\nrusak"]
)
def test_an_emblem_that_is_no_picture_is_refused(client, budi, disbudporapar, junk):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(budi)
    page = reverse("opd:unit_letterhead", args=[disbudporapar.pk])
    answer = client.post(
        page, {"address": "Jalan Baru", "logo": SimpleUploadedFile("l.png", junk, "image/png")}
    )
    assert answer.status_code == 422 and "Jalan Baru" in answer.content.decode()
    disbudporapar.refresh_from_db()
    assert disbudporapar.address == "" and not disbudporapar.logo


def test_the_list_shows_active_units_and_those_that_ended_when_asked(client, dewi):
    make_unit("LAMA", "Dinas Lama", "DL", active_to=day("2020-12-31"))
    make_person("x", "X")
    client.force_login(dewi)
    assert "Dinas Lama" not in client.get(reverse("opd:unit_list")).content.decode()
    assert "Dinas Lama" in client.get(reverse("opd:unit_list"), {"keadaan": "tidak"}).content.decode()


def test_a_decree_of_a_unit_that_has_ended_is_refused_and_the_last_report_can_still_be_finished(
    march, dewi, dinkes, disbudporapar, sari
):
    actions.succeed_unit(
        unit=dinkes, successors=[disbudporapar], effective_on=day("2026-03-01"), basis="Perda", by=dewi
    )
    with pytest.raises(RuleBroken, match="unit penerusnya"):
        recorded(dinkes, dewi, people={sari: "petugas"}, starts_on=day("2026-03-02"))
    assert sari.standing.petugas_of == {dinkes.pk}


def test_the_page_of_an_old_decree_says_the_name_of_its_day(client, dewi, dinkes, sari):
    decree = recorded(dinkes, dewi, people={sari: "petugas"}, decided_on=day("2026-01-05"))
    renamed(dinkes, dewi, starts_on=day("2026-02-01"))
    client.force_login(dewi)
    assert "saat ditetapkan: Dinas Kesehatan)" in client.get(decree.get_absolute_url()).content.decode()
