"""The building bricks of contents: tables, charts, letterheads and signatories."""

import datetime

from klaten_medsos import dates
from klaten_medsos.numbers import MISSING, format_number, format_percent
from opd.models import OfficeHolder

GOVERNMENT = "PEMERINTAH KABUPATEN KLATEN"
REGULATION = "Peraturan Bupati Klaten Nomor 4 Tahun 2020"


def table(caption, headers, rows, *, numeric=(), note="") -> dict:
    return {
        "caption": caption,
        "headers": list(headers),
        "rows": [[cell if isinstance(cell, str) else format_number(cell) for cell in row] for row in rows],
        "numeric": list(numeric),
        "note": note,
    }


def day(iso) -> str:
    """An ISO date of the figures in words; "data tidak ada" when there is none."""
    return dates.format_date(datetime.date.fromisoformat(iso)) if iso else MISSING


def percent(value, decimals=1) -> str:
    """A percentage whose sign stays on the line of its figure."""
    return format_percent(value, decimals).replace(" %", "\u00a0%")


def signed(value, show=format_number) -> str:
    """A growth with its sign, so that a plus is not taken for a total."""
    if value is None:
        return MISSING
    return f"+{show(value)}" if value > 0 else show(value)


def coverage(part) -> str:
    return f"{format_number(part['with'])} dari {format_number(part['of'])} akun memiliki data"


def paragraphs(text) -> list:
    """The paragraphs of what an officer typed."""
    return [line.strip() for line in text.replace("\r", "").split("\n") if line.strip()]


def letterhead(unit, on) -> dict:
    """The kop of ``unit`` with the name it bore on the day ``on``."""
    return {
        "government": GOVERNMENT,
        "unit": unit.name_on(on).upper(),
        "address": unit.address,
        "phone": unit.phone,
        "email": unit.email,
        "website": unit.website,
    }


def holder_on(office, on, *, unit=None):
    """Who held ``office`` (of ``unit``) on the day ``on``; None when nobody is recorded."""
    return OfficeHolder.objects.holder_on(office, on, unit)


def signatory(role, holder, on) -> dict:
    """A block of signature with the name that was right on its date."""
    return {
        "role": role,
        "title": holder.full_title if holder else "",
        "name": holder.name if holder else "",
        "rank": holder.rank_words if holder else "",
        "nip": holder.formal_nip if holder else "",
        "on": dates.format_date(on),
    }


def moment(at) -> str:
    return dates.format_datetime(at) if at else ""
