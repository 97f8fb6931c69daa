"""Which official accounts need a look: silent, without a holder, without a second factor, not reviewed.

Every threshold comes from the SOP in force (Pasal 16). What is found follows from dates and rows alone, so it
is true even when no job ran.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import models

from accounts.models import Account, Recovery
from klaten_medsos import dates
from klaten_medsos.remembering import remembered
from opd.models import Appointment, Membership
from opd.sop import Sop, parameters


class Concern(models.TextChoices):
    """What the radar may say of an account, the most pressing first."""

    HOLDER_LEFT = "pemegang_pergi", "Pemegang tidak lagi bertugas"
    APPOINTMENT_ENDED = "penunjukan_berakhir", "Penunjukan pemegang berakhir"
    NO_TWO_FACTOR = "tanpa_2fa", "Tanpa verifikasi dua langkah"
    NO_RECOVERY = "tanpa_pemulihan", "Cara pemulihan belum diatur"
    REVIEW_LAPSED = "tinjauan_lewat", "Tinjauan tahunan terlewat"
    SILENT = "sunyi", "Lama tanpa kiriman"


CITATIONS = {
    Concern.HOLDER_LEFT: "Pasal 10 huruf c",
    Concern.APPOINTMENT_ENDED: "Pasal 11",
    Concern.NO_TWO_FACTOR: "Pasal 16",
    Concern.NO_RECOVERY: "Pasal 16",
    Concern.REVIEW_LAPSED: "Pasal 16",
    Concern.SILENT: "Pasal 10 huruf d",
}
TONES = {Concern.HOLDER_LEFT: "danger", Concern.SILENT: "info", Concern.NO_RECOVERY: "info"}


@dataclass(frozen=True)
class Blip:
    """One concern about one account in words, with the day it began when that is known."""

    concern: Concern
    words: str
    since: datetime.date | None = None

    @property
    def citation(self) -> str:
        return CITATIONS[self.concern]

    @property
    def label(self) -> str:
        return self.concern.label

    @property
    def tone(self) -> str:
        return TONES.get(self.concern, "warning")

    @property
    def icon(self) -> str:
        return "alert" if self.tone == "danger" else "clock"


@dataclass
class Sighting:
    """An official account and what the radar says of it."""

    account: Account
    blips: list[Blip] = field(default_factory=list)

    @property
    def concerns(self) -> set:
        return {blip.concern for blip in self.blips}


@dataclass(frozen=True)
class Service:
    """Who serves which unit on a day: (person, unit) pairs."""

    staff: frozenset
    appointed: frozenset


def service_of(accounts, on) -> Service:
    """Staff and appointments in force of every holder of ``accounts``; two queries."""
    people = {pk for account in accounts for pk in (account.custodian_id, account.second_custodian_id) if pk}
    staff = Membership.objects.in_force(on).filter(user__in=people, user__is_active=True, kind="staf")
    appointed = Appointment.objects.in_force(on).filter(user__in=people, user__is_active=True)
    return Service(
        frozenset(staff.values_list("user", "unit")), frozenset(appointed.values_list("user", "decree__unit"))
    )


def leavers(accounts, on) -> dict:
    """Per account the holders who no longer serve its unit on the day (neither staff nor appointed)."""
    service = service_of(accounts, on)
    return defaultdict(list, {account.pk: _left(account, service) for account in accounts})


def unsettled(unit, on) -> list:
    """Official accounts of ``unit`` that wait for a handover on the day."""
    accounts = list(
        Account.objects.official().filter(unit=unit).select_related("custodian", "second_custodian")
    )
    left = leavers(accounts, on) if accounts else {}
    return [account for account in accounts if left[account.pk]]


def _left(account, service) -> list:
    serving = service.staff | service.appointed
    holders = (account.custodian, account.second_custodian)
    return [person for person in holders if person and (person.pk, account.unit_id) not in serving]


def review_due_on(account, sop: Sop) -> datetime.date:
    """The day by which the unit must have looked at the account again."""
    last = dates.local_date(account.reviewed_at or account.decided_at)
    return dates.add_months(last, sop.account_review_months)


def silent_since(account) -> datetime.date:
    """The day the account last spoke as far as the portal knows, or the day it was verified."""
    return account.last_activity_on or dates.local_date(account.decided_at)


def blips_of(account, *, on, sop: Sop, service: Service) -> list[Blip]:
    """What is wrong with one official account on the day; nothing when all is well."""
    found = []
    left = _left(account, service)
    for person in left:
        found.append(
            Blip(Concern.HOLDER_LEFT, f"{person} tidak lagi bertugas di {account.unit.abbreviation}.")
        )
    holders = [person for person in (account.custodian, account.second_custodian) if person]
    if not left and not any((person.pk, account.unit_id) in service.appointed for person in holders):
        words = "Pemegang akun tidak ditunjuk dengan Keputusan yang berlaku hari ini."
        found.append(Blip(Concern.APPOINTMENT_ENDED, words))
    if sop.requires_account_two_factor and not account.has_two_factor:
        found.append(Blip(Concern.NO_TWO_FACTOR, "Verifikasi dua langkah belum dinyatakan aktif."))
    if account.recovery == Recovery.NONE:
        found.append(
            Blip(Concern.NO_RECOVERY, "Belum dicatat bagaimana akun dipulihkan bila sandinya hilang.")
        )
    due = review_due_on(account, sop)
    if due < on:
        words = f"Seharusnya ditinjau paling lambat {dates.format_date(due)}."
        found.append(Blip(Concern.REVIEW_LAPSED, words, due))
    since = silent_since(account)
    if (days := (on - since).days) > sop.inactivity_days:
        known = (
            "Kiriman terakhir tercatat" if account.last_activity_on else "Belum ada kiriman tercatat sejak"
        )
        words = f"{known} {dates.format_date(since)}, {days} hari lalu (batas {sop.inactivity_days} hari)."
        found.append(Blip(Concern.SILENT, words, since))
    order = list(Concern)
    return sorted(found, key=lambda blip: order.index(blip.concern))


def sweep_of(units) -> list[Sighting]:
    """``sweep`` of today over the accounts of ``units`` (ids), read once while one page is made."""
    own = Account.objects.filter(unit__in=units)
    return remembered(f"accounts.radar {sorted(units)}", lambda: sweep(own))


def sweep(accounts, *, on=None) -> list[Sighting]:
    """Every official account among ``accounts`` with what the radar says of it; three queries.

    Accounts with the most pressing concern come first, those without any last.
    """
    on = on or dates.today()
    sop = parameters(on)
    rows = list(accounts.official().select_related("unit", "custodian", "second_custodian"))
    service = service_of(rows, on)
    seen = [Sighting(row, blips_of(row, on=on, sop=sop, service=service)) for row in rows]
    order = list(Concern)
    none = len(order)
    return sorted(
        seen,
        key=lambda s: (
            order.index(s.blips[0].concern) if s.blips else none, s.account.unit.name, s.account.platform,
            s.account.handle,
        ),
    )  # fmt: skip
