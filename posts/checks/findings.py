"""What a check says: findings with a severity, a place in the text and the article behind them.

Offsets are code points in the original text. Nothing in a finding repeats personal data: quotes are
masked to the last two digits (Pasal 15 huruf d and g).
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; an override of BLOCK needs a reviewer's written reason."""

    BLOCK = "blokir"
    WARN = "peringatan"
    HINT = "saran"


CATEGORIES = ("a", "b", "c", "d", "none")

CATEGORY_NAMES = {
    "a": "Informasi seputar kegiatan Bupati dan atau Perangkat Daerah",
    "b": "Informasi mengenai peristiwa yang terjadi di Daerah",
    "c": "Informasi potensi Daerah",
    "d": "Informasi kebijakan pemerintah pusat maupun Daerah",
    "none": "Di luar lingkup Pasal 12",
}


@dataclass(frozen=True)
class FlagInfo:
    """One kind of problem: its usual severity, its articles and its Indonesian name."""

    severity: Severity
    pasal: str
    name: str


FLAGS = {
    "data_pribadi": FlagInfo(
        Severity.BLOCK,
        "Pasal 15 huruf d dan g jo. UU 27/2022 Pasal 4 jo. UU 14/2008 Pasal 17 huruf h",
        "Data pribadi",
    ),
    "partisan": FlagInfo(
        Severity.BLOCK,
        "Pasal 15 huruf d jo. Pasal 5 huruf f jo. UU ASN Pasal 9 ayat (2)",
        "Keberpihakan politik",
    ),
    "sara_kebencian": FlagInfo(
        Severity.BLOCK, "Pasal 15 huruf a dan f jo. Pasal 5 huruf b jo. UU ITE", "SARA atau ujaran kebencian"
    ),
    "rahasia": FlagInfo(
        Severity.BLOCK, "Pasal 15 huruf c dan g jo. UU 14/2008 Pasal 17", "Informasi yang dikecualikan"
    ),
    "spam_terlarang": FlagInfo(
        Severity.BLOCK, "Pasal 15 huruf a jo. Pasal 12 jo. UU ITE", "Spam atau konten terlarang"
    ),
    "hoaks_sensasi": FlagInfo(
        Severity.WARN,
        "Pasal 1 angka 12 jo. Pasal 3 huruf e, Pasal 4 huruf a, Pasal 14 huruf c, Pasal 15 huruf e",
        "Hoaks atau sensasi",
    ),
    "promosi_komersial": FlagInfo(Severity.WARN, "Pasal 5 huruf f jo. Pasal 12", "Promosi komersial"),
    "opini_pribadi": FlagInfo(Severity.WARN, "Pasal 5 huruf f jo. Pasal 15 huruf b", "Opini pribadi"),
    "tanpa_sumber": FlagInfo(Severity.WARN, "Pasal 1 angka 12 jo. Pasal 4 huruf a", "Tanpa sumber"),
    "tanggal": FlagInfo(Severity.WARN, "Pasal 15 huruf e jo. Pasal 5 huruf a", "Tanggal atau waktu keliru"),
    "tautan": FlagInfo(Severity.WARN, "Pasal 15 huruf e jo. Pasal 5 huruf a", "Tautan"),
    "clickbait": FlagInfo(Severity.HINT, "Pasal 4 huruf b jo. Pasal 5 huruf a dan c", "Judul umpan klik"),
    "kapital": FlagInfo(Severity.HINT, "Pasal 4 huruf b jo. Pasal 5 huruf a dan c", "Huruf kapital"),
    "alt_teks": FlagInfo(Severity.HINT, "Pasal 4 huruf b jo. Pasal 13 huruf d", "Teks alternatif gambar"),
}


@dataclass(frozen=True)
class Finding:
    """One problem: `start`..`end` in the original text, why it is one and how to mend it (Indonesian)."""

    flag: str
    start: int
    end: int
    severity: Severity
    rule: str
    pasal: str
    reason: str
    fix: str
    confidence: float
    quote: str = ""

    def as_dict(self):
        """The finding as plain JSON types, in the order of the `check_content` contract."""
        return {
            "flag": self.flag,
            "start": self.start,
            "end": self.end,
            "severity": str(self.severity),
            "rule": self.rule,
            "pasal": self.pasal,
            "reason": self.reason,
            "fix": self.fix,
            "confidence": self.confidence,
            "quote": self.quote,
        }


@dataclass(frozen=True)
class Result:
    """The verdict on one draft. It suggests; people decide."""

    findings: list = field(default_factory=list)
    category: str = "none"
    alternatives: list = field(default_factory=list)
    confidence: float = 0.0
    top_words: list = field(default_factory=list)
    versions: dict = field(default_factory=dict)

    @property
    def flags(self):
        """Codes of everything found, sorted, each once."""
        return sorted({finding.flag for finding in self.findings})

    @property
    def blocking(self):
        """True if a reviewer's written reason is needed before approval."""
        return any(finding.severity == Severity.BLOCK for finding in self.findings)

    @property
    def uncertain(self):
        """True if no category should be preselected (confidence under one half)."""
        return self.confidence < 0.5
