"""Many at once: one SOP number is recorded once, one pledge is signed once, one reading is said once."""

import threading

import pytest
from django.db import connection

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import verify
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import Refusal
from opd import actions
from opd.models import Pledge, SopAcknowledgement, SopVersion
from opd.pledges import LETTERS
from opd.sop import DEFAULT
from tests.cast import pdf_upload

MANY = 8
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def at_once(act) -> list:
    """What ``MANY`` threads that wait for one moment get from ``act``: True, or the refusal's class."""
    gate, answers = threading.Barrier(MANY), []

    def run():
        try:
            gate.wait(30)
            act()
            answers.append(True)
        except Refusal as refused:
            answers.append(type(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_one_number_is_recorded_once(dewi):
    today = dates.today()
    answers = at_once(
        lambda: actions.record_sop(
            number="480/1", decided_on=today, effective_on=today, upload=pdf_upload(), sop=DEFAULT, by=dewi
        )
    )
    assert len(answers) == MANY and answers.count(True) == 1
    assert SopVersion.objects.count() == Entry.objects.filter(event=Event.SOP_RECORDED).count() == 1
    assert list(verify()) == []


def test_one_pledge_is_signed_once(budi):
    appointment = budi.appointments.get()
    answers = at_once(
        lambda: actions.sign_pledge(
            appointment=appointment, letters=set(LETTERS), signed_as=budi.name, by=budi
        )
    )
    assert len(answers) == MANY and answers.count(True) == 1
    assert Pledge.objects.count() == Entry.objects.filter(event=Event.PLEDGE_SIGNED).count() == 1


def test_one_reading_is_said_once_and_nobody_is_refused(dewi, budi):
    today = dates.today()
    version = actions.record_sop(
        number="480/1", decided_on=today, effective_on=today, upload=pdf_upload(), sop=DEFAULT, by=dewi
    )
    assert at_once(lambda: actions.acknowledge_sop(version=version, by=budi)) == [True] * MANY
    assert SopAcknowledgement.objects.count() == 1
    assert Entry.objects.filter(event=Event.SOP_ACKNOWLEDGED).count() == 1
