"""What the portal keeps about one person, as JSON (UU 27/2022 Pasal 7): for the operator, on written request."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from opd import privacy
from opd.models import User


class Command(BaseCommand):
    help = "Write everything kept about a person as JSON: ekspor_subjek USERNAME [--out FILE]"

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--out", type=Path)

    def handle(self, *args, username, out=None, **options):
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"Tidak ada pengguna “{username}”.")
        text = json.dumps(privacy.own_data(person), ensure_ascii=False, indent=2)
        if out:
            out.write_text(text)
            out.chmod(0o600)
            self.stdout.write(f"Ditulis ke {out}.")
        else:
            sys.stdout.write(text + "\n")
