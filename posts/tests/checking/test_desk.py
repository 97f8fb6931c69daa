"""Diskominfo teaches the check: words with dates, tried before they count; models behind a gate; severities."""

import datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from klaten_medsos.dates import now
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from posts.checking import actions, retraining
from posts.checking.current import examine, forget, serials
from posts.checking.statistics import rule_records
from posts.checks import classifier
from posts.checks.gate import Verdict, judge, weighed
from posts.models import CheckModel, Lesson, LexiconEntry, LexiconStatus, ModelStatus
from posts.tests.checking.small import SMALL
from posts.tests.stage import draft, waiting

pytestmark = pytest.mark.django_db
TEXT = "Ayo bersama Darmo Ayunda menuju desa maju."


@pytest.fixture(autouse=True)
def _fresh():
    forget()
    cache.clear()
    yield
    forget()


def entry(**changes):
    words = {
        "kind": "kata",
        "flag": "partisan",
        "pattern": "Darmo  Ayu*",
        "source": "Penetapan KPU",
    } | changes
    return LexiconEntry(**words)


def live(dewi, **changes):
    saved = actions.save_entry(entry=entry(**changes), by=dewi)
    actions.try_entry(entry=saved, by=dewi)
    return actions.enable_entry(entry=saved, by=dewi)


def test_the_first_lexicon_is_there_and_in_force():
    assert LexiconEntry.objects.filter(status=LexiconStatus.ACTIVE).count() >= 15
    assert "spam_terlarang" in examine("Main Starlight Princess yuk").flags


def test_a_word_counts_only_once_it_was_tried_and_enabled(dewi):
    saved = actions.save_entry(entry=entry(), by=dewi)
    assert saved.pattern == "darmo ayu*"
    assert "partisan" not in examine(TEXT).flags
    with pytest.raises(RuleBroken, match="belum diuji"):
        actions.enable_entry(entry=saved, by=dewi)
    actions.try_entry(entry=saved, by=dewi)
    actions.enable_entry(entry=saved, by=dewi)
    found = [finding for finding in examine(TEXT).findings if finding.rule == f"LX-{saved.pk}"]
    assert [TEXT[one.start : one.end] for one in found] == ["Darmo Ayunda"]
    actions.disable_entry(entry=saved, by=dewi)
    assert not [finding for finding in examine(TEXT).findings if finding.rule.startswith("LX-")]


def test_another_worker_knows_at_once_because_it_compares_the_number(dewi):
    examine(TEXT)  # this worker has compiled the old lexicon
    before = serials()
    live(dewi)
    assert serials().lexicon > before.lexicon
    assert any(finding.rule.startswith("LX-") for finding in examine(TEXT).findings)


def test_a_word_counts_on_its_days_only(dewi):
    live(dewi, valid_from=datetime.date(2026, 9, 1), valid_to=datetime.date(2026, 12, 1))
    on = [
        any(finding.rule.startswith("LX-") for finding in examine(TEXT, on=day).findings)
        for day in (datetime.date(2026, 8, 31), datetime.date(2026, 9, 1), datetime.date(2026, 12, 2))
    ]
    assert on == [False, True, False]


def test_the_trial_run_counts_what_would_be_marked_without_keeping_texts(stage, dewi):
    draft(stage, text=TEXT)
    draft(stage, text="Panen raya di Delanggu berlangsung lancar bersama petani.")
    saved = actions.save_entry(entry=entry(), by=dewi)
    actions.try_entry(entry=saved, by=dewi)
    assert (saved.impact["drafts"], saved.impact["marked"]) == (2, 1)
    assert "Ayunda" not in str(saved.impact)


def test_changing_a_word_in_force_takes_it_out_of_force_until_it_is_tried_again(dewi):
    saved = live(dewi)
    saved.pattern = "darmo ayunda"
    actions.save_entry(entry=saved, by=dewi)
    assert saved.status == LexiconStatus.PROPOSED
    assert not [finding for finding in examine(TEXT).findings if finding.rule.startswith("LX-")]


@pytest.mark.parametrize("pattern", ["(a+)+$", "a*b", "*", "x", "", "ayo|pilih", "[a-z]", "\\w+", "a" * 81])
def test_expressions_and_words_too_short_are_refused(pattern, dewi):
    with pytest.raises(RuleBroken):
        actions.save_entry(entry=entry(pattern=pattern), by=dewi)


