"""The check at the gates: ticks, reasons, what is kept of them, and nothing raw anywhere."""

import io
import logging

import pytest
from django.core.management import call_command
from django.urls import reverse

from klaten_medsos.exceptions import Incomplete
from posts import actions
from posts.checking import actions as desk
from posts.checking.current import forget
from posts.models import Lesson, LexiconEntry, Post, Scrutiny
from posts.tests.stage import POST_URL, approved, draft, submit, ticked, waiting
from posts.views.checking import PER_MINUTE

pytestmark = pytest.mark.django_db
WARNED = "Kunjungan ke Rowo Jombor berlangsung seru.\nMenurut saya pribadi kebijakan ini buruk sekali."
NIK = "331005" + "450190" + "9901"
BLOCKED = f"Penerima bantuan: Pak Tarno, NIK {NIK}, hadir di balai desa."


@pytest.fixture(autouse=True)
def _fresh(settings, tmp_path):
    settings.COUNTERS_PATH = tmp_path / "counters"
    forget()
    yield
    forget()


def test_a_warning_needs_the_officers_tick_and_the_tick_is_kept_with_the_version(stage):
    post = draft(stage, text=WARNED)
    with pytest.raises(Incomplete, match="peringatan"):
        submit(post, stage.budi)
    submit(post, stage.budi, findings_checked=True)
    kept = Scrutiny.objects.get(version=post.current_version)
    assert (kept.gate, kept.acknowledged, kept.by) == ("diajukan", True, stage.budi)
    assert {"rules", "lexicon", "model"} <= set(kept.used)
    assert [each["flag"] for each in kept.findings] == ["opini_pribadi"]


def test_a_clean_message_needs_no_tick(stage):
    post = waiting(stage)
    assert not Scrutiny.objects.get(version=post.current_version).acknowledged


def test_the_page_asks_for_the_tick_and_takes_it(client, stage):
    post = draft(stage, text=WARNED)
    client.force_login(stage.budi)
    address = reverse("posts:submit", args=[post.pk])
    assert "Peringatan pemeriksa isi sudah diperiksa" in client.get(address).content.decode()
    revision = str(post.revision)
    assert client.post(address, ticked(revision=revision)).status_code == 422
    assert client.post(address, ticked(revision=revision, findings_checked="on")).status_code == 302


def test_a_block_passes_with_a_written_reason_which_is_kept_with_name_and_rule_version(stage):
    post = waiting(stage, text=BLOCKED)
    with pytest.raises(Incomplete):
        actions.approve_post(post=post, version=post.current_version, by=stage.ratna)
    reason = "Nomor ini contoh dari peraturan, bukan milik warga."
    actions.approve_post(post=post, version=post.current_version, by=stage.ratna, override_reason=reason)
    kept = Scrutiny.objects.get(version=post.current_version, gate="disetujui")
    assert (kept.reason, kept.by) == (reason, stage.ratna)
    assert kept.used["rules"]


def test_a_word_that_came_after_the_approval_sends_the_message_back(stage, dewi):
    post = approved(stage, text="Festival Rowo Jombor bersama Darmo Ayunda digelar Sabtu pagi.")
    entry = LexiconEntry(kind="kata", flag="partisan", pattern="darmo ayunda", source="Penetapan KPU")
    desk.save_entry(entry=entry, by=dewi)
    desk.try_entry(entry=entry, by=dewi)
    desk.enable_entry(entry=entry, by=dewi)
    publish = {"post": post, "account": stage.instagram, "url": POST_URL, "by": stage.budi}
    with pytest.raises(Incomplete, match="Sejak disetujui"):
        actions.publish_post(published_at=post.approved_at, **publish)
    desk.disable_entry(entry=entry, by=dewi)
    actions.publish_post(published_at=post.approved_at, **publish)
    assert Scrutiny.objects.filter(version=post.approved_version, gate="terbit").count() == 1


