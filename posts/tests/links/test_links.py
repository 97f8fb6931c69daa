"""Trying the links of a message: asked for with each version, done by the worker, told as a later finding."""

import datetime
import json

import pytest
from django.core import serializers
from django.urls import reverse
from kombu.exceptions import OperationalError

from klaten_medsos import dates
from klaten_medsos.exceptions import Incomplete, NotAllowed
from klaten_medsos.jobs import JobState
from klaten_medsos.notices.models import Notice
from posts import actions
from posts import tasks as post_tasks
from posts.checking import gates
from posts.links import actions as link_actions
from posts.links import tasks
from posts.links.knocking import Answer
from posts.links.reading import report_of
from posts.links.verdicts import Verdict
from posts.models import LinkCheck, LinkDomain, Scrutiny
from posts.tests.corrections.story import drafted, handed_in
from posts.tests.links.servers import network, site
from posts.tests.stage import approved, draft, in_state, published, submit, ticked
from posts.workflow import Status

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
LINK = "https://situs.contoh.go.id/jadwal"
TEXT = f"Festival Rowo Jombor digelar Sabtu pagi. Jadwal lengkap: {LINK}"


@pytest.fixture(autouse=True)
def on(settings):
    settings.LINK_CHECK = True


@pytest.fixture
def answers(monkeypatch):
    """What each address answers; every knock is written down. The wire itself is tried in test_knocking."""
    said, knocked = {}, []

    def knock(address, **more):
        knocked.append((address, more["agent"]))
        return said.get(address, Answer(Verdict.REACHED, 200))

    monkeypatch.setattr(tasks, "knock", knock)
    said["knocked"] = knocked
    return said


@pytest.fixture
def bells(monkeypatch):
    """The bells that were rung, instead of a broker."""
    rung = []
    monkeypatch.setattr(tasks.try_link, "apply_async", lambda args, **more: rung.append(args[0]))
    return rung


def work():
    """A worker that does whatever is due, one link after the other, and a moment passes after each."""
    for pk in LinkCheck.objects.due().values_list("pk", flat=True):
        tasks.try_link(pk)
        LinkCheck.objects.filter(checked_at__isnull=False).update(checked_at=dates.now() - HOUR)


def rule_of(post):
    return [finding.rule for finding in gates.inspect(post.current_version.content).later]


