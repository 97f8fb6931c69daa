"""Messages to the managers' group (Pasal 14 huruf a)."""

from django.db import transaction
from django.utils import timezone

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from opd import notifications, permissions
from opd.models import GroupMessage, User

from .cleaning import clean

LONGEST = 4_000


@transaction.atomic
def send_group_message(*, subject, body, by, unit=None, at=None) -> GroupMessage:
    """Tell the group of ``unit``, or of all units, something; each gets a notice; that it is read is the receipt.

    Raises ``RuleBroken`` for an empty or endless message, or a group with nobody in it.
    """
    permissions.check_can_message_group(by, unit)
    subject, body = " ".join(subject.split()), body.strip()
    if not subject or not body:
        raise RuleBroken("Perihal dan isi pesan wajib diisi.")
    if len(body) > LONGEST:
        raise RuleBroken(
            "Isi pesan terlalu panjang: paling banyak 4.000 karakter.", fix="Ringkas, atau bagi dua."
        )
    group = list(User.objects.in_group(unit).exclude(pk=by.pk))
    if not group:
        raise RuleBroken(
            "Grup ini belum beranggota selain Anda.",
            fix="Catat dahulu Keputusan yang menunjuk pejabat dan petugas.",
            citation="Pasal 14 huruf a",
        )
    message = GroupMessage(unit=unit, subject=subject, body=body, sent_by=by, sent_at=at or timezone.now())
    clean(message)
    message.save(force_insert=True)
    record(Event.GROUP_TOLD, on=message, by=by, at=at, count=len(group))
    notifications.tell_group(message, group)
    return message
