"""Whom a head may appoint."""

from klaten_medsos.exceptions import RuleBroken
from opd.models import Membership, MembershipKind


def check_staff(unit, people):
    """A head appoints staff of the own unit."""
    staff = set(
        Membership.objects.filter(unit=unit, kind=MembershipKind.STAFF, user__in=people).values_list(
            "user", flat=True
        )
    )
    strangers = sorted(str(person) for person in people if person.pk not in staff)
    if strangers:
        raise RuleBroken(
            f"{', '.join(strangers)} tidak tercatat sebagai staf {unit.name}.",
            fix="Minta Diskominfo mencatat keanggotaannya lebih dahulu.",
        )
    if any(not person.is_active for person in people):
        raise RuleBroken("Ada orang yang sudah tidak aktif.", fix="Pilih pengelola yang masih bertugas.")
