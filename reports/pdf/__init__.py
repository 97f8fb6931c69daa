"""The printed face of reports and evaluations: from a frozen snapshot to HTML and to a PDF."""

from django.template.loader import render_to_string

from klaten_medsos import pdf

from .layout import layout

TEMPLATES = {"laporan": "pdf/report.html", "evaluasi": "pdf/evaluation.html"}

__all__ = ["html_of", "pdf_of"]


def html_of(snapshot: dict, *, preview=False, back="") -> str:
    """The whole page that ``snapshot`` prints; ``preview`` is for the screen, with a way ``back``."""
    context = {"page": layout(snapshot, preview=preview), "preview": preview, "back": back}
    return render_to_string(TEMPLATES[snapshot["content"]["kind"]], context)


def pdf_of(snapshot: dict, *, html: str | None = None) -> bytes:
    """The bytes of the document; the same snapshot gives the same bytes on the same machine image."""
    return pdf.render(html or html_of(snapshot), title=title_of(snapshot))


def title_of(snapshot: dict) -> str:
    """How PDF readers name the document."""
    content = snapshot["content"]
    return f"{content['title']} – {content['subtitle']}"
