"""Hashes and word diffs."""

import pytest

from posts.checks import Finding, Severity
from posts.reading import segments_of
from posts.versions import content_hash, word_diff

pytestmark = pytest.mark.domain


def test_a_diff_gives_both_texts_back():
    before, after = (
        "Acara mulai  pukul 08.00\ndi alun-alun.",
        "Acara dimulai pukul 09.00\ndi alun-alun Klaten.",
    )
    pieces = word_diff(before, after)
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after
    assert any(p.kind == "added" and "09.00" in p.text for p in pieces)


def test_equal_texts_differ_in_nothing():
    assert {piece.kind for piece in word_diff("a b\nc", "a b\nc")} == {"same"}


def test_the_hash_follows_every_letter_and_no_order():
    assert content_hash({"a": 1, "b": "ꦏ"}) == content_hash({"b": "ꦏ", "a": 1})
    assert content_hash({"a": "x"}) != content_hash({"a": "x "})


def finding(start, end, severity=Severity.WARN):
    return Finding("tautan", start, end, severity, "R", "Pasal 15", "r", "f", 1.0)


def test_marks_lie_on_code_points_and_the_text_stays_whole():
    text = "🎉 ꦏ NIK 123"
    runs = segments_of(text, [finding(0, 1), finding(4, 11, Severity.BLOCK), finding(8, 999)])
    assert "".join(run.text for run in runs) == text
    assert [(run.text, run.numbers) for run in runs if run.numbers] == [
        ("🎉", (1,)), ("NIK ", (2,)), ("123", (2, 3)),
    ]  # fmt: skip
    assert runs[-1].tone == "danger"


def test_a_text_without_findings_is_one_run():
    assert [run.text for run in segments_of("apa adanya", [])] == ["apa adanya"]
    assert segments_of("", []) == []
