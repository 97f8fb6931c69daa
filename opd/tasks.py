"""Reminders that decrees run out, PDFs of prepared ones, and e-mails with links to set a password.

The power of a decree ends by date, whether or not the reminders run (Pasal 11).
"""

import logging
from smtplib import SMTPException

from allauth.account.utils import user_pk_to_url_str
from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import DatabaseError
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.exceptions import Refusal
from klaten_medsos.jobs import ring
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from klaten_medsos.pdf import RenderingFailed
from opd import actions, naming, paper, privacy, sop_notices
from opd.endings import ending_decrees
from opd.models import DecreeDraft, Incident, LinkKind, MembershipKind, SignInMail, User
from opd.pledges import unsigned
from opd.rules import due_occasion
from opd.sign_in import letters
from opd.sign_in.tokens import PasswordLinkTokens, lifetime
from opd.sop import parameters

log = logging.getLogger(__name__)


@shared_task(name="opd.bear_due_names")
def bear_due_names() -> int:
    """Show the names units bear today; documents ask ``Unit.name_on`` and never wait for this."""
    return naming.bear_due_names()


@shared_task(name="opd.remind_expiring_decrees")
def remind_expiring_decrees() -> int:
    """Tell those concerned that a decree ends soon: H-30, H-7, H-1, once per person and occasion.

    Level-triggered and safe to run at any time and any number of times. The occasion is the nearest
    threshold already reached, so a scheduler that slept through H-30 still sends it at H-25, and one that
    wakes at H-5 sends H-7 only: a late notice of an older occasion would name the wrong urgency. Nobody is
    reminded of a decree whose people all keep their role by another (see ``ending_decrees``).
    Returns how many notices were written.
    """
    today = dates.today()
    days = parameters(today).decree_notice_days
    desk = list(User.objects.with_membership(MembershipKind.DISKOMINFO, today))
    told = 0
    for decree in ending_decrees(today):
        threshold = due_occasion((decree.ends_on - today).days, days)
        if threshold is None:
            continue
        told += notify(
            Kind.DECREE_EXPIRING,
            [*_concerned(decree, today), *desk],
            on=decree,
            subject=f"{decree} berakhir {dates.format_date(decree.ends_on)}",
            body=(
                f"{decree} yang menunjuk pejabat dan petugas media sosial {decree.unit.name} berlaku sampai "
                f"{dates.format_date(decree.ends_on)}. Sesudah itu yang ditunjuk tidak lagi dapat "
                "mengajukan atau menyetujui (Pasal 11). Catat Keputusan penggantinya sebelum tanggal itu."
            ),
            path=decree.get_absolute_url(),
            occasion=f"H-{threshold}",
        )
    return told


def _concerned(decree, today):
    """Those it appoints and the pejabat and head of the unit who have a sign-in (O, P, K)."""
    appointed = Q(pk__in=decree.appointments.values("user"))
    heads = Q(pk__in=decree.unit.heads.in_force(today).filter(user__isnull=False).values("user"))
    pejabat = Q(pk__in=User.objects.appointed(decree.unit, "pejabat", today).values("pk"))
    return User.objects.filter(appointed | heads | pejabat, is_active=True)


@shared_task(name="opd.remind_unread_sop")
def remind_unread_sop() -> int:
    """Remind officers who have not said that they read the SOP: H-7, H-3, H-1, and once after (Pasal 16).

    Level-triggered like the reminders above. Returns how many notices were written.
    """
    return sop_notices.remind_readers(dates.today())


