"""Who sets the SOP and who has read it (Pasal 16)."""

import datetime

from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed, allowed
from opd.models import SopAcknowledgement, SopVersion
from opd.sop import parameters


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
