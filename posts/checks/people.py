"""Who is named in a draft: private people by what stands before the name, by age, or by a common given name."""

import re
from functools import lru_cache
from pathlib import Path

GIVEN_NAMES = Path(__file__).parent / "data" / "given_names.txt"

HONORIFIC = (
    r"(?:pak|bu|bapak|ibu|mbah|mas|mbak|kang|sdr|sdri|saudara|saudari|ananda|adik|almarhum|"
    r"almarhumah|tuan|nyonya|"
    r"ny|tn|haji|hj|h|om|tante|kakek|nenek|pakdhe|budhe|simbah|si|dik|yu|lik)\.?"
)
NAME = re.compile(
    r"\b(?:"
    + "(?i:"
    + HONORIFIC
    + r"|korban(?: bernama)?|pasien|penderita|bernama|atas nama|a\.? ?n\.?|nama(?:nya)?|siswa|siswi|"
    r"balita|anak|bayi|pelaku|"
    r"penerima|pemilik|tersangka|terduga|pemenang|pelapor))"
    r"[\s:,]{1,3}(?:(?i:"
    + HONORIFIC
    + r")\s)?(?P<name>[A-Z][a-z']+(?: [A-Z][a-z'.]+){0,3}|[A-Z]{3,}(?: [A-Z]{2,})+)"
)
AGED = re.compile(
    r"\b(?P<name>[A-Z][a-z']+(?: [A-Z][a-z'.]+){0,3})(?:(?:,? \(?|, (?:umur|usia|berusia) )"
    r"\d{1,2} ?(?:tahun|thn|th)\b|, (?:siswa|siswi|murid|pelajar|bocah|anak) (?:kelas|sd|smp|sma|smk|tk|paud)\b)"
)
NOT_NAMES = re.compile(
    r"^(?:Ketua|Hamil|Bupati|Wakil|Wabup|Camat|Lurah|Kades|Kepala|Sekda|Menteri|Presiden|"
    r"Gubernur|Kapolres|Dandim|Muda|"
    r"PKK|Rumah|Guru|Dokter|Desa|Kabupaten|Kota|Klaten|Dinas|Direktur|Bidan|Kader|Negara|"
    r"Pertiwi|Bhayangkari|Jawa|"
    r"Indonesia|Kecamatan|SD|SMP|SMA|SMK|TK|PAUD|Sekolah|Asisten|Plt|Pj|Bapak|Ibu|Kasi|Kabid|"
    r"Sekretaris|Perangkat|"
    r"Dukuh|Dusun|RT|RW|Panti|Puskesmas|RSUD|Posyandu|Yatim|Usia|Dan|Balita|Baru|Kelas|Perum|"
    r"Gang|Jalan|Lansia)\b"
)
CAPITALISED = re.compile(r"\b[A-Z][a-z']+(?: [A-Z][a-z'.]+){0,3}")
NAMED_AFTER = re.compile(
    r"(?i:\b(?:jl|jln|jalan|gang|gg|gunung|desa|dukuh|dusun|dk|dsn|kampung|kelurahan|kecamatan|kec|kota|"
    r"kabupaten|perum|griya|puskesmas|klinik|apotek|rsud|rs|rsi|rumah sakit|sd|sdn|smp|smpn|sma|sman|smk|smkn|"
    r"tk|paud|mi|mts|ma|masjid|musala|gereja|pura|wihara|candi|umbul|gedung|aula|stadion|gor|lapangan|pasar|"
    r"universitas|pondok|ponpes|pesantren|toko|warung|kedai|batik|sanggar|monumen|taman|makam|sungai|kali|surah|"
    r"surat|nabi|sunan|kiai|kyai|santa|yayasan|bank|dr|drg|prof|ir|bupati|wakil bupati|wabup|camat|lurah|kades|"
    r"gubernur|menteri|presiden|kapolres|kapolsek|dandim|danramil|sekda|kadis|kepala \w+(?: \w+){0,3}|"
    r"ketua(?: \w+){0,3}|direktur(?: \w+){0,2}|pahlawan|tokoh|atlet|pelatih|pelukis|dalang|seniman)[ .,]{1,2})$"
)
WITH_DEGREE = re.compile(r"^,? (?:S|M|A|Dr|Sp|SE|SH|ST|MM|MT)\b\.?|^,? (?:selaku|sebagai) ")


@lru_cache(maxsize=1)
def given_names():
    """The common given names, lower case."""
    lines = GIVEN_NAMES.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def people(doc, start, end):
    """Spans of names of private people between two offsets of `Doc.plain`, in text order, each once."""
    found = set()
    for pattern in (NAME, AGED):
        for match in pattern.finditer(doc.plain, start, end):
            if not NOT_NAMES.match(match["name"]):
                found.add(match.span())
    for match in CAPITALISED.finditer(doc.plain, start, end):
        if any(found_start <= match.start() < found_end for found_start, found_end in found):
            continue
        words = match[0].split()
        known = [word for word in words if word.lower().rstrip(".") in given_names()]
        if not known or words.index(known[0]) > 1 or NOT_NAMES.match(match[0]):
            continue
        begins = match.start() + match[0].index(known[0])
        if NAMED_AFTER.search(doc.plain[max(0, begins - 40) : begins]):
            continue
        if not WITH_DEGREE.match(doc.plain[match.end() : match.end() + 12]):
            found.add((begins, match.end()))
    return sorted(found)
