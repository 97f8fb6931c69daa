"""Words of a rule where nothing is wrong: lists of what is forbidden, quoted examples, innocent company."""

import pytest
from django.conf import settings

from posts.checks import check, classifier, svm
from posts.checks.classifier import Model
from posts.checks.doubts import forbidden, quoted
from posts.checks.engine import read

LIST = """Admin akun dinas tidak boleh memuat:

1. ajakan memilih calon, misalnya Ayo coblos nomor 3. Jangan pula menyinggungnya;
2. NIK warga seperti 3310015708900002;
• Slot gacor gampang menang, daftar sekarang

{after}"""


@pytest.fixture(scope="module")
def model():
    return classifier.load_model(settings.CHECK_MODEL_PATH)


def test_items_of_a_list_of_what_is_forbidden_are_taught_but_data_in_it_stay_data(model):
    flags = check(LIST.format(after="Terima kasih."), model=model).flags
    assert flags == ["data_pribadi"]


def test_what_is_said_after_such_a_list_is_said(model):
    assert "partisan" in check(LIST.format(after="Ayo coblos nomor 3 demi Klaten!"), model=model).flags


@pytest.mark.parametrize("lead", ["Jangan lupa:", "Kami mengajak:", "Program beliau:"])
def test_a_list_under_a_call_is_a_call(lead, model):
    text = f"{lead}\n- Ayo coblos nomor 3 di TPS\n- Menangkan pasangan kita"
    assert forbidden(read(text)) == set()
    assert "partisan" in check(text, model=model).flags


def test_a_quoted_example_is_taught_while_the_same_words_unquoted_are_said(model):
    example = 'Kalimat seperti "ayo coblos nomor 3" melanggar netralitas ASN.'
    assert "partisan" not in check(example, model=model).flags
    assert "partisan" in check("Ayo coblos nomor 3 bersama kami!", model=model).flags


def test_a_quotation_followed_by_its_lesson_is_taught(model):
    text = '"Pinjaman cair 5 menit cukup foto KTP." Tawaran seperti ini ciri pinjol ilegal.'
    assert check(text, model=model).flags == []


@pytest.mark.parametrize(
    "text",
    [
        'Contoh yang benar: kata sandi: "Klaten#2025".',
        "Jangan dibagikan:\n- kata sandi server: Klaten#2025",
        "Waspadai modus berikut:\n1. kata sandi surel tetap Klaten#2025",
    ],
)
def test_a_password_stays_one_in_an_example_and_in_a_list(text, model):
    assert "rahasia" in check(text, model=model).flags


def test_an_example_does_not_silence_the_words_of_the_lexicon(model):
    entry = {"key": "1", "flag": "partisan", "pattern": "darmo ayunda"}
    text = 'Contoh slogan: "Darmo Ayunda untuk semua".'
    assert [item.rule for item in check(text, model=model, lexicon=[entry]).findings] == ["LX-1"]


def test_quotation_marks_are_counted_within_the_sentence():
    doc = read('Katanya "satu" lalu dua.')
    assert quoted(doc, 0, doc.norm.index("satu"))
    assert not quoted(doc, 0, doc.norm.index("dua"))


def silent(flag, chance) -> Model:
    """A model that gives every sentence one chance of one flag."""
    bias = chance / 2
    return Model({}, [0.0] * 5, flags={"flags": [flag], "bias": [bias], "weights": {}})


def test_the_second_reader_silences_a_rule_where_it_is_sure_of_innocence_and_never_about_data():
    text = "Yuk dukung Pak Darmo jadi bupati lagi. NIK 3310015708900002."
    assert "partisan" in check(text, model=silent("partisan", 0.0)).flags
    assert check(text, model=silent("partisan", -9.0)).flags == ["data_pribadi"]
    assert "data_pribadi" in check(text, model=silent("data_pribadi", -9.0)).flags


def test_a_loose_rule_needs_the_second_reader_more_than_others():
    selling, campaign = "Mau pesan? Hubungi saya lewat WA ya.", "Yuk dukung Pak Darmo jadi bupati lagi."
    unsure = -0.8  # a chance of 0.31
    assert check(campaign, model=silent("partisan", unsure)).flags == ["partisan"]
    (found,) = check(selling, model=silent("promosi_komersial", 0.0)).findings
    assert found.rule == "PK07-pesan"
    assert check(selling, model=silent("promosi_komersial", unsure)).flags == []


def test_the_support_vectors_tell_two_kinds_apart_in_the_same_way_each_time():
    rows = [([(0, 1.0), (2, 0.5)], True, 2.0), ([(1, 1.0), (2, 0.5)], False, 1.0)] * 5
    bias, weights = svm.fit(rows, 3, seed=1)
    assert weights[0] + bias > 0.5 > -0.5 > weights[1] + bias
    assert abs(weights[2]) < abs(weights[0])
    assert (bias, weights) == svm.fit(rows, 3, seed=1)
