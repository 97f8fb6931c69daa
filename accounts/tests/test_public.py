"""What citizens see: every answer explains itself, only what is verified is official, nothing is stale."""

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Account, Segment
from accounts.public import register
from accounts.tests.test_register import propose
from opd.models import Unit

pytestmark = pytest.mark.django_db
CHECK, DIRECTORY = "public:verify", "public:directory"
ADDRESS = "https://www.instagram.com/wisata_uji_klaten"


@pytest.fixture
def segment(db):
    return Segment.objects.create(name="Wisatawan")


@pytest.fixture
def account(budi, disbudporapar, segment, dewi):
    """An official account of Disbudporapar."""
    return actions.verify_account(account=propose(budi, disbudporapar, segment), by=dewi)


def ask(client, text) -> str:
    response = client.get(reverse(CHECK), {"q": text})
    assert response.status_code == 200
    return response.content.decode()


def test_an_official_account_is_said_to_be_so_with_unit_platform_and_day(client, account):
    page = ask(client, "Cek ini ya: instagram.com/Wisata_Uji_Klaten?igsh=abc")
    assert '<div class="note verdict success"' in page and "Pernah" not in page
    for words in (account.unit.name, "Instagram", "Resmi sejak", "<time", account.canonical_url):
        assert words in page


@pytest.mark.parametrize(
    ("pasted", "title", "tone"),
    [
        ("https://www.instagram.com/warung_sebelah", "Tidak terdaftar", "neutral"),
        ("https://www.instagram.com/wisata_uji_klaten/p/Cabc1234567/", "Belum terbukti", "warning"),
        ("https://bit.ly/3abcDEF", "Perlu dibuka dahulu", "info"),
        ("@wisata_uji_klaten", "Lebih dari satu kemungkinan", "info"),
        ("selamat pagi semuanya", "Bukan alamat akun", "neutral"),
        ("https://instagram.com@evil.example/wisata", "Alamat menyesatkan", "danger"),
    ],
)
def test_every_other_answer_has_its_own_words_and_is_never_green(client, account, pasted, title, tone):
    page = ask(client, pasted)
    assert title in page and f'<div class="note verdict {tone}"' in page
    assert "success" not in page


def test_a_lookalike_is_warned_of_and_names_the_account_it_imitates(client, account):
    page = ask(client, "https://www.instagram.com/wisata_uji_k1aten")
    assert '<div class="note verdict danger"' in page and "success" not in page
    assert "mirip" in page and "Akun resmi yang mirip" in page and account.handle in page
    assert 'href="https://www.instagram.com/wisata_uji_k1aten"' not in page


def test_a_proposed_or_returned_account_is_not_official_nor_listed(
    client, budi, disbudporapar, segment, dewi
):
    proposal = propose(budi, disbudporapar, segment)
    assert "Tidak terdaftar" in ask(client, ADDRESS)
    actions.return_account(account=proposal, reason="Kode belum terlihat.", by=dewi)
    assert "Tidak terdaftar" in ask(client, ADDRESS)
    assert "mirip" not in ask(client, "https://www.instagram.com/wisata_uji_k1aten")
    assert proposal.handle not in client.get(reverse(DIRECTORY)).content.decode()


def test_a_closed_account_was_official_until_its_day_and_says_why(client, account, dewi):
    actions.retire_account(account=account, reason="Digabung dengan akun dinas.", by=dewi)
    page = ask(client, ADDRESS)
    assert "Pernah resmi sampai" in page and "Digabung dengan akun dinas." in page
    assert "success" not in page
    listed = client.get(reverse(DIRECTORY)).content.decode()
    once = client.get(reverse(DIRECTORY), {"status": "ditutup"}).content.decode()
    assert account.handle not in listed
    assert account.handle in once and "Digabung dengan akun dinas." in once


def test_an_example_account_says_that_it_is_none_of_the_real_ones(client, budi, disbudporapar, segment, dewi):
    actions.verify_account(account=propose(budi, disbudporapar, segment, is_example=True), by=dewi)
    page = ask(client, ADDRESS)
    assert "bukan akun nyata" in page and ">contoh</span>" in page


def test_an_account_registered_anew_is_official_again(client, account, budi, disbudporapar, segment, dewi):
    actions.retire_account(account=account, reason="Salah unit.", by=dewi)
    assert "Pernah resmi" in ask(client, ADDRESS)
    actions.verify_account(account=propose(budi, disbudporapar, segment), by=dewi)
    assert '<div class="note verdict success"' in ask(client, ADDRESS)


def test_a_change_in_the_register_is_seen_at_once(client, budi, disbudporapar, segment, dewi):
    proposal = propose(budi, disbudporapar, segment)
    assert register.check(ADDRESS).status == "tidak_terdaftar"
    actions.verify_account(account=proposal, by=dewi)
    assert register.check(ADDRESS).status == "resmi"
    actions.retire_account(account=proposal, reason="Ditutup.", by=dewi)
    assert register.check(ADDRESS).status == "pernah_resmi"


