"""Whose colleague and whose officer one is today (Pasal 11)."""

from klaten_medsos.exceptions import NotAllowed, allowed
from opd.models import Role


def check_member(user, unit):
    """``user`` belongs to ``unit`` today, by membership or appointment."""
    if unit.pk not in user.standing.units:
        raise NotAllowed(
            f"Anda tidak tercatat pada {unit.name} hari ini.",
            fix="Minta Diskominfo mencatat keanggotaan Anda bila Anda bertugas di unit ini.",
        )


def is_member(user, unit) -> bool:
    return allowed(check_member, user, unit)


def check_appointed(user, unit, role=None):
    """``user`` is appointed for ``unit`` today as ``role`` (``Role``), or as either when not said."""
    standing = user.standing
    holders = {Role.PEJABAT: standing.pejabat_of, Role.PETUGAS: standing.petugas_of}
    wanted = [Role(role)] if role else list(Role)
    if not any(unit.pk in holders[each] for each in wanted):
        words = " atau ".join(each.label.lower() for each in wanted)
        raise NotAllowed(
            f"Belum ada Keputusan penunjukan yang berlaku hari ini yang menunjuk Anda sebagai {words} "
            f"{unit.name}.",
            fix="Catat Keputusan Kepala Perangkat Daerah yang berlaku pada halaman Unit, "
            "atau minta rekan yang ditunjuk melakukannya.",
            citation="Pasal 11",
        )


def is_appointed(user, unit, role=None) -> bool:
    return allowed(check_appointed, user, unit, role)


def check_can_see_people(user, unit):
    """Colleagues know each other; Diskominfo knows everyone."""
    if not user.standing.sees_everything:
        check_member(user, unit)


def can_see_people(user, unit) -> bool:
    return allowed(check_can_see_people, user, unit)
