"""The pages of a correction, from the first word to the record that the platform says it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from klaten_medsos import dates
from posts.corrections.workflow import CorrectionStatus as State
from posts.models import Correction
from posts.tests.corrections.story import (
    CORRECTED,
    REASON,
    approve,
    as_shown,
    ask_for_tiers,
    corrected,
    drafted,
    out,
    proposed,
    second_pejabat,
)
from posts.tests.stage import TEXT, published, ticked

pytestmark = pytest.mark.django_db


def page(client, name, pk):
    return client.get(reverse(f"posts:{name}", args=[pk])).content.decode()


def test_the_whole_way_by_its_pages(client, stage):
    post = published(stage)
    client.force_login(stage.budi)
    assert "Koreksi" in client.get(post.get_absolute_url()).content.decode()
    url = reverse("posts:correct", args=[post.pk])
    answer = client.post(url, as_shown(client, url, text=CORRECTED, reason=REASON))
    change = Correction.objects.get()
    assert answer.url == reverse("posts:correction", args=[change.pk])
    assert "<ins>Minggu</ins>" in page(client, "correction", change.pk)
    answer = client.post(
        reverse("posts:correction_submit", args=[change.pk]), ticked(revision=change.revision)
    )
    assert answer.status_code == 302
    client.force_login(stage.ratna)
    assert "Alasan koreksi" in page(client, "correction_review", change.pk)
    sent = {
        "decision": "disetujui", "note": "", "version": change.version_id,
        "content_hash": change.version.content_hash,
    }  # fmt: skip
    assert client.post(reverse("posts:correction_review", args=[change.pk]), sent).status_code == 302
    assert out() == CORRECTED
    client.force_login(stage.budi)
    assert "Belum diperbaiki" in page(client, "correction", change.pk)
    place = change.places.get()
    assert CORRECTED.split("\n")[0] in page(client, "place", place.pk)
    sent = {"way": "disunting", "url": "", "mended_at": f"{dates.to_wib(timezone.now()):%Y-%m-%dT%H:%M}"}
    assert client.post(reverse("posts:place", args=[place.pk]), sent).status_code == 302
    assert "Sudah diperbaiki" in page(client, "correction", change.pk)


def test_a_conflict_keeps_what_was_typed(client, stage):
    change = drafted(stage)
    client.force_login(stage.budi)
    url = reverse("posts:correction_edit", args=[change.pk])
    sent = as_shown(client, url, text="Teks saya sendiri.", revision=7)
    answer = client.post(url, sent)
    shown = answer.content.decode()
    assert answer.status_code == 409 and "Teks saya sendiri." in shown and "isi Anda" in shown
    # knowing both, the officer saves once more
    assert client.post(answer.request["PATH_INFO"], sent | {"revision": 1}).status_code == 302


def test_the_same_button_pressed_twice_leads_to_the_one_correction(client, stage):
    post = published(stage)
    client.force_login(stage.budi)
    url = reverse("posts:correct", args=[post.pk])
    sent = as_shown(client, url, text=CORRECTED, reason=REASON)
    first, second = (client.post(url, sent) for _ in range(2))
    assert first.url == second.url == reverse("posts:correction", args=[Correction.objects.get().pk])
    # somebody else's words at the same moment are kept in the form
    client.force_login(stage.ratna)
    answer = client.post(url, sent | {"text": "Lain sama sekali."})
    assert answer.status_code == 409 and "Lain sama sekali." in answer.content.decode()


def test_a_hash_that_was_not_shown_decides_nothing(client, stage):
    change = proposed(stage)
    client.force_login(stage.ratna)
    sent = {"decision": "disetujui", "version": change.version_id, "content_hash": "0" * 64}
    answer = client.post(reverse("posts:correction_review", args=[change.pk]), sent)
    assert answer.status_code in (409, 422) and out() == TEXT


@pytest.mark.parametrize("sent", [{}, {"text": "\x00"}, {"text": "x" * 10_001, "reason": REASON}])
def test_junk_is_refused_in_words(client, stage, sent):
    post = published(stage)
    client.force_login(stage.budi)
    assert client.post(reverse("posts:correct", args=[post.pk]), sent).status_code == 422
    assert not Correction.objects.exists()


def test_begun_once_the_way_leads_on(client, stage):
    change = drafted(stage)
    client.force_login(stage.budi)
    assert "Lanjutkan koreksi" in client.get(change.post.get_absolute_url()).content.decode()
    answer = client.get(reverse("posts:correct", args=[change.post_id]))
    assert answer.url == reverse("posts:correction", args=[change.pk])


def test_the_kit_holds_the_corrected_text_only_after_the_approval(client, stage):
    change = proposed(stage)
    client.force_login(stage.budi)
    assert "Minggu" not in page(client, "kit", change.post_id)
    change.refresh_from_db()
    approve(change, stage.ratna)
    assert "Minggu" in page(client, "kit", change.post_id)


@pytest.mark.parametrize(
    "name", ["correction", "correction_edit", "correction_submit", "correction_cancel", "correction_review"]
)
def test_another_unit_finds_nothing(client, stage, sari, name):
    change = drafted(stage)
    client.force_login(sari)
    assert client.get(reverse(f"posts:{name}", args=[change.pk])).status_code == 404
    assert client.post(reverse("posts:correction_recall", args=[change.pk])).status_code == 404


def test_a_double_click_hands_in_once(client, stage):
    change = drafted(stage)
    client.force_login(stage.budi)
    url = reverse("posts:correction_submit", args=[change.pk])
    assert client.post(url, ticked(revision=1)).status_code == 302
    assert client.post(url, ticked(revision=1)).status_code in (409, 422)
    change.refresh_from_db()
    assert change.status == State.WAITING and change.version.submissions.count() == 1


def test_the_message_says_what_became_of_its_corrections(client, stage):
    change = corrected(stage)
    client.force_login(stage.budi)
    shown = client.get(change.post.get_absolute_url()).content.decode()
    assert REASON in shown and "Bandingkan versi" in shown


def test_who_approved_the_first_tier_reads_that_it_is_another_ones_turn(client, stage, monkeypatch):
    second_pejabat(stage)
    post = published(stage)
    ask_for_tiers(monkeypatch, 2)
    change = approve(proposed(stage, post), stage.ratna)
    client.force_login(stage.ratna)
    shown = page(client, "correction", change.pk)
    assert "Persetujuan 1 dari 2 jenjang" in shown and "Anda sudah menyetujui; kini menunggu" in shown
    assert client.get(reverse("posts:correction_review", args=[change.pk])).status_code == 403
