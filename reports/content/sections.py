"""The tables and charts of huruf a to g, from the figures of a report."""

from klaten_medsos.numbers import format_number, percentage
from opd.models import Role

from .means import means_table
from .parts import coverage, day, percent, signed, table

SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")


def policy(figures, year):
    roles = ", ".join(
        f"{role.label.lower()} {format_number(figures['days_covered'][role.value])}" for role in Role
    )
    tables = [
        table(
            "Akun resmi menurut Pasal 18",
            ["Huruf", "Jenis media", "Akun"],
            [[row["letter"] or "–", row["label"], row["count"]] for row in figures["accounts"]]
            + [["", "Jumlah", figures["account_total"]]],
            numeric=[2],
        ),
        table(
            "Daftar akun resmi",
            ["Akun", "Platform", "Tujuan"],
            [[row["account"], row["platform"], row["purpose"]] for row in figures["account_list"]],
        ),
        table(
            "Pejabat dan petugas yang ditunjuk (Pasal 11)",
            ["Nama", "Sebagai", "Keputusan", "Mulai", "Sampai"],
            [
                [
                    row["name"],
                    row["role"],
                    row["decree"],
                    day(row["starts_on"]),
                    day(row["ends_on"]) if row["ends_on"] else "belum berakhir",
                ]
                for row in figures["officers"]
            ],
            note=f"Hari tercakup penunjukan dari {format_number(figures['days'])} hari: {roles}.",
        ),
    ]
    tables += _segments(figures.get("segments"))
    tables += _plan(figures.get("plan"))
    tables += means_table(figures.get("means"))
    held = [row for row in figures["accounts"] if row["count"]]
    chart = {
        "kind": "bar",
        "title": f"{format_number(figures['account_total'])} akun resmi pada tahun {year}",
        "rows": [[row["label"], row["count"]] for row in held],
        "label_header": "Jenis media",
        "value_label": "Akun",
    }
    return [t for t in tables if t["rows"]], [chart] if held else []


def messages(figures, year):
    total = figures["total"]
    categories = figures["categories"]
    tables = [
        table(
            "Pesan terbit menurut kategori Pasal 12 dan bulan",
            ["Bulan", *(f"Huruf {row['letter']}" for row in categories), "Jumlah"],
            [
                [name, *(row["months"][at] for row in categories), figures["months"][at]]
                for at, name in enumerate(figures["month_names"])
            ]
            + [["Jumlah", *(row["total"] for row in categories), total]],
            numeric=[1, 2, 3, 4, 5],
            note="; ".join(f"huruf {row['letter']}: {row['label']}" for row in categories) + ".",
        ),
        table(
            "Bagian tiap kategori",
            ["Kategori", "Pesan", "Bagian"],
            [
                [
                    f"{row['letter']}. {row['label']}",
                    row["total"],
                    percent(percentage(row["total"], total)),
                ]
                for row in categories
            ],
            numeric=[1, 2],
        ),
        table(
            "Tema program daerah (Pasal 14 huruf b)",
            ["Tema", "Pesan"],
            [[row["label"], row["count"]] for row in figures["themes"]],
            numeric=[1],
        ),
        table(
            "Segmen khalayak yang dituju",
            ["Segmen", "Pesan"],
            [[row["label"], row["count"]] for row in figures["segments"]],
            numeric=[1],
            note="Satu pesan dapat ditujukan kepada beberapa segmen.",
        ),
    ]
    tables += _programmes(figures.get("programmes"))
    tables += _emergency(figures.get("emergency"))
    return [t for t in tables if t["rows"]], [monthly_chart(figures, year)]


WIDEST_MATRIX = 8


def _segments(figures):
    """Who is served where (Pasal 9); a report frozen before the matrix was kept has none.

    Few accounts stand as columns, many as a list beside their segment, so that the table keeps its page.
    """
    if not figures or not figures["accounts"]:
        return []
    accounts, unserved = figures["accounts"], ", ".join(figures["unserved"]) or "tidak ada"
    note = f"Segmen yang tidak dilayani akun mana pun: {unserved}."
    caption = "Segmen khalayak menurut akun (Pasal 9)"
    if len(accounts) > WIDEST_MATRIX:
        rows = [
            [row["label"], served := sum(row["served"]), _names(accounts, row["served"]) if served else "–"]
            for row in figures["rows"]
        ]
        return [table(caption, ["Segmen", "Akun", "Dilayani oleh"], rows, numeric=[1], note=note)]
    numbers = [str(at) for at, _ in enumerate(accounts, start=1)]
    legend = "; ".join(f"{at} = {name}" for at, name in zip(numbers, accounts, strict=True))
    rows = [
        [row["label"], *("ya" if cell else "–" for cell in row["served"]), sum(row["served"])]
        for row in figures["rows"]
    ]
    headers = ["Segmen", *numbers, "Jumlah"]
    return [table(caption, headers, rows, numeric=[*range(1, len(headers))], note=f"{note} Kolom: {legend}.")]


