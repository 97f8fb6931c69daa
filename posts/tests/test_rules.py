"""The rules of a message, one by one, without a database."""

from types import SimpleNamespace

import pytest

from accounts.platforms import resolve
from klaten_medsos.exceptions import Incomplete, RuleBroken
from posts import rules
from posts.checks import Finding, Severity

pytestmark = pytest.mark.domain
COMPLETE = {
    "title": "Judul", "text": "Isi.", "category": "potensi", "second_category": "", "theme": "",
    "source_kind": "", "source": "", "kip_class": "setiap_saat", "segments": ["Warga"],
    "accounts": [{"key": "instagram:x", "name": "x (Instagram)"}],
}  # fmt: skip
INSTAGRAM = SimpleNamespace(
    platform="instagram", platform_label="Instagram", handle="disbud", key="instagram:disbud",
    canonical_url="https://www.instagram.com/disbud/",
)  # fmt: skip


def test_a_complete_message_lacks_nothing():
    assert rules.missing_to_submit(COMPLETE) == []


@pytest.mark.parametrize(
    ("change", "where", "citation"),
    [
        ({"text": " \n"}, "Isi pesan", "Pasal 10 huruf d"),
        ({"category": ""}, "Kategori", "Pasal 12"),
        ({"category": "hiburan"}, "Kategori", "Pasal 12"),
        ({"segments": []}, "Segmen khalayak", "Pasal 10 huruf a"),
        ({"accounts": []}, "Akun tujuan", "Pasal 10 huruf b"),
        ({"kip_class": "dikecualikan"}, "Klasifikasi informasi", "Pasal 15 huruf c dan huruf g"),
        ({"category": "isu_aktual", "source_kind": "tautan"}, "Sumber", "Pasal 1 angka 12"),
        ({"category": "kebijakan", "source_kind": "dokumen"}, "Sumber", "Pasal 1 angka 12"),
        ({"category": "kebijakan", "source": "Perda 1/2026"}, "Jenis sumber", "Pasal 1 angka 12"),
        ({"second_category": "isu_aktual", "source_kind": "tautan"}, "Sumber", "Pasal 1 angka 12"),
    ],
)
def test_each_gap_is_named_with_its_article(change, where, citation):
    [problem] = rules.missing_to_submit(COMPLETE | change)
    assert (problem.where, problem.citation) == (where, citation)


def test_all_gaps_are_told_at_once():
    empty = COMPLETE | {"text": "", "category": "", "segments": [], "accounts": []}
    with pytest.raises(Incomplete) as refused:
        rules.check_ready_to_submit(empty)
    assert [p.where for p in refused.value.problems] == [
        "Isi pesan", "Kategori", "Segmen khalayak", "Akun tujuan",
    ]  # fmt: skip


def test_an_issue_with_its_source_is_complete():
    content = COMPLETE | {"category": "isu_aktual", "source_kind": "pejabat", "source": "Kalak BPBD"}
    rules.check_ready_to_submit(content)


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""}, {"title": "x" * 151}, {"text": "x" * 10_001}, {"source": "x" * 301},
        {"text": "a\x00b"}, {"title": "\ud800"}, {"category": "hiburan"}, {"second_category": "potensi"},
        {"theme": "olahraga"}, {"source_kind": "kabar"}, {"kip_class": "rahasia"},
    ],
)  # fmt: skip
def test_a_draft_that_cannot_be_kept_is_refused(change):
    with pytest.raises(Incomplete):
        rules.check_draft(COMPLETE | change)


def test_a_draft_may_be_unfinished():
    rules.check_draft(COMPLETE | {"text": "", "category": "", "segments": [], "accounts": []})


def finding(severity):
    return Finding("data_pribadi", 0, 3, severity, "R1", "Pasal 15 huruf d", "Memuat NIK.", "Hapus.", 1.0)


def test_a_blocking_finding_needs_a_written_reason():
    with pytest.raises(Incomplete) as refused:
        rules.check_findings([finding(Severity.BLOCK)], "   ok   ")
    assert refused.value.problems[0].citation == "Pasal 15 huruf d"
    rules.check_findings([finding(Severity.BLOCK)], "Nomor ini milik kantor.")
    rules.check_findings([], "")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("javascript:alert(1)", "tidak dapat dibaca"),
        ("ftp://www.instagram.com/p/Cabc/", "tidak dapat dibaca"),
        ("https://[rusak", "tidak dapat dibaca"),
        ("https://www.instagram.com/p/" + "x" * 500, "tidak dapat dibaca"),
        ("https://www.facebook.com/disbud/posts/1", "bukan kiriman di Instagram"),
        ("https://palsu.example/p/Cabc/", "bukan kiriman di Instagram"),
        ("https://www.instagram.com/disbud/", "alamat profil"),
        ("https://www.instagram.com/akunlain/", "milik akun lain"),
        ("https://www.instagram.com/akunlain/reel/Cabc123/", "milik akun lain"),
    ],
)
def test_an_address_that_proves_nothing_is_refused(url, words):
    with pytest.raises(RuleBroken, match=words):
        rules.check_publication_address(url, INSTAGRAM, resolve(url))


@pytest.mark.parametrize(
    "url", ["https://www.instagram.com/p/Cabc123/", "https://www.instagram.com/disbud/reel/Cabc123/"]
)
def test_the_address_of_a_post_is_taken(url):
    rules.check_publication_address(url, INSTAGRAM, resolve(url))
