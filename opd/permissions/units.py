"""Who keeps units, letterheads and office holders (Pasal 1)."""

from klaten_medsos.exceptions import NotAllowed, allowed


def check_can_change_unit(user, unit=None):
    """Names, contacts and office holders are kept by Diskominfo for the whole kabupaten."""
    if not (user.standing.is_diskominfo or user.standing.is_operator):
        raise NotAllowed("Data unit dan pemangku jabatan diurus oleh Diskominfo.")


def can_change_unit(user, unit=None) -> bool:
    return allowed(check_can_change_unit, user, unit)


def check_can_choose_coordinator(user):
    """Whose head is Kepala Diskominfo is said by an operator only: it gives power over the whole kabupaten."""
    if not user.standing.is_operator:
        raise NotAllowed("Unit pembina media sosial kabupaten hanya ditetapkan oleh operator.")


def check_can_change_letterhead(user, unit):
    """Address, telephone and emblem are kept by the unit's own pejabat and petugas too."""
    standing = user.standing
    appointed = unit.pk in standing.pejabat_of or unit.pk in standing.petugas_of
    if not (appointed or standing.is_diskominfo or standing.is_operator):
        raise NotAllowed(
            f"Kop dan kontak {unit.name} diurus oleh pejabat dan petugasnya atau oleh Diskominfo.",
            citation="Pasal 11",
        )


def can_change_letterhead(user, unit) -> bool:
    return allowed(check_can_change_letterhead, user, unit)


def check_can_seat(user, holder):
    """Tie a sign-in to an office: never one's own, and Kepala Diskominfo's only by an operator."""
    if user.standing.is_operator:
        return
    check_can_change_unit(user)
    if holder.user_id == user.pk or (holder.unit is not None and holder.unit.coordinates):
        raise NotAllowed("Pengguna untuk jabatan ini hanya ditautkan oleh operator.")


def can_seat(user, holder) -> bool:
    return allowed(check_can_seat, user, holder)
