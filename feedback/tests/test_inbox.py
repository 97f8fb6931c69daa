"""What the khalayak says, and what becomes of it (Pasal 10 huruf e sampai g)."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from feedback import actions
from feedback.duties import duties_for
from feedback.models import Item
from feedback.workflow import FLOW, Status
from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


def log(by, unit, **changed):
    values = {
        "unit": unit, "kind": "pertanyaan", "text": "Jam buka museum?", "topic": "jam buka", "by": by,
        "received_at": dates.now() - timedelta(hours=5),
    }  # fmt: skip
    return actions.log_item(**values | changed)


def test_budi_logs_a_question_and_answers_it(budi, disbudporapar):
    item = log(budi, disbudporapar)
    actions.answer_item(item=item, answer="Pukul 08.00 sampai 15.00 WIB.", by=budi)
    item.refresh_from_db()
    assert (item.status, item.answered_by) == (Status.ANSWERED, budi)
    assert [entry.event for entry in Entry.objects.on(item)] == ["masukan.dicatat", "masukan.dijawab"]


def test_sari_cannot_log_or_answer_for_another_opd(budi, sari, disbudporapar):
    item = log(budi, disbudporapar)
    with pytest.raises(NotAllowed):
        log(sari, disbudporapar)
    with pytest.raises(NotAllowed):
        actions.answer_item(item=item, answer="x", by=sari)


def test_a_forwarded_item_is_answered_by_the_other_unit_and_no_longer_by_the_first(
    budi, sari, disbudporapar, dinkes
):
    item = log(budi, disbudporapar)
    actions.forward_item(item=item, to=dinkes, by=budi)
    assert Notice.objects.filter(recipient=sari, kind="masukan_diteruskan").count() == 1
    with pytest.raises(NotAllowed):
        actions.answer_item(item=item, answer="x", by=budi)
    actions.answer_item(item=item, answer="Sudah kami tangani.", by=sari)
    assert Item.objects.get().status == Status.ANSWERED


def test_an_item_cannot_be_forwarded_to_where_it_is(budi, disbudporapar):
    with pytest.raises(RuleBroken):
        actions.forward_item(item=log(budi, disbudporapar), to=disbudporapar, by=budi)


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "  "},
        {"topic": ""},
        {"text": "NIK saya 3399 0171 0890 0000 tolong"},
        {"received_at": datetime(2199, 1, 1, tzinfo=dates.WIB)},
    ],
)
def test_what_may_not_be_kept_is_refused(budi, disbudporapar, changed):
    with pytest.raises(RuleBroken):
        log(budi, disbudporapar, **changed)
    assert not Item.objects.exists()


def test_an_answer_before_the_question_is_refused(budi, disbudporapar):
    item = log(budi, disbudporapar)
    with pytest.raises(RuleBroken):
        actions.answer_item(item=item, answer="x", by=budi, answered_at=item.received_at - timedelta(hours=1))


@pytest.mark.parametrize("state", Status)
@pytest.mark.parametrize("to", [Status.ANSWERED, Status.FORWARDED, Status.FILTERED])
def test_only_the_edges_of_the_table_exist(budi, disbudporapar, dinkes, state, to):
    item = log(budi, disbudporapar)
    Item.objects.filter(pk=item.pk).update(status=state)
    item.refresh_from_db()
    if state == Status.FORWARDED:
        at = dates.now()
        Item.objects.filter(pk=item.pk).update(forwarded_to=disbudporapar, forwarded_at=at, forwarded_by=budi)
        item.refresh_from_db()
    doors = {
        Status.ANSWERED: lambda: actions.answer_item(item=item, answer="x", by=budi),
        Status.FORWARDED: lambda: actions.forward_item(item=item, to=dinkes, by=budi),
        Status.FILTERED: lambda: actions.filter_item(item=item, reason="spam", by=budi),
    }
    if FLOW.allows(state, to):
        doors[to]()
        assert Item.objects.get().status == to
    else:
        with pytest.raises(StateChanged):
            doors[to]()


def test_home_tells_budi_what_waits_and_sari_nothing(budi, sari, disbudporapar):
    log(budi, disbudporapar, received_at=dates.now() - timedelta(days=5))
    [duty] = duties_for(budi)
    assert "1 masukan" in duty.title and duty.tone == "danger"
    assert duties_for(sari) == []


def test_the_pages_of_the_inbox(client, budi, sari, disbudporapar, dinkes):
    client.force_login(budi)
    assert client.get(reverse("feedback:list")).status_code == 200
    data = {
        "unit": disbudporapar.pk, "kind": "keluhan", "text": "Parkir <b>mahal</b> sekali 😀", "topic": "parkir",
        "sentiment": "negatif", "received_at": "2026-01-05T10:00",
    }  # fmt: skip
    assert client.post(reverse("feedback:create"), data | {"text": "nul\x00"}).status_code == 422
    assert client.post(reverse("feedback:create"), data | {"kind": "ancaman"}).status_code == 422
    response = client.post(reverse("feedback:create"), data)
    item = Item.objects.get()
    assert response.url == item.get_absolute_url()
    page = client.get(item.get_absolute_url()).content.decode()
    assert "Parkir &lt;b&gt;mahal" in page
    forward = reverse("feedback:decide", args=[item.pk, "teruskan"])
    assert client.get(forward).status_code == 200
    assert client.post(forward, {"to": dinkes.pk}).status_code == 302
    assert client.post(forward, {"to": dinkes.pk}).status_code == 403
    client.force_login(sari)
    assert client.get(item.get_absolute_url()).status_code == 200


def test_sari_does_not_see_items_of_another_opd(client, budi, sari, disbudporapar):
    item = log(budi, disbudporapar)
    client.force_login(sari)
    assert client.get(item.get_absolute_url()).status_code == 404
    assert (
        client.post(reverse("feedback:decide", args=[item.pk, "jawab"]), {"answer": "x"}).status_code == 404
    )
