"""What an account is for may change, with a reason; every yearly look is kept; nobody verifies their own words."""

import pytest
from django.urls import reverse

from accounts import actions
from accounts.actions.purpose import purpose_in_words
from accounts.models import Account, AccountReview, Segment, Writer
from accounts.tests.cast import account_in, propose
from accounts.tests.test_radar import CONFIRMED
from accounts.workflow import Status
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from opd.models import Membership, MembershipKind
from tests.cast import LONG_AGO, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(disbudporapar, budi, dewi):
    return account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=dewi)


@pytest.fixture
def youth(disbudporapar):
    return Segment.objects.create(name="Pemuda", unit=disbudporapar)


def change(account, by, segments, purpose="Mengabarkan wisata dan olahraga", **more):
    return actions.change_purpose(
        account=account, purpose=purpose, segments=segments, reason="Rencana baru.", by=by, **more
    )


def test_a_change_is_kept_with_before_after_and_reason_and_diskominfo_is_told(account, budi, dewi, youth):
    change(account, budi, [youth])
    account = Account.objects.get(pk=account.pk)
    assert purpose_in_words(account) == "Mengabarkan wisata dan olahraga (Pemuda)"
    sentence = Entry.objects.on(account).order_by("-seq").first().sentence
    assert "“Mengabarkan wisata (Wisatawan)” menjadi “Mengabarkan wisata dan olahraga (Pemuda)”" in sentence
    assert "Rencana baru." in sentence
    [notice] = Notice.objects.filter(kind="akun_berubah")
    assert notice.recipient == dewi and "Pemuda" in notice.body
    assert account.status == Status.ACTIVE


def test_nobody_overwrites_what_they_have_not_seen(account, budi, ratna, youth):
    seen = purpose_in_words(account)
    change(account, ratna, [youth])
    with pytest.raises(StateChanged, match="Pemuda"):
        change(account, budi, [youth], purpose="Lain", seen=seen)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"purpose": " "}, "Tujuan akun belum diisi"), ({"segments": []}, "Segmen khalayak belum dipilih"),
        ({"purpose": "sandi: Rahasia123"}, "kata sandi"),
        ({"purpose": "Mengabarkan wisata", "segments": "same"}, "belum diubah"),
    ],
)  # fmt: skip
def test_a_change_that_says_nothing_or_too_much_is_refused(account, budi, youth, changed, words):
    given = {"segments": [youth]} | changed
    if given["segments"] == "same":
        given["segments"] = account.segments.all()
    with pytest.raises(RuleBroken, match=words):
        change(account, budi, **given)


def test_a_segment_of_another_unit_is_refused(account, budi, dinkes):
    foreign = Segment.objects.create(name="Pasien", unit=dinkes)
    with pytest.raises(RuleBroken, match="unit lain"):
        change(account, budi, [foreign])


def test_the_page_keeps_what_was_typed_and_shows_both_texts_of_a_conflict(
    client, account, budi, ratna, youth
):
    address = reverse("accounts:change_purpose", args=[account.pk])
    client.force_login(budi)
    assert 'name="seen"' in client.get(address).content.decode()
    given = {
        "purpose": "Kabar olahraga",
        "segments": [youth.pk],
        "reason": "",
        "seen": purpose_in_words(account),
    }
    answer = client.post(address, given)
    assert answer.status_code == 422 and "Kabar olahraga" in answer.content.decode()
    change(account, ratna, [youth])
    assert client.post(address, given | {"reason": "Baru."}).status_code == 409
    given["seen"] = purpose_in_words(Account.objects.get())
    assert client.post(address, given | {"reason": "Baru."}).status_code == 302
    assert "Kabar olahraga" in client.get(account.get_absolute_url()).content.decode()


def test_each_yearly_look_is_kept_with_day_person_and_result(client, account, budi, ratna, dewi):
    actions.review_account(account=account, by=budi, **CONFIRMED | {"has_two_factor": False})
    account.refresh_from_db()
    actions.review_account(account=account, by=ratna, note="Bio diperbarui.", **CONFIRMED)
    kept = AccountReview.objects.filter(account=account)
    assert [(row.by, row.note) for row in kept] == [(ratna, "Bio diperbarui."), (budi, "data masih benar")]
    client.force_login(budi)
    page = client.get(account.get_absolute_url()).content.decode()
    assert "Tinjauan tahunan" in page and "Bio diperbarui." in page and "Belum aktif" in page
    client.force_login(dewi)
    desk = client.get(reverse("admin:accounts_account_change", args=[account.pk])).content.decode()
    assert "Bio diperbarui." in desk


def test_a_refused_look_leaves_none(account, budi):
    with pytest.raises(RuleBroken):
        actions.review_account(account=account, by=budi, **CONFIRMED | {"purpose_right": False})
    assert not AccountReview.objects.exists()


@pytest.fixture
def desk_of_its_own(diskominfo):
    """Two people who work for Diskominfo's own accounts and decide on everybody's."""
    people = [
        make_person(f"meja{n}", f"Meja Contoh {n}", diskominfo, MembershipKind.DISKOMINFO) for n in range(3)
    ]
    for person in people:
        Membership.objects.create(user=person, unit=diskominfo, kind=MembershipKind.STAFF, starts_on=LONG_AGO)
        person.forget_standing()
    return people


def test_a_reviser_at_diskominfo_does_not_verify_the_own_revision_nor_does_the_first_writer(
    diskominfo, desk_of_its_own
):
    first, second, third = desk_of_its_own
    account = propose(first, diskominfo)
    actions.return_account(account=account, reason="Pasang kode.", by=third)
    actions.revise_account(account=account, by=second, evidence="Kode sudah di bio")
    for writer in (first, second):
        with pytest.raises(NotAllowed, match="sendiri"):
            actions.verify_account(account=account, by=writer)
    assert set(Writer.objects.values_list("user", flat=True)) == {first.pk, second.pk}
    assert actions.verify_account(account=account, by=third).status == Status.ACTIVE


def test_who_changed_the_custody_of_a_proposal_does_not_verify_it(diskominfo, desk_of_its_own):
    first, second, _ = desk_of_its_own
    account = propose(first, diskominfo)
    actions.change_custody(account=account, by=second, official_phone="0272 321046")
    with pytest.raises(NotAllowed):
        actions.verify_account(account=account, by=second)
