"""What the records propose for each indicator: a percentage, and the Indonesian sentence that explains it.

Pure functions of figures. Missing evidence scores 0, else silence would win; what does not apply says so.
In a group of at least five the place among peers counts, in a smaller one a target.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from klaten_medsos.numbers import format_number as number
from klaten_medsos.numbers import format_percent as percent
from klaten_medsos.regulation import ReportSection

SMALLEST_GROUP = 5
FEWEST_MESSAGES = 12
GROWTH_TARGET = 10  # per cent in a year
INTERACTIONS_TARGET = 1  # per message and hundred followers
SHARES_TARGET = 5  # per message


@dataclass(frozen=True)
class Evidence:
    """What is known of one report: its figures, those of its peers, how late it came, its filled huruf."""

    figures: dict
    peers: Sequence[dict] = field(default_factory=tuple)
    weeks_late: int = 0
    filled: int = 0


@dataclass(frozen=True)
class Proposal:
    """``percent`` of the weight (0–100) or None when people must judge; ``applies`` False when it cannot."""

    percent: float | None
    explanation: str
    applies: bool = True


def propose(rule: str, evidence: Evidence) -> Proposal:
    """The proposal of ``rule``; an indicator without a rule is left to the evaluator."""
    if not rule:
        return Proposal(None, "Dinilai evaluator; portal tidak memiliki data untuk mengusulkan.")
    return RULES[rule](evidence)


def share(part, whole) -> float:
    """``part`` of ``whole`` in hundredths, at most 100; 0 of nothing."""
    return round(min(part * 100 / whole, 100), 2) if whole else 0.0


def decree_days(evidence):
    figures = evidence.figures["a"]
    covered = min(figures["days_covered"].values())
    words = f"Pejabat dan petugas tertunjuk selama {number(covered)} dari {number(figures['days'])} hari."
    return Proposal(share(covered, figures["days"]), words)


def accounts_complete(evidence):
    accounts = evidence.figures["a"]["account_list"]
    complete = sum(account["complete"] for account in accounts)
    if not accounts:
        return Proposal(0.0, "Tidak ada akun resmi pada tahun itu.")
    words = "dengan tujuan, surel dinas dan verifikasi dua langkah"
    return Proposal(
        share(complete, len(accounts)), f"{number(complete)} dari {number(len(accounts))} akun {words}."
    )


def on_time(evidence):
    weeks = evidence.weeks_late
    words = "Disampaikan tepat waktu." if not weeks else f"Terlambat {weeks} minggu; dikurangi 20 per minggu."
    return Proposal(float(max(0, 100 - 20 * weeks)), words)


def completeness(evidence):
    parts = len(ReportSection)
    return Proposal(share(evidence.filled, parts), f"{evidence.filled} dari {parts} huruf terisi.")


def cadence(evidence):
    weeks = evidence.figures["b"]["weeks"]
    words = f"{number(weeks['active'])} dari {number(weeks['of'])} minggu memuat pesan terbit."
    return Proposal(share(weeks["active"], weeks["of"]), words)


def sourced(evidence):
    figures = evidence.figures["b"]
    words = (
        f"{number(figures['with_source'])} dari {number(figures['total'])} pesan berkategori dan bersumber."
    )
    return Proposal(share(figures["with_source"], figures["total"]), words)


def themes(evidence):
    listed = evidence.figures["b"]["themes"]
    told = sum(theme["count"] > 0 for theme in listed)
    return Proposal(share(told, len(listed)), f"{told} dari {len(listed)} tema Pasal 14 huruf b disampaikan.")


def growth(evidence):
    return _against_peers(evidence, growth_of, GROWTH_TARGET, "Pertumbuhan pengikut", "%")


def reach(evidence):
    return _against_peers(evidence, reach_of, 100, "Jangkauan dibanding pengikut", "%")


def engagement(evidence):
    return _against_peers(
        evidence, engagement_of, INTERACTIONS_TARGET, "Komentar dan sharing per pesan per 100 pengikut"
    )


def shares(evidence):
    return _against_peers(evidence, shares_of, SHARES_TARGET, "Sharing per pesan")


def answered(evidence):
    response = evidence.figures["d"]["response"]
    if response["percent"] is None:
        return Proposal(0.0, "Tidak ada masukan yang tercatat perlu dijawab.")
    words = f"{number(response['in_time'])} dari {number(response['needed'])} dijawab dalam {response['hours']} jam."
    return Proposal(response["percent"], words)


def closed(evidence):
    figures = evidence.figures["f"]
    if not figures["forwarded"]:
        return Proposal(None, "Tidak ada masukan yang perlu diteruskan.", applies=False)
    words = f"{number(figures['closed'])} dari {number(figures['forwarded'])} masukan yang diteruskan tuntas."
    return Proposal(share(figures["closed"], figures["forwarded"]), words)


def recommendations_done(evidence):
    figures = evidence.figures["g"]
    if figures["done_percent"] is None:
        return Proposal(None, "Belum ada rekomendasi Bupati dari tahun sebelumnya.", applies=False)
    words = (
        f"{percent(figures['done_percent'])} dari {number(figures['recommendations'])} rekomendasi selesai."
    )
    return Proposal(figures["done_percent"], words)


RULES: dict[str, Callable[[Evidence], Proposal]] = {
    rule.__name__: rule
    for rule in (
        decree_days, accounts_complete, on_time, completeness, cadence, sourced, themes, growth, reach,
        engagement, shares, answered, closed, recommendations_done,
    )
}  # fmt: skip


# --- one figure of a report, comparable among peers; None when not recorded ---------------------------


def growth_of(figures):
    return figures["c"]["growth_percent"]


def reach_of(figures):
    return _ratio(figures["c"]["reach"]["total"], figures["c"]["total_last"], 100)


def engagement_of(figures):
    parts = (figures["e"]["shares"]["total"], figures["e"]["platform_comments"]["total"])
    if figures["e"]["messages"] < FEWEST_MESSAGES or None in parts:
        return None
    per_message = _ratio(sum(parts), figures["e"]["messages"])
    return _ratio(per_message, figures["c"]["total_last"], 100)


def shares_of(figures):
    return _ratio(figures["e"]["shares"]["total"], figures["e"]["messages"])


def _ratio(part, whole, times=1):
    return None if part is None or not whole else part * times / whole


def _against_peers(evidence, measure, target, what, unit="") -> Proposal:
    """Place among at least five peers (this one included), else how near the target."""
    own = measure(evidence.figures)
    if own is None:
        return Proposal(0.0, f"{what}: data tidak ada, sehingga diusulkan 0.")
    words = f"{what}: {number(own, 2)} {unit}".strip()
    known = [value for value in map(measure, evidence.peers) if value is not None]
    if len(known) + 1 >= SMALLEST_GROUP:
        below = sum(value < own for value in known) + sum(value == own for value in known) / 2
        place = round(below * 100 / len(known), 2)
        return Proposal(
            place, f"{words}, melampaui {percent(place)} unit sekelompok ({len(known)} unit lain)."
        )
    reached = max(share(own, target), 0.0)
    goal = f"{number(target)} {unit}".strip()
    return Proposal(reached, f"{words}; target {goal} karena pembanding kurang dari {SMALLEST_GROUP} unit.")
