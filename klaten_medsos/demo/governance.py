"""The demo's SOP and calendar, and the officers who have read it; told through the real actions."""

import datetime
from dataclasses import replace

from klaten_medsos import dates
from klaten_medsos.demo.scans import scan
from opd import actions as opd
from opd.models import BudgetLine, DayOverride, User
from opd.pledges import LETTERS, unsigned
from opd.sop import DEFAULT

WEEKS_IN_FORCE = 6


def set_sop(kabupaten):
    """One version in force for some weeks, read by every officer: nobody of the demo is held up by it."""
    clerk = kabupaten.people["diskominfo"]
    begun = kabupaten.today - datetime.timedelta(weeks=WEEKS_IN_FORCE)
    moment = datetime.datetime.combine(begun, datetime.time(9), dates.WIB)
    version = opd.record_sop(
        number=f"480/21/{begun.year}", decided_on=begun - datetime.timedelta(days=3), effective_on=begun,
        upload=scan(), by=clerk, at=moment,
        summary="SOP pertama: tanggapan pertama 36 jam, satu jenjang persetujuan, pernyataan membaca.",
        sop=replace(DEFAULT, first_response_hours=36, requires_acknowledgement=True),
    )  # fmt: skip
    officers = User.objects.filter(appointments__isnull=False).distinct().order_by("pk")
    for turn, officer in enumerate(officers):
        if officer.standing.petugas_of or officer.standing.pejabat_of:
            read_at = moment + datetime.timedelta(days=1 + turn % 5, minutes=turn)
            opd.acknowledge_sop(version=version, by=officer, at=read_at)
    opd.declare_day(
        day=DayOverride(
            date=datetime.date(kabupaten.year, 7, 28), name="Hari Jadi Kabupaten Klaten (contoh)",
            source="Surat Edaran contoh Nomor 003/7",
        ),
        by=clerk,
    )  # fmt: skip


# kind: (good, damaged, how the internet comes, whether there is a backup)
WELL_EQUIPPED = {
    "komputer": (2, 1, "", False),
    "notebook": (1, 0, "", False),
    "listrik": (1, 0, "", True),
    "internet": (1, 0, "wifi", False),
    "telepon_cerdas": (2, 0, "", False),
}
POORLY_EQUIPPED = {
    "komputer": (0, 1, "", False),
    "listrik": (1, 0, "", False),
    "telepon_cerdas": (1, 0, "", False),
}
LINES = (  # sub-activity, account code, use, pagu, realisasi of a finished year in per cent
    ("Pelayanan Informasi Publik", "5.1.02.02.01.0061", "data", 12_000_000, 96),
    ("Pengelolaan Konten dan Media Sosial", "5.1.02.02.01.0029", "konten", 18_500_000, 88),
    ("Pengelolaan Konten dan Media Sosial", "5.1.02.02.01.0071", "iklan", 6_000_000, 104),
)


def equip(kabupaten, plans):
    """Pledges signed, facilities and budgets recorded by each unit's own people; one unit lacks a computer."""
    for row in unsigned().select_related("user", "decree__unit").order_by("pk"):
        opd.sign_pledge(
            appointment=row, letters=set(LETTERS), signed_as=row.user.name, by=row.user,
            at=max(row.decree.recorded_at, _moment(row.decree.starts_on)) + datetime.timedelta(days=1),
        )  # fmt: skip
    for turn, plan in enumerate(plans):
        unit, officer = kabupaten.units[plan.code], kabupaten.people[f"petugas.{plan.slug}"]
        kinds = POORLY_EQUIPPED if plan.slug == "prambanan" else WELL_EQUIPPED
        names = ("good", "damaged", "internet_type", "has_backup")
        rows = {kind: dict(zip(names, values, strict=True)) | {"note": ""} for kind, values in kinds.items()}
        opd.save_facilities(unit=unit, rows=rows, by=officer)
        for year in (kabupaten.year - 1, kabupaten.year):
            for sub_activity, code, use, ceiling, spent in LINES[: 3 - turn % 2]:
                share = spent if year < kabupaten.year else spent * 3 // 4
                line = BudgetLine(
                    unit=unit, year=year, programme="Program Informasi dan Komunikasi Publik (contoh)",
                    activity="Pengelolaan Informasi dan Komunikasi Publik", sub_activity=sub_activity,
                    account_code=code, use=use, ceiling=ceiling,
                    realised=ceiling * share // 100 if year < kabupaten.year or use != "iklan" else None,
                )  # fmt: skip
                opd.save_budget_line(line=line, by=officer)


def _moment(day):
    return datetime.datetime.combine(day, datetime.time(9), dates.WIB)
