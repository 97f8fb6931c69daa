"""Who is told what about a message to spread."""

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import Role, User
from posts.models import AmplificationTarget


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


def tell_proof_decided(proof):
    """Diskominfo looked at a proof; refused, the unit still owes one."""
    words = "diterima" if proof.is_accepted else "tidak diterima"
    title = proof.target.task.version.content["title"]
    notify(
        Kind.AMPLIFICATION_DECIDED,
        [proof.recorded_by] if proof.is_accepted else [*people_of(proof.target.unit), proof.recorded_by],
        on=proof,
        subject=f"Bukti penyebaran {words}: {title}",
        body=f"Diskominfo memeriksa kiriman “{title}” di {proof.account}: {words}. {proof.note}".strip(),
        path=proof.target.task.get_absolute_url(),
    )


def tell_of_correction(correction):
    """A message that units were asked to spread says something else now: those asked use the new words."""
    targets = AmplificationTarget.objects.filter(task__post=correction.post_id, task__closed_at=None)
    for target in targets.select_related("task", "unit"):
        title = correction.version.content["title"]
        notify(
            Kind.AMPLIFICATION_CHANGED,
            people_of(target.unit),
            on=target,
            subject=f"Pesan dikoreksi: {title}",
            body=f"“{title}”, yang diminta Diskominfo untuk disebarkan, telah dikoreksi: {correction.reason} Pakai bahan yang "
            "baru, dan perbaiki kiriman yang sudah terbit dengan teks semula (Pasal 14 huruf b).",
            path=target.task.get_absolute_url(),
            occasion=f"koreksi {correction.pk}",
        )
