"""What a draft must be to be kept: readable, known, within the unit."""

from datetime import timedelta

from klaten_medsos.exceptions import Incomplete, Problem, RuleBroken
from klaten_medsos.regulation import Element, Ethic, PostCategory, Theme
from posts.rules.words import FIELD_WORDS, KIP_CLASSES, LONGEST, SOURCE_KINDS, SOURCED

FURTHEST = timedelta(days=731)


def tidy(words: dict) -> dict:
    """The typed words with line ends of one kind and no blanks around; other values unchanged."""
    return {
        name: value.replace("\r\n", "\n").replace("\r", "\n").strip() if isinstance(value, str) else value
        for name, value in words.items()
    }


def check_draft(words: dict):
    """A draft may be unfinished, but what it says must be storable and known: raises ``Incomplete``."""
    problems = [*_unreadable(words), *_unknown(words)]
    if not words["title"]:
        problems.append(Problem(FIELD_WORDS["title"], "Beri judul kerja agar pesan mudah ditemukan."))
    if words["category"] and words["category"] == words["second_category"]:
        problems.append(
            Problem(
                FIELD_WORDS["second_category"],
                "Kategori kedua sama dengan kategori utama; kosongkan atau pilih yang lain.",
                str(PostCategory.article),
            )
        )
    if problems:
        raise Incomplete("Draf belum dapat disimpan.", problems, fix="Perbaiki isian yang ditandai.")


def _unreadable(words):
    for name, label in FIELD_WORDS.items():
        value = words.get(name)
        if not isinstance(value, str):
            continue
        if is_unreadable(value):
            yield Problem(label, "Teks memuat karakter yang tidak sah. Ketik ulang bagian itu.")
        longest = LONGEST.get(name)
        if longest and len(value) > longest:
            yield Problem(label, f"Terlalu panjang: paling banyak {longest} karakter, sekarang {len(value)}.")


def _unknown(words):
    for name in ("category", "second_category"):
        if words[name] and words[name] not in PostCategory.values:
            yield Problem(
                FIELD_WORDS[name],
                "Kategori ini tidak ada: Pasal 12 hanya mengenal empat kategori, huruf a sampai d.",
                str(PostCategory.article),
            )
    if words["theme"] and words["theme"] not in Theme.values:
        yield Problem(FIELD_WORDS["theme"], "Tema ini tidak dikenal.", str(Theme.article))
    if words["source_kind"] and words["source_kind"] not in SOURCE_KINDS:
        yield Problem(FIELD_WORDS["source_kind"], "Jenis sumber ini tidak dikenal.", SOURCED)
    if words["kip_class"] not in KIP_CLASSES:
        yield Problem(
            FIELD_WORDS["kip_class"], "Klasifikasi informasi ini tidak dikenal.", Ethic.OPENNESS.citation
        )


def check_own_texts(own_texts: dict, accounts):
    """Own wording belongs to a chosen target account, can be read and is not endless; raises ``Incomplete``."""
    chosen = {account.pk for account in accounts}
    problems = []
    for account, own in own_texts.items():
        if account.pk not in chosen:
            problems.append(
                Problem(
                    FIELD_WORDS["own_texts"],
                    f"Ada teks khusus untuk {account}, padahal akun itu tidak dipilih. Pilih akunnya atau kosongkan "
                    "teks khususnya.",
                    Element.MEDIA.citation,
                )
            )
        for name, value in own.items():
            if is_unreadable(value):
                problems.append(
                    Problem(FIELD_WORDS["own_texts"], f"Teks untuk {account} memuat karakter yang tidak sah.")
                )
            elif len(value) > LONGEST[name]:
                problems.append(
                    Problem(
                        FIELD_WORDS["own_texts"],
                        f"Teks untuk {account} terlalu panjang: paling banyak {LONGEST[name]} karakter, sekarang "
                        f"{len(value)}.",
                    )
                )
    if problems:
        raise Incomplete("Draf belum dapat disimpan.", problems, fix="Perbaiki teks khusus akun.")


def is_unreadable(value: str) -> bool:
    """Whether no database keeps it: NUL, or half of a character."""
    return "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value)


def check_audience_and_targets(unit_id, segments, accounts, official):
    """Segments are kabupaten-wide or the unit's own; target accounts are the unit's own and ``official``.

    ``official`` is the account state that counts; raises ``Incomplete`` naming each one that does not fit.
    """
    problems = [
        Problem(
            FIELD_WORDS["segments"],
            f"Segmen “{segment.name}” milik unit lain; pilih segmen kabupaten atau segmen unit Anda.",
            Element.AUDIENCE.citation,
        )
        for segment in segments
        if segment.unit_id not in (None, unit_id)
    ]
    for account in accounts:
        if account.unit_id != unit_id:
            reason = "bukan akun unit ini"
        elif account.status != official:
            reason = "belum atau tidak lagi berstatus resmi"
        else:
            continue
        problems.append(
            Problem(
                FIELD_WORDS["accounts"],
                f"Akun {account.handle} {reason}; pilih akun resmi unit Anda.",
                Element.MEDIA.citation,
            )
        )
    if problems:
        raise Incomplete("Khalayak atau akun tujuan tidak sesuai.", problems, fix="Pilih kembali isian itu.")


def check_scheduled_for(scheduled_for, *, now):
    """A new time lies ahead and within two years; none at all is fine. Raises ``RuleBroken``."""
    if scheduled_for is None:
        return
    if scheduled_for <= now:
        raise RuleBroken(
            "Waktu terbit yang direncanakan sudah lewat.",
            fix="Isi waktu yang akan datang, dalam WIB, atau kosongkan.",
            citation=Element.POSTING.citation,
        )
    if scheduled_for > now + FURTHEST:
        raise RuleBroken(
            "Waktu terbit yang direncanakan terlalu jauh.",
            fix="Isi waktu paling lama dua tahun ke depan.",
            citation=Element.POSTING.citation,
        )
