"""A prepared Keputusan as a PDF, from the template that the preview shows."""

import hashlib

from django.core.files.base import ContentFile
from django.template.loader import render_to_string

from klaten_medsos import pdf
from klaten_medsos.uploads import random_name
from opd.drafting import content_of

LOGO = pdf.PICTURE + "lambang"


def pdf_of(draft) -> bytes:
    """Raises ``RenderingFailed`` when the page-setter gives up."""
    page = content_of(draft)
    pictures = {}
    if draft.unit.logo:
        with draft.unit.logo.open("rb") as emblem:
            pictures[LOGO] = emblem.read()
    html = render_to_string("pdf/decree.html", {"page": page, "logo": LOGO, "preview": False})
    return pdf.render(html, title=f"Konsep Keputusan {page['office']}", pictures=pictures)


def make(draft) -> bool:
    """Render ``draft`` (claimed by us) and keep the file; False when another worker took it over meanwhile."""
    data = pdf_of(draft)
    storage = draft._meta.get_field("file").storage
    old = draft.file.name
    name = storage.save(random_name("konsep", ".pdf"), ContentFile(data))
    try:
        finished = draft.finish(file=name, file_sha256=hashlib.sha256(data).hexdigest())
    except BaseException:
        storage.delete(name)
        raise
    if not finished:
        storage.delete(name)
    elif old and old != name:
        storage.delete(old)
    return finished
