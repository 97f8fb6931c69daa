"""Who may sign pledges, keep facilities and budget, and read their recap (Pasal 15, 17, 21)."""

from klaten_medsos.exceptions import NotAllowed, allowed


def check_can_sign_pledge(user, appointment):
    """Each signs for themself, while the appointment lasts."""
    if appointment.user_id != user.pk:
        raise NotAllowed(
            "Pakta integritas hanya ditandatangani oleh orang yang ditunjuk.", citation="Pasal 15"
        )
    if appointment.is_over:
        raise NotAllowed("Penunjukan ini sudah berakhir, jadi paktanya tidak ditandatangani lagi.")


def can_sign_pledge(user, appointment) -> bool:
    return allowed(check_can_sign_pledge, user, appointment)


def check_can_record_means(user, unit):
    """Facilities and budget are kept by the people of the unit, whose DPA it is."""
    if unit.pk not in user.standing.units:
        raise NotAllowed(
            f"Sarana dan anggaran {unit.name} dicatat oleh staf unit itu sendiri.", citation="Pasal 17 dan 21"
        )


def can_record_means(user, unit) -> bool:
    return allowed(check_can_record_means, user, unit)


def sees_means(user, unit) -> bool:
    """The unit itself and Diskominfo read them; the Bupati's office reads the recap."""
    return user.standing.sees_everything or unit.pk in user.standing.units


def check_can_read_recap(user):
    """The kabupaten-wide recap is read by Diskominfo and the Bupati's office."""
    if not (user.standing.sees_everything or user.standing.is_bupati_office):
        raise NotAllowed("Rekap kabupaten dibaca oleh Diskominfo dan Kantor Bupati.")


def can_read_recap(user) -> bool:
    return allowed(check_can_read_recap, user)
