"""How much a table handed in may hold (T18), and the refusals for too much."""

from django.core.exceptions import ValidationError

FILE_BYTES = 2 * 1024 * 1024
ROWS = 5_000
COLUMNS = 50
CELL_CHARACTERS = 5_000
ZIP_MEMBERS = 50
UNPACKED_BYTES = 20 * 1024 * 1024
UNPACKED_RATIO = 100
ELEMENTS = (
    1_300_000  # of XML: a full table of 5,000 × 50 different texts has 1,255,000; empty ones cost time only
)
TEXT_CHARACTERS = 8 * 1024 * 1024  # all cells together: shared strings let a small file say a lot


def refuse(message: str):
    raise ValidationError(message)


def too_many_rows():
    refuse("Baris terlalu banyak: paling banyak 5.000 baris. Bagi menjadi beberapa berkas.")


def too_many_columns():
    refuse("Kolom terlalu banyak: paling banyak 50 kolom. Hapus kolom yang tidak diperlukan.")


def too_long_cell(line: int | None = None):
    where = f" pada baris {line}" if line else ""
    refuse(f"Isi satu sel{where} terlalu panjang: paling banyak 5.000 karakter.")
