"""Who registers, invites and changes people, and what nobody gives themselves."""

from klaten_medsos.exceptions import NotAllowed, allowed
from opd.models import MembershipKind

KABUPATEN_WIDE = (MembershipKind.DISKOMINFO, MembershipKind.BUPATI_OFFICE)


def check_can_manage_person(user, person=None):
    """Diskominfo registers and changes people; an operator is changed by an operator only."""
    standing = user.standing
    if standing.is_operator:
        return
    if not standing.is_diskominfo:
        raise NotAllowed("Pengguna didaftarkan dan diubah oleh Diskominfo.")
    if person is not None and person.is_superuser:
        raise NotAllowed("Data operator hanya diubah oleh operator.")


def can_manage_person(user, person=None) -> bool:
    return allowed(check_can_manage_person, user, person)


def check_can_change_person(user, person):
    """As ``check_can_manage_person``, but whoever holds a role that Diskominfo's staff may not give is changed by an operator only.

    An address decides where the link for a new password goes: who may change it could become that person.
    """
    check_can_manage_person(user, person)
    theirs = person.standing
    if (theirs.is_head_of_diskominfo or theirs.is_bupati_office) and not (
        user.standing.is_operator or person.pk == user.pk
    ):
        raise NotAllowed(
            f"Data masuk {person} hanya diubah oleh operator, karena perannya berlaku bagi seluruh kabupaten.",
            fix="Sampaikan perubahannya kepada operator portal.",
        )


def can_change_person(user, person) -> bool:
    return allowed(check_can_change_person, user, person)


def check_can_invite(user, unit):
    """The pejabat of a unit invite their own petugas; Diskominfo helps everyone."""
    standing = user.standing
    if not (standing.is_diskominfo or standing.is_operator or unit.pk in standing.pejabat_of):
        raise NotAllowed(
            f"Orang baru di {unit.name} diundang oleh pejabat media sosial unit itu atau oleh Diskominfo.",
            citation="Pasal 11",
        )


def can_invite(user, unit) -> bool:
    return allowed(check_can_invite, user, unit)


def check_can_remove_factors(user, person):
    """Whoever manages people, never for oneself: that would be the way round one's own second factor."""
    if person.pk == user.pk:
        raise NotAllowed(
            "Masuk dua langkah sendiri tidak dapat dilepas dari sini.", fix="Minta rekan melakukannya."
        )
    check_can_change_person(user, person)


def can_remove_factors(user, person) -> bool:
    return allowed(check_can_remove_factors, user, person)


def check_can_keep_incidents(user):
    """The register of incidents of personal data is kept by Diskominfo and the operator."""
    if not (user.standing.is_diskominfo or user.standing.is_operator):
        raise NotAllowed("Insiden data pribadi dicatat oleh Diskominfo.")


def check_can_send_link(user, person):
    """Whoever manages people; and a pejabat to staff of the own unit who never came in."""
    if user.standing.is_diskominfo or user.standing.is_operator:
        check_can_manage_person(user, person)
        return
    if (
        person.is_superuser
        or person.has_usable_password()
        or not person.standing.units & user.standing.pejabat_of
    ):
        raise NotAllowed(
            "Tautan kata sandi dikirim oleh Diskominfo, atau oleh pejabat unit kepada stafnya yang belum pernah masuk.",
            fix="Minta yang bersangkutan memakai “Lupa kata sandi” pada halaman masuk.",
        )


def can_send_link(user, person) -> bool:
    return allowed(check_can_send_link, user, person)


def check_can_give_membership(user, person, kind):
    """Nobody gives themselves a role; the kabupaten-wide ones are given by the head or an operator."""
    standing = user.standing
    if standing.is_operator:
        return
    if person.pk == user.pk:
        raise NotAllowed(
            "Anda tidak dapat memberi peran kepada diri sendiri.",
            fix="Minta rekan atau operator melakukannya.",
        )
    if standing.is_head_of_diskominfo:
        return
    check_can_manage_person(user, person)
    if kind in KABUPATEN_WIDE:
        raise NotAllowed(
            f"Peran “{MembershipKind(kind).label}” hanya diberikan oleh operator atau Kepala Diskominfo."
        )


def can_give_membership(user, person, kind) -> bool:
    return allowed(check_can_give_membership, user, person, kind)
