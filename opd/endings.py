"""Which decrees run out soon without another taking over, for reminders and duties (Pasal 11)."""

from collections import defaultdict
from datetime import timedelta

from opd.models import Appointment, Decree
from opd.sop import parameters


def ending_decrees(today, units=None) -> list[Decree]:
    """Decrees in force that end within the first reminder and leave somebody without power after it.

    One whose people all keep their role by another decree of the unit needs no reminder. ``units``: ids to
    look at, all when not said. One query.
    """
    window = timedelta(days=max(parameters(today).decree_notice_days))
    rows = Appointment.objects.exclude(decree__ends_on__lt=today).exclude(ended_on__lt=today)
    if units is not None:
        rows = rows.filter(decree__unit__in=units)
    by_unit, by_decree = defaultdict(list), defaultdict(list)
    for row in rows.select_related("decree__unit"):
        by_unit[row.decree.unit_id].append(row)
        by_decree[row.decree].append(row)
    return [
        decree
        for decree, appointed in sorted(
            by_decree.items(), key=lambda pair: (pair[0].ends_on or today, pair[0].pk)
        )
        if decree.ends_on is not None
        and decree.starts_on <= today
        and decree.ends_on - today <= window
        and not all(_continues(row, by_unit[decree.unit_id]) for row in appointed)
    ]


def _continues(row, candidates) -> bool:
    """Somebody keeps the role on the day after the decree's last, by another decree."""
    day = row.decree.ends_on + timedelta(days=1)
    return any(
        other.decree_id != row.decree_id
        and (other.user_id, other.role) == (row.user_id, row.role)
        and other.decree.starts_on <= day
        and (other.decree.ends_on is None or day <= other.decree.ends_on)
        and (other.ended_on is None or day <= other.ended_on)
        for other in candidates
    )
