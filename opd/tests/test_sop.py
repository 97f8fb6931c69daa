"""SOP versions: in force from their moment on, never in the past, the same for every worker (Pasal 16)."""

import datetime
from dataclasses import replace

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from klaten_medsos import dates, remembering
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken, StateChanged
from opd import actions, permissions, sop_rules
from opd.models import DayOverride, SopVersion
from opd.sop import DEFAULT, Sop, as_plain, from_plain, parameters
from opd.workdays import overrides
from tests.cast import pdf_upload

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
STRICT = replace(DEFAULT, first_response_hours=8, approval_tiers=2)


def at(text):
    return datetime.datetime.strptime(text, "%Y-%m-%d %H.%M").replace(tzinfo=dates.WIB)


def recorded(by, *, sop=STRICT, **changed) -> SopVersion:
    today = dates.today()
    said = {"number": "480/1/2026", "decided_on": today, "effective_on": today, "upload": pdf_upload()}
    return actions.record_sop(sop=sop, by=by, **{**said, **changed})


def test_before_any_sop_the_defaults_apply_and_say_so(db):
    assert parameters() is DEFAULT
    assert parameters().is_default and parameters().label == "nilai bawaan"


def test_a_version_is_in_force_at_once_and_yesterday_stays_as_it_was(dewi):
    yesterday = dates.today() - datetime.timedelta(days=1)
    recorded(dewi)
    now = parameters()
    assert (now.first_response_hours, now.approval_tiers) == (8, 2)
    assert not now.is_default and now.label == "SOP Nomor 480/1/2026"
    assert parameters(on=dates.today()) == now
    assert parameters(on=yesterday) is DEFAULT


def test_what_came_this_morning_keeps_the_sop_of_this_morning(dewi):
    with time_machine.travel(at("2026-03-02 10.00"), tick=False):
        recorded(dewi)
    assert parameters(on=at("2026-03-02 09.59")).is_default
    assert parameters(on=at("2026-03-02 10.00")).approval_tiers == 2


def test_a_coming_version_takes_over_at_midnight_in_klaten(dewi):
    with time_machine.travel(at("2026-12-30 10.00"), tick=False):
        recorded(dewi, effective_on=datetime.date(2027, 1, 1))
        assert parameters().is_default
    assert parameters(on=at("2026-12-31 23.59")).is_default
    assert parameters(on=datetime.date(2026, 12, 31)).is_default
    assert not parameters(on=at("2027-01-01 00.00")).is_default


def test_versions_take_over_by_their_day_not_by_the_order_they_were_typed(dewi):
    with time_machine.travel(at("2026-03-02 10.00"), tick=False):
        recorded(
            dewi, number="2", effective_on=datetime.date(2026, 6, 1), sop=replace(STRICT, approval_tiers=3)
        )
        recorded(dewi, number="1", effective_on=datetime.date(2026, 4, 1))
        recorded(
            dewi, number="1a", effective_on=datetime.date(2026, 4, 1), sop=replace(STRICT, inactivity_days=9)
        )
    days = (datetime.date(2026, 3, 31), datetime.date(2026, 4, 1), datetime.date(2026, 6, 1))
    assert [parameters(on=day).label for day in days] == ["nilai bawaan", "SOP Nomor 1a", "SOP Nomor 2"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"effective_on": datetime.date(2026, 3, 1)}, "berlaku surut"),
        ({"decided_on": datetime.date(2026, 3, 3)}, "belum tiba"),
        ({"decided_on": datetime.date(2019, 3, 3)}, "mendahului Perbup"),
        ({"effective_on": datetime.date(2036, 3, 1)}, "terlalu jauh"),
        ({"number": "  "}, "Nomor Keputusan"),
        ({"upload": None}, "Naskah"),
    ],
)
@time_machine.travel(at("2026-03-02 10.00"), tick=False)
def test_an_impossible_version_is_refused_and_nothing_is_kept(dewi, changed, words):
    with pytest.raises(RuleBroken, match=words):
        recorded(dewi, **changed)
    assert not SopVersion.objects.exists()


