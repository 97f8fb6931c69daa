"""Files people hand in: checked by really reading them, kept privately, served only after a check.

Threats T19–T21: an allow-list of kinds, a full parse, images re-encoded (location data falls away), PDFs
with active content refused, random names, atomic writes, and answers a browser will not run.
"""

import hashlib
import io
import os
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pikepdf
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse
from django.utils.cache import add_never_cache_headers
from PIL import Image, ImageOps, UnidentifiedImageError

from klaten_medsos.films import BrokenFilm, cleared, is_film

PIXELS = 25_000_000
FORBIDDEN_PDF = ("/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/EmbeddedFile", "/EmbeddedFiles")
FORBIDDEN_ACTIONS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE")
FILE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


class PrivateStorage(FileSystemStorage):
    """Outside the web root; a file is wholly there under its name or not at all."""

    def __init__(self):
        super().__init__(base_url=None)

    @property
    def base_location(self):
        """Asked each time, so that a changed setting (each test has its own room) is obeyed."""
        return settings.PRIVATE_ROOT

    @property
    def location(self):
        return os.path.abspath(settings.PRIVATE_ROOT)

    def _save(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".tmp-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(temporary, settings.FILE_UPLOAD_PERMISSIONS)
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return name


def random_name(folder: str, suffix: str) -> str:
    """A name nobody can guess and no user chose."""
    token = uuid.uuid4().hex
    return f"{folder}/{token[:2]}/{token}{suffix}"


class UploadPath:
    """``upload_to`` for a folder: keeps the checked suffix, never the user's name."""

    KNOWN: ClassVar = {".pdf", ".jpg", ".png", ".svg", ".csv", ".xlsx", ".mp4"}

    def __init__(self, folder):
        self.folder = folder

    def __call__(self, instance, filename):
        suffix = Path(filename).suffix.lower()
        return random_name(self.folder, suffix if suffix in self.KNOWN else "")

    def deconstruct(self):
        return ("klaten_medsos.uploads.UploadPath", [self.folder], {})

    def __eq__(self, other):
        return isinstance(other, UploadPath) and other.folder == self.folder

    __hash__ = None


@dataclass(frozen=True)
class CleanFile:
    """A file that passed the checks: ``content`` ready to save, its ``kind`` (pdf, jpg, png, mp4), its hash."""

    content: ContentFile
    kind: str
    sha256: str
    original_name: str


def clean_upload(uploaded, *, kinds=("pdf", "jpg", "png"), max_bytes=None) -> CleanFile:
    """Read ``uploaded`` wholly and return what may be kept; ``ValidationError`` (Indonesian) otherwise.

    ``max_bytes`` instead of the general limit, where a room takes photographs or films.
    """
    most = max_bytes or settings.UPLOAD_MAX_BYTES
    if uploaded.size > most:
        limit = most // (1024 * 1024)
        raise ValidationError(
            f"Berkas lebih dari {limit} MB. Perkecil atau pindai ulang dengan resolusi lebih rendah."
        )
    data = uploaded.read()
    if data.startswith(b"%PDF-"):
        kind, data = "pdf", _check_pdf(data)
    elif data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n":
        kind, data = _reencode(data)
    elif is_film(data):
        kind, data = "mp4", _clear_film(data)
    else:
        kind = ""
    if kind not in kinds:
        raise ValidationError(
            f"Jenis berkas ini tidak diterima. Kirim berkas {', '.join(k.upper() for k in kinds)}."
        )
    name = f"berkas.{kind}"
    return CleanFile(
        ContentFile(data, name=name), kind, hashlib.sha256(data).hexdigest(), uploaded.name[:120]
    )


def _is_active(obj) -> bool:
    """Whether ``obj``, or anything written directly inside it, could act or carry another file.

    Indirect objects are visited by themselves, so the walk stays inside this one.
    """
    if isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
        if any(key in obj for key in FORBIDDEN_PDF) or str(obj.get("/S", "")) in FORBIDDEN_ACTIONS:
            return True
        children = obj.as_dict().values() if isinstance(obj, pikepdf.Dictionary) else obj.stream_dict.values()
    elif isinstance(obj, pikepdf.Array):
        children = obj.as_list()
    else:
        return False
    return any(_is_active(child) for child in children if not getattr(child, "is_indirect", False))


def _check_pdf(data: bytes) -> bytes:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise ValidationError("PDF terkunci sandi. Simpan ulang tanpa sandi lalu kirim kembali.")
            if any(_is_active(obj) for obj in pdf.objects):
                raise ValidationError(
                    "PDF memuat isi aktif (skrip, aksi otomatis atau lampiran). Cetak ulang menjadi PDF biasa."
                )
            if not len(pdf.pages):
                raise ValidationError("PDF tidak memuat halaman.")
    except pikepdf.PasswordError:
        raise ValidationError("PDF terkunci sandi. Simpan ulang tanpa sandi lalu kirim kembali.")
    except (pikepdf.PdfError, RecursionError):
        raise ValidationError(
            "PDF rusak dan tidak dapat dibaca. Pindai atau simpan ulang lalu kirim kembali."
        )
    return data


def _clear_film(data: bytes) -> bytes:
    try:
        return cleared(data)
    except BrokenFilm:
        raise ValidationError("Video rusak dan tidak dapat dibaca. Rekam atau simpan ulang sebagai MP4.")


def small_picture(data: bytes, edge: int = 480) -> ContentFile:
    """A thumbnail (JPEG) of a picture that ``clean_upload`` let pass."""
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
        image.thumbnail((edge, edge))
        if image.mode in ("RGBA", "LA", "P"):
            seen = image.convert("RGBA")
            image = Image.new("RGB", seen.size, "white")
            image.paste(seen, mask=seen.getchannel("A"))
        out = io.BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=80, optimize=True)
    return ContentFile(out.getvalue(), name="kecil.jpg")


def picture_size(data: bytes) -> tuple[int, int]:
    """(width, height) of a picture that ``clean_upload`` let pass."""
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
        return image.size


def _reencode(data: bytes) -> tuple[str, bytes]:
    """The picture drawn anew: metadata and anything hidden behind it is gone."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > PIXELS:
                raise ValidationError(
                    "Gambar terlalu besar (lebih dari 25 megapiksel). Perkecil lalu kirim kembali."
                )
            kind = "jpg" if image.format == "JPEG" else "png"
            image = ImageOps.exif_transpose(image)
            out = io.BytesIO()
            if kind == "jpg":
                image.convert("RGB").save(out, "JPEG", quality=85, optimize=True)
            else:
                image.save(out, "PNG", optimize=True)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise ValidationError("Gambar rusak dan tidak dapat dibaca. Simpan ulang lalu kirim kembali.")
    return kind, out.getvalue()


def serve(stored, *, filename: str, content_type="application/octet-stream") -> FileResponse:
    """``stored`` (a FieldFile) as an attachment that no browser will run; call after ``visible_to``."""
    response = FileResponse(
        stored.open("rb"), as_attachment=True, filename=filename, content_type=content_type
    )
    for name, value in FILE_HEADERS.items():
        response.headers[name] = value
    add_never_cache_headers(response)
    return response
