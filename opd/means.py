"""Facilities and budget put together for pages, the yearly report and the kabupaten (Pasal 17, 21)."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from klaten_medsos.numbers import percentage
from opd.means_rules import gaps
from opd.models import BudgetLine, Facility, Unit


@dataclass(frozen=True)
class Budget:
    """The lines of a unit and year and their sums; ``realised`` sums what was recorded, None when nothing was."""

    lines: list[BudgetLine]

    @property
    def ceiling(self) -> int | None:
        return sum(line.ceiling for line in self.lines) if self.lines else None

    @property
    def realised(self) -> int | None:
        known = [line.realised for line in self.lines if line.realised is not None]
        return sum(known) if known else None

    @property
    def without_realised(self) -> int:
        """Lines nobody recorded a realisasi for."""
        return sum(line.realised is None for line in self.lines)

    @property
    def percent(self) -> Decimal | None:
        """Of the lines whose realisasi is known: a missing figure never counts as zero spent."""
        known = [line for line in self.lines if line.realised is not None]
        return percentage(self.realised, sum(line.ceiling for line in known) or None)

    @property
    def over(self) -> list[BudgetLine]:
        return [line for line in self.lines if line.is_over]

    @property
    def over_words(self) -> str:
        return f"{len(self.over)} baris melebihi pagu"


@dataclass(frozen=True)
class Inventory:
    """What a unit recorded to have; without any row its gaps are unknown, not empty."""

    rows: list[Facility] = field(default_factory=list)

    @property
    def is_recorded(self) -> bool:
        return bool(self.rows)

    @property
    def gaps(self) -> list[str]:
        return gaps({row.kind: row.good for row in self.rows}) if self.rows else []

    @property
    def latest(self):
        """The row that was changed last: by whom and when."""
        return max(self.rows, key=lambda row: row.updated_at, default=None)

    def good(self, *kinds) -> int | None:
        """How many of these kinds are in good order; None when nothing was recorded."""
        return sum(row.good for row in self.rows if row.kind in kinds) if self.rows else None


def budget_of(unit, year) -> Budget:
    """One query."""
    return Budget(
        list(unit.budget_lines.filter(year=year).select_related("unit").order_by("account_code", "pk"))
    )


def inventory_of(unit) -> Inventory:
    """One query."""
    return Inventory(list(unit.facilities.select_related("updated_by").order_by("pk")))


@dataclass(frozen=True)
class RecapRow:
    unit: Unit
    inventory: Inventory
    budget: Budget


def recap(year, user) -> list[RecapRow]:
    """Every active Perangkat Daerah, and other units that recorded something. Three queries."""
    facilities, lines = defaultdict(list), defaultdict(list)
    for row in Facility.objects.summed_for(user).order_by("pk"):
        facilities[row.unit_id].append(row)
    for line in BudgetLine.objects.summed_for(user).filter(year=year).order_by("account_code"):
        lines[line.unit_id].append(line)
    return [
        RecapRow(unit, Inventory(facilities[unit.pk]), Budget(lines[unit.pk]))
        for unit in Unit.objects.active().order_by("name")
        if unit.must_report or facilities[unit.pk] or lines[unit.pk]
    ]
