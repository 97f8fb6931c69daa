"""The list of the kabupaten's units, and who may change it."""

import pytest
from django.core.management import call_command

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken
from opd import actions
from opd.models import Unit

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
