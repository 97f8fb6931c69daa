"""Who must be told is told once; the e-mail follows, however often the bell rings."""

import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from klaten_medsos import jobs
from klaten_medsos.jobs import JobState
from klaten_medsos.notices import tasks
from klaten_medsos.notices.actions import mark_all_read, mark_read, notify
from klaten_medsos.notices.models import Kind, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(dinkes):
    def do(*people, occasion="", subject="Ada yang menunggu"):
        return notify(
            Kind.POST_SUBMITTED, people, on=dinkes, subject=subject, body="Isi kabar.", path="/unit/",
            occasion=occasion,
        )  # fmt: skip

    return do


@pytest.mark.domain
def test_one_notice_per_person_and_occasion(tell, budi, sari):
    assert tell(budi, sari, budi) == 2
    assert tell(budi, sari) == 0
    assert tell(budi, occasion="H-7") == 1
    assert Notice.objects.filter(recipient=budi).count() == 2


@pytest.mark.domain
def test_the_inactive_are_not_told(tell, budi):
    budi.is_active = False
    assert tell(budi) == 0


@pytest.mark.domain
def test_someone_without_an_address_gets_the_notice_and_no_e_mail(tell, budi):
    budi.email = ""
    tell(budi)
    notice = Notice.objects.get()
    assert notice.job_state == JobState.DONE
    tasks.send_notice(notice.pk)
    assert mail.outbox == []


def test_a_subject_cannot_smuggle_headers(tell, budi):
    tell(budi, subject="Halo\r\nBcc: semua@klaten.invalid\n\n" + "x" * 300)
    tasks.send_notice(Notice.objects.get().pk)
    (message,) = mail.outbox
    assert "\n" not in message.subject and len(message.subject) <= 150
    assert message.message()["Bcc"] is None


def test_the_e_mail_is_sent_once_though_the_task_runs_thrice(tell, budi, settings):
    tell(budi)
    pk = Notice.objects.get().pk
    for _ in range(3):
        tasks.send_notice(pk)
    (message,) = mail.outbox
    assert message.to == [budi.email] and f"{settings.SITE_URL}/unit/" in message.body
    assert message.extra_headers["Message-ID"] == f"<notice-{pk}@klaten-medsos>"
    assert Notice.objects.get().job_state == JobState.DONE


def test_a_mail_server_that_is_down_makes_it_late_and_not_lost(tell, budi, monkeypatch):
    def refuse(self, messages):
        raise smtplib.SMTPServerDisconnected

    tell(budi)
    notice = Notice.objects.get()
    with monkeypatch.context() as down:
        down.setattr(EmailBackend, "send_messages", refuse)
        tasks.send_notice(notice.pk)
    notice.refresh_from_db()
    assert (notice.job_state, notice.job_error) == (JobState.WANTED, "SMTPServerDisconnected")
    tasks.send_notice(notice.pk)
    assert len(mail.outbox) == 1


def test_the_sweep_rings_for_what_waits_and_for_nothing_else(
    tell, budi, sari, monkeypatch, django_capture_on_commit_callbacks
):
    rung = []
    monkeypatch.setattr(tasks.send_notice, "apply_async", lambda args, **_: rung.append(args[0]))
    tell(budi, sari)
    waiting = Notice.objects.get(recipient=budi)
    tasks.send_notice(Notice.objects.get(recipient=sari).pk)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep_notices()
    assert rung == [waiting.pk]


def test_a_broker_that_is_down_does_not_fail_the_request(
    tell, budi, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*args, **kwargs):
        raise jobs.OperationalError("redis is away")

    monkeypatch.setattr(tasks.send_notice, "apply_async", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        assert tell(budi) == 1
    assert Notice.objects.get().job_state == JobState.WANTED


def test_nothing_is_rung_before_the_commit(tell, budi, monkeypatch, django_capture_on_commit_callbacks):
    rung = []
    monkeypatch.setattr(tasks.send_notice, "apply_async", lambda args, **_: rung.append(args[0]))
    with django_capture_on_commit_callbacks(execute=False):
        tell(budi)
    assert rung == []


def test_budi_reads_his_notice_and_is_led_to_its_page(client, tell, budi):
    tell(budi)
    client.force_login(budi)
    page = client.get(reverse("notices:list")).content.decode()
    assert "Ada yang menunggu" in page and "1 belum dibaca" in page
    notice = Notice.objects.get()
    response = client.post(reverse("notices:open", args=[notice.pk]))
    assert (response.status_code, response.url) == (302, "/unit/")
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert "belum dibaca" not in client.get(reverse("notices:list")).content.decode()


def test_sari_can_neither_see_nor_open_what_is_for_budi(client, tell, budi, sari):
    tell(budi)
    notice = Notice.objects.get()
    client.force_login(sari)
    assert "Ada yang menunggu" not in client.get(reverse("notices:list")).content.decode()
    assert client.post(reverse("notices:open", args=[notice.pk])).status_code == 404
    mark_read(notice=notice, by=sari)
    assert mark_all_read(by=sari) == 0
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_are_read_at_once_and_the_first_moment_stays(client, tell, budi):
    for number in range(3):
        tell(budi, occasion=str(number))
    first = Notice.objects.order_by("pk").first()
    mark_read(notice=first, by=budi)
    first.refresh_from_db()
    moment = first.read_at
    client.force_login(budi)
    page = client.post(reverse("notices:read_all"), follow=True).content.decode()
    assert "2 pemberitahuan ditandai sudah dibaca" in page
    first.refresh_from_db()
    assert first.read_at == moment


def test_opening_and_clearing_refuse_get(client, tell, budi):
    tell(budi)
    client.force_login(budi)
    notice = Notice.objects.get()
    assert client.get(reverse("notices:open", args=[notice.pk])).status_code == 405
    assert client.get(reverse("notices:read_all")).status_code == 405
    notice.refresh_from_db()
    assert notice.read_at is None


def test_hostile_words_stay_words(client, tell, budi):
    tell(budi, subject="<script>alert(1)</script>")
    client.force_login(budi)
    assert "<script>alert" not in client.get(reverse("notices:list")).content.decode()


def test_an_empty_list_teaches(client, budi):
    client.force_login(budi)
    assert "Belum ada pemberitahuan" in client.get(reverse("notices:list")).content.decode()
