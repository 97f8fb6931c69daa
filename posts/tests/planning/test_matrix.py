"""A message for a segment no chosen account serves: warned of, and kept when it goes on (Pasal 9)."""

import pytest
from django.urls import reverse

from posts.models import MatrixOverride
from posts.planning.matrix import unserved_segments
from posts.tests.stage import draft, submit

pytestmark = pytest.mark.django_db


def test_a_segment_no_chosen_account_serves_is_named(stage):
    stage.instagram.segments.set([stage.segment])
    post = draft(stage, segments=[stage.segment, stage.own_segment])
    assert unserved_segments(post) == ["Pemuda Disbudporapar"]
    stage.instagram.segments.add(stage.own_segment)
    assert unserved_segments(post) == []


def test_going_on_is_kept_with_the_version_and_the_person(client, stage):
    post = draft(stage)
    client.force_login(stage.budi)
    for page in ("detail", "submit"):
        assert "Segmen tanpa kanal" in client.get(reverse(f"posts:{page}", args=[post.pk])).content.decode()
    submit(post, stage.budi)
    kept = MatrixOverride.objects.get()
    assert (kept.version, kept.passed_by, kept.segments) == (post.current_version, stage.budi, ["Wisatawan"])


def test_a_message_whose_segments_are_served_leaves_no_mark(stage):
    stage.instagram.segments.set([stage.segment])
    submit(draft(stage), stage.budi)
    assert not MatrixOverride.objects.exists()
