"""The vocabulary in code says what the regulation says, all of it and nothing else."""

import re

import pytest

from klaten_medsos import regulation
from klaten_medsos.regulation import (
    ARTICLES,
    REGULATION,
    Citation,
    Clause,
    MediaType,
    PostCategory,
    ReportSection,
    Theme,
    article,
    full_text,
    text_of,
)

CLAUSES = [
    thing
    for thing in vars(regulation).values()
    if isinstance(thing, type) and issubclass(thing, Clause) and thing is not Clause
]
LETTERED = [clause for clause in CLAUSES if clause.article.huruf is None and clause.article.pasal != 17]
WORDED = [clause for clause in CLAUSES if clause not in LETTERED]


def named(clauses):
    return pytest.mark.parametrize("clause", clauses, ids=lambda clause: clause.__name__)


def lettered_places():
    """Every letter the file prints in Pasal 3-20, read without our parser."""
    places, pasal = {}, None
    for line in full_text().splitlines():
        if heading := re.fullmatch(r"Pasal (\d+)", line.strip()):
            pasal = int(heading[1])
        elif pasal and (item := re.match(r"\s*(?:- )?([a-z])\. (.+)", line)):
            places.setdefault(pasal, {})[item[1]] = item[2]
    return places


def as_printed(words):
    return re.sub(r"(;\s*dan|;|\.)$", "", " ".join(words.replace("*", "").split()))


@named(LETTERED)
def test_a_list_has_the_letters_of_its_article_with_the_exact_words(clause):
    printed = lettered_places()[clause.article.pasal]
    in_code = {member.letter: member.text for member in clause if member.letter}
    assert in_code == {letter: as_printed(words) for letter, words in printed.items()}


def test_every_article_with_letters_has_one_list_in_code():
    assert sorted(clause.article.pasal for clause in LETTERED) == sorted(lettered_places())
    assert {pasal: len(items) for pasal, items in lettered_places().items()} == {
        3: 5, 4: 3, 5: 6, 6: 4, 7: 3, 8: 3, 10: 9, 12: 4, 13: 11, 14: 5, 15: 7, 18: 7, 19: 7,
    }  # fmt: skip


@named(WORDED)
def test_lists_inside_a_sentence_use_words_of_that_sentence(clause):
    sentence = text_of(clause.article)
    for member in clause:
        assert re.search(rf"\b{re.escape(member.text)}\b", sentence)


@named(CLAUSES)
def test_values_and_labels_are_fit_for_a_database_and_a_screen(clause):
    assert len({member.value for member in clause}) == len(clause.choices)
    for member in clause:
        assert re.fullmatch(r"[a-z_]{1,20}", member.value)
        assert 3 <= len(member.label) <= 40
        assert Citation.parse(member.citation) == member.reference


@named(LETTERED)
def test_each_letter_leads_to_its_words(clause):
    for member in clause:
        if member.letter:
            assert clause.from_letter(member.letter.upper()) is member
            assert text_of(member.citation) == member.text


def test_the_four_categories_are_a_closed_list_under_their_database_values():
    assert [(m.letter, m.value, m.citation) for m in PostCategory] == [
        ("a", "kegiatan", "Pasal 12 huruf a"),
        ("b", "isu_aktual", "Pasal 12 huruf b"),
        ("c", "potensi", "Pasal 12 huruf c"),
        ("d", "kebijakan", "Pasal 12 huruf d"),
    ]


def test_the_media_types_stay_open_because_the_law_says_antara_lain():
    assert MediaType.values == [
        "blog", "microblog", "media_sharing", "jejaring_sosial", "wiki", "forum", "review", "lainnya",
    ]  # fmt: skip
    assert MediaType.OTHER.text in text_of("Pasal 18")
    assert MediaType.OTHER.citation == "Pasal 18"
    with pytest.raises(ValueError, match="Pasal 18"):
        MediaType.from_letter("h")


def test_words_within_one_letter_cannot_be_told_apart_by_letter():
    assert Theme.ECONOMY.citation == "Pasal 14 huruf b"
    with pytest.raises(ValueError, match="Pasal 14 huruf b"):
        Theme.from_letter("b")


@pytest.mark.parametrize(
    ("place", "words", "anchor"),
    [
        (Citation(12), "Pasal 12", "pasal-12"),
        (Citation(12, huruf="a"), "Pasal 12 huruf a", "pasal-12-a"),
        (Citation(19, ayat=2), "Pasal 19 ayat (2)", "pasal-19-2"),
        (Citation(19, ayat=3, huruf="f"), "Pasal 19 ayat (3) huruf f", "pasal-19-3-f"),
        (Citation(1, angka=12), "Pasal 1 angka 12", "pasal-1-12"),
    ],
)
def test_a_citation_is_written_and_read_back_as_the_law_writes_it(place, words, anchor):
    assert str(place) == words
    assert place.anchor == anchor
    assert Citation.parse(words) == place


