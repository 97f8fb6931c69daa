"""Who is compared with whom: never across groups, never in a group of fewer than five."""

from statistics import median

from klaten_medsos.numbers import format_number
from opd.models import UnitType
from reports.models import Evaluation
from reports.workflow import EvaluationStatus

SMALLEST_GROUP = 5
GROUPS = {
    "Kecamatan": {UnitType.KECAMATAN},
    "Layanan khusus": {UnitType.RSUD, UnitType.LPPL, UnitType.KELURAHAN},
    "Dinas, badan dan sekretariat": {
        UnitType.SETDA, UnitType.SETWAN, UnitType.INSPEKTORAT, UnitType.DINAS, UnitType.SATUAN,
        UnitType.BADAN, UnitType.BAGIAN,
    },
}  # fmt: skip


def group_of(unit) -> tuple[str, set]:
    """The name of the group ``unit`` belongs to, and the unit types in it."""
    return next((name, types) for name, types in GROUPS.items() if unit.type in types)


def final_evaluations(year):
    return Evaluation.objects.filter(status=EvaluationStatus.FINAL, report__year=year)


def last_years_evaluation(report):
    """The final evaluation of the same unit's report of the year before, or None."""
    return (
        final_evaluations(report.year - 1).filter(report__unit=report.unit).select_related("report").first()
    )


def statistics(evaluation, total) -> dict:
    """``group``, ``count``, from five results on ``median``, ``lowest``, ``highest``; and ``words``."""
    name, types = group_of(evaluation.report.unit)
    others = final_evaluations(evaluation.report.year).filter(report__unit__type__in=types)
    totals = [float(value) for value in others.exclude(pk=evaluation.pk).values_list("total", flat=True)]
    if total is not None:
        totals.append(float(total))
    result = {"group": name, "count": len(totals), "median": None, "lowest": None, "highest": None}
    if len(totals) < SMALLEST_GROUP:
        words = (
            f"Kelompok {name} baru memiliki {len(totals)} hasil; perbandingan ditampilkan mulai "
            f"{SMALLEST_GROUP} hasil."
        )
        return result | {"words": words}
    middle = round(median(totals), 2)
    words = (
        f"Nilai tengah kelompok {name} ({len(totals)} unit): {format_number(middle, 2)}; terendah "
        f"{format_number(min(totals), 2)}, tertinggi {format_number(max(totals), 2)}."
    )
    return result | {"median": middle, "lowest": min(totals), "highest": max(totals), "words": words}