def test_an_official_number_is_no_private_number(dewi):
    text = "Hubungi Pak Joko 0812-0000-7788"
    assert "data_pribadi" in examine(text).flags
    live(dewi, kind="nomor_resmi", flag="", pattern="0812-0000-7788")
    assert "data_pribadi" not in examine(text).flags


def test_a_clarification_near_a_word_keeps_the_lexicon_silent():
    assert "spam_terlarang" not in examine("Polisi menangkap penyebar Starlight Princess di Ceper.").flags


def test_officers_do_not_touch_the_lexicon(budi, ratna):
    for person in (budi, ratna):
        with pytest.raises(NotAllowed, match="Diskominfo"):
            actions.save_entry(entry=entry(), by=person)


def test_every_change_leaves_a_line(dewi):
    saved = live(dewi)
    actions.disable_entry(entry=saved, by=dewi)
    events = list(Entry.objects.on(saved).order_by("seq").values_list("event", flat=True))
    assert [event.rpartition(".")[2] for event in events] == [
        "leksikon_diusulkan", "leksikon_diuji", "leksikon_berlaku", "leksikon_berakhir",
    ]  # fmt: skip


# --- the desk's pages ------------------------------------------------------------------------------------


def test_the_desk_adds_tries_and_enables_a_word(client, dewi, settings):
    settings.REAUTHENTICATION_SECONDS = 0
    client.force_login(dewi)
    address = reverse("admin:posts_lexiconentry_changelist")
    form = {
        "kind": "kata",
        "flag": "partisan",
        "pattern": "Darmo Ayu*",
        "severity": "",
        "source": "Penetapan KPU",
    }
    assert client.post(reverse("admin:posts_lexiconentry_add"), form).status_code == 302
    saved = LexiconEntry.objects.get(pattern="darmo ayu*")
    for name in ("try_out", "enable"):
        client.post(address, {"action": name, "_selected_action": [saved.pk]})
    saved.refresh_from_db()
    assert (saved.status, saved.created_by) == (LexiconStatus.ACTIVE, dewi)


def test_the_desk_refuses_an_expression_beside_its_field(client, dewi, settings):
    settings.REAUTHENTICATION_SECONDS = 0
    client.force_login(dewi)
    form = {"kind": "kata", "flag": "partisan", "pattern": "(a+)+", "severity": "", "source": "uji"}
    answer = client.post(reverse("admin:posts_lexiconentry_add"), form)
    assert answer.status_code == 200
    assert "hanya menerima huruf" in answer.content.decode()


@pytest.mark.parametrize("name", ["lexiconentry", "checkmodel", "ruleseverity", "lesson", "scrutiny"])
def test_the_pages_open_for_the_desk(name, client, dewi):
    client.force_login(dewi)
    assert client.get(reverse(f"admin:posts_{name}_changelist")).status_code == 200
    assert client.get(reverse("admin:posts_ruleseverity_statistics")).status_code == 200


# --- models ----------------------------------------------------------------------------------------------


def small_model():
    return classifier.train_from(SMALL)


def candidate(passed=True, at=None):
    verdict = Verdict({"macro_f1": 0.9, "f1": {}}, {"macro_f1": 0.9, "f1": {}}, [] if passed else ["turun"])
    return actions.keep_candidate(
        model=small_model(), verdict=verdict, base_sha256="0" * 64, n_lessons=3, at=at
    )  # fmt: skip


def test_without_a_row_the_shipped_model_has_the_word():
    assert CheckModel.objects.count() == 0
    assert examine("Bupati meninjau puskesmas").versions["model"].startswith(f"{classifier.FORMAT}.")


def test_a_candidate_has_the_word_only_once_approved_and_one_click_goes_back(dewi):
    first = candidate(at=now() - datetime.timedelta(hours=2))
    assert examine("Bupati").versions["model"] != small_model().version
    actions.activate_model(model=first, by=dewi)
    assert examine("Bupati").versions["model"] == small_model().version
    second = candidate()
    actions.activate_model(model=second, by=dewi)
    first.refresh_from_db()
    assert first.status == ModelStatus.ARCHIVED
    actions.activate_model(model=first, by=dewi)
    assert CheckModel.objects.get(status=ModelStatus.ACTIVE) == first
    assert Entry.objects.on(first).order_by("-seq").first().event == "pemeriksa.model_dikembalikan"
    actions.retire_model(model=first, by=dewi)
    assert examine("Bupati").versions["model"] != small_model().version
    with pytest.raises(StateChanged):
        actions.retire_model(model=first, by=dewi)


