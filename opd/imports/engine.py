"""How a list is taken: every row by the real action, in one transaction that a dry run undoes.

So the dry run cannot promise what the real one would refuse. A row that is refused is named by its line and
column; one such row and nothing is kept.
"""

from dataclasses import dataclass, field

from django.core import signing
from django.db import transaction

from klaten_medsos.exceptions import Refusal, RuleBroken
from klaten_medsos.sheets import Cell, Row, RowError, Sheet
from klaten_medsos.sheets.reading import header_key

NEW, CHANGED, SAME = "baru", "berubah", "sama"
LONGEST = 1_000
TOKEN_SECONDS = 3_600


class CellRefused(RuleBroken):
    """One cell cannot be taken; ``column`` is its header."""

    def __init__(self, column, message, *, fix=""):
        self.column = column
        super().__init__(message, fix=fix)


@dataclass
class Outcome:
    """What the list would do or did: rows by kind, each ``(line, name, what changes)``, and the refusals."""

    rows: dict[str, list[tuple[int, str, list[str]]]] = field(
        default_factory=lambda: {NEW: [], CHANGED: [], SAME: []}
    )
    errors: list[RowError] = field(default_factory=list)

    @property
    def new(self):
        return self.rows[NEW]

    @property
    def changed(self):
        return self.rows[CHANGED]

    @property
    def same(self):
        return self.rows[SAME]

    @property
    def is_clean(self) -> bool:
        return not self.errors

    @property
    def to_keep(self) -> int:
        return len(self.new) + len(self.changed)

    @property
    def changes_something(self) -> bool:
        return bool(self.new or self.changed)


def take(importer, sheet: Sheet, *, keep: bool) -> Outcome:
    """Let ``importer`` take every row; nothing is kept unless ``keep`` and no row was refused.

    ``importer`` has ``columns`` (required headers), ``order(rows)`` and ``take_row(row)``, which returns
    ``(kind, name, changes)`` or raises a refusal. Raises ``ValidationError`` for a file without the columns.
    """
    sheet.require(*importer.columns)
    outcome = Outcome()
    if len(sheet) > LONGEST:
        outcome.errors.append(RowError(sheet.rows[LONGEST].line, "daftar ini paling banyak 1.000 baris."))
        return outcome
    with transaction.atomic():
        for row in importer.order(list(sheet)):
            try:
                with transaction.atomic():
                    kind, name, changes = importer.take_row(row)
            except Refusal as refused:
                text = str(refused)
                outcome.errors.append(RowError(row.line, text, getattr(refused, "column", "")))
            else:
                outcome.rows[kind].append((row.line, name, changes))
        if outcome.errors or not keep:
            transaction.set_rollback(True)
    outcome.errors.sort(key=lambda error: error.line)
    return outcome


def seal(sheet: Sheet, salt: str) -> str:
    """The table as a signed text, so that a preview can be confirmed without sending the file again."""
    rows = [(row.line, [(str(cell), cell.is_number) for cell in row.cells]) for row in sheet]
    return signing.dumps([list(sheet.headers), rows], salt=salt, compress=True)


def reopen(sealed: str, salt: str) -> Sheet:
    """The table of ``seal``; ``RuleBroken`` when the text is not ours or older than an hour."""
    try:
        headers, rows = signing.loads(sealed, salt=salt, max_age=TOKEN_SECONDS)
    except signing.BadSignature:
        raise RuleBroken("Pratinjau ini sudah kedaluwarsa.", fix="Kirim berkasnya sekali lagi.") from None
    columns = {header_key(header): at for at, header in enumerate(headers) if header}
    return Sheet(
        tuple(headers),
        tuple(
            Row(line, tuple(Cell(text, number) for text, number in cells), columns) for line, cells in rows
        ),
        "csv",
    )
