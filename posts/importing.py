"""Drafts from a table: each row read into the words of a message, each mistake named by its line. Nothing is written.

Whatever the table says, only drafts come of it: columns about state, approval or publication are passed over.
"""

from dataclasses import dataclass, field

from django import forms

from accounts.models import Account, Segment
from accounts.workflow import Status as AccountStatus
from klaten_medsos.exceptions import Incomplete, RuleBroken
from klaten_medsos.regulation import PostCategory, Theme
from klaten_medsos.sheets import RowError
from posts import rules
from posts.fields import WibMomentField
from posts.models import KipClass, SourceKind

MOST_ROWS = 300
COLUMNS = {
    "judul": "title",
    "isi": "text",
    "kategori": "category",
    "kategori kedua": "second_category",
    "tema": "theme",
    "jenis sumber": "source_kind",
    "sumber": "source",
    "klasifikasi": "kip_class",
    "segmen": "segments",
    "akun": "accounts",
    "rencana terbit": "scheduled_for",
}
CHOICES = {
    "category": PostCategory,
    "second_category": PostCategory,
    "theme": Theme,
    "source_kind": SourceKind,
    "kip_class": KipClass,
}
EXAMPLE = (
    "Kirab budaya", "Kirab budaya digelar Sabtu pagi. Warga dapat hadir tanpa tiket.", "c", "", "", "kegiatan unit sendiri",
    "Rencana kegiatan bidang", "setiap saat", "Masyarakat umum", "", "01/12/2026 08.00",
)  # fmt: skip


@dataclass
class Reading:
    """What a table would become: ``drafts`` as (line, words), the ``errors``, the columns nobody reads."""

    drafts: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    passed_over: list = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        return bool(self.drafts) and not self.errors


def read_drafts(unit, sheet, *, now) -> Reading:
    """Read ``sheet`` for ``unit``. Raises ``RuleBroken`` when there are too many rows, ``ValidationError`` when
    a needed column is missing."""
    sheet.require("judul", "isi")
    if len(sheet) > MOST_ROWS:
        raise RuleBroken(
            f"Tabel memuat {len(sheet)} baris; sekali impor paling banyak {MOST_ROWS}.", fix="Bagi berkasnya."
        )
    known = {name.replace(" ", "_") for name in COLUMNS}
    reading = Reading(
        passed_over=[
            h for h in sheet.headers if h and "_".join(h.casefold().replace("_", " ").split()) not in known
        ]
    )
    own = _Own(unit)
    for row in sheet:
        words, errors = _words_of(row, own)
        if not errors:
            errors = [RowError(row.line, message) for message in _broken(unit, words, now)]
        if errors:
            reading.errors += errors
        else:
            reading.drafts.append((row.line, words))
    return reading


class _Own:
    """What a row may name: the segments and official accounts of the unit, by their words."""

    def __init__(self, unit):
        self.segments = {s.name.casefold(): s for s in Segment.objects.for_unit(unit)}
        self.accounts = {}
        for account in Account.objects.filter(unit=unit).official():
            for name in (account.key, account.canonical_url, account.handle, str(account)):
                self.accounts.setdefault(name.casefold().strip("/@"), []).append(account)


def _words_of(row, own):
    words, errors = {"second_category": "", "kip_class": KipClass.ALWAYS}, []

    def wrong(column, message):
        errors.append(RowError(row.line, message, column))

    for column, name in COLUMNS.items():
        given = str(row.get(column)).strip()
        if name in CHOICES:
            words[name] = _choice(CHOICES[name], given)
            if words[name] is None:
                wrong(column, f"“{given[:40]}” tidak dikenal.")
            elif name == "kip_class" and not given:
                words[name] = KipClass.ALWAYS
        elif name == "segments":
            words[name] = _several(given, own.segments, lambda said: wrong("segmen", said))
        elif name == "accounts":
            words[name] = _accounts(given, own.accounts, lambda said: wrong("akun", said))
        elif name == "scheduled_for":
            try:
                words[name] = WibMomentField(required=False).clean(given)
            except forms.ValidationError as refused:
                wrong(column, " ".join(refused.messages))
        else:
            words[name] = given
    return words, errors


def _choice(enum, given):
    """The value meant by a letter, a value or a label; "" for nothing, None for what is none of them."""
    if not given:
        return ""
    meant = " ".join(given.casefold().replace("_", " ").split())
    for member in enum:
        said = {str(member.value).replace("_", " "), str(member.label).casefold()}
        if letter := getattr(member, "letter", ""):
            said |= {letter, f"huruf {letter}"}
        if meant in said:
            return member.value
    return None


def _parts(given):
    return [part.strip() for part in given.replace("\n", ";").split(";") if part.strip()]


def _several(given, known, wrong):
    found = []
    for part in _parts(given):
        if one := known.get(part.casefold()):
            found.append(one)
        else:
            wrong(f"“{part[:60]}” bukan segmen kabupaten atau unit ini.")
    return found


def _accounts(given, known, wrong):
    found = []
    for part in _parts(given):
        matches = known.get(part.casefold().strip("/@"), [])
        if len(matches) == 1:
            found += matches
        elif matches:
            wrong(f"“{part[:60]}” dipakai di beberapa platform; tulis alamat lengkapnya.")
        else:
            wrong(f"“{part[:60]}” bukan akun resmi unit ini.")
    return found


def _broken(unit, words, now):
    """What the rules of a draft say against ``words``, in words."""
    plain = rules.tidy({name: value for name, value in words.items() if isinstance(value, str)})
    try:
        rules.check_draft(plain)
        rules.check_audience_and_targets(unit.pk, words["segments"], words["accounts"], AccountStatus.ACTIVE)
        rules.check_scheduled_for(words["scheduled_for"], now=now)
    except Incomplete as refused:
        yield from (f"{problem.where}: {problem.message}" for problem in refused.problems)
    except RuleBroken as refused:
        yield str(refused)
