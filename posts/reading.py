"""How the content check is shown: findings, marked passages and the suggested category. Nothing is stored."""

from dataclasses import dataclass

from klaten_medsos.regulation import PostCategory
from posts.checking import gates
from posts.checking.current import examine

TONES = {"blokir": "danger", "peringatan": "warning", "saran": "info"}
WORDS = {"blokir": "Memblokir", "peringatan": "Peringatan", "saran": "Saran"}
WEIGHT = {"blokir": 0, "peringatan": 1, "saran": 2}
NO_CATEGORY = "none"


@dataclass(frozen=True)
class Segment:
    """A run of the text; ``numbers`` are the findings that lie on it (empty: none), ``tone`` the worst."""

    text: str
    numbers: tuple = ()
    tone: str = ""

    @property
    def label(self):
        return ", ".join(map(str, self.numbers))


@dataclass(frozen=True)
class Remark:
    """One finding as a line: number in the text, words, tone, article, quoted passage."""

    number: int
    words: str
    tone: str
    reason: str
    fix: str
    citation: str
    rule: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Reading:
    """What the check says of one text, ready to show."""

    remarks: list
    segments: list
    suggestion: PostCategory | None
    is_outside: bool
    is_certain: bool
    blocking: list

    @property
    def flags(self):
        return len(self.remarks)


def findings_of(text: str, accounts=(), on=None) -> list:
    """The findings on ``text``, worst first then by place; ``accounts`` say for which platform."""
    result = _result(text, accounts, on)
    return sorted(result.findings, key=lambda f: (WEIGHT[str(f.severity)], f.start, f.end))


def blocking_of(text: str, accounts=(), on=None) -> list:
    return [finding for finding in findings_of(text, accounts, on) if str(finding.severity) == "blokir"]


def blocking_in(content: dict, on=None) -> list:
    """The findings that block in any text of a version: the common one and each account's own."""
    return gates.inspect(content, on).blocking


def read(text: str, accounts=(), on=None) -> Reading:
    """Check ``text`` and lay the findings over it."""
    return _shown(text, _result(text, accounts, on))


def read_version(content: dict, on=None) -> Reading:
    """The common text of a version and its files, as the gates see them."""
    platform = next((account["key"].partition(":")[0] for account in content["accounts"]), "instagram")
    result = examine(content["text"], platform=platform, media=gates.media_of(content), on=on)
    return _shown(content["text"], result)


def _shown(text, result) -> Reading:
    findings = sorted(result.findings, key=lambda f: (WEIGHT[str(f.severity)], f.start, f.end))
    remarks = [
        Remark(
            number,
            WORDS[str(finding.severity)],
            TONES[str(finding.severity)],
            finding.reason,
            finding.fix,
            finding.pasal,
            finding.rule,
            finding.start,
            finding.end,
        )
        for number, finding in enumerate(findings, start=1)
    ]
    known = result.category != NO_CATEGORY
    return Reading(
        remarks,
        segments_of(text, findings),
        PostCategory.from_letter(result.category) if known else None,
        not known,
        result.confidence >= 0.5,
        [finding for finding in findings if str(finding.severity) == "blokir"],
    )


def _result(text, accounts, on):
    platform = next((account.platform for account in accounts), "instagram")
    return examine(text, platform=platform, on=on)


def findings_in_words(reading: Reading) -> str:
    """One sentence for the panel and for screen readers: "3 temuan: 1 memblokir, 2 saran."."""
    if not reading.remarks:
        return "Tidak ada temuan."
    counted = [
        f"{count} {word.lower()}"
        for word in WORDS.values()
        if (count := sum(remark.words == word for remark in reading.remarks))
    ]
    return f"{len(reading.remarks)} temuan: {', '.join(counted)}."


def segments_of(text: str, findings) -> list[Segment]:
    """Cut ``text`` at the edges of all findings (code points); joining the runs gives the text back."""
    spans = [
        (max(0, min(f.start, len(text))), max(0, min(f.end, len(text))), number, str(f.severity))
        for number, f in enumerate(findings, start=1)
    ]
    edges = sorted({0, len(text), *(edge for start, end, *_ in spans for edge in (start, end))})
    runs = []
    for start, end in zip(edges, edges[1:], strict=False):
        lying = [(number, severity) for a, b, number, severity in spans if a <= start and end <= b]
        worst = min((severity for _, severity in lying), key=WEIGHT.__getitem__, default="")
        runs.append(
            Segment(text[start:end], tuple(number for number, _ in lying), TONES[worst] if worst else "")
        )
    return runs
