"""What a decision must carry: a reason where it stops a message or passes a finding."""

from klaten_medsos.exceptions import Incomplete, Problem, RuleBroken


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


def check_warnings(warnings, acknowledged: bool):
    """Warnings are mended, or ticked as looked at by the officer who hands the message in (Pasal 4, 15)."""
    if not warnings or acknowledged:
        return
    raise Incomplete(
        "Pemeriksa isi memberi peringatan pada pesan ini.",
        [Problem("Temuan", f"{finding.reason} {finding.fix}".strip(), finding.pasal) for finding in warnings],
        fix="Perbaiki bagian yang ditandai, atau centang bahwa peringatan sudah diperiksa.",
        citation="Pasal 15",
    )


def check_nothing_new(blocking, passed_rules):
    """What blocks today but was not before the reviewer's eyes goes back to a reviewer (Pasal 15)."""
    new = [finding for finding in blocking if finding.rule not in passed_rules]
    if new:
        raise Incomplete(
            "Sejak disetujui, pemeriksa isi menandai bagian yang tidak boleh terbit tanpa alasan tertulis.",
            [Problem("Temuan", f"{finding.reason} {finding.fix}".strip(), finding.pasal) for finding in new],
            fix="Minta pejabat membuka kembali pesan ini dan memutus ulang.",
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
