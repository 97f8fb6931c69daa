"""What the demo units say and hear. Invented wording; no real person, no real event."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A message template; ``{month}`` and ``{year}`` are filled in. ``source`` is required for b and d."""

    title: str
    text: str
    category: str
    source_kind: str = ""
    source: str = ""
    theme: str = ""


@dataclass(frozen=True)
class DemoUnit:
    """One active unit of the demo: logins ``petugas.<slug>`` and ``pejabat.<slug>``."""

    code: str
    slug: str
    officer: str
    approver: str
    head: str
    head_title: str
    platforms: tuple
    followers: int
    segments: tuple
    messages: tuple
    topics: tuple


SEGMENTS = {
    "Masyarakat umum": "Seluruh warga Kabupaten Klaten.",
    "Pelajar dan orang tua": "Peserta didik, orang tua dan guru.",
    "Pelaku UMKM": "Perajin, pedagang dan pengusaha kecil.",
    "Petani": "Petani dan kelompok tani.",
    "Wisatawan": "Pengunjung dari dalam dan luar daerah.",
    "Ibu dan anak": "Ibu hamil, ibu menyusui dan anak balita.",
    "Pemuda": "Warga usia 16 sampai 30 tahun.",
    "Penyandang disabilitas": "Warga dengan kebutuhan akses khusus.",
}


def _activity(title, text, theme=""):
    return Message(title, text, "kegiatan", "kegiatan", "Kegiatan unit sendiri", theme)


def _issue(title, text, source):
    return Message(title, text, "isu_aktual", "pejabat", source)


def _potential(title, text, theme=""):
    return Message(title, text, "potensi", "", "", theme)


def _policy(title, text, source, theme=""):
    return Message(title, text, "kebijakan", "dokumen", source, theme)


