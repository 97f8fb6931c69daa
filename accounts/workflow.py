"""The life of an official account, on one screen.

What the public register answers for each state (``accounts/public``): only ACTIVE is *resmi*. SUSPENDED and
COMPROMISED are *belum_terbukti*: the address is the unit's, but for now nobody vouches for what it says;
*pernah_resmi* would be wrong, for they may come back. RETIRED is *pernah_resmi*. The other states are not
public: their address is *tidak_terdaftar*.
"""

from django.db import models

from klaten_medsos.workflow import Flow, StateStyle


class Status(models.TextChoices):
    PROPOSED = "diusulkan", "Menunggu verifikasi"
    RETURNED = "dikembalikan", "Perlu perbaikan"
    CANCELLED = "dibatalkan", "Usulan dibatalkan"
    ACTIVE = "aktif", "Resmi"
    SUSPENDED = "ditangguhkan", "Ditangguhkan"
    COMPROMISED = "disusupi", "Disusupi"
    RETIRED = "ditutup", "Ditutup"


# Belongs to the unit, but nobody vouches for it until it is restored.
INTERRUPTED = frozenset({Status.SUSPENDED, Status.COMPROMISED})
# Was verified by Diskominfo at some time: what the public may know of.
EVER_OFFICIAL = frozenset({Status.ACTIVE, Status.RETIRED}) | INTERRUPTED
# No longer in the register; the same address may be proposed anew.
GONE = frozenset({Status.CANCELLED, Status.RETIRED})

FLOW = Flow(
    noun="Akun ini",
    states=Status,
    transitions={
        Status.PROPOSED: {Status.ACTIVE, Status.RETURNED, Status.CANCELLED},
        Status.RETURNED: {Status.PROPOSED, Status.CANCELLED},
        Status.CANCELLED: set(),
        Status.ACTIVE: {Status.SUSPENDED, Status.COMPROMISED, Status.RETIRED},
        Status.SUSPENDED: {Status.ACTIVE, Status.COMPROMISED, Status.RETIRED},
        Status.COMPROMISED: {Status.ACTIVE, Status.RETIRED},
        Status.RETIRED: set(),
    },
    styles={
        Status.PROPOSED: StateStyle("info", "clock", "Diskominfo"),
        Status.RETURNED: StateStyle("warning", "pencil", "petugas"),
        Status.CANCELLED: StateStyle("neutral", "cross-circle", ""),
        Status.ACTIVE: StateStyle("success", "check", ""),
        Status.SUSPENDED: StateStyle("warning", "lock", "Diskominfo"),
        Status.COMPROMISED: StateStyle("danger", "alert", "petugas, Diskominfo"),
        Status.RETIRED: StateStyle("neutral", "archive", ""),
    },
)
