"""Holders of offices from a spreadsheet, as our own export writes it."""

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.sheets import exact
from opd import actions
from opd.models import ActingKind, Office, OfficeHolder, Unit
from opd.nip import normalise_nip
from opd.ranks import read_grade

from .engine import CHANGED, NEW, SAME, CellRefused

HEADERS = ("jabatan", "kode_unit", "sebutan", "sifat", "nama", "golongan", "nip", "mulai", "sampai")
_OFFICES = {office.label.casefold(): office for office in Office} | {
    office.value: office for office in Office
}
_ACTING = {
    key: kind
    for kind in ActingKind
    for key in (kind.value, kind.label.casefold(), kind.label.casefold().rstrip("."))
}


def row_of(holder) -> tuple:
    """A holder as a row of the export. The NIP is masked: the list goes from hand to hand."""
    return (
        holder.get_office_display(), holder.unit.code if holder.unit else "", holder.title,
        holder.get_acting_display(), holder.name, holder.grade, f"…{holder.nip[-3:]}" if holder.nip else "",
        holder.starts_on.isoformat(), holder.ends_on.isoformat() if holder.ends_on else "",
    )  # fmt: skip


class OfficialsImport:
    """Takes holders by office, unit, name and first day; a masked or empty NIP keeps the one on record."""

    columns = ("jabatan", "kode_unit", "sebutan", "nama", "mulai")

    def __init__(self, by):
        self.by = by
        self.units = {unit.code.lower(): unit for unit in Unit.objects.all()}
        self.seen = {}

    def order(self, rows):
        return rows

    def take_row(self, row):
        office = _OFFICES.get(row["jabatan"].casefold())
        if office is None:
            labels = ", ".join(kind.label for kind in Office)
            raise CellRefused(
                "jabatan", f"jabatan “{row['jabatan'][:40]}” tidak dikenal.", fix=f"Pakai: {labels}."
            )
        unit = self._unit(row, office)
        starts_on = self._day(row, "mulai")
        if starts_on is None:
            raise CellRefused("mulai", "tanggal mulai belum diisi.")
        name = " ".join(row["nama"].split())
        key = (office, unit, name.casefold(), starts_on)
        if key in self.seen:
            raise CellRefused("nama", f"baris yang sama sudah ada pada baris {self.seen[key]}.")
        self.seen[key] = row.line
        known = OfficeHolder.objects.filter(
            office=office, unit=unit, name__iexact=name, starts_on=starts_on
        ).first()
        holder = known or OfficeHolder(office=office, unit=unit, name=name, starts_on=starts_on)
        wanted = self._wanted(row)
        changed = [field for field, value in wanted.items() if getattr(holder, field) != value]
        if "grade" in changed:
            holder.rank = ""  # follows from the golongan
        if known and not changed:
            return SAME, str(holder), []
        for field in changed:
            setattr(holder, field, wanted[field])
        actions.save_office_holder(holder=holder, by=self.by, fields=[*changed] if known else ["name"])
        words = [OfficeHolder._meta.get_field(field).verbose_name for field in changed] if known else []
        return (CHANGED if known else NEW), str(holder), words

    def _unit(self, row, office):
        code = str(row["kode_unit"])
        if not code and office == Office.KEPALA:
            raise CellRefused("kode_unit", "kode unit wajib diisi untuk kepala Perangkat Daerah.")
        if code and code.lower() not in self.units:
            raise CellRefused("kode_unit", f"kode unit “{code[:30]}” tidak dikenal.", fix="Periksa kodenya.")
        return self.units.get(code.lower())

    def _wanted(self, row) -> dict:
        wanted = {"title": " ".join(row["sebutan"].split())}
        said = row.get("sifat").casefold()
        if said and said not in _ACTING:
            raise CellRefused("sifat", "isi dengan Definitif, Plt., Plh. atau Pj.")
        if said:
            wanted["acting"] = _ACTING[said]
        if row.get("golongan"):
            wanted["grade"] = read_grade(row.get("golongan"))
            if not wanted["grade"]:
                raise CellRefused(
                    "golongan", "golongan tidak dikenal.", fix="Tulis seperti IV/b (PNS) atau IX (PPPK)."
                )
        nip = self._nip(row)
        if nip:
            wanted["nip"] = nip
        if row.get("sampai"):
            wanted["ends_on"] = self._day(row, "sampai")
        return wanted

    def _nip(self, row) -> str:
        if not row.get("nip") or row.get("nip").startswith(("…", "•")):
            return ""
        try:
            return normalise_nip(exact(row.get("nip"), "NIP")).digits
        except RuleBroken as refused:
            raise CellRefused("nip", refused.message, fix=refused.fix) from None

    def _day(self, row, header):
        if not row.get(header):
            return None
        try:
            return dates.parse_date_id(row.get(header))
        except dates.InvalidDate as wrong:
            raise CellRefused(header, str(wrong)) from None
