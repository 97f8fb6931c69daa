"""Notices: one row per (kind, object, person, occasion), so nobody is told twice."""

from django.conf import settings
from django.db import models

from klaten_medsos.jobs import Job, JobQuerySet


class Kind(models.TextChoices):
    DECREE_EXPIRING = "keputusan_berakhir", "Keputusan penunjukan segera berakhir"
    DECREE_DOUBTFUL = "keputusan_diragukan", "Penanda tangan Keputusan perlu diperiksa"
    APPOINTMENT_ENDED = "penunjukan_berakhir", "Penunjukan seseorang berakhir"
    HANDED_OVER = "serah_terima", "Serah terima menunggu Anda"
    GROUP_MESSAGE = "pesan_grup", "Pesan grup pengelola"
    DEPUTY_NAMED = "pejabat_pengganti", "Pejabat pengganti dicatat"
    SOP_NEW = "sop_baru", "SOP baru ditetapkan"
    PLEDGE_UNSIGNED = "pakta_belum", "Pakta integritas menunggu tanda tangan Anda"
    SOP_UNREAD = "sop_belum_dibaca", "SOP belum dinyatakan telah dibaca"
    SIGN_IN_CHANGED = "cara_masuk_diubah", "Cara Anda masuk diubah"
    SIGN_IN_ATTACK = "percobaan_masuk", "Banyak percobaan masuk yang gagal"
    DATA_REQUEST = "permintaan_data", "Permintaan perbaikan data pribadi"
    INCIDENT_CLOCK = "insiden_data", "Batas waktu pemberitahuan insiden data pribadi"
    REPORT_DUE = "laporan_jatuh_tempo", "Laporan tahunan belum disampaikan"
    POST_SUBMITTED = "pesan_diajukan", "Pesan menunggu persetujuan"
    POST_COMMENTED = "pesan_dikomentari", "Komentar pada pesan"
    POST_ESCALATED = "pesan_dieskalasi", "Pesan terlalu lama menunggu"
    POST_DIGEST = "pesan_ringkasan", "Ringkasan pesan yang menunggu"
    POST_EXPIRED = "pesan_kedaluwarsa", "Pesan kedaluwarsa"
    POST_DECIDED = "pesan_diputus", "Pesan diputus"
    ACCOUNT_PROPOSED = "akun_diusulkan", "Akun menunggu verifikasi"
    IMPOSTOR_REPORTED = "tiruan_dilaporkan", "Laporan akun tiruan menunggu pemeriksaan"
    ACCOUNT_DECIDED = "akun_diputus", "Usulan akun diputus"
    ACCOUNT_CHANGED = "akun_berubah", "Tujuan, segmen, atau alamat lain akun berubah"
    ACCOUNT_INTERRUPTED = "akun_terhenti", "Akun ditangguhkan, disusupi, atau dipulihkan"
    ACCOUNT_REVIEW_DUE = "akun_ditinjau", "Akun perlu ditinjau"
    ACCOUNT_HANDOVER_DUE = "akun_diserahkan", "Serah terima akun diperlukan"
    ACCOUNT_SILENT = "akun_sunyi", "Akun lama tanpa kiriman"
    ITEM_FORWARDED = "masukan_diteruskan", "Masukan diteruskan ke unit Anda"
    REPORT_SUBMITTED = "laporan_diajukan", "Laporan menunggu pengesahan"
    REPORT_SIGNED = "laporan_disahkan", "Laporan menunggu pemeriksaan Diskominfo"
    REPORT_RETURNED = "laporan_dikembalikan", "Laporan dikembalikan"
    REPORT_RECEIVED = "laporan_diterima", "Laporan siap diteruskan kepada Bupati"
    REPORT_FORWARDED = "laporan_diteruskan", "Laporan menunggu evaluasi"
    EVALUATION_FINAL = "evaluasi_ditetapkan", "Evaluasi ditetapkan"
    EMERGENCY_SENT = "darurat_dikirim", "Pesan dikirim lewat jalur darurat"
    EMERGENCY_UNREVIEWED = "darurat_belum_ditinjau", "Pesan darurat belum ditinjau"
    EMERGENCY_REVIEWED = "darurat_ditinjau", "Pesan darurat ditinjau"
    POST_DUE = "pesan_waktunya", "Pesan waktunya terbit"
    LINK_BROKEN = "tautan_mati", "Tautan pesan tidak dapat dibuka"
    PROOF_HELD = "bukti_ditahan", "Bukti terbit ditahan"
    PROOF_DECIDED = "bukti_diputus", "Bukti terbit diputus"
    CORRECTION_PROPOSED = "koreksi_diusulkan", "Koreksi menunggu keputusan"
    CORRECTION_DECIDED = "koreksi_diputus", "Koreksi diputus"
    CORRECTION_WAITING = "koreksi_dieskalasi", "Koreksi terlalu lama menunggu"
    CORRECTION_TO_MEND = "koreksi_diperbaiki", "Kiriman perlu diperbaiki di platform"
    AMPLIFICATION_GIVEN = "amplifikasi_diberikan", "Pesan untuk disebarkan unit Anda"
    AMPLIFICATION_DUE = "amplifikasi_jatuh_tempo", "Penyebaran pesan belum dibuktikan"
    AMPLIFICATION_DECIDED = "amplifikasi_bukti_diputus", "Bukti penyebaran diperiksa"
    AMPLIFICATION_CHANGED = "amplifikasi_dikoreksi", "Pesan yang disebarkan dikoreksi"
    DOCUMENT_READY = "dokumen_siap", "Dokumen siap diunduh"


class NoticeQuerySet(JobQuerySet):
    def visible_to(self, user):
        return self.filter(recipient=user)

    def unread(self):
        return self.filter(read_at=None)


class Notice(Job):
    """One thing one person must be told. The job is its e-mail; the row itself is the in-app notice."""

    kind = models.CharField("jenis", max_length=40)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices", verbose_name="penerima"
    )
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    occasion = models.CharField("kesempatan", max_length=60, blank=True)
    subject = models.CharField("perihal", max_length=150)
    body = models.TextField("isi")
    path = models.CharField("alamat halaman", max_length=200)
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    read_at = models.DateTimeField("dibaca pada", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_type", "object_id", "recipient", "occasion"], name="notice_once"
            )
        ]
        indexes = [
            # the bell: unread of one person, and their list
            models.Index(fields=["recipient", "read_at", "-created_at"], name="notice_bell"),
            # the sweep
            models.Index(fields=["job_state", "job_lease_until"], name="notice_sweep"),
        ]

    def __str__(self):
        return self.subject
