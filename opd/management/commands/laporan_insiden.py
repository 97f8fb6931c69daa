"""The register of incidents of personal data with its 72-hour clock."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from klaten_medsos import dates
from opd.models import Incident


class Command(BaseCommand):
    help = (
        "List the incidents, or print one (NUMBER) with all its fields; exit 1 while a deadline has passed."
    )

    def add_arguments(self, parser):
        parser.add_argument("number", nargs="?", type=int)

    def handle(self, *args, number=None, **options):
        if number is not None:
            incident = Incident.objects.filter(pk=number).first()
            if incident is None:
                raise CommandError(f"Tidak ada insiden {number}.")
            for field in Incident._meta.concrete_fields:
                value = getattr(incident, field.name)
                moment = hasattr(value, "tzinfo")
                self.stdout.write(
                    f"{field.verbose_name}: {dates.format_datetime(value) if moment else value}"
                )
            return
        late = 0
        for incident in Incident.objects.all():
            state = "berjalan" if incident.is_running else "selesai"
            if incident.is_running and incident.due_at < timezone.now():
                state, late = "TERLAMBAT", late + 1
            self.stdout.write(
                f"{incident.pk}\t{state}\tbatas {dates.format_datetime(incident.due_at)}\t{incident.title}"
            )
        if late:
            raise CommandError(f"{late} insiden melewati 3 × 24 jam.")