UNITS = (
    DemoUnit(
        "DINKES", "dinkes", "Sekar Contoh, S.KM.", "dr. Bagas Contoh, M.Kes.", "dr. Lestari Contoh, M.Kes.",
        "Kepala Dinas Kesehatan", ("instagram", "facebook", "youtube"), 8200,
        ("Masyarakat umum", "Ibu dan anak"),
        (
            _activity("Posyandu balita {month}", "Posyandu balita {month} {year} dibuka di seluruh kecamatan mulai pukul 08.00 WIB. Bawa buku KIA dan datang bersama keluarga. Ada yang ingin ditanyakan? Tulis di kolom komentar."),
            _activity("Donor darah bersama", "Terima kasih kepada 120 warga yang mendonorkan darah di halaman kantor Dinas Kesehatan pada {month} {year}. Jadwal donor berikutnya kami umumkan di akun ini."),
            _issue("Waspada demam berdarah", "Musim hujan tiba. Puskesmas mencatat kenaikan kasus demam berdarah pada {month} {year}. Kuras bak mandi, tutup penampungan air dan periksa barang bekas di sekitar rumah.", "Keterangan Kepala Bidang Pengendalian Penyakit Dinas Kesehatan"),
            _policy("Imunisasi dasar tanpa biaya", "Imunisasi dasar lengkap bagi bayi diberikan tanpa biaya di semua puskesmas sesuai ketentuan pemerintah. Cek jadwalnya di puskesmas terdekat.", "Pedoman Penyelenggaraan Imunisasi Kementerian Kesehatan"),
            _activity("Kelas ibu hamil", "Kelas ibu hamil {month} {year} membahas gizi dan tanda bahaya kehamilan. Pendaftaran di bidan desa, terbuka untuk umum."),
        ),
        ("antrean puskesmas", "jadwal imunisasi", "fogging", "layanan ambulans"),
    ),
    DemoUnit(
        "DPUPR", "dpupr", "Danu Contoh, S.T.", "Ir. Prasetya Contoh, M.T.", "Ir. Handaya Contoh, M.T.",
        "Kepala Dinas Pekerjaan Umum dan Penataan Ruang", ("instagram", "x"), 5400,
        ("Masyarakat umum",),
        (
            _activity("Perbaikan jalan kabupaten", "Pekerjaan pemeliharaan jalan kabupaten dilanjutkan pada {month} {year}. Lalu lintas dialihkan bergantian. Mohon hati-hati dan ikuti petunjuk petugas di lapangan.", "infrastruktur"),
            _activity("Normalisasi saluran irigasi", "Saluran irigasi dibersihkan agar air sampai ke sawah tepat waktu. Laporkan sampah dan endapan lewat kolom komentar.", "infrastruktur"),
            _issue("Jalan tergenang setelah hujan", "Hujan lebat membuat beberapa ruas jalan tergenang. Petugas sudah membuka saluran yang tersumbat dan jalan dapat dilalui kembali.", "Laporan petugas lapangan Bidang Bina Marga DPUPR"),
            _policy("Izin pemanfaatan ruang", "Sebelum membangun, pastikan lokasi sesuai rencana tata ruang. Keterangan rencana kota dapat diminta tanpa biaya.", "Peraturan daerah tentang rencana tata ruang wilayah", "infrastruktur"),
        ),
        ("jalan rusak", "lampu jalan", "drainase", "jembatan desa"),
    ),
    DemoUnit(
        "DISBUDPORAPAR", "disbudporapar", "Ayu Contoh, S.Sn.", "Drs. Wiryo Contoh", "Dra. Kinasih Contoh, M.Si.",
        "Kepala Dinas Kebudayaan Kepemudaan Olahraga dan Pariwisata", ("instagram", "tiktok", "facebook"), 12600,
        ("Wisatawan", "Pemuda"),
        (
            _potential("Umbul jernih untuk keluarga", "Air umbul yang jernih dan sejuk cocok untuk libur keluarga. Datang pagi agar tidak terlalu ramai, dan bawa pulang kembali sampah Anda.", "ekonomi"),
            _potential("Lurik tenun tangan", "Kain lurik ditenun dengan tangan oleh perajin desa. Setiap motif punya cerita. Kunjungi sentranya dan lihat sendiri cara membuatnya.", "ekonomi"),
            _activity("Gelar seni desa {month}", "Gelar seni desa {month} {year} menampilkan karawitan dan tari anak. Masuk tanpa tiket, datang bersama keluarga."),
            _potential("Candi di pagi hari", "Cahaya pagi di pelataran candi menenangkan. Jaga bangunan cagar budaya: jangan memanjat dan jangan mencoret."),
            _policy("Retribusi tempat rekreasi", "Tarif masuk tempat rekreasi milik daerah diatur dengan peraturan daerah. Mintalah karcis resmi setiap kali masuk.", "Peraturan daerah tentang pajak dan retribusi daerah", "ekonomi"),
        ),
        ("tiket masuk", "parkir wisata", "jadwal pentas", "kebersihan umbul"),
    ),
    DemoUnit(
        "BPBD", "bpbd", "Rangga Contoh", "Sutrisno Contoh, S.Sos.", "Drs. Yuwono Contoh",
        "Kepala Pelaksana Badan Penanggulangan Bencana Daerah", ("x", "instagram"), 9700, ("Masyarakat umum",),
        (
            _issue("Kesiapsiagaan cuaca", "Waspadai hujan lebat disertai angin pada sore hari. Pangkas dahan rapuh dan simpan nomor layanan darurat 112.", "Prakiraan cuaca BMKG"),
            _activity("Simulasi evakuasi sekolah", "Siswa dan guru berlatih evakuasi mandiri pada {month} {year}. Latihan singkat ini menyelamatkan.", "wawasan_kebangsaan"),
            _issue("Droping air bersih", "Bantuan air bersih disalurkan ke desa yang kekeringan. Jadwal pengiriman diumumkan setiap Senin.", "Pusdalops BPBD Kabupaten Klaten"),
        ),
        ("air bersih", "pohon tumbang", "jalur evakuasi"),
    ),
    DemoUnit(
        "DISDUKCAPIL", "disdukcapil", "Nila Contoh, A.Md.", "Hesti Contoh, S.H.", "Drs. Guritno Contoh, M.M.",
        "Kepala Dinas Kependudukan dan Pencatatan Sipil", ("instagram", "facebook"), 6900, ("Masyarakat umum", "Pemuda"),
        (
            _policy("Akta kelahiran tanpa biaya", "Pengurusan akta kelahiran tidak dipungut biaya. Siapkan surat keterangan lahir dan kartu keluarga, lalu ajukan di kantor kecamatan.", "Undang-undang tentang administrasi kependudukan"),
            _activity("Layanan keliling {month}", "Mobil layanan keliling {month} {year} hadir di balai desa mulai pukul 09.00 WIB. Rekam KTP elektronik tanpa perlu ke kota."),
            _activity("Perekaman pelajar", "Petugas datang ke sekolah untuk merekam KTP elektronik pelajar yang genap berusia 17 tahun."),
        ),
        ("antrean KTP", "akta kelahiran", "pindah alamat"),
    ),
    DemoUnit(
        "33.10.01", "prambanan", "Galih Contoh", "Retno Contoh, S.STP.", "Bramantya Contoh, S.STP., M.Si.",
        "Camat Prambanan", ("instagram", "facebook"), 3100, ("Masyarakat umum", "Wisatawan"),
        (
            _activity("Musyawarah rencana pembangunan", "Musyawarah rencana pembangunan kecamatan dihadiri perwakilan desa dan kelompok perempuan. Usulan dapat ditulis di kolom komentar sampai akhir {month}.", "infrastruktur"),
            _potential("Pasar desa pagi", "Jajanan tradisional dan sayur segar dari kebun sendiri menanti di pasar desa setiap Minggu pagi.", "ekonomi"),
            _activity("Kerja bakti {month}", "Warga dan perangkat desa bekerja bakti membersihkan saluran air pada {month} {year}. Matur nuwun atas gotong royongnya.", "wawasan_kebangsaan"),
        ),
        ("surat pengantar", "jam layanan", "sampah pasar"),
    ),
    DemoUnit(
        "SETDA", "setda", "Larasati Contoh, S.I.Kom.", "Adhi Contoh, S.Sos., M.Si.", "Dr. Wicaksana Contoh, M.M.",
        "Sekretaris Daerah", ("instagram", "youtube"), 15400, ("Masyarakat umum",),
        (
            _activity("Dialog warga {month}", "Pemerintah kabupaten membuka dialog dengan warga pada {month} {year}. Sampaikan gagasan Anda; jawaban kami muat di akun ini."),
            _policy("Program prioritas daerah", "Program prioritas daerah tahun {year} menitikberatkan layanan dasar, jalan dan ekonomi desa. Rinciannya dapat dibaca pada dokumen rencana kerja.", "Rencana Kerja Pemerintah Daerah", "ekonomi"),
            _activity("Upacara dan doa bersama", "Upacara {month} {year} diikuti seluruh perangkat daerah sebagai ungkapan syukur dan semangat melayani.", "wawasan_kebangsaan"),
        ),
        ("program bantuan", "dialog warga", "layanan terpadu"),
    ),
    DemoUnit(
        "DISKOMINFO", "kominfo", "Tirta Contoh, S.Kom.", "Mahesa Contoh, M.T.", "Kirana Contoh, M.Kom.",
        "Kepala Dinas Komunikasi dan Informatika", ("instagram", "facebook", "x"), 11200, ("Masyarakat umum", "Pemuda"),
        (
            _activity("Literasi digital desa", "Kelas literasi digital {month} {year} mengajak warga memeriksa kabar sebelum membagikan. Peserta belajar mengenali akun resmi.", "wawasan_kebangsaan"),
            _issue("Klarifikasi pesan berantai", "Pesan berantai tentang pendaftaran bantuan lewat tautan tidak resmi adalah tidak benar. Pendaftaran hanya melalui kanal resmi pemerintah.", "Keterangan Bidang Komunikasi dan Statistik Diskominfo"),
            _policy("Pedoman media sosial pemerintah", "Akun resmi pemerintah kabupaten dikelola menurut Perbup Klaten 4/2020. Warga dapat memberi masukan lewat kolom komentar.", "Peraturan Bupati Klaten Nomor 4 Tahun 2020"),
        ),
        ("akun palsu", "wifi publik", "literasi digital"),
    ),
)  # fmt: skip

