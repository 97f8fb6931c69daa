"""The check at the gates of a message: submitting, deciding, publishing (Pasal 10 huruf d, 12, 15)."""

from dataclasses import dataclass, field

from posts.checking.current import examine
from posts.checks import Severity
from posts.links.reading import findings_of
from posts.models import Gate, MediaKind, Scrutiny
from posts.wording import texts_of


@dataclass(frozen=True)
class Seen:
    """What the check says of all texts of a version."""

    findings: list
    category: str
    used: dict
    kept: list
    # what trying the links found later; it never blocks and teaches nothing
    later: list = field(default_factory=list)

    @property
    def blocking(self) -> list:
        return [finding for finding in self.findings if finding.severity == Severity.BLOCK]

    @property
    def warnings(self) -> list:
        return [finding for finding in (*self.findings, *self.later) if finding.severity == Severity.WARN]


TYPES = {MediaKind.PICTURE: "image", MediaKind.FILM: "video", MediaKind.DOCUMENT: "document"}


def media_of(content: dict) -> list:
    """The files of a version as the check takes them."""
    return [{"type": TYPES[each["kind"]], "alt": each["alt"]} for each in content.get("media", ())]


def inspect(content: dict, on=None) -> Seen:
    """Check the common text and each account's own text of a version with the current lexicon and model."""
    media = media_of(content)
    first = next((account["key"] for account in content["accounts"]), "")
    findings, kept, category, used = [], [], "none", {}
    for index, (key, name, text) in enumerate(texts_of(content)):
        platform = (key or first).partition(":")[0] or "instagram"
        result = examine(text, platform=platform, media=() if index else media, on=on)
        if not index:
            category, used = result.category, result.versions
        findings += result.findings
        kept += [_masked(finding, name) for finding in result.findings]
    later = findings_of(content)
    kept += [_masked(finding, name) for name, finding in later]
    return Seen(findings, category, used, kept, [finding for _, finding in later])


def _masked(finding, where) -> dict:
    """A finding fit to be kept: its quote is masked, nothing else repeats the text."""
    return {
        "where": where, "flag": finding.flag, "severity": str(finding.severity), "rule": finding.rule,
        "start": finding.start, "end": finding.end, "confidence": finding.confidence, "quote": finding.quote,
        "pasal": finding.pasal,
    }  # fmt: skip


def keep(version, gate, seen: Seen, *, by, at, acknowledged=False, reason="") -> Scrutiny:
    """Keep what was seen at a gate, and in whose name it passed."""
    return Scrutiny.objects.create(
        version=version, gate=gate, findings=seen.kept, category=seen.category, used=seen.used,
        acknowledged=acknowledged, reason=reason, by=by, at=at,
    )  # fmt: skip


def passed_rules(version) -> set:
    """The rules that blocked when the version was approved, and were let pass for a reason."""
    row = Scrutiny.objects.filter(version=version, gate=Gate.APPROVED).first()
    if row is None:
        # approved before results were kept: the reviewer's written reason stands for all of them
        if version.reviews.exclude(override_reason="").exists():
            return {finding.rule for finding in inspect(version.content).blocking}
        return set()
    return {each["rule"] for each in row.findings if each["severity"] == Severity.BLOCK}
