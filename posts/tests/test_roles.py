"""Every state, every action, every member of the cast: who may do what, at the actions and at the pages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from klaten_medsos.exceptions import NotAllowed, StateChanged
from posts import actions
from posts.models import Post
from posts.tests.stage import HOUR, POST_URL, in_state, submit
from posts.workflow import EDITABLE, FLOW, OPEN, READY, Status
from tests.trying import answer, undone

pytestmark = [pytest.mark.django_db, pytest.mark.domain]

CAST = ("budi", "ratna", "sari", "tono", "dewi", "kirana", "joko", "operator")
# who holds the power, and from which states the action goes
TABLE = {
    "edit": ({"budi", "ratna", "tono"}, {Status.DRAFT, Status.REVISION}),
    "submit": ({"budi", "ratna"}, {Status.DRAFT, Status.REVISION}),
    "approve": ({"ratna"}, {Status.WAITING}),
    "return": ({"ratna"}, {Status.WAITING}),
    "reject": ({"ratna"}, {Status.WAITING}),
    "recall": ({"budi", "ratna"}, {Status.WAITING}),
    "schedule": ({"budi", "ratna"}, set(OPEN)),
    "reopen": ({"budi", "ratna"}, {*READY, Status.EXPIRED}),
    "abandon": ({"budi", "ratna", "tono"}, {Status.DRAFT, Status.REVISION, Status.EXPIRED}),
    "publish": ({"budi", "ratna"}, {*READY, Status.PUBLISHED}),
    "withdraw": ({"ratna"}, {*READY, Status.PUBLISHED}),
}


def perform(action, stage, post, by):
    version = post.current_version
    second_url = "https://www.facebook.com/disbudporapar/posts/77"
    fresh = post.status != Status.PUBLISHED
    {
        "edit": lambda: actions.edit_post(post=post, revision=post.revision, by=by, text="Isi lain."),
        "submit": lambda: submit(post, by),
        "approve": lambda: actions.approve_post(post=post, version=version, by=by),
        "return": lambda: actions.return_post(post=post, version=version, note="Perjelas.", by=by),
        "reject": lambda: actions.reject_post(post=post, version=version, note="Bukan.", by=by),
        "recall": lambda: actions.recall_post(post=post, by=by),
        "schedule": lambda: actions.schedule_post(post=post, scheduled_for=timezone.now() + 3 * HOUR, by=by),
        "abandon": lambda: actions.abandon_post(post=post, reason="Acara batal.", by=by),
        "reopen": lambda: actions.reopen_post(post=post, reason="Jam berubah.", by=by),
        "publish": lambda: actions.publish_post(
            post=post,
            account=stage.instagram if fresh else stage.facebook,
            url=POST_URL if fresh else second_url,
            published_at=timezone.now(),
            by=by,
        ),
        "withdraw": lambda: actions.withdraw_post(post=post, reason="Acara batal.", by=by),
    }[action]()


@pytest.fixture
def cast(request):
    return {name: request.getfixturevalue(name) for name in CAST}


@pytest.mark.parametrize("status", list(Status))
def test_who_may_do_what_from_which_state(stage, cast, status):
    """One message in that state; every action is tried on it by everybody, and then undone."""
    made = in_state(stage, status)
    made.accounts.add(stage.facebook)  # a second target, so that a published message has one left
    wrong = []
    for action, (powerful, states) in TABLE.items():
        if action == "schedule" and status in EDITABLE:
            powerful = powerful | {"tono"}  # on the desk a time is part of the draft
        actor = "ratna" if "budi" not in powerful else "budi"
        for name, person in cast.items():
            if name not in powerful:
                right = NotAllowed
            elif status not in states:
                right = StateChanged
            elif name == actor:
                right = None
            else:
                continue
            with undone():
                happened = answer(perform, action, stage, Post.objects.get(pk=made.pk), person)
                untouched = Post.objects.get(pk=made.pk)
            if happened is not right:
                wrong.append(f"{action} by {name}: {happened}, the table says {right}")
            elif right and (untouched.status, untouched.text) != (status, made.text):
                wrong.append(f"{action} by {name} was refused, and yet the message changed")
    assert wrong == []


def test_the_table_names_every_move_of_the_workflow():
    moves = {(here, there) for here, targets in FLOW.transitions.items() for there in targets}
    told = {
        *((here, Status.WAITING) for here in TABLE["submit"][1]),
        (Status.WAITING, Status.APPROVED), (Status.WAITING, Status.REVISION),
        (Status.WAITING, Status.REJECTED), (Status.WAITING, Status.EXPIRED),
        *((here, Status.REVISION) for here in TABLE["reopen"][1]),
        *((here, Status.PUBLISHED) for here in READY),
        (Status.APPROVED, Status.SCHEDULED), (Status.SCHEDULED, Status.APPROVED),
        (Status.DRAFT, Status.SCHEDULED),  # the emergency lane, see posts/tests/emergency
        *((here, Status.WITHDRAWN) for here in TABLE["abandon"][1] | TABLE["withdraw"][1]),
    }  # fmt: skip
    assert moves == told


PAGES = (
    "detail", "edit", "submit", "review", "schedule", "abandon", "reopen", "kit", "publish", "withdraw",
    "versions",
)  # fmt: skip
WRITES = ("edit", "submit", "recall", "schedule", "abandon", "review", "reopen", "publish", "withdraw")


@pytest.mark.parametrize("name", ["sari", "joko"])
def test_who_may_not_see_a_message_finds_nothing(client, stage, cast, name):
    post = in_state(stage, Status.APPROVED)
    client.force_login(cast[name])
    for page in PAGES:
        assert client.get(reverse(f"posts:{page}", args=[post.pk])).status_code == 404, page
    for page in WRITES:
        assert client.post(reverse(f"posts:{page}", args=[post.pk]), {}).status_code == 404, page
    assert post.title not in client.get(reverse("posts:list")).content.decode()
    assert post.title not in b"".join(client.get(reverse("posts:csv")).streaming_content).decode()


@pytest.mark.parametrize("name", ["dewi", "kirana", "operator"])
def test_diskominfo_reads_but_does_not_write(client, stage, cast, name):
    post = in_state(stage, Status.APPROVED)
    client.force_login(cast[name])
    for page in ("detail", "versions", "kit"):
        assert client.get(reverse(f"posts:{page}", args=[post.pk])).status_code == 200, page
    for page in WRITES:
        assert client.post(reverse(f"posts:{page}", args=[post.pk]), {}).status_code == 403, page


def test_tono_sees_and_is_told_why_he_may_not_decide(client, stage, cast):
    post = in_state(stage, Status.WAITING)
    client.force_login(cast["tono"])
    assert client.get(reverse("posts:detail", args=[post.pk])).status_code == 200
    answer = client.post(reverse("posts:review", args=[post.pk]), {"decision": "disetujui"})
    assert answer.status_code == 403
    assert "Pasal 11" in answer.content.decode()
    assert Post.objects.get().status == Status.WAITING


def test_a_stranger_is_asked_to_sign_in(client, stage):
    answer = client.get(reverse("posts:list"))
    assert answer.status_code == 302
    assert "/masuk/" in answer.url
