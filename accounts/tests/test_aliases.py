"""Other addresses of an account: confirmed by other eyes, known to the public check, never a way to be fooled."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.impostors import actions as impostors
from accounts.models import Account, Alias
from accounts.public import register
from accounts.tests.cast import account_in, propose
from accounts.workflow import Status
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from opd.models import MembershipKind
from tests.cast import make_person

pytestmark = pytest.mark.django_db
NAME = "https://www.facebook.com/wisata.uji.klaten"
NUMBER = "https://www.facebook.com/profile.php?id=100071122334455"
OLD = "https://www.facebook.com/wisata.lama.klaten"
WHY = "Kedua alamat membuka halaman yang sama."


@pytest.fixture
def account(disbudporapar, budi, dewi):
    return account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=dewi, pasted=NAME)


def add(account, by, pasted=NUMBER, kind="sama"):
    return actions.add_alias(account=account, pasted=pasted, kind=kind, reason=WHY, by=by)


def test_the_number_of_an_account_is_official_once_diskominfo_confirmed_it(account, budi, dewi):
    assert register.check(NUMBER).status == "tidak_terdaftar"
    alias = add(account, budi)
    assert register.check(NUMBER).status == "tidak_terdaftar"
    actions.confirm_alias(alias=alias, by=dewi)
    found = register.check(NUMBER)
    assert (found.status, found.account) == ("resmi", account)
    assert account.unit.name in found.answer.explanation


def test_an_old_name_is_never_official_and_says_what_the_account_is_called_now(account, budi, dewi, client):
    actions.confirm_alias(alias=add(account, budi, OLD, "lama"), by=dewi)
    found = register.check(OLD)
    assert (found.status, found.account) == ("pernah_resmi", account)
    assert "kini akun itu bernama wisataujiklaten" in found.answer.explanation
    page = client.get("/cek/", {"q": OLD}).content.decode()
    assert "nama lama akun Facebook" in page and "verdict success" not in page
    answer = client.get("/api/v1/akun/verifikasi", {"q": OLD}).json()
    assert answer["status"] == "pernah_resmi"


@pytest.mark.parametrize("state", [Status.SUSPENDED, Status.COMPROMISED, Status.RETIRED])
def test_another_address_is_never_more_official_than_its_account(disbudporapar, budi, dewi, state):
    account = account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=dewi, pasted=NAME)
    actions.confirm_alias(alias=add(account, budi), by=dewi)
    {
        Status.SUSPENDED: lambda: actions.suspend_account(account=account, reason="Ragu.", by=dewi),
        Status.COMPROMISED: lambda: actions.report_compromised_account(
            account=account, reason="Judi.", by=budi
        ),
        Status.RETIRED: lambda: actions.retire_account(account=account, reason="Digabung.", by=dewi),
    }[state]()
    assert register.check(NUMBER).status == register.check(NAME).status != "resmi"


def test_nobody_confirms_what_they_wrote_and_no_unit_confirms_at_all(account, budi, ratna, dewi, diskominfo):
    own = add(account, dewi)
    for person in (dewi, budi, ratna):
        with pytest.raises(NotAllowed):
            actions.confirm_alias(alias=own, by=person)
    twin = make_person("dewi2", "Dewi Contoh", diskominfo, MembershipKind.DISKOMINFO)
    twin.nip = dewi.nip = "199001012015032001"
    twin.save()
    dewi.save()
    with pytest.raises(NotAllowed):
        actions.confirm_alias(alias=own, by=twin)
    other = make_person("dina", "Dina Contoh", diskominfo, MembershipKind.DISKOMINFO)
    actions.confirm_alias(alias=own, by=other)
    with pytest.raises(StateChanged):
        actions.confirm_alias(alias=own, by=other)


def test_an_address_belongs_to_one_account_only(account, budi, dewi, dinkes, sari):
    other = propose(sari, dinkes, pasted=OLD)
    with pytest.raises(RuleBroken, match="sudah terdaftar atas nama"):
        add(account, budi, OLD)
    actions.cancel_account(account=other, by=sari)
    alias = add(account, budi, OLD)
    for again in (lambda: add(account, budi, OLD), lambda: propose(sari, dinkes, pasted=OLD)):
        with pytest.raises(RuleBroken, match="sudah terdaftar atas nama"):
            again()
    actions.end_alias(alias=alias, reason="Keliru.", by=budi)
    propose(sari, dinkes, pasted=OLD)


def test_a_proposal_whose_address_became_another_accounts_is_not_verified(account, budi, dewi, dinkes, sari):
    theirs = propose(sari, dinkes, pasted=OLD)
    Alias.objects.create(
        account=account, kind="sama", handle="wisata.lama.klaten", key=theirs.key, canonical_url=OLD, reason=WHY,
        added_at=timezone.now(), added_by=budi,
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="alamat lain akun"):
        actions.verify_account(account=theirs, by=dewi)


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        (NAME, "sudah terdaftar bagi akun ini"), ("https://www.instagram.com/wisata", "bukan akun di Facebook"),
        ("selamat pagi", "akun"), ("https://www.facebook.com/wisata/posts/123", "kiriman|akun"),
    ],
)  # fmt: skip
def test_what_is_no_other_address_is_refused_in_words(account, budi, pasted, words):
    with pytest.raises(RuleBroken, match=words):
        add(account, budi, pasted)
    assert not Alias.objects.exists()


def test_fakes_and_other_addresses_exclude_each_other(account, budi, dewi):
    report = impostors.report_impostor(pasted=OLD, harm="lainnya")
    impostors.examine_report(report=report, by=dewi)
    actions.confirm_alias(alias=add(account, budi, OLD, "lama"), by=dewi)
    with pytest.raises(RuleBroken, match="terdaftar milik"):
        impostors.decide_fake(report=report, reason="Meniru.", by=dewi)
    Alias.objects.all().delete()
    impostors.decide_fake(report=report, reason="Meniru.", by=dewi)
    with pytest.raises(RuleBroken, match="akun tiruan"):
        add(account, budi, OLD)


def test_a_registered_address_costs_no_question_more_and_another_one_by_index(
    account, budi, dewi, django_assert_num_queries
):
    actions.confirm_alias(alias=add(account, budi), by=dewi)
    register.check(NAME)
    with django_assert_num_queries(1):
        assert register.check(NAME).status == "resmi"
    with django_assert_num_queries(3):
        assert register.check(NUMBER).status == "resmi"
    if connection.vendor == "sqlite":  # PostgreSQL rightly walks a table of one row
        assert "alias_key_once" in Alias.objects.in_force().filter(key="facebook:1").order_by().explain()


def test_the_page_adds_confirms_and_ends_and_strangers_see_none_of_it(client, account, budi, dewi, sari):
    page = reverse("accounts:aliases", args=[account.pk])
    client.force_login(budi)
    assert client.post(page, {"pasted": NAME, "kind": "sama", "reason": WHY}).status_code == 422
    assert client.post(page, {"pasted": NUMBER, "kind": "sama", "reason": WHY}).status_code == 302
    alias = Alias.objects.get()
    confirm, end = (reverse(f"accounts:{verb}_alias", args=[alias.pk]) for verb in ("confirm", "end"))
    assert confirm not in client.get(page).content.decode()
    assert client.post(confirm).status_code == 403
    client.force_login(sari)
    assert (client.get(page).status_code, client.post(confirm).status_code) == (403, 404)
    client.force_login(dewi)
    assert confirm in client.get(page).content.decode()
    assert client.post(confirm, follow=True).status_code == 200
    assert client.post(confirm).status_code == 409
    client.force_login(budi)
    assert client.post(end, {"reason": ""}).status_code == 422
    assert client.post(end, {"reason": "Nomor lama."}).status_code == 302
    assert register.check(NUMBER).status == "tidak_terdaftar"
    sentences = [entry.sentence for entry in Entry.objects.on(account).order_by("-seq")][:3]
    assert (
        "mencabut alamat lain" in sentences[0]
        and "mengesahkan" in sentences[1]
        and "mencatat" in sentences[2]
    )
    assert "Nomor lama." in client.get(page).content.decode()


def test_other_addresses_are_confirmed_at_the_desk_too(client, account, budi, dewi):
    alias = add(account, budi)
    client.force_login(dewi)
    address = reverse("admin:accounts_alias_changelist")
    client.post(address, {"action": "confirm", "_selected_action": [alias.pk]})
    alias.refresh_from_db()
    assert alias.confirmed_by == dewi
    assert Account.objects.get(pk=account.pk).other_keys() == [alias.key]
