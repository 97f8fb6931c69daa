"""How an answer of the register is shown: words, tone and icon, and what the citizen should do next."""

from dataclasses import dataclass

from accounts.public.register import Finding
from accounts.workflow import Status
from klaten_medsos import dates

# problems of an address that is dressed up to deceive
DECEPTIVE = frozenset({"userinfo", "handle_not_ascii", "unsafe_characters", "ip_host"})
OPENING = ("Dikenal sebagai akun tiruan. ", "Resmi. ", "Pernah resmi. ", "Tidak terdaftar. ")


@dataclass(frozen=True)
class Verdict:
    """``title`` in words, ``tone`` and ``icon`` of the page, ``advice``: what to do now. Green is for resmi alone."""

    title: str
    tone: str
    icon: str
    advice: str = ""


UNPROVEN = "Jangan kirim uang, kode OTP, atau data pribadi sebelum Anda yakin akun itu resmi."
VERDICTS = {
    "resmi": Verdict("Resmi", "success", "check-circle"),
    "pernah_resmi": Verdict(
        "Pernah resmi", "warning", "history",
        "Akun ini tidak lagi berbicara atas nama pemerintah daerah. Cari akun penggantinya di daftar akun resmi.",
    ),
    "tidak_terdaftar": Verdict(
        "Tidak terdaftar", "neutral", "help",
        f"Akun ini tidak berbicara atas nama Pemerintah Kabupaten Klaten. {UNPROVEN}",
    ),
    "belum_terbukti": Verdict("Belum terbukti", "warning", "help", UNPROVEN),
    "perlu_dibuka": Verdict("Perlu dibuka dahulu", "info", "external", UNPROVEN),
    "ambigu": Verdict("Lebih dari satu kemungkinan", "info", "help"),
    "tidak_sah": Verdict("Bukan alamat akun", "neutral", "cross-circle"),
}  # fmt: skip
INTERRUPTED = {
    Status.SUSPENDED: Verdict("Akun unit ini sedang ditangguhkan", "warning", "lock", UNPROVEN),
    Status.COMPROMISED: Verdict("Akun unit ini sedang disusupi", "danger", "alert", UNPROVEN),
}
LOOKALIKE = Verdict(
    "Tidak terdaftar, tetapi mirip akun resmi", "danger", "alert",
    "Besar kemungkinan ini akun tiruan. Jangan ikuti tautannya dan jangan kirim uang, kode OTP, atau data pribadi.",
)  # fmt: skip
FAKE = Verdict(
    "Dikenal sebagai akun tiruan", "danger", "alert",
    "Akun ini memakai nama pemerintah daerah tanpa hak. Jangan ikuti tautannya dan jangan kirim uang, kode OTP, atau "
    "data pribadi.",
)  # fmt: skip
DECEIT = Verdict("Alamat menyesatkan", "danger", "alert", UNPROVEN)


def verdict_of(finding: Finding) -> Verdict:
    """The verdict as the page shows it."""
    if finding.fake:
        return FAKE
    if finding.similar:
        return LOOKALIKE
    if finding.status == "tidak_sah" and finding.answer.address.problem in DECEPTIVE:
        return DECEIT
    if finding.account and finding.account.status in INTERRUPTED:
        return INTERRUPTED[finding.account.status]
    return VERDICTS[finding.status]


def official_since(account):
    """The day Diskominfo verified it."""
    return dates.local_date(account.decided_at) if account.decided_at else None


def official_until(account):
    """The day it was closed; None while it is official."""
    return dates.local_date(account.retired_at) if account.retired_at else None


def explain(finding: Finding) -> str:
    """The whole answer in a few sentences, the day of closing included."""
    words = finding.answer.explanation
    if finding.account and (ended := official_until(finding.account)):
        words += f" Ditutup pada {dates.format_date(ended)}."
    return words + _example(finding)


def explain_under_title(finding: Finding) -> str:
    """The same below a title that already says the verdict and the day."""
    words = finding.answer.explanation
    for opening in OPENING:
        words = words.removeprefix(opening)
    return words + _example(finding)


def _example(finding) -> str:
    is_example = finding.account is not None and finding.account.is_example
    return " Ini akun contoh untuk peragaan portal, bukan akun nyata." if is_example else ""
