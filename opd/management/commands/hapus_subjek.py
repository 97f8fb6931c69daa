"""Anonymise people who left and whose retention period is over."""

from django.core.management.base import BaseCommand, CommandError

from klaten_medsos.exceptions import Refusal
from opd import actions, privacy
from opd.models import User


class Command(BaseCommand):
    help = "Anonymise one person (USERNAME) or, with --semua, everyone whose retention period is over."

    def add_arguments(self, parser):
        parser.add_argument("username", nargs="?")
        parser.add_argument("--semua", action="store_true", help="everyone who is due")
        parser.add_argument("--lihat", action="store_true", help="only name who is due")

    def handle(self, *args, username=None, semua=False, lihat=False, **options):
        if lihat or semua:
            people = privacy.due_people()
        else:
            people = list(User.objects.filter(username=username or ""))
            if not people:
                raise CommandError(f"Tidak ada pengguna “{username or ''}”.")
        for person in people:
            if lihat:
                self.stdout.write(f"{person.username}: sejak {privacy.kept_until(person)}")
                continue
            try:
                done = actions.anonymise_user(user=person, by=None)
            except Refusal as refused:
                raise CommandError(str(refused)) from refused
            self.stdout.write(f"{person.username} menjadi {done.name}.")
        self.stdout.write(f"{len(people)} orang.")