def test_a_decision_teaches_once_and_masked(stage):
    post = waiting(stage, text=BLOCKED)
    reason = f"Sudah diberi izin oleh Pak Tarno dengan nomor {NIK}."
    actions.approve_post(
        post=post, version=post.current_version, by=stage.ratna, override_reason=reason,
        right_findings=["PD01-nik"],
    )  # fmt: skip
    lesson = Lesson.objects.get()
    assert (lesson.final, lesson.decided_by) == ("c", stage.ratna)
    assert lesson.accepted == ["PD01-nik"]
    for secret in (NIK, NIK[:10], "Tarno"):
        assert secret not in lesson.masked_text + lesson.reason


def test_turning_down_teaches_only_what_the_reviewer_confirmed(stage):
    post = waiting(stage, text=BLOCKED)
    actions.return_post(post=post, version=post.current_version, note="Hapus nomornya.", by=stage.ratna)
    assert not Lesson.objects.exists()
    again = submit(post, stage.budi)
    actions.reject_post(
        post=again, version=again.current_version, note="Memuat data warga.", by=stage.ratna,
        right_findings=["PD01-nik", "tidak-ada"],
    )  # fmt: skip
    lesson = Lesson.objects.get()
    assert (lesson.final, lesson.accepted, lesson.dismissed) == ("", ["PD01-nik"], [])


def test_no_raw_number_in_the_database_beside_the_draft_itself_nor_in_the_logs(stage, caplog):
    caplog.set_level(logging.DEBUG)
    post = waiting(stage, text=BLOCKED)
    actions.approve_post(
        post=post, version=post.current_version, by=stage.ratna, override_reason="Sudah ada izin tertulis."
    )
    out = io.StringIO()
    # the draft and its versions are the officer's own text; everything the check wrote is dumped
    call_command(
        "dumpdata", "posts.scrutiny", "posts.lesson", "posts.lexiconentry", "audit", "notices", stdout=out
    )
    assert NIK in Post.objects.get(pk=post.pk).text
    assert "data_pribadi" in out.getvalue()
    for secret in (NIK, NIK[:12], "Tarno"):
        assert secret not in out.getvalue()
    assert NIK not in caplog.text


# --- while typing ----------------------------------------------------------------------------------------


def test_the_editor_is_told_where_the_words_are_as_javascript_counts(client, stage):
    client.force_login(stage.budi)
    text = f"Selamat pagi 👨‍👩‍👧 🎉 NIK {NIK} dicatat"
    answer = client.post(reverse("posts:check"), {"text": text})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    told = answer.json()
    (found,) = [each for each in told["temuan"] if each["keparahan"] == "Memblokir"]
    units = text.encode("utf-16-le")
    assert units[2 * found["mulai"] : 2 * found["selesai"]].decode("utf-16-le") == NIK
    assert "".join(piece["teks"] for piece in told["potongan"]) == text
    assert found["pasal_url"].startswith("/perbup/#pasal-15")
    assert told["ringkas"].endswith("1 memblokir.") or "1 memblokir" in told["ringkas"]


def test_nothing_typed_is_stored(client, stage):
    client.force_login(stage.budi)
    client.post(reverse("posts:check"), {"text": BLOCKED})
    assert not Post.objects.exists()
    assert not Scrutiny.objects.exists()


def test_the_check_asks_who_and_how_often(client, stage, time_machine):
    # sixty checks may take a busy machine more than the minute they are counted in
    time_machine.move_to("2026-03-02 09:00:00+07:00", tick=False)
    address = reverse("posts:check")
    assert client.post(address, {"text": "halo"}).status_code == 302
    client.force_login(stage.budi)
    assert client.get(address).status_code == 405
    assert client.post(address, {"text": "x" * 10_001}).status_code == 422
    answers = {client.post(address, {"text": "halo"}).status_code for _ in range(PER_MINUTE + 1)}
    assert answers == {200, 429}


def test_a_forged_request_is_refused(stage):
    from django.test import Client

    forged = Client(enforce_csrf_checks=True)
    forged.force_login(stage.budi)
    assert forged.post(reverse("posts:check"), {"text": "halo"}).status_code == 403


def test_the_editor_carries_the_panel_and_its_own_script(client, stage):
    client.force_login(stage.budi)
    page = client.get(reverse("posts:create")).content.decode()
    assert 'data-live-check="/pesan/periksa/"' in page
    assert "js/check" in page
    assert 'aria-live="polite"' in page
