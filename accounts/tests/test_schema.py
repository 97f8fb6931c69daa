"""Schemathesis reads our OpenAPI document and asks whatever it allows and forbids: no 5xx, every answer as described."""

import os

import pytest
import schemathesis
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from accounts import actions
from accounts.impostors import actions as impostors
from accounts.models import Segment
from accounts.public.description import document
from accounts.tests.test_register import propose

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("SCHEMA_EXAMPLES", "15"))  # few in the suite, many by hand


@pytest.fixture
def interface(budi, disbudporapar, dewi, settings):
    """The document as served, over a register with an official, a closed and a fake account."""
    settings.PUBLIC_PER_MINUTE = 1_000_000
    settings.ALLOWED_HOSTS = ["*"]
    segment = Segment.objects.create(name="Wisatawan")
    for name in ("wisata_uji_klaten", "uji_lama_klaten"):
        account = propose(budi, disbudporapar, segment, pasted=f"https://www.instagram.com/{name}")
        actions.verify_account(account=account, by=dewi)
    actions.retire_account(account=account, reason="Digabung.", by=dewi)
    fake = impostors.report_impostor(pasted="https://www.instagram.com/wisata_uji_k1aten", harm="lainnya")
    impostors.examine_report(report=fake, by=dewi)
    impostors.decide_fake(report=fake, reason="Meniru.", by=dewi)
    # the connection of the test must outlive each request
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_every_question_the_document_allows_or_forbids_is_answered_as_described(interface, mode):
    tried = []
    for operation in interface.get_all_operations():
        strategy = operation.ok().as_strategy(generation_mode=GenerationMode(mode))

        @settings(
            max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=strategy)
        def ask(case):
            # a unit or page that the document allows may not exist: 400 is described for it
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        ask()
        tried.append(operation.ok().label)
    assert len(tried) == len(document()["paths"])
