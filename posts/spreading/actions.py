"""Everything that changes tasks of amplification and their proofs."""

from django.db import IntegrityError, transaction

from accounts.models import Account
from accounts.platforms import resolve
from accounts.workflow import Status as AccountStatus
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RELOAD, RuleBroken, StateChanged
from posts.models import Amplification, AmplificationProof, AmplificationTarget, Post
from posts.rules import check_note, check_publication_address, check_reason, is_evident
from posts.spreading import notifications, permissions, rules
from posts.spreading.deadlines import default_due_on
from posts.workflow import READY, Status

SPREADABLE = (*READY, Status.PUBLISHED)


def ask_to_spread(*, post, units, by, due_on=None, instruction="", at=None) -> Amplification:
    """Ask ``units`` to spread the approved version of ``post`` by ``due_on``; each is told (Pasal 14 huruf b).

    ``NotAllowed`` for anyone but Diskominfo, ``RuleBroken`` for a message not approved or asked for already.
    """
    permissions.check_can_ask_to_spread(by)
    at = at or dates.now()
    today = dates.local_date(at)
    due_on = due_on or default_due_on(today)
    units = list(units)
    rules.check_task(units, due_on, today)
    check_note(instruction, longest=rules.LONGEST_INSTRUCTION)
    try:
        with transaction.atomic():
            post = Post.objects.select_for_update().get(pk=post.pk)
            is_approved = post.status in SPREADABLE and post.approved_version_id is not None
            rules.check_spreadable(is_approved, post.get_status_display())
            task = Amplification.objects.create(
                post=post, version=post.approved_version, instruction=instruction.strip(), due_on=due_on,
                given_at=at, given_by=by,
            )  # fmt: skip
            targets = AmplificationTarget.objects.bulk_create(
                AmplificationTarget(task=task, unit=unit) for unit in units
            )
            record(Event.AMPLIFICATION_GIVEN, on=task, by=by, at=at, count=len(units))
            for target in targets:
                notifications.tell_unit(target)
            return task
    except IntegrityError:
        raise RuleBroken(
            "Pesan ini sudah diminta untuk disebarkan.",
            fix="Buka tugas yang sedang berjalan; hentikan dahulu bila hendak memberi tugas baru.",
            citation=rules.CITATION,
        ) from None


@transaction.atomic
def open_target(*, target, by, at=None):
    """Somebody of the unit opened the material; the first one counts."""
    permissions.check_can_open_target(by, target)
    at = at or dates.now()
    fresh = AmplificationTarget.objects.filter(pk=target.pk, opened_at=None)
    if fresh.update(opened_at=at, opened_by=by):
        target.opened_at, target.opened_by = at, by
        record(Event.AMPLIFICATION_OPENED, on=target.task, by=by, at=at, unit=target.unit.name)


@transaction.atomic
def prove_spread(*, target, account, url, published_at, by, at=None) -> AmplificationProof:
    """Record that the message came out on ``account``: only a registered official account of the unit counts.

    An address that does not name the account counts only after Diskominfo looked (``decide_proof``).
    """
    permissions.check_can_prove_target(by, target)
    at = at or dates.now()
    task = Amplification.objects.select_for_update().get(pk=target.task_id)
    if task.closed_at is not None:
        raise StateChanged("Tugas ini sudah dihentikan Diskominfo.", fix=RELOAD)
    own = Account.objects.filter(pk=account.pk, unit=target.unit_id, status=AccountStatus.ACTIVE).first()
    if own is None:
        raise RuleBroken(
            f"Akun {account} bukan akun resmi {target.unit.name}, sehingga tidak dihitung.",
            fix="Unggah di akun resmi unit; daftarkan akunnya bila belum terdaftar.",
            citation="Pasal 10 huruf b",
        )
    url = url.strip()
    if "\x00" in url:
        raise RuleBroken("Alamat kiriman memuat karakter yang tidak sah.", fix="Salin ulang alamatnya.")
    address, other_keys = resolve(url), own.other_keys()
    check_publication_address(url, own, address, other_keys)
    rules.check_proof_time(published_at, given_at=task.given_at, now=at)
    try:
        with transaction.atomic():
            proof = AmplificationProof.objects.create(
                target=target, account=own, url=url, published_at=published_at, recorded_at=at, recorded_by=by,
                is_evident=is_evident(address, own, other_keys),
            )  # fmt: skip
    except IntegrityError:
        raise StateChanged(
            "Kiriman ini atau akun ini sudah dicatat.",
            fix="Satu alamat membuktikan satu penyebaran. Muat ulang halaman untuk melihat yang tercatat.",
        ) from None
    open_target(target=target, by=by, at=at)
    record(
        Event.AMPLIFICATION_PROVED, on=task, by=by, at=at, unit=target.unit.name, account=str(own), url=url
    )
    return proof


@transaction.atomic
def decide_proof(*, proof, is_accepted, by, note="", at=None) -> AmplificationProof:
    """Diskominfo looked at the post: it counts, or it does not for a reason. ``NotAllowed``, ``StateChanged``."""
    permissions.check_can_decide_proof(by, proof)
    at = at or dates.now()
    check_note(note, longest=300)
    if not is_accepted:
        check_reason(note, of_what="alasan bukti tidak diterima", longest=300)
    values = {"decided_at": at, "decided_by": by, "is_accepted": is_accepted, "note": note.strip()}
    if not AmplificationProof.objects.filter(pk=proof.pk, decided_at=None).update(**values):
        raise StateChanged("Bukti ini sudah diperiksa.", fix=RELOAD)
    for name, value in values.items():
        setattr(proof, name, value)
    told = {"unit": proof.target.unit.name, "account": str(proof.account), "reason": proof.note}
    event = Event.AMPLIFICATION_CONFIRMED if is_accepted else Event.AMPLIFICATION_REFUSED
    record(event, on=proof.target.task, by=by, at=at, **told)
    notifications.tell_proof_decided(proof)
    return proof


@transaction.atomic
def close_task(*, task, reason, by, at=None) -> Amplification:
    """Diskominfo takes the request back, or ends it; proofs stay."""
    permissions.check_can_ask_to_spread(by)
    check_reason(reason, of_what="alasan tugas dihentikan", longest=300)
    at = at or dates.now()
    values = {"closed_at": at, "closed_by": by, "closed_reason": reason.strip()}
    if not Amplification.objects.filter(pk=task.pk, closed_at=None).update(**values):
        raise StateChanged("Tugas ini sudah dihentikan.", fix=RELOAD)
    for name, value in values.items():
        setattr(task, name, value)
    record(Event.AMPLIFICATION_CLOSED, on=task, by=by, at=at, reason=values["closed_reason"])
    return task
