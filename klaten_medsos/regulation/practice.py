"""What officers do, with what, and where: Pasal 10, 12, 14, 15, 17 and 18."""

from .clause import Clause, listed_in


@listed_in(10)
class Element(Clause):
    """The nine elements of the work (Pasal 10)."""

    AUDIENCE = (
        "a",
        "a",
        "menentukan khalayak sesuai segmentasi sebagaimana yang ada dalam perencanaan",
        "Menentukan khalayak",
    )
    MEDIA = (
        "b",
        "b",
        "memilih dan membuat media sosial yang sesuai dengan khalayak yang dituju",
        "Memilih dan membuat media sosial",
    )
    APPOINTMENT = (
        "c",
        "c",
        "menunjuk Pejabat dan petugas yang bertanggungjawab dalam pengelolaan media sosial",
        "Menunjuk Pejabat dan petugas",
    )
    POSTING = (
        "d",
        "d",
        "membuat dan mengunggah pesan",
        "Membuat dan mengunggah pesan",
    )
    MONITORING = (
        "e",
        "e",
        "memantau dan mengamati percakapan yang terjadi",
        "Memantau percakapan",
    )
    ANSWERING = (
        "f",
        "f",
        "berinteraksi dengan khalayak dengan menjawab komentar, masukan dan atau pertanyaan dari masyarakat",
        "Menjawab khalayak",
    )
    ANALYSIS = (
        "g",
        "g",
        "menganalisa dan menyaring seluruh masukan khalayak sebagai umpan balik dalam penyusunan kebijakan",
        "Menganalisa dan menyaring masukan",
    )
    RECOMMENDATION = (
        "h",
        "h",
        "memberikan rekomendasi tindak lanjut kegiatan, program atau solusi atas masukan dan atau keluhan "
        "masyarakat yang telah masuk dan diproses",
        "Memberikan rekomendasi tindak lanjut",
    )
    SPREADING = (
        "i",
        "i",
        "menyebarluaskan kebijakan atau tindak lanjut yang telah dilakukan Pemerintah kepada masyarakat luas",
        "Menyebarluaskan tindak lanjut",
    )


@listed_in(10, huruf="f")
class InputKind(Clause):
    """What the audience sends and is answered (Pasal 10 huruf f)."""

    COMMENT = "komentar", "f", "komentar", "Komentar"
    INPUT = "masukan", "f", "masukan", "Masukan"
    QUESTION = "pertanyaan", "f", "pertanyaan", "Pertanyaan"


@listed_in(10, huruf="h")
class FollowUpKind(Clause):
    """What a recommendation may ask for (Pasal 10 huruf h)."""

    ACTIVITY = "kegiatan", "h", "kegiatan", "Kegiatan"
    PROGRAMME = "program", "h", "program", "Program"
    SOLUTION = "solusi", "h", "solusi", "Solusi"


@listed_in(12)
class PostCategory(Clause):
    """What may be posted (Pasal 12). A closed list: "meliputi" names four kinds and no others."""

    ACTIVITIES = (
        "kegiatan",
        "a",
        "informasi seputar kegiatan Bupati dan atau Perangkat Daerah",
        "Kegiatan Bupati atau Perangkat Daerah",
    )
    CURRENT_ISSUE = (
        "isu_aktual",
        "b",
        "isu aktual yang terjadi di daerah",
        "Isu aktual di daerah",
    )
    POTENTIAL = (
        "potensi",
        "c",
        "Informasi seputar pariwisata dan potensi daerah yang lain",
        "Pariwisata dan potensi daerah",
    )
    POLICY = (
        "kebijakan",
        "d",
        "Kebijakan Pemerintah baik pusat maupun daerah",
        "Kebijakan pusat atau daerah",
    )


@listed_in(14)
class Duty(Clause):
    """Tasks and responsibilities of the officers (Pasal 14)."""

    GROUPS = (
        "a",
        "a",
        "mengoptimalkan grup pengelola media sosial dan online yang sudah terbentuk di masing-masing "
        "Perangkat Daerah",
        "Mengoptimalkan grup pengelola",
    )
    PROGRAMMES = (
        "b",
        "b",
        "membantu menyebarkan program dan kegiatan Pemerintah Daerah yang meliputi wawasan kebangsaan, "
        "infrastruktur dan ekonomi melalui media sosial",
        "Menyebarkan program daerah",
    )
    COUNTERING_RUMOURS = (
        "c",
        "c",
        "menangkal isu maupun berita yang tidak jelas kebenarannya",
        "Menangkal isu tidak jelas",
    )
    PRIORITY_RESULTS = (
        "d",
        "d",
        "menyampaikan capaian program prioritas daerah",
        "Menyampaikan capaian prioritas",
    )
    RELATIONS = (
        "e",
        "e",
        "membangun relasi dengan stakeholder terutama komunitas",
        "Membangun relasi komunitas",
    )


