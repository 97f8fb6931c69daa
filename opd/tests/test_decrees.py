"""A decree gives power, from its first day to its last and not a day longer (Pasal 11)."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from opd import actions, permissions
from opd.models import Decree, Role
from opd.rules import period_warnings
from tests.cast import LONG_AGO, appoint, make_head, make_person

from .stories import recorded

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture
def march(time_machine):
    time_machine.move_to("2026-03-02 09:00+07:00")
    return time_machine


@pytest.fixture
def newcomer(disbudporapar):
    return make_person("wening", "Wening Contoh", disbudporapar)


def test_a_recorded_decree_gives_power_at_once_and_tells_the_log(march, disbudporapar, newcomer):
    assert not permissions.is_appointed(newcomer, disbudporapar, Role.PEJABAT)
    clerk = make_person("juru", "Juru Contoh", disbudporapar)
    decree = recorded(disbudporapar, clerk, people={newcomer: Role.PEJABAT})
    newcomer.forget_standing()
    assert permissions.is_appointed(newcomer, disbudporapar, Role.PEJABAT)
    assert not permissions.is_appointed(newcomer, disbudporapar, Role.PETUGAS)
    assert [entry.sentence for entry in Entry.objects.on(decree)] == [
        f"Juru Contoh mencatat {decree} (Pasal 11)."
    ]
    assert decree.file.storage.exists(decree.file.name)


def test_the_refusal_names_pasal_11_and_the_unit(disbudporapar, newcomer):
    with pytest.raises(NotAllowed, match="Belum ada Keputusan penunjukan yang berlaku") as refused:
        permissions.check_appointed(newcomer, disbudporapar)
    assert refused.value.citation == "Pasal 11" and disbudporapar.name in refused.value.message


def test_nobody_records_the_keputusan_that_makes_themselves_pejabat(march, disbudporapar, newcomer):
    with pytest.raises(NotAllowed, match="menunjuk Anda sendiri sebagai pejabat"):
        recorded(disbudporapar, newcomer, people={newcomer: Role.PEJABAT})
    assert recorded(disbudporapar, newcomer, people={newcomer: Role.PETUGAS}).pk


def test_power_begins_and_ends_at_midnight_in_klaten_though_no_job_ran(march, disbudporapar, newcomer):
    recorded(
        disbudporapar, make_person("juru", "Juru Contoh", disbudporapar), people={newcomer: Role.PEJABAT},
        starts_on=day("2026-04-01"), ends_on=day("2026-04-30"),
    )  # fmt: skip
    for moment, has_power in [
        ("2026-03-31 23:59:59+07:00", False),
        ("2026-04-01 00:00:00+07:00", True),
        ("2026-04-30 23:59:59+07:00", True),
        ("2026-05-01 00:00:00+07:00", False),
    ]:
        march.move_to(moment)
        assert permissions.is_appointed(newcomer, disbudporapar) is has_power, moment


def test_tono_whose_decree_has_ended_has_no_power_but_still_belongs(tono, disbudporapar):
    assert permissions.is_member(tono, disbudporapar)
    assert not permissions.is_appointed(tono, disbudporapar)


def test_an_inactive_person_is_nothing_whatever_decree_names_them(budi, disbudporapar, operator):
    actions.change_user(user=budi, by=operator, is_active=False)
    budi.refresh_from_db()
    assert not permissions.is_member(budi, disbudporapar)
    assert not permissions.is_appointed(budi, disbudporapar)


def test_power_in_one_unit_is_none_in_another(budi, dinkes):
    assert not permissions.is_member(budi, dinkes)
    assert not permissions.is_appointed(budi, dinkes, Role.PETUGAS)


def test_diskominfo_may_record_for_any_unit_and_sari_may_not(march, dewi, sari, disbudporapar):
    assert recorded(disbudporapar, dewi).recorded_by == dewi
    with pytest.raises(NotAllowed):
        recorded(disbudporapar, sari)


def test_the_same_number_twice_is_recorded_once(march, budi, disbudporapar):
    recorded(disbudporapar, budi, number="480/7/2026")
    before = Entry.objects.count()
    with pytest.raises(RuleBroken, match="sudah tercatat"):
        recorded(disbudporapar, budi, number=" 480/7/2026 ")
    assert disbudporapar.decrees.filter(number="480/7/2026").count() == 1
    assert Entry.objects.count() == before


def test_two_units_may_use_the_same_number(march, dewi, disbudporapar, dinkes):
    for unit in (disbudporapar, dinkes):
        recorded(unit, dewi, number="1/2026", people={make_person(f"o{unit.pk}", "O", unit): Role.PETUGAS})
    assert Decree.objects.filter(number="1/2026").count() == 2


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"number": "  "}, "Nomor"),
        ({"decided_on": datetime.date(2026, 3, 3)}, "belum tiba"),
        ({"ends_on": datetime.date(2026, 1, 5)}, "mendahului"),
        ({"starts_on": datetime.date(1026, 1, 6)}, "tidak wajar"),
        ({"people": {}}, "belum menunjuk"),
        ({"upload": None}, "belum dilampirkan"),
    ],
)
def test_what_a_decree_lacks_is_said_and_nothing_is_kept(march, budi, disbudporapar, changed, words):
    before = Decree.objects.count(), Entry.objects.count()
    with pytest.raises(RuleBroken, match=words):
        recorded(disbudporapar, budi, **changed)
    assert (Decree.objects.count(), Entry.objects.count()) == before


def test_a_picture_that_only_calls_itself_pdf_is_refused(march, budi, disbudporapar):
    with pytest.raises(ValidationError, match="tidak diterima"):
        recorded(disbudporapar, budi, upload=SimpleUploadedFile("sk.pdf", b"GIF89a", "application/pdf"))


def test_only_staff_of_the_unit_can_be_appointed(march, budi, sari, disbudporapar):
    with pytest.raises(RuleBroken, match="Sari Contoh tidak tercatat"):
        recorded(disbudporapar, budi, people={sari: Role.PEJABAT})


def test_a_signer_who_was_not_head_is_stored_and_doubted(march, budi, dewi, disbudporapar):
    former = make_head(disbudporapar, "Drs. Lama Contoh", starts_on=LONG_AGO, ends_on=day("2025-06-30"))
    doubted = recorded(disbudporapar, budi, signer=former)
    current = make_head(disbudporapar, "Dra. Kini Contoh", starts_on=day("2025-07-01"))
    sound = recorded(disbudporapar, dewi, signer=current)
    assert not doubted.signer_was_head and sound.signer_was_head
    assert list(Decree.objects.filter(pk__in=[doubted.pk, sound.pk]).signed_by_another()) == [doubted]


def test_ending_early_takes_the_power_with_the_date(march, ratna, budi, disbudporapar, newcomer):
    decree = recorded(disbudporapar, budi, people={newcomer: Role.PEJABAT})
    actions.end_decree(decree=decree, ends_on=day("2026-03-02"), reason="Pindah tugas", by=ratna)
    newcomer.refresh_from_db()
    assert permissions.is_appointed(newcomer, disbudporapar)
    march.move_to("2026-03-03 00:00+07:00")
    assert not permissions.is_appointed(newcomer, disbudporapar)
    last = Entry.objects.on(decree).last()
    assert last.sentence == f"Ratna Contoh mengakhiri {decree} per 2 Maret 2026: Pindah tugas"


def test_ending_twice_is_told_kindly_and_changes_nothing(march, budi, disbudporapar):
    decree = recorded(disbudporapar, budi)
    stale = Decree.objects.get(pk=decree.pk)
    actions.end_decree(decree=decree, ends_on=day("2026-06-30"), reason="Mutasi", by=budi)
    for copy in (stale, Decree.objects.get(pk=decree.pk)):
        with pytest.raises(StateChanged):
            actions.end_decree(decree=copy, ends_on=day("2026-06-30"), reason="Mutasi", by=budi)
    assert Entry.objects.on(decree).count() == 2


@pytest.mark.parametrize(
    ("ends_on", "reason", "words"),
    [
        ("2026-01-01", "x", "mendahului"),
        ("2027-01-01", "x", "mendahului akhir"),
        ("2026-06-30", " ", "Alasan"),
    ],
)
def test_an_early_end_lies_within_the_period_and_has_a_reason(
    march, budi, disbudporapar, ends_on, reason, words
):
    decree = recorded(disbudporapar, budi)
    with pytest.raises(RuleBroken, match=words):
        actions.end_decree(decree=decree, ends_on=day(ends_on), reason=reason, by=budi)


def test_sari_cannot_end_a_decree_of_another_unit(march, budi, sari, disbudporapar):
    decree = recorded(disbudporapar, budi)
    with pytest.raises(NotAllowed):
        actions.end_decree(decree=decree, ends_on=day("2026-06-30"), reason="x", by=sari)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], []),
        ([("2025-01-01", "2025-12-31")], []),
        ([("2025-01-01", "2025-12-01")], ["Tidak ada Keputusan yang berlaku 2 s.d. 31 Desember 2025."]),
        ([("2026-06-01", None)], ["Tumpang tindih dengan Keputusan lain 1 Juni s.d. 31 Desember 2026."]),
        ([("2027-01-01", "2027-12-31")], []),
        ([("2027-02-01", None)], ["Tidak ada Keputusan yang berlaku 1 s.d. 31 Januari 2027."]),
        (
            [("2027-02-01", None), ("2026-12-01", "2027-01-31")],
            ["Tumpang tindih dengan Keputusan lain 1 s.d. 31 Desember 2026."],
        ),
        ([("2024-01-01", "2024-06-30"), ("2025-01-01", "2025-12-31")], []),
    ],
)
def test_overlaps_and_gaps_are_told(others, expected):
    periods = [(day(start), day(end) if end else None) for start, end in others]
    assert period_warnings((day("2026-01-01"), day("2026-12-31")), periods) == expected


def test_two_decrees_of_the_same_first_day_with_and_without_end_can_be_compared():
    others = [(day("2025-01-01"), None), (day("2025-01-01"), day("2025-12-31"))]
    assert period_warnings((day("2026-01-01"), day("2026-12-31")), others) == [
        "Tumpang tindih dengan Keputusan lain 1 Januari s.d. 31 Desember 2026."
    ]


def test_two_open_ended_decrees_overlap_from_the_later_start():
    assert period_warnings((day("2026-01-01"), None), [(day("2025-01-01"), None)]) == [
        "Tumpang tindih dengan Keputusan lain sejak 1 Januari 2026."
    ]


def test_what_a_person_sees_of_decrees(march, budi, sari, dewi, kirana, joko, disbudporapar, dinkes):
    own = appoint(disbudporapar, {budi: Role.PEJABAT})
    theirs = appoint(dinkes, {sari: Role.PEJABAT})
    seen = {user.username: set(Decree.objects.visible_to(user)) for user in (budi, sari, dewi, kirana, joko)}
    assert own in seen["budi"] and theirs not in seen["budi"]
    assert theirs in seen["sari"] and own not in seen["sari"]
    assert {own, theirs} <= seen["dewi"] and {own, theirs} <= seen["kirana"]
    assert not seen["joko"]
