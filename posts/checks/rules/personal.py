"""Personal data in numbers: NIK, KK, NIP, NPWP, NISN, mobile numbers and bank accounts (Pasal 15 d, g)."""

import re

from ..identity import is_luhn, is_mobile, is_nik, is_nip, is_npwp
from .base import Span, has, in_sentence, rule, tokens_of

NUMBER = re.compile(r"(?<![\d.,])\d(?:[ .\-/]{0,2}\d){8,19}(?!\d)")
GROUPED = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){15}(?!\d)")
NIP = re.compile(r"(?<!\d)\d{8}[ .\-]?\d{6}[ .\-]?[12][ .\-]?\d{3}(?!\d)")
PHONE = re.compile(r"(?<![\d.])(?:\+?62|0)[ .\-]?8(?:[ .\-()]{0,3}\d){8,11}(?!\d)")
SPELT = r"(?:\d|[oil]|nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|siji|loro|telu|papat|enem|pitu|wolu|sanga)"
SPELT_PHONE = re.compile(
    r"(?<![\w.])(?:0|o|nol|kosong)[ .,\-]{0,3}(?:8|delapan|wolu)(?:[ .,\-]{0,3}" + SPELT + r"){8,11}(?!\w)"
)
NPWP = re.compile(
    r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)|npwp\D{0,12}(?P<bare>\d(?:[ .\-]?\d){14,15})(?!\d)"
)
LABELLED = re.compile(
    r"\b(?P<label>nisn|no(?:mor|\.)? ?(?:kartu )?(?:bpjs|jkn|kis|paspor|sim|rekam medis|rm)|bpjs no(?:mor)?)"
    r"\b\W{0,4}(?P<value>[a-z]? ?\d(?:[ .\-]?\d){5,15})(?!\d)"
)
KEYWORD = re.compile(r"\b(?:nik|ktp|kk|kartu keluarga|kartu tanda penduduk|no induk|nomor induk)\b")
NOT_PERSON = re.compile(
    r"\b(?:resi|nomor surat|kode billing|va|virtual account|no tiket|kode booking|isbn)\b"
)
BANK = re.compile(
    r"\b(?:bca|bri|bni|mandiri|btn|bsi|bank jateng|bank klaten|bpd jateng|cimb|niaga|danamon|permata|mega|"
    r"muamalat|jago|seabank|panin|ocbc|bukopin|bank ?\w*|rek(?:ening)?|norek|transfer|tf|atm)\b"
    r"[^\d\n]{0,28}(?P<value>\d(?:[ .\-]?\d){6,17})(?!\d)"
)
BANK_AFTER = re.compile(
    r"(?<!\d)(?P<value>\d{8,16})\W{1,4}(?:\(?(?:bca|bri|bni|mandiri|btn|bsi|bank jateng)\b)"
)
WALLET = re.compile(r"\b(?:dana|ovo|gopay|shopeepay|linkaja|qris)\b")
PERSON_NEAR = re.compile(
    r"(?:\b(?:pak|bu|bapak|ibu|mas|mbak|mbah|kang|sdr|saudara|a\.? ?n\.?|atas nama|anaknya|suaminya|istrinya|"
    r"pribadi(?:nya)?|nomernya|nomornya|hp-?nya|beliau|ybs|yang bersangkutan|ayahnya|ibunya|orang tuanya)\b"
    r"[^.\n\d]{0,30}|\bnomor (?:hp|wa|telepon|ponsel) |\b(?:nik|nip)\b\W{0,3}[\d .\-]{16,26}\W{1,3}"
    r"(?:no\.? ?)?(?:hp|wa|telp|telepon)\W{0,3})$"
)
OFFICIAL_NEAR = re.compile(
    r"\b(?:hotline|call cent(?:er|re)|contact center|(?:wa|whatsapp|nomor|telepon|kontak|cs|admin)"
    r" (?:layanan|resmi|center|pengaduan|aduan|darurat|dinas|kantor|pelayanan|posko|piket|ambulans)|layanan|"
    r"posko|piket|pengaduan|aduan|lapor|laporkan|ambulans|psc|pusdalops|bpbd|pmi|damkar|dinas|"
    r"puskesmas|rsud|kantor|"
    r"kecamatan|kelurahan|dukcapil|disdukcapil|dlh|dinkes|diskominfo|dpmptsp|polsek|polres|"
    r"bumdes|pokdarwis|sekretariat|"
    r"loket|narahubung|helpdesk|customer service|pdam|pln|samsat|uptd|satpol pp|dishub|panitia|pendaftaran)\b"
)
LINK_BEFORE = re.compile(r"(?:wa\.me/|phone=|https?://\S*|\w\.(?:id|com)/\S*)\+?$")
REASON_ID = "16 digit dengan kode wilayah dan tanggal lahir yang sah (NIK) atau disebut sebagai nomor KTP/KK."
FIX_ID = "Hapus nomornya. Bila orangnya perlu disebut, tulis inisial tanpa nomor identitas."


