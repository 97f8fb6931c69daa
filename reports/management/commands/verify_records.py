"""``manage.py verify_records``: is everything still as it was written?"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from klaten_medsos.audit.log import read_witnesses
from reports.integrity import findings


class Command(BaseCommand):
    help = "Memeriksa rantai audit, sidik berkas dan keadaan terlarang; keluar dengan kode 1 bila ada temuan."

    def add_arguments(self, parser):
        parser.add_argument(
            "--jangkar",
            action="append",
            default=[],
            metavar="NOMOR:SIDIK|BERKAS",
            help="jangkar dari luar portal: nomor:sidik, atau berkas yang memuatnya (surel jangkar); boleh berulang",
        )

    def handle(self, *args, jangkar, **options):
        witnesses = [witness for given in jangkar for witness in self._witnesses(given)]
        count = 0
        for sentence in findings(witnesses):
            count += 1
            self.stdout.write(f"✗ {sentence}")
        if count:
            raise CommandError(f"{count} temuan. Jangan ubah apa pun sebelum sebabnya jelas.")
        told = f" {len(witnesses)} jangkar dari luar cocok." if witnesses else ""
        self.stdout.write(f"✓ Rantai audit, berkas dan keadaan semua catatan utuh.{told}")

    def _witnesses(self, given):
        """An anchor as typed, or every one in the file of that name."""
        if found := read_witnesses(given, f"jangkar {given[:20]}…"):
            return found
        try:
            text = Path(given).read_text(errors="replace")
        except OSError:
            raise CommandError(f"“{given}” bukan nomor:sidik dan bukan berkas yang dapat dibaca.") from None
        if found := read_witnesses(text, f"berkas {given}"):
            return found
        raise CommandError(f"Berkas {given} tidak memuat jangkar (nomor:sidik).")