def test_a_saved_draft_asks_for_its_links_and_the_worker_tries_each_once(
    stage, answers, bells, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        post = draft(stage, text=TEXT)
    row = LinkCheck.objects.get()
    assert bells == [row.pk] and (row.host, row.job_state) == ("situs.contoh.go.id", JobState.WANTED)
    for _ in range(3):
        tasks.try_link(row.pk)
    assert [address for address, _ in answers["knocked"]] == [LINK]
    assert answers["knocked"][0][1].startswith("PortalMedsosKlaten/") and "+http" in answers["knocked"][0][1]
    report = report_of(post.current_version.content)
    assert (report.opened, report.waiting, report.remarks) == (1, 0, [])


def test_off_by_default_nothing_is_asked_nor_tried(stage, settings, answers, bells):
    settings.LINK_CHECK = False
    post = draft(stage, text=TEXT)
    assert not LinkCheck.objects.exists() and report_of(post.current_version.content) is None
    settings.LINK_CHECK = True
    actions.edit_post(post=post, revision=post.revision, by=stage.budi, text=TEXT + " Ayo hadir.")
    settings.LINK_CHECK = False
    tasks.sweep_links()
    tasks.try_link(LinkCheck.objects.get().pk)
    assert answers["knocked"] == [] and bells == []
    assert LinkCheck.objects.get().job_state == JobState.WANTED


def test_with_broker_and_worker_down_the_draft_is_saved_and_the_link_tried_once_when_they_return(
    stage, answers, monkeypatch, django_capture_on_commit_callbacks
):
    def down(*args, **more):
        raise OperationalError

    monkeypatch.setattr(tasks.try_link, "apply_async", down)
    with django_capture_on_commit_callbacks(execute=True):
        draft(stage, text=TEXT)
        tasks.sweep_links()
    rung = []
    monkeypatch.setattr(tasks.try_link, "apply_async", lambda args, **more: rung.append(args[0]))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep_links()
        tasks.sweep_links()
    assert rung == [LinkCheck.objects.get().pk] * 2
    for pk in rung:
        tasks.try_link(pk)
    assert len(answers["knocked"]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep_links()
    assert len(rung) == 2


def test_a_worker_killed_while_knocking_leaves_the_link_for_another(stage, answers, bells):
    draft(stage, text=TEXT)
    row = LinkCheck.claim(LinkCheck.objects.get().pk)
    tasks.try_link(row.pk)
    assert answers["knocked"] == []
    LinkCheck.objects.update(job_lease_until=dates.now() - HOUR)
    tasks.try_link(row.pk)
    assert len(answers["knocked"]) == 1
    assert not row.finish(verdict=Verdict.GONE), "the killed one comes back too late"
    assert LinkCheck.objects.get().verdict == Verdict.REACHED


def test_a_dead_link_is_said_with_its_answer_and_time_on_the_draft_and_at_review(
    stage, answers, bells, client, monkeypatch
):
    monkeypatch.setattr(dates, "now", lambda: datetime.datetime(2026, 11, 24, 3, 5, tzinfo=datetime.UTC))
    answers[LINK] = Answer(Verdict.GONE, 404)
    post = draft(stage, text=TEXT)
    tasks.try_link(LinkCheck.objects.get().pk)
    monkeypatch.undo()
    words = "Tautan tidak dapat dibuka (404) pada 24 November 2026 pukul 10.05 WIB."
    client.force_login(stage.budi)
    for name in ("posts:detail", "posts:submit"):
        page = client.get(reverse(name, args=[post.pk])).content.decode()
        assert words in page and LINK in page
    submit(post, stage.budi, findings_checked=True)
    client.force_login(stage.ratna)
    assert words in client.get(reverse("posts:review", args=[post.pk])).content.decode()


def test_a_dead_link_stands_beside_the_editor_where_no_button_can_lose_what_is_typed(
    stage, answers, bells, client
):
    answers[LINK] = Answer(Verdict.GONE, 404)
    post = draft(stage, text=TEXT)
    work()
    client.force_login(stage.budi)
    page = client.get(reverse("posts:edit", args=[post.pk])).content.decode()
    assert "Tautan tidak dapat dibuka (404)" in page
    assert reverse("posts:try_links", args=[post.pk]) not in page


def test_the_new_links_of_a_correction_are_tried_and_told_before_it_is_handed_in(
    stage, answers, bells, client
):
    post = published(stage)
    answers[LINK] = Answer(Verdict.GONE, 404)
    change = drafted(stage, post, text=TEXT)
    work()
    client.force_login(stage.budi)
    for name in ("posts:correction", "posts:correction_submit"):
        page = client.get(reverse(name, args=[change.pk])).content.decode()
        assert "Tautan tidak dapat dibuka (404)" in page
    with pytest.raises(Incomplete):
        handed_in(change, stage.budi)
    handed_in(change, stage.budi, findings_checked=True)


def test_a_dead_link_is_a_warning_that_is_ticked_and_kept_but_never_blocks(stage, answers, bells):
    answers[LINK] = Answer(Verdict.GONE, 404)
    post = draft(stage, text=TEXT)
    work()
    with pytest.raises(Incomplete) as refused:
        submit(post, stage.budi)
    assert "tidak dapat dibuka (404)" in str(refused.value.problems[0].message)
    submit(post, stage.budi, findings_checked=True)
    actions.approve_post(post=post, version=post.current_version, by=stage.ratna)
    kept = Scrutiny.objects.filter(gate="diajukan").get().findings
    assert [each["rule"] for each in kept] == ["TL10-mati"]
    assert (kept[0]["severity"], kept[0]["start"], kept[0]["end"]) == (
        "peringatan",
        TEXT.index(LINK),
        len(TEXT),
    )
    assert "jadwal" not in kept[0]["quote"], "an address may hold personal data: its quote is masked"


def test_the_tick_is_asked_for_on_the_page_when_only_a_link_is_dead(stage, answers, bells, client):
    answers[LINK] = Answer(Verdict.GONE, 410)
    post = draft(stage, text=TEXT)
    work()
    client.force_login(stage.budi)
    address = reverse("posts:submit", args=[post.pk])
    assert client.post(address, ticked(revision=str(post.revision))).status_code == 422
    given = ticked(revision=str(post.revision), findings_checked="on")
    assert client.post(address, given).status_code == 302


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (Answer(Verdict.TEMPORARY), "TL15-sementara"), (Answer(Verdict.TEMPORARY, 503), "TL15-sementara"),
        (Answer(Verdict.REFUSED, 403), "TL14-menolak"),
    ],
)  # fmt: skip
def test_a_temporary_failure_is_said_as_such_and_nobody_has_to_tick_it(stage, answers, bells, answer, rule):
    answers[LINK] = answer
    post = draft(stage, text=TEXT)
    work()
    assert rule_of(post) == [rule]
    [remark] = report_of(post.current_version.content).remarks
    assert remark.severity == "saran"
    submit(post, stage.budi)
    actions.approve_post(post=post, version=post.current_version, by=stage.ratna)