def test_the_database_itself_refuses_a_version_in_the_past(dewi):
    version = recorded(dewi)
    earlier = version.recorded_at - datetime.timedelta(seconds=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        SopVersion.objects.filter(pk=version.pk).update(takes_effect_at=earlier)


def test_a_scan_that_is_no_pdf_is_refused(dewi):
    with pytest.raises(ValidationError, match="Jenis berkas"):
        recorded(dewi, upload=SimpleUploadedFile("sk.pdf", b"MZ bukan pdf", "application/pdf"))


@pytest.mark.parametrize("who", ["budi", "ratna", "joko", "tono"])
def test_only_diskominfo_records_an_sop(request, who):
    person = request.getfixturevalue(who)
    with pytest.raises(NotAllowed, match="Diskominfo"):
        recorded(person)
    assert not permissions.can_set_sop(person)


def test_one_number_is_recorded_once_but_again_after_it_was_cancelled(dewi):
    tomorrow = dates.today() + datetime.timedelta(days=1)
    version = recorded(dewi, effective_on=tomorrow)
    with pytest.raises(RuleBroken, match="sudah tercatat"):
        recorded(dewi, number=" 480/1/2026 ", effective_on=tomorrow)
    actions.cancel_sop(version=version, reason="Salah ketik jenjang.", by=dewi)
    assert parameters(on=tomorrow).is_default
    recorded(dewi, effective_on=tomorrow)
    assert not parameters(on=tomorrow).is_default


def test_a_version_in_force_is_not_cancelled(dewi):
    version = recorded(dewi)
    with pytest.raises(StateChanged, match="sudah berlaku"):
        actions.cancel_sop(version=version, reason="Salah.", by=dewi)
    assert parameters().approval_tiers == 2


def test_a_request_reads_the_sop_once_and_still_sees_its_own_change(dewi, django_assert_num_queries):
    with remembering.remembering():
        with django_assert_num_queries(1):
            for _ in range(5):
                parameters()
        recorded(dewi)
        assert not parameters().is_default


def test_nothing_is_kept_between_requests(client, budi, dewi):
    client.force_login(budi)
    client.get("/")
    recorded(dewi)
    assert not parameters().is_default


def test_parameters_survive_the_way_through_the_database(dewi):
    version = SopVersion.objects.get(pk=recorded(dewi).pk)
    assert version.sop == replace(STRICT, is_default=False, label=str(version))
    hash(version.sop)  # tuples all the way, so that the shifts can be cached


def test_a_parameter_the_portal_learnt_later_has_its_default():
    plain = as_plain(STRICT)
    del plain["inactivity_days"]
    sop = from_plain({**plain, "given_up": 1}, label="x")
    assert (sop.inactivity_days, sop.approval_tiers) == (DEFAULT.inactivity_days, 2)


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"report_deadline_month": 13}, "report_deadline_month"),
        ({"report_deadline_day": 0}, "report_deadline_day"),
        ({"approval_tiers": 0}, "approval_tiers"),
        ({"approval_tiers": True}, "approval_tiers"),
        ({"first_response_hours": 721}, "first_response_hours"),
        ({"reminder_days_before": ()}, "reminder_days_before"),
        ({"reminder_days_before": (7, 7)}, "reminder_days_before"),
        ({"decree_notice_days": (0,)}, "decree_notice_days"),
        ({"deadline_shift": "besok"}, "deadline_shift"),
        ({"requires_acknowledgement": 1}, "requires_acknowledgement"),
        ({"checklist": ()}, "checklist"),
        ({"checklist": ("Sama", "sama")}, "checklist"),
        ({"checklist": ("x" * 201,)}, "checklist"),
        ({"service_hours": ((),) * 7}, "service_hours"),
        ({"service_hours": ((("16.00", "08.00"),),) * 7}, "service_hours"),
    ],
)
def test_each_parameter_that_makes_no_sense_is_named(changed, where):
    assert [problem.where for problem in sop_rules.problems_of(replace(STRICT, **changed))] == [where]


def test_the_defaults_make_sense():
    assert sop_rules.problems_of(DEFAULT) == []


def test_all_problems_are_told_at_once_and_none_is_kept(dewi):
    with pytest.raises(Incomplete) as refused:
        recorded(dewi, sop=replace(STRICT, approval_tiers=9, inactivity_days=1))
    assert len(refused.value.problems) == 2


def test_recording_leaves_a_line_that_names_the_day(dewi):
    version = recorded(dewi)
    sentence = Entry.objects.on(version).get().sentence
    assert sentence.startswith("Dewi Contoh mencatat SOP Nomor 480/1/2026, berlaku mulai")


# --- acknowledgement -----------------------------------------------------------------------------------

