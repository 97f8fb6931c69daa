"""Who may sign in, and what they are: given by others, never by oneself."""

import datetime

import pytest

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from opd import actions
from opd.models import Membership, MembershipKind, OfficeHolder, User
from tests.cast import make_head

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
TODAY = datetime.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def march(time_machine):
    time_machine.move_to("2026-03-02 09:00+07:00", tick=False)


@pytest.fixture
def register(dewi):
    def do(username="Wening", by=dewi, **changed):
        said = {"name": " Wening  Contoh ", "email": "wening@klaten.invalid", **changed}
        return actions.register_user(username=username, by=by, **said)

    return do


def test_a_registered_person_has_no_password_until_they_set_one(register):
    user = register(nip="NIP. 19901231 201903 2 002")
    assert (user.username, user.name, user.nip) == ("wening", "Wening Contoh", "199012312019032002")
    assert not user.has_usable_password() and not user.is_staff
    (entry,) = Entry.objects.on(user)
    assert entry.sentence == "Dewi Contoh mendaftarkan Wening Contoh sebagai pengguna."
    assert "1990" not in str(entry.data)


@pytest.mark.parametrize("username", ["wening", "WENING", "", "we ning", "wéning", "<b>", "x" * 61, "a\x00b"])
def test_a_name_taken_or_unreadable_is_refused(register, username):
    register()
    with pytest.raises(RuleBroken):
        register(username)
    assert User.objects.filter(name="Wening Contoh").count() == 1


@pytest.mark.parametrize("who", ["budi", "ratna", "kirana", "joko"])
def test_only_diskominfo_and_the_operator_register_people(request, register, who):
    with pytest.raises(NotAllowed):
        register(by=request.getfixturevalue(who))


def test_nobody_gives_a_role_to_themselves(dewi, setda):
    for kind in MembershipKind:
        with pytest.raises(NotAllowed, match="diri sendiri"):
            actions.add_member(user=dewi, unit=setda, kind=kind, starts_on=TODAY, by=dewi)


def test_staff_of_diskominfo_give_unit_roles_but_not_kabupaten_wide_ones(dewi, operator, budi, dinkes, setda):
    actions.add_member(user=budi, unit=dinkes, kind=MembershipKind.STAFF, starts_on=TODAY, by=dewi)
    assert dinkes.pk in budi.standing.units
    for kind in (MembershipKind.DISKOMINFO, MembershipKind.BUPATI_OFFICE):
        with pytest.raises(NotAllowed, match="hanya diberikan"):
            actions.add_member(user=budi, unit=setda, kind=kind, starts_on=TODAY, by=dewi)
    actions.add_member(user=budi, unit=setda, kind=MembershipKind.BUPATI_OFFICE, starts_on=TODAY, by=operator)
    assert budi.standing.is_bupati_office


@pytest.mark.parametrize("who", ["kirana", "joko"])
def test_staff_of_diskominfo_cannot_become_their_head_or_the_bupatis_office(request, dewi, operator, who):
    """Another address and no second factor would lead the link for a new password to the wrong desk (threat T03)."""
    person = request.getfixturevalue(who)
    with pytest.raises(NotAllowed, match="hanya diubah oleh operator"):
        actions.change_user(user=person, by=dewi, email="dewi@klaten.invalid")
    with pytest.raises(NotAllowed, match="hanya diubah oleh operator"):
        actions.remove_factors(user=person, by=dewi)
    actions.change_user(user=person, by=operator, email="baru@klaten.invalid")
    assert User.objects.get(pk=person.pk).email == "baru@klaten.invalid"


def test_the_same_membership_twice_is_refused(dewi, budi, dinkes):
    said = {"user": budi, "unit": dinkes, "kind": MembershipKind.STAFF, "starts_on": TODAY, "by": dewi}
    actions.add_member(**said)
    with pytest.raises(RuleBroken, match="sudah tercatat"):
        actions.add_member(**said)
    assert Membership.objects.filter(user=budi, unit=dinkes).count() == 1


def test_a_membership_ends_by_its_date(dewi, budi, dinkes, time_machine):
    said = {"user": budi, "unit": dinkes, "kind": MembershipKind.STAFF, "starts_on": TODAY, "by": dewi}
    membership = actions.add_member(**said)
    stale = Membership.objects.get(pk=membership.pk)
    actions.end_membership(membership=membership, ends_on=TODAY, by=dewi)
    assert dinkes.pk in budi.standing.units
    with pytest.raises(StateChanged):
        actions.end_membership(membership=stale, ends_on=TODAY, by=dewi)
    time_machine.move_to("2026-03-03 00:00+07:00")
    assert dinkes.pk not in budi.standing.units


def test_the_operator_is_changed_by_an_operator_only(dewi, operator):
    with pytest.raises(NotAllowed, match="operator"):
        actions.change_user(user=operator, by=dewi, email="dewi@klaten.invalid")
    operator.refresh_from_db()
    assert operator.email == "operator@klaten.invalid"
    actions.change_user(user=operator, by=operator, email="baru@klaten.invalid")


def test_superuser_cannot_be_given_by_any_action(dewi, budi):
    with pytest.raises(TypeError):
        actions.change_user(user=budi, by=dewi, is_superuser=True)


def test_the_log_keeps_which_field_changed_and_never_its_value(dewi, budi):
    actions.change_user(user=budi, by=dewi, email="baru@klaten.invalid")
    entry = Entry.objects.on(budi).last()
    assert entry.data == {"fields": ["email"]}


def test_nobody_locks_themselves_out(dewi):
    with pytest.raises(RuleBroken, match="diri sendiri"):
        actions.change_user(user=dewi, by=dewi, is_active=False)


def holder(unit, **changed):
    said = {"office": "kepala", "title": "Kepala Dinas", "name": "Nama Contoh", "starts_on": TODAY, **changed}
    return OfficeHolder(unit=unit, **said)


def test_two_heads_do_not_hold_one_office_on_the_same_day(dewi, dinkes):
    make_head(dinkes)
    with pytest.raises(RuleBroken, match="dipegang"):
        actions.save_office_holder(holder=holder(dinkes), by=dewi)
    kept = actions.save_office_holder(holder=holder(dinkes, acting="plt"), by=dewi)
    assert kept.full_title == "Plt. Kepala Dinas"


def test_kepala_diskominfo_is_tied_to_a_sign_in_by_an_operator_only(dewi, budi, operator, diskominfo, dinkes):
    with pytest.raises(NotAllowed):
        actions.save_office_holder(holder=holder(diskominfo, user=budi), by=dewi)
    with pytest.raises(NotAllowed):
        actions.save_office_holder(holder=holder(dinkes, user=dewi), by=dewi)
    actions.save_office_holder(holder=holder(diskominfo, user=budi), by=operator)
    budi.forget_standing()
    assert budi.standing.is_head_of_diskominfo