@listed_in(14, huruf="b")
class Theme(Clause):
    """The themes of programmes to be spread (Pasal 14 huruf b)."""

    NATIONAL_OUTLOOK = "wawasan_kebangsaan", "b", "wawasan kebangsaan", "Wawasan kebangsaan"
    INFRASTRUCTURE = "infrastruktur", "b", "infrastruktur", "Infrastruktur"
    ECONOMY = "ekonomi", "b", "ekonomi", "Ekonomi"


@listed_in(15)
class Ethic(Clause):
    """The ethics an officer upholds (Pasal 15)."""

    HONOUR = (
        "a",
        "a",
        "menjunjung tinggi kehormatan instansi pemerintah",
        "Kehormatan instansi",
    )
    COMPETENCE = (
        "b",
        "b",
        "memiliki keahlian, kompetensi, objektivitas, kejujuran serta integritas",
        "Keahlian dan integritas",
    )
    STATE_SECRETS = (
        "c",
        "c",
        "menjaga rahasia Negara",
        "Rahasia Negara",
    )
    ASN_CODE = (
        "d",
        "d",
        "menghormati kode etik sebagai Aparatur Sipil Negara",
        "Kode etik ASN",
    )
    ACCURACY = (
        "e",
        "e",
        "menyampaikan dan menerima informasi publik yang benar, tepat dan akurat",
        "Informasi benar, tepat, dan akurat",
    )
    SOLIDARITY = (
        "f",
        "f",
        "menghargai, menghormati dan membina solidaritas",
        "Saling menghormati",
    )
    OPENNESS = (
        "g",
        "g",
        "melaksanakan keterbukaan informasi publik berdasarkan ketentuan peraturan perundang-undangan",
        "Keterbukaan informasi publik",
    )


@listed_in(17)
class Facility(Clause):
    """Means and infrastructure the service needs (Pasal 17); the article gives no letters.

    ``COMPUTER`` is the article's general word and also holds computers it does not name.
    """

    COMPUTER = "komputer", "", "sarana komputer", "Komputer"
    NOTEBOOK = "notebook", "", "personal notebook", "Notebook"
    NETBOOK = "netbook", "", "netbook", "Netbook"
    TABLET = "tablet", "", "tablet computer", "Tablet"
    ELECTRICITY = "listrik", "", "jaringan listrik", "Jaringan listrik"
    INTERNET = "internet", "", "jaringan internet", "Jaringan internet"
    MODEM = "modem", "", "modem", "Modem"
    WIFI = "wifi", "", "fasilitas wi-fi", "Fasilitas wi-fi"
    SMARTPHONE = "telepon_cerdas", "", "telepon seluler cerdas", "Telepon seluler cerdas"


@listed_in(18)
class MediaType(Clause):
    """Kinds of social media (Pasal 18).

    The law names seven and says "antara lain", so the list is open: ``OTHER`` holds what fits none of
    them (a WhatsApp or Telegram channel) and quotes the words that leave room for it.
    """

    BLOG = (
        "blog",
        "a",
        "Blog, yakni situs yang mempublikasikan informasi, pemikiran, renungan, gagasan, pengalaman, atau "
        "produk dan layanan seseorang atau suatu lembaga",
        "Blog",
    )
    MICROBLOG = (
        "microblog",
        "b",
        "Microblog, yakni situs media sosial yang memungkinkan para penggunanya menyampaikan pesan pendek",
        "Microblog",
    )
    MEDIA_SHARING = (
        "media_sharing",
        "c",
        "Situs untuk berbagi (media-sharing), yakni situs yang memungkinkan penggunanya menyebarkan "
        "gambar, video, atau materi presentasi",
        "Situs berbagi media",
    )
    SOCIAL_NETWORK = (
        "jejaring_sosial",
        "d",
        "Situs jejaring sosial, yaitu situs yang menghimpun anggotanya berdasarkan kesamaan tertentu; "
        "seperti kesamaan minat, hobi, sekolah, asal-usul, dan profesi",
        "Jejaring sosial",
    )
    WIKI = (
        "wiki",
        "e",
        "Wiki merupakan situs yang memungkinkan para pesertanya berkolaborasi menciptakan sebuah karya, "
        "misalnya, Wikipedia yang merupakan ensiklopedia yang dikerjakan bersama-sama oleh berbagai pihak "
        "dan dapat diedit serta diperbaiki oleh siapa saja yang mempunyai informasi lebih lengkap",
        "Wiki",
    )
    FORUM = (
        "forum",
        "f",
        "Forum, yaitu situs yang memungkinkan para penggunanya membahas suatu topik tertentu",
        "Forum",
    )
    REVIEW = (
        "review",
        "g",
        "Situs review, yaitu situs yang membahas hal-hal yang disukai para pesertanya",
        "Situs review",
    )
    OTHER = (
        "lainnya",
        "",
        "beberapa kelompok, antara lain",
        "Lainnya",
    )
