"""What waits for a person in the register."""

from django.urls import reverse

from accounts.models import Account
from accounts.workflow import Status
from klaten_medsos.duties import Duty


def duties_for(user) -> list[Duty]:
    """Own returned proposals; for Diskominfo the proposals to verify. At most two queries."""
    standing, duties = user.standing, []
    if standing.units:
        for account in Account.objects.filter(unit__in=standing.units, status=Status.RETURNED)[:5]:
            duties.append(
                Duty(
                    title=f"Perbaiki usulan akun {account.handle}",
                    citation="Pasal 10 huruf b",
                    url=account.get_absolute_url(),
                    tone="warning",
                    detail=account.decision_note,
                )
            )
    if standing.is_diskominfo and (waiting := Account.objects.filter(status=Status.PROPOSED).count()):
        duties.append(
            Duty(
                title=f"Verifikasi {waiting} usulan akun",
                citation="Pasal 10 huruf b",
                url=reverse("admin:accounts_account_changelist") + f"?status__exact={Status.PROPOSED}",
                tone="info",
            )
        )
    return duties
