"""Who may decide on doubtful proofs: a pair of check (raises with the reason) and can."""

from klaten_medsos.exceptions import NotAllowed, allowed
from opd.models import Role
from opd.permissions import check_appointed
from posts.permissions import logins_of


def check_can_decide_held(user, held):
    """A pejabat of the unit or Diskominfo, never the one who recorded it (Pasal 10 huruf d)."""
    if held.recorded_by_id in logins_of(user):
        raise NotAllowed(
            "Bukti ini Anda catat sendiri, sehingga harus diperiksa orang lain.",
            fix="Mintalah pejabat unit atau Diskominfo memeriksanya.",
            citation="Pasal 10 huruf d",
        )
    if not user.standing.is_diskominfo:
        check_appointed(user, held.post.unit, Role.PEJABAT)


def can_decide_held(user, held) -> bool:
    return allowed(check_can_decide_held, user, held)
