"""Why and in what spirit: aims, principles, benefits and targets (Pasal 3-8 and 13)."""

from .clause import Clause, listed_in


@listed_in(3)
class Aim(Clause):
    """What the guideline is for (Pasal 3)."""

    OPENNESS = (
        "a",
        "a",
        "menciptakan keterbukaan informasi, komunikasi yang efektif dan interaktif, serta saling "
        "menguntungkan antara Pemerintah Daerah dan pemangku kepentingan dalam penyelenggaraan komunikasi",
        "Keterbukaan dan komunikasi dua arah",
    )
    QUALITY = (
        "b",
        "b",
        "meningkatkan pelayanan informasi di instansi untuk menghasilkan layanan informasi yang berkualitas",
        "Layanan informasi berkualitas",
    )
    PUBLIC_INFORMATION = (
        "c",
        "c",
        "menjamin tercapainya tujuan penyelenggaraan keterbukaan informasi publik berdasarkan peraturan "
        "perundang-undangan",
        "Keterbukaan informasi publik",
    )
    SPREADING = (
        "d",
        "d",
        "mengoptimalkan kegiatan penyebaran informasi kepada publik terkait dengan kebijakan dan program "
        "Pemerintah Daerah",
        "Penyebaran kebijakan dan program",
    )
    COUNTERING_HOAX = (
        "e",
        "e",
        "menangkal isu hoax yang terus menjamur seiring dengan semakin berkembangnya media sosial itu "
        "sendiri",
        "Penangkalan hoax",
    )


@listed_in(4)
class Asas(Clause):
    """The foundations of the work (Pasal 4)."""

    FACTUAL = (
        "a",
        "a",
        "faktual, yaitu informasi yang disampaikan melalui media sosial berlandaskan pada data dan fakta "
        "yang jelas dengan mempertimbangkan kepentingan umum",
        "Faktual",
    )
    OPEN = (
        "b",
        "b",
        "keterbukaan, disampaikan melalui media sosial sehingga dapat diakses dengan mudah dan diketahui "
        "oleh siapa saja, kapan saja dan dimana saja dalam menyampaikan pesan secara benar, jujur dan apa "
        "adanya",
        "Keterbukaan",
    )
    PARTICIPATORY = (
        "c",
        "c",
        "keikutsertaan (participation) dan keterlibatan (engagement), yaitu penyampaian informasi melalui "
        "media sosial yang diarahkan untuk mendorong keikutsertaan dan keterlibatan khalayak dengan cara "
        "memberikan komentar, tanggapan dan masukan kepada Pemerintah Daerah",
        "Keikutsertaan dan keterlibatan",
    )


@listed_in(5)
class Principle(Clause):
    """The principles of management (Pasal 5)."""

    CREDIBLE = (
        "a",
        "a",
        "kredibel, yaitu menjaga kredibilitas sehingga informasi yang disampaikan akurat, berimbang dan "
        "keterwakilan",
        "Kredibel",
    )
    INTEGRITY = (
        "b",
        "b",
        "integritas, yaitu menunjukkan sikap jujur dan menjaga etika",
        "Integritas",
    )
    PROFESSIONAL = (
        "c",
        "c",
        "profesional, yaitu memiliki pendidikan, keahlian dan ketrampilan di bidangnya",
        "Profesional",
    )
    RESPONSIVE = (
        "d",
        "d",
        "responsif, yaitu menanggapi masukan dengan cepat dan tepat",
        "Responsif",
    )
    INTEGRATED = (
        "e",
        "e",
        "terintegrasi, yaitu menyelaraskan penggunaan media sosial dengan komunikasi lainnya baik yang "
        "berbasis internet (online) maupun yang tidak berbasis internet (Offline)",
        "Terintegrasi",
    )
    REPRESENTATIVE = (
        "f",
        "f",
        "keterwakilan, yaitu pesan yang disampaikan mewakili kepentingan instansi dan bukan kepentingan "
        "pribadi",
        "Keterwakilan",
    )


@listed_in(6)
class Benefit(Clause):
    """What officers come to understand by the guideline (Pasal 6)."""

    INFORMING = (
        "a",
        "a",
        "menginformasikan kebijakan, rencana kerja serta capaian Pemerintah Daerah kepada masyarakat luas",
        "Menginformasikan kebijakan dan capaian",
    )
    ASPIRATIONS = (
        "b",
        "b",
        "menggali, menampung dan mengolah aspirasi dari masyarakat terkait kebijakan dan program "
        "Pemerintah Daerah",
        "Mengolah aspirasi",
    )
    PARTICIPATION = (
        "c",
        "c",
        "meningkatkan partisipasi masyarakat dalam mengisi pembangunan melalui media sosial",
        "Meningkatkan partisipasi",
    )
    TRUST = (
        "d",
        "d",
        "membangun kepercayaan publik guna menjaga citra dan reputasi Pemerintah",
        "Membangun kepercayaan",
    )


