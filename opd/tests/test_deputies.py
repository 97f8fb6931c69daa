"""A deputy acts for a pejabat who is away, from day to day and for nobody else (Pasal 11)."""

import datetime

import pytest
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Kind, Notice
from opd import actions, permissions
from opd.deputies import absent_pejabat_of, basis_of, deputies_of
from opd.models import Appointment, Role, User
from tests.cast import appoint, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.domain]

JULY = {"starts_on": datetime.date(2026, 7, 6), "ends_on": datetime.date(2026, 7, 10)}


@pytest.fixture
def july(time_machine):
    time_machine.move_to("2026-07-01 09:00+07:00")
    return time_machine


@pytest.fixture
def of_ratna(ratna):
    return Appointment.objects.get(user=ratna)


def named(of_ratna, budi, by, **changed):
    said = {**JULY, "reason": "Cuti tahunan", **changed}
    return actions.name_deputy(appointment=of_ratna, user=budi, by=by, **said)


def test_budi_decides_for_ratna_from_midnight_to_midnight_though_no_job_ran(july, of_ratna, budi, ratna):
    unit = of_ratna.decree.unit
    named(of_ratna, budi, ratna)
    for moment, acts in [
        ("2026-07-05 23:59:59+07:00", False),
        ("2026-07-06 00:00:00+07:00", True),
        ("2026-07-10 23:59:59+07:00", True),
        ("2026-07-11 00:00:00+07:00", False),
    ]:
        july.move_to(moment)
        assert permissions.is_appointed(budi, unit, Role.PEJABAT) is acts, moment
        assert permissions.is_appointed(budi, unit, Role.PETUGAS), "he stays petugas all the while"
        assert list(deputies_of(ratna)) == ([budi] if acts else [])
        assert (budi in User.objects.appointed(unit, "pejabat")) is acts


def test_what_a_person_is_costs_one_question_and_a_deputy_two(
    july, of_ratna, budi, ratna, dewi, kirana, django_assert_num_queries
):
    named(of_ratna, budi, ratna)
    for person in (ratna, budi, dewi, kirana):
        july.move_to("2026-07-05 12:00+07:00")
        person.forget_standing()
        with django_assert_num_queries(1):
            assert person.standing.words
        july.move_to("2026-07-06 12:00+07:00")
        with django_assert_num_queries(2 if person == budi else 1):
            assert bool(person.standing.deputy_in) is (person == budi)


def test_other_rooms_can_ask_who_acts_for_whom_on_any_day(july, of_ratna, budi, ratna, dinkes):
    named(of_ratna, budi, ratna)
    day = JULY["starts_on"]
    unit = of_ratna.decree.unit
    assert list(deputies_of(ratna, day, unit=unit)) == [budi]
    assert not deputies_of(ratna, day, unit=dinkes)
    assert list(absent_pejabat_of(budi, day)) == [ratna]
    assert basis_of(budi, unit, day) == f"{of_ratna.decree}, sebagai pengganti Ratna Contoh"
    assert basis_of(ratna, unit, day) == str(of_ratna.decree)
    assert basis_of(budi, unit, datetime.date(2026, 7, 1)) == ""


def test_the_deputy_is_said_in_the_page_header(july, of_ratna, budi, ratna):
    named(of_ratna, budi, ratna)
    july.move_to("2026-07-06 08:00+07:00")
    assert budi.standing.words == "Pejabat pengganti"
    assert ratna.standing.words == "Pejabat pengelola"


def test_it_is_told_and_logged_with_its_days(july, of_ratna, budi, ratna):
    deputy = named(of_ratna, budi, ratna)
    notice = Notice.objects.get(kind=Kind.DEPUTY_NAMED)
    assert notice.recipient == budi and "6 s.d. 10 Juli 2026" in notice.subject
    assert Entry.objects.on(of_ratna.decree).last().sentence == (
        "Ratna Contoh mencatat Budi Contoh sebagai pengganti Ratna Contoh 6 s.d. 10 Juli 2026."
    )
    assert str(deputy) == "Budi Contoh sebagai pengganti Ratna Contoh"


