"""Charts tell the truth, to eyes and to screen readers, on paper and on screens."""

import re
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest
from django.utils.safestring import SafeString
from weasyprint import HTML

from klaten_medsos.chart_layout import cut, runs, spread, text_width, ticks, wrap
from klaten_medsos.charts import WIDTH, bar_chart, line_chart, share_bar, stacked_bar_chart
from klaten_medsos.svg import PALETTE

LONG = "Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten Klaten Bidang Bina Marga"
MONTHS = ["Jan", "Feb", "Mar", "Apr"]


def every_chart(label="Dinas Kesehatan"):
    return [
        bar_chart(label, [(label, 1250), (LONG, None), ("Nol", 0), ("Turun", -40)]),
        stacked_bar_chart(label, [(label, [12, 3]), (LONG, [None, 4])], [label, "Isu aktual"]),
        line_chart(label, MONTHS, [(label, [10, None, 30, 40]), (LONG, [5, 6, 7, None])]),
        share_bar(label, [(label, 60), (LONG, 40), ("Lainnya", None)]),
        bar_chart(label, []),
        line_chart(label, [], []),
    ]


def tree(chart):
    return ElementTree.fromstring(chart.svg)


def elements(chart, name, css_class=""):
    return [
        node
        for node in tree(chart).iter(f"{{http://www.w3.org/2000/svg}}{name}")
        if node.get("class", "").startswith(css_class)
    ]


def words(chart):
    return [node.text for node in elements(chart, "text")]


def widths(chart, css_class):
    return [float(node.get("width")) for node in elements(chart, "rect", css_class)]


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: tree(chart).get("class"))
def test_each_drawing_is_safe_named_and_free_of_inline_style(chart):
    assert isinstance(chart.svg, SafeString)
    root = tree(chart)
    assert root.get("role") == "img"
    assert root.get("aria-label").startswith("Dinas Kesehatan. ")
    assert [child.text for child in root][:2] == [chart.title, chart.description]
    for node in root.iter():
        assert not {"style", "id", "onload", "href"} & set(node.attrib)
        if "fill" in node.attrib or "stroke" in node.attrib:
            assert node.get("class", "").startswith("chart-")


def test_words_of_users_cannot_become_markup():
    attack = '</title><script>alert("x")</script>&\''
    for chart in every_chart(attack):
        assert "<script" not in chart.svg
        assert tree(chart).get("aria-label").startswith(attack)


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: tree(chart).get("class"))
def test_nothing_is_drawn_outside_the_picture(chart):
    height = float(tree(chart).get("height"))
    for node in elements(chart, "text"):
        length = text_width(node.text, float(node.get("font-size")))
        start = (
            float(node.get("x")) - {"start": 0, "middle": length / 2, "end": length}[node.get("text-anchor")]
        )
        assert -0.5 <= start and start + length <= WIDTH + 0.5, node.text
        assert 0 < float(node.get("y")) <= height
    for node in elements(chart, "rect"):
        assert float(node.get("x")) >= -0.5
        assert float(node.get("x")) + float(node.get("width")) <= WIDTH + 0.5


def test_bars_are_as_long_as_their_values():
    full, half, none = widths(bar_chart("x", [("a", 200), ("b", 100), ("c", 0)]), "chart-fill")
    assert full == pytest.approx(2 * half, abs=0.1)
    assert none == 0


def test_missing_is_said_and_not_drawn_while_zero_is_a_figure():
    chart = bar_chart("x", [("Ada", 1250), ("Nol", 0), ("Tidak", None), ("Rusak", float("nan"))])
    assert len(elements(chart, "rect")) == 2
    assert words(chart).count("data tidak ada") == 2
    assert chart.table_rows == (
        ("Ada", "1.250"), ("Nol", "0"), ("Tidak", "data tidak ada"), ("Rusak", "data tidak ada"),
    )  # fmt: skip
    assert chart.description == "Diagram batang 4 baris: tertinggi Ada 1.250; terendah Nol 0; 2 tanpa data."


def test_a_loss_runs_to_the_left_of_zero():
    chart = bar_chart("x", [("Naik", Decimal("12.5")), ("Turun", -3.25)], decimals=1, unit="%")
    gain, loss = elements(chart, "rect")
    assert float(loss.get("x")) + float(loss.get("width")) == pytest.approx(float(gain.get("x")), abs=0.1)
    assert {"12,5 %", "-3,3 %"} <= set(words(chart))


