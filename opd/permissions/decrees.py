"""Who records Keputusan, ends them, names deputies and hands over (Pasal 11)."""

from klaten_medsos.exceptions import NotAllowed, allowed
from opd.models import Role


def check_can_record_decree(user, unit):
    """Staff of the unit record the decrees of their head; Diskominfo helps."""
    standing = user.standing
    if not (standing.is_diskominfo or standing.is_operator or unit.pk in standing.units):
        raise NotAllowed(
            f"Keputusan {unit.name} dicatat oleh staf unit itu sendiri atau oleh Diskominfo.",
            citation="Pasal 11",
        )


def check_can_name_in_decree(user, people):
    """Nobody records the Keputusan that makes themselves pejabat: another hand must do it ({user: role})."""
    if people.get(user) == Role.PEJABAT and not user.standing.is_operator:
        raise NotAllowed(
            "Anda tidak dapat mencatat Keputusan yang menunjuk Anda sendiri sebagai pejabat.",
            fix="Mintalah rekan seunit atau Diskominfo mencatatnya.",
            citation="Pasal 11",
        )


def can_record_decree(user, unit) -> bool:
    return allowed(check_can_record_decree, user, unit)


def check_can_end_decree(user, decree):
    """Whoever may record the unit's decrees may record that one ended."""
    check_can_record_decree(user, decree.unit)


def can_end_decree(user, decree) -> bool:
    return allowed(check_can_end_decree, user, decree)


def check_can_end_appointment(user, appointment):
    """The unit records that somebody's appointment ended early; one may give up one's own."""
    check_can_record_decree(user, appointment.decree.unit)


def can_end_appointment(user, appointment) -> bool:
    return allowed(check_can_end_appointment, user, appointment)


def check_can_name_deputy(user, appointment):
    """The pejabat, another pejabat of the unit or Diskominfo names who stands in; never a petugas."""
    standing = user.standing
    unit = appointment.decree.unit
    own = appointment.user_id == user.pk and unit.pk in standing.units
    pejabat = unit.pk in standing.pejabat_of - standing.deputy_in
    if not (own or pejabat or standing.is_diskominfo or standing.is_operator):
        raise NotAllowed(
            f"Pejabat pengganti dicatat oleh pejabat {unit.name} atau oleh Diskominfo.",
            fix="Sampaikan kepada pejabat unit Anda.",
            citation="Pasal 11",
        )


def can_name_deputy(user, appointment) -> bool:
    return allowed(check_can_name_deputy, user, appointment)


def check_can_hand_over(user, appointment):
    """The unit's own people and Diskominfo record what a leaving person passes on."""
    check_can_record_decree(user, appointment.decree.unit)


def can_hand_over(user, appointment) -> bool:
    return allowed(check_can_hand_over, user, appointment)


def check_can_accept_hand_over(user, hand_over):
    """Only who takes over says that they did."""
    if hand_over.taking_id != user.pk:
        raise NotAllowed(f"Serah terima ini diterima oleh {hand_over.taking}.")


def can_accept_hand_over(user, hand_over) -> bool:
    return allowed(check_can_accept_hand_over, user, hand_over)
