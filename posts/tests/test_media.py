"""Pictures, films and documents of a message: cleaned at the door, described, bound to the version."""

import io
import struct

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken, StateChanged
from klaten_medsos.films import BrokenFilm, cleared
from posts import actions
from posts.models import Media, Post
from posts.tests.stage import draft, in_state, submit, waiting
from posts.workflow import Status
from tests.cast import pdf_upload, photo_upload

pytestmark = pytest.mark.django_db
PLACE = b"+07.7058+110.6061/"


def box(kind, *content):
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), kind) + inside


def film(brand=b"mp42", **changes):
    """A film of a phone: its place is written in the description of the whole and of the track."""
    described = box(b"udta", box(b"\xa9xyz", PLACE))
    track = box(b"trak", box(b"tkhd", b"0" * 20), box(b"meta", b"com.apple.quicktime.location" + PLACE))
    parts = {
        "ftyp": box(b"ftyp", brand, b"\0\0\0\0", b"isom"),
        "moov": box(b"moov", box(b"mvhd", b"0" * 20), described, track),
        "mdat": box(b"mdat", b"gambar" * 50),
    } | changes
    return b"".join(parts.values())


def upload(data, name="rekaman.mp4"):
    return SimpleUploadedFile(name, data, "video/mp4")


def test_a_photograph_loses_its_place_and_gets_a_small_picture(stage):
    post = draft(stage)
    photo = photo_upload()
    assert b"Exif" in photo.read()
    photo.seek(0)
    media = actions.add_media(post=post, upload=photo, alt="Penari di panggung", by=stage.budi)
    kept = media.file.read()
    assert b"Exif" not in kept and b"Ponsel" not in kept
    with Image.open(io.BytesIO(kept)) as image:
        assert not image.getexif()
    with Image.open(media.thumbnail) as small:
        assert max(small.size) <= 480
    assert (media.width, media.height, media.kind) == (640, 480, "gambar")


@pytest.mark.parametrize("brand", [b"mp42", b"qt  "])
def test_a_film_loses_its_place_and_keeps_every_picture_where_it_was(stage, brand):
    data = film(brand)
    assert data.count(PLACE) == 2
    media = actions.add_media(post=draft(stage), upload=upload(data), by=stage.budi)
    kept = media.file.read()
    assert PLACE not in kept
    assert len(kept) == len(data)
    assert kept[kept.index(b"mdat") :] == data[data.index(b"mdat") :]


@pytest.mark.parametrize("data", [
    film()[:-10], film(moov=b""), film(mdat=b""), b"\0\0\0\x18ftypmp42" + b"\xff" * 40,
    film(moov=box(b"moov", b"\0\0\0\x04trak")),
])  # fmt: skip
def test_a_film_whose_boxes_do_not_add_up_is_refused(stage, data):
    with pytest.raises(BrokenFilm):
        cleared(data)
    with pytest.raises(RuleBroken, match="rusak"):
        actions.add_media(post=draft(stage), upload=upload(data), by=stage.budi)
    assert not Media.objects.exists()


def test_what_is_no_picture_film_or_pdf_is_refused(stage, settings):
    post = draft(stage)
    for name, data in (("a.jpg", b"<svg onload=alert(1)>"), ("a.mp4", b"MZ" + b"\0" * 99), ("a.exe", b"")):
        with pytest.raises(RuleBroken):
            actions.add_media(post=post, upload=SimpleUploadedFile(name, data), by=stage.budi)
    settings.POST_PICTURE_MAX_BYTES = 1000
    with pytest.raises(RuleBroken, match="lebih dari"):
        actions.add_media(post=post, upload=photo_upload(), by=stage.budi)
    assert actions.add_media(post=draft(stage), upload=upload(film()), by=stage.budi).kind == "video"


def test_every_file_is_described_before_it_is_handed_in(stage):
    post = draft(stage)
    media = actions.add_media(post=post, upload=photo_upload(), by=stage.budi)
    with pytest.raises(Incomplete) as refused:
        submit(post, stage.budi)
    assert [p.where for p in refused.value.problems] == ["Media"]
    actions.arrange_media(post=post, rows={media: {"alt": "Penari di panggung"}}, by=stage.budi)
    submit(post, stage.budi)
    assert post.current_version.content["media"][0]["alt"] == "Penari di panggung"


