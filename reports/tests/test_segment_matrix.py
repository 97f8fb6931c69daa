"""Huruf a tells who is served where (Pasal 9) and names the segments nobody serves."""

import pytest

from accounts.models import Segment
from accounts.statistics import matrix_of_kabupaten, matrix_of_unit, media_counts
from reports.content.sections import policy as section
from reports.figures import figures_for
from reports.tests.test_figures import make_account

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


@pytest.fixture
def segments(disbudporapar, dinkes):
    return [
        Segment.objects.create(name="Petani"), Segment.objects.create(name="Wisatawan"),
        Segment.objects.create(name="Pelaku seni", unit=disbudporapar),
        Segment.objects.create(name="Ibu hamil", unit=dinkes),
    ]  # fmt: skip


def accounts(disbudporapar, budi, dewi, segments, count=2):
    made = [make_account(disbudporapar, budi, dewi, f"uji_{n}") for n in range(count)]
    for account in made:
        account.segments.add(segments[1])
    return made


def table_of(figures):
    tables, _ = section(figures["a"], 2025)
    return next(table for table in tables if "Segmen" in table["caption"])


def test_the_matrix_marks_each_account_and_names_who_is_not_served(disbudporapar, budi, dewi, segments):
    first, second = accounts(disbudporapar, budi, dewi, segments)
    second.segments.add(segments[2])
    figures = figures_for(disbudporapar, 2025)
    assert figures["a"]["segments"]["unserved"] == ["Petani"]
    table = table_of(figures)
    assert table["headers"] == ["Segmen", "1", "2", "Jumlah"]
    assert sorted(table["rows"]) == [
        ["Pelaku seni", "–", "ya", "1"], ["Petani", "–", "–", "0"], ["Wisatawan", "ya", "ya", "2"],
    ]  # fmt: skip
    assert "Petani." in table["note"] and "1 = uji_0 (Instagram)" in table["note"]


def test_many_accounts_are_named_beside_their_segment_so_that_the_table_keeps_its_page(
    disbudporapar, budi, dewi, segments
):
    accounts(disbudporapar, budi, dewi, segments, count=12)
    table = table_of(figures_for(disbudporapar, 2025))
    assert table["headers"] == ["Segmen", "Akun", "Dilayani oleh"]
    served = next(row for row in table["rows"] if row[0] == "Wisatawan")
    assert served[1] == "12" and served[2].count("Instagram") == 12


def test_a_unit_without_accounts_and_a_report_frozen_before_have_no_matrix(disbudporapar, segments):
    figures = figures_for(disbudporapar, 2025)
    assert not [table for table in section(figures["a"], 2025)[0] if "Segmen" in table["caption"]]
    del figures["a"]["segments"]
    section(figures["a"], 2025)


def test_the_counts_name_every_letter_and_the_matrix_of_the_kabupaten_counts_by_kind(
    disbudporapar, dinkes, budi, dewi, segments, django_assert_num_queries
):
    made = accounts(disbudporapar, budi, dewi, segments)
    make_account(dinkes, budi, dewi, "blog_uji", media_type="blog").segments.add(segments[0], segments[3])
    everything = type(made[0]).objects.official()
    counts = {line.letter: line.count for line in media_counts(everything)}
    assert counts == {"a": 1, "b": 0, "c": 2, "d": 0, "e": 0, "f": 0, "g": 0, "": 0}
    with django_assert_num_queries(2):
        matrix = matrix_of_kabupaten(everything)
    rows = {row.segment: row for row in matrix.rows}
    assert set(rows) == {"Petani", "Wisatawan"} and matrix.unserved == []
    assert (rows["Petani"].total, rows["Wisatawan"].total) == (1, 2)
    with django_assert_num_queries(3):
        own = matrix_of_unit(disbudporapar, everything.filter(unit=disbudporapar))
    assert own.unserved == ["Pelaku seni", "Petani"]
