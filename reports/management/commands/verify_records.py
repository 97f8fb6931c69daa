"""``manage.py verify_records``: is everything still as it was written?"""

from django.core.management.base import BaseCommand, CommandError

from reports.integrity import findings


class Command(BaseCommand):
    help = "Memeriksa rantai audit, sidik berkas dan keadaan terlarang; keluar dengan kode 1 bila ada temuan."

    def handle(self, *args, **options):
        count = 0
        for sentence in findings():
            count += 1
            self.stdout.write(f"✗ {sentence}")
        if count:
            raise CommandError(f"{count} temuan. Jangan ubah apa pun sebelum sebabnya jelas.")
        self.stdout.write("✓ Rantai audit, berkas dan keadaan semua catatan utuh.")
