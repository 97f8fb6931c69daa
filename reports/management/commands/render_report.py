"""``manage.py render_report OPD_CODE YEAR --out F.pdf``: the bytes the portal stores."""

import hashlib
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from klaten_medsos import dates
from reports.models import DocumentKind, Report
from reports.pdf import pdf_of


class Command(BaseCommand):
    help = "Write the PDF of a unit's signed yearly report: the same bytes the portal stores."

    def add_arguments(self, parser):
        parser.add_argument("opd", help="unit code, for instance DINKES")
        parser.add_argument("year")
        parser.add_argument("--out", required=True, help="file to write")

    def handle(self, *, opd, year, out, **options):
        try:
            year = dates.check_year(year)
        except dates.InvalidDate as error:
            raise CommandError(str(error))
        report = Report.objects.filter(unit__code__iexact=opd, year=year).first()
        if report is None:
            raise CommandError(f"No report of unit {opd} for {year}.")
        document = report.documents.filter(kind=DocumentKind.REPORT).order_by("-round").first()
        if document is None:
            raise CommandError(f"The report of {opd} for {year} is not signed yet, so it has no document.")
        data = pdf_of(document.snapshot)
        try:
            Path(out).write_bytes(data)
        except OSError as error:
            raise CommandError(f"Cannot write {out}: {error.strerror}")
        digest = hashlib.sha256(data).hexdigest()
        if document.sha256 and document.sha256 != digest:
            raise CommandError(
                f"{out} was written, but differs from the stored document: another machine image made that one."
            )
        self.stdout.write(f"{out}: {len(data)} bytes, sha256 {digest}")
