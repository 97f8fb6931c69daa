"""State × action × role: everything on an account is possible exactly where and for whom the table says."""

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Account, CompromiseCase
from accounts.runbook import GUIDANCE, Step
from accounts.tests.cast import account_in, colleague
from accounts.tests.test_custody import DONE
from accounts.tests.test_radar import CONFIRMED
from accounts.workflow import Status
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from tests.trying import answer, undone

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
P, R, C, A, S, X, D = Status
UNIT, DESK, APPOINTED = ("budi", "ratna", "tono"), ("dewi",), ("budi", "ratna")
PEOPLE = ("budi", "ratna", "tono", "sari", "dewi", "kirana", "joko")
# action: (from which states, by whom); "desk only" never holds for one's own proposal, here Budi's
TABLE = {
    "verify": ({P}, DESK),
    "return": ({P}, DESK),
    "revise": ({R}, UNIT),
    "cancel": ({P, R}, (*UNIT, *DESK)),
    "suspend": ({A}, DESK),
    "reinstate": ({S}, DESK),  # a compromised account needs its steps done first: see below
    "report": ({A, S}, (*UNIT, *DESK)),
    "retire": ({A, S, X}, (*APPOINTED, *DESK)),
    "review": ({A}, APPOINTED),
    "purpose": ({A}, APPOINTED),
    "alias": ({A, S, X}, (*UNIT, *DESK)),
    "custody": ({P, R, A, S, X}, UNIT),
    "handover": ({P, R, A, S, X}, UNIT),
    "view": (set(Status), (*UNIT, "dewi", "kirana")),
}


def do(name, account, by, heir):
    note = {"account": account, "reason": "Alasan uji.", "by": by}
    plain = {"account": account, "by": by}
    return {
        "verify": lambda: actions.verify_account(**plain),
        "return": lambda: actions.return_account(**note),
        "revise": lambda: actions.revise_account(**plain),
        "cancel": lambda: actions.cancel_account(**plain),
        "suspend": lambda: actions.suspend_account(**note),
        "reinstate": lambda: actions.reinstate_account(**note),
        "report": lambda: actions.report_compromised_account(**note),
        "retire": lambda: actions.retire_account(**note),
        "review": lambda: actions.review_account(**plain, **CONFIRMED),
        "purpose": lambda: actions.change_purpose(
            **note, purpose="Tujuan lain", segments=account.segments.all()
        ),
        "alias": lambda: actions.add_alias(**note, kind="lama", pasted=f"ig: lama_{account.handle}"),
        "custody": lambda: actions.change_custody(**plain, has_two_factor=not account.has_two_factor),
        "handover": lambda: actions.hand_over_account(
            **plain, leaving=account.custodian, taking=heir, **DONE
        ),
        "view": lambda: actions.view_custody(**plain),
    }[name]()


@pytest.mark.parametrize("state", Status)
def test_an_action_works_exactly_where_and_for_whom_the_table_says(state, request, disbudporapar, budi, dewi):
    """One account in that state; every action is tried on it by everybody, and then undone."""
    people = {name: request.getfixturevalue(name) for name in PEOPLE}
    heir = colleague(disbudporapar)
    made = account_in(state, unit=disbudporapar, by=budi, desk=dewi)
    before = Entry.objects.on(made).count()
    wrong = []
    for action, (states, allowed) in TABLE.items():
        for name, person in people.items():
            with undone():
                happened = answer(do, action, Account.objects.get(pk=made.pk), person, heir)
                written = Entry.objects.on(made).count() - before
                moved = Account.objects.get(pk=made.pk).status != state
            if name not in allowed:
                right = (NotAllowed,)
            else:
                right = () if state in states else (StateChanged, RuleBroken)
            if not issubclass(happened, right) if happened else right:
                wrong.append(f"{action} by {name}: {happened}, the table says {right}")
            elif happened is None and written != 1:
                wrong.append(f"{action} by {name} left {written} lines in the log")
            elif happened is not None and (written or moved):
                wrong.append(f"{action} by {name} was refused, and yet something was written")
    assert wrong == []


@pytest.fixture
def stolen(disbudporapar, budi, dewi):
    return account_in(Status.COMPROMISED, unit=disbudporapar, by=budi, desk=dewi)


def test_a_break_in_opens_a_case_with_every_step_and_its_time(stolen):
    case = stolen.compromises.get()
    steps = list(case.steps.all())
    assert [step.step for step in steps] == list(Step)
    hours = [(step.due_at - case.opened_at).total_seconds() / 3600 for step in steps]
    assert hours == [GUIDANCE[step].hours for step in Step] == sorted(hours)


