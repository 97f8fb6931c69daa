"""Many verify, return and take back at the same moment: one outcome stands. Needs a database with row locks."""

import threading

import pytest
from django.db import connection

from accounts import actions
from accounts.models import Account, Alias
from accounts.tests.cast import account_in, propose
from accounts.workflow import Status
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import Refusal
from klaten_medsos.notices.models import Notice
from opd.models import MembershipKind
from tests.cast import make_person

MANY = 16
DECISIONS = ("akun.diverifikasi", "akun.dikembalikan")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture
def desk(diskominfo):
    return [
        make_person(f"meja{n}", f"Meja Contoh {n}", diskominfo, MembershipKind.DISKOMINFO)
        for n in range(MANY)
    ]


def at_once(acts) -> list[str]:
    """Run all ``acts`` through one gate in threads of their own; "kalah" for each that was refused."""
    told, gate = [], threading.Barrier(len(acts))

    def run(act):
        try:
            gate.wait(30)
            told.append(act())
        except Refusal:
            told.append("kalah")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told


def deciding(account, desk):
    """Half verify, half return, each with an own copy of the row read beforehand."""

    def act(number, by):
        mine = Account.objects.get(pk=account.pk)
        by.standing  # noqa: B018  read before the gate, so that all arrive together
        if number % 2:
            return lambda: actions.return_account(account=mine, reason="Pasang kode.", by=by).status
        return lambda: actions.verify_account(account=mine, by=by).status

    return [act(number, by) for number, by in enumerate(desk)]


def test_of_many_who_verify_and_return_one_outcome_stands(disbudporapar, budi, desk):
    account = propose(budi, disbudporapar)
    told = at_once(deciding(account, desk))
    assert len(told) == MANY and told.count("kalah") == MANY - 1
    account.refresh_from_db()
    assert account.status in told and account.status in (Status.ACTIVE, Status.RETURNED)
    decisions = Entry.objects.on(account).filter(event__in=DECISIONS)
    assert decisions.count() == 1 and decisions[0].actor == account.decided_by
    assert Notice.objects.filter(kind="akun_diputus").count() == 1


def test_the_harness_sees_the_harm_when_the_guard_is_taken_away(disbudporapar, budi, desk, monkeypatch):
    """Without the conditional update several decisions are written: the test above can fail."""
    from accounts.actions import decisions

    def careless(obj, to, **changes):
        Account.objects.filter(pk=obj.pk).update(status=to, **changes)
        obj.status, obj.decided_at = to, changes["decided_at"]
        return obj

    monkeypatch.setattr(decisions, "move", careless)
    told = at_once(deciding(propose(budi, disbudporapar), desk))
    assert MANY - told.count("kalah") > 1


def test_of_many_units_that_register_one_address_one_has_it(disbudporapar, budi, desk, diskominfo):
    acts = [lambda by=by: propose(budi, disbudporapar).status for by in desk]
    told = at_once(acts)
    assert told.count("kalah") == MANY - 1 and Account.objects.count() == 1


def test_of_many_who_confirm_another_address_one_does(disbudporapar, budi, desk):
    account = account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=desk[0])
    alias = actions.add_alias(
        account=account, pasted="ig: wisata_lama", kind="lama", reason="Nama lama.", by=budi
    )
    mine = [Alias.objects.select_related("account__unit").get(pk=alias.pk) for _ in desk]
    told = at_once(
        [
            lambda one=one, by=by: str(actions.confirm_alias(alias=one, by=by).pk)
            for one, by in zip(mine, desk, strict=True)
        ]
    )
    assert told.count("kalah") == MANY - 1
    assert Entry.objects.on(account).filter(event="akun.alamat_lain_disahkan").count() == 1


def test_of_many_yearly_looks_at_once_one_is_kept(disbudporapar, budi, ratna, desk):
    account = account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=desk[0])
    right = {"address_right": True, "purpose_right": True, "holders_right": True, "has_two_factor": True}
    mine = [Account.objects.select_related("unit").get(pk=account.pk) for _ in range(MANY)]
    told = at_once(
        [lambda one=one: actions.review_account(account=one, by=budi, **right).status for one in mine]
    )
    assert told.count("kalah") == MANY - 1 and account.reviews.count() == 1
