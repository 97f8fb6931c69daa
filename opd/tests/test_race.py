"""Several press at the same moment: one row stands, the others are told. Needs a database with row locks."""

import datetime
import threading

import pytest
from django.db import OperationalError, connection

from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd import actions
from opd.models import Appointment, Decree, Deputy, OfficeHolder, Role, UnitName, UnitSuccession
from tests.cast import appoint, make_person, make_unit, pdf_upload

MANY = 8
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def at_once(act) -> list[str]:
    """``act(number)`` by many through one gate; what each was told."""
    told, gate = [], threading.Barrier(MANY)

    def press(number):
        try:
            gate.wait(30)
            act(number)
            told.append("berhasil")
        except (StateChanged, RuleBroken):
            told.append("kalah")
        except OperationalError:  # a very busy machine: the wait for the row ended first
            told.append("menyerah")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(number,)) for number in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(told) == MANY
    return told


def test_of_many_deputies_for_the_same_days_one_is_kept(ratna, disbudporapar, dewi):
    people = [make_person(f"orang{n}", f"Orang Contoh {n}", disbudporapar) for n in range(MANY)]
    appoint(disbudporapar, dict.fromkeys(people, Role.PETUGAS))
    row = Appointment.objects.get(user=ratna)
    day = datetime.date.today() + datetime.timedelta(days=30)
    told = at_once(
        lambda n: actions.name_deputy(
            appointment=row, user=people[n], starts_on=day, ends_on=day, reason="Cuti", by=dewi
        )
    )
    assert told.count("berhasil") == 1 and Deputy.objects.count() == 1


def test_of_many_definitive_heads_one_is_seated(dinkes, dewi):
    told = at_once(
        lambda n: actions.save_office_holder(
            holder=OfficeHolder(
                office="kepala", unit_id=dinkes.pk, title="Kepala Dinas", name=f"Kepala Contoh {n}",
                starts_on=datetime.date(2026, 1, 1),
            ),
            by=dewi,
        )
    )  # fmt: skip
    assert told.count("berhasil") == 1 and OfficeHolder.objects.filter(unit=dinkes).count() == 1


def test_a_unit_is_renamed_and_ended_once(dinkes, dewi):
    others = [make_unit(f"U{n}", f"Unit Contoh {n}", f"U{n}") for n in range(MANY)]
    day = datetime.date(2026, 1, 1)
    told = at_once(
        lambda n: actions.rename_unit(
            unit=dinkes, name=f"Nama Contoh {n}", abbreviation="N", starts_on=day, basis="Perda", by=dewi
        )
    )
    assert told.count("berhasil") == 1 and UnitName.objects.filter(unit=dinkes).count() == 2
    told = at_once(
        lambda n: actions.succeed_unit(
            unit=dinkes,
            successors=[others[n]],
            effective_on=datetime.date(2030, 1, 1),
            basis="Perda",
            by=dewi,
        )
    )
    assert told.count("berhasil") == 1 and UnitSuccession.objects.count() == 1


def test_one_number_is_recorded_once_and_one_appointment_ends_once(budi, disbudporapar):
    head = disbudporapar.heads.first()
    start = datetime.date(2026, 1, 6)

    def record(n):
        actions.record_decree(
            unit=disbudporapar, number="480/77/2026", decided_on=start, signer=head, starts_on=start, ends_on=None,
            upload=pdf_upload(), people={budi: Role.PETUGAS}, by=budi,
        )  # fmt: skip

    assert at_once(record).count("berhasil") == 1
    decree = Decree.objects.get(number="480/77/2026")
    row = decree.appointments.get()
    told = at_once(
        lambda n: actions.end_appointment(
            appointment=Appointment.objects.select_related("decree__unit", "user").get(pk=row.pk),
            ends_on=start, reason=f"Alasan {n}", by=budi,
        )
    )  # fmt: skip
    assert told.count("berhasil") == 1
