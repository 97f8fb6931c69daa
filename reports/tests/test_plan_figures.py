"""The plan and the priority programmes in the report."""

import pytest

from klaten_medsos import dates
from posts import actions as posts
from posts.models import Post
from posts.planning import actions as planning
from posts.tests.emergency.test_emergency import FACEBOOK_URL, send, shift
from posts.tests.planning.test_plans import YEAR, approved_plan, filled
from posts.tests.stage import stage  # noqa: F401
from reports.content.sections import BUILDERS
from reports.figures import figures_for
from reports.integrity import posts as broken_posts

pytestmark = pytest.mark.django_db


def titles(figures, letter):
    tables, _ = BUILDERS[letter](figures[letter], YEAR)
    return [table["caption"] for table in tables]


def test_the_report_compares_the_approved_plan_with_what_came_out(stage):  # noqa: F811
    approved_plan(stage)
    figures = figures_for(stage.unit, YEAR)
    assert figures["a"]["plan"]["channels"] == [
        {"label": "disbudporapar (Instagram)", "per_month": 2, "target": 24, "actual": 0}
    ]
    assert figures["a"]["plan"]["never_addressed"] == ["Wisatawan"]
    assert "Rencana dan kenyataan (Pasal 8)" in titles(figures, "a")


def test_a_plan_nobody_approved_is_not_in_the_report(stage):  # noqa: F811
    filled(stage)
    figures = figures_for(stage.unit, YEAR)
    assert figures["a"]["plan"] is None
    assert "Rencana dan kenyataan (Pasal 8)" not in titles(figures, "a")


def test_a_programme_without_a_message_is_named_in_the_report(stage):  # noqa: F811
    planning.add_programme(unit=stage.unit, year=YEAR, name="Desa wisata", target="Lima desa", by=stage.budi)
    figures = figures_for(stage.unit, YEAR)
    assert figures["b"]["programmes"]["silent"] == ["Desa wisata"]
    assert "Capaian program prioritas (Pasal 14 huruf d)" in titles(figures, "b")


def test_a_report_frozen_before_plans_were_kept_still_reads(stage):  # noqa: F811
    figures = figures_for(stage.unit, YEAR)
    del figures["a"]["plan"], figures["b"]["programmes"]
    assert "Akun resmi menurut Pasal 18" in titles(figures, "a")
    assert "Segmen khalayak yang dituju" not in titles(figures, "b")


def test_verification_accepts_the_lane_and_names_a_hole_in_it(stage):  # noqa: F811
    shift(stage)
    post = send(stage).post
    posts.publish_post(
        post=post, account=stage.facebook, url=FACEBOOK_URL, published_at=dates.now(), by=stage.budi
    )
    assert list(broken_posts()) == []
    Post.objects.filter(pk=post.pk).update(emergency_by=stage.ratna)  # somebody who was not on call
    assert len(list(broken_posts())) == 1


def test_the_emergency_lane_is_counted_apart(stage):  # noqa: F811
    year = dates.today().year
    assert figures_for(stage.unit, year)["b"]["emergency"]["total"] == 0
    shift(stage)
    post = send(stage).post
    posts.publish_post(
        post=post, account=stage.facebook, url=FACEBOOK_URL, published_at=dates.now(), by=stage.budi
    )
    figures = figures_for(stage.unit, year)
    assert (figures["b"]["emergency"]["total"], figures["b"]["total"]) == (1, 1)
    assert "Pesan lewat jalur darurat (Pasal 12 huruf b, 14 huruf c)" in titles(figures, "b")
