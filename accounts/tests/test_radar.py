"""The radar: what it says of each account, by the SOP, for whom, and how often people are told."""

import datetime

import pytest
from django.urls import reverse

from accounts import actions, radar
from accounts.models import Account
from accounts.radar import Concern
from accounts.tasks import remind
from accounts.tests.cast import account_in, colleague, propose
from accounts.tests.test_custody import leave
from accounts.workflow import Status
from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from opd.sop import Sop

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
CONFIRMED = {"address_right": True, "purpose_right": True, "holders_right": True, "has_two_factor": True}


@pytest.fixture
def official(disbudporapar, budi, dewi):
    return account_in(
        Status.ACTIVE, unit=disbudporapar, by=budi, desk=dewi, has_two_factor=True,
        official_email="wisata@klaten.invalid", recovery="surel",
    )  # fmt: skip


def seen(on=None) -> set:
    return set().union(*(sighting.concerns for sighting in radar.sweep(Account.objects.all(), on=on)))


def verified_days_ago(account, days):
    Account.objects.filter(pk=account.pk).update(decided_at=dates.now() - datetime.timedelta(days=days))


def test_a_kept_account_raises_no_concern(official):
    assert seen() == set()


def test_silence_counts_from_the_last_message_and_the_limit_is_the_sops(official):
    verified_days_ago(official, 31)
    assert seen() == {Concern.SILENT}
    actions.note_activity(account=official, on=dates.today() - datetime.timedelta(days=30))
    assert seen() == set()
    assert seen(dates.today() + datetime.timedelta(days=1)) == {Concern.SILENT}


def test_activity_never_goes_back(official):
    actions.note_activity(account=official, on=dates.today())
    actions.note_activity(account=official, on=dates.today() - datetime.timedelta(days=9))
    official.refresh_from_db()
    assert official.last_activity_on == dates.today()


def test_the_thresholds_come_from_the_sop_in_force(official, monkeypatch):
    verified_days_ago(official, 100)
    monkeypatch.setattr(radar, "parameters", lambda on: Sop(inactivity_days=120, account_review_months=2))
    assert seen() == {Concern.REVIEW_LAPSED}
    Account.objects.update(has_two_factor=False)
    monkeypatch.setattr(
        radar, "parameters", lambda on: Sop(inactivity_days=120, requires_account_two_factor=False)
    )
    assert seen() == set()


def test_each_lack_has_its_own_word(official, budi):
    Account.objects.update(has_two_factor=False, recovery="belum")
    assert seen() == {Concern.NO_TWO_FACTOR, Concern.NO_RECOVERY}
    budi.appointments.update(ended_on=dates.today() - datetime.timedelta(days=1), ended_by=budi)
    assert Concern.APPOINTMENT_ENDED in seen()
    leave(budi, dates.today())
    assert Concern.HOLDER_LEFT in seen() and Concern.APPOINTMENT_ENDED not in seen()


def test_a_switched_off_sign_in_counts_as_gone(official, budi):
    type(budi).objects.filter(pk=budi.pk).update(is_active=False)
    assert Concern.HOLDER_LEFT in seen()


def test_only_official_accounts_are_on_the_radar(disbudporapar, budi, dewi):
    for number, state in enumerate(Status):
        account_in(state, unit=disbudporapar, by=budi, desk=dewi, pasted=f"ig: uji_{number}_klaten")
    statuses = {sighting.account.status for sighting in radar.sweep(Account.objects.all())}
    assert statuses == {Status.ACTIVE}


def test_a_yearly_review_moves_the_next_one_and_needs_every_confirmation(official, ratna, tono, dewi):
    verified_days_ago(official, 400)
    official.refresh_from_db()
    assert Concern.REVIEW_LAPSED in seen()
    for missing in ("address_right", "purpose_right", "holders_right"):
        with pytest.raises(RuleBroken):
            actions.review_account(account=official, by=ratna, **CONFIRMED | {missing: False})
    for person in (tono, dewi):
        with pytest.raises(NotAllowed):
            actions.review_account(account=official, by=person, **CONFIRMED)
    actions.review_account(account=official, by=ratna, **CONFIRMED)
    assert Concern.REVIEW_LAPSED not in seen()
    assert radar.review_due_on(official, Sop()) == dates.add_months(dates.today(), 12)


def test_of_two_reviews_at_once_one_is_kept(official, ratna, budi):
    stale = Account.objects.get(pk=official.pk)
    actions.review_account(account=official, by=ratna, **CONFIRMED)
    with pytest.raises(StateChanged):
        actions.review_account(account=stale, by=budi, **CONFIRMED)
    assert Account.objects.get().reviewed_by == ratna


def test_reminders_are_sent_once_however_often_the_clock_rings(official, budi, dewi):
    verified_days_ago(official, 340)  # due in about 25 days, and long silent
    assert remind() == 2 and remind() == 0
    assert set(Notice.objects.filter(recipient=budi).values_list("kind", flat=True)) >= {
        "akun_ditinjau", "akun_sunyi",
    }  # fmt: skip
    verified_days_ago(official, 400)
    assert remind() == 2  # lapsed, and a silence of its own
    assert remind() == 0


def test_a_holder_who_left_is_reported_once_to_the_unit_and_to_diskominfo(
    official, disbudporapar, budi, dewi
):
    rini = colleague(disbudporapar)
    leave(budi, dates.today())
    assert remind() == 2 and remind() == 0
    told = Notice.objects.filter(kind="akun_diserahkan")
    assert {notice.recipient for notice in told} == {rini, dewi}


def test_each_sees_the_radar_of_what_they_answer_for(client, official, budi, sari, dewi, joko):
    Account.objects.update(has_two_factor=False)
    for person, sees in ((budi, True), (sari, False), (dewi, True)):
        client.force_login(person)
        page = client.get(reverse("accounts:radar")).content.decode()
        assert (official.handle in page) is sees
        assert (official.handle in client.get(reverse("accounts:radar_csv")).content.decode()) is sees
    client.force_login(joko)
    assert client.get(reverse("accounts:radar")).status_code == 403


def test_the_radar_filters_by_concern_and_the_files_follow(client, official, disbudporapar, budi, dewi):
    other = account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=dewi, pasted="ig: sunyi_klaten")
    verified_days_ago(other, 50)
    client.force_login(dewi)
    for query, found in (("sunyi", {other.handle}), ("pemegang_pergi", set()), ("baik", {official.handle})):
        for name in ("radar", "radar_csv"):
            page = client.get(reverse(f"accounts:{name}"), {"perhatian": query}).content.decode()
            assert {h for h in (official.handle, other.handle) if h in page} == found
    assert client.get(reverse("accounts:radar_xlsx")).content[:2] == b"PK"


def test_the_radar_asks_as_many_queries_for_fifty_accounts_as_for_two(
    client, disbudporapar, budi, dewi, django_assert_max_num_queries
):
    counts = []
    for number in range(30):
        account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=dewi, pasted=f"ig: uji_{number}_klaten")
        if number in (1, 29):
            client.force_login(dewi)
            with django_assert_max_num_queries(25) as asked:
                client.get(reverse("accounts:radar"))
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_proposal_waits_quietly(disbudporapar, budi):
    propose(budi, disbudporapar)
    assert remind() == 0
