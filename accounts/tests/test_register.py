"""Registering official accounts: paste, understand, verify; refused kindly when it must be (Pasal 10 b, 18)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts import actions
from accounts.models import Account, Segment
from accounts.workflow import FLOW, INTERRUPTED, Status
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from opd.models import Membership, MembershipKind, User
from tests.cast import LONG_AGO, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


@pytest.fixture
def segment(db):
    return Segment.objects.create(name="Wisatawan")


def propose(by, unit, segment, pasted="https://www.instagram.com/wisata_uji_klaten?igsh=abc", **changed):
    values = {
        "unit": unit, "pasted": pasted, "purpose": "Mengabarkan wisata", "segments": [segment],
        "custodian": by, "evidence": "Kode KLT di bio", "by": by,
    }  # fmt: skip
    return actions.propose_account(**values | changed)


def test_budi_pastes_a_shared_link_and_the_portal_understands_the_account(budi, disbudporapar, segment):
    account = propose(budi, disbudporapar, segment)
    assert (account.platform, account.handle) == ("instagram", "wisata_uji_klaten")
    assert account.canonical_url == "https://www.instagram.com/wisata_uji_klaten"
    assert (account.media_type, account.status) == ("media_sharing", Status.PROPOSED)
    assert [entry.event for entry in Entry.objects.on(account)] == ["akun.diusulkan"]


def test_dewi_is_told_once_and_verifies(budi, disbudporapar, segment, dewi):
    account = propose(budi, disbudporapar, segment)
    assert Notice.objects.filter(recipient=dewi, kind="akun_diusulkan").count() == 1
    actions.verify_account(account=account, by=dewi)
    account.refresh_from_db()
    assert (account.status, account.decided_by) == (Status.ACTIVE, dewi)
    assert Notice.objects.filter(recipient=budi, kind="akun_diputus").count() == 1


def test_budi_cannot_verify_his_own_account(budi, disbudporapar, segment):
    account = propose(budi, disbudporapar, segment)
    with pytest.raises(NotAllowed):
        actions.verify_account(account=account, by=budi)


def test_diskominfo_staff_cannot_verify_what_they_proposed_themselves(dewi, diskominfo, segment):
    Membership.objects.create(user=dewi, unit=diskominfo, kind="staf", starts_on=LONG_AGO)
    dewi.forget_standing()
    account = propose(dewi, diskominfo, segment)
    with pytest.raises(NotAllowed, match="usulkan sendiri"):
        actions.verify_account(account=account, by=dewi)


def test_nobody_verifies_their_own_proposal_under_another_login(dewi, diskominfo, segment):
    """Two logins of one person are one pair of eyes: the NIP tells."""
    Membership.objects.create(user=dewi, unit=diskominfo, kind="staf", starts_on=LONG_AGO)
    dewi.forget_standing()
    account = propose(dewi, diskominfo, segment)
    twin = make_person("dewi2", "Dewi Contoh", diskominfo, MembershipKind.DISKOMINFO)
    User.objects.filter(pk__in=[dewi.pk, twin.pk]).update(nip="198503172010012004")
    twin.refresh_from_db()
    with pytest.raises(NotAllowed):
        actions.verify_account(account=account, by=twin)


def test_a_segment_kept_at_the_desk_is_in_the_log(client, dewi, segment):
    client.force_login(dewi)
    url = reverse("admin:accounts_segment_change", args=[segment.pk])
    client.post(url, {"name": "Wisatawan  mancanegara", "description": "", "unit": ""})
    (entry,) = Entry.objects.on(segment)
    assert entry.sentence == "Dewi Contoh mengubah segmen Wisatawan mancanegara (Pasal 10 huruf a)."
    assert client.post(url, {"name": "Wisatawan", "description": "", "unit": ""}).status_code == 302
    client.post(reverse("admin:accounts_segment_add"), {"name": "wisatawan", "description": "", "unit": ""})
    assert Segment.objects.count() == 1


def test_sari_cannot_propose_for_another_opd(sari, disbudporapar, segment):
    with pytest.raises(NotAllowed):
        propose(sari, disbudporapar, segment)
    assert not Account.objects.exists()


def test_the_same_account_under_another_spelling_names_its_owner(budi, sari, disbudporapar, dinkes, segment):
    propose(budi, disbudporapar, segment)
    with pytest.raises(RuleBroken, match="Dinas Kebudayaan"):
        propose(sari, dinkes, segment, pasted="ig: Wisata_Uji_Klaten")
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"pasted": "https://www.instagram.com/p/Abc123/"}, "Pasal 10"),
        ({"pasted": "halo apa kabar semuanya"}, "Pasal 10"),
        ({"is_personal": True}, "pribadi"),
        ({"purpose": "   "}, "Tujuan"),
        ({"segments": []}, "Segmen"),
        ({"media_type": "lainnya"}, "lainnya"),
        ({"media_type": "blog"}, "lazimnya"),
        ({"evidence": "kata sandi: Rahasia123"}, "kata sandi"),
    ],
)
def test_what_the_regulation_does_not_allow_is_refused_with_its_reason(
    budi, disbudporapar, segment, changed, words
):
    with pytest.raises(RuleBroken) as refused:
        propose(budi, disbudporapar, segment, **changed)
    assert words in str(refused.value)
    assert not Account.objects.exists() and not Entry.objects.exists()


def test_a_returned_proposal_is_mended_and_comes_again(budi, disbudporapar, segment, dewi):
    account = propose(budi, disbudporapar, segment)
    actions.return_account(account=account, reason="Pasang kode di bio.", by=dewi)
    account.refresh_from_db()
    assert (account.status, account.decision_note) == (Status.RETURNED, "Pasang kode di bio.")
    actions.revise_account(account=account, by=budi, evidence="Kode sudah di bio", segments=[segment])
    account.refresh_from_db()
    assert (account.status, account.evidence) == (Status.PROPOSED, "Kode sudah di bio")
    actions.verify_account(account=account, by=dewi)


def test_a_return_without_a_reason_is_refused(budi, disbudporapar, segment, dewi):
    account = propose(budi, disbudporapar, segment)
    with pytest.raises(RuleBroken):
        actions.return_account(account=account, reason="  ", by=dewi)


def test_a_second_verification_is_refused_and_writes_no_second_line(budi, disbudporapar, segment, dewi):
    account = propose(budi, disbudporapar, segment)
    stale = Account.objects.get(pk=account.pk)
    actions.verify_account(account=account, by=dewi)
    with pytest.raises(StateChanged):
        actions.verify_account(account=stale, by=dewi)
    assert Entry.objects.on(account).filter(event="akun.diverifikasi").count() == 1


def test_a_closed_account_stays_as_once_official_and_its_address_may_be_registered_again(
    budi, disbudporapar, segment, dewi
):
    account = propose(budi, disbudporapar, segment)
    actions.verify_account(account=account, by=dewi)
    actions.retire_account(account=account, reason="Digabung dengan akun dinas.", by=budi)
    assert Account.objects.public().get() == account
    assert propose(budi, disbudporapar, segment).status == Status.PROPOSED


@pytest.mark.parametrize("state", Status)
@pytest.mark.parametrize("to", Status)
def test_only_the_edges_of_the_table_exist(budi, disbudporapar, segment, dewi, state, to):
    """Every pair of states: verify, return and close work exactly where the table says."""
    account = propose(budi, disbudporapar, segment)
    at = account.proposed_at
    values = {"status": state, "decided_at": at, "decided_by": dewi}
    if state in INTERRUPTED:
        values |= {"interrupted_at": at, "interrupted_by": dewi}
    if state == Status.RETIRED:
        values |= {"retired_at": at, "retired_by": dewi}
    Account.objects.filter(pk=account.pk).update(**values)
    account.refresh_from_db()
    verify = actions.verify_account if state not in INTERRUPTED else actions.reinstate_account
    note = {"reason": "x"} if state in INTERRUPTED else {}
    doors = {
        Status.ACTIVE: lambda: verify(account=account, by=dewi, **note),
        Status.RETURNED: lambda: actions.return_account(account=account, reason="x", by=dewi),
        Status.RETIRED: lambda: actions.retire_account(account=account, reason="x", by=budi),
        Status.PROPOSED: lambda: actions.revise_account(account=account, by=budi),
        Status.CANCELLED: lambda: actions.cancel_account(account=account, by=budi),
        Status.SUSPENDED: lambda: actions.suspend_account(account=account, reason="x", by=dewi),
        Status.COMPROMISED: lambda: actions.report_compromised_account(account=account, reason="x", by=budi),
    }
    if FLOW.allows(state, to):
        doors[to]()
        assert Account.objects.get(pk=account.pk).status == to
    else:
        with pytest.raises(StateChanged):
            doors[to]()
        assert Account.objects.get(pk=account.pk).status == state


def test_the_database_refuses_an_official_account_nobody_verified(budi, disbudporapar, segment):
    account = propose(budi, disbudporapar, segment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=account.pk).update(status=Status.ACTIVE)


def test_an_address_that_is_no_web_address_cannot_be_stored(budi, disbudporapar, segment):
    account = propose(budi, disbudporapar, segment)
    account.canonical_url = "javascript:alert(1)"
    with pytest.raises(ValidationError):
        account.full_clean()
