"""The register learns from posts which account stands in a plan, and when it last spoke."""

import pytest
from django.utils import timezone

from accounts import plans
from klaten_medsos import dates
from posts.planning import actions
from posts.tests.planning.test_plans import filled, open_plan
from posts.tests.stage import published

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


def plan_of(stage, year):
    plan = filled(stage, open_plan(stage, year=year))
    return actions.approve_plan(plan=plan, revision=plan.revision, by=stage.ratna)


def test_only_an_approved_plan_of_this_year_clears_the_warning(client, stage):
    this_year = dates.today().year
    plan_of(stage, this_year - 1)
    assert plans.reference_of(stage.instagram) == ""
    plan = filled(stage, open_plan(stage, year=this_year))
    assert plans.reference_of(stage.instagram) == ""
    client.force_login(stage.budi)
    assert "Belum tercantum" in client.get(stage.instagram.get_absolute_url()).content.decode()
    actions.approve_plan(plan=plan, revision=plan.revision, by=stage.ratna)
    assert plans.references([stage.instagram, stage.facebook]) == {stage.instagram.pk: str(plan).capitalize()}
    page = client.get(stage.instagram.get_absolute_url()).content.decode()
    assert "Belum tercantum" not in page and str(this_year) in page


def test_a_typed_reference_counts_until_the_plan_itself_speaks(stage):
    stage.facebook.plan_reference = "Rencana 2026 halaman 4"
    assert plans.reference_of(stage.facebook) == "Rencana 2026 halaman 4"


def test_a_proof_of_publication_tells_the_register_that_the_account_spoke(stage):
    published(stage)
    stage.instagram.refresh_from_db()
    day = stage.instagram.publications.get().published_at
    assert stage.instagram.last_activity_on == dates.local_date(day) <= dates.local_date(timezone.now())
