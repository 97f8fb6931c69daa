"""What stands between a draft and a reviewer."""

from klaten_medsos.exceptions import Incomplete, Problem
from klaten_medsos.regulation import Element, PostCategory
from posts.channels import hints, shortfalls
from posts.rules.words import EXEMPT, FIELD_WORDS, NEEDS_SOURCE, SOURCED
from posts.wording import wordings_of

EQUAL_ACCESS = "Pasal 13"  # the same service for everyone


def missing_to_submit(content: dict, closed=(), scheduled_for=None, at=None) -> list[Problem]:
    """Everything that still stands between a version's ``content`` and a reviewer, all at once.

    ``closed`` names target accounts that are no longer official; ``scheduled_for`` is compared with ``at``.
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
    for wording in wordings_of(content):
        media = len(content.get("media", ()))
        for short in shortfalls(wording.platform, wording.text, wording.title, media):
            need("own_texts", f"{wording.name}: {short.message}", Element.MEDIA.citation)
    for each in content.get("media", ()):
        if not each["alt"].strip():
            need(
                "media",
                f"{each['name']} belum mempunyai teks alternatif; tuliskan apa yang terlihat agar semua warga, juga "
                "tunanetra, memahaminya.",
                EQUAL_ACCESS,
            )
    if scheduled_for and at and scheduled_for <= at:
        need(
            "scheduled_for",
            "Waktu terbit yang direncanakan sudah lewat; isi waktu baru atau kosongkan.",
            Element.POSTING.citation,
        )
    return problems


def hints_of(content: dict) -> list[Problem]:
    """What each chosen channel will still ask for when the message is uploaded; it stops nobody."""
    kinds = [each["kind"] for each in content.get("media", ())]
    return [
        Problem(wording.name, hint, Element.MEDIA.citation)
        for wording in wordings_of(content)
        for hint in hints(wording.platform, kinds, wording.text)
    ]


def check_ready_to_submit(content: dict, closed=(), scheduled_for=None, at=None):
    """Raises ``Incomplete`` with every problem of ``missing_to_submit``."""
    problems = missing_to_submit(content, closed, scheduled_for, at)
    if problems:
        raise Incomplete(
            "Pesan belum lengkap untuk diajukan.",
            problems,
            fix="Lengkapi semua hal berikut lalu ajukan kembali.",
            citation=problems[0].citation,
        )


def check_checklist(asked, confirmed):
    """Every line the SOP asks for was confirmed by the officer; raises ``Incomplete`` naming each other one."""
    said = set(confirmed)
    open_lines = [line for line in asked if line not in said]
    if open_lines:
        raise Incomplete(
            "Daftar periksa SOP belum lengkap.",
            [Problem("Daftar periksa", f"Belum dicentang: {line}", "Pasal 16") for line in open_lines],
            fix="Periksa pesan menurut setiap butir, lalu centang butir itu.",
            citation="Pasal 16",
        )
