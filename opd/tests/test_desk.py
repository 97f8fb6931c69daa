"""Diskominfo's desk: the Django admin of this room, the log and the notices."""

import pytest
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from opd.models import Membership, OfficeHolder, SignInMail, Unit, User

pytestmark = pytest.mark.django_db

LISTS = [
    "opd_unit", "opd_user", "opd_membership", "opd_officeholder", "opd_decree", "audit_entry",
    "notices_notice", "opd_dayoverride",
]  # fmt: skip

NO_HISTORY = {
    f"{name}-{form}_FORMS": "0" for name in ("names", "successions") for form in ("TOTAL", "INITIAL")
}


def listing(name):
    return reverse(f"admin:{name}_changelist")


@pytest.fixture
def desk(client, dewi):
    client.force_login(dewi)
    return client


@pytest.mark.parametrize("name", LISTS)
def test_dewi_opens_each_list(desk, budi, name):
    assert desk.get(listing(name)).status_code == 200
    assert desk.get(listing(name), {"q": "contoh"}).status_code == 200


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("who", ["budi", "ratna", "kirana", "joko", "tono"])
def test_others_do_not(client, request, who, name):
    client.force_login(request.getfixturevalue(who))
    assert client.get(listing(name), follow=True).status_code == 403


JUNK = [
    "x__year=99999", "unit__id__exact=abc", "unit__id__exact=99999999999999999999", "p=999999", "o=99.x",
    "starts_on__gte=besok", "at__year=0000", "memberships__kind=raja", "q=%25%27%22", "all=1&e=1",
    "password__startswith=a", "id__in=1,x", "_facets=True", "peristiwa=x&objek=y&penanda=z&jenis=q",
    "job_state__exact=zzz", "q=" + "a" * 500, "is_active__exact=9", "id__exact=99999999999999999999",
    "_to_field=x", "_popup=1&_to_field=password",
]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_junk_in_the_address_is_never_an_error_of_ours(desk, budi, name):
    for query in JUNK:
        assert desk.get(f"{listing(name)}?{query}").status_code in (200, 302, 400), query


def test_junk_in_autocomplete_is_400_and_a_name_is_found(desk, budi):
    url = reverse("admin:autocomplete") + "?app_label=opd&model_name=membership&field_name=user"
    assert desk.get(f"{url}&term=%00").status_code == 400
    assert "Budi Contoh" in str(desk.get(f"{url}&term=budi").json())


def test_dewi_registers_a_person_without_any_password_field(desk):
    url = reverse("admin:opd_user_add")
    page = desk.get(url).content.decode()
    assert "password" not in page.lower().replace("account_change_password", "").replace("sandi", "")
    typed = {
        "username": "wening", "name": "Wening Contoh", "email": "w@klaten.invalid",
        "nip": "NIP. 19901231 201903 2 002", "is_superuser": "on", "memberships-TOTAL_FORMS": 0,
        "memberships-INITIAL_FORMS": 0,
    }  # fmt: skip
    assert desk.post(url, typed).status_code == 302
    user = User.objects.get(username="wening")
    assert user.nip == "199012312019032002" and not user.is_superuser and not user.has_usable_password()
    assert [entry.event for entry in Entry.objects.on(user)] == ["pengguna.diundang", "pengguna.tautan"]
    assert SignInMail.objects.get().user == user


def test_a_wrong_nip_is_told_beside_the_field(desk):
    typed = {"username": "wening", "name": "W", "email": "", "nip": "3310251703850001"}
    management = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    page = desk.post(reverse("admin:opd_user_add"), typed | management)
    assert page.status_code == 200 and "NIK" in page.content.decode()
    assert not User.objects.filter(username="wening").exists()


def test_dewi_changes_a_person_and_cannot_slip_in_more(desk, budi):
    url = reverse("admin:opd_user_change", args=[budi.pk])
    typed = {
        "username": "raja", "name": "Budi Contoh, S.Kom.", "email": budi.email, "nip": "", "is_active": "on",
        "is_superuser": "on", "password": "x", "memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0,
    }  # fmt: skip
    assert desk.post(url, typed).status_code == 302
    budi.refresh_from_db()
    assert (budi.username, budi.name, budi.is_superuser) == ("budi", "Budi Contoh, S.Kom.", False)
    assert budi.check_password("rahasia-uji-12345")


def test_dewi_cannot_change_the_operator(desk, operator):
    url = reverse("admin:opd_user_change", args=[operator.pk])
    assert desk.get(url).status_code == 200
    typed = {"name": "x", "email": "dewi@klaten.invalid", "nip": "", "is_active": "on"}
    assert desk.post(url, typed).status_code == 403
    operator.refresh_from_db()
    assert operator.email == "operator@klaten.invalid"


