"""What is demanded of a task and its proofs: plain functions, no database, no request."""

from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.regulation import Duty as Task

CITATION = Task.PROGRAMMES.citation
LONGEST_INSTRUCTION = 500


def check_spreadable(is_approved: bool, words: str):
    """Only an approved message is given to others; ``words`` name its state. Raises ``RuleBroken``."""
    if not is_approved:
        raise RuleBroken(
            f"Pesan ini berstatus “{words}”, sehingga belum dapat disebarkan unit lain.",
            fix="Pilih pesan yang telah disetujui pejabat unitnya dan belum ditarik.",
            citation=CITATION,
        )


def check_task(units, due_on, today):
    """A task asks at least one unit, by a day that is not past; raises ``RuleBroken``."""
    if not units:
        raise RuleBroken("Pilih paling sedikit satu unit.", fix="Centang unit yang diminta menyebarkan.")
    if due_on < today:
        raise RuleBroken("Tenggat sudah lewat.", fix="Isi hari ini atau sesudahnya.", citation=CITATION)


def check_proof_time(published_at, *, given_at, now):
    """A proof is younger than the task and not in the future; officers type minutes. Raises ``RuleBroken``."""
    if published_at > now:
        raise RuleBroken("Waktu terbit berada di masa depan.", fix="Isi waktu kiriman terbit, dalam WIB.")
    if published_at < given_at.replace(second=0, microsecond=0):
        raise RuleBroken(
            "Waktu terbit mendahului tugas ini.",
            fix="Periksa waktu kiriman; yang dihitung adalah kiriman setelah tugas diberikan.",
            citation=CITATION,
        )
