"""Is this row of digits an identity number? Validators without checksums, by structure and dates."""

from datetime import date

PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "19",
        "21",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "51",
        "52",
        "53",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "72",
        "73",
        "74",
        "75",
        "76",
        "81",
        "82",
        "91",
        "92",
        "93",
        "94",
        "95",
        "96",
        "97",
    ]
)
WOMEN_DAY_OFFSET = 40


def is_real_day(year, month, day):
    """True if the three numbers name a day of the calendar."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_nik(digits):
    """16 digits: province, regency 01-79, district, birth date (+40 for women) and a serial."""
    if len(digits) != 16 or digits[:2] not in PROVINCES:
        return False
    regency, district = int(digits[2:4]), int(digits[4:6])
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    if day > WOMEN_DAY_OFFSET:
        day -= WOMEN_DAY_OFFSET
    dated = is_real_day(2000 + year, month, day) or is_real_day(1900 + year, month, day)
    return 1 <= regency <= 79 and 1 <= district <= 60 and dated and digits[12:] != "0000"


def is_luhn(digits):
    """The checksum of payment cards."""
    total = 0
    for index, char in enumerate(reversed(digits)):
        value = int(char) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_nip(digits):
    """18 digits: birth date, month of appointment (PPPK: year and 21), sex 1/2, serial."""
    if len(digits) != 18 or digits[14] not in "12":
        return False
    birth = is_real_day(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    start_year, start_month = int(digits[8:12]), int(digits[12:14])
    return (
        birth
        and 1935 <= int(digits[:4]) <= 2015
        and 15 <= start_year - int(digits[:4]) <= 60
        and (1 <= start_month <= 12 or 21 <= start_month <= 32)
    )


def is_npwp(digits):
    """15 digits as printed on a tax card, or the 16 of the new form."""
    return len(digits) in (15, 16) and len(set(digits)) > 3


def is_mobile(digits):
    """An Indonesian mobile number, national or international form."""
    if digits.startswith("62"):
        digits = "0" + digits[2:]
    return digits.startswith("08") and 10 <= len(digits) <= 13
