"""Draw docs/states.md from the workflow tables, so that the picture cannot drift from the code."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from klaten_medsos.home.states import drawing

PATH = settings.BASE_DIR / "docs" / "states.md"


class Command(BaseCommand):
    help = "Write docs/states.md; with --check only say whether it is true."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *args, check=False, **options):
        text = drawing()
        if check:
            if not PATH.exists() or PATH.read_text() != text:
                raise CommandError("docs/states.md is out of date: run manage.py draw_states")
            return
        PATH.write_text(text)
        self.stdout.write(f"Wrote {PATH.relative_to(settings.BASE_DIR)}")