def digits_of(text):
    """Only the digits of a text."""
    return re.sub(r"\D", "", text)


def before(doc, start, size=60):
    """The words right before an offset, lower case."""
    return doc.norm[max(0, start - size) : start]


@rule("PD01-nik", flag="data_pribadi", reason=REASON_ID, fix=FIX_ID, confidence=0.97)
def find_nik(doc):
    """NIK or family-card number, with or without separators."""
    for match in GROUPED.finditer(doc.norm):
        digits = digits_of(match[0])
        named = KEYWORD.search(before(doc, match.start(), 40))
        if NOT_PERSON.search(before(doc, match.start(), 30)) and not named:
            continue
        if not (is_nik(digits) or named):
            continue
        if is_luhn(digits) and not named and not is_nik(digits):
            yield Span(
                *match.span(),
                reason="16 digit ini menyerupai nomor kartu pembayaran.",
                fix="Hapus nomor kartunya.",
                confidence=0.8,
            )
        else:
            yield Span(*match.span())


@rule(
    "PD02-nip",
    flag="data_pribadi",
    reason="18 digit berbentuk NIP (tanggal lahir, masa pengangkatan, jenis kelamin) seorang pegawai.",
    fix="Hapus NIP; nama dan jabatan sudah cukup.",
    confidence=0.97,
)
def find_nip(doc):
    """Civil servant number (PNS and PPPK)."""
    for match in NIP.finditer(doc.norm):
        digits = digits_of(match[0])
        if is_nip(digits) or re.search(r"\bn\.?i\.?p(?:ppk)?\b", before(doc, match.start(), 20)):
            yield Span(*match.span())


@rule(
    "PD03-npwp",
    flag="data_pribadi",
    reason="Nomor pokok wajib pajak termasuk data keuangan pribadi.",
    fix="Hapus NPWP dari unggahan.",
    confidence=0.95,
)
def find_npwp(doc):
    """Tax number of a person."""
    for match in NPWP.finditer(doc.norm):
        start, end = match.span("bare") if match["bare"] else match.span()
        if is_npwp(digits_of(doc.norm[start:end])):
            yield Span(start, end)


@rule(
    "PD04-nomor-berlabel",
    flag="data_pribadi",
    reason="Nomor induk siswa, kartu jaminan, SIM, paspor, atau rekam medis menunjuk satu orang.",
    fix="Hapus nomornya.",
    confidence=0.93,
)
def find_labelled(doc):
    """NISN, BPJS, passport, licence and medical record numbers that are named as such."""
    for match in LABELLED.finditer(doc.norm):
        yield Span(*match.span())


