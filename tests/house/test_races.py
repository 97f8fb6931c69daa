"""32 real requests press one button at the same moment: one wins, the others are told, nothing happens twice.

The control test takes the guard away and must see the harm, else the harness would prove nothing.
"""

import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import verify
from klaten_medsos.audit.models import Entry
from klaten_medsos.notices.models import Kind, Notice
from opd.models import MembershipKind
from reports.actions import handing
from reports.models import Report, Series
from reports.tests.stories import Story
from reports.workflow import Status
from tests.cast import make_person

MANY = 32
TOKEN = "k" * 32

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture
def signed(disbudporapar, budi, ratna, dewi, kirana, joko):
    return Story(disbudporapar, budi, ratna, dewi, kirana, joko).signed()


@pytest.fixture
def desks(signed, diskominfo):
    """The cookies of four people at Diskominfo who may all decide."""
    people = [
        make_person(f"meja{n}", f"Meja Contoh {n}", diskominfo, MembershipKind.DISKOMINFO) for n in range(4)
    ]
    cookies = []
    for person in people:
        client = Client()
        client.force_login(person)
        cookies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    return cookies


@pytest.fixture
def server(live_server):
    """The live server with room for all callers to wait: its queue of ten would reset the others on a busy machine."""
    live_server.thread.httpd.socket.listen(2 * MANY)
    return live_server


def press_at_once(server, path, cookies) -> list[int]:
    """POST ``path`` from ``MANY`` connections that all wait for the same moment; the answers' status codes."""
    place, gate = urlsplit(server.url), threading.Barrier(MANY)

    def press(number):
        wire = http.client.HTTPConnection(place.hostname, place.port, timeout=90)
        session = cookies[number % len(cookies)]
        headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
            # the token travels here and the body is empty: a body left unread would reset the connection
            "X-CSRFToken": TOKEN,
            "Content-Length": "0",
        }
        wire.connect()
        try:
            gate.wait(60)
            wire.request("POST", path, headers=headers)
            return wire.getresponse().status
        finally:
            wire.close()

    with ThreadPoolExecutor(MANY) as callers:
        return list(callers.map(press, range(MANY)))


def received(report):
    return Entry.objects.on(report).filter(event=Event.REPORT_RECEIVED).count()


def test_of_32_who_receive_a_report_at_once_one_wins(server, signed, desks):
    answers = press_at_once(server, reverse("reports:receive", args=[signed.pk]), desks)
    # on a very busy machine the database may give up waiting for the row before it is a loser's turn: 503
    assert len(answers) == MANY and answers.count(302) == 1 and set(answers) <= {302, 409, 503}
    report = Report.objects.get(pk=signed.pk)
    assert report.status == Status.RECEIVED and received(report) == 1
    assert Series.objects.get().last == 1  # no number was burnt by those who lost
    told = Notice.objects.filter(kind=Kind.REPORT_RECEIVED, object_id=str(report.pk))
    assert told.count() == told.values("recipient").distinct().count()
    assert list(verify()) == []


def test_without_the_guard_the_same_32_do_harm(server, signed, desks, monkeypatch):
    def careless(obj, to, **changes):
        time.sleep(0.05)
        type(obj).objects.filter(pk=obj.pk).update(status=to, **changes)
        obj.status = to
        for name, value in changes.items():
            setattr(obj, name, value)

    monkeypatch.setattr(handing, "lock", lambda obj: obj)
    monkeypatch.setattr(handing, "move", careless)
    answers = press_at_once(server, reverse("reports:receive", args=[signed.pk]), desks)
    assert answers.count(302) > 1 and received(signed) > 1
