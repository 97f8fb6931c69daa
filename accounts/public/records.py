"""The public JSON records: Indonesian snake_case keys, described in ``description.py``."""

from accounts.impostors.workflow import Status as Impostor
from accounts.platforms import API_STATUS, Verdict
from accounts.public.register import Finding
from accounts.public.reviewing import last_reviewed
from accounts.public.verdicts import explain, official_since, official_until
from accounts.workflow import Status
from klaten_medsos import dates

STATUS_WORD = {
    Status.ACTIVE: API_STATUS[Verdict.OFFICIAL],
    Status.SUSPENDED: API_STATUS[Verdict.POST_UNPROVEN],
    Status.COMPROMISED: API_STATUS[Verdict.POST_UNPROVEN],
    Status.RETIRED: API_STATUS[Verdict.REVOKED],
}
FAKE_WORD = {
    Impostor.FAKE: "masih_ada",
    Impostor.REPORTED: "dilaporkan_ke_platform",
    Impostor.TAKEN_DOWN: "sudah_diturunkan",
}


def account_record(account) -> dict:
    """One official, or once official, account."""
    return {
        "platform": account.platform,
        "nama_akun": account.handle,
        "alamat_baku": account.canonical_url,
        "jenis_media": account.media_type,
        "unit": account.unit.name,
        "kode_unit": account.unit.code,
        "status": STATUS_WORD[account.status],
        "resmi_sejak": _day(official_since(account)),
        "resmi_sampai": _day(official_until(account)),
        "terakhir_ditinjau": _day(last_reviewed(account)),
        "contoh": account.is_example,
    }


def verification_record(finding: Finding) -> dict:
    """The answer to one question. What could not be understood is null, never guessed."""
    account, address = finding.account, finding.answer.address
    return {
        "ditanyakan": finding.asked,
        "status": finding.status,
        "penjelasan": explain(finding),
        "platform": address.platform,
        "nama_akun": address.handle,
        "alamat_baku": address.canonical_url,
        "jenis_media": finding.answer.media_type,
        "unit": account.unit.name if account else None,
        "kode_unit": account.unit.code if account else None,
        "resmi_sejak": _day(official_since(account)) if account else None,
        "resmi_sampai": _day(official_until(account)) if account else None,
        "terakhir_ditinjau": _day(last_reviewed(account)) if account else None,
        "contoh": account.is_example if account else False,
        "mirip_dengan": account_record(finding.similar) if finding.similar else None,
        "akun_tiruan": fake_record(finding.fake) if finding.fake else None,
    }


def fake_record(report) -> dict:
    """What Diskominfo decided of a fake account."""
    return {
        "platform": report.platform,
        "nama_akun": report.handle,
        "alamat_baku": report.canonical_url,
        "keadaan": FAKE_WORD[report.status],
        "diputus_pada": _day(dates.local_date(report.decided_at)),
        "alasan": report.decision_note,
        "unit_ditiru": report.unit.name if report.unit else None,
    }


def _day(day) -> str | None:
    return day.isoformat() if day else None
