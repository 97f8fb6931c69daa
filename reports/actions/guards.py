"""What every action does first: take the row for itself and see that it still is where it was."""

from klaten_medsos.exceptions import StateChanged
from reports.workflow import EDITABLE


def lock(obj):
    """Hold the row until the transaction ends; ``StateChanged`` when it moved since it was loaded."""
    latest = type(obj).objects.select_for_update().get(pk=obj.pk)
    if latest.status != obj.status:
        raise StateChanged(
            f"Orang lain lebih dahulu mengubah keadaan ini: sekarang “{latest.get_status_display()}”.",
            fix="Tidak ada yang hilang. Muat ulang halaman lalu putuskan kembali.",
        )
    return latest


def check_may_become(obj, to):
    """``StateChanged`` unless the workflow leads from here to ``to``; asked before the rules are."""
    flow = obj.flow
    if not flow.allows(obj.status, to):
        raise StateChanged(
            f"{flow.noun} berstatus “{obj.get_status_display()}”, sehingga tidak dapat menjadi "
            f"“{flow.states(to).label}”.",
            fix="Muat ulang halaman untuk melihat keadaan terakhir.",
        )


def check_is(obj, *states):
    """``StateChanged`` unless the row is in one of ``states``: the workflow leads on, but not for this act."""
    if obj.status not in states:
        wanted = " atau ".join(f"“{state.label}”" for state in states)
        raise StateChanged(
            f"{obj.flow.noun} berstatus “{obj.get_status_display()}”; ini hanya dapat dilakukan saat {wanted}.",
            fix="Muat ulang halaman untuk melihat keadaan terakhir.",
        )


def check_editable(report):
    if report.status not in EDITABLE:
        raise StateChanged(
            f"Laporan ini berstatus “{report.get_status_display()}”, sehingga isinya tidak dapat diubah.",
            fix="Isinya terbuka kembali bila laporan dikembalikan untuk diperbaiki.",
        )