def test_a_model_that_failed_the_gate_is_never_used(dewi, budi):
    failed = candidate(passed=False)
    with pytest.raises(RuleBroken, match="gerbang mutu"):
        actions.activate_model(model=failed, by=dewi)
    with pytest.raises(NotAllowed):
        actions.activate_model(model=candidate(), by=budi)


def test_a_broken_row_falls_back_to_the_shipped_model(dewi):
    row = candidate()
    actions.activate_model(model=row, by=dewi)
    CheckModel.objects.filter(pk=row.pk).update(weights_gz=b"rusak")
    forget()
    assert examine("Bupati meninjau puskesmas").category == "a"


def test_at_most_five_models_are_kept(dewi):
    start = now() - datetime.timedelta(days=1)
    for minutes in range(8):
        candidate(at=start + datetime.timedelta(minutes=minutes))
    assert CheckModel.objects.count() == actions.KEPT_MODELS


def test_the_gate_refuses_a_worse_candidate_and_passes_an_equal_one():
    poison = [{"text": item["text"], "category": "none", "weight": 30.0} for item in SMALL]
    worse = judge(SMALL, [], candidate=poison, active=[])
    assert not worse.passed
    assert worse.candidate["macro_f1"] < worse.active["macro_f1"]
    assert judge(SMALL, [], candidate=[], active=[]).passed


def test_no_person_weighs_more_than_thirty_percent_and_texts_count_once():
    flood = [{"text": f"teks banjir {n}", "category": "a", "by": 1} for n in range(90)]
    others = [
        {"text": f"teks {who} {n}", "category": "b", "by": who} for who in range(2, 7) for n in range(4)
    ]
    rows = weighed([*flood, flood[0], *others], shipped=1000)
    assert len(rows) == 110
    total = sum(row["weight"] for row in rows)
    assert sum(row["weight"] for row in rows if row["category"] == "a") <= 0.301 * total


def test_decisions_never_outweigh_the_shipped_drafts():
    rows = weighed([{"text": f"teks {n}", "category": "a", "by": n % 10} for n in range(100)], shipped=40)
    assert sum(row["weight"] for row in rows) <= 40.01


def test_retraining_makes_a_candidate_from_final_decisions(stage, monkeypatch):
    from posts import actions as posting

    monkeypatch.setattr(classifier, "seed_items", lambda: SMALL)
    assert retraining.retrain() is None
    post = waiting(stage)
    posting.approve_post(post=post, version=post.current_version, by=stage.ratna)
    assert Lesson.objects.get().final == "c"
    made = retraining.retrain()
    assert (made.status, made.n_lessons) == (ModelStatus.CANDIDATE, 1)
    assert made.metrics["kandidat"]["n"] == len(SMALL)
    assert retraining.retrain() is None, "nothing new since"


def test_a_rule_reviewers_keep_dismissing_is_proposed_to_weigh_less(stage, dewi):
    waiting_post = waiting(stage)
    for n in range(20):
        version = waiting_post.versions.create(
            number=n + 2, content={}, content_hash="0" * 64, editor=stage.budi, created_at=now()
        )
        Lesson.objects.create(
            version=version, masked_text=f"t{n}", text_sha256=f"{n:064d}", suggested="a", final="a",
            accepted=["PK02-harga"] if n < 5 else [], dismissed=["PK02-harga"] if n >= 5 else [],
            decided_by=stage.ratna, decided_at=now(),
        )  # fmt: skip
    (record,) = rule_records()
    assert (record.total, record.percent, record.proposal) == (20, 25, "saran")
    text = "Dijual motor bekas harga 5 juta, minat WA"
    before = {finding.rule: finding.severity for finding in examine(text).findings}
    rule = next(name for name, severity in before.items() if severity == "peringatan")
    actions.set_severity(
        rule=rule, severity="saran", reason="Terlalu sering keliru pada berita harga.", by=dewi
    )
    after = {finding.rule: finding.severity for finding in examine(text).findings}
    assert after[rule] == "saran"
