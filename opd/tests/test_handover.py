"""Nobody leaves with the keys: what a leaving person holds is shown, passed on and accepted (Pasal 10 huruf c, 11)."""

import datetime

import pytest
from django.urls import reverse

from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Kind, Notice
from opd import actions, handover
from opd.departures import departures
from opd.duties import duties_for
from opd.models import Appointment, Role
from tests.cast import appoint, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.domain]

TODAY = datetime.date(2026, 7, 1)


@pytest.fixture(autouse=True)
def july(time_machine):
    time_machine.move_to("2026-07-01 09:00+07:00")
    return time_machine


@pytest.fixture
def keys(monkeypatch):
    """A room above that says who holds what: here a set of people with one key each."""
    holders = {}

    def held_by(unit, user_ids):
        return {
            pk: [handover.Held("Kunci", "Kunci gudang", "/unit/")]
            for pk in user_ids
            if holders.get(pk) == unit.pk
        }

    room = handover.Room("kunci", held_by, lambda unit: [("kunci", list(holders.values()).count(unit.pk))])
    monkeypatch.setattr(handover, "ROOMS", {"kunci": room})
    return holders


@pytest.fixture
def galih(disbudporapar, keys):
    """Petugas until yesterday, with a key."""
    person = make_person("galih", "Galih Contoh", disbudporapar)
    appoint(
        disbudporapar,
        {person: Role.PETUGAS},
        starts_on=datetime.date(2026, 1, 1),
        ends_on=datetime.date(2026, 6, 30),
    )
    keys[person.pk] = disbudporapar.pk
    return person


def of(person):
    return Appointment.objects.get(user=person)


def test_who_left_and_still_holds_something_is_named_to_the_unit(galih, budi, disbudporapar):
    found = departures(disbudporapar, TODAY)
    assert [(d.appointment.user, [thing.title for thing in d.held]) for d in found] == [
        (galih, ["Kunci gudang"])
    ]
    titles = [duty.title for duty in duties_for(budi)]
    assert "Serah terimakan yang dipegang Galih Contoh" in titles


def test_who_keeps_an_appointment_or_holds_nothing_does_not_leave(galih, keys, disbudporapar):
    appoint(disbudporapar, {galih: Role.PETUGAS}, starts_on=TODAY)
    assert departures(disbudporapar, TODAY) == []


def test_who_holds_nothing_just_leaves(galih, keys, disbudporapar):
    keys.clear()
    assert departures(disbudporapar, TODAY) == []


def test_a_departure_is_named_a_week_before_and_forgotten_after_90_days(galih, disbudporapar):
    for day, named in [
        ("2026-06-22", False),
        ("2026-06-23", True),
        ("2026-09-28", True),
        ("2026-09-29", False),
    ]:
        assert bool(departures(disbudporapar, datetime.date.fromisoformat(day))) is named, day


def test_handing_over_keeps_the_list_tells_the_receiver_and_is_accepted_once(
    galih, budi, ratna, disbudporapar
):
    given = actions.hand_over(appointment=of(galih), taking=budi, note="Dahulukan", by=ratna)
    assert given.items == [{"kind": "Kunci", "title": "Kunci gudang", "url": "/unit/", "advice": ""}]
    assert Notice.objects.get(kind=Kind.HANDED_OVER).recipient == budi
    assert "Terima serah terima dari Galih Contoh" in [duty.title for duty in duties_for(budi)]
    with pytest.raises(NotAllowed):
        actions.accept_hand_over(given=given, by=ratna)
    actions.accept_hand_over(given=given, by=budi)
    with pytest.raises(StateChanged, match="sudah diterima"):
        actions.accept_hand_over(given=given, by=budi)
    assert departures(disbudporapar, TODAY) == []


def test_another_receiver_replaces_the_one_who_has_not_accepted(galih, budi, ratna):
    actions.hand_over(appointment=of(galih), taking=budi, by=ratna)
    given = actions.hand_over(appointment=of(galih), taking=ratna, by=ratna)
    assert given.taking == ratna and of(galih).hand_overs.count() == 1


def test_only_somebody_appointed_today_takes_over(galih, ratna, sari, tono):
    for stranger in (sari, tono, galih):
        with pytest.raises(RuleBroken, match="Penerima harus"):
            actions.hand_over(appointment=of(galih), taking=stranger, by=ratna)


def test_strangers_hand_over_nothing(galih, budi, sari, joko):
    for stranger in (sari, joko):
        with pytest.raises(NotAllowed):
            actions.hand_over(appointment=of(galih), taking=budi, by=stranger)


def test_by_page_ending_an_appointment_leads_to_the_handing_over(
    client, galih, budi, ratna, keys, disbudporapar
):
    leaving = make_person("wening", "Wening Contoh", disbudporapar)
    decree = appoint(disbudporapar, {leaving: Role.PETUGAS}, starts_on=TODAY)
    keys[leaving.pk] = disbudporapar.pk
    client.force_login(ratna)
    row = decree.appointments.get()
    page = client.get(reverse("opd:appointment_end", args=[row.pk])).content.decode()
    assert "Kunci gudang" in page
    ended = client.post(
        reverse("opd:appointment_end", args=[row.pk]), {"ends_on": "2026-07-01", "reason": "Pindah"}
    )
    assert ended.url == reverse("opd:appointment_handover", args=[row.pk])
    assert client.post(ended.url, {"taking": ""}).status_code == 422
    assert client.post(ended.url, {"taking": budi.pk, "note": "Segera"}).status_code == 302
    client.force_login(budi)
    assert "Saya terima" in client.get(ended.url).content.decode()
    given = row.hand_overs.get()
    for words in ("diterima", "sudah diterima"):
        answer = client.post(reverse("opd:handover_accept", args=[given.pk]), follow=True)
        assert words in answer.content.decode()


def test_the_page_of_a_joining_says_how_much_is_recorded_under_the_unit(client, dewi, dinkes, keys):
    keys[1] = dinkes.pk
    client.force_login(dewi)
    assert "1 kunci" in client.get(reverse("opd:unit_succeed", args=[dinkes.pk])).content.decode()
