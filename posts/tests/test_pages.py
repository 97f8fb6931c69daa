"""The pages: the walk through the browser's eyes, and what they answer to bad input."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from posts import actions
from posts.duties import duties_for
from posts.models import Post, Publication
from posts.tests.stage import POST_URL, approved, draft, in_state, published, submit, ticked, waiting
from posts.workflow import READY, Status

pytestmark = pytest.mark.django_db
NIK_TEXT = "Penerima bantuan: Contoh, NIK 3310056501850003, harap hadir Senin."


def typed(stage, **changes):
    return {
        "title": "Kirab budaya", "text": "Kirab budaya hari Minggu.\r\nMari hadir.", "category": "potensi",
        "second_category": "", "theme": "", "segments": [stage.segment.pk], "source_kind": "", "source": "",
        "kip_class": "setiap_saat", "accounts": [stage.instagram.pk],
    } | changes  # fmt: skip


def page(name, post=None):
    return reverse(f"posts:{name}", args=[post.pk] if post else [])


def seen(post, **changes):
    version = post.current_version
    return {"version": version.pk, "content_hash": version.content_hash, "note": ""} | changes


def body(response):
    return response.content.decode()


def test_the_walk_from_draft_to_proof(client, stage):
    client.force_login(stage.budi)
    assert client.get(page("create")).status_code == 200
    answer = client.post(page("create"), typed(stage), follow=True)
    post = Post.objects.get()
    assert "Draf disimpan" in body(answer)
    assert post.text == "Kirab budaya hari Minggu.\nMari hadir."
    client.post(page("edit", post), typed(stage, title="Kirab budaya Klaten", revision=1))
    client.post(page("submit", post), ticked(revision=2))
    post.refresh_from_db()
    assert (post.title, post.status) == ("Kirab budaya Klaten", Status.WAITING)

    client.force_login(stage.ratna)
    assert post.current_version.content_hash in body(client.get(page("review", post)))
    client.post(page("review", post), seen(post, decision="disetujui"))
    post.refresh_from_db()
    assert post.status == Status.APPROVED

    client.force_login(stage.budi)
    assert "Kirab budaya hari Minggu." in body(client.get(page("kit", post)))
    assert client.get(page("publish", post)).status_code == 200
    at = dates.to_wib(dates.now()).strftime("%Y-%m-%dT%H:%M")
    given = {f"url_{stage.instagram.pk}": POST_URL, f"at_{stage.instagram.pk}": at}
    assert client.post(page("publish", post), given).status_code == 302
    post.refresh_from_db()
    assert post.status == Status.PUBLISHED
    assert POST_URL in body(client.get(page("detail", post)))
    # a second click is told kindly and writes nothing
    assert client.post(page("publish", post), given).status_code == 409
    assert Publication.objects.count() == 1

    client.force_login(stage.ratna)
    assert client.post(page("withdraw", post), {"reason": ""}).status_code == 422
    assert client.post(page("withdraw", post), {"reason": "Acara batal."}).status_code == 302
    assert "Acara batal." in body(client.get(page("detail", post)))


@pytest.mark.parametrize("status", list(Status))
def test_every_page_opens_or_leads_back_in_every_state(client, stage, status):
    post = in_state(stage, status)
    for person in (stage.budi, stage.ratna):
        client.force_login(person)
        for name in ("detail", "edit", "publish", "reopen", "versions"):
            assert client.get(page(name, post)).status_code in (200, 302), name
        if status in (*READY, Status.PUBLISHED, Status.WITHDRAWN):
            assert client.get(page("kit", post)).status_code == 200
        else:
            assert client.get(page("kit", post)).status_code == 409
    for name in ("review", "withdraw"):
        assert client.get(page(name, post)).status_code in (200, 302), name


# --- approval cannot be walked around ---------------------------------------------------------------


def test_posting_a_status_changes_nothing(client, stage):
    """A peer publishes when the form says action=schedule; here state fields in a form mean nothing."""
    client.force_login(stage.budi)
    extra = {
        "status": "disetujui",
        "approved_by": stage.ratna.pk,
        "published_at": "2026-01-01",
        "action": "schedule",
    }
    client.post(page("create"), typed(stage, **extra))
    post = Post.objects.get()
    assert post.status == Status.DRAFT
    client.post(page("edit", post), typed(stage, revision=1, text="Lain.", **extra))
    post.refresh_from_db()
    assert (post.status, post.approved_by, post.published_at) == (Status.DRAFT, None, None)


def test_an_approved_text_cannot_be_rewritten(client, stage):
    post = approved(stage)
    client.force_login(stage.budi)
    answer = client.post(page("edit", post), typed(stage, revision=1, text="Tulisan lain."))
    assert answer.status_code == 409
    assert "Tulisan lain." in body(answer)
    post.refresh_from_db()
    assert (post.status, post.approved_version_id) == (Status.APPROVED, post.current_version_id)


def test_the_decision_is_bound_to_the_version_on_the_screen(client, stage):
    post = waiting(stage)
    shown = seen(post, decision="disetujui")
    actions.return_post(post=post, version=post.current_version, note="Perjelas.", by=stage.ratna)
    actions.edit_post(post=post, revision=1, by=stage.budi, text="Lebih jelas.")
    submit(post, stage.budi)
    client.force_login(stage.ratna)
    assert client.post(page("review", post), shown).status_code == 409
    tampered = seen(post, decision="disetujui", content_hash="0" * 64)
    assert client.post(page("review", post), tampered).status_code == 409
    post.refresh_from_db()
    assert post.status == Status.WAITING


def test_a_blocking_finding_asks_the_reviewer_for_a_reason(client, stage):
    post = waiting(stage, text=NIK_TEXT)
    client.force_login(stage.ratna)
    shown = body(client.get(page("review", post)))
    assert "Memblokir" in shown
    assert "<mark" in shown
    answer = client.post(page("review", post), seen(post, decision="disetujui", note="Baik."))
    assert answer.status_code == 422
    assert "Pasal 15" in body(answer)
    assert "Baik." in body(answer)
    reason = seen(post, decision="disetujui", override_reason="Nomor contoh pada formulir resmi.")
    assert client.post(page("review", post), reason).status_code == 302
    assert "Nomor contoh pada formulir resmi." in body(client.get(page("detail", post)))


def test_returning_without_a_note_keeps_the_form(client, stage):
    post = waiting(stage)
    client.force_login(stage.ratna)
    assert client.post(page("review", post), seen(post, decision="revisi")).status_code == 422
    assert client.post(page("review", post), seen(post, decision="tidak-ada")).status_code == 422
    assert client.post(page("review", post), seen(post, decision="revisi", note="Jam?")).status_code == 302


def test_a_double_click_on_submit_is_harmless(client, stage):
    post = draft(stage)
    client.force_login(stage.budi)
    first, second = (client.post(page("submit", post), ticked(revision=1)) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 409)
    assert Entry.objects.filter(event="pesan.diajukan").count() == 1


def test_an_incomplete_message_says_all_that_is_missing(client, stage):
    post = draft(stage, category="", segments=[])
    client.force_login(stage.budi)
    assert "Pilih satu dari empat kategori" in body(client.get(page("detail", post)))
    answer = client.post(page("submit", post), {"revision": 1})
    assert answer.status_code == 422
    assert "segmen khalayak" in body(answer)
    assert "Pasal 12" in body(answer)


# --- two people at one text -------------------------------------------------------------------------


def test_a_conflict_shows_both_texts_and_loses_no_word(client, stage):
    post = draft(stage, text="Kirab mulai pukul 08.00 di alun-alun.")
    actions.edit_post(post=post, revision=1, by=stage.ratna, text="Kirab mulai pukul 09.00 di alun-alun.")
    client.force_login(stage.budi)
    mine = typed(stage, text="Kirab mulai pukul 08.00 di stadion.", revision=1)
    answer = client.post(page("edit", post), mine)
    assert answer.status_code == 409
    shown = body(answer)
    assert "Kirab mulai pukul 09.00 di alun-alun." in shown
    assert "Kirab mulai pukul 08.00 di stadion." in shown
    assert "<ins>" in shown and "<del>" in shown
    assert 'name="revision" value="2"' in shown
    assert Post.objects.get().text == "Kirab mulai pukul 09.00 di alun-alun."
    merged = mine | {"text": "Kirab mulai pukul 09.00 di stadion.", "revision": 2}
    assert client.post(page("edit", post), merged).status_code == 302
    assert Post.objects.get().text == "Kirab mulai pukul 09.00 di stadion."


def test_without_its_revision_an_edit_is_a_conflict(client, stage):
    post = draft(stage)
    client.force_login(stage.budi)
    assert client.post(page("edit", post), typed(stage)).status_code == 409


# --- hostile input ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"category": "hiburan"}, "hanya mengenal empat kategori"),
        ({"second_category": "hiburan"}, "hanya mengenal empat kategori"),
        ({"second_category": "potensi"}, "sama dengan kategori utama"),
        ({"text": "Selamat\x00datang"}, "NUL"),
        ({"text": "x" * 10_001}, "10000"),
        ({"title": ""}, "Judul kerja"),
        ({"title": "x" * 151}, "150"),
        ({"kip_class": "bebas"}, "Klasifikasi"),
        ({"segments": ["999999999999999999999999"]}, "tidak dikenal"),
        ({"segments": ["satu"]}, "tidak dikenal"),
        ({"accounts": ["-1"]}, "tidak dikenal"),
    ],
)
def test_bad_words_come_back_with_a_clear_answer_and_nothing_lost(client, stage, change, words):
    client.force_login(stage.budi)
    given = typed(stage, source="Naskah panjang yang tidak boleh hilang", **change)
    answer = client.post(page("create"), given)
    assert answer.status_code == 422
    assert words in body(answer)
    assert "Naskah panjang yang tidak boleh hilang" in body(answer)
    assert not Post.objects.exists()


def test_ids_of_another_opd_are_refused(client, stage):
    client.force_login(stage.budi)
    for change in ({"segments": [stage.other_segment.pk]}, {"accounts": [stage.others_account.pk]},
                   {"accounts": [stage.proposed.pk]}):  # fmt: skip
        answer = client.post(page("create"), typed(stage, **change))
        assert answer.status_code == 422
        assert "bukan milik unit Anda" in body(answer)
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script><b>tebal</b>", "x" * 300, "🎉 ꦏꦭꦠꦺꦤ꧀ 🎉", "‮ terbalik", "x" * 10_000]
)
def test_strange_text_is_shown_as_it_is(client, stage, text):
    client.force_login(stage.budi)
    given = typed(stage, text=text, accounts=[stage.facebook.pk])  # takes long texts
    assert client.post(page("create"), given).status_code == 302
    post = Post.objects.get()
    assert post.text == text.strip()
    submit(post, stage.budi)
    for person, name in ((stage.budi, "detail"), (stage.ratna, "review")):
        client.force_login(person)
        shown = client.get(page(name, post))
        assert shown.status_code == 200
        assert "<script>alert" not in body(shown)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "https://palsu.example/p/1", "http://", "x" * 600, "https://www.instagram.com/"],
)
def test_a_proof_that_proves_nothing_keeps_what_was_typed(client, stage, url):
    post = approved(stage)
    client.force_login(stage.budi)
    at = dates.to_wib(dates.now()).strftime("%Y-%m-%dT%H:%M")
    given = {f"url_{stage.instagram.pk}": url, f"at_{stage.instagram.pk}": at}
    answer = client.post(page("publish", post), given)
    assert answer.status_code == 422
    assert url in body(answer)
    assert not Publication.objects.exists()


@pytest.mark.parametrize("at", ["", "kemarin", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_time_that_cannot_be_is_refused(client, stage, at):
    post = approved(stage)
    client.force_login(stage.budi)
    given = {f"url_{stage.instagram.pk}": POST_URL, f"at_{stage.instagram.pk}": at}
    assert client.post(page("publish", post), given).status_code == 422
    assert not Publication.objects.exists()


def test_nothing_is_recorded_when_one_of_two_proofs_is_wrong(client, stage):
    post = approved(stage, accounts=[stage.instagram, stage.facebook])
    client.force_login(stage.budi)
    at = dates.to_wib(dates.now()).strftime("%Y-%m-%dT%H:%M")
    given = {
        f"url_{stage.instagram.pk}": POST_URL, f"at_{stage.instagram.pk}": at,
        f"url_{stage.facebook.pk}": POST_URL, f"at_{stage.facebook.pk}": at,
    }  # fmt: skip
    assert client.post(page("publish", post), given).status_code == 422
    assert not Publication.objects.exists()
    assert Post.objects.get().status == Status.APPROVED


@pytest.mark.parametrize("name", ["detail", "edit", "review", "kit", "publish", "versions"])
def test_numbers_beyond_reason_are_not_found(client, stage, name):
    client.force_login(stage.ratna)
    assert client.get(f"{page('list')}{10**25}/").status_code == 404
    assert client.get(reverse(f"posts:{name}", args=[10**25])).status_code == 404


def test_get_never_submits(client, stage):
    post = draft(stage)
    client.force_login(stage.budi)
    assert client.get(page("submit", post), ticked(revision=1)).status_code == 200
    assert client.get(page("recall", post)).status_code == 405
    assert Post.objects.get().status == Status.DRAFT


def test_versions_are_compared_word_by_word(client, stage):
    post = draft(stage, text="Mulai pukul 08.00.")
    actions.edit_post(post=post, revision=1, by=stage.budi, text="Mulai pukul 09.00.", theme="ekonomi")
    client.force_login(stage.budi)
    shown = body(client.get(page("versions", post)))
    assert "<del>08.00.</del><ins>09.00.</ins>" in shown
    assert "Ekonomi" in shown
    for junk in ("?dari=x&ke=99", "?dari=2&ke=1", "?dari=-1"):
        assert client.get(page("versions", post) + junk).status_code == 200


# --- the list ---------------------------------------------------------------------------------------


def test_the_list_filters_and_ignores_junk(client, stage):
    draft(stage, title="Festival candi", text="Prambanan.")
    published(
        stage,
        published_at=datetime.datetime(2025, 12, 31, 23, 30, tzinfo=dates.WIB),
        title="Malam tahun baru",
    )
    client.force_login(stage.budi)

    def titles(query):
        answer = client.get(page("list") + query)
        assert answer.status_code == 200, query
        return {post.title for post in answer.context["rows"]}

    both = {"Festival candi", "Malam tahun baru"}
    assert titles("") == both
    assert titles("?q=prambanan") == {"Festival candi"}
    assert titles("?status=terbit") == {"Malam tahun baru"}
    assert titles("?tahun=2025") == {"Malam tahun baru"}
    assert titles("?tahun=2026") == set()
    assert titles(f"?akun={stage.instagram.pk}") == both
    assert titles("?kategori=kegiatan") == set()
    for junk in (
        "?status=apa",
        "?kategori=9",
        "?akun=x",
        f"?akun={10**30}",
        "?tahun=1999",
        "?urut=-id",
        "?sesudah=x",
        "?sesudah=99999999999.999999-1",
        "?sebelum=-1&sesudah=1.000000-" + "9" * 30,
    ):
        assert titles(junk) == both, junk
    assert titles("?urut=terbit") == {"Malam tahun baru"}


def test_the_accounts_of_the_filter_are_read_once_and_only_ones_own_can_be_chosen(client, stage):
    draft(stage)
    client.force_login(stage.budi)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page("list"), {"akun": stage.instagram.pk})
    assert len([one for one in asked.captured_queries if 'FROM "accounts_account"' in one["sql"]]) == 1
    choices = dict(answer.context["form"].fields["akun"].choices)
    assert choices == {"": "Semua", **{one.pk: str(one) for one in stage.unit.accounts.public()}}
    assert f'<option value="{stage.instagram.pk}" selected>' in answer.content.decode()
    others = client.get(page("list"), {"akun": stage.others_account.pk})
    assert "akun" not in others.context["form"].wanted()


def test_pages_by_key_show_every_message_once_forwards_and_back(client, stage):
    at = datetime.datetime(2026, 3, 2, 3, tzinfo=datetime.UTC)
    for number in range(60):  # many share a moment, as after an import
        draft(stage, title=f"Pesan {number}", at=at + datetime.timedelta(minutes=number // 20))
    client.force_login(stage.budi)
    for query in ("", "q=festival", "status=draf"):
        seen, url, pages = [], f"{page('list')}?{query}", 0
        while url:
            answer = client.get(url)
            rows = [post.title for post in answer.context["rows"]]
            seen, pages, last = seen + rows, pages + 1, answer
            url = page("list") + answer.context["next_url"] if answer.context["next_url"] else ""
        assert (len(seen), len(set(seen)), pages) == (60, 60, 3), query
        back = client.get(page("list") + last.context["previous_url"])
        assert [post.title for post in back.context["rows"]] == seen[25:50], query
        first = client.get(page("list") + back.context["previous_url"])
        assert [post.title for post in first.context["rows"]] == seen[:25]
        assert first.context["previous_url"] == ""
    assert "25 dari 60 pesan" in client.get(page("list")).content.decode()


def test_the_year_99999_is_a_clear_answer(client, stage):
    client.force_login(stage.budi)
    assert client.get(page("list") + "?tahun=99999").status_code == 400


def test_the_download_cannot_run_formulas(client, stage):
    draft(stage, title="=HYPERLINK(1)", text="+62 panggil\nbaris dua")
    client.force_login(stage.budi)
    answer = client.get(page("csv"))
    lines = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in lines
    assert "'+62 panggil" in lines
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_fifty_rows_ask_as_many_queries_as_one(client, stage, dewi):
    counts = {stage.budi: [], dewi: []}
    for many in (1, 49):
        for number in range(many):
            draft(stage, title=f"Pesan {number}")
        for person, asked in counts.items():
            client.force_login(person)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page("list")).status_code == 200
            asked.append(len(queries))
    assert all(one == fifty for one, fifty in counts.values()), counts


def test_duties_follow_the_state_in_one_query(stage, sari, django_assert_num_queries):
    waiting(stage)
    approved(stage, title="Siap terbit")
    for person, words in ((stage.ratna, ["Putuskan pesan"]), (stage.budi, ["Terbitkan pesan"]), (sari, [])):
        person.standing  # noqa: B018
        with django_assert_num_queries(1):
            titles = [duty.title for duty in duties_for(person)]
        assert len(titles) == len(words)
        assert all(title.startswith(word) for title, word in zip(titles, words, strict=True))


def test_the_desk_reads_messages_and_changes_none(client, stage, dewi):
    post = published(stage)
    client.force_login(dewi)
    changelist = reverse("admin:posts_post_changelist")
    assert post.title in body(client.get(changelist))
    change = reverse("admin:posts_post_change", args=[post.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, {"title": "Lain"}).status_code == 403
    assert client.get(reverse("admin:posts_post_add")).status_code == 403
    assert client.post(reverse("admin:posts_post_delete", args=[post.pk]), {"post": "yes"}).status_code == 403
    assert Post.objects.get().title == post.title
