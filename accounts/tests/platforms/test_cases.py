"""Every pasted address of the case files gets exactly the expected answer."""

import pytest

from accounts.platforms import PLATFORMS, Outcome, resolve
from accounts.platforms.evaluation import COLUMNS, evaluate

from .cases import hosts, register, rows

DEV = rows("url-cases-dev.csv")
MORE = rows("url-cases-more.csv")


@pytest.mark.parametrize("case", DEV + MORE, ids=lambda case: case["input"][:80])
def test_the_register_answers_as_the_case_says(case):
    [answer] = evaluate(register(), [case["input"]])
    expected = {column: case[column] for column in COLUMNS if column in case}
    assert {column: answer[column] for column in expected} == expected


def test_every_case_is_explained_in_a_sentence():
    for case in DEV + MORE:
        answer = register().verify(case["input"])
        assert answer.explanation.endswith((".", "”.")), case
        assert "{" not in answer.explanation
        assert answer.address.explanation[0].isupper()
        assert ("sangat mirip" in answer.explanation) == bool(answer.similar_to)


def test_there_are_enough_cases_and_each_platform_has_an_official_one_and_another():
    assert len(MORE) >= 150
    seen = {(case["platform"], case["verdict"] == "official") for case in DEV + MORE}
    unregistered = {"whatsapp_contact", "whatsapp_group", "mediawiki"}
    for platform in PLATFORMS.keys() - unregistered:
        assert (platform, True) in seen, f"no official case for {platform}"
        assert (platform, False) in seen, f"no other case for {platform}"


@pytest.mark.parametrize(
    "text, outcome, handle",
    [
        ("https://wiki.contoh.go.id/wiki/Pengguna:Arsip_Contoh", Outcome.ACCOUNT, "wiki.contoh.go.id:Arsip Contoh"),
        ("https://wiki.contoh.go.id/index.php?title=User:arsip_Contoh", Outcome.ACCOUNT,
         "wiki.contoh.go.id:Arsip Contoh"),
        ("https://wiki.contoh.go.id/index.php/Istimewa:Kontribusi/Arsip_Contoh", Outcome.ACCOUNT,
         "wiki.contoh.go.id:Arsip Contoh"),
        ("https://wiki.contoh.go.id/wiki/Halaman_Utama", Outcome.NOT_ACCOUNT, None),
        ("https://sosial.contoh.go.id/@Humas", Outcome.ACCOUNT, "humas@sosial.contoh.go.id"),
        ("https://sosial.contoh.go.id/about", Outcome.NOT_ACCOUNT, None),
        ("https://warga.contoh.go.id/u/Humas/activity", Outcome.ACCOUNT, "humas@warga.contoh.go.id"),
        ("https://github.com/contoh", Outcome.ACCOUNT, "github.com"),
    ],
)  # fmt: skip
def test_hosts_declared_by_an_admin_are_read_as_declared(text, outcome, handle):
    declared = {
        "wiki.contoh.go.id": "mediawiki",
        "sosial.contoh.go.id": "mastodon",
        "warga.contoh.go.id": "discourse",
    }
    address = resolve(text, declared)
    assert (address.outcome, address.handle) == (outcome, handle)


@pytest.mark.parametrize(
    "text, app",
    [
        ("fb://page/100071122334455", "Facebook"),
        ("instagram://user?username=dishub_misalklaten", "Instagram"),
        ("Buka twitter://user?screen_name=dishub_mklaten ya", "X (Twitter)"),
        ("tg://openmessage?user_id=123456", "Telegram"),
        ("facebook://https://www.facebook.com/dishubmisalklaten", "Facebook"),
    ],
)
def test_a_link_that_opens_an_app_is_no_proof_and_the_answer_says_where_to_find_the_address(text, app):
    [answer] = evaluate(register(), [text])
    assert (answer["verdict"], answer["platform"]) == ("invalid", "")
    words = resolve(text).explanation
    assert f"membuka aplikasi {app}" in words and "https://" in words


def test_the_example_files_resolve_without_any_declared_host_too():
    for case in DEV:
        if case["platform"] not in {"discourse"}:
            assert resolve(case["input"]).key == resolve(case["input"], hosts()).key
