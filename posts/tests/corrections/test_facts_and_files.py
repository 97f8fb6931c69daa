"""A wrong picture, a wrong alternative text, a missing source: corrected through the same door as the words."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken, StateChanged
from posts import actions as posts
from posts.corrections import actions
from posts.corrections.workflow import CorrectionStatus as State
from posts.models import Correction, Media, Post
from posts.tests.corrections.story import (
    ALT,
    REASON,
    approve,
    as_shown,
    ask_for_tiers,
    corrected,
    drafted,
    handed_in,
    out,
    proposed,
    published_with_picture,
    second_pejabat,
)
from posts.tests.stage import TEXT, published, ticked
from posts.versions import content_hash
from tests.cast import pdf_upload, photo_upload

pytestmark = pytest.mark.django_db
RIGHT = "Pedagang di Pasar Klaten melayani pembeli"


def current():
    return Post.objects.get().current_version.content


def other_photo(name="benar.jpg", colour="blue"):
    return photo_upload(name, colour=colour)


def replaced(stage, post, media, **changes):
    row = {"replacement": other_photo(), "alt": RIGHT, "caption": "", "position": 1, "remove": False}
    return drafted(stage, post, text=TEXT, media={media: row | changes})


# --- facts ------------------------------------------------------------------------------------------


def test_a_missing_source_is_put_right_and_no_platform_has_to_be_changed(stage):
    post = published(stage)
    change = corrected(
        stage, post, text=TEXT, facts={"source_kind": "pejabat", "source": "Kepala Disbudporapar"}
    )
    post.refresh_from_db()
    assert (post.source_kind, post.source, current()["source"]) == (
        "pejabat", "Kepala Disbudporapar", "Kepala Disbudporapar",
    )  # fmt: skip
    assert not change.places.exists()
    assert list(Post.objects.matching("kepala disbudporapar")) == [post]
    assert [version.content["source"] for version in post.versions.all()] == ["Kepala Disbudporapar", ""]


def test_another_category_asks_for_its_source_before_it_is_handed_in(stage):
    change = drafted(stage, text=TEXT, facts={"category": "isu_aktual"})
    with pytest.raises(Incomplete, match="belum lengkap") as refused:
        handed_in(change, stage.budi)
    assert {problem.where for problem in refused.value.problems} == {"Sumber", "Jenis sumber"}
    actions.edit_correction(
        correction=change, revision=1, text=TEXT, reason=REASON, by=stage.budi,
        facts={"source_kind": "dokumen", "source": "Edaran 12/2026"},
    )  # fmt: skip
    approve(handed_in(change, stage.budi), stage.ratna)
    assert (Post.objects.get().category, current()["category"]) == ("isu_aktual", "isu_aktual")


@pytest.mark.parametrize(
    "facts", [{"category": "kelima"}, {"source_kind": "katanya"}, {"kip_class": "x"}, {"source": "x" * 301}]
)
def test_what_no_message_may_say_no_correction_says(stage, facts):
    with pytest.raises(Incomplete):
        drafted(stage, text=TEXT, facts=facts)
    assert not Correction.objects.exists()


def test_what_turns_out_exempt_is_not_corrected_but_withdrawn(stage):
    change = drafted(stage, text=TEXT, facts={"kip_class": "dikecualikan"})
    with pytest.raises(Incomplete, match="belum lengkap"):
        handed_in(change, stage.budi)


def test_where_it_went_and_its_working_title_are_no_part_of_a_correction(stage):
    for name in ("title", "accounts", "segments", "status"):
        with pytest.raises(TypeError):
            drafted(stage, text=TEXT, facts={name: "x"})


# --- files ------------------------------------------------------------------------------------------


def test_an_alternative_text_changes_only_with_the_approval_and_its_hash_covers_it(stage):
    post, media = published_with_picture(stage)
    change = drafted(stage, post, text=TEXT, media={media: {"alt": RIGHT}})
    media.refresh_from_db()
    assert (media.alt, current()["media"][0]["alt"]) == (ALT, ALT)
    assert change.version.content_hash == content_hash(change.version.content) != change.before.content_hash
    approve(handed_in(change, stage.budi), stage.ratna)
    media.refresh_from_db()
    assert (media.alt, current()["media"][0]["alt"]) == (RIGHT, RIGHT)
    assert [version.content["media"][0]["alt"] for version in post.versions.all()[:2]] == [RIGHT, ALT]
    assert [place.publication.account for place in change.places.all()] == [stage.instagram]


def test_a_wrong_picture_is_replaced_and_the_old_one_stays_for_the_version_that_had_it(stage):
    post, media = published_with_picture(stage)
    change = replaced(stage, post, media)
    new = Media.objects.exclude(pk=media.pk).get()
    assert list(post.media.in_use()) == [media] and new.is_offered
    approve(handed_in(change, stage.budi), stage.ratna)
    assert list(post.media.in_use()) == [new]
    media.refresh_from_db()
    assert media.removed_by == stage.budi and media.file.storage.exists(media.file.name)
    assert [each["id"] for each in current()["media"]] == [new.pk]
    assert change.before.content["media"][0]["sha256"] == media.sha256
    assert "koreksi.media" in Entry.objects.on(post).values_list("event", flat=True)


def test_a_refused_picture_never_comes_into_use_not_even_in_a_copy(stage):
    post, media = published_with_picture(stage)
    change = handed_in(replaced(stage, post, media), stage.budi)
    actions.reject_correction(correction=change, version=change.version, note="Sudah benar.", by=stage.ratna)
    assert list(post.media.in_use()) == [media]
    copied = posts.copy_post(post=post, by=stage.budi)
    assert [each.sha256 for each in copied.media.all()] == [media.sha256]
    # and the next correction starts from what is out
    again = drafted(stage, post, text=TEXT, media={media: {"alt": RIGHT}})
    assert [each["id"] for each in again.version.content["media"]] == [media.pk]


def test_files_are_added_ordered_and_taken_out(stage):
    post, media = published_with_picture(stage)
    change = drafted(
        stage, post, text=TEXT, files=[{"upload": other_photo(), "alt": RIGHT, "caption": "Pasar"}]
    )
    added = Media.objects.get(is_offered=True)
    assert [each["id"] for each in change.version.content["media"]] == [media.pk, added.pk]
    actions.edit_correction(
        correction=change, revision=1, text=TEXT, reason=REASON, by=stage.budi,
        media={media: {"position": 2}, added: {"position": 1}},
    )  # fmt: skip
    assert [each["id"] for each in change.version.content["media"]] == [added.pk, media.pk]
    actions.edit_correction(
        correction=change,
        revision=2,
        text=TEXT,
        reason=REASON,
        by=stage.budi,
        media={media: {"remove": True}},
    )
    approve(handed_in(change, stage.budi), stage.ratna)
    assert list(post.media.in_use()) == [added]


def test_a_picture_without_alternative_text_is_not_handed_in(stage):
    post, _ = published_with_picture(stage)
    change = drafted(stage, post, text=TEXT, files=[{"upload": other_photo(), "alt": "", "caption": ""}])
    with pytest.raises(Incomplete, match="belum lengkap") as refused:
        handed_in(change, stage.budi)
    assert "teks alternatif" in refused.value.problems[0].message


def test_the_check_reads_the_alternative_text_of_a_correction(client, stage):
    post, media = published_with_picture(stage)
    change = drafted(stage, post, text=TEXT, media={media: {"alt": "foto kegiatan"}})
    client.force_login(stage.budi)
    page = client.get(reverse("posts:correction", args=[change.pk])).content.decode()
    assert "tidak memiliki teks alternatif yang menjelaskan" in page
    handed_in(change, stage.budi)
    assert "AT01-alt" in {each["rule"] for each in change.version.scrutinies.get().findings}


@pytest.mark.parametrize(
    "upload", [SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>"), SimpleUploadedFile("a.exe", b"MZ")]
)
def test_what_is_no_picture_is_refused_and_nothing_is_kept(stage, upload):
    post, _ = published_with_picture(stage)
    with pytest.raises(RuleBroken):
        drafted(stage, post, text=TEXT, files=[{"upload": upload, "alt": RIGHT, "caption": ""}])
    assert Media.objects.count() == 1 and not Correction.objects.exists()


def test_the_same_picture_twice_and_a_foreign_one_are_refused(stage):
    post, media = published_with_picture(stage)
    with pytest.raises(RuleBroken, match="sudah ada"):
        drafted(stage, post, text=TEXT, files=[{"upload": photo_upload(), "alt": RIGHT, "caption": ""}])
    other, foreign = published_with_picture(stage)
    with pytest.raises(StateChanged):
        drafted(stage, post, text=TEXT, media={foreign: {"alt": RIGHT}})


def test_saving_without_a_change_is_no_correction(stage):
    post, media = published_with_picture(stage)
    row = {"alt": ALT, "caption": "", "position": 1, "remove": False, "replacement": None}
    with pytest.raises(RuleBroken, match="sama dengan"):
        drafted(stage, post, text=TEXT, media={media: row}, facts={"category": "potensi"})


def test_four_eyes_and_both_tiers_look_at_a_picture_too(stage, monkeypatch, sari):
    rani = second_pejabat(stage)
    post, media = published_with_picture(stage)
    ask_for_tiers(monkeypatch, 2)
    change = handed_in(replaced(stage, post, media), stage.budi)
    approve(change, stage.ratna)
    assert list(post.media.in_use()) == [media]
    for by in (stage.budi, stage.ratna, sari):
        with pytest.raises(NotAllowed):
            approve(change, by)
    approve(change, rani)
    assert media not in post.media.in_use()


def test_a_second_correction_of_the_words_still_leaves_the_right_picture_to_be_put_up(client, stage):
    """The open errand of the first is taken over; its page offers the picture as it is now."""
    post, media = published_with_picture(stage)
    first = replaced(stage, post, media)
    approve(handed_in(first, stage.budi), stage.ratna)
    second = corrected(stage, post)
    place = second.places.get()
    client.force_login(stage.budi)
    page = client.get(reverse("posts:place", args=[place.pk])).content.decode()
    assert RIGHT in page and f"/media/{post.media.in_use().get().pk}/" in page


# --- pages ------------------------------------------------------------------------------------------


def test_the_whole_way_of_a_wrong_picture_by_its_pages(client, stage):
    post, media = published_with_picture(stage)
    client.force_login(stage.budi)
    url = reverse("posts:correct", args=[post.pk])
    words = {
        f"alt_{media.pk}": RIGHT,
        "reason": "Fotonya tertukar.",
        "source": "Panitia",
        "source_kind": "pejabat",
    }
    answer = client.post(url, as_shown(client, url, **words, **{f"replacement_{media.pk}": other_photo()}))
    change = Correction.objects.get()
    assert answer.url == reverse("posts:correction", args=[change.pk])
    page = client.get(answer.url).content.decode()
    for words in ("Berkas baru", "Dikeluarkan", RIGHT, "Panitia", "Perubahan keterangan"):
        assert words in page
    submit = reverse("posts:correction_submit", args=[change.pk])
    assert client.post(submit, ticked(revision=change.revision)).status_code == 302
    client.force_login(stage.ratna)
    review = reverse("posts:correction_review", args=[change.pk])
    assert RIGHT in client.get(review).content.decode()
    sent = {
        "decision": "disetujui",
        "version": change.version_id,
        "content_hash": change.version.content_hash,
    }
    assert client.post(review, sent).status_code == 302
    # the kit carries the new picture and its words
    client.force_login(stage.budi)
    with zipfile.ZipFile(io.BytesIO(client.get(reverse("posts:kit_zip", args=[post.pk])).content)) as kit:
        assert RIGHT in kit.read("teks-alternatif.txt").decode()
        new = post.media.in_use().get()
        assert kit.read("01-gambar.jpg") == new.file.read()
    # both pictures are told apart in the comparison of versions
    page = client.get(reverse("posts:versions", args=[post.pk])).content.decode()
    assert ALT in page and RIGHT in page


def test_the_kit_says_where_the_post_is_still_the_earlier_one(client, stage):
    post, media = published_with_picture(stage)
    client.force_login(stage.budi)
    url = reverse("posts:kit", args=[post.pk])
    assert "Belum diperbaiki" not in client.get(url).content.decode()
    change = corrected(stage, post, text=TEXT, media={media: {"alt": RIGHT}})
    assert "Belum diperbaiki" in client.get(url).content.decode()
    actions.mend_place(place=change.places.get(), way="disunting", mended_at=timezone.now(), by=stage.budi)
    assert "Belum diperbaiki" not in client.get(url).content.decode()


def test_a_chosen_file_is_asked_for_again_when_anything_is_refused(client, stage):
    post, media = published_with_picture(stage)
    client.force_login(stage.budi)
    url = reverse("posts:correct", args=[post.pk])
    sent = as_shown(client, url, reason="", new_file=other_photo(), new_alt=RIGHT)
    page = client.post(url, sent)
    assert page.status_code == 422 and "Pilih berkas ini sekali lagi" in page.content.decode()
    assert RIGHT in page.content.decode()
    sent = as_shown(client, url, reason=REASON, new_alt=RIGHT)
    assert "Pilih berkasnya, atau kosongkan" in client.post(url, sent).content.decode()
    assert not Correction.objects.exists() and Media.objects.count() == 1


def test_a_message_corrected_meanwhile_is_not_set_back_by_an_old_page(client, stage):
    post, media = published_with_picture(stage)
    client.force_login(stage.budi)
    url = reverse("posts:correct", args=[post.pk])
    sent = as_shown(client, url, text=f"{TEXT} Datanglah!", reason=REASON)
    corrected(stage, post, text=TEXT, media={media: {"alt": RIGHT}})
    answer = client.post(url, sent)
    assert answer.status_code == 409 and Correction.objects.count() == 1
    assert "berubah sejak Anda membukanya" in answer.content.decode()


def test_what_somebody_else_added_is_not_emptied_by_a_page_that_never_showed_it(client, stage):
    post, media = published_with_picture(stage)
    change = drafted(stage, post)
    client.force_login(stage.budi)
    url = reverse("posts:correction_edit", args=[change.pk])
    sent = as_shown(client, url, reason="Dua hal keliru.")
    actions.edit_correction(
        correction=change, revision=1, text=TEXT, reason=REASON, by=stage.ratna,
        files=[{"upload": other_photo(), "alt": RIGHT, "caption": ""}],
    )  # fmt: skip
    answer = client.post(url, sent)
    assert answer.status_code == 409
    form = answer.context["form"]
    again = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    assert client.post(url, again).status_code == 302
    change.refresh_from_db()
    assert [each["alt"] for each in change.version.content["media"]] == [ALT, RIGHT]


def test_the_file_of_a_proposal_is_seen_by_the_unit_alone(client, stage, sari):
    post, media = published_with_picture(stage)
    replaced(stage, post, media)
    new = Media.objects.get(is_offered=True)
    url = reverse("posts:media_file", args=[post.pk, new.pk])
    for person, status in ((stage.ratna, 200), (sari, 404)):
        client.force_login(person)
        assert client.get(url).status_code == status


def test_a_document_may_come_with_a_correction(stage):
    post, _ = published_with_picture(stage)
    change = proposed(
        stage, post, text=TEXT, files=[{"upload": pdf_upload(), "alt": "Jadwal acara", "caption": ""}]
    )
    assert change.status == State.WAITING and out() == TEXT


def test_a_proof_recorded_late_of_a_post_with_the_wrong_picture_is_an_errand(stage):
    post, media = published_with_picture(stage, accounts=[stage.instagram, stage.facebook])
    before = timezone.now()
    change = corrected(stage, post, text=TEXT, media={media: {"alt": RIGHT}})
    assert [place.publication.account for place in change.places.all()] == [stage.instagram]
    posts.publish_post(
        post=Post.objects.get(), account=stage.facebook, url="https://www.facebook.com/disbudporapar/posts/9",
        published_at=before, by=stage.budi,
    )  # fmt: skip
    assert {place.publication.account for place in change.places.all()} == {stage.instagram, stage.facebook}
