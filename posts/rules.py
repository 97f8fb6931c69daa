"""What the regulation and the record demand of a message: plain functions, no database, no request."""

from klaten_medsos.exceptions import Incomplete, Problem, RuleBroken
from klaten_medsos.regulation import Element, Ethic, PostCategory, Theme

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
}
NEEDS_SOURCE = (PostCategory.CURRENT_ISSUE, PostCategory.POLICY)
SOURCE_KINDS = ("dokumen", "pejabat", "tautan", "kegiatan")
KIP_CLASSES = ("berkala", "serta_merta", "setiap_saat", "dikecualikan")
EXEMPT = "dikecualikan"
SOURCED = "Pasal 1 angka 12"  # information without a source is what the regulation calls hoax


def tidy(words: dict) -> dict:
    """The typed words with line ends of one kind and no blanks around; other values unchanged."""
    return {
        name: value.replace("\r\n", "\n").replace("\r", "\n").strip() if isinstance(value, str) else value
        for name, value in words.items()
    }


def check_draft(words: dict):
    """A draft may be unfinished, but what it says must be storable and known: raises ``Incomplete``."""
    problems = [*_unreadable(words), *_unknown(words)]
    if not words["title"]:
        problems.append(Problem(FIELD_WORDS["title"], "Beri judul kerja agar pesan mudah ditemukan."))
    if words["category"] and words["category"] == words["second_category"]:
        problems.append(
            Problem(
                FIELD_WORDS["second_category"],
                "Kategori kedua sama dengan kategori utama; kosongkan atau pilih yang lain.",
                str(PostCategory.article),
            )
        )
    if problems:
        raise Incomplete("Draf belum dapat disimpan.", problems, fix="Perbaiki isian yang ditandai.")


def _unreadable(words):
    for name, label in FIELD_WORDS.items():
        value = words.get(name)
        if not isinstance(value, str):
            continue
        if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            yield Problem(label, "Teks memuat karakter yang tidak sah. Ketik ulang bagian itu.")
        longest = LONGEST.get(name)
        if longest and len(value) > longest:
            yield Problem(label, f"Terlalu panjang: paling banyak {longest} karakter, sekarang {len(value)}.")


def _unknown(words):
    for name in ("category", "second_category"):
        if words[name] and words[name] not in PostCategory.values:
            yield Problem(
                FIELD_WORDS[name],
                "Kategori ini tidak ada: Pasal 12 hanya mengenal empat kategori, huruf a sampai d.",
                str(PostCategory.article),
            )
    if words["theme"] and words["theme"] not in Theme.values:
        yield Problem(FIELD_WORDS["theme"], "Tema ini tidak dikenal.", str(Theme.article))
    if words["source_kind"] and words["source_kind"] not in SOURCE_KINDS:
        yield Problem(FIELD_WORDS["source_kind"], "Jenis sumber ini tidak dikenal.", SOURCED)
    if words["kip_class"] not in KIP_CLASSES:
        yield Problem(
            FIELD_WORDS["kip_class"], "Klasifikasi informasi ini tidak dikenal.", Ethic.OPENNESS.citation
        )


def check_audience_and_targets(unit_id, segments, accounts, official):
    """Segments are kabupaten-wide or the unit's own; target accounts are the unit's own and ``official``.

    ``official`` is the account state that counts; raises ``Incomplete`` naming each one that does not fit.
    """
    problems = [
        Problem(
            FIELD_WORDS["segments"],
            f"Segmen “{segment.name}” milik unit lain; pilih segmen kabupaten atau segmen unit Anda.",
            Element.AUDIENCE.citation,
        )
        for segment in segments
        if segment.unit_id not in (None, unit_id)
    ]
    for account in accounts:
        if account.unit_id != unit_id:
            reason = "bukan akun unit ini"
        elif account.status != official:
            reason = "belum atau tidak lagi berstatus resmi"
        else:
            continue
        problems.append(
            Problem(
                FIELD_WORDS["accounts"],
                f"Akun {account.handle} {reason}; pilih akun resmi unit Anda.",
                Element.MEDIA.citation,
            )
        )
    if problems:
        raise Incomplete("Khalayak atau akun tujuan tidak sesuai.", problems, fix="Pilih kembali isian itu.")


def missing_to_submit(content: dict, closed=()) -> list[Problem]:
    """Everything that still stands between a version's ``content`` and a reviewer, all at once.

    ``closed`` names target accounts that are no longer official.
    """
    problems = []

    def need(name, message, citation):
        problems.append(Problem(FIELD_WORDS[name], message, str(citation)))

    if not content["text"].strip():
        need("text", "Isi pesan masih kosong.", Element.POSTING.citation)
    category = content["category"]
    if category not in PostCategory.values:
        need("category", "Pilih satu dari empat kategori pesan.", PostCategory.article)
    elif category in NEEDS_SOURCE or content["second_category"] in NEEDS_SOURCE:
        if not content["source"].strip():
            need(
                "source",
                "Isu aktual dan kebijakan wajib menyebut sumbernya: nomor dokumen, pejabat, atau tautan.",
                SOURCED,
            )
        if not content["source_kind"]:
            need("source_kind", "Pilih jenis sumber informasi ini.", SOURCED)
    if content["kip_class"] == EXEMPT:
        need(
            "kip_class",
            "Informasi yang dikecualikan tidak boleh diterbitkan. Hapus bagian itu atau periksa klasifikasinya "
            "bersama PPID.",
            "Pasal 15 huruf c dan huruf g",
        )
    if not content["segments"]:
        need("segments", "Tentukan paling sedikit satu segmen khalayak.", Element.AUDIENCE.citation)
    if not content["accounts"]:
        need("accounts", "Pilih paling sedikit satu akun resmi tujuan.", Element.MEDIA.citation)
    for name in closed:
        need("accounts", f"Akun {name} tidak lagi resmi; ganti akun tujuan.", Element.MEDIA.citation)
    return problems