@rule(
    "PD05-telepon",
    flag="data_pribadi",
    reason="Nomor ponsel ini tampak milik perseorangan, bukan nomor layanan resmi.",
    fix="Ganti dengan nomor layanan resmi (hotline kantor) atau hapus.",
    confidence=0.85,
)
def find_phone(doc):
    """Private mobile numbers; numbers of services and of sellers are left to other rules."""
    for match in PHONE.finditer(doc.norm):
        if not is_mobile(digits_of(match[0])):
            continue
        run = tokens_of(doc, *match.span())
        if run is None or digits_of(match[0]) in doc.official_numbers:
            continue
        if LINK_BEFORE.search(before(doc, match.start())):
            continue
        sentence = doc.tokens[run[0]].sentence
        lead = before(doc, match.start())
        start, end = doc.sentence_span(sentence)
        around = doc.norm[max(start, match.start() - 110) : min(end, match.end() + 40)]
        named = PERSON_NEAR.search(lead)
        service = OFFICIAL_NEAR.search(lead[-36:] if named else around)
        if named and re.match(r"[\s,(]{1,3}(?:rumah|pribadi)\b", doc.norm[match.end() :][:12]):
            service = None
        if service or (not named and in_sentence(doc, sentence, "official_contact", "gamble_strong", "loan")):
            continue
        if not named and in_sentence(doc, sentence, "sell_strong", "sell", reach=1):
            continue
        if not named and has(doc, "porn_strong", "prize", "gamble_strong", "loan_bait", "occult"):
            continue
        yield Span(*match.span(), confidence=0.92 if named else 0.75)


@rule(
    "PD07-telepon-dieja",
    flag="data_pribadi",
    reason="Nomor ponsel yang dieja atau disamarkan dengan huruf tetap nomor ponsel perseorangan.",
    fix="Hapus nomornya, atau tulis nomor layanan resmi apa adanya.",
    confidence=0.9,
)
def find_spelt_phone(doc):
    """A mobile number written partly in words or with letters for digits: nobody spells an office number so."""
    for match in SPELT_PHONE.finditer(doc.norm):
        if not match[0].replace(" ", "").replace("-", "").replace(".", "").replace(",", "").isdigit():
            yield Span(*match.span())


@rule(
    "PD06-rekening",
    flag="data_pribadi",
    reason="Nomor rekening perseorangan adalah data keuangan pribadi.",
    fix="Hapus nomor rekening. Untuk donasi, gunakan rekening resmi lembaga dan sebut nama lembaganya.",
    confidence=0.9,
)
def find_account(doc):
    """Bank account beside a bank name, unless it belongs to a treasury or a public body."""
    for pattern in (BANK, BANK_AFTER):
        for match in pattern.finditer(doc.norm):
            value = digits_of(match["value"])
            bare_mobile = is_mobile(value) and not WALLET.search(match[0])
            if not 8 <= len(value) <= 16 or bare_mobile:
                continue
            if re.search(
                r"rp\.? ?$|billing|\bva\b|virtual|nomor (?:surat|antrean)|call|sms",
                match[0][: match.start("value") - match.start()],
            ):
                continue
            run = tokens_of(doc, *match.span("value"))
            if run and not official_account(doc, match, run):
                yield Span(match.start(), match.end("value"))


def official_account(doc, match, run):
    """True if the account is said to belong to a public body or charity."""
    owner = doc.norm[max(0, match.start() - 60) : match.end() + 60]
    if re.search(
        r"\brekening pribadi\b|\b(?:bu|pak|mas|mbak|ibu|bapak) [a-z]+\W{1,3}(?:rek\w* )?\w+ ?$",
        owner[: match.start() - max(0, match.start() - 60)],
    ):
        return False
    named = re.search(r"\b(?:a\.? ?n\.?|atas nama)\s+(\w+ ?\w*)", doc.norm[match.end() : match.end() + 40])
    public = re.search(
        r"kas daerah|kas umum|rkud|\bpmi\b|baznas|pemkab|pemda|pemerintah|bpbd|korpri|bapenda|lazis|nu care|"
        r"\bupz\b|bumdes|bendahara|yayasan|takmir|masjid|panitia|\bdinas\b|donasi resmi|"
        r"rekening resmi|rsud|pdam|"
        r"kpu|komite|panti|gereja|koperasi",
        named[1] if named and not re.match(r"kas|pmi|baz", named[1]) else owner,
    )
    return bool(public)