@listed_in(7)
class Target(Clause):
    """What the guideline wants to reach (Pasal 7)."""

    SHARED_UNDERSTANDING = (
        "a",
        "a",
        "tercapainya kesepahaman dan kesamaan persepsi tentang pengelolaan media sosial pada Perangkat "
        "Daerah",
        "Kesepahaman pengelola",
    )
    COHERENCE = (
        "b",
        "b",
        "terwujudnya keterpaduan pengelolaan media sosial secara optimal, efektif dan efisien",
        "Keterpaduan pengelolaan",
    )
    REPUTATION = (
        "c",
        "c",
        "terciptanya media sosial yang menghasilkan reputasi Pemerintah Daerah yang semakin baik",
        "Reputasi yang semakin baik",
    )


@listed_in(8)
class PlanPrinciple(Clause):
    """The public-service principles a yearly plan rests on (Pasal 8)."""

    PUBLIC_INTEREST = (
        "a",
        "a",
        "melayani kepentingan umum dan menyediakan akses bagi masyarakat",
        "Kepentingan umum dan akses",
    )
    INVOLVEMENT = (
        "b",
        "b",
        "melibatkan, mendidik dan membantu warga untuk meningkatkan kualitas hidup melalui media sosial",
        "Pelibatan warga",
    )
    ACCOUNTABILITY = (
        "c",
        "c",
        "meningkatkan akuntabilitas Pemerintah Daerah dengan meningkatkan transparansi dan membuka "
        "kesempatan kepada warga memberi feedback (umpan balik)",
        "Akuntabilitas dan umpan balik",
    )


@listed_in(13)
class GoodGovernance(Clause):
    """The principles of "Good Government" (sic), Pasal 13."""

    PARTICIPATION = (
        "a",
        "a",
        "partisipasi warga dalam menyampaikan pendapat, bersuara serta kontribusi dalam proses perumusan "
        "kebijakan publik baik secara langsung maupun tidak langsung",
        "Partisipasi warga",
    )
    TRANSPARENCY = (
        "b",
        "b",
        "transparansi berupa penyediaan informasi tentang aktivitas pemerintahan kepada masyarakat",
        "Transparansi",
    )
    ACCESS = (
        "c",
        "c",
        "kemudahan dalam memperoleh informasi yang akurat dan memadai yang dapat diakses secara "
        "komprehensif setiap waktu",
        "Kemudahan memperoleh informasi",
    )
    EQUALITY = (
        "d",
        "d",
        "kesetaraan peluang bagi setiap warga untuk berpartisipasi",
        "Kesetaraan peluang",
    )
    RESPONSIVENESS = (
        "e",
        "e",
        "responsivitas pengelola badan publik terhadap aspirasi masyarakat",
        "Responsivitas",
    )
    VISION = (
        "f",
        "f",
        "adanya visi, misi dan strategi yang jelas",
        "Visi, misi, dan strategi",
    )
    ACCOUNTABILITY = (
        "g",
        "g",
        "akuntabilitas atau pertanggungjawaban pengelolaan layanan publik kepada masyarakat",
        "Akuntabilitas",
    )
    OVERSIGHT = (
        "h",
        "h",
        "pengawasan publik dengan melibatkan masyarakat dalam mengontrol kegiatan Pemerintah Daerah, "
        "termasuk di dalamnya kegiatan pelayanan publik",
        "Pengawasan publik",
    )
    EFFICIENCY = (
        "i",
        "i",
        "efektivitas dan efisiensi yang berupa terselenggaranya kegiatan badan publik dengan menggunakan "
        "sumber daya yang tersedia secara optimal",
        "Efektivitas dan efisiensi",
    )
    RESPONSIBILITY = (
        "j",
        "j",
        "bertanggungjawab dengan indikator terwujudnya pelayanan yang mudah, cepat, tepat dan murah",
        "Pelayanan yang bertanggung jawab",
    )
    PROFESSIONALISM = (
        "k",
        "k",
        "profesionalisme Aparatur Sipil Negara dalam melaksanakan pengelolaan dan pelayanan publik",
        "Profesionalisme ASN",
    )
