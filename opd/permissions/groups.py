"""Who sees and addresses the managers' group (Pasal 14 huruf a)."""

from klaten_medsos.exceptions import NotAllowed, allowed


def check_can_see_group(user, unit):
    """Names and addresses of the managers' group: its own unit and Diskominfo."""
    standing = user.standing
    if not (standing.sees_everything or unit.pk in standing.units):
        raise NotAllowed(f"Daftar pengelola {unit.name} hanya terlihat oleh unit itu dan Diskominfo.")


def can_see_group(user, unit) -> bool:
    return allowed(check_can_see_group, user, unit)


def check_can_message_group(user, unit=None):
    """A pejabat writes to the group of the own unit, Diskominfo to any or to all (Pasal 14 huruf a)."""
    standing = user.standing
    own = unit is not None and unit.pk in standing.pejabat_of
    if not (own or standing.is_diskominfo or standing.is_head_of_diskominfo or standing.is_operator):
        raise NotAllowed(
            "Pesan grup dikirim oleh pejabat unit kepada grupnya, atau oleh Diskominfo.",
            citation="Pasal 14 huruf a",
        )


def can_message_group(user, unit=None) -> bool:
    return allowed(check_can_message_group, user, unit)
