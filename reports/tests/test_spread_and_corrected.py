"""Corrections hold up under verification, and what a unit spread for others stands in huruf f."""

import pytest

from klaten_medsos import dates
from klaten_medsos.uploads import clean_upload
from posts import actions as posts
from posts.models import Correction, Media, Publication
from posts.spreading import actions as spreading
from posts.tests.corrections.story import approve, corrected, drafted, handed_in, published_with_picture
from posts.tests.stage import POST_URL, TEXT, approved, stage  # noqa: F401
from reports import integrity
from reports.content.sections import BUILDERS
from reports.figures import figures_for
from reports.integrity import posts as broken_posts
from tests.cast import photo_upload, png_upload

YEAR = dates.today().year
BARE = "https://www.instagram.com/p/Sebar{}/"
NAMED = "https://www.instagram.com/dinkes.klt/p/Sebar{}/"
pytestmark = pytest.mark.django_db


def test_verification_accepts_a_correction_and_names_one_that_skipped_a_tier(stage):  # noqa: F811
    change = corrected(stage)
    assert list(broken_posts()) == []
    Correction.objects.filter(pk=change.pk).update(tiers=2, tiers_passed=2)  # as nobody approved it
    [sentence] = broken_posts()
    assert "tanpa persetujuan setiap jenjang" in sentence


def test_a_picture_changed_behind_the_back_of_its_version_is_named(stage):  # noqa: F811
    post, media = published_with_picture(stage)
    assert list(integrity.media()) == []
    change = drafted(
        stage, post, text=TEXT, media={media: {"replacement": photo_upload("lain.jpg", colour="blue")}}
    )
    assert list(integrity.media()) == []  # offered, and whole
    approve(handed_in(change, stage.budi), stage.ratna)
    assert list(integrity.media()) == []
    new = post.media.in_use().get()
    with open(new.file.path, "ab") as file:
        file.write(b"!")
    assert [sentence.rsplit(") ")[-1] for sentence in integrity.media()] == [
        "berubah: sidik SHA-256 tidak cocok."
    ]
    new.file.storage.delete(new.file.name)
    Media.objects.filter(pk=new.pk).update(is_offered=True)
    gone, offered = integrity.media()
    assert gone.endswith("hilang.") and "bukan berkas yang tersimpan" in offered


def test_a_screenshot_that_is_gone_is_named(stage):  # noqa: F811
    posts.publish_post(
        post=approved(stage), account=stage.instagram, url=POST_URL, published_at=dates.now(), by=stage.budi,
        screenshot=clean_upload(png_upload("bukti.png"), kinds=("png",)),
    )  # fmt: skip
    assert list(integrity.proofs()) == []
    proof = Publication.objects.get()
    proof.screenshot.storage.delete(proof.screenshot.name)
    [sentence] = integrity.proofs()
    assert "Tangkapan layar" in sentence and sentence.endswith("hilang.")


def spread(stage, dewi, sari, url, **changes):  # noqa: F811
    task = spreading.ask_to_spread(post=approved(stage), units=[stage.other], by=dewi)
    words = {
        "target": task.targets.get(), "account": stage.others_account, "url": url, "published_at": dates.now(), "by": sari,
    }  # fmt: skip
    return spreading.prove_spread(**words | changes)


def test_what_a_unit_spread_for_others_stands_in_huruf_f(stage, dewi, sari):  # noqa: F811
    spread(stage, dewi, sari, NAMED.format(1))
    confirmed = spread(stage, dewi, sari, BARE.format(2))
    spreading.decide_proof(proof=confirmed, is_accepted=True, by=dewi)
    refused = spread(stage, dewi, sari, NAMED.format(3))
    spreading.decide_proof(proof=refused, is_accepted=False, note="Tidak ada.", by=dewi)
    spread(stage, dewi, sari, BARE.format(4))
    figures = figures_for(stage.other, YEAR)["f"]
    assert (figures["reposts"], figures["reposted_messages"], figures["reposts_unproven"]) == (2, 2, 1)
    tables, _ = BUILDERS["f"](figures, YEAR)
    [table] = [table for table in tables if table["caption"] == "Berbagi ulang pesan pihak lain"]
    assert table["rows"][0] == ["Kiriman ulang di akun resmi unit", "2"]
    assert figures_for(stage.unit, YEAR)["f"]["reposts"] == 0
    assert figures_for(stage.other, YEAR - 1)["f"]["reposts"] == 0


def test_a_report_frozen_before_it_was_counted_still_reads(stage):  # noqa: F811
    figures = figures_for(stage.unit, YEAR)["f"]
    for name in ("reposts", "reposted_messages", "reposts_unproven"):
        del figures[name]
    tables, _ = BUILDERS["f"](figures, YEAR)
    assert "Berbagi ulang pesan pihak lain" not in [table["caption"] for table in tables]
