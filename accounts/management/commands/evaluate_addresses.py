"""`manage.py evaluate_addresses`: answer a file of pasted addresses from a file of registered accounts."""

import csv
import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.platforms.evaluation import evaluate, read_registry


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a UTF-8 CSV file with a header line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CommandError(f"Berkas {path} tidak dapat dibaca: {error}") from error


class Command(BaseCommand):
    help = "Memeriksa daftar alamat terhadap daftar akun terdaftar, tanpa basis data dan tanpa jaringan."
    requires_system_checks = []  # reads and writes files only

    def add_arguments(self, parser):
        parser.add_argument("--registry", type=Path, required=True, help="CSV akun terdaftar")
        parser.add_argument("--hosts", type=Path, help="CSV host,platform yang dinyatakan admin")
        parser.add_argument("--cases", type=Path, required=True, help="CSV dengan kolom input")
        parser.add_argument("--out", type=Path, required=True, help="JSONL hasil, satu baris per alamat")

    def handle(self, *, registry, hosts, cases, out, **options):
        try:
            register = read_registry(rows(registry), rows(hosts) if hosts else [])
            texts = [row["input"] for row in rows(cases)]
        except KeyError as error:
            raise CommandError(f"Kolom {error} tidak ada.") from error
        with out.open("w", encoding="utf-8") as file:
            for result in evaluate(register, texts):
                file.write(json.dumps(result, ensure_ascii=False) + "\n")
        self.stdout.write(f"{len(texts)} alamat diperiksa.")
