"""What waits for a person in the register."""

from django.urls import reverse

from accounts import radar
from accounts.models import Account, CompromiseCase
from accounts.radar import Concern
from accounts.workflow import Status
from klaten_medsos import dates
from klaten_medsos.duties import Duty

REVIEW_NOTICE_DAYS = 30
SHOWN = 5


def duties_for(user) -> list[Duty]:
    """What the own accounts ask for, and for Diskominfo what the register asks for. A constant number of queries."""
    standing = user.standing
    duties = _of_units(standing.units) if standing.units else []
    if standing.is_diskominfo:
        duties += _of_diskominfo()
    return duties


def _of_units(units) -> list[Duty]:
    duties = []
    for account in Account.objects.filter(unit__in=units, status=Status.RETURNED)[:SHOWN]:
        duties.append(
            Duty(
                title=f"Perbaiki usulan akun {account.handle}", citation="Pasal 10 huruf b",
                url=account.get_absolute_url(), tone="warning", detail=account.decision_note,
            )
        )  # fmt: skip
    cases = CompromiseCase.objects.open().filter(account__unit__in=units).select_related("account")
    for case in cases.prefetch_related("steps")[:SHOWN]:
        left = [step for step in case.steps.all() if step.done_at is None]
        detail = (
            f"Langkah berikutnya: {left[0].get_step_display()}."
            if left
            else "Menunggu Diskominfo memulihkan."
        )
        duties.append(
            Duty(
                title=f"Pulihkan akun {case.account.handle} yang disusupi", citation="Pasal 15 huruf e",
                url=case.get_absolute_url(), tone="danger" if left else "info", detail=detail,
                due=dates.local_date(left[0].due_at) if left else None,
            )
        )  # fmt: skip
    return duties + _from_radar(units)


def _from_radar(units) -> list[Duty]:
    """Handovers that cannot wait, and reviews that are due within a month or lapsed."""
    on = dates.today()
    sop = radar.parameters(on)
    handovers, reviews = [], []
    for seen in radar.sweep_of(units):
        account = seen.account
        left = [blip for blip in seen.blips if blip.concern == Concern.HOLDER_LEFT]
        due = radar.review_due_on(account, sop)
        if left:
            handovers.append(
                Duty(
                    title=f"Catat serah terima akun {account.handle}", citation="Pasal 10 huruf c",
                    url=reverse("accounts:hand_over", args=[account.pk]), tone="danger", detail=left[0].words,
                )
            )  # fmt: skip
        elif (due - on).days <= REVIEW_NOTICE_DAYS:
            reviews.append(
                Duty(
                    title=f"Tinjau akun {account.handle}", citation="Pasal 16", due=due,
                    url=reverse("accounts:review", args=[account.pk]),
                    tone="warning" if due < on else "info", detail="Pastikan alamat, tujuan, dan pemegangnya masih benar.",
                )
            )  # fmt: skip
    return handovers[:SHOWN] + sorted(reviews, key=lambda duty: duty.due)[:SHOWN]


def _of_diskominfo() -> list[Duty]:
    duties = []
    if waiting := Account.objects.filter(status=Status.PROPOSED).count():
        duties.append(
            Duty(
                title=f"Verifikasi {waiting} usulan akun", citation="Pasal 10 huruf b", tone="info",
                url=reverse("admin:accounts_account_changelist") + f"?status__exact={Status.PROPOSED}",
            )
        )  # fmt: skip
    cases = CompromiseCase.objects.open().select_related("account__unit").prefetch_related("steps")
    for case in cases[:SHOWN]:
        left = [step for step in case.steps.all() if step.done_at is None]
        title = "Dampingi pemulihan akun" if left else "Nyatakan kembali resmi akun"
        duties.append(
            Duty(
                title=f"{title} {case.account.handle}", citation="Pasal 15 huruf e", tone="danger",
                url=case.get_absolute_url(), detail=case.account.unit.name,
                due=dates.local_date(left[0].due_at) if left else None,
            )
        )  # fmt: skip
    if paused := Account.objects.filter(status=Status.SUSPENDED).count():
        duties.append(
            Duty(
                title=f"Putuskan {paused} akun yang ditangguhkan", citation="Pasal 10 huruf b", tone="warning",
                url=reverse("accounts:list") + f"?status={Status.SUSPENDED}",
            )
        )  # fmt: skip
    return duties