def _names(accounts, served) -> str:
    return ", ".join(name for name, cell in zip(accounts, served, strict=True) if cell)


def _plan(plan):
    """The approved plan beside what came out; a report frozen before plans were kept has none."""
    if not plan:
        return []
    never = ", ".join(plan["never_addressed"]) or "tidak ada"
    return [
        table(
            "Rencana dan kenyataan (Pasal 8)",
            ["Kanal", "Target per bulan", "Target", "Pesan terbit"],
            [[row["label"], row["per_month"], row["target"], row["actual"]] for row in plan["channels"]],
            numeric=[1, 2, 3],
            note=f"Rencana versi {plan['version']}, disahkan {day(plan['approved_at'][:10])}. "
            f"Segmen dalam rencana yang tidak pernah dituju: {never}.",
        )
    ]


def _programmes(figures):
    """Priority programmes and the messages that told of them."""
    if not figures:
        return []
    silent = ", ".join(figures["silent"]) or "tidak ada"
    return [
        table(
            "Capaian program prioritas (Pasal 14 huruf d)",
            ["Program", "Target", "Capaian", "Pesan"],
            [
                [
                    row["label"],
                    row["target"],
                    f"{row['result']} (per {day(row['result_on'])})" if row["result"] else "data tidak ada",
                    row["messages"],
                ]
                for row in figures["rows"]
            ],
            numeric=[3],
            note=f"Program tanpa pesan: {silent}.",
        )
    ]


def _emergency(figures):
    """The emergency lane apart, in years that used it."""
    if not figures or not figures["total"]:
        return []
    return [
        table(
            "Pesan lewat jalur darurat (Pasal 12 huruf b, 14 huruf c)",
            ["Ukuran", "Pesan"],
            [
                ["Terbit lewat jalur darurat", figures["total"]],
                ["Ditinjau pejabat lain tepat waktu", figures["in_time"]],
                ["Terlambat atau belum ditinjau melewati tenggat", figures["late"]],
                *([f"Hasil tinjauan: {row['label'].lower()}", row["count"]] for row in figures["outcomes"]),
            ],
            numeric=[1],
            note="Termasuk dalam jumlah pesan terbit di atas.",
        )
    ]


def monthly_chart(figures, year) -> dict:
    """Messages per month, stacked by category; the title states the finding."""
    total, categories = figures["total"], figures["categories"]
    if total:
        top = max(categories, key=lambda row: row["total"])
        share = percent(percentage(top["total"], total))
        title = (
            f"{format_number(total)} pesan terbit tahun {year}; terbanyak huruf {top['letter']} "
            f"({top['label'].lower()}), {share}"
        )
    else:
        title = f"Tidak ada pesan terbit pada tahun {year}"
    return {
        "kind": "stacked",
        "title": title,
        "label_header": "Bulan",
        "series": [f"{row['letter']}. {row['label']}" for row in categories],
        "rows": [[month, [row["months"][at] for row in categories]] for at, month in enumerate(SHORT_MONTHS)],
    }


def audience(figures, year):
    rows = [
        [
            f"{row['account']} ({row['platform']})",
            _reading(row["first"]),
            _reading(row["last"]),
            signed(row["growth"]),
            signed(row["growth_percent"], percent),
        ]
        for row in figures["accounts"]
    ]
    tables = [
        table(
            "Pengikut per akun",
            ["Akun", "Awal tahun", "Akhir tahun", "Pertumbuhan", "Persen"],
            rows,
            numeric=[1, 2, 3, 4],
            note=f"Cakupan: {coverage(figures['coverage'])}. Jumlah pengikut terakhir: "
            f"{format_number(figures['total_last'])} ({figures['label']}).",
        )
    ]
    growth = figures["growth"]
    if growth is None:
        title = f"Pertumbuhan pengikut tahun {year}: data tidak ada"
    else:
        word = "bertambah" if growth >= 0 else "berkurang"
        share = percent(abs(figures["growth_percent"]))
        title = f"Pengikut {word} {format_number(abs(growth))} ({share}) sepanjang tahun {year}"
    line = {
        "kind": "line",
        "title": title,
        "labels": list(SHORT_MONTHS),
        "series": [["Pengikut", figures["months"]]],
        "label_header": "Bulan",
    }
    return (tables if rows else []), [line]


