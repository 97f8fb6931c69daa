"""Reading a table of accounts: which columns it may have, and what each line says. Registers nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from accounts import rules
from accounts.models import Account, Recovery, RowState, Segment
from accounts.workflow import GONE
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.regulation import MediaType
from klaten_medsos.sheets import RowError, Sheet, exact
from opd.models import Unit, User

# our template's columns, and what other lists call them
COLUMNS = {
    "unit": ("kode_unit", "unit", "opd", "perangkat_daerah"),
    "address": ("alamat", "url", "tautan", "akun"),
    "platform": ("platform",),
    "handle": ("handle", "nama_akun"),
    "media_type": ("jenis_media", "huruf"),
    "media_type_note": ("penjelasan_jenis",),
    "purpose": ("tujuan",),
    "segments": ("segmen", "segmen_khalayak"),
    "custodian": ("pemegang",),
    "second_custodian": ("pemegang_kedua",),
    "official_email": ("surel_pemulihan",),
    "official_phone": ("telepon_pemulihan",),
    "has_two_factor": ("verifikasi_dua_langkah", "2fa"),
}
TEMPLATE = [names[0] for key, names in COLUMNS.items() if key not in ("platform", "handle")]
EXAMPLE = [
    "DINKES", "https://www.instagram.com/contoh_dinkes_klaten", "", "", "Mengabarkan layanan kesehatan",
    "Masyarakat umum; Ibu dan anak", "petugas.dinkes", "pejabat.dinkes", "dinkes@contoh.klaten.invalid", "0272 000000",
    "ya",
]  # fmt: skip
YES = frozenset({"ya", "y", "1", "benar", "aktif", "true", "sudah"})
NO = frozenset({"", "tidak", "t", "0", "belum", "false", "salah"})
LONGEST = {
    "address": 500,
    "purpose": 300,
    "media_type_note": 200,
    "official_phone": 20,
    "official_email": 254,
}
FORBIDDEN = ("sandi", "password", "kata_sandi", "pin", "otp")


@dataclass
class Line:
    """One line of the table as the portal understands it."""

    number: int
    values: dict = field(default_factory=dict)
    state: RowState = RowState.READY
    cause: str = ""
    unit: Unit | None = None

    def wrong(self, cause, column=""):
        self.state, self.cause = RowState.WRONG, str(RowError(self.number, cause, column))


class Reader:
    """Judges the lines of one table against the register as it is now.

    ``units`` are those the person may register for; ``purpose`` and ``segments`` stand in where the table has
    none. A constant number of queries however long the table is.
    """

    def __init__(self, *, units: Iterable[Unit], purpose: str = "", segments: Iterable[Segment] = ()):
        self.allowed = {unit.pk for unit in units}
        self.purpose, self.segments = purpose, [segment.pk for segment in segments]
        self.units = _by_word(
            Unit.objects.active(), lambda unit: (unit.code, unit.name, f"{unit.name} Kabupaten Klaten")
        )
        self.people = {user.username.lower(): user for user in User.objects.filter(is_active=True)}
        self.serving: dict = {}
        self.owned = list(Segment.objects.select_related("unit"))
        self.known = {
            account.key: account
            for account in Account.objects.exclude(status__in=GONE).select_related("unit")
        }

    def judge(self, sheet: Sheet) -> list[Line]:
        """Every line with content; ``ValidationError`` when the columns it stands on are missing."""
        columns = _columns(sheet)
        seen: dict[str, int] = {}
        return [self._line(row, columns, seen) for row in sheet]

    def _line(self, row, columns, seen) -> Line:
        line = Line(row.line)
        try:
            self._read(line, row, columns)
        except RuleBroken as refused:
            line.wrong(str(refused))
        if line.state == RowState.READY:
            self._compare(line, seen)
        return line

    def _read(self, line, row, columns):
        def cell(key):
            return row.get(columns[key]) if key in columns else ""

        text = {key: str(cell(key)).strip() for key in COLUMNS}
        for key, longest in LONGEST.items():
            if len(text[key]) > longest:
                line.wrong(f"Isinya lebih dari {longest} karakter.", columns.get(key, ""))
                return
        # a text that looks like a password is refused before anything of the line is kept
        rules.check_no_secret(
            **{k: text[k] for k in ("purpose", "media_type_note", "segments", "official_phone")}
        )
        pasted = text["address"] or " ".join(filter(None, (text["platform"], text["handle"])))
        line.values = {"pasted": pasted, "purpose": text["purpose"] or self.purpose}
        line.unit = self._unit(text["unit"])
        address = rules.understand(pasted)
        line.values |= {"key": address.key, "handle": address.handle, "platform": address.platform}
        kind = _media_type(text["media_type"]) or address.media_type
        rules.check_media_type(address, kind, text["media_type_note"])
        segments = self._segments(text["segments"], line.unit) or self.segments
        rules.check_purpose(line.values["purpose"], segments)
        holder, second = (self._holder(text[k], line.unit) for k in ("custodian", "second_custodian"))
        rules.check_custodians(holder, second, may_lack=True)
        phone = exact(cell("official_phone"), "Telepon pemulihan") if text["official_phone"] else ""
        recovery = Recovery.EMAIL if text["official_email"] else Recovery.PHONE if phone else Recovery.NONE
        rules.check_email(text["official_email"])
        rules.check_recovery(recovery, text["official_email"], phone)
        line.values |= {
            "media_type": str(kind), "media_type_note": text["media_type_note"], "segments": segments,
            "custodian": holder and holder.pk, "second_custodian": second and second.pk,
            "official_email": text["official_email"], "official_phone": phone, "recovery": str(recovery),
            "has_two_factor": _yes_or_no(text["has_two_factor"]),
        }  # fmt: skip

    def _compare(self, line, seen):
        """With the register and with the lines above."""
        key = line.values["key"]
        if owner := self.known.get(key):
            if owner.unit_id == line.unit.pk:
                line.state, line.cause = RowState.KNOWN, f"Sudah terdaftar ({owner.get_status_display()})."
            else:
                line.wrong(f"Akun {owner.handle} sudah terdaftar atas nama {owner.unit}.")
        elif key in seen:
            line.wrong(f"Akun yang sama sudah ada pada baris {seen[key]}.")
        else:
            seen[key] = line.number

    def _unit(self, word) -> Unit:
        found = self.units.get(_word(word), [])
        if not word:
            raise RuleBroken("Kode unit belum diisi.", fix="Isi kode unit seperti pada halaman Unit.")
        if len(found) != 1:
            raise RuleBroken(
                f"Unit “{word[:80]}” tidak dikenal.",
                fix="Pakai kode unit persis seperti pada halaman Unit; portal tidak menebak.",
            )
        if found[0].pk not in self.allowed:
            raise RuleBroken(
                f"Anda tidak mendaftarkan akun untuk {found[0].name}.",
                fix="Serahkan baris ini kepada unitnya atau Diskominfo.",
            )
        return found[0]

    def _segments(self, words, unit) -> list[int]:
        found = []
        for word in filter(None, (part.strip() for part in words.replace(",", ";").split(";"))):
            usable = [
                segment.pk
                for segment in self.owned
                if segment.unit_id in (None, unit.pk) and segment.name.casefold() == word.casefold()
            ]
            if not usable:
                raise RuleBroken(
                    f"Segmen “{word[:80]}” tidak dikenal.", fix="Tambahkan pada halaman Segmen, atau pakai nama yang ada.",
                    citation="Pasal 10 huruf a",
                )  # fmt: skip
            found.append(usable[0])
        return list(dict.fromkeys(found))

    def _holder(self, username, unit):
        if not username:
            return None
        person = self.people.get(username.lower())
        if unit.pk not in self.serving:
            self.serving[unit.pk] = set(User.objects.serving(unit).values_list("pk", flat=True))
        if person is None or person.pk not in self.serving[unit.pk]:
            raise RuleBroken(
                f"“{username[:60]}” bukan nama pengguna staf {unit.abbreviation}.",
                fix="Tulis nama pengguna, atau kosongkan agar unit melengkapinya.",
                citation="Pasal 10 huruf c",
            )  # fmt: skip
        return person


def _word(text: str) -> str:
    return " ".join(text.casefold().split())


def _by_word(rows, words) -> dict:
    """Rows by each of their exact words, spacing and capitals aside; a word of two rows leads to both."""
    found: dict[str, list] = {}
    for row in rows:
        for word in {_word(word) for word in words(row)}:
            found.setdefault(word, []).append(row)
    return found


def _columns(sheet) -> dict[str, str]:
    """Our name of each column that is there; refused when it lacks what no line can do without."""
    rules.check_no_secret_columns(sheet.headers, FORBIDDEN)
    found = {key: name for key, names in COLUMNS.items() for name in reversed(names) if sheet.has(name)}
    if "unit" not in found:
        sheet.require(COLUMNS["unit"][0])
    if "address" not in found and not {"platform", "handle"} <= set(found):
        sheet.require(COLUMNS["address"][0])
    return found


def _media_type(word) -> str:
    """A letter of Pasal 18, a value or a label; empty for the platform's own kind."""
    for kind in MediaType:
        if word and word.casefold() in {kind.value, kind.label.casefold(), kind.letter or "lain"}:
            return kind.value
    if word:
        raise RuleBroken(
            f"Jenis media “{word[:40]}” tidak dikenal.", fix="Isi huruf a sampai g, atau “lainnya”.",
            citation="Pasal 18",
        )  # fmt: skip
    return ""


def _yes_or_no(word) -> bool:
    if word.casefold() in YES:
        return True
    if word.casefold() in NO:
        return False
    raise RuleBroken(f"Verifikasi dua langkah “{word[:20]}” tidak dikenal.", fix="Isi ya atau tidak.")
