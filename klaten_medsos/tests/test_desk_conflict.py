"""Two people at one form of the desk: nothing typed is lost and nobody overwrites what they have not seen."""

import re

import pytest
from django.urls import reverse

from accounts.models import Segment
from klaten_medsos.audit.models import Entry
from opd.models import Unit, User
from tests.cast import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def panji(diskominfo):
    """Beside Dewi at the desk."""
    return make_person("panji", "Panji Contoh", diskominfo, "diskominfo")


def opened(client, url) -> dict:
    """The form as a browser would send it back untouched."""
    page = client.get(url)
    form = page.context_data["adminform"].form
    given = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}
    for inline in page.context_data["inline_admin_formsets"]:
        management = inline.formset.management_form
        given |= {f"{inline.formset.prefix}-{name}": value for name, value in management.initial.items()}
    assert len(re.findall(r'name="seen"', page.content.decode())) == 1
    return given


def errors(answer) -> str:
    return " ".join(answer.context_data["adminform"].form.non_field_errors())


def test_who_saves_a_segment_second_sees_both_and_decides(client, dewi, panji):
    segment = Segment.objects.create(name="Petani", description="Penggarap sawah.")
    url = reverse("admin:accounts_segment_change", args=[segment.pk])
    client.force_login(dewi)
    typed = opened(client, url)
    client.force_login(panji)
    assert (
        client.post(url, opened(client, url) | {"description": "Petani dan buruh tani."}).status_code == 302
    )
    client.force_login(dewi)
    both = client.post(url, typed | {"name": "Petani muda"})
    assert both.status_code == 200 and "Orang lain lebih dahulu" in errors(both)
    assert "“Petani”" in errors(both) and "“Petani dan buruh tani.”" in errors(both)
    assert 'value="Petani muda"' in both.content.decode()
    segment.refresh_from_db()
    assert (segment.name, segment.description) == ("Petani", "Petani dan buruh tani.")
    fresh = both.context_data["adminform"].form["seen"].value()
    assert client.post(url, typed | {"name": "Petani muda", "seen": fresh}).status_code == 302
    segment.refresh_from_db()
    assert segment.name == "Petani muda"


@pytest.mark.parametrize(
    ("model", "field", "theirs", "mine"),
    [(Unit, "phone", "(0272) 321046", "(0272) 999999"), (User, "name", "Budi Contoh, S.Sos.", "Budi C.")],
)
def test_every_form_of_the_desk_notices_it(
    client, dewi, panji, budi, disbudporapar, model, field, theirs, mine
):
    row = {Unit: disbudporapar, User: budi}[model]
    url = reverse(f"admin:opd_{model._meta.model_name}_change", args=[row.pk])
    client.force_login(dewi)
    typed = opened(client, url)
    client.force_login(panji)
    assert client.post(url, opened(client, url) | {field: theirs}).status_code == 302
    client.force_login(dewi)
    both = client.post(url, typed | {field: mine})
    assert both.status_code == 200 and theirs in errors(both)
    row.refresh_from_db()
    assert getattr(row, field) == theirs
    # the log keeps what was changed, and knows nothing of the hidden field
    assert Entry.objects.on(row).last().data == {"fields": [field]}


def test_saving_what_somebody_else_saved_too_is_no_conflict(client, dewi, disbudporapar):
    client.force_login(dewi)
    url = reverse("admin:opd_unit_change", args=[disbudporapar.pk])
    typed = opened(client, url) | {"phone": "(0272) 321046"}
    assert [client.post(url, typed).status_code for _ in range(2)] == [302, 302]
