"""Papers of the demo."""

import io

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile


def scan() -> SimpleUploadedFile:
    """A one-page PDF standing for the scan of a decree."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(out, deterministic_id=True)
    return SimpleUploadedFile("keputusan.pdf", out.getvalue(), "application/pdf")
