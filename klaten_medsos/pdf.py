"""HTML to an archival, tagged PDF. The only place that calls WeasyPrint.

What comes out is PDF/A-3a and PDF/UA-1 in one file, in Indonesian, with bookmarks, and the same bytes for
the same HTML on the same machine image. Nothing is fetched: the page-setter sees our style sheet under one
fixed name, and nothing else exists for it (threats T15, T16).
"""

from functools import cache, partial
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.utils.html import escape

from .pdf_fonts import missing_parts

STYLE = "portal:pdf.css"
PICTURE = "portal:gambar-"
VARIANT = "pdf/a-3a"
LONGEST_HTML = 4_000_000
FILLERS = 8

# PDF/A asks that a schema it does not know is described inside the file: here that of PDF/UA.
_UA_METADATA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


class RenderingFailed(Exception):
    """The page-setter could not make a PDF of this; the message is short and free of personal data."""


def style_path() -> Path:
    """Where the style sheet of printed documents lies."""
    return Path(settings.BASE_DIR) / "static" / "css" / "pdf.css"


def render(html: str, *, title: str, pictures: dict[str, bytes] | None = None) -> bytes:
    """The PDF of ``html``, a whole document that links ``portal:pdf.css``; ``title`` names it in readers.

    ``pictures`` are the only others it may show: checked PNG or JPG by a name of ours, ``portal:gambar-…``.

    Raises ``RenderingFailed`` when the text is too long or the page-setter gives up.
    """
    if len(html) > LONGEST_HTML:
        raise RenderingFailed("Isi dokumen terlalu panjang.")
    from weasyprint import HTML  # heavy: only workers pay for it

    try:
        page_setter = HTML(string=html, base_url="portal:/", url_fetcher=_fetcher()(pictures))
        document = page_setter.render(pdf_variant=VARIANT)
        document.metadata.title = title
        return _write(document)
    except (RecursionError, MemoryError) as error:
        raise RenderingFailed(f"Isi dokumen terlalu rumit ({type(error).__name__}).") from error


@cache
def _fetcher():
    """The fetcher class, made late because its base class comes with the heavy import."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OnlyOurStyle(URLFetcher):
        """Knows our style and the pictures handed in. Network and disk are refused however they are asked for."""

        def __init__(self, pictures=None):
            super().__init__()
            self.pictures = {
                name: data for name, data in (pictures or {}).items() if name.startswith(PICTURE)
            }

        def fetch(self, url, headers=None):
            if url in self.pictures:
                data = self.pictures[url]
                kind = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
                return URLFetcherResponse(url, data, {"Content-Type": kind})
            if url != STYLE:
                raise ValueError(f"Refused to fetch {escape(url)[:80]}")
            return URLFetcherResponse(STYLE, style_path().read_bytes(), {"Content-Type": "text/css"})

    return OnlyOurStyle


def _write(document) -> bytes:
    """The bytes, written again with a filler while a stream ends as archives may not read it.

    A stream whose last byte is a carriage return runs into the line end behind it, and its length seems
    wrong by one. That happens by chance, about once in 256 streams.
    """
    for fillers in range(FILLERS):
        data = document.write_pdf(pdf_variant=VARIANT, finisher=partial(_finish, fillers=fillers))
        if b"\r\nendstream" not in data:
            return data
    raise RenderingFailed("PDF tidak dapat ditulis dengan panjang aliran yang pasti.")


def _finish(document, pdf, fillers=0):
    """Leave the metadata readable, as archives ask, and say that the file is accessible too."""
    import pydyf

    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    packet = b"".join(metadata.stream)
    if b"</rdf:RDF>" not in packet:
        raise RenderingFailed("Metadata PDF tidak dikenali.")
    metadata.stream = [packet.replace(b"</rdf:RDF>", _UA_METADATA + b"</rdf:RDF>")]
    metadata.compress = False
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.compress and thing.data.endswith(b"\r\nendstream"):
            thing.compress = False
    for _ in range(fillers):  # shifts the compressed table of objects, and nothing else
        pdf.add_object(pydyf.Dictionary({}))


def check_pdf_engine(app_configs, **kwargs):
    """System check: refuse to start where a PDF would crash the worker."""
    missing = missing_parts()
    if not missing:
        return []
    return [
        checks.Error(
            f"PDF cannot be made: {', '.join(missing)} missing.",
            hint="Run bin/setup, or install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation.",
            id="portal.E001",
        )
    ]
