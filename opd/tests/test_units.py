"""The list of the kabupaten's units, and who may change it."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from opd import actions
from opd.models import Unit, User
from tests.cast import make_head, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


def load():
    call_command("load_units", verbosity=0)


def test_all_66_units_are_loaded_once_however_often_it_runs(capsys):
    load()
    assert Unit.objects.count() == 66
    load()
    assert Unit.objects.count() == 66
    assert "0 unit baru, 66 unit" in capsys.readouterr().out
    assert Unit.objects.reporting().count() == 51


def test_what_diskominfo_changed_stays_when_it_runs_again():
    load()
    Unit.objects.filter(code="DINKES").update(name="Dinas Kesehatan Baru")
    load()
    assert Unit.objects.get(code="DINKES").name == "Dinas Kesehatan Baru"


@pytest.mark.parametrize(
    ("code", "parent"),
    [
        ("BAG-HUKUM", "SETDA"), ("RSUDBW", "DINKES"), ("33.10.20.1015", "33.10.20"),
        ("33.10.25.1001", "33.10.25"), ("DINKES", None), ("33.10.01", None), ("LPPL-RSPD", None),
    ],
)  # fmt: skip
def test_sub_units_hang_under_their_parent(code, parent):
    load()
    unit = Unit.objects.select_related("parent").get(code=code)
    assert getattr(unit.parent, "code", None) == parent


def test_a_name_that_is_only_likely_is_marked():
    load()
    assert not Unit.objects.get(code="DKPP").is_confirmed
    assert not Unit.objects.get(code="DLH").is_confirmed
    assert Unit.objects.get(code="DINKES").is_confirmed


def test_diskominfo_changes_a_unit_and_the_log_tells_which_fields(dewi, dinkes):
    dinkes.phone = "(0272) 321046"
    actions.save_unit(unit=dinkes, by=dewi, fields=["phone"])
    entry = Entry.objects.on(dinkes).get()
    assert entry.sentence == "Dewi Contoh mengubah data Dinas Kesehatan." and entry.data == {
        "fields": ["phone"]
    }


@pytest.mark.parametrize("who", ["budi", "ratna", "joko", "kirana"])
def test_others_may_not_change_a_unit(request, who, dinkes):
    with pytest.raises(NotAllowed):
        actions.save_unit(unit=dinkes, by=request.getfixturevalue(who))


def test_a_unit_cannot_stand_under_itself(dewi, dinkes, diskominfo):
    diskominfo.parent = dinkes
    actions.save_unit(unit=diskominfo, by=dewi)
    dinkes.parent = diskominfo
    with pytest.raises(RuleBroken, match="di bawah unit ini sendiri"):
        actions.save_unit(unit=dinkes, by=dewi)


# --- one unit per code, in capitals or not --------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("dinkes", "Kode DINKES sudah dipakai Dinas Kesehatan; huruf besar dan kecil dianggap sama."),
        ("DinKes", "Kode DINKES sudah dipakai"),
        ("DINAS/A", "Kode hanya terdiri atas huruf, angka"),
        ("DINAS A", "Kode hanya terdiri atas huruf, angka"),
        ("DİNAS", "Kode hanya terdiri atas huruf, angka"),
        ("..", "Kode hanya terdiri atas huruf, angka"),
    ],
)
def test_a_code_that_cannot_stand_in_an_address_of_its_own_is_refused_beside_its_field(
    client, dewi, dinkes, code, words
):
    client.force_login(dewi)
    typed = {"code": code, "name": "Dinas Lain", "abbreviation": "DL", "type": "dinas"}
    page = client.post(reverse("admin:opd_unit_add"), typed)
    errors = page.context_data["adminform"].form.errors
    assert list(errors) == ["code"] and len(errors["code"]) == 1 and words in errors["code"][0]
    with pytest.raises(RuleBroken, match=words.partition("(")[0][:30]):
        actions.save_unit(unit=Unit(**typed), by=dewi)
    assert not Unit.objects.filter(name="Dinas Lain").exists()


def test_the_database_itself_keeps_one_unit_per_code_in_any_case(dinkes):
    """Two such units answered 500 on the public page of either, for it looks the code up in any case."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(code="Dinkes", name="Dinas Lain", abbreviation="DL", type="dinas")


