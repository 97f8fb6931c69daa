"""What each figure means, in the words that are printed beside it."""


def _terms(*pairs) -> list:
    return [{"term": term, "text": " ".join(text.split())} for term, text in pairs]


POLICY = _terms(
    (
        "Akun resmi",
        """Akun yang diverifikasi Diskominfo dan belum ditutup pada sedikitnya satu hari dalam tahun laporan,
        dikelompokkan menurut Pasal 18.""",
    ),
    (
        "Segmen menurut akun",
        """Segmen khalayak kabupaten dan milik unit, beserta akun resmi tahun laporan yang dinyatakan
        melayaninya menurut daftar akun saat angka dibaca (Pasal 9, Pasal 10 huruf a).""",
    ),
    (
        "Hari tercakup",
        """Banyaknya hari dalam tahun laporan ketika sedikitnya satu penunjukan dengan peran itu berlaku
        (Pasal 11). Untuk tahun berjalan, hari yang belum tiba tidak dihitung.""",
    ),
)
MEANS = _terms(
    (
        "Pakta integritas",
        """Banyaknya penunjukan yang berlaku pada akhir tahun laporan, atau pada hari penghitungan bila tahun itu
        belum berakhir, yang paktanya sudah ditandatangani (Pasal 15).""",
    ),
    (
        "Kekurangan sarana",
        """Yang disebut Pasal 17 tetapi tidak ada dalam keadaan baik menurut catatan unit pada saat dihitung:
        komputer, listrik, dan internet.""",
    ),
    (
        "Pagu dan realisasi",
        """Jumlah baris DPA unit untuk pengelolaan media sosial tahun itu (Pasal 21). Persentase dihitung hanya dari
        baris yang realisasinya sudah dicatat.""",
    ),
)
MESSAGES = _terms(
    (
        "Pesan terbit",
        """Pesan yang disetujui pejabat, atau dikirim petugas piket lewat jalur darurat, dan tercatat terbit
        dalam tahun laporan menurut waktu WIB, termasuk yang kemudian ditarik. Satu pesan dihitung satu kali
        walaupun terbit di beberapa akun.""",
    ),
    (
        "Kategori",
        """Kategori utama pesan menurut Pasal 12 huruf a sampai dengan d; jumlah keempatnya sama dengan
        jumlah pesan terbit.""",
    ),
    (
        "Minggu aktif",
        """Minggu (Senin sampai Minggu) yang memuat sedikitnya satu pesan terbit, dari seluruh minggu dalam
        tahun laporan.""",
    ),
)
PROGRAMMES = _terms(
    (
        "Program prioritas",
        """Program yang dicatat unit untuk tahun laporan (Pasal 14 huruf d). Pesan dihitung bila ditautkan pada
        program itu dan sudah terbit.""",
    ),
)
AUDIENCE = _terms(
    (
        "Khalayak",
        """Pengikut tiap akun pada pembacaan pertama dan terakhir dalam tahun laporan. Bukan orang unik:
        satu orang dapat mengikuti beberapa akun.""",
    ),
    (
        "Pertumbuhan",
        """Pembacaan terakhir dikurangi pembacaan pertama; persentasenya dibagi pembacaan pertama, paling
        sedikit 100. Tidak dihitung bila hanya ada satu pembacaan.""",
    ),
)
SHARES = _terms(
    (
        "Sharing",
        """Berapa kali pesan dibagikan ulang oleh khalayak, sebagaimana dibaca dari dasbor platform. Bila
        periode pembacaan bertindihan, yang lebih panjang dipakai agar tidak terhitung dua kali.""",
    ),
    (
        "Pesan yang dikirimkan",
        """Pesan terbit per akun. Satu pesan yang terbit di dua akun dihitung pada masing-masing akun.""",
    ),
    (
        "Cakupan",
        """Banyaknya akun yang memiliki data dari seluruh akun yang dihitung; akun tanpa data tidak
        dianggap nol.""",
    ),
)
FORWARDS = _terms(
    (
        "Pesan yang diteruskan",
        """Masukan khalayak yang diteruskan unit ini kepada unit lain dalam tahun laporan; “tuntas” berarti
        unit tujuan telah mencatat jawabannya.""",
    ),
    (
        "Berbagi ulang pesan pihak lain",
        """Kiriman di akun resmi unit ini atas pesan unit lain yang diminta Diskominfo untuk disebarkan (Pasal 14
        huruf b), menurut waktu terbitnya. Dihitung bila akunnya terbukti dari alamat kiriman atau diterima
        Diskominfo; yang belum diperiksa disebut terpisah. Berbagi ulang di luar tugas itu tidak tercatat.""",
    ),
)
FOLLOW_UPS = _terms(
    (
        "Tindak lanjut evaluasi",
        """Rekomendasi Bupati atas laporan tahun sebelumnya dan keadaannya menurut laporan ini (Pasal 20
        ayat (2)).""",
    ),
)


def comments(hours: int) -> list:
    """The terms of huruf d; ``hours`` is what the SOP of that date allowed for a first answer."""
    return _terms(
        (
            "Komentar khalayak",
            """Komentar, masukan, pertanyaan dan keluhan yang dicatat petugas dan diterima dalam tahun
            laporan menurut waktu WIB. Nada ditetapkan petugas saat mencatat.""",
        ),
        (
            f"Dijawab paling lambat {hours} jam",
            """Masukan yang dijawab dalam batas itu sejak diterima, dibagi masukan yang perlu dijawab unit
            sendiri: tidak termasuk yang disaring, yang diteruskan, dan yang batas waktunya belum lewat.""",
        ),
    )
