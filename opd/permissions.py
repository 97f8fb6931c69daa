"""Who may act. ``check_*`` raise ``NotAllowed`` with the reason; ``can_*`` answer templates.

The right to act flows from a row in force today (WIB): a membership lets a person see and draft, an
appointment under a decree lets them submit and approve (Pasal 11).
"""

import datetime

from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed, allowed
from opd.models import MembershipKind, Role, SopAcknowledgement, SopVersion
from opd.sop import parameters

KABUPATEN_WIDE = (MembershipKind.DISKOMINFO, MembershipKind.BUPATI_OFFICE)


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


def check_can_see_people(user, unit):
    """Colleagues know each other; Diskominfo knows everyone."""
    if not user.standing.sees_everything:
        check_member(user, unit)


def can_see_people(user, unit) -> bool:
    return allowed(check_can_see_people, user, unit)


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


def check_can_seat(user, holder):
    """Tie a sign-in to an office: never one's own, and Kepala Diskominfo's only by an operator."""
    if user.standing.is_operator:
        return
    check_can_change_unit(user)
    if holder.user_id == user.pk or (holder.unit is not None and holder.unit.coordinates):
        raise NotAllowed("Pengguna untuk jabatan ini hanya ditautkan oleh operator.")


def can_seat(user, holder) -> bool:
    return allowed(check_can_seat, user, holder)


# --- SOP and calendar (Pasal 16) -----------------------------------------------------------------------


def check_can_set_sop(user):
    """The SOP is set by Keputusan Kepala Diskominfo; his desk records it and keeps the calendar."""
    standing = user.standing
    if not (standing.is_diskominfo or standing.is_head_of_diskominfo or standing.is_operator):
        raise NotAllowed("SOP dan kalender kerja dicatat oleh Diskominfo.", citation="Pasal 16")


def can_set_sop(user) -> bool:
    return allowed(check_can_set_sop, user)


def check_can_acknowledge_sop(user):
    """Those appointed today as petugas or pejabat say that they read it."""
    if not (user.standing.petugas_of or user.standing.pejabat_of):
        raise NotAllowed(
            "Pernyataan membaca SOP dibuat oleh pejabat dan petugas yang ditunjuk dengan Keputusan yang "
            "berlaku hari ini.",
            citation="Pasal 16",
        )


def can_acknowledge_sop(user) -> bool:
    return allowed(check_can_acknowledge_sop, user)


def acknowledgement_due(version, sop) -> datetime.date:
    """The last day an officer may submit without having said that they read ``version``."""
    return dates.local_date(version.takes_effect_at) + datetime.timedelta(days=sop.acknowledgement_grace_days)


def check_has_acknowledged(user):
    """After the grace period of an SOP that asks for it, only who said to have read it may submit.

    Costs nothing while no SOP asks for it, one or two queries otherwise.
    """
    sop = parameters()
    if not sop.requires_acknowledgement:
        return
    version = SopVersion.objects.in_force().get()
    if dates.today() <= acknowledgement_due(version, sop):
        return
    if not SopAcknowledgement.objects.filter(version=version, user=user).exists():
        raise NotAllowed(
            f"Anda belum menyatakan telah membaca {version}, dan masa tenggangnya sudah lewat.",
            fix="Buka Unit, lalu SOP; baca ketentuannya dan beri pernyataan. Sesudah itu Anda dapat mengajukan.",
            citation="Pasal 16",
        )


def has_acknowledged(user) -> bool:
    return allowed(check_has_acknowledged, user)