def test_what_failed_for_a_while_is_tried_again_by_itself_and_not_for_ever(stage, answers, bells):
    answers[LINK] = Answer(Verdict.TEMPORARY)
    draft(stage, text=TEXT)
    tried = 0
    for _ in range(20):
        work()
        LinkCheck.objects.filter(next_at__isnull=False).update(next_at=dates.now())
        tasks.sweep_links()
        tried += 1
    assert len(answers["knocked"]) == 1 + len(tasks.AGAIN_AFTER)
    answers[LINK] = Answer(Verdict.REACHED, 200)
    LinkCheck.objects.update(job_state=JobState.WANTED)
    work()
    assert (LinkCheck.objects.get().failures, LinkCheck.objects.get().next_at) == (0, None)


def test_one_site_is_never_asked_twice_at_once_nor_right_after(stage, answers, bells):
    draft(stage, text=f"{TEXT} dan https://situs.contoh.go.id/peta dan https://lain.contoh.go.id/")
    first, second = LinkCheck.objects.filter(host="situs.contoh.go.id").order_by("pk")
    other = LinkCheck.objects.get(host="lain.contoh.go.id")
    LinkCheck.claim(first.pk)
    tasks.try_link(second.pk)
    tasks.try_link(other.pk)
    assert [address for address, _ in answers["knocked"]] == ["https://lain.contoh.go.id/"]
    second.refresh_from_db()
    assert (second.job_state, second.job_attempts) == (JobState.WANTED, 0)
    LinkCheck.objects.filter(pk=first.pk).update(job_state=JobState.DONE, checked_at=dates.now())
    tasks.try_link(second.pk)
    assert len(answers["knocked"]) == 1, "the pause between two requests"
    LinkCheck.objects.filter(pk=first.pk).update(checked_at=dates.now() - 2 * tasks.PAUSE)
    tasks.try_link(second.pk)
    assert len(answers["knocked"]) == 2


def test_the_sweep_rings_one_bell_a_site_and_few_at_once(
    stage, answers, bells, django_capture_on_commit_callbacks
):
    sites = " ".join(f"https://situs{n}.go.id/a https://situs{n}.go.id/b" for n in range(9))
    with django_capture_on_commit_callbacks(execute=True):
        draft(stage, text=sites)
    assert len(bells) == 9 and LinkCheck.objects.count() == 18
    bells.clear()
    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep_links()
    assert len(bells) == 9


def test_a_message_brings_only_so_many_addresses_an_hour(stage, answers, bells):
    post = draft(stage, text="x")
    for turn in range(8):
        text = " ".join(f"https://situs{turn}-{n}.go.id/" for n in range(30))
        actions.edit_post(post=post, revision=post.revision, by=stage.budi, text=text)
    assert LinkCheck.objects.count() == link_actions.MOST_PER_HOUR


def test_an_address_known_from_another_message_is_not_tried_again_while_fresh(stage, answers, bells):
    draft(stage, text=TEXT)
    tasks.try_link(LinkCheck.objects.get().pk)
    again = draft(stage, text=TEXT)
    tasks.sweep_links()
    work()
    assert len(answers["knocked"]) == 1
    assert report_of(again.current_version.content).opened == 1


def test_a_link_taken_out_before_its_turn_is_not_tried(stage, answers, bells):
    post = draft(stage, text=TEXT)
    actions.edit_post(post=post, revision=post.revision, by=stage.budi, text="Tanpa tautan.")
    work()
    assert answers["knocked"] == []
    actions.edit_post(post=post, revision=post.revision, by=stage.budi, text=TEXT)
    work()
    assert len(answers["knocked"]) == 1


def test_old_results_of_what_comes_out_soon_are_tried_again_and_a_dead_link_is_told_once(
    stage, answers, bells
):
    at = dates.now()
    post = approved(stage, text=TEXT, scheduled_for=at + 20 * HOUR)
    later = approved(stage, text="Lain: https://nanti.contoh.go.id/", scheduled_for=at + 90 * HOUR)
    work()
    LinkCheck.objects.update(checked_at=at - 13 * HOUR)
    answers[LINK] = Answer(Verdict.GONE, 404)
    post_tasks.refresh_links()
    work()
    addresses = [address for address, _ in answers["knocked"]]
    assert addresses.count(LINK) == 2 and addresses.count("https://nanti.contoh.go.id/") == 1
    for _ in range(3):
        post_tasks.refresh_links()
    told = Notice.objects.filter(kind="tautan_mati")
    assert [notice.recipient for notice in told] == [stage.budi]
    assert str(post.pk) in told[0].path and not told.filter(object_id=str(later.pk)).exists()
    post.refresh_from_db()
    assert post.status == Status.SCHEDULED, "telling never holds a message back"


