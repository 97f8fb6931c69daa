"""Who may do what with amplification: pairs of check (raises with the reason) and can (answers templates)."""

from klaten_medsos.exceptions import NotAllowed, allowed
from opd.permissions import check_appointed, check_member
from posts.permissions import logins_of


def check_can_ask_to_spread(user):
    """Diskominfo asks, for the whole kabupaten (Pasal 14 huruf b)."""
    standing = user.standing
    if not (standing.is_diskominfo or standing.is_head_of_diskominfo):
        raise NotAllowed(
            "Tugas amplifikasi diberikan oleh Diskominfo.",
            fix="Usulkan pesannya kepada Diskominfo.",
            citation="Pasal 14 huruf b",
        )


def check_can_open_target(user, target):
    """Anyone of the unit opens the material."""
    check_member(user, target.unit)


def check_can_prove_target(user, target):
    """An appointed pengelola of the unit records the proof (Pasal 11)."""
    check_appointed(user, target.unit)


def check_can_decide_proof(user, proof):
    """Diskominfo looks at proofs, never at one's own (Pasal 14 huruf b)."""
    check_can_ask_to_spread(user)
    if proof.recorded_by_id in logins_of(user):
        raise NotAllowed(
            "Bukti ini Anda catat sendiri, sehingga harus diperiksa orang lain.",
            fix="Mintalah rekan di Diskominfo memeriksanya.",
            citation="Pasal 14 huruf b",
        )


def can_ask_to_spread(user) -> bool:
    return allowed(check_can_ask_to_spread, user)


def can_prove_target(user, target) -> bool:
    return allowed(check_can_prove_target, user, target)


def can_decide_proof(user, proof) -> bool:
    return allowed(check_can_decide_proof, user, proof)
