"""Thirty drafts in place of the thousands the check learns from, where only the way of learning matters."""

SMALL = [
    {"id": f"D{n}", "text": text, "category": letter, "flags": [], "hard": n % 3 == 0}
    for n, (text, letter) in enumerate(
        [
            ("Bupati meninjau puskesmas bersama dinas", "a"),
            ("Banjir merendam rumah warga di desa", "b"),
            ("Umbul dan candi ramai wisatawan", "c"),
            ("Perda mengatur denda dan syarat izin", "d"),
            ("aku galau nonton drama sama mantan", "none"),
        ]
        * 6
    )
]
