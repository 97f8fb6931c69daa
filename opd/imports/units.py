"""The list of units from a spreadsheet, as our own export writes it."""

from django.core.exceptions import ValidationError

from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.sheets import exact
from opd import actions
from opd.models import Unit, UnitType

from .engine import CHANGED, NEW, SAME, CellRefused

HEADERS = (
    "kode", "nama", "singkatan", "jenis", "induk", "alamat", "kode_pos", "telepon", "faksimile", "surel", "situs",
    "nama_dipastikan", "sumber",
)  # fmt: skip
_TYPES = {kind.label.casefold(): kind for kind in UnitType} | {kind.value: kind for kind in UnitType}
_TEXTS = {"alamat": "address", "surel": "email", "situs": "website", "sumber": "source"}
_DIGITS = {"kode_pos": "postal_code", "telepon": "phone", "faksimile": "fax"}
_YES, _NO = ("ya", "y", "1", "benar"), ("tidak", "t", "0", "salah")


def row_of(unit) -> tuple:
    """A unit as a row of the export; reading it back changes nothing."""
    return (
        unit.code, unit.name, unit.abbreviation, unit.get_type_display(), unit.parent.code if unit.parent else "",
        unit.address, unit.postal_code, unit.phone, unit.fax, unit.email, unit.website,
        "ya" if unit.is_confirmed else "tidak", unit.source,
    )  # fmt: skip


class UnitsImport:
    """Takes units by code, in capitals or not: new ones are recorded, known ones corrected.

    An empty cell changes nothing.
    """

    columns = ("kode", "nama", "singkatan", "jenis")

    def __init__(self, by):
        self.by = by
        self.known = {unit.code.lower(): unit for unit in Unit.objects.select_related("parent")}
        self.seen = {}

    def order(self, rows):
        """Parents before their children, wherever they stand in the file; otherwise as they stand."""
        by_code = {row["kode"].lower(): row for row in rows}

        def depth(row):
            steps, above = 0, row
            while above is not None and steps <= len(rows):
                above = by_code.get(above.get("induk").lower()) if above.get("induk") else None
                steps += 1
            return steps

        return sorted(rows, key=depth)

    def take_row(self, row):
        code = exact(row["kode"], "Kode")
        if not code:
            raise CellRefused("kode", "kode belum diisi.")
        try:
            Unit._meta.get_field("code").run_validators(code)
        except ValidationError as refused:
            words = " ".join(refused.messages)
            raise CellRefused("kode", words[0].lower() + words[1:]) from None
        key = code.lower()
        if key in self.seen:
            raise CellRefused("kode", f"kode {code} sudah tertulis pada baris {self.seen[key]}.")
        self.seen[key] = row.line
        known = self.known.get(key)
        unit = known or Unit(code=code, is_confirmed=False)
        wanted = self._wanted(row, known)
        changed = [name for name, value in wanted.items() if getattr(unit, name) != value]
        if known and not changed:
            return SAME, unit.name, []
        words = [] if not known else [Unit._meta.get_field(name).verbose_name for name in changed]
        for name in changed:
            setattr(unit, name, wanted[name])
        try:
            actions.save_unit(unit=unit, by=self.by, fields=changed)
        except RuleBroken:
            if known:
                known.refresh_from_db()
            raise
        self.known[key] = unit
        return (CHANGED if known else NEW), unit.name, words

    def _wanted(self, row, known) -> dict:
        wanted = self._names(row, known) | self._parent(row)
        kind = row["jenis"].casefold()
        if kind and kind not in _TYPES:
            raise CellRefused("jenis", f"jenis “{row['jenis'][:40]}” tidak dikenal.", fix=self._known_types())
        if kind:
            wanted["type"] = _TYPES[kind]
        wanted |= {field: str(row.get(header)) for header, field in _TEXTS.items() if row.get(header)}
        for header, field in _DIGITS.items():
            if row.get(header):
                wanted[field] = exact(row.get(header), header.replace("_", " ").capitalize())
        said = row.get("nama_dipastikan").casefold()
        if said and said not in (*_YES, *_NO):
            raise CellRefused("nama_dipastikan", "isi dengan “ya” atau “tidak”.")
        if said:
            wanted["is_confirmed"] = said in _YES
        return wanted

    def _names(self, row, known) -> dict:
        """A name is corrected here only while it is unsure; a change of a sure name has a date and a basis."""
        names = {"name": str(row["nama"]), "abbreviation": str(row["singkatan"])}
        if not known and not all(names.values()):
            raise CellRefused("nama", "nama dan singkatan unit baru wajib diisi.")
        names = {field: value for field, value in names.items() if value}
        if known and known.is_confirmed and names.get("name", known.name) != known.name:
            raise CellRefused(
                "nama",
                f"berbeda dari nama yang sudah dipastikan, “{known.name}”.",
                fix="Ganti nama dicatat dengan tanggal dan dasarnya pada halaman unit.",
            )
        return names

    def _parent(self, row) -> dict:
        code = str(row.get("induk"))
        if not code:
            return {}
        parent = self.known.get(code.lower())
        if parent is None:
            raise CellRefused(
                "induk", f"kode unit induk “{code[:30]}” tidak dikenal.", fix="Periksa kodenya."
            )
        return {"parent": parent}

    @staticmethod
    def _known_types() -> str:
        return f"Pakai salah satu dari: {', '.join(kind.label for kind in UnitType)}."
