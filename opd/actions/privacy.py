"""Personal data: requests for correction, forgetting people who left, and the register of incidents (UU 27/2022)."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind, Notice
from opd import permissions, privacy
from opd.models import DataRequest, Incident, MembershipKind, User

from .cleaning import clean


@transaction.atomic
def ask_correction(*, text, by) -> DataRequest:
    """Someone asks that their own data be corrected; Diskominfo is told and answers within 3 x 24 hours."""
    text = text.strip()
    if not text:
        raise RuleBroken(
            "Isi permintaan belum ditulis.", fix="Sebutkan data mana yang keliru dan seharusnya apa."
        )
    if by.data_requests.waiting().count() >= 3:
        raise RuleBroken(
            "Tiga permintaan Anda masih menunggu jawaban.", fix="Tunggu jawabannya lebih dahulu."
        )
    asked = DataRequest(person=by, text=text, asked_at=timezone.now())
    clean(asked)
    asked.save(force_insert=True)
    record(Event.DATA_CORRECTION_ASKED, on=by, by=by)
    notify(
        Kind.DATA_REQUEST,
        User.objects.with_membership(MembershipKind.DISKOMINFO),
        on=asked,
        subject="Ada permintaan perbaikan data pribadi",
        body=f"Jawab paling lambat {dates.format_datetime(asked.due_at)} (3 × 24 jam, UU 27/2022).",
        path=f"/admin/opd/datarequest/{asked.pk}/change/",
    )
    return asked


@transaction.atomic
def answer_correction(*, asked, answer, by) -> DataRequest:
    """Say what was done about it, or why not; never one's own request."""
    permissions.check_can_manage_person(by, asked.person)
    if asked.person_id == by.pk:
        raise RuleBroken("Permintaan sendiri dijawab oleh rekan.")
    if not answer.strip():
        raise RuleBroken("Jawaban belum ditulis.")
    values = {"answer": answer.strip(), "answered_at": timezone.now(), "answered_by": by}
    if DataRequest.objects.waiting().filter(pk=asked.pk).update(**values) != 1:
        raise StateChanged("Permintaan ini sudah dijawab.", fix="Muat ulang halaman.")
    asked.refresh_from_db()
    record(Event.DATA_CORRECTION_ANSWERED, on=asked.person, by=by)
    notify(
        Kind.DATA_REQUEST,
        [asked.person],
        on=asked,
        subject="Permintaan perbaikan data Anda dijawab",
        body=asked.answer,
        path="/masuk/data-saya/",
        occasion="dijawab",
    )
    return asked


@transaction.atomic
def anonymise_user(*, user, by) -> User:
    """Take the name, NIP, address and ways in of someone who left long enough ago; the row becomes “Pengelola 0123”.

    ``by`` is None for the portal itself (the daily job). What they did stays told, under that name: the log's own
    rows are sealed and keep the name they were written with, screens and exports show the new one (docs/data-map.md).
    Raises ``RuleBroken`` before the retention period is over.
    """
    stored = User.objects.select_for_update().get(pk=user.pk)
    if by is not None:
        permissions.check_can_manage_person(by, stored)
    if stored.anonymised_at:
        raise StateChanged(f"{stored} sudah dianonimkan.")
    until = privacy.kept_until(stored)
    if until is None:
        raise RuleBroken(
            f"{stored} masih aktif.", fix="Nonaktifkan dahulu; masa simpannya dihitung sejak itu."
        )
    if dates.today() < until:
        raise RuleBroken(
            f"Data {stored} disimpan sampai {dates.format_date(until)}.", fix="Tunggu masa simpannya habis."
        )
    for model in (EmailAddress, Authenticator, UserSession, SocialAccount):
        model.objects.filter(user=stored).delete()
    Notice.objects.filter(recipient=stored).delete()
    stored.name = f"Pengelola {stored.pk:04}"
    stored.username, stored.email, stored.nip = f"pengelola{stored.pk:04}", "", ""
    stored.set_unusable_password()
    stored.anonymised_at = timezone.now()
    stored.save()
    record(Event.USER_ANONYMISED, on=stored, by=by)
    return stored


@transaction.atomic
def save_incident(*, incident, by, fields=()) -> Incident:
    """Keep a new or changed incident; the 72 hours run from ``discovered_at``, which never moves later."""
    permissions.check_can_keep_incidents(by)
    now = timezone.now()
    stored = Incident.objects.filter(pk=incident.pk).first()
    for name in ("discovered_at", "happened_at", "reported_at", "told_at", "closed_at"):
        if (moment := getattr(incident, name)) and moment > now:
            raise RuleBroken("Waktu yang dicatat belum tiba.", fix="Periksa tanggal dan jamnya.")
    if stored and incident.discovered_at > stored.discovered_at:
        raise RuleBroken(
            "Saat diketahui tidak dapat dimundurkan.", fix="Batas 3 × 24 jam dihitung dari catatan pertama."
        )
    if incident.closed_at and not (incident.reported_at and incident.told_at):
        raise RuleBroken(
            "Insiden belum dapat ditutup.",
            fix="Catat dahulu kapan lembaga dan orang yang terdampak diberi tahu.",
        )
    if stored is None:
        incident.recorded_by, incident.recorded_at = by, now
    clean(incident)
    incident.save()
    record(
        Event.INCIDENT_RECORDED if stored is None else Event.INCIDENT_CHANGED,
        on=incident,
        by=by,
        fields=sorted(fields),
    )
    return incident
