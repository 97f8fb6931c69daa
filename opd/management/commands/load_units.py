"""Load the kabupaten's units, once or again: what Diskominfo changed since stays as it is."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction

from opd.models import Unit, UnitType

COORDINATOR = "DISKOMINFO"  # who coordinates when the list is loaded; later an operator may say another
SOURCE = Path(__file__).resolve().parents[2] / "data" / "opd.csv"
TYPES = {kind.label: kind for kind in UnitType}
UNSURE = ("[KUAT]", "[DUGAAN]")


def parent_code(code: str, kind: UnitType) -> str:
    """Whom it acts under: Setda for a Bagian, its kecamatan for a kelurahan, Dinkes for the RSUD; or ""."""
    if kind == UnitType.BAGIAN:
        return "SETDA"
    if kind == UnitType.RSUD:
        return "DINKES"
    if kind == UnitType.KELURAHAN:
        return code.rpartition(".")[0]
    return ""


class Command(BaseCommand):
    help = "Muat daftar unit Kabupaten Klaten; unit yang sudah ada tidak diubah."

    @transaction.atomic
    def handle(self, *args, **options):
        with SOURCE.open(newline="", encoding="utf-8") as source:
            rows = list(csv.DictReader(source))
        known = {unit.code: unit for unit in Unit.objects.all()}
        added, coordinated = 0, Unit.objects.coordinating().exists()
        rows.sort(key=lambda row: bool(parent_code(row["kode"], TYPES[row["jenis"]])))
        for row in rows:
            if row["kode"] in known:
                continue
            kind = TYPES[row["jenis"]]
            parent = known.get(parent_code(row["kode"], kind))
            known[row["kode"]] = Unit.objects.create(
                code=row["kode"], name=row["nama"], abbreviation=row["singkatan"], type=kind, parent=parent,
                source=row["source"], is_confirmed=not row["source"].startswith(UNSURE),
                coordinates=row["kode"] == COORDINATOR and not coordinated,
            )  # fmt: skip
            added += 1
        self.stdout.write(f"{added} unit baru, {len(rows)} unit dalam daftar.")
