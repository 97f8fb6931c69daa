"""Files people hand in: read wholly, refused kindly, kept privately, served harmlessly."""

import hashlib
import io

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from klaten_medsos.uploads import PrivateStorage, UploadPath, clean_upload, random_name, serve
from tests.cast import pdf_upload


def sent(data, name="berkas.pdf", kind="application/pdf"):
    return SimpleUploadedFile(name, data, kind)


def pdf(change=None, **saving):
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        if change:
            change(document)
        document.save(out, **saving)
    return out.getvalue()


def picture(size=(8, 8), form="JPEG", **saving):
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, form, **saving)
    return out.getvalue()


def test_an_honest_pdf_is_kept_byte_by_byte():
    data = pdf()
    clean = clean_upload(sent(data))
    assert (clean.kind, clean.sha256) == ("pdf", hashlib.sha256(data).hexdigest())
    assert clean.content.read() == data and clean.content.name == "berkas.pdf"


def with_script(document):
    document.Root.OpenAction = document.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    )


def with_attachment(document):
    document.attachments["virus.exe"] = b"MZ"


def with_action_inside_a_page(document):
    document.pages[0].Annots = pikepdf.Array(
        [pikepdf.Dictionary(A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))]
    )


@pytest.mark.parametrize("change", [with_script, with_attachment, with_action_inside_a_page])
def test_a_pdf_with_active_content_is_refused(change):
    with pytest.raises(ValidationError, match="isi aktif"):
        clean_upload(sent(pdf(change)))


def test_active_content_hidden_in_a_compressed_stream_is_found():
    data = pdf(with_script, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    assert b"app.alert" not in data
    with pytest.raises(ValidationError, match="isi aktif"):
        clean_upload(sent(data))


def test_a_locked_pdf_is_refused():
    data = pdf(encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(ValidationError, match="terkunci"):
        clean_upload(sent(data))


def test_a_pdf_without_pages_is_refused():
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.save(out)
    with pytest.raises(ValidationError, match="halaman"):
        clean_upload(sent(out.getvalue()))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"%PDF-1.7 rusak", b"\xff\xd8\xff rusak", b"\x89PNG\r\n\x1a\n rusak", b"GIF89a",
        b"<svg onload='alert(1)'/>", b"<html><script>", b"MZ\x90\x00", b"PK\x03\x04", b"\x00" * 100,
    ],
)  # fmt: skip
def test_what_only_pretends_is_refused_whatever_its_name(data):
    with pytest.raises(ValidationError):
        clean_upload(sent(data))


def test_a_good_file_of_another_kind_is_refused_where_a_pdf_is_asked():
    with pytest.raises(ValidationError, match="Kirim berkas PDF"):
        clean_upload(sent(picture(), "foto.jpg"), kinds=("pdf",))


def test_a_file_above_the_limit_is_refused(settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    with pytest.raises(ValidationError, match="lebih dari 1 MB"):
        clean_upload(sent(b"%PDF-" + b"x" * 1024 * 1024))


def test_a_picture_loses_its_place_and_what_hides_behind_it():
    exif = Image.Exif()
    exif[0x010E] = "-7.70,110.60"
    data = picture(exif=exif) + b"<script>alert(1)</script>"
    assert b"110.60" in data
    kept = clean_upload(sent(data, "foto.jpg")).content.read()
    assert b"110.60" not in kept and b"script" not in kept
    assert Image.open(io.BytesIO(kept)).size == (8, 8)


def test_a_picture_that_would_fill_the_memory_is_refused():
    with pytest.raises(ValidationError, match="megapiksel"):
        clean_upload(sent(picture((6000, 5000), "PNG"), "besar.png"))


@pytest.mark.parametrize("name", ["../../etc/passwd", "sk.php", "sk.pdf.exe", "SK.PDF", "x" * 300 + ".pdf"])
def test_no_name_of_a_user_reaches_the_disk(name):
    path = UploadPath("keputusan")(None, name)
    folder, two, rest = path.split("/")
    assert folder == "keputusan" and rest.startswith(two)
    assert rest.removesuffix(".pdf").isalnum()


def test_random_names_differ():
    assert len({random_name("x", ".pdf") for _ in range(100)}) == 100


def test_a_write_that_breaks_off_leaves_nothing_behind(settings):
    class Broken(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"setengah"
            raise OSError("disk penuh")

    storage = PrivateStorage()
    with pytest.raises(OSError, match="penuh"):
        storage.save("a/b.pdf", Broken(b"x"))
    assert [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()] == []


def test_a_served_file_is_an_attachment_no_browser_runs():
    storage = PrivateStorage()
    name = storage.save("a/b.pdf", ContentFile(pdf_upload().read()))
    response = serve(storage.open(name), filename="naskah.pdf", content_type="application/pdf")
    assert response.headers["Content-Disposition"] == 'attachment; filename="naskah.pdf"'
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    response.file_to_stream.close()
