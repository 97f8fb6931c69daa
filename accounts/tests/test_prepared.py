"""The compiled questions outside a transaction, as the portal asks them: true at once, and on a connection that died."""

from threading import Thread

import pytest
from django.db import connection

from accounts.models import Account
from accounts.public import prepared, register
from accounts.tests.test_lookalike_files import registered
from opd.models import Unit

committed = pytest.mark.django_db(transaction=True)
ADDRESS, FAKE = "https://www.instagram.com/wisata_uji", "https://www.instagram.com/w1sata_uji_official"


@pytest.fixture
def account(budi, disbudporapar):
    registered(disbudporapar, budi, [("instagram", "wisata_uji", ADDRESS, "aktif")])
    return Account.objects.get()


def elsewhere(change):
    """Let another connection commit ``change``, as another process would."""

    def run():
        try:
            change()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def status() -> str:
    return register.check(ADDRESS).status


@committed
def test_what_another_process_commits_is_the_very_next_answer(account):
    accounts = Account.objects.filter(pk=account.pk)
    assert status() == "resmi"
    for word, said in (
        ("ditangguhkan", "belum_terbukti"),
        ("aktif", "resmi"),
        ("diusulkan", "tidak_terdaftar"),
    ):
        held = {"interrupted_at": account.decided_at, "interrupted_by": account.decided_by}
        elsewhere(lambda word=word, held=held: accounts.update(status=word, **held))
        assert status() == said
    elsewhere(lambda: accounts.update(status="aktif", interrupted_at=None, interrupted_by=None))
    elsewhere(lambda: Unit.objects.filter(pk=account.unit_id).update(name="Dinas Wisata Baru"))
    assert "Dinas Wisata Baru" in register.check(ADDRESS).answer.explanation
    assert register.check(FAKE).similar.unit.name == "Dinas Wisata Baru"
    elsewhere(lambda: accounts.update(key="instagram:lain", handle="lain"))
    assert status() == "tidak_terdaftar"


@committed
def test_the_driver_and_django_read_the_same_account(account, django_assert_num_queries):
    quick = prepared.holders_of(account.key)
    with django_assert_num_queries(1):
        slow = prepared.holders_of(account.key)
    known = Account.objects.select_related("unit").get()
    for found in (*quick, *slow, prepared.account_of(account.pk)):
        assert found == known and found.unit == known.unit and not found._state.adding
        for name in prepared.ACCOUNT:
            assert getattr(found, name) == getattr(known, name), name
        for name in prepared.UNIT:
            assert getattr(found.unit, name) == getattr(known.unit, name), name
        assert found.purpose == known.purpose  # not read before, so read now
    with pytest.raises(Account.DoesNotExist):
        prepared.account_of(-5)
    if connection.vendor == "postgresql":  # a connection that died is replaced, and nobody notices
        for question, answer in ((ADDRESS, "resmi"), (FAKE, "tidak_terdaftar")):
            connection.connection.close()
            assert register.check(question).status == answer


@pytest.mark.django_db
def test_more_values_than_there_are_places_are_asked_for_in_turns(account):
    others = [f"tiada{n}" for n in range(prepared.MANY_BONES)]
    bones = account.names.values_list("bones", flat=True)[0]
    assert [row[2] for row in prepared.names_equal("instagram:name", [*others, bones])] == [account]
