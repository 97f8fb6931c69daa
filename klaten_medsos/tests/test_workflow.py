"""States are a table, and a move succeeds only from where the row still is."""

import pytest
from django.db import models
from django.utils import timezone

from accounts.models import Account
from accounts.workflow import FLOW as ACCOUNT_FLOW
from accounts.workflow import Status
from feedback.workflow import FLOW as ITEM_FLOW
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.workflow import Flow, StateStyle, move
from posts.workflow import FLOW as POST_FLOW
from reports.workflow import EVALUATION_FLOW
from reports.workflow import FLOW as REPORT_FLOW

FLOWS = [ACCOUNT_FLOW, ITEM_FLOW, POST_FLOW, REPORT_FLOW, EVALUATION_FLOW]


class Light(models.TextChoices):
    RED = "merah", "Merah"
    GREEN = "hijau", "Hijau"


STYLES = {Light.RED: StateStyle("danger", "dot"), Light.GREEN: StateStyle("success", "dot")}


def test_a_table_that_forgets_a_state_cannot_be_imported():
    with pytest.raises(ValueError, match="transitions"):
        Flow(states=Light, transitions={Light.RED: set()}, styles=STYLES)
    with pytest.raises(ValueError, match="styles"):
        Flow(states=Light, transitions={Light.RED: set(), Light.GREEN: set()}, styles={})


def test_an_unknown_tone_cannot_be_imported():
    odd = STYLES | {Light.RED: StateStyle("pink", "dot")}
    with pytest.raises(ValueError, match="tone"):
        Flow(states=Light, transitions={Light.RED: set(), Light.GREEN: set()}, styles=odd)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.noun)
def test_every_state_can_be_reached_and_leads_to_known_ones(flow):
    reached = {state for targets in flow.transitions.values() for state in targets}
    first = list(flow.states)[0]
    assert reached | {first} == set(flow.states)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.noun)
def test_a_state_that_waits_names_who_must_act(flow):
    for state, targets in flow.transitions.items():
        if targets and state not in ("terbit", "aktif"):
            assert flow.style(state).owner, state


@pytest.fixture
def account(budi, disbudporapar):
    return Account.objects.create(
        unit=disbudporapar, pasted="x.com/contoh", platform="x", handle="contoh", key="x:contoh",
        canonical_url="https://x.com/contoh", media_type="microblog", purpose="uji", custodian=budi,
        evidence="bio", proposed_at=timezone.now(), proposed_by=budi,
    )  # fmt: skip


@pytest.mark.domain
def test_of_two_who_press_at_once_one_wins_and_the_other_is_told(account):
    first, second = Account.objects.get(pk=account.pk), Account.objects.get(pk=account.pk)
    move(first, Status.RETURNED, decision_note="dari yang pertama")
    with pytest.raises(StateChanged, match="Orang lain lebih dahulu") as refused:
        move(second, Status.RETURNED, decision_note="dari yang kedua")
    assert refused.value.status_code == 409 and "Perlu perbaikan" in refused.value.message
    account.refresh_from_db()
    assert account.decision_note == "dari yang pertama"


@pytest.mark.domain
def test_a_way_the_table_does_not_know_is_refused_and_changes_nothing(account):
    with pytest.raises(StateChanged, match="tidak dapat menjadi “Ditutup”"):
        move(account, Status.RETIRED)
    account.refresh_from_db()
    assert account.status == Status.PROPOSED


@pytest.mark.domain
def test_a_move_sets_its_changes_on_the_row_and_on_the_object(account):
    before = account.updated_at
    moved = move(account, Status.RETURNED, decision_note="lengkapi")
    assert moved is account and account.status == Status.RETURNED
    stored = Account.objects.get(pk=account.pk)
    assert (stored.status, stored.decision_note) == (Status.RETURNED, "lengkapi")
    assert stored.updated_at > before


@pytest.mark.domain
def test_a_move_of_a_row_that_vanished_is_an_error_and_no_silence(account):
    ghost = Account.objects.get(pk=account.pk)
    Account.objects.filter(pk=account.pk).delete()
    with pytest.raises(Account.DoesNotExist):
        move(ghost, Status.RETURNED)
