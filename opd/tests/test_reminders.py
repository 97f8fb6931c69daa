"""Decrees that run out: H-30, H-7, H-1, once per person and occasion, however often the clock rings."""

import datetime

import pytest

from klaten_medsos.celery import app
from klaten_medsos.notices.models import Notice
from opd.duties import duties_for
from opd.models import Role
from opd.rules import due_occasion
from opd.tasks import remind_expiring_decrees
from tests.cast import appoint, make_head, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


@pytest.fixture
def wening(disbudporapar, time_machine):
    time_machine.move_to("2026-03-02 07:00+07:00")
    return make_person("wening", "Wening Contoh", disbudporapar)


@pytest.fixture
def decree(disbudporapar, wening):
    return appoint(disbudporapar, {wening: Role.PETUGAS}, ends_on=datetime.date(2026, 3, 31))


def occasions(person):
    return list(person.notices.order_by("pk").values_list("occasion", flat=True))


@pytest.mark.parametrize(
    ("days_left", "expected"),
    [(31, None), (30, 30), (25, 30), (8, 30), (7, 7), (2, 7), (1, 1), (0, 1), (-1, None)],
)
def test_the_nearest_threshold_already_reached_is_due(days_left, expected):
    assert due_occasion(days_left, (30, 7, 1)) == expected


def test_three_reminders_in_a_month_though_it_runs_every_day(decree, wening, time_machine):
    for day in range(1, 32):
        time_machine.move_to(f"2026-03-{day:02} 07:00+07:00")
        remind_expiring_decrees()
        remind_expiring_decrees()
    time_machine.move_to("2026-04-02 07:00+07:00")
    remind_expiring_decrees()
    assert occasions(wening) == ["H-30", "H-7", "H-1"]


def test_a_clock_that_slept_through_h_30_still_reminds_once_at_h_25(decree, wening, time_machine):
    time_machine.move_to("2026-03-06 13:37+07:00")
    remind_expiring_decrees()
    time_machine.move_to("2026-03-07 13:37+07:00")
    remind_expiring_decrees()
    assert occasions(wening) == ["H-30"]


def test_an_older_occasion_never_follows_a_newer_one(decree, wening, time_machine):
    time_machine.move_to("2026-03-26 07:00+07:00")
    remind_expiring_decrees()
    assert occasions(wening) == ["H-7"]
    remind_expiring_decrees()
    assert occasions(wening) == ["H-7"]


def test_those_concerned_are_told_and_others_are_not(
    decree, wening, ratna, budi, sari, dewi, joko, disbudporapar, time_machine
):
    head = make_person("kepala", "Kepala Contoh")
    make_head(disbudporapar, user=head)
    time_machine.move_to("2026-03-02 07:00+07:00")
    assert remind_expiring_decrees() == 4
    told = {notice.recipient for notice in Notice.objects.all()}
    assert told == {wening, ratna, dewi, head}
    notice = Notice.objects.filter(recipient=dewi).get()
    assert "31 Maret 2026" in notice.subject and "Pasal 11" in notice.body
    assert notice.path == decree.get_absolute_url()


def test_nobody_is_reminded_when_another_decree_keeps_the_same_people(
    decree, wening, disbudporapar, time_machine
):
    appoint(disbudporapar, {wening: Role.PETUGAS}, starts_on=datetime.date(2026, 4, 1))
    assert remind_expiring_decrees() == 0


def test_a_decree_for_others_or_for_another_role_does_not_replace_it(
    decree, wening, budi, disbudporapar, time_machine
):
    appoint(disbudporapar, {wening: Role.PEJABAT}, starts_on=datetime.date(2026, 4, 1))
    assert remind_expiring_decrees() > 0


def test_open_ended_and_far_decrees_remind_nobody(budi, wening, disbudporapar):
    appoint(disbudporapar, {wening: Role.PETUGAS}, ends_on=datetime.date(2026, 12, 31))
    assert remind_expiring_decrees() == 0


def decree_duties(person):
    """What waits for them in matters of decrees, aside from pledge, facilities and budget."""
    return [duty for duty in duties_for(person) if duty.citation == "Pasal 11"]


def test_the_duty_on_the_first_screen_says_the_same(decree, wening, sari, time_machine):
    (duty,) = decree_duties(wening)
    assert duty.title == "Perbarui Keputusan penunjukan Disbudporapar"
    assert duty.due == datetime.date(2026, 3, 31) and duty.citation == "Pasal 11"
    assert decree_duties(sari) == []
    time_machine.move_to("2026-04-01 00:00+07:00")
    wening.forget_standing()
    (duty,) = decree_duties(wening)
    assert duty.title == "Catat Keputusan penunjukan Disbudporapar" and duty.tone == "danger"


def test_beat_rings_tasks_that_exist_and_every_sweep_and_reminder():
    app.loader.import_default_modules()
    schedule = {entry["task"] for entry in app.conf.beat_schedule.values()}
    ours = {name for name in app.tasks if not name.startswith("celery.")}
    assert schedule <= ours
    assert {name for name in ours if name.partition(".")[2].startswith(("sweep", "remind"))} <= schedule
    morning = app.conf.beat_schedule["opd.remind_expiring_decrees"]["schedule"]
    assert (morning.hour, morning.minute) == ({7}, {0}) and app.conf.timezone == "Asia/Jakarta"