@pytest.mark.parametrize("words", ["", "Pasal", "Pasal dua", "Pasal 12 huruf", "Pasal 12 huruf a dan b"])
def test_words_that_are_no_citation_are_refused(words):
    with pytest.raises(ValueError, match="Rujukan pasal tidak dikenali"):
        Citation.parse(words)


def test_a_section_of_the_report_cites_its_ayat():
    assert ReportSection.values == list("abcdefg")
    assert ReportSection("f").citation == "Pasal 19 ayat (3) huruf f"


def test_sentences_broken_by_a_page_are_whole_again():
    assert "penyelenggaraan Badan Publik lainnya, serta informasi lain" in text_of(Citation(1, angka=9))
    assert text_of(Citation(1, angka=12)) == (
        "Hoax adalah berita yang mengandung makna kebohongan ataupun berita yang tidak bersumber."
    )


def test_a_place_with_a_list_is_given_with_its_list():
    lines = text_of(Citation(19, ayat=3)).splitlines()
    assert lines[0] == "Laporan sebagaimana dimaksud pada ayat (1) memuat paling sedikit :"
    assert [line[:2] for line in lines[1:]] == [f"{letter}." for letter in "abcdefg"]
    assert text_of("Pasal 22") == "Peraturan Bupati ini mulai berlaku pada tanggal diundangkan."


@pytest.mark.parametrize("words", ["Pasal 23", "Pasal 0", "Pasal 12 huruf e", "Pasal 20 ayat (3)"])
def test_places_the_regulation_does_not_have_are_refused(words):
    with pytest.raises(LookupError, match="tidak ada dalam Peraturan Bupati Klaten Nomor 4 Tahun 2020"):
        text_of(words)


def test_all_twenty_two_articles_stand_in_order_under_their_headings():
    assert [one.number for one in ARTICLES] == list(range(1, 23))
    assert len(ARTICLES) == 22
    assert (article(1).chapter, article(1).title) == ("BAB I", "KETENTUAN UMUM")
    assert (article(12).chapter_title, article(12).title) == (
        "PENGELOLAAN MEDIA SOSIAL",
        "Langkah Pelaksanaan",
    )
    assert [one.number for one in ARTICLES if one.opens_chapter] == [1, 2, 4, 6, 8, 17, 18, 19, 21]
    assert [one.number for one in ARTICLES if one.opens_part] == [
        4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16, 19, 20,
    ]  # fmt: skip


def test_each_paragraph_has_an_address_of_its_own():
    anchors = [paragraph.anchor for one in ARTICLES for paragraph in one.paragraphs]
    assert len(anchors) == len(set(anchors))
    assert {"pasal-12", "pasal-12-a", "pasal-19-3-g", "pasal-1-12"} <= set(anchors)


def test_the_articles_hold_every_word_between_the_first_pasal_and_the_closing():
    body = full_text().split("\nPasal 1\n", 1)[1].split("Agar setiap orang", 1)[0]
    lines = [line.strip().replace("*", "") for line in body.splitlines() if line.strip()]
    headings = {
        heading
        for one in ARTICLES
        for heading in (one.chapter, one.chapter_title, one.part, one.part_title, str(one.citation))
    }
    printed = " ".join(line.removeprefix("- ") for line in lines if line not in headings)
    read = " ".join(
        f"{paragraph.marker} {paragraph.text}".strip() for one in ARTICLES for paragraph in one.paragraphs
    )
    assert read == printed


def test_name_and_dates_are_those_of_the_text():
    words = " ".join(full_text().split())
    assert f"NOMOR {REGULATION.number} TAHUN {REGULATION.year} TENTANG" in words
    assert REGULATION.title.upper() in words
    assert "Ditetapkan di Klaten Pada tanggal 6 Januari 2020" in words
    assert "Diundangkan di Klaten pada tanggal 6 Januari 2020" in words
    assert {REGULATION.enacted_on.isoformat(), REGULATION.in_force_from.isoformat()} == {"2020-01-06"}
    assert str(REGULATION) == "Peraturan Bupati Klaten Nomor 4 Tahun 2020"


def test_the_packaged_text_names_no_signatory():
    assert not re.search(r"\d{8} \d{6} \d \d{3}|NIP|Pembina|a\.n BUPATI", full_text())
    assert full_text().rstrip().endswith("BERITA DAERAH KABUPATEN KLATEN TAHUN 2020 NOMOR 4")
