"""What the Bupati's evaluation of a report says (Pasal 20)."""

from klaten_medsos import dates
from klaten_medsos.numbers import format_number, percentage
from klaten_medsos.regulation import Citation
from reports import grades, peers

from .parts import (
    REGULATION,
    holder_on,
    letterhead,
    moment,
    paragraphs,
    percent,
    signatory,
    signed,
    table,
)
from .report import current_figures
from .sections import monthly_chart


def evaluation_content(evaluation) -> dict:
    """Everything the page and the PDF of ``evaluation`` print; JSON only.

    ``{"kind", "title", "subtitle", "year", "number", "status", "letterhead", "unit", "legal_basis",
    "report", "rubric", "aspects", "scores_table", "total", "grade", "grades", "comparison", "peers",
    "charts", "recommendations", "conclusion", "signatories", "people"}``. ``total`` is None until every
    indicator has a value.
    """
    report = evaluation.report
    scores = list(evaluation.scores.select_related("indicator"))
    sheet = grades.sheet_of(scores)
    on = dates.local_date(evaluation.finalised_at) if evaluation.finalised_at else dates.today()
    naming = report.unit.naming_on(on)
    total = sheet.total if evaluation.total is None else evaluation.total
    figures = current_figures(report)
    return {
        "kind": "evaluasi",
        "title": f"Evaluasi Bupati atas Laporan Pengelolaan Media Sosial Tahun {report.year}",
        "subtitle": naming.name,
        "year": report.year,
        "number": evaluation.number,
        "status": evaluation.get_status_display(),
        "letterhead": letterhead(report.unit, on) | {"government": "BUPATI KLATEN", "unit": ""},
        "unit": {"name": naming.name, "abbreviation": naming.abbreviation},
        "legal_basis": [f"{Citation(20)} {REGULATION}", evaluation.rubric.basis or "Rubrik bawaan portal"],
        "report": {
            "receipt_number": report.receipt_number,
            "signed_at": moment(report.signed_at),
            "received_at": moment(report.received_at),
            "forwarded_at": moment(report.forwarded_at),
        },
        "rubric": str(evaluation.rubric),
        "aspects": [_aspect(aspect) for aspect in sheet.aspects],
        "scores_table": _scores_table(sheet),
        "total": None if total is None else float(total),
        "total_words": format_number(total, 2),
        "grade": evaluation.grade or ("" if total is None else grades.grade_of(total)),
        "grades": [[f"{cut} ke atas" if cut else "di bawah 40", name] for cut, name in grades.CUTS],
        "comparison": _comparison(evaluation, total),
        "peers": peers.statistics(evaluation, total),
        "charts": [_aspect_chart(sheet), monthly_chart(figures["b"], report.year)],
        "recommendations": [row.text for row in evaluation.recommendations.all()],
        "conclusion": paragraphs(evaluation.conclusion),
        "signatories": [signatory("Ditetapkan", holder_on("bupati", on), on)],
        "people": _people(evaluation),
    }


def _aspect(aspect) -> dict:
    return {
        "name": aspect.name,
        "weight": aspect.weight,
        "points": _number(aspect.points),
        "percent": _number(aspect.percent),
        "indicators": [
            {
                "name": line.name,
                "weight": line.weight,
                "effective_weight": _number(line.effective_weight),
                "value": _number(line.value),
                "points": _number(line.points),
                "proposed": _number(line.proposed),
                "applies": line.applies,
                "explanation": line.explanation,
                "note": line.note,
                "citation": line.citation,
            }
            for line in aspect.lines
        ],
    }


def _scores_table(sheet) -> dict:
    rows = []
    for aspect in sheet.aspects:
        for line in aspect.lines:
            value = percent(line.value) if line.applies else "tidak berlaku"
            points = format_number(line.points, 2) if line.applies else "–"
            rows.append([aspect.name, line.name, line.weight, value, points, line.note or "–"])
    rows.append(["", "Jumlah", sum(a.weight for a in sheet.aspects), "", format_number(sheet.total, 2), ""])
    return table(
        "Rincian nilai",
        ["Aspek", "Indikator", "Bobot", "Nilai", "Angka", "Catatan"],
        rows,
        numeric=[2, 3, 4],
        note="Bobot indikator yang tidak berlaku dibagikan kepada indikator lain dalam aspek yang sama.",
    )


def _aspect_chart(sheet) -> dict:
    known = [aspect for aspect in sheet.aspects if aspect.percent is not None]
    title = "Nilai per aspek belum lengkap"
    if known:
        best, worst = max(known, key=lambda a: a.percent), min(known, key=lambda a: a.percent)
        title = (
            f"Tertinggi {best.name} ({percent(best.percent)}), "
            f"terendah {worst.name} ({percent(worst.percent)})"
        )
        if best.percent == worst.percent:
            title = f"Semua aspek yang dinilai mencapai {percent(best.percent)}"
    return {
        "kind": "bar",
        "title": title,
        "label_header": "Aspek",
        "value_label": "Capaian",
        "unit": "%",
        "decimals": 1,
        "rows": [[aspect.name, _number(aspect.percent)] for aspect in sheet.aspects],
    }


def _comparison(evaluation, total) -> dict | None:
    """Last year's final result of the same unit, and the difference; None when there is none."""
    last = peers.last_years_evaluation(evaluation.report)
    if last is None:
        return None
    difference = None if total is None else float(total) - float(last.total)
    return {
        "year": last.report.year,
        "number": last.number,
        "total": float(last.total),
        "total_words": format_number(last.total, 2),
        "grade": last.grade,
        "difference": difference,
        "difference_words": signed(difference, lambda value: format_number(value, 2)),
        "change_percent": _number(percentage(difference, last.total)),
    }


def _people(evaluation) -> list:
    steps = [
        ("Evaluasi dimulai", evaluation.started_by, evaluation.started_at),
        ("Ditetapkan", evaluation.finalised_by, evaluation.finalised_at),
    ]
    return [{"role": role, "name": p.name, "at": moment(at), "basis": ""} for role, p, at in steps if p]


def _number(value):
    """A Decimal as a plain JSON number."""
    return None if value is None else round(float(value), 2)
