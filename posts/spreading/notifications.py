"""Who is told what about a message to spread."""

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import Role, User


def people_of(unit, day=None):
    """The appointed pengelola of a unit."""
    return [
        *User.objects.appointed(unit, Role.PETUGAS, day),
        *User.objects.appointed(unit, Role.PEJABAT, day),
    ]


def tell_unit(target):
    """A unit is asked to spread a message."""
    title = target.task.version.content["title"]
    notify(
        Kind.AMPLIFICATION_GIVEN,
        people_of(target.unit),
        on=target,
        subject=f"Sebarkan pesan: {title}",
        body=f"Diskominfo meminta {target.unit.name} menyebarkan “{title}” paling lambat "
        f"{dates.format_date(target.task.due_on)} (Pasal 14 huruf b). Buka bahannya, unggah di akun resmi unit, lalu "
        "catat alamat kirimannya.",
        path=target.task.get_absolute_url(),
    )


def remind_unit(target, occasion, words) -> int:
    """The day is near or past."""
    title = target.task.version.content["title"]
    return notify(
        Kind.AMPLIFICATION_DUE,
        people_of(target.unit),
        on=target,
        subject=f"{words}: {title}",
        body=f"{target.unit.name} belum mencatat bukti penyebaran “{title}”; tenggatnya "
        f"{dates.format_date(target.task.due_on)} (Pasal 14 huruf b).",
        path=target.task.get_absolute_url(),
        occasion=occasion,
    )
