"""All rooms together tell what a leaving person still holds, in a constant number of queries."""

import pytest

from accounts import actions as accounts
from accounts.models import Segment
from feedback import actions as feedback
from klaten_medsos import dates
from opd import handover
from posts import actions as posts
from reports import actions as reports

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


@pytest.fixture
def busy(disbudporapar, budi, dewi):
    """Budi holds an account, a draft, an item without an answer and the report he was writing."""
    segment = Segment.objects.create(name="Wisatawan")
    account = accounts.propose_account(
        unit=disbudporapar, pasted="https://www.instagram.com/uji_wisata_klaten", purpose="Wisata", segments=[segment],
        custodian=budi, evidence="Kode di bio", by=budi,
    )  # fmt: skip
    accounts.verify_account(account=account, by=dewi)
    posts.draft_post(
        unit=disbudporapar, title="Gelar seni", text="Gelar seni dibuka untuk umum.", category="kegiatan",
        segments=[segment], accounts=[account], by=budi,
    )  # fmt: skip
    feedback.log_item(
        unit=disbudporapar,
        kind="pertanyaan",
        text="Jam buka?",
        topic="jam buka",
        received_at=dates.now(),
        by=budi,
    )
    reports.open_report(unit=disbudporapar, year=2025, by=budi)
    return budi


def test_each_room_names_what_he_holds_with_the_page_to_act_on(busy, ratna, disbudporapar, client):
    held = handover.held_by(disbudporapar, [busy.pk, ratna.pk])
    assert [thing.kind for thing in held[busy.pk]] == ["Akun", "Pesan", "Masukan", "Laporan"]
    assert held[ratna.pk] == []
    client.force_login(busy)
    for thing in held[busy.pk]:
        assert client.get(thing.url).status_code == 200, thing.url


def test_another_unit_shows_none_of_it(busy, dinkes):
    assert handover.held_by(dinkes, [busy.pk]) == {busy.pk: []}


def test_the_number_of_queries_does_not_grow_with_the_people(
    busy, ratna, tono, disbudporapar, django_assert_num_queries
):
    with django_assert_num_queries(4):
        handover.held_by(disbudporapar, [busy.pk])
    with django_assert_num_queries(4):
        handover.held_by(disbudporapar, [busy.pk, ratna.pk, tono.pk])


def test_what_is_recorded_under_a_unit_is_counted(busy, disbudporapar):
    assert dict(handover.work_of(disbudporapar))["akun"] == 1
    assert [words for words, _ in handover.work_of(disbudporapar)][0] == "akun"
