"""What the regulation demands of a plan and a programme: plain functions, no database, no request."""

from klaten_medsos.exceptions import Incomplete, Problem, RuleBroken
from klaten_medsos.regulation import Duty as Task
from klaten_medsos.regulation import Element, Theme

PLAN_WORDS = {
    "aims": "Tujuan",
    "topics": "Topik",
    "segments": "Segmen khalayak",
    "channels": "Kanal",
    "feedback": "Kanal umpan balik",
    "feedback_note": "Penjelasan kanal umpan balik",
}
PROGRAMME_WORDS = {
    "name": "Nama program",
    "theme": "Tema",
    "target": "Target",
    "message_target": "Target pesan setahun",
    "result": "Capaian",
    "result_on": "Capaian per tanggal",
}
LONGEST = {"aims": 3000, "topics": 3000, "feedback_note": 300, "name": 150, "target": 300, "result": 300}
MOST_PER_MONTH = 500


def unreadable(words: dict, labels: dict):
    """A ``Problem`` for each text that cannot be stored."""
    for name, value in words.items():
        if not isinstance(value, str):
            continue
        if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            yield Problem(labels[name], "Teks memuat karakter yang tidak sah. Ketik ulang bagian itu.")
        longest = LONGEST.get(name)
        if longest and len(value) > longest:
            yield Problem(
                labels[name], f"Terlalu panjang: paling banyak {longest} karakter, sekarang {len(value)}."
            )


def check_plan_draft(words: dict, *, unit_id, segments, channels, feedback, known_feedback, official):
    """A plan may be unfinished, but what it names is the unit's own and known; raises ``Incomplete``.

    ``channels`` are ``(account, per_month)`` pairs, ``official`` the account state that counts.
    """
    problems = list(unreadable(words, PLAN_WORDS))
    problems += [
        Problem(
            PLAN_WORDS["segments"],
            f"Segmen “{segment.name}” milik unit lain; pilih segmen kabupaten atau segmen unit Anda.",
            Element.AUDIENCE.citation,
        )
        for segment in segments
        if segment.unit_id not in (None, unit_id)
    ]
    for account, per_month in channels:
        if account.unit_id != unit_id or account.status != official:
            problems.append(
                Problem(
                    PLAN_WORDS["channels"],
                    f"Akun {account.handle} bukan akun resmi unit ini.",
                    Element.MEDIA.citation,
                )
            )
        if not 1 <= per_month <= MOST_PER_MONTH:
            problems.append(
                Problem(
                    PLAN_WORDS["channels"],
                    f"Target {account.handle} harus antara 1 dan {MOST_PER_MONTH} pesan per bulan.",
                    Element.MEDIA.citation,
                )
            )
    if set(feedback) - set(known_feedback):
        problems.append(
            Problem(PLAN_WORDS["feedback"], "Kanal umpan balik ini tidak dikenal.", "Pasal 8 huruf c")
        )
    if problems:
        raise Incomplete("Rencana belum dapat disimpan.", problems, fix="Perbaiki isian yang ditandai.")


def missing_to_approve(content: dict) -> list[Problem]:
    """Everything that still stands between a plan's ``content`` and its approval, all at once."""
    wanted = (
        ("aims", "Tulis tujuan pengelolaan media sosial tahun ini.", "Pasal 8"),
        ("segments", "Tentukan paling sedikit satu segmen khalayak.", Element.AUDIENCE.citation),
        (
            "channels",
            "Tentukan paling sedikit satu kanal dengan target pesan per bulan.",
            Element.MEDIA.citation,
        ),
        ("topics", "Tulis paling sedikit satu topik yang akan disampaikan.", "Pasal 8"),
        ("feedback", "Buka paling sedikit satu kanal umpan balik bagi warga.", "Pasal 8 huruf c"),
    )
    return [Problem(PLAN_WORDS[name], message, why) for name, message, why in wanted if not content[name]]


def check_ready_to_approve(content: dict):
    """Raises ``Incomplete`` with every problem of ``missing_to_approve``."""
    if problems := missing_to_approve(content):
        raise Incomplete(
            "Rencana belum dapat disahkan.",
            problems,
            fix="Lengkapi semua hal berikut lalu sahkan kembali.",
            citation=problems[0].citation,
        )


def check_programme(words: dict, *, result_on, message_target, today):
    """A programme has a name, a target and a theme we know; a result has its date. Raises ``Incomplete``."""
    problems = list(unreadable(words, PROGRAMME_WORDS))
    for name in ("name", "target"):
        if not words[name]:
            problems.append(
                Problem(PROGRAMME_WORDS[name], "Isian ini belum diisi.", Task.PRIORITY_RESULTS.citation)
            )
    if words["theme"] and words["theme"] not in Theme.values:
        problems.append(Problem(PROGRAMME_WORDS["theme"], "Tema ini tidak dikenal.", str(Theme.article)))
    if not 1 <= message_target <= MOST_PER_MONTH:
        problems.append(Problem(PROGRAMME_WORDS["message_target"], f"Isi angka 1 sampai {MOST_PER_MONTH}."))
    if bool(words["result"]) != (result_on is not None):
        problems.append(
            Problem(
                PROGRAMME_WORDS["result_on"],
                "Capaian dan tanggalnya diisi bersama; tanpa tanggal capaian tidak dapat dipertanggungjawabkan.",
                Task.PRIORITY_RESULTS.citation,
            )
        )
    elif result_on is not None and result_on > today:
        problems.append(Problem(PROGRAMME_WORDS["result_on"], "Tanggal capaian berada di masa depan."))
    if problems:
        raise Incomplete("Program belum dapat disimpan.", problems, fix="Perbaiki isian yang ditandai.")


def check_same_unit(programme, post):
    """A programme is told by messages of its own unit; raises ``RuleBroken``."""
    if programme.unit_id != post.unit_id:
        raise RuleBroken(
            "Pesan ini milik unit lain, sehingga tidak dapat ditautkan pada program ini.",
            fix="Pilih pesan unit yang menjalankan program.",
            citation=Task.PRIORITY_RESULTS.citation,
        )
