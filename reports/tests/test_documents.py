"""Documents: frozen when asked for, made once, handed only to those who may read them, checkable by anyone."""

import hashlib
import io
from pathlib import Path

import pikepdf
import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from klaten_medsos import pdf
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.jobs import JobState
from klaten_medsos.notices.models import Kind, Notice
from klaten_medsos.uploads import PrivateStorage
from reports import documents, tasks
from reports.models import Document, DocumentKind
from reports.tests.stories import YEAR, another_story

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


@pytest.fixture(autouse=True)
def quick_pdf(request, monkeypatch):
    """A tiny PDF instead of the real page-setter, unless a test is about the real one; bells are silent."""
    cache.clear()
    monkeypatch.setattr(tasks.render_document, "apply_async", lambda *args, **kwargs: None)
    if "real_pdf" in request.fixturenames:
        return
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.add_blank_page()
        made.save(out, deterministic_id=True)
    monkeypatch.setattr(pdf, "render", lambda html, *, title: out.getvalue())


@pytest.fixture
def real_pdf():
    """Ask for this to print with the real page-setter."""


@pytest.fixture
def document(story):
    """The document of a report that was just signed; nobody has worked on it yet."""
    return Document.objects.get(report=story.signed())


@pytest.fixture
def finished(document):
    tasks.render_document(document.pk)
    document.refresh_from_db()
    return document


def files():
    return sorted(path for path in Path(settings.PRIVATE_ROOT).rglob("dokumen/*/*") if path.is_file())


# --- Asking ---------------------------------------------------------------------------------------


def test_signing_asks_for_one_document_with_everything_frozen(document, story, ratna):
    assert document.job_state == JobState.WANTED
    assert document.kind == DocumentKind.REPORT
    assert document.snapshot["content"]["title"].endswith(str(YEAR))
    assert document.snapshot["meta"]["verify_url"].endswith(f"/periksa/{document.code}/")
    again = documents.request_document(kind=DocumentKind.REPORT, report=document.report, by=ratna)
    assert again == document
    assert Document.objects.count() == 1


def test_what_changes_later_does_not_change_the_document(finished, disbudporapar):
    disbudporapar.name = "Dinas Lain"
    disbudporapar.save()
    finished.refresh_from_db()
    assert "Dinas Lain" not in str(finished.snapshot)


def test_a_second_round_has_its_own_document(story, budi, ratna):
    report = story.returned()
    from reports import actions

    actions.submit_report(report=report, by=budi)
    actions.sign_report(report=report, by=ratna)
    assert list(Document.objects.order_by("round").values_list("round", flat=True)) == [1, 2]


def test_the_evaluation_prints_the_end_of_the_audit_chain_as_it_was_then(story):
    report = story.evaluated()
    document = Document.objects.get(report=report, kind=DocumentKind.EVALUATION)
    final = Entry.objects.get(event=Event.EVALUATION_FINALISED)
    assert document.snapshot["meta"]["audit_hash"] == final.hash
    assert document.snapshot["content"]["grade"] == "Baik"


# --- Making ---------------------------------------------------------------------------------------


def test_the_worker_makes_it_once_and_tells(finished, budi, ratna):
    assert finished.job_state == JobState.DONE
    assert (finished.progress, finished.pages) == (100, 2)
    (stored,) = files()
    data = stored.read_bytes()
    assert hashlib.sha256(data).hexdigest() == finished.sha256
    assert len(data) == finished.size
    assert Entry.objects.on(finished).get().event == Event.DOCUMENT_MADE
    told = Notice.objects.filter(kind=Kind.DOCUMENT_READY)
    assert {notice.recipient for notice in told} == {budi, ratna}

    tasks.render_document(finished.pk)
    assert files() == [stored]
    assert Entry.objects.on(finished).count() == 1
    assert told.count() == 2


def test_progress_is_seen_while_it_is_made(document, monkeypatch):
    seen = []
    monkeypatch.setattr(tasks, "html_of", lambda snapshot: seen.append(_progress(document)) or "<html>")
    real = pdf.render
    monkeypatch.setattr(pdf, "render", lambda *a, **k: seen.append(_progress(document)) or real(*a, **k))
    tasks.render_document(document.pk)
    assert seen == [10, 50]


