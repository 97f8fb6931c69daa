"""The table of huruf a and the annexes about SOP, pledges, facilities and money (Pasal 15–17, 21)."""

from klaten_medsos.numbers import MISSING, format_number

from .parts import day, percent, table


def means_table(figures) -> list:
    """One table for huruf a; nothing for reports frozen before these were counted."""
    if not figures:
        return []
    facilities, budget, pledges = figures["facilities"], figures["budget"], figures["pledges"]
    versions = "; ".join(
        f"Nomor {row['number']}, berlaku sejak {day(row['starts_on'])}" for row in figures["sop"]
    )
    rows = [
        ["SOP (Pasal 16)", versions or "belum ditetapkan; nilai bawaan portal"],
        [
            "Pakta integritas ditandatangani (Pasal 15)",
            f"{format_number(pledges['signed'])} dari {format_number(pledges['of'])} penunjukan",
        ],
        ["Kekurangan sarana (Pasal 17)", _gaps(facilities)],
        ["Pagu anggaran (Pasal 21)", f"Rp{format_number(budget['ceiling'])}" if budget else MISSING],
        ["Realisasi anggaran (Pasal 21)", _realised(budget)],
    ]
    note = f"{budget['over']} baris realisasinya melebihi pagu." if budget and budget["over"] else ""
    return [table("SOP, pakta, sarana dan anggaran", ["Hal", "Keadaan"], rows, note=note)]


def _gaps(facilities) -> str:
    if facilities is None:
        return MISSING
    return " ".join(facilities["gaps"]) or "tidak ada"


def _realised(budget) -> str:
    if budget is None or budget["realised"] is None:
        return MISSING
    return f"Rp{format_number(budget['realised'])} ({percent(budget['percent'])})"


def annexes(figures) -> list:
    """``[{"title", "tables"}]``: the inventory and the lines of the DPA, where they were recorded."""
    if not figures:
        return []
    found = []
    if facilities := figures["facilities"]:
        rows = [
            [
                row["kind"],
                row["good"],
                row["damaged"],
                row["internet_type"] or "–",
                "ada" if row["has_backup"] else "–",
                row["note"] or "–",
            ]
            for row in facilities["rows"]
        ]
        inventory = table(
            "Sarana dan prasarana",
            ["Jenis", "Baik", "Rusak", "Sambungan", "Cadangan", "Keterangan"],
            rows,
            numeric=[1, 2],
            note=f"Keadaan menurut catatan {day(facilities['recorded_on'])}. Kekurangan: {_gaps(facilities)}",
        )
        found.append({"title": "Sarana dan prasarana (Pasal 17)", "tables": [inventory]})
    if budget := figures["budget"]:
        rows = [
            [
                line["account_code"],
                "; ".join(filter(None, (line["programme"], line["activity"], line["sub_activity"]))),
                line["use"],
                line["ceiling"],
                line["realised"],
                percent(line["percent"]) + (" (melebihi pagu)" if line["over"] else ""),
            ]
            for line in budget["lines"]
        ]
        total = ["Jumlah", "", "", budget["ceiling"], budget["realised"], percent(budget["percent"])]
        lines = table(
            "Anggaran pada DPA unit",
            ["Kode rekening", "Program, kegiatan", "Penggunaan", "Pagu (Rp)", "Realisasi (Rp)", "Persen"],
            [*rows, total],
            numeric=[3, 4, 5],
            note="Persentase jumlah dihitung dari baris yang sudah ada realisasinya.",
        )
        found.append({"title": "Anggaran (Pasal 21)", "tables": [lines]})
    return found
