"""Names the eye cannot tell apart are one name."""

import pytest

from klaten_medsos.exceptions import RuleBroken
from opd import actions
from opd.models import User
from opd.sign_in.lookalikes import email_key, username_key

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "one, other",
    [("admin", "Ａdmin"), ("admin", "admin\u200b"), ("admin", "ADMİN"), ("admin", "аdmin"), ("admin", "ad.min"),
     ("admin", "adrnin"), ("kominfo", "k0minfo"), ("dila", "di1a"), ("admin", "ádmin"), ("ida", "ıda"), ("operator", "οperator")],
)  # fmt: skip
def test_look_alikes_have_one_key(one, other):
    assert username_key(one) == username_key(other)


@pytest.mark.parametrize(
    "one, other", [("petugas.dinkes", "pejabat.dinkes"), ("user1", "user2"), ("ina", "ima")]
)
def test_different_names_have_different_keys(one, other):
    assert username_key(one) != username_key(other)


def test_dots_of_an_address_count_and_its_case_does_not():
    assert email_key("budi.s@klaten.invalid") != email_key("budis@klaten.invalid")
    assert email_key("Budi@Klaten.invalid") == email_key("budi@klaten.invalid")


def register(by, username="wening", email="wening@klaten.invalid"):
    return actions.register_user(username=username, name="Wening Contoh", email=email, by=by)


@pytest.mark.parametrize("username", ["budi", "bu.di", "bu_di", "buｄi", "budi\u200d", "BUDİ", "b\u0443di"])
def test_a_look_alike_name_is_refused(dewi, budi, username):
    with pytest.raises(RuleBroken):
        register(dewi, username)
    assert User.objects.filter(name="Wening Contoh").count() == 0


@pytest.mark.parametrize("email", ["budi@klaten.invalid", "BUDI@klaten.invalid", "budi@k1aten.invalid"])
def test_a_look_alike_address_is_refused_with_a_reason(dewi, budi, email):
    with pytest.raises(RuleBroken, match="mirip"):
        register(dewi, email=email)


def test_several_people_may_have_no_address(dewi):
    assert register(dewi, "satu", "").pk != register(dewi, "dua", "").pk


def test_keys_follow_every_way_of_saving(budi):
    budi.email = "baru@klaten.invalid"
    budi.save(update_fields=["email"])
    budi.refresh_from_db()
    assert budi.email_key == email_key("baru@klaten.invalid")
    (made,) = User.objects.bulk_create([User(username="banyak", name="Banyak Contoh")])
    assert User.objects.get(pk=made.pk).username_key == "banyak"
