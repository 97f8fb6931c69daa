"""The life of a message, on one screen."""

import datetime

from django.db import models

from klaten_medsos.dates import now
from klaten_medsos.workflow import Flow, Pill, StateStyle


class Status(models.TextChoices):
    DRAFT = "draf", "Draf"
    WAITING = "menunggu", "Menunggu persetujuan"
    REVISION = "revisi", "Perlu revisi"
    REJECTED = "ditolak", "Ditolak"
    APPROVED = "disetujui", "Disetujui"
    SCHEDULED = "terjadwal", "Terjadwal"
    PUBLISHED = "terbit", "Terbit"
    EXPIRED = "kedaluwarsa", "Kedaluwarsa"
    WITHDRAWN = "ditarik", "Ditarik"


EDITABLE = (Status.DRAFT, Status.REVISION)
# approved in exactly the version it holds, and not out yet
READY = (Status.APPROVED, Status.SCHEDULED)
# what still waits for somebody
OPEN = (*EDITABLE, Status.WAITING, *READY)

FLOW = Flow(
    noun="Pesan ini",
    states=Status,
    transitions={
        # SCHEDULED: only by the emergency lane
        Status.DRAFT: {Status.WAITING, Status.SCHEDULED, Status.WITHDRAWN},
        Status.WAITING: {Status.REVISION, Status.REJECTED, Status.APPROVED, Status.EXPIRED},
        Status.REVISION: {Status.WAITING, Status.WITHDRAWN},
        Status.REJECTED: set(),
        Status.APPROVED: {Status.SCHEDULED, Status.PUBLISHED, Status.REVISION, Status.WITHDRAWN},
        Status.SCHEDULED: {Status.APPROVED, Status.PUBLISHED, Status.REVISION, Status.WITHDRAWN},
        Status.PUBLISHED: {Status.WITHDRAWN},
        Status.EXPIRED: {Status.REVISION, Status.WITHDRAWN},
        Status.WITHDRAWN: set(),
    },
    styles={
        Status.DRAFT: StateStyle("neutral", "pencil", "petugas"),
        Status.WAITING: StateStyle("info", "clock", "pejabat"),
        Status.REVISION: StateStyle("warning", "arrow-uturn-left", "petugas"),
        Status.REJECTED: StateStyle("danger", "x-mark", ""),
        Status.APPROVED: StateStyle("success", "check", "petugas"),
        Status.SCHEDULED: StateStyle("success", "clock", "petugas"),
        Status.PUBLISHED: StateStyle("success", "megaphone", ""),
        Status.EXPIRED: StateStyle("warning", "clock", "petugas"),
        Status.WITHDRAWN: StateStyle("neutral", "archive", ""),
    },
)


def is_overdue(status, scheduled_for, at=None) -> bool:
    """The time a message was meant for passed and it is not out."""
    if scheduled_for is None or status not in (Status.WAITING, *READY):
        return False
    return scheduled_for <= (at or now())


def state_at(status, scheduled_for, at=None) -> Status:
    """The state by date: a message that waits past its time has expired, recorded or not."""
    if status == Status.WAITING and is_overdue(status, scheduled_for, at):
        return Status.EXPIRED
    return Status(status)


# an approved message does not expire by itself: it stays the unit's to publish, and is said to be late
LATE_AFTER = datetime.timedelta(hours=1)
LATE = Pill("Terlambat terbit", "danger", "clock")


def is_late(status, scheduled_for, at=None) -> bool:
    """Approved, its time long passed, and nobody recorded that it came out."""
    return status in READY and is_overdue(status, scheduled_for, (at or now()) - LATE_AFTER)


def pill_at(status, scheduled_for, at=None) -> Pill:
    """The state by date as lists, pages and calendars show it."""
    return LATE if is_late(status, scheduled_for, at) else FLOW.pill(state_at(status, scheduled_for, at))