def test_a_stack_adds_up_and_owns_what_it_does_not_know():
    chart = stacked_bar_chart("x", [("a", [30, 10]), ("b", [None, 4]), ("c", [None, None])], ["Satu", "Dua"])
    assert chart.table_headers == ("Kategori", "Satu", "Dua", "Jumlah")
    assert chart.table_rows == (
        ("a", "30", "10", "40"),
        ("b", "data tidak ada", "4", "4 (tidak lengkap)"),
        ("c", "data tidak ada", "data tidak ada", "data tidak ada"),
    )
    swatch, first = widths(chart, "chart-fill-1")
    _, second, lone = widths(chart, "chart-fill-2")
    assert first + 1 == pytest.approx(3 * (second + 1), abs=0.1)
    assert second == pytest.approx((lone + 1) * 2.5 - 1, abs=0.1)
    assert {"4 (tidak lengkap)", "data tidak ada"} <= set(words(chart))


def test_shares_fill_the_bar_and_count_only_what_is_known():
    chart = share_bar("x", [("a", 50), ("b", 25), ("c", 25), ("d", None)])
    bars = [float(n.get("width")) + 1 for n in elements(chart, "rect") if n.get("height") == "32"]
    assert sum(bars) == pytest.approx(WIDTH, abs=0.1)
    assert bars[0] == pytest.approx(WIDTH / 2, abs=0.1)
    assert chart.table_rows[0] == ("a", "50", "50,0 %")
    assert chart.table_rows[3] == ("d", "data tidak ada", "data tidak ada")
    assert "d: data tidak ada" in words(chart)


def test_a_line_breaks_where_a_figure_is_missing():
    chart = line_chart("x", [*MONTHS, "Mei"], [("Instagram", [10, 20, None, 40, 50])])
    first, second, key = (node.get("points").split() for node in elements(chart, "polyline"))
    assert (len(first), len(second), len(key)) == (2, 2, 2)
    assert first[-1].split(",")[0] < second[0].split(",")[0]
    assert len(elements(chart, "circle")) == 4
    assert "Garis terputus: data tidak ada" in words(chart)
    assert chart.table_rows[2] == ("Mar", "data tidak ada")


def test_an_unbroken_line_has_no_word_about_gaps_and_is_named_at_its_end():
    chart = line_chart("x", MONTHS, [("Instagram", [10, 20, 30, 1250]), ("Wiki", [1, 2, 3, None])][:1])
    assert "Instagram 1.250" in words(chart)
    assert not any("terputus" in line for line in words(chart))
    assert chart.description == "Diagram garis 4 titik; Instagram dari 10 (Jan) ke 1.250 (Apr)."


def test_a_line_that_ended_early_says_when():
    chart = line_chart("x", MONTHS, [("Wiki", [1, 2, 3, None])])
    assert "Wiki 3 (Mar)" in words(chart)


@pytest.mark.parametrize(
    "chart",
    [
        bar_chart("Kosong", []),
        bar_chart("Kosong", [("a", None)]),
        stacked_bar_chart("Kosong", [], ["Satu"]),
        stacked_bar_chart("Kosong", [("a", [None])], ["Satu"]),
        share_bar("Kosong", []),
        share_bar("Kosong", [("a", None)]),
        line_chart("Kosong", [], []),
        line_chart("Kosong", MONTHS, [("a", [None] * 4)]),
    ],
)
def test_a_chart_without_figures_says_so(chart):
    assert words(chart) == ["data tidak ada"]
    assert chart.description == "Data tidak ada."
    assert not elements(chart, "rect")


