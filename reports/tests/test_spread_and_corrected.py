"""Corrections hold up under verification, and what a unit spread for others stands in huruf f."""

import pytest

from posts.models import Correction
from posts.tests.corrections.story import corrected
from posts.tests.stage import stage  # noqa: F401
from reports.integrity import posts as broken_posts

pytestmark = pytest.mark.django_db


def test_verification_accepts_a_correction_and_names_one_that_skipped_a_tier(stage):  # noqa: F811
    change = corrected(stage)
    assert list(broken_posts()) == []
    Correction.objects.filter(pk=change.pk).update(tiers=2, tiers_passed=2)  # as nobody approved it
    [sentence] = broken_posts()
    assert "tanpa persetujuan setiap jenjang" in sentence
