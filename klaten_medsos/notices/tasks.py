"""Carrying the e-mails, and ringing again for those still waiting."""

import logging
from smtplib import SMTPException

from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMessage

from klaten_medsos.jobs import ring

from .models import Notice

log = logging.getLogger(__name__)


@shared_task(name="notices.send")
def send_notice(pk):
    """Send the e-mail of notice ``pk`` once: claim, send, mark. Running it twice does no harm."""
    notice = Notice.claim(pk)
    if notice is None:
        return
    footer = "Pesan ini dikirim otomatis oleh Portal Medsos Klaten; tidak perlu dibalas."
    message = EmailMessage(
        notice.subject,
        f"{notice.body}\n\nBuka: {settings.SITE_URL}{notice.path}\n\n--\n{footer}",
        to=[notice.recipient.email],
        headers={"Message-ID": f"<notice-{notice.pk}@klaten-medsos>", "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("notice %s not sent: %s", pk, type(error).__name__)
        notice.release(type(error).__name__)
    else:
        notice.finish()


@shared_task(name="notices.sweep")
def sweep_notices():
    """Ring again for every e-mail that is due; level-triggered, no time window to miss."""
    for pk in Notice.objects.due().order_by("pk").values_list("pk", flat=True)[:500]:
        ring(send_notice, pk)