@pytest.mark.parametrize("who", ["budi", "tono", "sari", "kirana", "joko"])
def test_nobody_else_names_a_deputy(july, request, who, of_ratna, budi):
    with pytest.raises(NotAllowed):
        named(of_ratna, budi, request.getfixturevalue(who))


def test_a_pejabat_does_not_name_themselves_the_deputy_of_another(july, of_ratna, disbudporapar):
    wening = make_person("wening", "Wening Contoh", disbudporapar)
    appoint(disbudporapar, {wening: Role.PEJABAT})
    with pytest.raises(NotAllowed, match="diri sendiri"):
        named(of_ratna, wening, wening)


def test_a_deputy_cannot_name_the_next(july, of_ratna, budi, ratna, disbudporapar):
    other = make_person("wening", "Wening Contoh", disbudporapar)
    appoint(disbudporapar, {other: Role.PETUGAS})
    named(of_ratna, budi, ratna)
    july.move_to("2026-07-06 08:00+07:00")
    with pytest.raises(NotAllowed):
        named(of_ratna, other, budi, starts_on=datetime.date(2026, 7, 20), ends_on=datetime.date(2026, 7, 21))


def test_only_who_is_appointed_for_the_unit_can_stand_in(july, of_ratna, ratna, sari, tono):
    for stranger in (sari, tono):
        with pytest.raises(RuleBroken, match="tidak ditunjuk"):
            named(of_ratna, stranger, ratna)


def test_a_petugas_has_no_deputy(july, budi, ratna, dewi):
    with pytest.raises(RuleBroken, match="Hanya pejabat"):
        named(Appointment.objects.get(user=budi), ratna, dewi)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts_on": datetime.date(2026, 7, 11)}, "mendahului"),
        ({"starts_on": datetime.date(2019, 1, 1)}, "melampaui"),
        ({"starts_on": datetime.date(2026, 6, 1), "ends_on": datetime.date(2026, 6, 30)}, "sudah lewat"),
        ({"reason": " "}, "Alasan"),
    ],
)
def test_wrong_days_are_refused(july, of_ratna, budi, ratna, changed, words):
    with pytest.raises(RuleBroken, match=words):
        named(of_ratna, budi, ratna, **changed)


def test_two_deputies_never_share_a_day(july, of_ratna, budi, ratna):
    named(of_ratna, budi, ratna)
    with pytest.raises(RuleBroken, match="pengganti lain"):
        named(of_ratna, budi, ratna, starts_on=JULY["ends_on"], ends_on=datetime.date(2026, 7, 20))


def test_the_power_dies_with_the_pejabats_own_and_with_the_deputys(july, of_ratna, budi, ratna, dewi):
    unit = of_ratna.decree.unit
    named(of_ratna, budi, ratna)
    actions.end_appointment(
        appointment=of_ratna, ends_on=datetime.date(2026, 7, 7), reason="Pindah tugas", by=dewi
    )
    july.move_to("2026-07-07 23:59:59+07:00")
    assert permissions.is_appointed(budi, unit, Role.PEJABAT)
    july.move_to("2026-07-08 00:00:00+07:00")
    assert not permissions.is_appointed(budi, unit, Role.PEJABAT)


def test_the_pejabat_comes_back_early(july, of_ratna, budi, ratna):
    deputy = named(of_ratna, budi, ratna)
    july.move_to("2026-07-07 09:00+07:00")
    actions.end_deputy(deputy=deputy, ends_on=datetime.date(2026, 7, 7), reason="Sudah kembali", by=ratna)
    july.move_to("2026-07-08 09:00+07:00")
    assert not permissions.is_appointed(budi, of_ratna.decree.unit, Role.PEJABAT)


