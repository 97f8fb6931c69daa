"""The register in the browser: two steps, kind errors, other OPD unseen."""

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Account, Segment
from accounts.tests.test_register import propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def segment(db):
    return Segment.objects.create(name="Wisatawan")


def form_data(budi, disbudporapar, segment, **changed):
    return {
        "unit": disbudporapar.pk, "pasted": "https://instagram.com/wisata_uji_klaten/", "purpose": "Mengabarkan wisata",
        "segments": [segment.pk], "media_type": "media_sharing", "custodian": budi.pk, "evidence": "Kode di bio",
        "evidence_kind": "kode", "recovery": "belum",
    } | changed  # fmt: skip


def test_the_first_step_shows_what_was_understood_and_stores_nothing(client, budi, disbudporapar, segment):
    client.force_login(budi)
    response = client.get(
        reverse("accounts:create"), {"unit": disbudporapar.pk, "pasted": "ig @wisata_uji_klaten"}
    )
    assert "wisata_uji_klaten" in response.content.decode()
    assert not Account.objects.exists()


def test_the_second_step_proposes_the_account(client, budi, disbudporapar, segment):
    client.force_login(budi)
    response = client.post(reverse("accounts:create"), form_data(budi, disbudporapar, segment))
    account = Account.objects.get()
    assert response.url == account.get_absolute_url()


def test_a_post_link_is_explained_and_nothing_typed_is_lost(client, budi, disbudporapar, segment):
    client.force_login(budi)
    pasted = "https://www.instagram.com/p/Abc123xyz/"
    response = client.post(reverse("accounts:create"), form_data(budi, disbudporapar, segment, pasted=pasted))
    assert response.status_code == 422
    assert pasted in response.content.decode()


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "ꦏ" * 300, "😀" * 120, "a" * 301, "nul\x00byte"]
)
def test_hostile_text_is_answered_in_indonesian_and_never_runs(client, budi, disbudporapar, segment, hostile):
    client.force_login(budi)
    response = client.post(
        reverse("accounts:create"), form_data(budi, disbudporapar, segment, purpose=hostile)
    )
    assert response.status_code in (302, 422)
    assert b"<script>alert(1)</script>" not in response.content


def test_a_segment_or_unit_of_another_opd_by_direct_post_is_refused(
    client, budi, disbudporapar, segment, dinkes
):
    foreign = Segment.objects.create(name="Ibu dan anak", unit=dinkes)
    client.force_login(budi)
    for changed in ({"segments": [foreign.pk]}, {"unit": dinkes.pk}, {"media_type": "televisi"}):
        response = client.post(reverse("accounts:create"), form_data(budi, disbudporapar, segment, **changed))
        assert response.status_code == 422
    assert not Account.objects.exists()


def test_sari_does_not_see_a_proposal_of_another_opd(client, budi, disbudporapar, segment, sari):
    account = propose(budi, disbudporapar, segment)
    client.force_login(sari)
    assert client.get(account.get_absolute_url()).status_code == 404
    assert account.handle not in client.get(reverse("accounts:list")).content.decode()


def test_sari_sees_an_official_account_but_not_who_holds_it(client, budi, disbudporapar, segment, sari, dewi):
    account = propose(budi, disbudporapar, segment)
    actions.verify_account(account=account, by=dewi)
    client.force_login(sari)
    page = client.get(account.get_absolute_url()).content.decode()
    assert account.handle in page and "Pemegang" not in page and "Kode KLT" not in page
    assert client.get(reverse("accounts:retire", args=[account.pk])).status_code == 403


def test_dewi_verifies_in_the_admin_and_a_return_needs_its_reason(client, budi, disbudporapar, segment, dewi):
    account = propose(budi, disbudporapar, segment)
    client.force_login(dewi)
    url = reverse("admin:accounts_account_changelist")
    asked = client.post(url, {"action": "send_back", "_selected_action": [account.pk]})
    assert "Yang harus diperbaiki" in asked.content.decode()
    client.post(
        url, {"action": "send_back", "_selected_action": [account.pk], "reason": "Kode belum terlihat."}
    )
    account.refresh_from_db()
    assert account.status == "dikembalikan"
    actions.revise_account(account=account, by=budi)
    client.post(url, {"action": "verify", "_selected_action": [account.pk]})
    account.refresh_from_db()
    assert account.status == "aktif"


def test_budi_has_no_business_in_the_admin(client, budi, disbudporapar, segment):
    client.force_login(budi)
    assert client.get(reverse("admin:accounts_account_changelist")).status_code in (302, 403)


def test_the_list_asks_as_many_queries_for_fifty_rows_as_for_one(
    client, budi, disbudporapar, segment, django_assert_max_num_queries, dewi
):
    client.force_login(budi)
    counts = []
    for total in (1, 50):
        while Account.objects.count() < total:
            n = Account.objects.count()
            propose(budi, disbudporapar, segment, pasted=f"https://www.instagram.com/uji_{n}_klaten")
        with django_assert_max_num_queries(25) as asked:
            client.get(reverse("accounts:list"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
