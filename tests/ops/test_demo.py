"""The demo a new user meets first: its whole story is told by the actions of the portal, so it must keep pace with them."""

import pytest
from django.core.management import call_command

from accounts.models import Account
from opd.models import User
from posts.models import Post
from posts.workflow import Status
from reports.models import Report

pytestmark = pytest.mark.django_db


def test_the_demo_tells_its_whole_story(settings):
    settings.DEMO = True
    call_command("demo", verbosity=0)
    assert User.objects.filter(username="petugas.dinkes").exists()
    assert Account.objects.filter(status="aktif").exists() and Report.objects.exists()
    told = set(Post.objects.values_list("status", flat=True))
    assert told == {str(status) for status in Status}
