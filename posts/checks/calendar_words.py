"""Indonesian names of days and months, and anniversaries whose count can be verified."""

DAYS = {
    "senin": 0, "senen": 0, "selasa": 1, "slasa": 1, "rabu": 2, "rebo": 2, "kamis": 3, "kemis": 3,
    "jumat": 4, "jum'at": 4, "jemuah": 4, "sabtu": 5, "setu": 5, "minggu": 6, "ahad": 6, "ngahad": 6,
}  # fmt: skip
DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = {
    "januari": 1, "februari": 2, "pebruari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "agustus": 8, "september": 9, "oktober": 10, "november": 11, "nopember": 11, "desember": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8, "sep": 9,
    "sept": 9, "okt": 10, "nov": 11, "des": 12,
}  # fmt: skip
MONTH_NAMES = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
# Words that identify an anniversary, and the year of the first event.
FOUNDED = (
    (r"(?:hut|hari ulang tahun|dirgahayu)[^.\n]{0,25}\b(?:ri|republik indonesia|kemerdekaan)\b", 1945),
    (
        r"klaten[^.\n]{0,25}\bberusia\b|"
        r"hari jadi[^.\n]{0,20}klaten|hut[^.\n]{0,14}(?:kabupaten )?klaten|harijadi ?klaten|#harijadiklaten",
        1804,
    ),
    (r"(?:hut|hari ulang tahun)[^.\n]{0,14}\bkorpri\b", 1971),
    (r"(?:hut|hari ulang tahun|hari)[^.\n]{0,14}\bpgri\b", 1945),
    (r"(?:hut|hari ulang tahun)[^.\n]{0,14}\btni\b", 1945),
    (r"(?:hut|hari)[^.\n]{0,14}\bbhayangkara\b", 1946),
    (r"sumpah pemuda", 1928),
    (r"kebangkitan nasional|harkitnas", 1908),
    (r"hari kesehatan nasional|\bhkn\b", 1964),
    (r"hari koperasi", 1947),
    (r"(?:hut|hari)[^.\n]{0,14}\bpramuka\b", 1961),
    (r"(?:hut|hari ulang tahun)[^.\n]{0,14}\bpmi\b", 1945),
    (r"(?:hut|hari ulang tahun)[^.\n]{0,14}\b(?:satpol pp|satuan polisi pamong praja)\b", 1950),
    (r"hari ibu\b", 1928),
    (r"hari anak nasional|\bhan\b", 1984),
    (r"hari lahir pancasila", None),
)