def test_by_page_ratna_names_and_ends_a_deputy(july, client, of_ratna, budi, ratna):
    client.force_login(ratna)
    page = reverse("opd:appointment_deputy", args=[of_ratna.pk])
    typed = {"user": budi.pk, "starts_on": "2026-07-06", "ends_on": "2026-07-01", "reason": "Dinas luar"}
    refused = client.post(page, typed)
    assert refused.status_code == 422 and "mendahului" in refused.content.decode()
    assert "Dinas luar" in refused.content.decode(), "nothing typed is lost"
    assert client.post(page, {**typed, "ends_on": "2026-07-10"}).status_code == 302
    shown = client.get(of_ratna.decree.get_absolute_url()).content.decode()
    assert "Budi Contoh, 6 s.d. 10 Juli 2026: Dinas luar" in shown and "Belum berlaku" in shown
    deputy = of_ratna.deputies.get()
    ended = client.post(
        reverse("opd:deputy_end", args=[deputy.pk]), {"ends_on": "2026-07-08", "reason": "Kembali lebih awal"}
    )
    assert ended.status_code == 302
    assert "Diakhiri lebih awal: Kembali lebih awal" in client.get(ended.url).content.decode()


# --- the early end of one person -------------------------------------------------------------------------


def test_one_person_leaves_and_the_others_stay(july, disbudporapar, dewi):
    stays, leaves = (
        make_person("wening", "Wening Contoh", disbudporapar),
        make_person("galih", "Galih", disbudporapar),
    )
    decree = appoint(disbudporapar, {stays: Role.PEJABAT, leaves: Role.PETUGAS})
    row = decree.appointments.get(user=leaves)
    actions.end_appointment(
        appointment=row, ends_on=datetime.date(2026, 7, 1), reason="Pindah tugas", by=dewi
    )
    assert permissions.is_appointed(leaves, disbudporapar), "still today"
    july.move_to("2026-07-02 00:00+07:00")
    assert not permissions.is_appointed(leaves, disbudporapar)
    assert permissions.is_appointed(stays, disbudporapar)
    told = set(
        Notice.objects.filter(kind=Kind.APPOINTMENT_ENDED).values_list("recipient__username", flat=True)
    )
    assert told == {"wening", "galih"}
    with pytest.raises(StateChanged, match="sudah diakhiri"):
        actions.end_appointment(
            appointment=row, ends_on=datetime.date(2026, 7, 3), reason="Sekali lagi", by=dewi
        )


def test_the_new_year_takes_the_power_at_midnight_and_not_a_minute_before(time_machine, disbudporapar, dewi):
    wening = make_person("wening", "Wening Contoh", disbudporapar)
    appoint(
        disbudporapar, {wening: Role.PEJABAT},
        starts_on=datetime.date(2026, 1, 1), ends_on=datetime.date(2026, 12, 31),
    )  # fmt: skip
    time_machine.move_to("2026-12-31 23:30+07:00")
    assert permissions.is_appointed(wening, disbudporapar)
    time_machine.move_to("2027-01-01 00:00+07:00")
    assert not permissions.is_appointed(wening, disbudporapar)


def test_a_decree_is_continued_with_the_same_people_from_the_next_day(
    july, client, ratna, of_ratna, disbudporapar
):
    decree = appoint(
        disbudporapar, {ratna: Role.PEJABAT},
        starts_on=datetime.date(2026, 1, 1), ends_on=datetime.date(2026, 12, 31), number="480/9/2026",
    )  # fmt: skip
    client.force_login(ratna)
    page = client.get(reverse("opd:decree_create", args=[disbudporapar.pk]) + f"?lanjutan={decree.pk}")
    form, people = page.context["form"], page.context["people"]
    assert form["starts_on"].value() == datetime.date(2027, 1, 1)
    assert form["ends_on"].value() == datetime.date(2027, 12, 31)
    assert form["follows"].value() == decree.pk
    assert people.forms[0]["person"].value() == str(ratna.pk) and people.forms[0]["role"].value() == "pejabat"
    junk = client.get(reverse("opd:decree_create", args=[disbudporapar.pk]) + "?lanjutan=99999x")
    assert junk.status_code == 200 and junk.context["form"]["follows"].value() is None