@shared_task(name="opd.send_sign_in_mail")
def send_sign_in_mail(pk):
    """Make the link and send e-mail ``pk`` once: claim, send, mark. The link is written nowhere else."""
    wanted = SignInMail.claim(pk)
    if wanted is None:
        return
    user = wanted.user
    if not (user.is_active and user.email):
        wanted.finish()
        return
    invitation = wanted.kind == LinkKind.INVITATION
    page = "account_invitation" if invitation else "account_reset_password_from_key"
    link = settings.SITE_URL + reverse(
        page, args=[user_pk_to_url_str(user), PasswordLinkTokens().make_token(user)]
    )
    write = letters.invitation if invitation else letters.reset
    subject, text = write(user, link, lifetime(user) // 3600)
    message = EmailMessage(
        subject,
        text + letters.FOOTER,
        to=[user.email],
        headers={"Message-ID": f"<masuk-{wanted.pk}@klaten-medsos>", "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("sign-in mail %s not sent: %s", pk, type(error).__name__)
        wanted.release(type(error).__name__)
    else:
        wanted.finish()


@shared_task(name="opd.sweep_sign_in_mail")
def sweep_sign_in_mail():
    """Ring again for every such e-mail that is due."""
    for pk in SignInMail.objects.due().order_by("pk").values_list("pk", flat=True)[:200]:
        ring(send_sign_in_mail, pk)


@shared_task(name="opd.render_draft")
def render_draft(pk):
    """Make the PDF of a prepared Keputusan once: claim, render, store, finish. Running it twice does no harm."""
    draft = DecreeDraft.claim(pk)
    if draft is None:
        return
    try:
        paper.make(draft)
    except DatabaseError:
        raise  # the row keeps its lease; the sweep comes back when the database does
    except RenderingFailed as error:
        log.error("draft %s not made: %s", pk, error)
        draft.release(str(error))
    except Exception as error:
        log.exception("draft %s not made", pk)
        draft.release(f"Galat {type(error).__name__}.")  # its words might quote a person


@shared_task(name="opd.sweep_drafts")
def sweep_drafts():
    """Ring again for every prepared Keputusan whose PDF is still wanted."""
    for pk in DecreeDraft.objects.due().order_by("pk").values_list("pk", flat=True)[:200]:
        ring(render_draft, pk)


@shared_task(name="opd.remind_unsigned_pledges")
def remind_unsigned_pledges() -> int:
    """Tell each appointed person once that their pledge waits (Pasal 15). Returns how many were told."""
    told = 0
    for row in unsigned(on=dates.today()).select_related("user", "decree__unit"):
        told += notify(
            Kind.PLEDGE_UNSIGNED,
            [row.user],
            on=row,
            subject="Pakta integritas menunggu tanda tangan Anda",
            body=(
                f"{row.decree} menunjuk Anda sebagai {row.get_role_display().lower()} {row.decree.unit.name}. "
                "Baca pakta integritas huruf a sampai g dan tandatangani (Pasal 15)."
            ),
            path=reverse("opd:pledge", args=[row.pk]),
        )
    return told


@shared_task(name="opd.anonymise_due")
def anonymise_due() -> int:
    """Anonymise everyone whose retention period is over; each in a transaction of their own. Returns how many."""
    done = 0
    for person in privacy.due_people():
        try:
            actions.anonymise_user(user=person, by=None)
        except Refusal as refused:
            log.warning("user %s not anonymised: %s", person.pk, type(refused).__name__)
        else:
            done += 1
    return done


@shared_task(name="opd.remind_incidents")
def remind_incidents() -> int:
    """Tell Diskominfo and operators how much of the 72 hours is left: at once, and with 48, 24, 6 and 0 hours left.

    Level-triggered: one notice per threshold reached, and only of the nearest one.
    """
    now = timezone.now()
    told = 0
    for incident in Incident.objects.running():
        left = (incident.due_at - now).total_seconds() / 3600
        threshold = next((hours for hours in (0, 6, 24, 48) if left <= hours), 72)
        people = User.objects.with_membership(MembershipKind.DISKOMINFO) | User.objects.filter(
            is_superuser=True
        )
        told += notify(
            Kind.INCIDENT_CLOCK,
            people,
            on=incident,
            subject=f"{incident}: {'batas waktu terlewati' if left <= 0 else f'sisa {max(int(left), 0)} jam'}",
            body=(
                f"Pemberitahuan tertulis kepada lembaga dan orang yang terdampak paling lambat "
                f"{dates.format_datetime(incident.due_at)} (3 × 24 jam, UU 27/2022 Pasal 46). Suratnya dapat dicetak "
                "dari catatan insiden."
            ),
            path=f"/admin/opd/incident/{incident.pk}/change/",
            occasion=f"{threshold}",
        )
    return told
