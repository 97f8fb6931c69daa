"""Everything that changes reports of fake accounts."""

from django.db import IntegrityError, transaction

from accounts.actions.proposals import owner_of_alias
from accounts.impostors import notifications, permissions
from accounts.impostors.workflow import Status
from accounts.models import Account, ImpostorReport
from accounts.public import register
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.uploads import clean_upload
from klaten_medsos.workflow import move

CITATION = "Pasal 14 huruf c"


@transaction.atomic
def report_impostor(*, pasted, harm, story="", unit=None, upload=None, by=None, at=None):
    """Take a report that an account imitates a unit; ``by`` is None for a citizen, whom we do not ask who they are.

    Raises ``RuleBroken`` when nothing can be made of the address, or when it is an official account's own.
    Diskominfo finds it on its desk; nothing leaves the portal.
    """
    finding = register.check(pasted)
    address = finding.answer.address
    if finding.status in ("resmi", "belum_terbukti") and finding.account:
        raise RuleBroken(
            f"Akun itu terdaftar sebagai akun {finding.account.unit}.",
            fix="Bila kirimannya janggal, hubungi unit itu: akunnya mungkin disusupi.",
            citation="Pasal 3 huruf e",
        )
    if finding.status in ("ambigu", "tidak_sah") and not finding.similar:
        raise RuleBroken(address.explanation, fix="Tempelkan satu alamat akun yang dilaporkan.")
    at = at or dates.now()
    report = ImpostorReport(
        pasted=pasted[:500], platform=address.platform or "", handle=(address.handle or "")[:200],
        key=address.key or "", canonical_url=address.canonical_url or "", imitated=finding.similar,
        unit=unit or (finding.similar.unit if finding.similar else None), harm=harm, story=story.strip()[:1000],
        reported_at=at, reported_by=by,
    )  # fmt: skip
    if upload is not None:
        clean = clean_upload(upload)
        report.evidence.save(clean.content.name, clean.content, save=False)
        report.evidence_sha256 = clean.sha256
    report.save()
    record(Event.IMPOSTOR_REPORTED, on=report, by=by, at=at)
    notifications.impostor_reported(report)
    return report


@transaction.atomic
def examine_report(*, report, by, at=None):
    """Take it up (again); the earlier decision falls away."""
    permissions.check_can_triage(by, report)
    move(
        report, Status.EXAMINED, decided_at=None, decided_by=None, decision_note="", duplicate_of=None,
    )  # fmt: skip
    record(Event.IMPOSTOR_EXAMINED, on=report, by=by, at=at)
    return report


@transaction.atomic
def decide_fake(*, report, reason, by, imitated=None, at=None):
    """Declare the account a fake: from now on the public check warns of it by name.

    Never one of ours, and each account once: a second report of it is a duplicate.
    """
    permissions.check_can_triage(by, report)
    reason = _required(reason, "Tulis apa yang membuktikan bahwa akun ini tiruan; alasan tampil bagi publik.")
    if not report.key:
        raise RuleBroken(
            "Alamat laporan ini belum menunjuk satu akun, sehingga tidak dapat dinyatakan tiruan.",
            fix="Buka alamatnya dengan hati-hati, lalu buat laporan baru dengan alamat profilnya.",
            citation=CITATION,
        )
    owner = Account.objects.public().filter(key=report.key, retired_at=None).select_related("unit").first()
    if owner is None:
        owner = owner_of_alias(report.key)
    if owner is not None:
        raise RuleBroken(
            f"Akun ini terdaftar milik {owner.unit}, sehingga tidak dapat dinyatakan tiruan.",
            fix="Bila akun itu disusupi, catat penyusupannya pada halaman akun.",
            citation="Pasal 3 huruf e",
        )
    at = at or dates.now()
    imitated = imitated or report.imitated
    values = {"imitated": imitated, "unit": imitated.unit if imitated else report.unit}
    try:
        with transaction.atomic():
            move(
                report, Status.FAKE, decided_at=at, decided_by=by, decision_note=reason, gone_at=None, gone_by=None,
                **values,
            )  # fmt: skip
    except IntegrityError:
        raise RuleBroken(
            "Akun ini sudah dinyatakan tiruan pada laporan lain.",
            fix="Tandai laporan ini sebagai ganda.",
            citation=CITATION,
        ) from None
    record(Event.IMPOSTOR_CONFIRMED, on=report, by=by, at=at, reason=reason)
    return report


@transaction.atomic
def clear_account(*, report, reason, by, at=None):
    """Not a fake, or no longer held to be one: the public list and the check forget it."""
    permissions.check_can_triage(by, report)
    reason = _required(reason, "Tulis mengapa akun ini bukan tiruan.")
    at = at or dates.now()
    move(report, Status.NOT_FAKE, decided_at=at, decided_by=by, decision_note=reason)
    record(Event.IMPOSTOR_CLEARED, on=report, by=by, at=at, reason=reason)
    return report


@transaction.atomic
def mark_duplicate(*, report, first, by, at=None):
    """The same account was reported before: this report follows the first one."""
    permissions.check_can_triage(by, report)
    if first.pk == report.pk or first.status == Status.DUPLICATE or first.key != report.key or not report.key:
        raise RuleBroken(
            "Laporan pertama harus menyebut akun yang sama dan bukan laporan ganda.",
            fix="Pilih laporan lain atas akun yang sama.",
        )
    at = at or dates.now()
    move(
        report, Status.DUPLICATE, duplicate_of=first, decided_at=at, decided_by=by,
        decision_note=f"Akun yang sama dilaporkan dengan kode {first.code}.",
    )  # fmt: skip
    record(Event.IMPOSTOR_DUPLICATE, on=report, by=by, at=at, first=first.code)
    return report


@transaction.atomic
def report_to_platform(*, report, by, reference="", at=None):
    """A person told the platform by its own form; the portal only writes it down."""
    permissions.check_can_triage(by, report)
    at = at or dates.now()
    move(report, Status.REPORTED, sent_at=at, sent_by=by, reference=reference.strip()[:120])
    record(Event.IMPOSTOR_SENT, on=report, by=by, at=at, platform=report.platform_label)
    return report


@transaction.atomic
def note_takedown(*, report, by, at=None):
    """The platform has taken the fake down; it stays on the public list as such."""
    permissions.check_can_triage(by, report)
    at = at or dates.now()
    move(report, Status.TAKEN_DOWN, gone_at=at, gone_by=by)
    record(Event.IMPOSTOR_GONE, on=report, by=by, at=at)
    return report


@transaction.atomic
def download_evidence(*, report, by, at=None):
    """Hand out what the reporter attached; each look is written down."""
    if not report.evidence:
        raise RuleBroken("Laporan ini tidak memuat bukti.", fix="Baca keterangan pelapor.")
    record(Event.IMPOSTOR_EVIDENCE, on=report, by=by, at=at)
    return report.evidence


@transaction.atomic
def keep_steps(*, steps, by, at=None):
    """Save how a platform wants to be told of fakes."""
    permissions.check_can_keep_steps(by)
    steps.save()
    record(Event.TAKEDOWN_STEPS_CHANGED, on=steps, by=by, at=at)
    return steps


def _required(reason, fix):
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Alasan belum diisi.", fix=fix)
    return reason[:300]