ANSWERS = (
    "Terima kasih atas masukannya. Petugas kami sudah menindaklanjuti.",
    "Mohon maaf atas ketidaknyamanannya. Jadwal terbaru kami umumkan di akun ini.",
    "Silakan datang pada jam layanan; petugas siap membantu.",
)
FEEDBACK = {
    "komentar": "Bagus, semoga {topic} terus diperbaiki.",
    "pertanyaan": "Bagaimana cara mengurus {topic}? Apakah bisa daring?",
    "keluhan": "Mohon {topic} segera ditangani, sudah beberapa hari belum beres.",
    "masukan": "Usul: informasi {topic} dipasang juga di balai desa.",
}
NARRATIVES = {
    "a": "Pengelolaan media sosial {unit} berpedoman pada Perbup Klaten 4/2020 dan Keputusan penunjukan yang berlaku sepanjang tahun. "
    "Akun dipakai untuk menyampaikan layanan, membuka ruang tanya jawab dan meluruskan kabar keliru.",
    "b": "Pesan disusun menurut rencana bulanan. Setiap pesan melewati pejabat sebelum terbit, disertai sumber, dan ditujukan bagi segmen tertentu. "
    "Pesan tentang layanan paling banyak mendapat tanggapan.",
    "c": "Jumlah pengikut dibaca dari dasbor tiap akun pada awal dan akhir tahun. Pertumbuhan terbesar terjadi setelah jadwal unggah ditetapkan.",
    "d": "Komentar warga terutama menanyakan jadwal dan syarat layanan. Nada umumnya baik; keluhan ditangani bersama bidang teknis.",
    "e": "Pesan yang paling banyak dibagikan adalah pengumuman layanan dan peringatan dini. Pembagian ulang membantu menjangkau warga desa.",
    "f": "Masukan di luar kewenangan diteruskan kepada unit yang membidangi dan dipantau sampai dijawab.",
    "g": "Tahun depan {unit} memusatkan perhatian pada kecepatan jawaban dan mutu gambar yang mudah dibaca semua warga.",
}
OBSTACLES = (
    "Petugas merangkap tugas lain sehingga jawaban kadang terlambat; perangkat perekam terbatas.",
    "Perubahan cara kerja platform menurunkan jangkauan; kabar keliru beredar lebih cepat daripada klarifikasi.",
)
PLANS = (
    ("Percepat jawaban", "Menyusun jadwal piket jawab harian", "Petugas pengelola", 3, 0),
    (
        "Tingkatkan mutu gambar",
        "Pelatihan desain dan teks alternatif gambar",
        "Pejabat pengelola",
        6,
        4_500_000,
    ),
)
RECOMMENDATIONS = (
    "Jawab setiap pertanyaan warga paling lambat dua hari kerja dan umumkan capaiannya.",
    "Lengkapi setiap gambar dengan teks alternatif agar dapat diakses semua warga.",
)
CONCLUSION = (
    "Layanan informasi melalui media sosial telah berjalan tertib. Kecepatan menanggapi masukan perlu ditingkatkan "
    "dan pengalaman baiknya dibagikan kepada perangkat daerah lain."
)
