"""Reports a leaving person was writing, told to the room that appoints people."""

from collections import defaultdict

from opd import handover
from reports.models import Report
from reports.workflow import EDITABLE


def held_by(unit, user_ids):
    found = defaultdict(list)
    for report in Report.objects.filter(unit=unit, last_editor__in=user_ids, status__in=EDITABLE):
        found[report.last_editor_id].append(
            handover.Held(
                "Laporan",
                f"Laporan tahun {report.year}",
                report.get_absolute_url(),
                "Lanjutkan penyusunannya.",
            )
        )
    return found


def work_of(unit):
    return [("laporan", Report.objects.filter(unit=unit).count())]


handover.register(handover.Room("laporan", held_by, work_of))
