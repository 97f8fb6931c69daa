"""What became of trying a link, in words."""

from django.db import models

from posts.checks import Severity


class Verdict(models.TextChoices):
    REACHED = "dapat_dibuka", "Dapat dibuka"
    GONE = "tidak_ada", "Halaman tidak ada"
    UNKNOWN = "tidak_dikenal", "Bukan alamat umum di internet"
    UNSAFE = "tidak_aman", "Sertifikat tidak sah"
    LOOP = "berputar", "Dialihkan terus-menerus"
    REFUSED = "menolak", "Situs menolak diperiksa"
    TEMPORARY = "sementara", "Sementara tidak dapat dibuka"
    UNTESTED = "belum", "Belum diperiksa"


# what the officer mends, or looks at and ticks; the rest is only said, and nothing of it ever blocks
SEVERITIES = {
    Verdict.GONE: Severity.WARN,
    Verdict.UNKNOWN: Severity.WARN,
    Verdict.UNSAFE: Severity.WARN,
    Verdict.LOOP: Severity.WARN,
    Verdict.REFUSED: Severity.HINT,
    Verdict.TEMPORARY: Severity.HINT,
}

RULES = {
    Verdict.GONE: "TL10-mati",
    Verdict.UNKNOWN: "TL11-tidak-dikenal",
    Verdict.UNSAFE: "TL12-sertifikat",
    Verdict.LOOP: "TL13-berputar",
    Verdict.REFUSED: "TL14-menolak",
    Verdict.TEMPORARY: "TL15-sementara",
}

# {when} is the moment it was tried, {code} the answer of the site in brackets, or nothing
SENTENCES = {
    Verdict.GONE: "Tautan tidak dapat dibuka{code} pada {when}.",
    Verdict.UNKNOWN: "Tautan tidak dapat dibuka pada {when}: situsnya tidak dikenal di internet umum.",
    Verdict.UNSAFE: "Sertifikat situs tautan ini tidak sah pada {when}, sehingga peramban warga memperingatkan bahaya.",
    Verdict.LOOP: "Tautan tidak dapat dibuka pada {when}: dialihkan berkali-kali tanpa sampai ke halaman.",
    Verdict.REFUSED: "Situs menolak pemeriksaan otomatis{code} pada {when}; isinya tidak dapat dipastikan portal.",
    Verdict.TEMPORARY: "Tautan sementara tidak dapat dibuka{code} pada {when}; portal mencobanya lagi.",
}

FIXES = {
    Verdict.GONE: "Buka sendiri tautannya, lalu ganti dengan alamat halaman yang masih ada.",
    Verdict.UNKNOWN: "Periksa penulisan alamatnya; warga hanya dapat membuka situs yang ada di internet umum.",
    Verdict.UNSAFE: "Pakai alamat lain, atau minta pengelola situs memperbarui sertifikatnya.",
    Verdict.LOOP: "Pakai alamat akhir halaman itu.",
    Verdict.REFUSED: "Buka sendiri tautannya sebelum mengajukan.",
    Verdict.TEMPORARY: "Tidak perlu menunggu: bila tautan terbuka di peramban Anda, pesan dapat diteruskan.",
}