def test_a_change_that_left_no_newer_moment_is_still_seen(account):
    """Of two changes the one begun first may be written last."""
    assert register.check(ADDRESS).status == "resmi"
    Account.objects.filter(pk=account.pk).update(
        status="ditutup", retired_at=account.updated_at, retired_by=account.decided_by
    )
    assert register.check(ADDRESS).status == "pernah_resmi"


def test_a_renamed_unit_answers_by_its_new_name(account):
    assert account.unit.name in register.check(ADDRESS).answer.explanation
    Unit.objects.filter(pk=account.unit_id).update(name="Dinas Pariwisata Baru")
    finding = register.check(ADDRESS)
    assert "Dinas Pariwisata Baru" in finding.answer.explanation
    assert finding.account.unit.name == "Dinas Pariwisata Baru"


def test_a_question_about_a_registered_account_is_one_query_and_any_other_a_few(
    account, django_assert_num_queries
):
    for text, queries in (
        (ADDRESS, 1),
        ("IG @wisata_uji_klaten", 1),
        # the last: whether it is another address of an account
        ("https://www.instagram.com/warung_sebelah", 6),
        ("https://bit.ly/3abcDEF", 0),
        ("selamat pagi semuanya", 0),
    ):
        with django_assert_num_queries(queries):
            register.check(text)


def test_no_cookie_is_set_for_an_anonymous_reader(client, account):
    for name, query in ((CHECK, {}), (CHECK, {"q": ADDRESS}), (DIRECTORY, {}), (DIRECTORY, {"q": "wisata"})):
        response = client.get(reverse(name), query)
        assert response.status_code == 200
        assert not response.cookies and "Set-Cookie" not in response.headers
        assert b"csrfmiddlewaretoken" not in response.content


def test_the_list_may_be_kept_a_minute_and_an_answer_never(client, account, budi):
    assert client.get(reverse(DIRECTORY)).headers["Cache-Control"] == "public, max-age=60"
    assert "no-store" in client.get(reverse(CHECK), {"q": ADDRESS}).headers["Cache-Control"]
    client.force_login(budi)
    assert "no-store" in client.get(reverse(DIRECTORY)).headers["Cache-Control"]


@pytest.mark.parametrize("name", [CHECK, DIRECTORY])
def test_what_was_typed_is_escaped(client, account, name):
    page = client.get(reverse(name), {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("name", [CHECK, DIRECTORY])
@pytest.mark.parametrize(
    "text",
    ["\x00", "a" * 5000, "a" * 3000, "😀" * 300, "ꦏꦭꦠꦺꦤ꧀", " ", "%00%ff", "http://[::1", "\u202egnp.exe"],
)
def test_junk_is_answered_or_refused_never_broken(client, account, name, text):
    response = client.get(reverse(name), {"q": text})
    assert response.status_code in (200, 400)
    assert "verdict success" not in response.content.decode()


def test_the_sixty_first_question_in_a_minute_waits(client, account, monkeypatch):
    monkeypatch.setattr("klaten_medsos.rate_limit.time.time", lambda: 1_800_000_000 + 15)
    answers = [client.get(reverse(CHECK), {"q": ADDRESS}).status_code for _ in range(60)]
    refused = client.get(reverse(CHECK), {"q": ADDRESS})
    assert set(answers) == {200}
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "45")


def test_the_list_is_narrowed_by_words_and_by_media_type(client, account, budi, disbudporapar, segment, dewi):
    other = propose(budi, disbudporapar, segment, pasted="https://x.com/uji_klaten_x", is_example=True)
    actions.verify_account(account=other, by=dewi)
    everything = client.get(reverse(DIRECTORY)).content.decode()
    assert account.handle in everything and other.handle in everything
    assert everything.count(f">{disbudporapar.name}</a>") == 1 and everything.count("(contoh)") == 1
    by_kind = client.get(reverse(DIRECTORY), {"jenis_media": "microblog"}).content.decode()
    assert other.handle in by_kind and account.handle not in by_kind
    by_words = client.get(reverse(DIRECTORY), {"q": "wisata_uji"}).content.decode()
    assert account.handle in by_words and other.handle not in by_words
    assert "Tidak ada akun yang cocok" in client.get(reverse(DIRECTORY), {"q": "zzz"}).content.decode()


def test_the_list_asks_as_many_queries_for_sixty_accounts_as_for_one(
    client, account, budi, disbudporapar, segment, dewi, django_assert_max_num_queries
):
    counts = []
    for total in (1, 60):
        for n in range(Account.objects.count(), total):
            new = propose(budi, disbudporapar, segment, pasted=f"https://www.instagram.com/uji_{n}_klaten")
            actions.verify_account(account=new, by=dewi)
        with django_assert_max_num_queries(6) as asked:
            client.get(reverse(DIRECTORY))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert 'rel="next"' in client.get(reverse(DIRECTORY)).content.decode()


def test_the_public_pages_are_linked_for_everyone(client):
    page = client.get(reverse("verification:ask")).content.decode()
    assert f'href="{reverse(CHECK)}"' in page and f'href="{reverse(DIRECTORY)}"' in page
