"""What Pasal 19 and 20 ask of a report and an evaluation: plain functions, no database, no request."""

from collections.abc import Iterable, Mapping

from klaten_medsos.exceptions import Incomplete, Problem, RuleBroken
from klaten_medsos.regulation import Citation, ReportSection

REPORT = Citation(19, ayat=3)
FOLLOWING = Citation(20, ayat=2)
EVALUATION = Citation(20, ayat=1)
WIDEST_GAP = 10  # points between what the records say and what is given, beyond which a note is due


def problems_of_report(sections: Mapping, planned_actions: Iterable, follow_ups: Iterable) -> list[Problem]:
    """Everything a report still lacks, in the order of its huruf; empty when it may be handed in.

    ``sections`` maps letters to objects with ``narrative``, ``internal_obstacles``, ``external_obstacles``;
    ``planned_actions`` have ``recommendation, action, owner, due_on``; ``follow_ups`` have ``is_answered``.
    """
    problems = []
    for part in ReportSection:
        section = sections.get(part.letter)
        if section is None or not section.narrative.strip():
            problems.append(
                Problem(f"Huruf {part.letter}", f"Uraian {part.label.lower()} belum diisi.", part.citation)
            )
        if part == ReportSection.FORWARDS_AND_OBSTACLES:
            problems += _obstacle_problems(part, section)
        if part == ReportSection.RECOMMENDATIONS:
            problems += _plan_problems(part, list(planned_actions))
            problems += _follow_up_problems(list(follow_ups))
    return problems


def _obstacle_problems(part, section):
    for name, word in (("internal_obstacles", "internal"), ("external_obstacles", "eksternal")):
        if section is None or not getattr(section, name).strip():
            yield Problem(
                f"Huruf {part.letter}",
                f"Kendala {word} belum diisi. Bila memang tidak ada, tulis “nihil”.",
                part.citation,
            )


def _plan_problems(part, planned_actions):
    where = f"Huruf {part.letter}"
    if not planned_actions:
        yield Problem(where, "Belum ada rencana tindak lanjut; isi sedikitnya satu.", part.citation)
    for number, plan in enumerate(planned_actions, start=1):
        words = {
            "recommendation": "rekomendasi",
            "action": "rencana",
            "owner": "penanggung jawab",
            "due_on": "target selesai",
        }
        missing = [word for name, word in words.items() if not str(getattr(plan, name) or "").strip()]
        if missing:
            yield Problem(where, f"Rencana {number} belum memuat {', '.join(missing)}.", part.citation)


def _follow_up_problems(follow_ups):
    for number, follow_up in enumerate(follow_ups, start=1):
        if not follow_up.is_answered:
            yield Problem(
                "Huruf g",
                f"Rekomendasi Bupati nomor {number} atas laporan tahun lalu belum dijawab dengan keadaan dan "
                "bukti.",
                str(FOLLOWING),
            )


def check_complete(sections, planned_actions, follow_ups) -> None:
    """``Incomplete`` with all problems at once unless the report holds all that Pasal 19 ayat (3) asks."""
    problems = problems_of_report(sections, planned_actions, follow_ups)
    if problems:
        raise Incomplete(
            f"Laporan belum lengkap: {len(problems)} hal masih kurang.",
            problems,
            fix="Lengkapi bagian yang disebut, lalu ajukan kembali.",
            citation=REPORT,
        )


def check_notes(notes: Mapping[str, str]) -> dict[str, str]:
    """The notes of a return, trimmed and in order; ``RuleBroken`` without one or for an unknown huruf."""
    known = {part.letter for part in ReportSection}
    given = {letter: note.strip() for letter, note in notes.items() if note.strip()}
    if set(given) - known:
        raise RuleBroken(
            "Huruf pada catatan tidak dikenal.", fix="Gunakan huruf a sampai g.", citation=REPORT
        )
    if not given:
        raise RuleBroken(
            "Belum ada catatan.",
            fix="Tulis sedikitnya satu catatan pada huruf yang harus diperbaiki.",
            citation=REPORT,
        )
    return dict(sorted(given.items()))


def check_score(name: str, value, note: str, proposed) -> None:
    """A value lies within 0–100 and, when far from what the records propose, is explained by a note."""
    if value is None:
        return
    if not 0 <= value <= 100:
        raise RuleBroken(f"Nilai “{name}” harus 0 sampai 100.", citation=EVALUATION)
    if proposed is not None and abs(value - proposed) > WIDEST_GAP and not note.strip():
        raise RuleBroken(
            f"Nilai “{name}” berbeda lebih dari {WIDEST_GAP} dari usulan data.",
            fix="Tulis catatan yang menjelaskan perbedaannya.",
            citation=EVALUATION,
        )


def problems_of_evaluation(lines, conclusion: str, recommendations) -> list[Problem]:
    """What an evaluation lacks before it may be made final; ``lines`` as on a ``grades.Sheet``."""
    where = str(EVALUATION)
    problems = [
        Problem(line.name, "Belum dinilai.", where) for line in lines if line.applies and line.value is None
    ]
    if not conclusion.strip():
        problems.append(Problem("Kesimpulan", "Belum diisi.", where))
    if not any(text.strip() for text in recommendations):
        problems.append(Problem("Rekomendasi", "Isi sedikitnya satu rekomendasi.", str(FOLLOWING)))
    return problems


def check_evaluation_complete(lines, conclusion, recommendations) -> None:
    """``Incomplete`` with all problems unless the evaluation may be made final."""
    problems = problems_of_evaluation(lines, conclusion, recommendations)
    if problems:
        raise Incomplete(
            f"Evaluasi belum lengkap: {len(problems)} hal masih kurang.", problems, citation=EVALUATION
        )
