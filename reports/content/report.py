"""What a yearly report says, huruf a to g."""

import datetime

from klaten_medsos import dates
from klaten_medsos.numbers import format_number
from klaten_medsos.regulation import Citation, ReportSection
from opd.deputies import basis_of
from reports.figures import figures_for
from reports.workflow import EDITABLE

from .means import annexes
from .parts import REGULATION, holder_on, letterhead, moment, paragraphs, signatory, table
from .sections import BUILDERS


def current_figures(report) -> dict:
    """The frozen figures of a report that was handed in; counted now while it is being written."""
    if report.status not in EDITABLE and report.figures:
        return report.figures
    return figures_for(report.unit, report.year)


def report_content(report) -> dict:
    """Everything the preview and the PDF of ``report`` print; JSON only.

    ``{"kind", "title", "subtitle", "year", "period", "status", "round", "receipt_number", "letterhead",
    "unit", "legal_basis", "figures_counted_at", "sections", "annexes", "signatories", "people"}``; each section
    has ``letter, title, law_text, citation, paragraphs, obstacles, tables, charts, definitions``, each annex ``title, tables``.
    """
    figures = current_figures(report)
    year = report.year
    on = dates.local_date(report.signed_at) if report.signed_at else dates.today()
    naming = report.unit.naming_on(on)
    texts = {section.letter: section for section in report.sections.all()}
    return {
        "kind": "laporan",
        "title": f"Laporan Pengelolaan Media Sosial Tahun {year}",
        "subtitle": naming.name,
        "year": year,
        "period": dates.format_range(datetime.date(year, 1, 1), datetime.date(year, 12, 31)),
        "status": report.get_status_display(),
        "round": report.round,
        "receipt_number": report.receipt_number,
        "letterhead": letterhead(report.unit, on),
        "unit": {"name": naming.name, "abbreviation": naming.abbreviation},
        "legal_basis": [f"{Citation(19)} {REGULATION}"],
        "addressee": "Bupati Klaten melalui Kepala Dinas Komunikasi dan Informatika",
        "figures_counted_at": moment(datetime.datetime.fromisoformat(figures["counted_at"])),
        "sections": [_section(report, part, texts.get(part.letter), figures) for part in ReportSection],
        "annexes": annexes(figures["a"].get("means")),
        "signatories": [
            signatory("Mengetahui", holder_on("kepala", on, unit=report.unit), on),
        ],
        "people": _people(report, on),
    }


def _section(report, part, section, figures) -> dict:
    tables, charts = BUILDERS[part.letter](figures[part.letter], report.year)
    if part == ReportSection.RECOMMENDATIONS:
        tables = [*_follow_up_tables(report), *tables]
    obstacles = None
    if part == ReportSection.FORWARDS_AND_OBSTACLES:
        obstacles = {
            "internal": paragraphs(section.internal_obstacles if section else ""),
            "external": paragraphs(section.external_obstacles if section else ""),
        }
    return {
        "letter": part.letter,
        "title": part.label,
        "law_text": part.text,
        "citation": part.citation,
        "paragraphs": paragraphs(section.narrative if section else ""),
        "obstacles": obstacles,
        "tables": tables,
        "charts": charts,
        "definitions": figures[part.letter]["definitions"]
        + (figures[part.letter].get("means") or {}).get("definitions", []),
    }


def _follow_up_tables(report) -> list:
    """Last year's recommendations with their answers, and the plan of this report."""
    answers = [
        [
            row.recommendation.text,
            row.get_progress_display() if row.progress else "Belum dijawab",
            row.evidence or "–",
        ]
        for row in report.follow_ups.select_related("recommendation")
    ]
    plans = [
        [
            row.recommendation,
            row.action,
            row.owner,
            dates.format_date(row.due_on),
            "–" if row.cost is None else format_number(row.cost),
        ]
        for row in report.planned_actions.all()
    ]
    tables = [
        table(
            f"Tindak lanjut rekomendasi Bupati atas laporan tahun {report.year - 1} (Pasal 20 ayat (2))",
            ["Rekomendasi", "Keadaan", "Bukti atau penjelasan"],
            answers,
        ),
        table(
            "Rencana tindak lanjut",
            ["Rekomendasi", "Rencana", "Penanggung jawab", "Target", "Perkiraan biaya (Rp)"],
            plans,
            numeric=[4],
        ),
    ]
    return [t for t in tables if t["rows"]]


def _people(report, on) -> list:
    """Who handed in, signed, received and forwarded, with the decree that gave the power to sign."""
    steps = [
        ("Disusun dan diajukan oleh petugas", report.submitted_by, report.submitted_at),
        ("Disahkan oleh pejabat pengelola", report.signed_by, report.signed_at),
        ("Diterima Diskominfo", report.received_by, report.received_at),
        ("Diteruskan kepada Bupati", report.forwarded_by, report.forwarded_at),
    ]
    people = [
        {"role": role, "name": person.name, "at": moment(at), "basis": ""}
        for role, person, at in steps
        if person
    ]
    for line in people:
        if line["role"].startswith("Disahkan"):
            line["basis"] = basis_of(report.signed_by, report.unit, on)
    return people
