"""Figures: true periods, replaced not doubled, only by the unit that owns the account."""

import datetime

import pytest
from django.urls import reverse

from accounts import actions as accounts
from accounts.models import Segment
from accounts.tests.test_register import propose
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken
from metrics.actions import record_measurement
from metrics.models import Measurement

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
LAST_DAY = datetime.date(2025, 12, 31)


@pytest.fixture
def account(budi, disbudporapar, dewi):
    account = propose(budi, disbudporapar, Segment.objects.create(name="Wisatawan"))
    return accounts.verify_account(account=account, by=dewi)


def followers(account, by, value=1250, **changed):
    values = {
        "account": account, "metric": "pengikut", "value": value, "starts_on": LAST_DAY, "ends_on": LAST_DAY,
        "source": "Dasbor", "by": by,
    }  # fmt: skip
    return record_measurement(**values | changed)


def test_budi_records_followers_and_the_log_keeps_the_value(account, budi):
    followers(account, budi)
    assert Measurement.objects.get().value == 1250
    assert Entry.objects.on(account).last().data["value"] == 1250


def test_the_same_period_again_replaces_and_the_log_keeps_both(account, budi):
    followers(account, budi)
    followers(account, budi, value=1300)
    assert Measurement.objects.get().value == 1300
    assert Entry.objects.on(account).last().data["before"] == 1250


def test_sari_cannot_record_for_another_opd(account, sari):
    with pytest.raises(NotAllowed):
        followers(account, sari)
    assert not Measurement.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"starts_on": datetime.date(2025, 12, 1)},
        {"metric": "dibagikan", "starts_on": datetime.date(2024, 12, 1)},
        {"metric": "dibagikan", "ends_on": datetime.date(2025, 11, 1)},
        {"starts_on": datetime.date(2999, 1, 1), "ends_on": datetime.date(2999, 1, 1)},
        {"starts_on": datetime.date(2019, 5, 1), "ends_on": datetime.date(2019, 5, 1)},
        {"source": " "},
        {"value": -1},
    ],
)
def test_impossible_figures_are_refused(account, budi, changed):
    with pytest.raises(RuleBroken):
        followers(account, budi, **changed)
    assert not Measurement.objects.exists()


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(client, account, budi):
    client.force_login(budi)
    data = {
        "account": account.pk, "metric": "pengikut", "starts_on": "2025-12-01", "ends_on": "2025-12-31",
        "value": "1250", "source": "Dasbor",
    }  # fmt: skip
    response = client.post(reverse("metrics:create"), data)
    assert response.status_code == 422 and "satu hari" in response.content.decode()
    assert client.post(reverse("metrics:create"), data | {"starts_on": "2025-12-31"}).status_code == 302
    assert client.get(reverse("metrics:list")).status_code == 200


def test_sari_does_not_see_figures_of_another_opd(client, account, budi, sari):
    followers(account, budi)
    client.force_login(sari)
    assert account.handle not in client.get(reverse("metrics:list")).content.decode()
