"""What reports of fakes ask of Diskominfo today."""

from django.db.models import Count, Q
from django.urls import reverse

from accounts.impostors.workflow import OPEN, Status
from accounts.models import ImpostorReport
from klaten_medsos.duties import Duty


def duties_for(user) -> list[Duty]:
    """Reports to examine, and fakes no platform was told of; one query, none for others than Diskominfo."""
    if not user.standing.is_diskominfo:
        return []
    counts = ImpostorReport.objects.aggregate(
        open=Count("pk", filter=Q(status__in=OPEN)), unsent=Count("pk", filter=Q(status=Status.FAKE))
    )
    listing, duties = reverse("impostors:list"), []
    if counts["open"]:
        duties.append(
            Duty(
                title=f"Periksa {counts['open']} laporan akun tiruan", citation="Pasal 14 huruf c", tone="warning",
                url=f"{listing}?status={Status.NEW}",
            )
        )  # fmt: skip
    if counts["unsent"]:
        duties.append(
            Duty(
                title=f"Laporkan {counts['unsent']} akun tiruan ke platformnya", citation="Pasal 14 huruf c",
                tone="warning", url=f"{listing}?status={Status.FAKE}",
            )
        )  # fmt: skip
    return duties
