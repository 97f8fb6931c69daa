"""What the register may and may not call official."""

import json

import pytest
from django.core.management import CommandError, call_command

from accounts.platforms import API_STATUS, Registry, RegistryEntry, Verdict

from .cases import DATA, rows

INSTAGRAM = "https://www.instagram.com/"


def entry(status="active", handle="dinas_contoh", platform="instagram", **fields):
    return RegistryEntry(fields.pop("id", "A"), "Dinas Contoh", platform, handle, status=status, **fields)


@pytest.mark.parametrize(
    "status, verdict",
    [
        ("active", Verdict.OFFICIAL),
        ("revoked", Verdict.REVOKED),
        ("retired", Verdict.REVOKED),
        ("suspended", Verdict.REVOKED),
        ("compromised", Verdict.REVOKED),
        ("proposed", Verdict.NOT_REGISTERED),
        ("unknown", Verdict.NOT_REGISTERED),
    ],
)
def test_only_an_active_entry_is_official(status, verdict):
    assert Registry([entry(status)]).verify(f"{INSTAGRAM}dinas_contoh").verdict is verdict


def test_an_account_registered_anew_is_official_though_it_once_was_closed():
    for entries in (
        [entry("retired", id="old"), entry(id="new")],
        [entry(id="new"), entry("retired", id="old")],
    ):
        answer = Registry(entries).verify(f"{INSTAGRAM}dinas_contoh")
        assert (answer.verdict, answer.registry_id) == (Verdict.OFFICIAL, "new")


def test_a_host_with_thousands_of_owners_never_makes_an_account_official():
    register = Registry([entry(platform="website", handle="github.com", canonical_url="https://github.com")])
    assert register.verify("https://github.com/siapa-saja").verdict is Verdict.NOT_REGISTERED


def test_an_alias_may_be_a_handle_or_an_address_of_the_same_platform():
    register = Registry(
        [
            entry(
                platform="facebook",
                handle="dinascontoh",
                aliases=("100071000000001", "https://fb.com/dinas.contoh.lama"),
            )
        ]
    )
    assert (
        register.verify("https://www.facebook.com/profile.php?id=100071000000001").verdict is Verdict.OFFICIAL
    )
    assert register.verify("https://www.facebook.com/dinascontohlama").verdict is Verdict.OFFICIAL
    stolen = Registry(
        [entry(platform="facebook", handle="dinascontoh", aliases=("https://x.com/orang_lain",))]
    )
    assert stolen.verify("https://x.com/orang_lain").verdict is Verdict.NOT_REGISTERED


def test_the_server_of_a_registered_mastodon_account_needs_no_further_declaration():
    register = Registry(
        [
            entry(
                platform="mastodon",
                handle="humas@sosial.contoh.go.id",
                canonical_url="https://sosial.contoh.go.id/@humas",
            )
        ]
    )
    assert register.verify("https://sosial.contoh.go.id/@Humas").verdict is Verdict.OFFICIAL


def test_each_verdict_has_its_word_in_the_public_api():
    assert set(API_STATUS) == set(Verdict)
    assert len(set(API_STATUS.values())) == len(Verdict)
    assert Registry([entry()]).verify(f"{INSTAGRAM}dinas_contoh").status == "resmi"


def test_an_empty_register_knows_nobody():
    assert Registry([]).verify(f"{INSTAGRAM}dinas_contoh").verdict is Verdict.NOT_REGISTERED


def test_the_command_writes_one_answer_per_case(tmp_path):
    out = tmp_path / "o.jsonl"
    call_command(
        "evaluate_addresses",
        registry=DATA / "url-registry-dev.csv",
        hosts=DATA / "url-hosts-dev.csv",
        cases=DATA / "url-cases-dev.csv",
        out=out,
    )
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    cases = rows("url-cases-dev.csv")
    assert [answer["input"] for answer in answers] == [case["input"] for case in cases]
    assert all(
        answer[column] == case[column]
        for answer, case in zip(answers, cases, strict=True)
        for column in answer
    )


def test_the_command_says_which_file_or_column_is_missing(tmp_path):
    empty = tmp_path / "kosong.csv"
    empty.write_text("x\n1\n", encoding="utf-8")
    arguments = {"registry": empty, "cases": empty, "out": tmp_path / "o.jsonl"}
    with pytest.raises(CommandError, match="id"):
        call_command("evaluate_addresses", **arguments)
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("evaluate_addresses", **arguments | {"registry": tmp_path / "tiada.csv"})
