"""Fill the portal with a believable demo kabupaten. Idempotent; refused outside demo mode."""

import secrets
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from klaten_medsos import dates
from klaten_medsos.demo.reports import ReportStory
from klaten_medsos.demo.story import Kabupaten
from opd.models import User

LOGINS = (
    ("petugas.dinkes", "petugas Dinas Kesehatan"),
    ("pejabat.dinkes", "pejabat Dinas Kesehatan"),
    ("petugas.dpupr", "petugas DPUPR"),
    ("pejabat.dpupr", "pejabat DPUPR"),
    ("diskominfo", "petugas Diskominfo (Django admin)"),
    ("kadis.kominfo", "Kepala Diskominfo"),
    ("kantor.bupati", "kantor Bupati"),
    ("operator", "operator"),
)


def kept_password() -> str:
    """The password of the demo logins, made once and kept beside the database, readable by its owner only."""
    path = settings.VAR_DIR / "demo_password"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9))
    return path.read_text().strip()


class Command(BaseCommand):
    help = "Isi portal dengan data contoh (hanya dalam mode demo)."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, help="tahun berjalan dalam cerita (bawaan: tahun ini)")
        parser.add_argument("--password", default="", help="sandi semua pengguna contoh")

    def handle(self, *args, year=None, password="", verbosity=1, **options):
        if not settings.DEMO:
            raise CommandError("Mode demo mati (DEMO=0 atau DATABASE_URL diisi); data contoh tidak dimuat.")
        if User.objects.filter(username="petugas.dinkes").exists():
            self.stdout.write("Data contoh sudah ada; tidak ada yang diubah.")
            return
        password = password or settings.DEMO_PASSWORD or kept_password()
        if User.objects.exists():
            raise CommandError("Portal ini sudah berisi pengguna lain; data contoh tidak dicampurkan.")
        started = time.monotonic()
        say = self.stdout.write if verbosity > 1 else lambda words: None
        with transaction.atomic():
            kabupaten = Kabupaten(dates.check_year(year or dates.today().year), password, say)
            kabupaten.build()
            ReportStory(kabupaten).build()
            kabupaten.settle()
        self.stdout.write(f"Data contoh dimuat dalam {time.monotonic() - started:.0f} detik. Masuk sebagai:")
        for username, words in LOGINS:
            self.stdout.write(f"  {username:<18} {words}")