def test_dewi_gives_herself_no_role(desk, dewi, setda):
    typed = {"user": dewi.pk, "unit": setda.pk, "kind": "kantor_bupati", "starts_on": "2026-01-01"}
    assert desk.post(reverse("admin:opd_membership_add"), typed).status_code == 403
    assert Membership.objects.filter(user=dewi).count() == 1


def test_dewi_adds_a_member_and_later_a_last_day(desk, budi, dinkes):
    typed = {"user": budi.pk, "unit": dinkes.pk, "kind": "staf", "starts_on": "2026-01-01"}
    assert desk.post(reverse("admin:opd_membership_add"), typed).status_code == 302
    membership = Membership.objects.get(user=budi, unit=dinkes)
    url = reverse("admin:opd_membership_change", args=[membership.pk])
    assert desk.post(url, {"ends_on": "2026-06-30", "kind": "diskominfo"}).status_code == 302
    membership.refresh_from_db()
    assert (str(membership.ends_on), membership.kind) == ("2026-06-30", "staf")


def test_units_and_office_holders_are_kept_through_the_desk(desk, dinkes):
    holder = {
        "office": "kepala", "unit": dinkes.pk, "title": "Kepala Dinas Kesehatan", "acting": "definitif",
        "name": "dr. Contoh", "nip": "", "starts_on": "2026-01-01",
    }  # fmt: skip
    assert desk.post(reverse("admin:opd_officeholder_add"), holder).status_code == 302
    assert OfficeHolder.objects.get(unit=dinkes).name == "dr. Contoh"
    typed = {"code": "DINKES", "name": "Dinas Kesehatan", "abbreviation": "Dinkes", "type": "dinas"}
    url = reverse("admin:opd_unit_change", args=[dinkes.pk])
    typed |= {"is_confirmed": "on", "phone": "(0272) 321046", **NO_HISTORY}
    assert desk.post(url, typed).status_code == 302
    assert Unit.objects.get(pk=dinkes.pk).phone == "(0272) 321046"
    assert Entry.objects.on(dinkes).get().data == {"fields": ["phone"]}


def test_a_rule_broken_at_the_desk_is_told_and_not_a_500(desk, dinkes):
    holder = {
        "office": "kepala", "unit": dinkes.pk, "title": "Kepala", "acting": "definitif", "name": "A",
        "starts_on": "2026-01-01",
    }  # fmt: skip
    url = reverse("admin:opd_officeholder_add")
    assert [desk.post(url, holder).status_code for _ in range(2)] == [302, 422]
    assert OfficeHolder.objects.filter(unit=dinkes).count() == 1


def test_the_link_is_sent_from_the_list_and_refused_for_the_operator(desk, budi, operator):
    chosen = {"action": "send_link", "_selected_action": [budi.pk, operator.pk]}
    page = desk.post(listing("opd_user"), chosen, follow=True).content.decode()
    assert "Tautan untuk Budi Contoh sedang dikirim" in page
    assert "hanya diubah oleh operator" in page
    assert [row.user for row in SignInMail.objects.all()] == [budi]


@pytest.mark.parametrize("name", ["opd_decree", "audit_entry", "notices_notice"])
def test_decrees_log_and_notices_are_read_only_even_for_the_operator(client, operator, name):
    client.force_login(operator)
    assert client.get(reverse(f"admin:{name}_add")).status_code == 403
    assert "delete_selected" not in client.get(listing(name)).content.decode()


def test_a_decree_and_an_entry_are_shown_and_not_changed(desk, budi, disbudporapar, dewi):
    decree = disbudporapar.decrees.get()
    url = reverse("admin:opd_decree_change", args=[decree.pk])
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"number": "x"}).status_code == 403
    for penanda in ("lain", ""):
        assert desk.get(listing("opd_decree"), {"penanda": penanda}).status_code == 200
    desk.post(
        reverse("admin:opd_unit_change", args=[disbudporapar.pk]),
        {"code": disbudporapar.code, "name": "X", "abbreviation": "X", "type": "dinas", **NO_HISTORY},
    )
    entry = Entry.objects.get()
    page = desk.get(listing("audit_entry"), {"peristiwa": "unit.diubah"})
    assert "Dewi Contoh mengubah data X." in page.content.decode()
    url = reverse("admin:audit_entry_change", args=[entry.pk])
    assert entry.hash in desk.get(url).content.decode()
    assert desk.post(url, {"event": "x"}).status_code == 403
    assert desk.post(reverse("admin:audit_entry_delete", args=[entry.pk])).status_code == 403


def test_nip_is_masked_in_the_list(desk, budi):
    User.objects.filter(pk=budi.pk).update(nip="199012312019032002")
    page = desk.get(listing("opd_user")).content.decode()
    assert "199012312019032002" not in page and "002" in page
