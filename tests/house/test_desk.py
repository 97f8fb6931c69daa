"""Diskominfo's desk: every address of the Django admin × every person, and nothing that can be turned into more."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from opd.models import User
from tests.house.test_who_may import everything_recorded

pytestmark = pytest.mark.django_db

STRANGERS = ("anonim", "budi", "ratna", "joko", "kirana")
STAFF = ("dewi", "operator")
JUNK = (
    "x__year=99999", "p=999999999999", "p=-1", "o=99.x.-3", "e=1", "all=1", "q=%00", "q=%25%27%22%5C", "q=" + "a" * 900,
    "_popup=1", "_popup=1&_to_field=password", "_to_field=id", "_facets=True", "pk=abc", "id__in=1,x", "id__exact=" + "9" * 40,
    "id__isnull=maybe", "unit__id__exact=abc", "unit__parent__parent__name=x", "status__exact=zzz", "dari=0000-99-99&sampai=x",
    "password=x", "password__startswith=a", "user__password__startswith=a", "recorded_by__password__startswith=a",
    "actor__password__startswith=pbkdf2", "author__password__regex=.", "created_at__day=x", "_changelist_filters=%00%ff",
)  # fmt: skip


def sign_in(people, person) -> Client:
    client = Client()
    if people[person]:
        client.force_login(people[person])
    return client


def desks():
    return sorted(admin.site._registry.items(), key=lambda pair: pair[0]._meta.label)


def address(model, name, *arguments):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=arguments)


def addresses():
    """(name, url, model admin) of every page of every desk; a page of one object for an object that exists."""
    yield "index", reverse("admin:index"), None
    yield "jsi18n", reverse("admin:jsi18n"), None
    yield "app", reverse("admin:app_list", args=["opd"]), None
    for model, desk in desks():
        label = model._meta.label
        yield f"{label} list", address(model, "changelist"), desk
        yield f"{label} add", address(model, "add"), desk
        for kind in ("csv", "xlsx"):
            yield f"{label} export {kind}", address(model, "export", kind), desk
        if (one := model._base_manager.order_by("pk").first()) is not None:
            yield f"{label} change", address(model, "change", one.pk), desk
            yield f"{label} history", address(model, "history", one.pk), desk
            yield f"{label} delete", address(model, "delete", one.pk), desk
            kind = ContentType.objects.get_for_model(model)
            yield f"{label} view on site", reverse("admin:view_on_site", args=[kind.pk, one.pk]), None


@pytest.mark.parametrize("person", STRANGERS)
def test_nobody_without_the_role_opens_any_page_of_the_desk(world, person):
    client, open_doors = sign_in(world.people, person), []
    for name, url, _ in addresses():
        for answer in (client.get(url), client.post(url, {"x": "1"})):
            if answer.status_code not in ((302,) if person == "anonim" else (302, 403)):
                open_doors.append((name, answer.status_code))
            elif answer.status_code == 302 and not answer.url.startswith(("/masuk/", "/admin/login/")):
                open_doors.append((name, answer.url))
    assert open_doors == []


@pytest.mark.parametrize("person", STAFF)
def test_staff_see_every_list_and_change_only_what_the_desk_opens(world, person):
    client, wrong = sign_in(world.people, person), []
    before = everything_recorded()
    for name, url, desk in addresses():
        status = client.get(url).status_code
        if name.endswith(("list", "change", "history", "index", "app", "csv", "xlsx")):
            right = status == 200
        elif name.endswith("add"):
            right = status == (200 if desk.may_add else 403)
        elif name.endswith("delete"):
            right = status == 403
        else:
            right = status < 500
        if not right:
            wrong.append((name, status))
    assert wrong == []
    assert everything_recorded() == before


@pytest.mark.parametrize("person", STAFF)
def test_nothing_can_be_deleted_from_the_desk(world, person):
    client, deleted = sign_in(world.people, person), []
    for model, _ in desks():
        rows = model._base_manager.count()
        for one in model._base_manager.order_by("pk")[:1]:
            client.post(address(model, "delete", one.pk), {"post": "yes"})
            choice = {"action": "delete_selected", "_selected_action": [one.pk], "post": "yes"}
            client.post(address(model, "changelist"), choice)
        if model._base_manager.count() < rows:
            deleted.append(model._meta.label)
    assert deleted == []


def test_junk_in_the_addresses_of_the_desk_is_answered_never_broken(world):
    client, broken = sign_in(world.people, "dewi"), []
    for model, _ in desks():
        one = model._base_manager.order_by("pk").first()
        list_and_export = [(address(model, "changelist"), JUNK), (address(model, "export", "csv"), JUNK[:6])]
        odd = ("abc", "9" * 40, "-1", "0", "_00", "%20", "1_2E")
        objects = [address(model, name, pk) for pk in odd for name in ("change", "history", "delete")]
        for url in (f"{page}?{query}" for page, junk in list_and_export for query in junk):
            if (status := client.get(url).status_code) not in (200, 302, 400, 403):
                broken.append((url, status))
        for url in objects:
            if (status := client.get(url).status_code) not in (200, 302, 400, 403, 404):
                broken.append((url, status))
        if one is not None:
            for query in ("_changelist_filters=%00", "_to_field=password", "_popup=1", "halaman=x"):
                for name in ("change", "history"):
                    url = f"{address(model, name, one.pk)}?{query}"
                    if (status := client.get(url).status_code) not in (200, 302, 400, 403):
                        broken.append((url, status))
    assert broken == []


def test_a_password_cannot_be_guessed_letter_by_letter_through_a_filter(world):
    client, leaks = sign_in(world.people, "dewi"), []
    for model, _ in desks():
        for field in model._meta.get_fields():
            if field.is_relation and field.related_model is User and not field.auto_created:
                for url in (address(model, "changelist"), address(model, "export", "csv")):
                    for lookup in (
                        "password__startswith",
                        "password__regex",
                        "email__startswith",
                        "nip__startswith",
                    ):
                        status = client.get(url, {f"{field.name}__{lookup}": "a"}).status_code
                        if status == 200:
                            leaks.append((url, field.name, lookup))
    assert leaks == []


def test_a_filter_of_the_address_reads_nothing_the_list_does_not_offer(world):
    client, leaks = sign_in(world.people, "dewi"), []
    for model, _ in desks():
        names = {field.name for field in model._meta.concrete_fields}
        for secret in names & {
            "password",
            "nip",
            "recovery",
            "official_email",
            "official_phone",
            "evidence",
            "data",
        }:
            for page in (address(model, "changelist"), address(model, "export", "csv")):
                for lookup in ("startswith", "regex", "contains"):
                    if client.get(page, {f"{secret}__{lookup}": "1"}).status_code == 200:
                        leaks.append((page, secret, lookup))
    assert leaks == []


@pytest.mark.parametrize("term", ["%00", "%ff", "'; --", "a" * 2000, ""])
def test_the_autocomplete_answers_junk_and_strangers_calmly(world, term):
    url = reverse("admin:autocomplete")
    for app, model, field in (
        ("opd", "membership", "user"), ("opd", "user", "password"), ("auth", "user", "x"), ("opd", "tidak", "ada"),
        ("audit", "entry", "actor"), ("", "", ""),
    ):  # fmt: skip
        query = f"{url}?app_label={app}&model_name={model}&field_name={field}&term={term}&page=x"
        assert sign_in(world.people, "dewi").get(query).status_code in (200, 400, 403, 404)
        assert sign_in(world.people, "budi").get(query).status_code in (302, 400, 403)


def test_nobody_makes_themselves_operator_through_the_desk(world):
    """Threat T03: no form of the desk hands out superuser, groups, permissions or a password."""
    dewi = world.people["dewi"]
    group = Group.objects.create(name="semua hak")
    client = sign_in(world.people, "dewi")
    more = {
        "is_superuser": "on",
        "is_staff": "on",
        "groups": [group.pk],
        "user_permissions": [1],
        "password": "x" * 20,
    }
    for target in (dewi, world.people["budi"]):
        before = User.objects.get(pk=target.pk)
        given = {
            "username": before.username,
            "name": before.name,
            "email": before.email,
            "nip": before.nip,
        } | more
        client.post(address(User, "change", target.pk), given)
        after = User.objects.get(pk=target.pk)
        assert (after.is_superuser, after.password) == (False, before.password)
        assert not after.groups.exists() and not after.user_permissions.exists()
    operator = world.people["operator"]
    client.post(
        address(User, "change", operator.pk),
        {"username": "operator", "name": "Saya", "email": "saya@x.invalid"},
    )
    assert User.objects.get(pk=operator.pk).email == operator.email
    for path in ("/admin/auth/group/", "/admin/auth/permission/", f"/admin/opd/user/{dewi.pk}/password/"):
        assert client.get(path).status_code in (302, 403, 404)


def test_states_are_read_only_on_the_desk(world):
    """A state is changed by a button that calls the action, never by typing it into the form."""
    client, typed = sign_in(world.people, "dewi"), []
    for model, _ in desks():
        for one in model._base_manager.order_by("pk")[:1]:
            form = client.get(address(model, "change", one.pk)).context_data["adminform"].form
            typed += [
                (model._meta.label, name) for name in form.fields if name in ("status", "job_state", "state")
            ]
    assert typed == []


def test_the_history_of_an_object_is_told_in_sentences(world):
    unit = world.objects["unit"]
    client = sign_in(world.people, "dewi")
    change = address(type(unit), "change", unit.pk)
    page = client.get(change)
    given = {name: field.initial for name, field in page.context_data["adminform"].form.fields.items()}
    given |= {
        name: value
        for name, value in page.context_data["adminform"].form.initial.items()
        if value is not None
    }
    given = {name: value for name, value in given.items() if value not in (None, False)}
    given |= {
        f"{inline.formset.prefix}-{name}": value
        for inline in page.context_data["inline_admin_formsets"]
        for name, value in inline.formset.management_form.initial.items()
    }
    client.post(change, given | {"phone": "(0272) 321046"})
    told = client.get(address(type(unit), "history", unit.pk)).content.decode()
    assert f"Dewi Contoh mengubah data {unit.name}." in told and "Petugas Diskominfo" in told


def test_an_export_holds_the_filtered_rows_and_no_formula(world):
    unit = world.objects["unit"]
    type(unit)._base_manager.filter(pk=unit.pk).update(name='=HYPERLINK("http://jahat.example")')
    client = sign_in(world.people, "dewi")
    words = client.get(address(type(unit), "export", "csv"), {"q": "HYPERLINK"}).content.decode("utf-8-sig")
    assert "'=HYPERLINK" in words and "Dinas Kesehatan" not in words
    assert (
        client.get(address(type(unit), "export", "csv"))
        .headers["Content-Disposition"]
        .startswith("attachment")
    )
    assert client.get(address(type(unit), "export", "xlsx"), {"type__exact": "dinas"}).content[:2] == b"PK"
