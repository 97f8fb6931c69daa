"""Fill a database for load tests. Refused where real people work."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from klaten_medsos.demo.scale import Scale


class Command(BaseCommand):
    help = "Isi basis data untuk uji beban (banyak baris, tanpa melalui alur kerja); hanya dalam mode demo."

    def add_arguments(self, parser):
        for name, words in (
            ("posts", "pesan"), ("metrics", "angka harian"), ("feedback", "masukan"), ("users", "pengguna"),
        ):  # fmt: skip
            parser.add_argument(f"--{name}", type=int, default=0, metavar="N", help=f"banyaknya {words}")

    def handle(self, *args, posts, metrics, feedback, users, verbosity=1, **options):
        if not settings.DEMO:
            raise CommandError(
                "Mode demo mati; data uji beban tidak dimuat (setel DEMO=1 di luar layanan nyata)."
            )
        if min(posts, metrics, feedback, users) < 0:
            raise CommandError("Jumlah tidak boleh negatif.")
        started = time.monotonic()
        say = self.stdout.write if verbosity > 0 else lambda words: None
        Scale(say).fill(posts=posts, metrics=metrics, feedback=feedback, users=users)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        say(
            f"Termuat dalam {time.monotonic() - started:.0f} detik: {posts} pesan, {metrics} angka, "
            f"{feedback} masukan, {users} pengguna."
        )
