"""The demo's SOP and calendar, and the officers who have read it; told through the real actions."""

import datetime
from dataclasses import replace

from klaten_medsos import dates
from klaten_medsos.demo.scans import scan
from opd import actions as opd
from opd.models import DayOverride, User
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
        summary="SOP pertama: tanggapan pertama 16 jam layanan, satu jenjang persetujuan, pernyataan membaca.",
        sop=replace(DEFAULT, first_response_hours=16, requires_acknowledgement=True),
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
