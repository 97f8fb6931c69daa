"""The yearly plan: what it must hold, who approves it, how a change is kept, and plan against actual."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken, StateChanged
from posts.models import Plan, Programme
from posts.planning import actions
from posts.planning.content import content_of, read_content
from posts.planning.figures import compare
from posts.tests.stage import draft, published

pytestmark = pytest.mark.django_db
YEAR = 2025
FULL = {
    "aims": "Warga tahu jadwal wisata.",
    "topics": "Festival\nDesa wisata",
    "feedback": ["komentar", "luring"],
}


def open_plan(stage, **changes):
    return actions.open_plan(**{"unit": stage.unit, "year": YEAR, "by": stage.budi} | changes)


def filled(stage, plan=None, **changes):
    plan = plan or open_plan(stage)
    words = FULL | {"segments": [stage.segment], "channels": {stage.instagram: 2}} | changes
    return actions.save_plan(plan=plan, revision=plan.revision, by=stage.budi, **words)


def approved_plan(stage, **changes):
    plan = filled(stage, **changes)
    return actions.approve_plan(plan=plan, revision=plan.revision, by=stage.ratna)


def test_a_unit_has_one_plan_a_year(stage):
    open_plan(stage)
    with pytest.raises(RuleBroken, match="sudah ada"):
        open_plan(stage)
    assert Plan.objects.count() == 1


def test_no_plan_for_a_year_before_the_perbup(stage):
    with pytest.raises(dates.InvalidDate):
        open_plan(stage, year=2019)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(
            unit=stage.unit, year=2019, created_by=stage.budi, created_at=dates.now(), updated_at=dates.now()
        )


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"segments": []}, "Segmen khalayak"),
        ({"channels": {}}, "Kanal"),
        ({"feedback": []}, "Kanal umpan balik"),
        ({"aims": ""}, "Tujuan"),
        ({"topics": " "}, "Topik"),
    ],
)
def test_a_plan_does_not_close_while_something_is_lacking(stage, lacking, words):
    plan = filled(stage, **lacking)
    with pytest.raises(Incomplete) as refused:
        actions.approve_plan(plan=plan, revision=plan.revision, by=stage.ratna)
    assert [problem.where for problem in refused.value.problems] == [words]
    plan.refresh_from_db()
    assert plan.status == "draf" and not plan.versions.exists()


def test_the_pejabat_approves_and_a_frozen_version_is_kept(stage):
    plan = approved_plan(stage)
    version = plan.in_force
    assert (plan.status, version.number, version.approved_by) == ("disahkan", 1, stage.ratna)
    assert version.content == content_of(plan)


def test_a_petugas_does_not_approve(stage):
    plan = filled(stage)
    with pytest.raises(NotAllowed):
        actions.approve_plan(plan=plan, revision=plan.revision, by=stage.budi)


def test_an_ended_appointment_approves_nothing(stage, tono):
    plan = filled(stage)
    with pytest.raises(NotAllowed):
        actions.approve_plan(plan=plan, revision=plan.revision, by=tono)


def test_what_was_not_seen_is_not_approved(stage):
    plan = filled(stage)
    seen = plan.revision
    filled(stage, plan, aims="Tujuan lain")
    with pytest.raises(StateChanged):
        actions.approve_plan(plan=plan, revision=seen, by=stage.ratna)


def test_a_second_approval_is_told_that_somebody_was_quicker(stage):
    plan = approved_plan(stage)
    with pytest.raises(StateChanged):
        actions.approve_plan(plan=plan, revision=plan.revision, by=stage.ratna)
    assert plan.versions.count() == 1


def test_an_approved_plan_changes_only_by_a_revision_with_a_reason(stage):
    plan = approved_plan(stage)
    with pytest.raises(StateChanged):
        filled(stage, plan, aims="Diam-diam")
    with pytest.raises(RuleBroken):
        actions.revise_plan(plan=plan, reason="  ", by=stage.budi)
    actions.revise_plan(plan=plan, reason="Akun baru dibuka.", by=stage.budi)
    filled(stage, plan, aims="Tujuan baru")
    assert read_content(plan)["aims"] == FULL["aims"]  # what was approved counts until the next approval
    actions.approve_plan(plan=plan, revision=plan.revision, by=stage.ratna)
    assert [v.content["aims"] for v in plan.versions.all()] == ["Tujuan baru", FULL["aims"]]
    assert plan.in_force.reason == "Akun baru dibuka."


def test_two_officers_do_not_overwrite_each_other(stage):
    plan = open_plan(stage)
    stale = Plan.objects.get(pk=plan.pk)
    filled(stage, plan)
    with pytest.raises(StateChanged):
        actions.save_plan(plan=stale, revision=1, by=stage.budi, segments=[], channels={}, **FULL)


def test_a_plan_names_only_accounts_and_segments_of_its_unit(stage):
    with pytest.raises(Incomplete) as refused:
        filled(stage, segments=[stage.other_segment], channels={stage.others_account: 3, stage.proposed: 3})
    assert len(refused.value.problems) == 3


def test_last_years_plan_can_be_copied_without_accounts_that_closed(stage, dewi):
    filled(stage, channels={stage.instagram: 2, stage.facebook: 1})
    stage.facebook.status = "ditutup"
    stage.facebook.retired_at, stage.facebook.retired_by = dates.now(), dewi
    stage.facebook.save()
    plan = open_plan(stage, year=YEAR + 1, copy=True)
    assert plan.aims == FULL["aims"] and list(plan.segments.all()) == [stage.segment]
    assert [row.account for row in plan.channels.all()] == [stage.instagram]


def test_plan_against_actual_counts_each_account_and_month_in_wib(stage):
    wib = dates.WIB
    published(stage, published_at=datetime.datetime(YEAR, 12, 31, 23, 30, tzinfo=wib))
    published(stage, published_at=datetime.datetime(YEAR + 1, 1, 1, 0, 10, tzinfo=wib))
    plan = filled(stage, segments=[stage.segment, stage.own_segment])
    result = compare(stage.unit, YEAR, content_of(plan), today=datetime.date(YEAR + 1, 2, 1))
    row = result.channels[0]
    assert (row.months[11], row.total, row.target) == (1, 1, 24)
    assert [(s.name, s.count) for s in result.segments] == [("Pemuda Disbudporapar", 0), ("Wisatawan", 1)]
    assert result.never_addressed == ["Pemuda Disbudporapar"]
    after = compare(stage.unit, YEAR + 1, content_of(plan), today=datetime.date(YEAR + 1, 2, 1))
    assert after.channels[0].months == [1, 0, *[None] * 10]


def test_a_segment_no_account_is_meant_for_is_named(stage):
    stage.instagram.segments.set([stage.segment])
    plan = filled(stage, segments=[stage.segment, stage.own_segment])
    assert compare(stage.unit, YEAR, content_of(plan)).not_served == ["Pemuda Disbudporapar"]


def test_the_comparison_asks_as_many_queries_for_two_channels_as_for_one(stage, django_assert_num_queries):
    content = content_of(filled(stage, channels={stage.instagram: 1, stage.facebook: 2}))
    with django_assert_num_queries(4):
        compare(stage.unit, YEAR, content)


# --- programmes -------------------------------------------------------------------------------------


def programme(stage, **changes):
    words = {"unit": stage.unit, "year": YEAR, "name": "Desa wisata", "target": "Lima desa", "by": stage.budi}
    return actions.add_programme(**words | changes)


def test_a_programme_without_a_message_is_listed_as_such(stage):
    silent, told = programme(stage), programme(stage, name="Festival")
    actions.link_message(programme=told, post=published(stage), by=stage.budi)
    counts = {p.name: p.told_count for p in Programme.objects.with_messages()}
    assert counts == {silent.name: 0, told.name: 1}


def test_a_draft_about_a_programme_has_not_told_of_it(stage):
    told = programme(stage)
    actions.link_message(programme=told, post=draft(stage), by=stage.budi)
    counted = Programme.objects.with_messages().get()
    assert (counted.message_count, counted.told_count) == (1, 0)


def test_a_result_needs_its_date(stage):
    with pytest.raises(Incomplete):
        programme(stage, result="Tiga desa")
    with pytest.raises(Incomplete):
        programme(stage, result="Tiga desa", result_on=dates.today() + datetime.timedelta(days=2))


def test_a_change_of_a_programme_struck_meanwhile_does_not_bring_it_back(stage):
    seen = programme(stage)
    actions.drop_programme(programme=Programme.objects.get(), reason="Digabung.", by=stage.ratna)
    with pytest.raises(StateChanged):
        actions.change_programme(programme=seen, by=stage.budi, target="Enam desa")
    assert Programme.objects.get().dropped_at is not None


def test_a_programme_is_named_once_a_year_and_a_struck_one_frees_its_name(stage):
    first = programme(stage)
    with pytest.raises(RuleBroken, match="sudah tercatat"):
        programme(stage)
    actions.drop_programme(programme=first, reason="Digabung.", by=stage.budi)
    programme(stage)
    with pytest.raises(StateChanged):
        actions.change_programme(programme=first, by=stage.budi, target="Enam desa")


def test_another_units_message_is_not_linked(stage, sari):
    from posts import actions as posts

    other = posts.draft_post(unit=stage.other, title="Posyandu", text="Posyandu", by=sari)
    with pytest.raises(RuleBroken):
        actions.link_message(programme=programme(stage), post=other, by=stage.budi)


# --- pages ------------------------------------------------------------------------------------------


def test_the_way_of_a_plan_through_the_pages(client, stage):
    client.force_login(stage.budi)
    client.post(reverse("posts:plan_open"), {"unit": stage.unit.pk, "year": YEAR})
    plan = Plan.objects.get()
    sent = {
        "aims": "Warga tahu.", "topics": "Festival", "segments": [stage.segment.pk], "feedback": ["komentar"],
        f"channel_{stage.instagram.pk}": "3", "revision": "1",
    }  # fmt: skip
    assert client.post(reverse("posts:plan_edit", args=[plan.pk]), sent).status_code == 302
    again = client.post(reverse("posts:plan_edit", args=[plan.pk]), sent | {"aims": "Kata saya"})
    assert again.status_code == 409 and "Kata saya" in again.content.decode()
    client.force_login(stage.ratna)
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "Sahkan rencana" in page
    client.post(reverse("posts:plan_approve", args=[plan.pk]), {"revision": "2"})
    assert "Disahkan" in client.get(reverse("posts:plan_list")).content.decode()


def test_diskominfo_sees_which_units_have_no_plan(client, stage, dewi):
    client.force_login(dewi)
    url = reverse("posts:plan_list") + f"?tahun={YEAR}"
    assert stage.unit.name in client.get(url).content.decode()
    approved_plan(stage)
    assert stage.unit not in client.get(url).context["without"]


def test_a_hostile_channel_number_is_answered_beside_the_field(client, stage):
    plan = open_plan(stage)
    client.force_login(stage.budi)
    sent = FULL | {"segments": [stage.segment.pk], f"channel_{stage.instagram.pk}": "9" * 40, "revision": "1"}
    assert client.post(reverse("posts:plan_edit", args=[plan.pk]), sent).status_code == 422