def _progress(document):
    return Document.objects.get(pk=document.pk).progress


@pytest.mark.parametrize(
    ("error", "kept"),
    [
        (pdf.RenderingFailed("Isi dokumen terlalu panjang."), "Isi dokumen terlalu panjang."),
        (SoftTimeLimitExceeded(), "Pembuatan dokumen melewati batas waktu."),
        (ValueError("nama Budi"), "Galat ValueError."),
    ],
)
def test_a_failure_is_kept_in_words_tried_again_and_given_up_in_the_end(document, monkeypatch, error, kept):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(pdf, "render", fail)
    tasks.render_document(document.pk)
    document.refresh_from_db()
    assert (document.job_state, document.job_error) == (JobState.WANTED, kept)
    for _ in range(settings.JOB_MAX_ATTEMPTS):
        tasks.render_document(document.pk)
    document.refresh_from_db()
    assert document.job_state == JobState.FAILED
    assert document.job_attempts == settings.JOB_MAX_ATTEMPTS
    assert files() == []


def test_a_worker_that_lost_its_lease_leaves_no_file_and_no_trace(document, monkeypatch):
    def overtaken(*args, **kwargs):
        Document.objects.filter(pk=document.pk).update(job_lease="00000000-0000-0000-0000-000000000001")
        return real(*args, **kwargs)

    real = pdf.render
    monkeypatch.setattr(pdf, "render", overtaken)
    tasks.render_document(document.pk)
    document.refresh_from_db()
    assert document.job_state == JobState.WORKING
    assert files() == []
    assert not Entry.objects.on(document).exists()


def test_a_lease_lost_between_storing_and_finishing_takes_the_file_away_again(document, monkeypatch):
    monkeypatch.setattr(Document, "finish", lambda self, **values: False)
    tasks.render_document(document.pk)
    assert files() == []
    assert not Entry.objects.on(document).exists()


