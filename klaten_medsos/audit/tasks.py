"""Carrying the anchors outside."""

import logging
from smtplib import SMTPException

from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMessage

from klaten_medsos.jobs import ring

from .models import Anchor

log = logging.getLogger(__name__)
TEXT = """Ujung jejak audit Portal Medsos Klaten pada {day}:

{seq}:{hash}

Simpan surel ini. Bila suatu saat jejak audit diragukan, operator menjalankan
    manage.py verify_records --jangkar {seq}:{hash}
dan portal membandingkan catatan nomor {seq} dengan sidik di atas. Jejak yang ditulis ulang akan ketahuan.

--
{site}
Pesan ini dikirim otomatis; tidak perlu dibalas."""


@shared_task(name="audit.send_anchor")
def send_anchor(pk):
    """Send the e-mail of anchor ``pk`` once: claim, send, mark."""
    anchor = Anchor.claim(pk)
    if anchor is None:
        return
    words = {
        "day": f"{anchor.day:%d-%m-%Y}",
        "seq": anchor.seq,
        "hash": anchor.hash,
        "site": settings.SITE_URL,
    }
    message = EmailMessage(
        f"Jangkar jejak audit {words['day']}",
        TEXT.format(**words),
        to=anchor.recipients,
        headers={"Message-ID": f"<anchor-{anchor.pk}@klaten-medsos>", "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("anchor %s not sent: %s", pk, type(error).__name__)
        anchor.release(type(error).__name__)
    else:
        anchor.finish()


@shared_task(name="audit.sweep_anchors")
def sweep_anchors():
    """Ring again for every anchor whose e-mail is due."""
    for pk in Anchor.objects.due().order_by("pk").values_list("pk", flat=True)[:100]:
        ring(send_anchor, pk)
