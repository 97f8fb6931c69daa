"""The words of a message: their Indonesian names, their limits, the closed lists they come from."""

from klaten_medsos.regulation import PostCategory

LONGEST = {"title": 150, "text": 10_000, "source": 300}
FIELD_WORDS = {
    "title": "Judul kerja",
    "text": "Isi pesan",
    "category": "Kategori",
    "second_category": "Kategori kedua",
    "theme": "Tema",
    "source_kind": "Jenis sumber",
    "source": "Sumber",
    "kip_class": "Klasifikasi informasi",
    "segments": "Segmen khalayak",
    "accounts": "Akun tujuan",
    "own_texts": "Teks khusus akun",
    "media": "Media",
    "scheduled_for": "Rencana terbit",
}
NEEDS_SOURCE = (PostCategory.CURRENT_ISSUE, PostCategory.POLICY)
SOURCE_KINDS = ("dokumen", "pejabat", "tautan", "kegiatan")
KIP_CLASSES = ("berkala", "serta_merta", "setiap_saat", "dikecualikan")
EXEMPT = "dikecualikan"
SOURCED = "Pasal 1 angka 12"  # information without a source is what the regulation calls hoax
