"""Snapshots for tests of the printed face: one calm, one with everything that hurts a page-setter."""

from copy import deepcopy

from klaten_medsos.regulation import ReportSection

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]
LOREM = (
    "Pengelolaan media sosial dilaksanakan untuk menyampaikan informasi kegiatan, program dan pelayanan "
    "kepada masyarakat secara cepat, akurat dan bertanggung jawab. Petugas menyusun rencana pesan bulanan, "
    "mengajukannya kepada pejabat, dan mencatat tautan setiap pesan yang terbit. "
)
META = {
    "code": "ABCD-EFGH-JKLM-NPQR",
    "verify_url": "https://medsos.klaten.invalid/periksa/ABCD-EFGH-JKLM-NPQR/",
    "made_at": "2027-01-06T09:00:00+07:00",
    "next_year": 2027,
    "audit_seq": 1234,
    "audit_hash": "5f" * 32,
}
SIGNATORY = {
    "role": "Mengetahui",
    "title": "Kepala Dinas Kesehatan",
    "name": "dr. Wulan Contoh, M.Kes.",
    "rank": "Pembina Tk. I",
    "nip": "197001011990031001",
    "on": "6 Januari 2027",
}
LETTERHEAD = {
    "government": "PEMERINTAH KABUPATEN KLATEN",
    "unit": "DINAS KESEHATAN",
    "address": "Jalan Contoh Nomor 1, Klaten 57411",
    "phone": "(0272) 000000",
    "email": "dinkes@klaten.invalid",
    "website": "https://dinkes.klaten.invalid",
}


def table(caption, headers, rows, numeric=(), note=""):
    return {"caption": caption, "headers": headers, "rows": rows, "numeric": list(numeric), "note": note}


CHARTS = [
    {
        "kind": "stacked",
        "title": "312 pesan terbit tahun 2026; terbanyak huruf a, 45,2 %",
        "label_header": "Bulan",
        "series": ["a. Kegiatan", "b. Kebijakan", "c. Lomba", "d. Lainnya"],
        "rows": [[month, [at + 5, 8, at % 4, 3]] for at, month in enumerate(MONTHS)],
    },
    {
        "kind": "line",
        "title": "Pengikut bertambah 1.250 (9,5 %) sepanjang tahun 2026",
        "labels": MONTHS,
        "series": [["Pengikut", [13000 + 100 * at if at != 4 else None for at in range(12)]]],
        "label_header": "Bulan",
    },
]


def report_snapshot() -> dict:
    sections = []
    for part in ReportSection:
        letter = part.letter
        sections.append(
            {
                "letter": letter,
                "title": part.label,
                "law_text": part.text,
                "citation": part.citation if isinstance(part.citation, str) else str(part.citation),
                "paragraphs": [LOREM * 2, LOREM],
                "obstacles": {"internal": [LOREM], "external": [LOREM]} if letter == "f" else None,
                "tables": [],
                "charts": [],
                "definitions": [{"term": f"Istilah {letter}", "text": LOREM}],
            }
        )
    months = [[month, "12", "8", "3", "2", "25"] for month in MONTHS]
    sections[1]["tables"] = [
        table(
            "Pesan terbit menurut kategori Pasal 12 dan bulan",
            ["Bulan", "Huruf a", "Huruf b", "Huruf c", "Huruf d", "Jumlah"],
            [*months, ["Jumlah", "144", "96", "36", "24", "300"]],
            [1, 2, 3, 4, 5],
            "huruf a: Informasi seputar kegiatan; huruf b: kebijakan.",
        )
    ]
    sections[1]["charts"] = [CHARTS[0]]
    sections[2]["charts"] = [CHARTS[1]]
    sections[2]["tables"] = [
        table(
            "Pengikut per akun",
            ["Akun", "Awal tahun", "Akhir tahun", "Pertumbuhan", "Persen"],
            [
                [f"dinkes.contoh{n} (Instagram)", "12.000", "13.250", "+1.250", "+10,4 %"]
                for n in range(1, 46)
            ],
            [1, 2, 3, 4],
        )
    ]
    content = {
        "kind": "laporan",
        "title": "Laporan Pengelolaan Media Sosial Tahun 2026",
        "subtitle": "Dinas Kesehatan",
        "year": 2026,
        "period": "1 Januari s.d. 31 Desember 2026",
        "status": "Menunggu Diskominfo",
        "round": 1,
        "receipt_number": "",
        "letterhead": LETTERHEAD,
        "unit": {"name": "Dinas Kesehatan", "abbreviation": "Dinkes"},
        "legal_basis": ["Pasal 19 Peraturan Bupati Klaten Nomor 4 Tahun 2020"],
        "addressee": "Bupati Klaten melalui Kepala Dinas Komunikasi dan Informatika",
        "figures_counted_at": "5 Januari 2027 pukul 10.00 WIB",
        "sections": sections,
        "signatories": [SIGNATORY],
        "people": [
            {
                "role": "Disusun dan diajukan oleh petugas",
                "name": "Budi Contoh",
                "at": "5 Januari 2027 pukul 10.00 WIB",
                "basis": "",
            },
            {
                "role": "Disahkan oleh pejabat pengelola",
                "name": "Ratna Contoh",
                "at": "6 Januari 2027 pukul 09.00 WIB",
                "basis": "Keputusan Nomor 480/1/DINKES",
            },
        ],
    }
    return {"content": content, "meta": dict(META)}


