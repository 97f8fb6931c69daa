"""Days, dates, hours and anniversaries that cannot be right (Pasal 15 huruf e, Pasal 5 huruf a)."""

import re
from datetime import date

from ..calendar_words import DAY_NAMES, DAYS, FOUNDED, MONTH_NAMES, MONTHS
from ..identity import is_real_day
from .base import Span, rule

FIX = "Cocokkan dengan kalender lalu perbaiki hari, tanggal, atau jamnya."
_DAY = "|".join(sorted(map(re.escape, DAYS), key=len, reverse=True))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_PASARAN = r"(?:\s*(?:legi|pahing|pon|wage|kliwon)\b)?"
WRITTEN = re.compile(
    rf"(?:(?<!\w)(?P<dow>{_DAY})\b{_PASARAN}[\s,(/]{{1,4}}(?:tgl\.?|tanggal|pada)?\s*)?(?<![\d.:/])(?P<day>\d{{1,2}})(?:\s|\s?-\s?|(?=[a-z]))(?P<month>{_MONTH})\b\.?"
    r"(?:[\s,-]{1,2}(?P<year>(?:19|20)\d\d)\b)?"
)
NUMERIC = re.compile(
    rf"(?:(?<!\w)(?P<dow>{_DAY})\b{_PASARAN}[\s,(]{{1,4}}(?:tgl\.?|tanggal)?\s*)?(?<![\d.:/,\-])(?P<day>\d{{1,2}})[/\-.](?P<month>\d{{1,2}})(?:[/\-.](?P<year>(?:19|20)\d\d|\d\d))(?![\d/])"
)
SHORT_NUMERIC = re.compile(
    rf"(?<!\w)(?P<dow>{_DAY})\b{_PASARAN}[\s,]{{0,2}}\((?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})\)"
)
HOUR = re.compile(
    r"\b(?:pukul|jam|pkl\.?|mulai|jm)\s*(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))\b|"
    r"(?<![\d.,:/])(?P<h2>\d{1,2})[.:](?P<m2>\d{2}) ?(?:wib|wita|wit)\b"
)
HOURS = re.compile(
    r"(?<![\d.,:/])(?P<h1>\d{1,2})[.:](?P<m1>\d{2})\s*(?:wib)?\s*(?:-|–|—|sampai|s/d|s\.d\.?|"
    r"hingga|sd)\s*(?:pukul |jam )?(?P<h2>\d{1,2})[.:](?P<m2>\d{2})(?![\d.,:])(?!\s*(?:%|"
    r"persen|ribu|juta|kg|meter))"
)
DAY_RANGE = re.compile(
    rf"(?<![\d.:/])(?P<a>\d{{1,2}})\s*(?:(?P<ma>{_MONTH})\s*(?P<ya>(?:19|20)\d\d)?\s*)?"
    r"(?:-|–|—|sampai(?: dengan)?|s/d|s\.d\.?|hingga)\s*(?:tanggal |tgl )?"
    rf"(?:(?:{_DAY}),? )?(?P<b>\d{{1,2}})\s*(?P<mb>{_MONTH})\b\s*(?P<yb>(?:19|20)\d\d)?"
)
DOW_RANGE = re.compile(
    rf"\b(?P<a>{_DAY})\s*(?:-|–|sampai|s/d|hingga)\s*(?P<b>{_DAY})\b[\s,(]{{1,4}}(?P<da>\d{{1,2}})\s*(?:-|–|sampai|s/d)\s*(?P<db>\d{{1,2}})\s*(?P<month>{_MONTH})\s*(?P<year>(?:19|20)\d\d)"
)
COUNT = re.compile(r"\b(?:ke[\s-]?|berusia (?:genap )?)(?P<n>\d{1,3})\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ANNIVERSARIES = tuple((re.compile(pattern), year) for pattern, year in FOUNDED if year)
INVITE = re.compile(
    r"\b(?:mari|ayo|yuk|hadir(?:i|ilah)?|akan|besok|datang|undang\w*|mengundang|ikuti|"
    r"ikutilah|saksikan|ramaikan|daftar\w*|pendaftaran|jangan lupa|jangan lewatkan|catat|"
    r"segera|"
    r"digelar|terbuka|simak|kunjungi|save the date|ditunggu|tunggu|paling lambat|batas akhir|"
    r"kumpulkan|dibuka|bakal|mulai|jadwal)\b"
)
HISTORY = re.compile(
    r"\b(?:telah|sudah|kemarin|lalu|tadi|sejak|lahir|didirikan|berdiri|tahun lalu|"
    r"diperingati setiap|seusai|usai|berlangsung meriah|dilaksanakan pada|dokumentasi|"
    r"throwback|mengenang|digelar pada|diikuti|dihadiri|menghadiri|arsip|sejarah)\b"
)
WRONG_WORDS = re.compile(r"\b(?:contoh|salah tulis|ralat|bukan|seharusnya|koreksi|keliru)\b")


def year_of(text):
    """A four-digit year from a match group."""
    value = int(text)
    return value + 2000 if value < 100 else value


def dated(doc):
    """Every date in the text as (match, day, month, year or None, weekday or None)."""
    for pattern in (WRITTEN, NUMERIC, SHORT_NUMERIC):
        for match in pattern.finditer(doc.norm):
            group = match.groupdict()
            month = (
                MONTHS.get(group["month"]) or int(group["month"])
                if group["month"].isdigit() or group["month"] in MONTHS
                else 0
            )
            year = year_of(group["year"]) if group.get("year") else None
            dow = DAYS.get(group["dow"]) if group.get("dow") else None
            yield match, int(group["day"]), month, year, dow


def corrected(doc, offset):
    """True inside an erratum or an example."""
    return bool(WRONG_WORDS.search(doc.sentence(doc.sentence_at(offset))))


@rule("TG01-mustahil", flag="tanggal", reason="Tanggal ini tidak ada di kalender.", fix=FIX, confidence=0.95)
def find_impossible(doc):
    """30 February, 31 June, month 13."""
    for match, day, month, year, _ in dated(doc):
        numeric = match["month"].isdigit()
        if (
            numeric
            and not (1 <= day <= 31 and 1 <= month <= 12)
            and not re.search(r"tanggal|tgl|\d{4}", match[0])
        ):
            continue
        if numeric and (day == 0 or month == 0):
            continue
        if not is_real_day(year or 2024, month, day) and not corrected(doc, match.start()):
            yield Span(*match.span())


@rule(
    "TG02-hari", flag="tanggal", reason="Nama hari tidak cocok dengan tanggalnya.", fix=FIX, confidence=0.95
)
def find_weekday(doc):
    """The weekday does not fit the date."""
    for match, day, month, year, dow in dated(doc):
        if dow is None or (year is None and doc.ref_date is None):
            continue
        known = year or doc.ref_date.year
        if not is_real_day(known, month, day):
            continue
        real = date(known, month, day).weekday()
        near_turn = year is None and doc.ref_date and abs((date(known, month, day) - doc.ref_date).days) > 120
        if real != dow and not near_turn and not corrected(doc, match.start()):
            yield Span(
                match.start(),
                match.end(),
                reason=f"{day} {MONTH_NAMES[month - 1]} {known} jatuh pada hari {DAY_NAMES[real]}, bukan {DAY_NAMES[dow]}.",
            )
    for match in DOW_RANGE.finditer(doc.norm):
        month, year = MONTHS[match["month"]], int(match["year"])
        for dow, day in ((match["a"], int(match["da"])), (match["b"], int(match["db"]))):
            if is_real_day(year, month, day) and date(year, month, day).weekday() != DAYS[dow]:
                yield Span(*match.span())
                break


@rule("TG03-jam", flag="tanggal", reason="Jam ini tidak ada.", fix=FIX, confidence=0.92)
def find_hour(doc):
    """Hour 25, minute 75."""
    for match in HOUR.finditer(doc.norm):
        hour, minute = int(match["h"] or match["h2"]), int(match["m"] or match["m2"])
        lead = doc.norm[max(0, match.start() - 3) : match.start()]
        if match[0].startswith("mulai") and re.match(
            r"\s*(?:ribu|juta|rb|%|persen|kg|meter|hektare|km)", doc.norm[match.end() : match.end() + 9]
        ):
            continue
        if (hour > 24 or minute > 59 or (hour == 24 and minute > 0)) and "rp" not in lead:
            yield Span(*match.span())
    for match in HOURS.finditer(doc.norm):
        values = [int(match[name]) for name in ("h1", "m1", "h2", "m2")]
        if doc.norm[max(0, match.start() - 3) : match.start()].strip() in ("rp", "no"):
            continue
        if (
            values[0] <= 29
            and values[2] <= 29
            and (max(values[0], values[2]) > 24 or max(values[1], values[3]) > 59)
        ):
            yield Span(*match.span())


@rule(
    "TG04-rentang",
    flag="tanggal",
    reason="Rentang waktunya terbalik: selesai sebelum mulai.",
    fix=FIX,
    confidence=0.88,
)
def find_reversed(doc):
    """The end lies before the beginning (nights across midnight excepted)."""
    for match in HOURS.finditer(doc.norm):
        first = int(match["h1"]) * 60 + int(match["m1"])
        last = int(match["h2"]) * 60 + int(match["m2"])
        timed = (
            re.search(
                r"wib|pukul|jam|buka|jadwal|mulai", doc.norm[max(0, match.start() - 40) : match.end() + 8]
            )
            or max(first, last) <= 1440
        )
        if timed and last <= first <= 1440 and not (first >= 17 * 60 and last <= 12 * 60):
            yield Span(*match.span())
    for match in DAY_RANGE.finditer(doc.norm):
        first_month = MONTHS[match["ma"]] if match["ma"] else MONTHS[match["mb"]]
        last_month = MONTHS[match["mb"]]
        first_year = int(match["ya"] or match["yb"] or 0)
        last_year = int(match["yb"] or match["ya"] or 0)
        crosses = not match["ya"] and first_month > last_month and first_month >= 10
        if (last_year, last_month, int(match["b"])) < (
            first_year,
            first_month,
            int(match["a"]),
        ) and not crosses:
            yield Span(*match.span())


@rule(
    "TG05-lewat",
    flag="tanggal",
    reason="Ajakan untuk acara yang tanggalnya sudah lewat.",
    fix="Perbarui tanggalnya atau ubah menjadi laporan kegiatan.",
    confidence=0.85,
)
def find_past(doc):
    """An invitation dated before the day of posting."""
    if doc.ref_date is None:
        return
    for match, day, month, year, _ in dated(doc):
        known = year or doc.ref_date.year
        if not is_real_day(known, month, day) or not 1990 < known < 2100:
            continue
        when = date(known, month, day)
        sentence = doc.sentence_at(match.start())
        line = doc.sentence(max(0, sentence - 1)) + doc.sentence(sentence)
        follows = doc.norm[match.end() : match.end() + 4]
        if re.match(r"\s*(?:-|–|s/d|s)", follows):
            continue
        if year is None and (doc.ref_date - when).days > 150:
            continue
        if when < doc.ref_date and INVITE.search(line) and not HISTORY.search(line):
            yield Span(*match.span())


@rule(
    "TG06-ulang-tahun",
    flag="tanggal",
    reason="Hitungan ulang tahun tidak cocok dengan tahunnya.",
    fix="Hitung ulang: tahun peringatan dikurangi tahun berdiri.",
    confidence=0.85,
)
def find_count(doc):
    """'HUT ke-81 RI' beside the year 2025."""
    everywhere = None
    for index in range(len(doc.breaks)):
        start, end = doc.sentence_span(index)
        count = COUNT.search(doc.norm, start, end)
        if not count or int(count["n"]) <= 20:
            continue
        line = doc.norm[start:end]
        founded, named = next(
            ((year, found) for pattern, year in ANNIVERSARIES if (found := pattern.search(line))),
            (None, None),
        )
        if founded is None or named is None or abs(count.start() - start - named.start()) > 60:
            continue
        years = YEAR.findall(line)
        if not years:
            everywhere = YEAR.findall(doc.norm) if everywhere is None else everywhere
            years = everywhere
        if not years and doc.ref_date and 2 < doc.ref_date.month < 12:
            years = [str(doc.ref_date.year)]
        if years and all(int(year) - founded != int(count["n"]) for year in years):
            yield Span(*count.span())