def test_codes_recorded_before_are_told_apart_and_the_first_keeps_its_own(dinkes):
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX unit_code_once_in_any_case")
    long = "x" * 30
    for code in ("dinkes", "Dinkes", "dinkes-2", "BAGIAN/TU & UMUM", long, long.upper()):
        Unit.objects.create(code=code, name=f"Unit {code}", abbreviation="U", type="dinas")
    import_module("opd.migrations.0012_one_unit_per_code_in_any_case").tell_codes_apart(apps, None)
    codes = list(Unit.objects.exclude(code="DISKOMINFO").order_by("pk").values_list("code", "is_confirmed"))
    assert codes == [
        ("DINKES", True), ("dinkes-3", False), ("Dinkes-4", False), ("dinkes-2", True),
        ("BAGIAN-TU-UMUM", False), (long, True), ("X" * 28 + "-2", False),
    ]  # fmt: skip


# --- the unit that coordinates ----------------------------------------------------------------------------


def test_another_unit_coordinates_and_its_head_is_kepala_diskominfo_from_then_on(
    operator, diskominfo, kirana, dinkes, sari
):
    make_head(dinkes, sari.name, sari)
    assert kirana.standing.is_head_of_diskominfo and not sari.standing.is_head_of_diskominfo
    actions.choose_coordinator(unit=dinkes, by=operator)
    kirana.forget_standing()
    sari.forget_standing()
    assert sari.standing.is_head_of_diskominfo and not kirana.standing.is_head_of_diskominfo
    assert list(User.objects.head_of_diskominfo()) == [sari]
    assert Entry.objects.on(dinkes).last().data["coordinates"] is True
    assert Entry.objects.on(diskominfo).last().data["coordinates"] is False
    with pytest.raises(StateChanged):
        actions.choose_coordinator(unit=dinkes, by=operator)


@pytest.mark.parametrize("who", ["dewi", "kirana", "joko", "budi"])
def test_only_an_operator_says_which_unit_coordinates(request, client, diskominfo, dinkes, who):
    """Threat T03: whoever could say it could make any head Kepala Diskominfo."""
    person = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        actions.choose_coordinator(unit=dinkes, by=person)
    client.force_login(person)
    chosen = {"action": "let_coordinate", "_selected_action": [dinkes.pk]}
    client.post(reverse("admin:opd_unit_changelist"), chosen)
    assert list(Unit.objects.coordinating()) == [diskominfo]


def test_the_operator_says_it_at_the_desk_after_proving_who_is_there(
    client, settings, operator, diskominfo, dinkes
):
    client.force_login(operator)
    page, chosen = reverse("admin:opd_unit_changelist"), {"action": "let_coordinate"}
    settings.REAUTHENTICATION_SECONDS = 600
    asked = client.post(page, chosen | {"_selected_action": [dinkes.pk]})
    assert asked.url.startswith(reverse("account_reauthenticate")) and not dinkes.coordinates
    settings.REAUTHENTICATION_SECONDS = 0
    client.post(page, chosen | {"_selected_action": [dinkes.pk, diskominfo.pk]})
    assert list(Unit.objects.coordinating()) == [diskominfo]
    told = client.post(page, chosen | {"_selected_action": [dinkes.pk]}, follow=True).content.decode()
    assert "Dinas Kesehatan kini membina" in told and list(Unit.objects.coordinating()) == [dinkes]


@pytest.mark.parametrize(
    ("changed", "words"), [({"active_to": date(2020, 1, 1)}, "tidak aktif"), ({"parent": True}, "sub-unit")]
)
def test_a_unit_that_cannot_coordinate_is_refused(operator, diskominfo, dinkes, changed, words):
    if "parent" in changed:
        changed = {"parent": diskominfo}
    unit = make_unit("BAG-X", "Bagian X", "BX", "bagian", **changed)
    with pytest.raises(RuleBroken, match=words):
        actions.choose_coordinator(unit=unit, by=operator)


def test_the_database_itself_knows_one_coordinating_unit(diskominfo, dinkes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=dinkes.pk).update(coordinates=True)


def test_loading_the_list_says_who_coordinates_once_and_leaves_another_choice(operator):
    load()
    assert Unit.objects.coordinating().get().code == "DISKOMINFO"
    actions.choose_coordinator(unit=Unit.objects.get(code="DINKES"), by=operator)
    Unit.objects.filter(code="DISKOMINFO").delete()
    load()
    assert Unit.objects.coordinating().get().code == "DINKES"
