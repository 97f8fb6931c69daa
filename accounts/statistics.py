"""How the register spreads: accounts per kind of media (Pasal 18), and who is served where (Pasal 9)."""

from collections import Counter
from dataclasses import dataclass, field

from accounts.models import Account, Segment
from klaten_medsos.regulation import MediaType


@dataclass(frozen=True)
class MediaCount:
    """How many official accounts there are of one letter of Pasal 18; ``letter`` is empty for *lainnya*."""

    kind: MediaType
    count: int

    @property
    def letter(self) -> str:
        return self.kind.letter

    @property
    def label(self) -> str:
        return self.kind.label


def media_counts(accounts) -> list[MediaCount]:
    """One line for each letter a to g and the open end, none left out."""
    counted = Counter(accounts.order_by().values_list("media_type", flat=True))
    return [MediaCount(kind, counted[kind.value]) for kind in MediaType]


@dataclass(frozen=True)
class MatrixRow:
    """One segment: for each column whether (or how often) it is served."""

    segment: str
    cells: list[int]

    @property
    def total(self) -> int:
        return sum(self.cells)


@dataclass(frozen=True)
class Matrix:
    """Segments down, accounts (or kinds of media) across; ``unserved`` names the segments with no account."""

    columns: list[str]
    rows: list[MatrixRow] = field(default_factory=list)

    @property
    def unserved(self) -> list[str]:
        return [row.segment for row in self.rows if not row.total]


def matrix_of_unit(unit, accounts) -> Matrix:
    """Each segment the unit may serve × each of ``accounts``: 1 where the account serves it. Two queries."""
    accounts = list(accounts.prefetch_related("segments"))
    serves = {account.pk: {segment.pk for segment in account.segments.all()} for account in accounts}
    rows = [
        MatrixRow(segment.name, [int(segment.pk in serves[account.pk]) for account in accounts])
        for segment in Segment.objects.for_unit(unit)
    ]
    return Matrix([str(account) for account in accounts], rows)


def matrix_of_kabupaten(accounts) -> Matrix:
    """Each kabupaten-wide segment × each kind of media: how many of ``accounts`` serve it. Two queries."""
    segments = Segment.objects.filter(unit=None)
    pairs = Counter(
        Account.segments.through.objects.filter(account__in=accounts.order_by(), segment__in=segments)
        .values_list("segment", "account__media_type")
    )  # fmt: skip
    kinds = list(MediaType)
    return Matrix(
        [kind.label for kind in kinds],
        [
            MatrixRow(segment.name, [pairs[(segment.pk, kind.value)] for kind in kinds])
            for segment in segments
        ],
    )