def test_platforms_and_trusted_domains_are_left_alone_and_the_list_is_data(stage, answers, bells, dewi):
    text = "https://www.instagram.com/p/a/ https://wa.me/62812 https://data.bmkg.go.id/ https://pasar.contoh.go.id/"
    post = draft(stage, text=text)
    work()
    assert [address for address, _ in answers["knocked"]] == ["https://pasar.contoh.go.id/"]
    never = LinkDomain(domain=" Contoh.GO.id. ", policy="jangan", reason="Sedang dipindahkan")
    link_actions.save_domain(domain=never, by=dewi)
    assert never.domain == "contoh.go.id"
    assert report_of(post.current_version.content) is None
    below = LinkDomain(domain="pasar.contoh.go.id", policy="diperiksa", reason="Sudah pindah")
    link_actions.save_domain(domain=below, by=dewi)
    assert report_of(post.current_version.content).opened == 1
    with pytest.raises(NotAllowed):
        link_actions.save_domain(domain=never, by=stage.budi)


def test_the_desk_keeps_the_list_and_names_a_wrong_domain(client, dewi):
    client.force_login(dewi)
    address = reverse("admin:posts_linkdomain_add")
    wrong = client.post(address, {"domain": "https://x.go.id/a", "policy": "jangan", "reason": "r"})
    assert "Tulis nama domain saja" in wrong.content.decode()
    right = client.post(address, {"domain": "Pasar.GO.ID", "policy": "jangan", "reason": "Rusak"})
    assert right.status_code == 302
    assert LinkDomain.objects.get(domain="pasar.go.id").changed_by == dewi


def test_the_address_itself_is_nowhere_but_in_the_message(stage, answers, bells, caplog):
    secret = "https://situs.contoh.go.id/data?nik=3310012345670001"
    answers[secret] = Answer(Verdict.GONE, 404)
    post = draft(stage, text=f"Lihat {secret}")
    work()
    gates.keep(
        post.current_version,
        "diajukan",
        gates.inspect(post.current_version.content),
        by=stage.budi,
        at=dates.now(),
    )
    rows = [*LinkCheck.objects.all(), *Scrutiny.objects.all()]
    dumped = serializers.serialize("json", rows) + json.dumps([r.getMessage() for r in caplog.records])
    assert "3310012345" not in dumped and "nik=" not in dumped


def test_somebody_of_the_unit_has_the_links_tried_again_and_a_stranger_cannot(
    stage, answers, bells, client, sari
):
    post = draft(stage, text=TEXT)
    work()
    address = reverse("posts:try_links", args=[post.pk])
    client.force_login(stage.budi)
    page = client.post(address, follow=True).content.decode()
    assert "1 tautan diperiksa ulang" in page
    work()
    assert len(answers["knocked"]) == 2
    client.force_login(sari)
    assert client.post(address).status_code == 404


def test_a_message_as_an_officer_saves_it_reaches_a_real_server_through_the_real_guard(
    stage, bells, monkeypatch
):
    pages = {
        "/jadwal": (404, {}),
        "/peta": (302, {"Location": "http://169.254.169.254/latest/"}),
        "/baik": (200, {}),
    }
    with site(pages) as server:
        wire, _, dialled = network(server.server_address[1], names={"lima.go.id": ["10.0.0.5"]})
        monkeypatch.setattr(tasks, "Network", lambda: wire)
        post = draft(
            stage, text="http://satu.go.id/jadwal http://dua.go.id/peta http://tiga.go.id/baik http://lima.go.id/",
        )  # fmt: skip
        work()
    found = {row.host: row.verdict for row in LinkCheck.objects.all()}
    assert found == {
        "satu.go.id": "tidak_ada", "dua.go.id": "tidak_dikenal", "tiga.go.id": "dapat_dibuka",
        "lima.go.id": "tidak_dikenal",
    }  # fmt: skip
    assert len(dialled) == 4  # HEAD and GET of the first
    assert sorted(rule_of(post)) == ["TL10-mati", "TL11-tidak-dikenal", "TL11-tidak-dikenal"]


def test_reading_costs_the_same_for_one_link_as_for_many(
    stage, answers, bells, django_assert_max_num_queries
):
    one, many = (
        draft(stage, text=TEXT),
        draft(stage, text=" ".join(f"https://s{n}.go.id/" for n in range(18))),
    )
    for post in (one, many):
        with django_assert_max_num_queries(2):
            report_of(post.current_version.content)
    plain = draft(stage, text="Tanpa tautan.")
    with django_assert_max_num_queries(0):
        report_of(plain.current_version.content)


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.REJECTED])
def test_links_of_what_will_not_come_out_are_not_tried_again(stage, answers, bells, status):
    in_state(stage, status)
    assert post_tasks.refresh_links() == 0 and answers["knocked"] == []
