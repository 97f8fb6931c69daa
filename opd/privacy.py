"""Personal data: noting sensitive reads, gathering what is kept about a person, and who is due to be forgotten."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.notices.models import Notice
from opd.models import Appointment, DataRequest, OfficeHolder, ReadKind, SensitiveRead, User
from opd.sign_in.devices import device_words


def log_sensitive_read(request_or_user, *, on, kind, subjects=()) -> SensitiveRead:
    """Note that someone opened ``on`` (any record), of ``kind`` (``ReadKind``), about ``subjects`` (people).

    For the data of custody of accounts, scans of decrees and exports of personal data. The people it is about
    see it on their page “Data saya”, Diskominfo at its desk.
    """
    return _note(request_or_user, kind, on._meta.label_lower, str(on.pk), str(on), subjects)


def log_list_export(request_or_user, *, of, title, subjects) -> SensitiveRead:
    """Note that someone took along a list of people: rows of the model ``of``, called ``title``.

    ``subjects`` are the people it names that have a sign-in here, as objects or keys; each is noted once.
    """
    return _note(request_or_user, ReadKind.OWN_DATA, of._meta.label_lower, "", title, set(subjects))


@transaction.atomic
def _note(request_or_user, kind, object_type, object_id, label, subjects):
    reader = getattr(request_or_user, "user", request_or_user)
    read = SensitiveRead.objects.create(
        reader=reader,
        kind=kind,
        object_type=object_type,
        object_id=object_id,
        object_label=label[:200],
        at=timezone.now(),
    )
    read.subjects.set(subjects)
    return read


def _at(moment) -> str | None:
    return dates.to_wib(moment).isoformat(timespec="seconds") if moment else None


def own_data(person) -> dict:
    """Everything the portal keeps about ``person`` in this room, and what the log and notices say of them."""
    return {
        "dibuat_pada": _at(timezone.now()),
        "profil": {
            "nama": person.name,
            "nama_pengguna": person.username,
            "surel": person.email,
            "nip": person.nip,
            "boleh_masuk": person.is_active,
            "didaftarkan_pada": _at(person.created_at),
            "diundang_pada": _at(person.invited_at),
            "sandi_dipasang_pada": _at(person.password_changed_at),
            "terakhir_masuk": _at(person.last_login),
        },
        "keanggotaan": [
            {
                "unit": row.unit.name,
                "sebagai": row.get_kind_display(),
                "mulai": row.starts_on.isoformat(),
                "sampai": row.ends_on.isoformat() if row.ends_on else None,
            }
            for row in person.memberships.select_related("unit")
        ],
        "penunjukan": [
            {"keputusan": str(row.decree), "unit": row.decree.unit.name, "sebagai": row.get_role_display()}
            for row in Appointment.objects.filter(user=person).select_related("decree", "decree__unit")
        ],
        "jabatan": [
            {"jabatan": row.full_title, "mulai": row.starts_on.isoformat()}
            for row in OfficeHolder.objects.filter(user=person)
        ],
        "langkah_kedua": [
            {
                "jenis": row.get_type_display(),
                "dipasang": _at(row.created_at),
                "terakhir_dipakai": _at(row.last_used_at),
            }
            for row in Authenticator.objects.filter(user=person)
        ],
        "sesi": [
            {
                "perangkat": device_words(row.user_agent),
                "alamat": row.ip,
                "masuk": _at(row.created_at),
                "terlihat": _at(row.last_seen_at),
            }
            for row in UserSession.objects.filter(user=person)
        ],
        "pemberitahuan": [
            {"waktu": _at(row.created_at), "perihal": row.subject}
            for row in Notice.objects.filter(recipient=person).order_by("created_at")
        ],
        "dibaca_orang_lain": [
            {
                "waktu": _at(row.at),
                "jenis": row.get_kind_display(),
                "oleh": str(row.reader),
                "objek": row.object_label,
            }
            for row in SensitiveRead.objects.filter(subjects=person).select_related("reader")
        ],
        "permintaan": [
            {
                "diminta": _at(row.asked_at),
                "isi": row.text,
                "dijawab": _at(row.answered_at),
                "jawaban": row.answer,
            }
            for row in DataRequest.objects.filter(person=person)
        ],
        "jejak": [
            {"waktu": _at(entry.at), "kalimat": entry.sentence}
            for entry in Entry.objects.filter(
                Q(actor=person) | Q(object_type="opd.user", object_id=str(person.pk))
            ).order_by("seq")
        ],
    }


def as_rows(data) -> list[tuple]:
    """``own_data`` as rows of a table: part, number, item, value."""
    rows = []
    for part, content in data.items():
        if isinstance(content, dict):
            rows += [(part, "", item, value) for item, value in content.items()]
        elif isinstance(content, list):
            rows += [
                (part, n, item, value) for n, one in enumerate(content, 1) for item, value in one.items()
            ]
        else:
            rows.append((part, "", "", content))
    return [tuple("" if cell is None else cell for cell in row) for row in rows]


def kept_until(person):
    """The day from which someone who left may be anonymised; None while they have not left."""
    if person.is_active or person.left_at is None:
        return None
    left = dates.local_date(person.left_at)
    year = left.year + settings.RETENSI_ORANG_TAHUN
    return left.replace(year=year, day=28) if (left.month, left.day) == (2, 29) else left.replace(year=year)


def due_people(today=None) -> list[User]:
    """People who left longer ago than ``RETENSI_ORANG_TAHUN`` and still have their name here."""
    today = today or dates.today()
    left = User.objects.filter(is_active=False, left_at__isnull=False, anonymised_at=None, is_superuser=False)
    return [person for person in left if kept_until(person) <= today]
