"""The managers' group of each unit: who is in it, what it was told, who opened that (Pasal 14 huruf a)."""

import pytest
from django.urls import reverse

from klaten_medsos.exceptions import NotAllowed, RuleBroken
from klaten_medsos.notices.models import Kind, Notice
from opd import actions
from opd.models import GroupMessage, User

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


def sent(by, unit=None, **changed):
    return actions.send_group_message(
        **{"subject": "Rapat", "body": "Senin pukul 09.00", "unit": unit, "by": by, **changed}
    )


def test_the_group_is_who_is_appointed_today(budi, ratna, tono, sari, disbudporapar):
    assert set(User.objects.in_group(disbudporapar)) == {budi, ratna}
    assert set(User.objects.in_group()) == {budi, ratna, sari}


def test_a_message_reaches_the_group_and_its_reading_is_the_receipt(client, budi, ratna, tono, disbudporapar):
    message = sent(ratna, disbudporapar)
    assert set(
        Notice.objects.filter(kind=Kind.GROUP_MESSAGE).values_list("recipient__username", flat=True)
    ) == {"budi"}
    client.force_login(ratna)
    page = client.get(message.get_absolute_url()).content.decode()
    assert "Terbaca 0 dari 1" in page and "Belum membaca" in page
    client.force_login(budi)
    seen = client.get(message.get_absolute_url()).content.decode()
    assert "Senin pukul 09.00" in seen and "Terbaca" not in seen and "Sudah saya baca" in seen
    assert client.post(reverse("opd:message_read", args=[message.pk])).status_code == 302
    assert "Sudah saya baca" not in client.get(message.get_absolute_url()).content.decode()
    client.force_login(ratna)
    assert "Terbaca 1 dari 1" in client.get(message.get_absolute_url()).content.decode()


def test_diskominfo_writes_to_all_and_ratna_only_to_hers(dewi, ratna, sari, budi, disbudporapar, dinkes):
    message = sent(dewi)
    assert Notice.objects.filter(object_id=str(message.pk), kind=Kind.GROUP_MESSAGE).count() == 3
    for unit in (dinkes, None):
        with pytest.raises(NotAllowed):
            sent(ratna, unit)
    with pytest.raises(NotAllowed):
        sent(budi, disbudporapar)


def test_others_do_not_see_the_message(client, ratna, sari, tono, budi, disbudporapar):
    message = sent(ratna, disbudporapar)
    for stranger in (sari, tono):
        client.force_login(stranger)
        assert client.get(message.get_absolute_url()).status_code == 404
        assert "Rapat" not in client.get(reverse("opd:message_list")).content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"subject": " "}, "wajib"), ({"body": ""}, "wajib"), ({"body": "x" * 4_001}, "terlalu panjang")],
)
def test_an_empty_or_endless_message_is_refused(ratna, budi, disbudporapar, changed, words):
    with pytest.raises(RuleBroken, match=words):
        sent(ratna, disbudporapar, **changed)
    assert not GroupMessage.objects.exists()


def test_a_group_of_one_hears_nothing(ratna, disbudporapar):
    with pytest.raises(RuleBroken, match="belum beranggota"):
        sent(ratna, disbudporapar)


def test_hostile_words_stay_words(client, ratna, budi, disbudporapar):
    message = sent(
        ratna, disbudporapar, subject="<script>alert(1)</script>\r\nBcc: x", body="<img onerror=alert(1)>"
    )
    client.force_login(budi)
    page = client.get(message.get_absolute_url()).content.decode()
    assert "<script>alert" not in page and "<img onerror" not in page


def test_the_roster_is_read_and_downloaded_by_the_unit_only(client, budi, ratna, sari, disbudporapar):
    client.force_login(budi)
    page = client.get(reverse("opd:unit_roster", args=[disbudporapar.pk])).content.decode()
    assert "Ratna Contoh" in page and "Pejabat" in page
    file = client.get(reverse("opd:unit_roster_csv", args=[disbudporapar.pk])).content.decode("utf-8-sig")
    assert file.splitlines()[0] == "unit,nama,sebagai,surel,dasar,sampai" and "Ratna Contoh,Pejabat" in file
    client.force_login(sari)
    assert client.get(reverse("opd:unit_roster", args=[disbudporapar.pk])).status_code == 403
    assert client.get(reverse("opd:unit_roster_xlsx", args=[disbudporapar.pk])).status_code == 403


def test_by_page_ratna_writes_to_her_group(client, ratna, budi, disbudporapar):
    client.force_login(ratna)
    page = reverse("opd:unit_message", args=[disbudporapar.pk])
    assert "Kepada 1 pengelola" in client.get(page).content.decode()
    wrong = client.post(page, {"subject": "", "body": "Isi yang tidak hilang"})
    assert wrong.status_code == 422 and "Isi yang tidak hilang" in wrong.content.decode()
    assert client.post(page, {"subject": "Rapat", "body": "Senin"}).status_code == 302
    assert client.get(reverse("opd:unit_message", args=[disbudporapar.pk + 999])).status_code == 404