def test_figures_that_are_all_zero_are_not_called_missing():
    assert words(share_bar("x", [("a", 0), ("b", None)])) == ["jumlah 0"]
    assert words(bar_chart("x", [("a", 0)])) == ["a", "0"]
    assert "a 0" in words(line_chart("x", MONTHS, [("a", [0, 0, 0, 0])]))
    assert words(stacked_bar_chart("x", [("a", [0, 0])], ["S", "D"])) == ["S", "D", "a", "0"]


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: share_bar("x", [("a", -1)]), "negative"),
        (lambda: stacked_bar_chart("x", [("a", [-1])], ["S"]), "negative"),
        (lambda: stacked_bar_chart("x", [("a", [1])], ["S", "D"]), "for each series"),
        (lambda: line_chart("x", MONTHS, [("a", [1])]), "for each label"),
        (lambda: share_bar("x", [(str(n), n) for n in range(9)]), "At most 8"),
        (lambda: line_chart("x", ["Jan"], [(str(n), [n]) for n in range(9)]), "At most 8"),
        (lambda: bar_chart("x", [("a", float("inf"))]), "not a figure"),
    ],
)
def test_what_cannot_be_drawn_honestly_is_refused(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", PALETTE, ids=lambda colour: colour.fill)
def test_colours_stand_out_from_paper_and_carry_readable_text(colour):
    assert contrast(colour.fill, "#faf8f3") >= 3
    assert contrast(colour.fill, "#ffffff") >= 3
    assert contrast(colour.fill, colour.on) >= 4.5


def test_neighbouring_colours_differ_in_grey_print():
    for one, following in zip(PALETTE, PALETTE[1:], strict=False):
        assert contrast(one.fill, following.fill) >= 2.5


def test_long_words_are_wrapped_then_cut_at_a_word():
    lines = wrap(LONG, 192)
    assert len(lines) == 2
    assert lines[0] == "Dinas Pekerjaan Umum"
    assert lines[1].endswith("…")
    assert all(text_width(line) <= 192 for line in lines)
    assert LONG.startswith(" ".join(lines).rstrip("…"))
    assert wrap("RSD", 192) == ["RSD"]
    assert cut("x" * 80, 60).endswith("x…")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 3, [0, 1, 2, 3]), (0, 1625, [0, 500, 1000, 1500, 2000]), (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1])],
)
def test_axis_figures_are_round(low, high, expected):
    assert ticks(low, high) == expected


def test_counts_have_no_fractions_on_their_axis():
    assert ticks(0, 1, decimals=0) == ticks(0, 0, decimals=0) == [0, 1]
    assert ticks(0, 2.4, decimals=0) == [0, 1, 2, 3]
    assert ticks(0, 0.25, decimals=1) == [0, 0.1, 0.2, 0.3]


@pytest.mark.parametrize("high", [0.004, 0.7, 9, 10, 11, 99, 12_345, 9_999_999])
@pytest.mark.parametrize("low", [0, -0.3, -5, -70_000])
def test_axis_figures_cover_the_data_and_stay_few(low, high):
    found = ticks(low, high)
    assert found[0] <= low and found[-1] >= high
    assert 2 <= len(found) <= 8
    assert 0 in found


def test_labels_keep_their_order_and_a_readable_distance():
    placed = spread([(50, "b"), (49, "a"), (200, "c"), (199, "d")], 15, 0, 200)
    heights = [y for y, _ in placed]
    assert [name for _, name in placed] == ["a", "b", "d", "c"]
    assert all(later - y >= 15 for y, later in zip(heights, heights[1:], strict=False))
    assert heights[-1] <= 200


def test_stretches_of_known_figures():
    assert list(runs([None, 1, 2, None, 3])) == [[1, 2], [4]]
    assert list(runs([None])) == []


def test_all_drawing_numbers_are_plain_svg_numbers():
    for chart in every_chart():
        for value in re.findall(r' (?:x|y|x1|y2|cx|cy|width|height)="([^"]*)"', chart.svg):
            assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value)


def test_in_a_tagged_pdf_every_chart_is_a_figure_with_its_title_as_alternative_text():
    charts = [bar_chart("Batang", [("a", 1)]), line_chart("Garis", MONTHS, [("b", [1, 2, None, 4])])]
    page = "".join(f"<figure>{chart.svg}</figure>" for chart in charts)
    html = HTML(string=f'<html lang="id"><title>Laporan</title>{page}</html>')
    with pikepdf.open(BytesIO(html.write_pdf(pdf_variant="pdf/ua-1"))) as pdf:
        alternatives = [
            str(thing.get("/Alt"))
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and "/Alt" in thing
        ]
    assert alternatives == ["Batang", "Garis"]