def test_each_change_of_media_is_a_version_and_what_is_taken_out_stays_for_the_old_one(stage):
    post = draft(stage)
    first = actions.add_media(post=post, upload=photo_upload(), alt="Satu", by=stage.budi)
    second = actions.add_media(post=post, upload=pdf_upload("edaran.pdf"), alt="Edaran", by=stage.budi)
    assert [m["id"] for m in post.current_version.content["media"]] == [first.pk, second.pk]
    rows = {first: {"position": 2}, second: {"position": 1}}
    actions.arrange_media(post=post, rows=rows, by=stage.budi)
    assert [m["id"] for m in post.current_version.content["media"]] == [second.pk, first.pk]
    before = post.current_version
    actions.arrange_media(post=post, rows={first: {"remove": True}}, by=stage.budi)
    assert [m["id"] for m in post.current_version.content["media"]] == [second.pk]
    assert Media.objects.get(pk=first.pk).file.storage.exists(first.file.name)
    assert before.content["media"][1]["sha256"] == first.sha256
    count = post.versions.count()
    actions.arrange_media(post=post, rows={}, by=stage.budi)
    assert post.versions.count() == count


def test_the_same_file_twice_and_too_many_are_refused(stage, monkeypatch):
    post = draft(stage)
    actions.add_media(post=post, upload=photo_upload(), by=stage.budi)
    with pytest.raises(RuleBroken, match="sudah ada"):
        actions.add_media(post=post, upload=photo_upload(), by=stage.budi)
    monkeypatch.setattr("posts.actions.media.MOST", 1)
    with pytest.raises(RuleBroken, match="sudah memuat"):
        actions.add_media(post=post, upload=photo_upload(colour="red"), by=stage.budi)


@pytest.mark.parametrize("status", [s for s in Status if s not in (Status.DRAFT, Status.REVISION)])
def test_media_cannot_change_outside_the_officers_desk(stage, status, sari):
    post = in_state(stage, status)
    with pytest.raises(StateChanged):
        actions.add_media(post=post, upload=photo_upload(), by=stage.budi)
    with pytest.raises(StateChanged):
        actions.arrange_media(post=post, rows={}, by=stage.budi)
    with pytest.raises(NotAllowed):
        actions.add_media(post=post, upload=photo_upload(), by=sari)
    assert not Media.objects.exists()


def test_the_page_adds_describes_orders_and_serves(client, stage, sari):
    post = draft(stage)
    client.force_login(stage.budi)
    page = reverse("posts:media", args=[post.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"tambah": "1"}).status_code == 422
    assert (
        client.post(page, {"tambah": "1", "baru-file": SimpleUploadedFile("a.jpg", b"x")}).status_code == 422
    )
    answer = client.post(page, {"tambah": "1", "baru-file": photo_upload(), "baru-alt": ""})
    assert answer.status_code == 302
    media = Media.objects.get()
    given = {f"alt_{media.pk}": "Penari", f"caption_{media.pk}": "Foto Contoh", f"position_{media.pk}": "x"}
    assert client.post(page, given).status_code == 422
    assert client.post(page, given | {f"position_{media.pk}": "1"}).status_code == 302
    assert "Penari" in client.get(post.get_absolute_url()).content.decode()
    for name in ("media_file", "media_thumbnail"):
        served = client.get(reverse(f"posts:{name}", args=[post.pk, media.pk]))
        assert (served.status_code, served.headers["Content-Type"]) == (200, "image/jpeg")
        assert served.headers["X-Content-Type-Options"] == "nosniff"
    client.force_login(sari)
    assert client.get(reverse("posts:media_file", args=[post.pk, media.pk])).status_code == 404
    other = waiting(stage)
    client.force_login(stage.budi)
    assert client.get(reverse("posts:media_file", args=[other.pk, media.pk])).status_code == 404
    assert Post.objects.count() == 2