def evaluation_snapshot() -> dict:
    aspects = [
        ("Kelembagaan dan kepatuhan", 20, 92.5),
        ("Isi pesan", 20, 81),
        ("Khalayak", 15, 64),
        ("Responsivitas", 20, None),
    ]
    line = {
        "name": "Keputusan penunjukan berlaku sepanjang tahun",
        "weight": 5,
        "effective_weight": 5,
        "value": 100,
        "points": 5,
        "proposed": 100,
        "applies": True,
        "explanation": "365 dari 365 hari tercakup penunjukan yang berlaku.",
        "note": "",
        "citation": "Pasal 11",
    }
    rows = [
        [name, "Keputusan penunjukan berlaku sepanjang tahun", "5", "100,0 %", "5,00", "–"]
        for name, _, _ in aspects
    ]
    content = {
        "kind": "evaluasi",
        "title": "Evaluasi Bupati atas Laporan Pengelolaan Media Sosial Tahun 2026",
        "subtitle": "Dinas Kesehatan",
        "year": 2026,
        "number": "480/12/EV/IV/2027",
        "status": "Ditetapkan",
        "letterhead": LETTERHEAD | {"government": "BUPATI KLATEN", "unit": ""},
        "unit": {"name": "Dinas Kesehatan", "abbreviation": "Dinkes"},
        "legal_basis": ["Pasal 20 Peraturan Bupati Klaten Nomor 4 Tahun 2020", "Rubrik bawaan portal"],
        "report": {
            "receipt_number": "012/LAP/2027",
            "signed_at": "6 Januari 2027 pukul 09.00 WIB",
            "received_at": "8 Januari 2027 pukul 11.00 WIB",
            "forwarded_at": "9 Januari 2027 pukul 08.30 WIB",
        },
        "rubric": "Rubrik evaluasi (versi 1)",
        "aspects": [
            {"name": name, "weight": weight, "points": 1, "percent": percent, "indicators": [line, line]}
            for name, weight, percent in aspects
        ],
        "scores_table": table(
            "Rincian nilai",
            ["Aspek", "Indikator", "Bobot", "Nilai", "Angka", "Catatan"],
            [*rows, ["", "Jumlah", "100", "", "82,40", ""]],
            [2, 3, 4],
            "Bobot indikator yang tidak berlaku dibagikan kepada indikator lain dalam aspek yang sama.",
        ),
        "total": 82.4,
        "total_words": "82,40",
        "grade": "Baik",
        "grades": [
            ["90 ke atas", "Sangat Baik"],
            ["80 ke atas", "Baik"],
            ["60 ke atas", "Cukup"],
            ["40 ke atas", "Kurang"],
            ["di bawah 40", "Sangat Kurang"],
        ],
        "comparison": {
            "year": 2025,
            "number": "x",
            "total": 80.0,
            "total_words": "80,00",
            "grade": "Baik",
            "difference": 2.4,
            "difference_words": "+2,40",
            "change_percent": 3.0,
        },
        "peers": {
            "group": "Dinas",
            "count": 1,
            "words": "Kelompok Dinas baru memiliki 1 hasil; perbandingan ditampilkan mulai 5 hasil.",
        },
        "charts": [
            {
                "kind": "bar",
                "title": "Tertinggi kelembagaan (92,5 %), terendah khalayak (64,0 %)",
                "label_header": "Aspek",
                "value_label": "Capaian",
                "unit": "%",
                "decimals": 1,
                "rows": [[name, percent] for name, _, percent in aspects],
            },
            CHARTS[0],
        ],
        "recommendations": [LOREM, "Menambah teks alternatif pada setiap gambar."],
        "conclusion": [LOREM],
        "signatories": [SIGNATORY | {"role": "Ditetapkan", "title": "Bupati Klaten", "nip": "", "rank": ""}],
        "people": [
            {
                "role": "Ditetapkan",
                "name": "Joko Contoh",
                "at": "1 April 2027 pukul 09.00 WIB",
                "basis": "",
            }
        ],
    }
    return {"content": content, "meta": dict(META)}


HOSTILE = (
    "W" * 300,
    "a" + "\u0301" * 5000 + " aksen",
    "Emoji 😀👨\u200d👩\u200d👧🇮🇩 dan aksara Jawa ꦲꦏ꧀ꦱꦫꦗꦮ selesai",
    "<script>alert(1)</script><img src='file:///etc/passwd'><a href='javascript:x'>klik</a>",
    "NUL\x00 dan \u202egnp.exe dan \ud800 selesai",
)


def hostile_snapshot() -> dict:
    snapshot = deepcopy(report_snapshot())
    content = snapshot["content"]
    content["subtitle"] = content["unit"]["name"] = "Dinas " + "Panjang" * 40
    for section in content["sections"][:2]:
        section["paragraphs"] = list(HOSTILE)
        section["tables"] = [
            table("Tabel " + HOSTILE[0], ["Nama", "Isi", "Angka", "Jumlah", "Catatan"],
                  [[text, text[:40], "1.250", "12,5 %", text] for text in HOSTILE], [2, 3]),
        ]  # fmt: skip
    content["signatories"][0] = content["signatories"][0] | {"name": "N" * 150}
    return snapshot
