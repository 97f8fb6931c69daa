"""`manage.py file_names`: file the names of accounts for the search of look-alikes."""

from django.core.management.base import BaseCommand

from accounts.models import Account
from accounts.naming import file_names, unfiled


class Command(BaseCommand):
    help = "Mencatat bacaan nama akun yang belum tercatat, untuk pencarian akun yang mirip."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="catat ulang semua akun")

    def handle(self, *, all, **options):
        accounts = Account.objects.order_by("pk") if all else unfiled()
        count = file_names(accounts.iterator(chunk_size=2000))
        self.stdout.write(f"{count} akun dicatat.")
