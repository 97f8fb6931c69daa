"""Who may do what with the roster and the emergency lane: pairs of check (raises with the reason) and can."""

from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed, allowed
from opd.models import Role, Unit, User
from opd.permissions import check_appointed, check_has_acknowledged
from posts.models import DutyShift
from posts.permissions import logins_of


def check_can_keep_roster(user, unit):
    """A pejabat of the unit says who is on call; Diskominfo helps."""
    if not user.standing.is_diskominfo:
        check_appointed(user, unit, Role.PEJABAT)


def shift_of(user, unit, at=None):
    """The shift that puts ``user`` on call for ``unit`` at that moment, or ``None``."""
    day = dates.local_date(at or dates.now())
    return DutyShift.objects.on(day).filter(unit=unit, user=user).order_by("-pk").first()


def check_can_send_emergency(user, unit, at=None):
    """On call today, appointed today, and the SOP acknowledged: all three (Pasal 11, 16)."""
    check_appointed(user, unit)
    check_has_acknowledged(user)
    if shift_of(user, unit, at) is None:
        raise NotAllowed(
            f"Anda tidak sedang piket untuk {unit.name}, sehingga tidak dapat memakai jalur darurat.",
            fix="Hubungi petugas piket pada halaman Piket, atau ajukan pesan lewat jalur biasa.",
            citation="Pasal 12 huruf b",
        )


def reviewers_of(message):
    """Pejabat who may look afterwards: of the unit, not those who sent or wrote it.

    Where the unit has none left, the pejabat of Diskominfo do, so that nothing stays unseen.
    """
    hands = {
        message.sent_by_id,
        message.post.author_id,
        *message.post.versions.values_list("editor", flat=True),
    }
    behind = {login for user in User.objects.filter(pk__in=hands) for login in logins_of(user)}
    own = User.objects.appointed(message.post.unit, Role.PEJABAT).exclude(pk__in=behind)
    if own.exists():
        return own
    helper = Unit.objects.coordinating().first()
    return User.objects.appointed(helper, Role.PEJABAT).exclude(pk__in=behind) if helper else own


def check_can_review_emergency(user, message):
    """A second person, a pejabat in force today, looks afterwards (Pasal 10 huruf d, 11)."""
    if not reviewers_of(message).filter(pk=user.pk).exists():
        raise NotAllowed(
            "Tinjauan pesan darurat dilakukan pejabat unit yang tidak mengirim dan tidak menulisnya.",
            fix="Mintalah pejabat lain; bila tidak ada, pejabat Diskominfo yang meninjau.",
            citation="Pasal 10 huruf d dan Pasal 11",
        )


def can_keep_roster(user, unit) -> bool:
    return allowed(check_can_keep_roster, user, unit)


def can_send_emergency(user, unit) -> bool:
    return allowed(check_can_send_emergency, user, unit)


def can_review_emergency(user, message) -> bool:
    return allowed(check_can_review_emergency, user, message)
