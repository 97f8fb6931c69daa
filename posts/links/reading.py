"""What is known of a message's links, as findings and as lines to show. Reads rows only; asks nobody."""

from dataclasses import dataclass

from klaten_medsos import dates
from posts.checks import FLAGS, Finding
from posts.checks.masking import quote
from posts.links.addresses import Link, links_of
from posts.links.policy import policies_of
from posts.links.verdicts import FIXES, RULES, SENTENCES, SEVERITIES, Verdict
from posts.models import LinkCheck, LinkPolicy


def tried(content: dict) -> list[tuple[Link, LinkCheck]]:
    """The links of a version with what is known of each; those nobody tried are left out. At most two queries."""
    links = links_of(content)
    if not links:
        return []
    rows = {
        row.sha256: row for row in LinkCheck.objects.filter(sha256__in=[link.fingerprint for link in links])
    }
    policies = policies_of({link.host for link in links if link.fingerprint in rows})
    return [
        (link, rows[link.fingerprint])
        for link in links
        if link.fingerprint in rows and policies[link.host] == LinkPolicy.TRIED
    ]


def finding_of(link: Link, row: LinkCheck) -> Finding | None:
    """The later finding on a link, or None when there is nothing to say of it."""
    verdict = Verdict(row.verdict)
    if verdict not in SEVERITIES:
        return None
    info = FLAGS["tautan"]
    code = f" ({row.status_code})" if row.status_code else ""
    return Finding(
        flag="tautan", start=link.start, end=link.end, severity=SEVERITIES[verdict], rule=RULES[verdict],
        pasal=info.pasal, fix=FIXES[verdict], confidence=1.0, quote=quote(link.written, personal=True),
        reason=SENTENCES[verdict].format(code=code, when=dates.format_datetime(row.checked_at)),
    )  # fmt: skip


def findings_of(content: dict) -> list[tuple[str, Finding]]:
    """(name of the text, finding) for each link that did not simply open."""
    found = [(link.where, finding_of(link, row)) for link, row in tried(content)]
    return [(where, finding) for where, finding in found if finding is not None]


@dataclass(frozen=True)
class LinkRemark:
    """A link that did not simply open, as a line: its own words, where it stands, severity, what to do."""

    written: str
    where: str
    severity: str
    reason: str
    fix: str
    pasal: str


@dataclass(frozen=True)
class LinkReport:
    """Everything the portal knows of the links of a version."""

    remarks: list
    opened: int
    waiting: int
    last_at: object


def report_of(content: dict) -> LinkReport | None:
    """What to show beside the message; None when none of its links was ever asked to be tried."""
    known = tried(content)
    if not known:
        return None
    found = [(link, finding_of(link, row)) for link, row in known]
    remarks = [
        LinkRemark(
            link.written, link.where, str(finding.severity), finding.reason, finding.fix, finding.pasal
        )
        for link, finding in found
        if finding is not None
    ]
    times = [row.checked_at for _, row in known if row.checked_at]
    return LinkReport(
        remarks,
        sum(row.verdict == Verdict.REACHED for _, row in known),
        sum(row.checked_at is None for _, row in known),
        max(times, default=None),
    )