def comments(figures, year):
    response = figures["response"]
    tables = [
        table(
            "Komentar, masukan, pertanyaan dan keluhan",
            ["Jenis", "Jumlah"],
            [[row["label"], row["count"]] for row in figures["kinds"]] + [["Jumlah", figures["total"]]],
            numeric=[1],
            note=f"{format_number(figures['offline'])} di antaranya datang secara luring; "
            f"{format_number(figures['filtered'])} disaring.",
        ),
        table(
            "Ketanggapan",
            ["Ukuran", "Nilai"],
            [
                ["Perlu dijawab unit sendiri", response["needed"]],
                [f"Dijawab paling lambat {response['hours']} jam", response["in_time"]],
                ["Bagian yang dijawab tepat waktu", percent(response["percent"])],
                ["Waktu jawab tengah (jam)", format_number(response["median_hours"], 1)],
                ["Batas waktunya belum lewat", response["pending"]],
            ],
            numeric=[1],
        ),
        table(
            "Pokok isu terbanyak menurut nada",
            ["Pokok isu", *(row["label"] for row in figures["sentiments"]), "Jumlah"],
            [[row["label"], *row["sentiments"], row["count"]] for row in figures["topics"]],
            numeric=[1, 2, 3, 4],
        ),
    ]
    if not figures["total"]:
        title = f"Tidak ada masukan tercatat pada tahun {year}"
    else:
        top = max(figures["sentiments"], key=lambda row: row["count"])
        share = percent(percentage(top["count"], figures["total"]))
        title = (
            f"Nada terbanyak: {top['label'].lower()}, {share} dari {format_number(figures['total'])} masukan"
        )
    chart = {
        "kind": "share",
        "title": title,
        "label_header": "Nada",
        "parts": [[row["label"], row["count"]] for row in figures["sentiments"]],
    }
    return [t for t in tables if t["rows"]], [chart]


def shares(figures, year):
    tables = [
        table(
            "Sharing dan pesan yang dikirimkan per akun",
            ["Akun", "Pesan dikirim", "Sharing"],
            [
                [f"{row['account']} ({row['platform']})", row["published"], row["shares"]]
                for row in figures["accounts"]
            ]
            + [["Jumlah", figures["published_total"], figures["shares"]["total"]]],
            numeric=[1, 2],
            note=f"Sharing: {coverage(figures['shares']['coverage'])}. Pesan yang berbeda: "
            f"{format_number(figures['messages'])}.",
        )
    ]
    chart = {
        "kind": "bar",
        "title": f"{format_number(figures['published_total'])} kiriman pada "
        f"{format_number(len(figures['platforms']))} platform tahun {year}",
        "label_header": "Platform",
        "value_label": "Pesan dikirim",
        "rows": [[row["label"], row["published"]] for row in figures["platforms"]],
    }
    return tables, [chart] if figures["platforms"] else []


def forwards(figures, year):
    tables = [
        table(
            "Pesan yang diteruskan",
            ["Ukuran", "Jumlah"],
            [
                ["Diteruskan kepada unit lain", figures["forwarded"]],
                ["di antaranya tuntas", figures["closed"]],
                ["Diterima dari unit lain", figures["received"]],
                ["di antaranya tuntas dijawab", figures["received_closed"]],
            ],
            numeric=[1],
        ),
        *_reposts(figures),
        table(
            "Unit tujuan",
            ["Unit", "Masukan"],
            [[row["label"], row["count"]] for row in figures["units"]],
            numeric=[1],
        ),
    ]
    return [t for t in tables if t["rows"]], []


def _reposts(figures):
    """What the unit spread for others; figures frozen before it was counted say nothing of it."""
    if "reposts" not in figures:
        return []
    return [
        table(
            "Berbagi ulang pesan pihak lain",
            ["Ukuran", "Jumlah"],
            [
                ["Kiriman ulang di akun resmi unit", figures["reposts"]],
                ["Pesan yang berbeda", figures["reposted_messages"]],
                ["Kiriman yang belum terbukti dari alamat (tidak dihitung)", figures["reposts_unproven"]],
            ],
            numeric=[1],
        )
    ]


def follow_ups(figures, year):
    if not figures["recommendations"]:
        return [], []
    chart = {
        "kind": "share",
        "title": f"{percent(figures['done_percent'])} rekomendasi Bupati atas laporan {year - 1} selesai",
        "label_header": "Keadaan",
        "parts": [[row["label"], row["count"]] for row in figures["progress"]],
    }
    return [], [chart]


BUILDERS = {
    "a": policy, "b": messages, "c": audience, "d": comments, "e": shares, "f": forwards, "g": follow_ups,
}  # fmt: skip


def _reading(reading) -> str:
    """Value and date of a follower reading."""
    if reading is None:
        return format_number(None)
    return f"{format_number(reading['value'])} ({day(reading['on'])})"
