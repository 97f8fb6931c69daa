"""Looking for what must never be: broken audit links, changed files, states nobody could have reached.

Each finding is one Indonesian sentence that names the object. Read by ``manage.py verify_records``.
"""

import hashlib
from collections.abc import Iterable, Iterator

from django.db.models import Count, F, Q

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.guard import missing
from klaten_medsos.audit.log import Witness, verify
from klaten_medsos.audit.models import Entry
from klaten_medsos.jobs import JobState
from opd.models import Appointment, Decree, Pledge, SopVersion
from posts.corrections.workflow import CorrectionStatus
from posts.guard import missing as unguarded
from posts.models import Correction, Decision, HeldProof, Media, Post, Publication
from posts.versions import content_hash
from posts.workflow import Status as PostStatus
from reports.grades import sheet_of
from reports.models import Document, DocumentKind, Evaluation, Report
from reports.workflow import EvaluationStatus, Status

SIGNED_STATES = (Status.SIGNED, Status.RECEIVED, Status.FORWARDED, Status.EVALUATED)
RECEIVED_STATES = (Status.RECEIVED, Status.FORWARDED, Status.EVALUATED)


def findings(witnesses: Iterable[Witness] = ()) -> Iterator[str]:
    """Everything that is wrong, one sentence each; nothing when all records are sound.

    ``witnesses``: what anchor mails and printed evaluations outside the portal say of the audit log.
    """
    for name in missing():
        yield f"Pagar basis data “{name}” pada jejak audit tidak terpasang atau dimatikan."
    for name in unguarded():
        yield f"Pagar basis data “{name}” pada jejak pesan tidak terpasang atau dimatikan."
    yield from verify([*printed_anchors(), *witnesses])
    for check in (documents, decrees, sops, pledges, posts, media, proofs, reports, evaluations):
        yield from check()


def printed_anchors() -> Iterator[Witness]:
    """The end of the audit chain that each finished evaluation prints."""
    printed = Document.objects.filter(kind=DocumentKind.EVALUATION, job_state=JobState.DONE)
    for code, meta in printed.order_by("pk").values_list("code", "snapshot__meta"):
        if meta and meta.get("audit_seq"):
            yield Witness(meta["audit_seq"], meta["audit_hash"], f"dokumen evaluasi {code}")


def documents() -> Iterator[str]:
    """The file of each finished document is there, byte for byte as recorded."""
    for document in (
        Document.objects.filter(job_state=JobState.DONE).select_related("report__unit").order_by("pk")
    ):
        if broken := _broken(document.file, document.sha256):
            yield f"Berkas {document} (kode {document.code}) {broken}."
        elif document.size != document.file.size:
            yield f"Ukuran berkas {document} (kode {document.code}) tidak cocok dengan catatan."


def decrees() -> Iterator[str]:
    """The scan of each decree is there, byte for byte as recorded."""
    for decree in Decree.objects.select_related("unit"):
        if broken := _broken(decree.file, decree.file_sha256):
            yield f"Naskah {decree} ({decree.unit.abbreviation}) {broken}."


def sops() -> Iterator[str]:
    """The scan and the parameters of each SOP version are as they were recorded (Pasal 16)."""
    told = _told(Event.SOP_RECORDED)
    for version in SopVersion.objects.order_by("pk"):
        if broken := _broken(version.file, version.file_sha256):
            yield f"Naskah {version} {broken}."
        said = told.get(str(version.pk), {})
        if said.get("parameters") != version.parameters:
            yield f"Ketentuan {version} berbeda dari yang dicatat jejak audit."


def pledges() -> Iterator[str]:
    """Each pledge says what its person signed (Pasal 15)."""
    told = _told(Event.PLEDGE_SIGNED)
    for pledge in Pledge.objects.order_by("pk"):
        if told.get(str(pledge.pk), {}).get("sha256") != pledge.words_sha256:
            yield f"{pledge} berbeda dari yang ditandatangani menurut jejak audit."


def _told(event) -> dict:
    """{object id: data} of what the log says of this event, the first time it happened to each."""
    rows = Entry.objects.filter(event=event).order_by("-seq").values_list("object_id", "data")
    return dict(rows)


def _broken(stored, recorded) -> str:
    if not stored or not stored.storage.exists(stored.name):
        return "hilang"
    digest = hashlib.sha256()
    with stored.storage.open(stored.name) as content:
        for chunk in content.chunks():
            digest.update(chunk)
    return "" if digest.hexdigest() == recorded else "berubah: sidik SHA-256 tidak cocok"


def posts() -> Iterator[str]:
    """Nothing came out that was not approved in exactly that version by somebody else (Pasal 10 huruf d)."""
    out = Post.objects.came_out().select_related("unit")
    # the emergency lane is the one exception: exactly the version sent by somebody on the roster
    sent = Q(emergency_version=F("current_version"), emergency_shift__user=F("emergency_by"))
    for post in out.filter(
        Q(approved_version=None) | ~Q(approved_version=F("current_version")) | Q(approved_by=None)
    ).exclude(sent):
        yield f"Pesan {post.pk} ({post.unit.abbreviation}) terbit tanpa versi yang disetujui."
    for post in out.filter(approved_by=F("author")):
        yield f"Pesan {post.pk} ({post.unit.abbreviation}) disetujui oleh penulisnya sendiri."
    approved = Post.objects.exclude(approved_version=None).select_related("unit", "approved_version")
    for post in approved.iterator(chunk_size=500):
        if content_hash(post.approved_version.content) != post.approved_version.content_hash:
            yield f"Pesan {post.pk} ({post.unit.abbreviation}): isi versi yang disetujui tidak cocok dengan sidiknya."
    for post in Post.objects.filter(status=PostStatus.PUBLISHED, published_at=None).select_related("unit"):
        yield f"Pesan {post.pk} ({post.unit.abbreviation}) terbit tanpa waktu terbit."
    yield from corrections()