def check_ready_to_submit(content: dict, closed=()):
    """Raises ``Incomplete`` with every problem of ``missing_to_submit``."""
    problems = missing_to_submit(content, closed)
    if problems:
        raise Incomplete(
            "Pesan belum lengkap untuk diajukan.",
            problems,
            fix="Lengkapi semua hal berikut lalu ajukan kembali.",
            citation=problems[0].citation,
        )


def check_findings(blocking, override_reason: str):
    """A finding that blocks passes only with the reviewer's written reason (Pasal 15).

    ``blocking`` are findings with ``reason``, ``fix`` and ``pasal``; raises ``Incomplete``.
    """
    if not blocking or len(override_reason.strip()) >= 10:
        return
    raise Incomplete(
        "Pemeriksa isi menandai bagian yang tidak boleh terbit tanpa alasan tertulis.",
        [Problem("Temuan", f"{finding.reason} {finding.fix}".strip(), finding.pasal) for finding in blocking],
        fix="Minta revisi, atau tulis alasan meloloskan temuan (paling sedikit sepuluh karakter).",
        citation="Pasal 15",
    )


def check_reason(text: str, *, of_what: str, longest: int):
    """A decision that stops a message says why; raises ``RuleBroken``."""
    words = text.strip()
    if not words:
        raise RuleBroken(f"Tulis {of_what}.", fix="Satu kalimat yang jelas sudah cukup.")
    check_note(words, longest=longest)


def check_note(text: str, *, longest: int):
    """A note that can be kept: no NUL, not endless; raises ``RuleBroken``."""
    if "\x00" in text:
        raise RuleBroken("Catatan memuat karakter yang tidak sah.", fix="Ketik ulang catatan itu.")
    if len(text) > longest:
        raise RuleBroken(f"Catatan terlalu panjang: paling banyak {longest} karakter, sekarang {len(text)}.")


def check_publication_time(published_at, *, approved_at, now):
    """A message comes out after its approval and not in the future; raises ``RuleBroken``.

    Officers type minutes, so the approval counts from the start of its minute.
    """
    if published_at > now:
        raise RuleBroken(
            "Waktu terbit berada di masa depan.",
            fix="Isi waktu kiriman benar-benar terbit, dalam WIB.",
            citation=Element.POSTING.citation,
        )
    if published_at < approved_at.replace(second=0, microsecond=0):
        raise RuleBroken(
            "Waktu terbit mendahului persetujuan pejabat.",
            fix="Periksa waktu kiriman; pesan hanya boleh terbit setelah disetujui.",
            citation=Element.POSTING.citation,
        )


def check_publication_address(url: str, account, address):
    """The address of a post is http(s) and on the platform of ``account``; raises ``RuleBroken``.

    ``address`` is what ``accounts.platforms.resolve`` understood from ``url``.
    """
    if not url.lower().startswith(("http://", "https://")) or len(url) > 500 or address.outcome == "invalid":
        raise RuleBroken(
            "Alamat kiriman tidak dapat dibaca.",
            fix="Salin alamat lengkap kiriman dari peramban, diawali https://.",
            citation=Element.POSTING.citation,
        )
    if address.platform != account.platform:
        raise RuleBroken(
            f"Alamat ini bukan kiriman di {account.platform_label}.",
            fix=f"Tempel alamat kiriman di akun {account.handle}.",
            citation=Element.POSTING.citation,
        )
    if _names_another(address, account):
        raise RuleBroken(
            f"Alamat ini milik akun lain, bukan {account.handle}.",
            fix="Tempel alamat kiriman di akun yang disetujui.",
            citation=Element.POSTING.citation,
        )
    if address.outcome in ("not_account", "ambiguous"):
        raise RuleBroken(
            "Alamat ini tidak menunjuk sebuah kiriman.",
            fix="Buka kirimannya, lalu salin alamatnya.",
            citation=Element.POSTING.citation,
        )
    if url.rstrip("/").lower() == account.canonical_url.rstrip("/").lower():
        raise RuleBroken(
            "Ini alamat profil akun, bukan alamat kiriman.",
            fix="Buka kirimannya, lalu salin alamatnya.",
            citation=Element.POSTING.citation,
        )


def _names_another(address, account) -> bool:
    """Whether the address itself names another account; a bare number may be the same account's other name."""
    if not address.key or account.key in (address.key, *address.aliases):
        return False
    if address.outcome == "account":
        return True
    return address.kind == "name" and not account.key.rpartition(":")[2].rpartition("/")[2].isdigit()