def test_the_account_is_official_again_only_when_every_step_is_ticked(client, stolen, budi, ratna, dewi):
    case = stolen.compromises.get()
    client.force_login(budi)
    for step in case.steps.all():
        with pytest.raises(RuleBroken, match=step.get_step_display()):
            actions.reinstate_account(account=stolen, reason="Sudah aman.", by=dewi)
        answer = client.post(reverse("accounts:tick", args=[step.pk]), {"note": "Nomor laporan 12"})
        assert answer.url == case.get_absolute_url()
    with pytest.raises(StateChanged):
        actions.tick_step(step=case.steps.first(), by=ratna)
    page = client.get(case.get_absolute_url()).content.decode()
    assert page.count("oleh Budi Contoh") >= len(Step) and "Nomor laporan 12" in page
    actions.reinstate_account(account=stolen, reason="Sudah aman.", by=dewi)
    case.refresh_from_db()
    assert (stolen.status, case.closed_by, case.outcome) == (Status.ACTIVE, dewi, "Sudah aman.")
    actions.report_compromised_account(account=stolen, reason="Terulang.", by=budi)
    assert CompromiseCase.objects.count() == 2


def test_closing_a_stolen_account_closes_its_case(stolen, budi):
    actions.retire_account(account=stolen, reason="Tidak dapat diambil kembali.", by=budi)
    assert "Tidak dapat" in stolen.compromises.get().outcome


def test_a_step_note_holds_no_password_and_a_foreign_step_does_not_exist(client, stolen, budi, sari):
    step = stolen.compromises.get().steps.first()
    with pytest.raises(RuleBroken):
        actions.tick_step(step=step, note="sandi baru: Klaten2026", by=budi)
    client.force_login(sari)
    assert client.post(reverse("accounts:tick", args=[step.pk])).status_code == 404
    assert client.get(step.case.get_absolute_url()).status_code == 404
    step.refresh_from_db()
    assert step.done_at is None


def test_the_pages_carry_each_decision_through(client, disbudporapar, budi, dewi):
    account = account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=dewi)
    client.force_login(dewi)
    suspend = reverse("accounts:suspend", args=[account.pk])
    assert client.post(suspend, {"reason": " "}).status_code == 422
    assert client.post(suspend, {"reason": "sandi: Rahasia1"}).status_code == 422
    assert client.post(suspend, {"reason": "Diperiksa."}).status_code == 302
    assert client.post(suspend, {"reason": "Dua kali."}).status_code == 409
    assert "Ditangguhkan sejak" in client.get(account.get_absolute_url()).content.decode()
    assert (
        client.post(reverse("accounts:reinstate", args=[account.pk]), {"reason": "Aman."}).status_code == 302
    )
    client.force_login(budi)
    reported = client.post(
        reverse("accounts:report_compromise", args=[account.pk]), {"reason": "Iklan judi."}
    )
    assert reported.url == account.get_absolute_url()
    assert "Lanjutkan pemulihan" in client.get(account.get_absolute_url()).content.decode()
    other = account_in(Status.PROPOSED, unit=disbudporapar, by=budi, desk=dewi, pasted="ig: lain_klaten")
    assert client.get(reverse("accounts:cancel", args=[other.pk])).status_code == 200
    assert client.post(reverse("accounts:cancel", args=[other.pk])).status_code == 302
    other.refresh_from_db()
    assert other.status == Status.CANCELLED


def test_the_desk_suspends_reinstates_and_reports_many_at_once(client, disbudporapar, budi, dewi):
    chosen = [
        account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=dewi, pasted=f"ig: uji_{n}_klaten").pk
        for n in range(3)
    ]
    client.force_login(dewi)
    url = reverse("admin:accounts_account_changelist")
    account = account_in(Status.PROPOSED, unit=disbudporapar, by=budi, desk=dewi, pasted="ig: baru_klaten")
    for action, status in (("suspend", S), ("reinstate", A), ("report_compromise", X)):
        sent = {"action": action, "_selected_action": [*chosen, account.pk]}
        assert 'name="reason"' in client.post(url, sent).content.decode()
        page = client.post(url, sent | {"reason": "Diperiksa bersama."}, follow=True).content.decode()
        assert "3 akun" in page and account.handle in page  # the proposal is refused by itself
        assert {a.status for a in type(account).objects.filter(pk__in=chosen)} == {status}
