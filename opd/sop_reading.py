"""Who has read the SOP in force, and who has not (Pasal 16)."""

import datetime
from dataclasses import dataclass

from opd.models import Appointment, SopAcknowledgement, SopVersion, Unit, User


@dataclass(frozen=True)
class Reader:
    """An officer appointed today, for a unit, and when they said to have read the version (or None)."""

    user: User
    unit: Unit
    role: str
    acknowledged_at: datetime.datetime | None


def readers_of(version, *, units=None) -> list[Reader]:
    """Every officer appointed today (of ``units`` when said), those who have not read it first. Two queries."""
    rows = Appointment.objects.in_force().filter(user__is_active=True).select_related("user", "decree__unit")
    if units is not None:
        rows = rows.filter(decree__unit__in=units)
    said = dict(version.acknowledgements.values_list("user", "acknowledged_at"))
    found = {
        (row.user_id, row.decree.unit_id): Reader(
            row.user, row.decree.unit, row.get_role_display(), said.get(row.user_id)
        )
        for row in rows.order_by("decree__unit__name", "role", "user__name")
    }
    return sorted(found.values(), key=lambda reader: reader.acknowledged_at is not None)


def unread_by(user) -> SopVersion | None:
    """The version in force that asks ``user`` to say so and has not heard; two queries at most."""
    version = SopVersion.objects.in_force().first()
    if version is None or not version.sop.requires_acknowledgement:
        return None
    return None if SopAcknowledgement.objects.filter(version=version, user=user).exists() else version