def test_a_worker_killed_after_storing_leaves_a_file_the_next_one_replaces(document, monkeypatch):
    class Killed(BaseException):
        pass

    def killed(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(Document, "finish", killed)
        dying.setattr(PrivateStorage, "delete", lambda *args: None)  # a dead process cleans nothing
        with pytest.raises(Killed):
            tasks.render_document(document.pk)
    assert len(files()) == 1
    Document.objects.filter(pk=document.pk).update(job_lease_until=timezone.now())
    tasks.render_document(document.pk)
    document.refresh_from_db()
    assert document.job_state == JobState.DONE
    assert [str(path) for path in files()] == [document.file.path]


def test_the_sweep_rings_for_what_is_due_and_clears_what_a_dead_worker_left(
    document, monkeypatch, django_capture_on_commit_callbacks
):
    import os

    rung = []
    monkeypatch.setattr(tasks.render_document, "apply_async", lambda args, **kwargs: rung.append(args))
    folder = Path(settings.PRIVATE_ROOT) / "dokumen" / "ab"
    folder.mkdir(parents=True)
    old, new = folder / ".tmp-old", folder / ".tmp-new"
    old.write_bytes(b"x")
    new.write_bytes(b"x")
    os.utime(old, (1, 1))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep_documents()
    assert rung == [(document.pk,)]
    assert not old.exists() and new.exists()


# --- Pages ----------------------------------------------------------------------------------------


def page(document, name="document"):
    return reverse(f"reports:{name}", args=[document.pk])


def test_the_page_shows_progress_and_then_the_download(client, document, budi):
    client.force_login(budi)
    waiting = client.get(page(document)).content.decode()
    assert "Menunggu giliran" in waiting and "Muat ulang" in waiting
    assert page(document, "document_progress") in waiting
    assert "X-Poll" not in client.get(page(document, "document_progress"))
    tasks.render_document(document.pk)
    fragment = client.get(page(document, "document_progress"))
    assert fragment["X-Poll"] == "stop"
    shown = client.get(page(document)).content.decode()
    document.refresh_from_db()
    assert page(document, "document_download") in shown and document.sha256 in shown
    assert "data-poll-url" not in shown


def test_the_download_is_the_stored_file_without_printing_anything(client, finished, budi, monkeypatch):
    monkeypatch.setattr(pdf, "render", lambda *a, **k: pytest.fail("printed on download"))
    client.force_login(budi)
    response = client.get(page(finished, "document_download"))
    data = b"".join(response.streaming_content)
    assert hashlib.sha256(data).hexdigest() == finished.sha256
    assert response["Content-Disposition"] == f'attachment; filename="Laporan-Disbudporapar-{YEAR}.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert "sandbox" in response["Content-Security-Policy"]
    again = client.get(page(finished, "document_download"), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    client.head(page(finished, "document_download"))
    logged = Entry.objects.on(finished).filter(event=Event.DOCUMENT_DOWNLOADED)
    assert [entry.actor for entry in logged] == [budi]


def test_others_cannot_even_see_it(client, finished, sari, joko):
    for stranger in (sari, joko):  # Joko reads for the Bupati, and this report was not forwarded yet
        client.force_login(stranger)
        for name in ("document", "document_progress", "document_download"):
            assert client.get(page(finished, name)).status_code == 404
        assert client.post(page(finished, "document_retry")).status_code == 404
    assert not Entry.objects.filter(event=Event.DOCUMENT_DOWNLOADED).exists()


def test_without_signing_in_one_is_sent_to_the_door(client, finished):
    assert client.get(page(finished, "document_download")).status_code == 302


def test_an_unfinished_document_cannot_be_fetched(client, document, budi):
    client.force_login(budi)
    assert client.get(page(document, "document_download")).status_code == 409


@pytest.mark.parametrize("harm", ["altered", "gone"])
def test_a_file_that_is_not_the_one_that_was_made_is_never_handed_out(client, finished, budi, harm):
    (stored,) = files()
    stored.chmod(0o600)
    stored.write_bytes(stored.read_bytes() + b" ") if harm == "altered" else stored.unlink()
    client.force_login(budi)
    assert client.get(page(finished, "document_download")).status_code == 409
    assert not Entry.objects.filter(event=Event.DOCUMENT_DOWNLOADED).exists()


def test_a_failed_document_can_be_tried_again_by_its_unit(client, document, budi):
    Document.objects.filter(pk=document.pk).update(
        job_state=JobState.FAILED, job_attempts=5, job_error="Galat"
    )
    client.force_login(budi)
    assert "Coba lagi" in client.get(page(document)).content.decode()
    assert client.post(page(document, "document_retry")).status_code == 302
    document.refresh_from_db()
    assert (document.job_state, document.job_attempts) == (JobState.WANTED, 0)
    assert client.post(page(document, "document_retry")).status_code == 409
    assert client.get(page(document, "document_retry")).status_code == 405


def test_retrying_a_finished_document_is_refused(finished, budi):
    with pytest.raises(StateChanged):
        documents.retry_document(document=finished, by=budi)


def test_the_preview_shows_the_report_marked_and_hides_it_from_others(client, story, budi, sari):
    report = story.draft()
    client.force_login(budi)
    shown = client.get(reverse("reports:preview", args=[report.pk]))
    assert "PRATINJAU" in shown.content.decode()
    assert " style=" not in shown.content.decode()
    assert "default-src 'none'" in shown["Content-Security-Policy"]
    client.force_login(sari)
    assert client.get(reverse("reports:preview", args=[report.pk])).status_code == 404


def test_the_evaluation_is_previewed_by_the_bupatis_office_only_until_it_is_final(client, story, budi, joko):
    evaluation = story.scored()
    address = reverse("reports:evaluation_preview", args=[evaluation.report_id])
    client.force_login(joko)
    assert "BUPATI KLATEN" in client.get(address).content.decode()
    client.force_login(budi)
    assert client.get(address).status_code == 404


# --- Anyone checks --------------------------------------------------------------------------------


def check(code):
    return reverse("verification:document", args=[code])


def upload(data):
    return {"berkas": SimpleUploadedFile("a.pdf", data, "application/pdf")}


def test_anyone_learns_what_a_code_stands_for(client, finished):
    shown = client.get(check(finished.code)).content.decode()
    for words in (finished.report.unit.name, str(YEAR), finished.sha256, "Laporan tahunan"):
        assert words in shown
    assert "Budi" not in shown


def test_the_very_file_is_original_and_one_byte_more_is_not(client, finished):
    (stored,) = files()
    data = stored.read_bytes()
    assert "ASLI" in client.post(check(finished.code), upload(data)).content.decode()
    other = client.post(check(finished.code), upload(data + b"\n")).content.decode()
    assert "TIDAK COCOK" in other
    assert "<h1>ASLI" not in other
    assert files() == [stored]


def test_a_check_without_a_file_or_with_too_large_a_one_is_answered_kindly(client, finished, monkeypatch):
    assert client.post(check(finished.code)).status_code == 422
    monkeypatch.setattr("reports.views.verification.LARGEST", 3)
    assert client.post(check(finished.code), upload(b"1234")).status_code == 413


def test_codes_that_lead_nowhere_all_get_the_same_answer(client, document):
    answers = [
        client.get(check(code))
        for code in (document.code, "ABCD-EFGH-JKLM-NPQR", "x", "'; DROP TABLE", "0" * 500, "½" * 16)
    ]
    answers.append(client.get(reverse("verification:ask"), {"kode": "tidak ada"}))
    assert {answer.status_code for answer in answers} == {404}
    assert len({_without_ids(answer) for answer in answers}) == 1


def _without_ids(answer):
    import re

    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_a_code_is_understood_however_it_is_typed(client, finished, change):
    response = client.get(reverse("verification:ask"), {"kode": change(finished.code)})
    assert (response.status_code, response["Location"]) == (302, check(finished.code))


def test_asking_too_often_is_slowed_down_for_that_address_only(client, finished, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1_800_000_020.0)
    answers = [client.get(check(finished.code)).status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]
    slowed = client.get(check(finished.code))
    assert slowed["Retry-After"] == "40"
    assert client.get(check(finished.code), REMOTE_ADDR="10.0.0.9").status_code == 200
    # an address the asker writes himself does not count as another one
    assert client.get(check(finished.code), headers={"X-Forwarded-For": "10.1.1.1"}).status_code == 429
    monkeypatch.setattr("time.time", lambda: 1_800_000_080.0)
    assert client.get(check(finished.code)).status_code == 200


# --- The command ----------------------------------------------------------------------------------


def test_the_command_writes_the_stored_bytes(finished, tmp_path, capsys):
    out = tmp_path / "F.pdf"
    call_command("render_report", finished.report.unit.code, str(YEAR), "--out", str(out))
    assert out.read_bytes() == files()[0].read_bytes()
    assert finished.sha256 in capsys.readouterr().out


def test_printed_again_by_the_real_page_setter_the_bytes_are_the_same(real_pdf, finished, tmp_path):
    out = tmp_path / "F.pdf"
    call_command("render_report", finished.report.unit.code.lower(), str(YEAR), "--out", str(out))
    assert hashlib.sha256(out.read_bytes()).hexdigest() == finished.sha256
    assert finished.pages >= 4


@pytest.mark.parametrize(
    ("code", "year"), [("TIDAKADA", "2025"), ("DISBUDPORAPAR", "99999"), ("DISBUDPORAPAR", "2024")]
)
def test_the_command_says_what_is_not_there(document, tmp_path, code, year):
    with pytest.raises(CommandError):
        call_command("render_report", code, year, "--out", str(tmp_path / "F.pdf"))


def test_the_command_refuses_a_report_that_is_not_signed(story, tmp_path):
    story.draft()
    with pytest.raises(CommandError, match="not signed"):
        call_command("render_report", "DISBUDPORAPAR", str(YEAR), "--out", str(tmp_path / "F.pdf"))


def test_pages_ask_equally_much_for_any_number_of_documents(
    client, finished, dinkes, story, budi, django_assert_max_num_queries
):
    another_story(dinkes, story).signed()
    client.force_login(budi)
    with django_assert_max_num_queries(14):
        client.get(page(finished))
