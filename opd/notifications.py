"""Who is told of what happens to decrees and appointments."""

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import MembershipKind, User


def tell_of_doubtful_signer(decree):
    """Pasal 11: the head of that unit signs. Where the records say otherwise, Diskominfo looks at it."""
    if decree.signer_was_head:
        return
    notify(
        Kind.DECREE_DOUBTFUL,
        User.objects.with_membership(MembershipKind.DISKOMINFO),
        on=decree,
        subject=f"Penanda tangan {decree} perlu diperiksa",
        body=(
            f"{decree} {decree.unit.name} ditandatangani {decree.signer.name}, yang menurut catatan bukan kepala "
            f"unit itu pada {dates.format_date(decree.decided_on)} (Pasal 11). Periksa naskah dan catatan pemangku "
            "jabatan."
        ),
        path=decree.get_absolute_url(),
    )


def tell_of_ended_appointment(appointment, by):
    """The person and the unit's pejabat: the power ends, and what is held needs another hand."""
    decree = appointment.decree
    people = [appointment.user, *User.objects.appointed(decree.unit, "pejabat")]
    notify(
        Kind.APPOINTMENT_ENDED,
        [person for person in people if person.pk != by.pk],
        on=appointment,
        subject=f"Penunjukan {appointment.user} berakhir {dates.format_date(appointment.ended_on)}",
        body=(
            f"Penunjukan {appointment.user} sebagai {appointment.get_role_display().lower()} {decree.unit.name} "
            f"berakhir {dates.format_date(appointment.ended_on)}: {appointment.ended_reason}. Serahterimakan yang "
            "masih dipegangnya sebelum tanggal itu."
        ),
        path=decree.get_absolute_url(),
    )


def tell_of_deputy(deputy, by):
    """The deputy and the pejabat who is away."""
    notify(
        Kind.DEPUTY_NAMED,
        [person for person in (deputy.user, deputy.appointment.user) if person.pk != by.pk],
        on=deputy,
        subject=f"{deputy.user} menggantikan {deputy.appointment.user} {deputy.period}",
        body=(
            f"{deputy.user} bertindak sebagai pejabat pengganti {deputy.appointment.user} di {deputy.unit.name} "
            f"{deputy.period} ({deputy.reason}). Wewenangnya berakhir dengan sendirinya sesudah tanggal itu."
        ),
        path=deputy.appointment.decree.get_absolute_url(),
    )


def tell_of_hand_over(given, by):
    """Who takes over, with how much and where to see it."""
    unit = given.appointment.decree.unit
    notify(
        Kind.HANDED_OVER,
        [given.taking],
        on=given,
        subject=f"Serah terima dari {given.appointment.user}",
        body=(
            f"{by} menyerahkan kepada Anda {len(given.items)} hal yang masih dipegang {given.appointment.user} di "
            f"{unit.name}. Buka daftarnya, lalu nyatakan diterima."
        ),
        path=given.get_absolute_url(),
        occasion=f"{given.taking.pk}",
    )


def tell_group(message, group):
    """Each of the group once; reading the notice is the receipt."""
    notify(
        Kind.GROUP_MESSAGE,
        group,
        on=message,
        subject=message.subject,
        body=f"{message.body}\n\n{message.sent_by}",
        path=message.get_absolute_url(),
    )