def corrections() -> Iterator[str]:
    """What was corrected was approved by as many pejabat as its SOP asked, in exactly that version."""
    approved = Correction.objects.filter(status=CorrectionStatus.APPROVED).select_related(
        "post__unit", "version"
    )
    said = Count(
        "version__reviews__reviewer", filter=Q(version__reviews__decision=Decision.APPROVED), distinct=True
    )
    for correction in approved.annotate(said=said):
        name = f"Koreksi {correction.pk} pesan {correction.post_id} ({correction.post.unit.abbreviation})"
        if correction.said < correction.tiers:
            yield f"{name} berlaku tanpa persetujuan setiap jenjang."
        if content_hash(correction.version.content) != correction.version.content_hash:
            yield f"{name}: isi versinya tidak cocok dengan sidiknya."


def media() -> Iterator[str]:
    """Each file of a message is there byte for byte, and what was approved speaks of that very file."""
    for each in Media.objects.select_related("post__unit").order_by("pk").iterator(chunk_size=500):
        if broken := _broken(each.file, each.sha256):
            yield f"Berkas {each} pada pesan {each.post_id} ({each.post.unit.abbreviation}) {broken}."
    told = Post.objects.filter(approved_version__content__has_key="media").select_related(
        "unit", "approved_version"
    )
    for post in told.prefetch_related("media").iterator(chunk_size=500):
        kept = {each.pk: each.sha256 for each in post.media.all() if not each.is_offered}
        for said in post.approved_version.content["media"]:
            if kept.get(said["id"]) != said["sha256"]:
                yield (
                    f"Pesan {post.pk} ({post.unit.abbreviation}): berkas “{said['name']}” pada versi yang disetujui "
                    "bukan berkas yang tersimpan."
                )


def proofs() -> Iterator[str]:
    """The screenshot of each proof of publication, also of one held back, is there byte for byte."""
    for model in (Publication, HeldProof):
        rows = model.objects.exclude(screenshot="").select_related("post__unit", "account").order_by("pk")
        for proof in rows.iterator(chunk_size=500):
            if broken := _broken(proof.screenshot, proof.screenshot_sha256):
                yield (
                    f"Tangkapan layar bukti terbit pesan {proof.post_id} ({proof.post.unit.abbreviation}) di "
                    f"{proof.account} {broken}."
                )


def reports() -> Iterator[str]:
    """Each report was signed by an appointed pejabat and passed every station on its way (Pasal 19)."""
    signed = Report.objects.filter(status__in=SIGNED_STATES).select_related("unit", "signed_by")
    for report in signed.defer("figures"):
        name = f"Laporan {report.unit.abbreviation} tahun {report.year}"
        if report.signed_at is None:
            yield f"{name} berstatus “{report.get_status_display()}” tanpa pengesahan."
        elif report.signed_by_id == report.submitted_by_id:
            yield f"{name} disahkan oleh orang yang mengajukannya."
        elif not _was_pejabat(report):
            yield f"{name} disahkan {report.signed_by} tanpa Keputusan penunjukan yang berlaku (Pasal 11)."
        if report.status in RECEIVED_STATES and not (report.received_at and report.receipt_number):
            yield f"{name} berstatus “{report.get_status_display()}” tanpa nomor penerimaan."
    for report in signed.filter(figures__isnull=True):
        yield f"Laporan {report.unit.abbreviation} tahun {report.year} disahkan tanpa angka yang dibekukan."
    for report in signed.filter(status__in=[Status.FORWARDED, Status.EVALUATED], forwarded_at=None):
        yield f"Laporan {report.unit.abbreviation} tahun {report.year} di kantor Bupati tanpa diteruskan."


def _was_pejabat(report) -> bool:
    """The signer held an appointment on the day of signing."""
    held = Appointment.objects.in_force(dates.local_date(report.signed_at))
    return held.filter(user=report.signed_by_id, decree__unit=report.unit_id, role="pejabat").exists()


def evaluations() -> Iterator[str]:
    """A final evaluation is numbered, totals what its sheet says, and belongs to an evaluated report."""
    final = Evaluation.objects.filter(status=EvaluationStatus.FINAL).select_related("report__unit")
    for evaluation in final.prefetch_related("scores__indicator"):
        name = f"Evaluasi {evaluation.report.unit.abbreviation} tahun {evaluation.report.year}"
        if not evaluation.number:
            yield f"{name} ditetapkan tanpa nomor."
        if sheet_of(evaluation.scores.all()).total != evaluation.total:
            yield f"{name}: nilai {evaluation.total} tidak sama dengan jumlah lembar penilaiannya."
        if evaluation.report.status != Status.EVALUATED:
            yield f"{name} ditetapkan, tetapi laporannya berstatus “{evaluation.report.get_status_display()}”."
    for report in (
        Report.objects.filter(status=Status.EVALUATED)
        .exclude(evaluation__status=EvaluationStatus.FINAL)
        .select_related("unit")
    ):
        yield f"Laporan {report.unit.abbreviation} tahun {report.year} selesai dievaluasi tanpa evaluasi."