READ = replace(STRICT, requires_acknowledgement=True, acknowledgement_grace_days=14)


def test_after_the_grace_period_only_who_read_it_may_submit(dewi, budi, ratna):
    with time_machine.travel(at("2026-03-02 10.00"), tick=False):
        version = recorded(dewi, sop=READ)
        permissions.check_has_acknowledged(budi)
    with time_machine.travel(at("2026-03-16 23.59"), tick=False):
        permissions.check_has_acknowledged(budi)
        actions.acknowledge_sop(version=version, by=ratna)
    with time_machine.travel(at("2026-03-17 00.00"), tick=False):
        with pytest.raises(NotAllowed, match="belum menyatakan telah membaca"):
            permissions.check_has_acknowledged(budi)
        permissions.check_has_acknowledged(ratna)
        actions.acknowledge_sop(version=version, by=budi)
        permissions.check_has_acknowledged(budi)


def test_a_new_version_asks_anew(dewi, budi):
    with time_machine.travel(at("2026-03-02 10.00"), tick=False):
        actions.acknowledge_sop(version=recorded(dewi, sop=READ), by=budi)
        recorded(dewi, number="2", effective_on=datetime.date(2026, 6, 1), sop=READ)
    with time_machine.travel(at("2026-06-16 10.00"), tick=False), pytest.raises(NotAllowed):
        permissions.check_has_acknowledged(budi)


def test_saying_it_twice_is_saying_it_once(dewi, budi):
    version = recorded(dewi, sop=READ)
    one, two = (actions.acknowledge_sop(version=version, by=budi) for _ in range(2))
    assert one == two
    assert Entry.objects.on(version).filter(actor=budi).count() == 1


@pytest.mark.parametrize("who", ["tono", "joko", "dewi"])
def test_only_the_appointed_say_that_they_read_it(request, dewi, who):
    version = recorded(dewi, sop=READ)
    with pytest.raises(NotAllowed, match="ditunjuk"):
        actions.acknowledge_sop(version=version, by=request.getfixturevalue(who))


def test_without_an_sop_that_asks_nothing_is_queried(budi, django_assert_num_queries):
    with remembering.remembering():
        parameters()
        with django_assert_num_queries(0):
            permissions.check_has_acknowledged(budi)


# --- declared days -------------------------------------------------------------------------------------


def test_a_declared_day_counts_at_once_and_is_told_in_the_log(dewi):
    day = DayOverride(date=datetime.date(2027, 2, 1), name="Hari Jadi", source="SE Bupati 1/2027")
    actions.declare_day(day=day, by=dewi)
    assert overrides() == {datetime.date(2027, 2, 1): (False, "Hari Jadi")}
    assert "sebagai hari libur, dasar: SE Bupati 1/2027" in Entry.objects.on(day).get().sentence
    actions.drop_day(day=day, by=dewi)
    assert overrides() == {}


def test_one_date_is_declared_once_and_by_diskominfo_only(dewi, budi):
    day = {"date": datetime.date(2027, 2, 1), "name": "Hari Jadi", "source": "SE"}
    with pytest.raises(NotAllowed):
        actions.declare_day(day=DayOverride(**day), by=budi)
    actions.declare_day(day=DayOverride(**day), by=dewi)
    with pytest.raises(RuleBroken, match="sudah tercatat"):
        actions.declare_day(day=DayOverride(**day), by=dewi)


def test_dewi_declares_changes_and_takes_back_a_day_at_her_desk(client, dewi):
    client.force_login(dewi)
    base = "/admin/opd/dayoverride/"
    sent = {"date": "28-07-2027", "name": "Hari Jadi Klaten", "source": "SE Bupati"}
    assert client.post(base + "add/", sent).status_code == 302
    day = DayOverride.objects.get()
    assert client.post(f"{base}{day.pk}/change/", {**sent, "name": "Hari Jadi ke-223"}).status_code == 302
    day.refresh_from_db()
    assert day.name == "Hari Jadi ke-223"
    assert client.post(f"{base}{day.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post(base, {"action": "take_back", "_selected_action": [day.pk]})
    assert not DayOverride.objects.exists()
    assert Entry.objects.on(day).count() == 3


def test_the_sop_dataclass_and_its_bounds_name_the_same_parameters():
    numbers = {name for name, value in as_plain(Sop()).items() if type(value) is int}
    assert numbers == set(sop_rules.BOUNDS)
