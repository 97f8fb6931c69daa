"""The sheet for the wall of an office: its official accounts and a QR code that leads to the portal's page of the unit.

Sheets are PDF files named by the hash of what they say. A worker keeps one for every unit that has an official
account (``accounts.print_sheets``); whoever asks only opens the file, so citizens never make the portal typeset.
"""

import hashlib
import json
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Account
from klaten_medsos import dates, pdf
from klaten_medsos.pdf_text import printable
from klaten_medsos.qr import qr_svg
from opd.models import Unit

BUDGET = 12  # seconds of one round, well within the time limit of a task
VERSION = 1  # grows with every change of the sheet's look


@dataclass(frozen=True)
class Sheet:
    """What a sheet says."""

    unit: str
    code: str
    address: str
    as_of: str
    accounts: tuple[tuple[str, str], ...]

    @property
    def qr(self):
        return qr_svg(self.address)

    @property
    def short_address(self) -> str:
        return self.address.partition("://")[2]

    @property
    def key(self) -> str:
        words = json.dumps(
            [VERSION, self.unit, self.code, self.address, self.as_of, self.accounts], ensure_ascii=False
        )
        return hashlib.sha256(words.encode()).hexdigest()[:32]


def content_of(unit: Unit) -> Sheet:
    """The sheet of ``unit`` as the register stands now."""
    return _sheet(unit, list(Account.objects.official().filter(unit=unit).order_by("platform", "handle")))


def _sheet(unit, accounts) -> Sheet:
    moments = [account.reviewed_at or account.decided_at for account in accounts]
    return Sheet(
        unit=printable(unit.name),
        code=unit.code,
        address=settings.SITE_URL + reverse("public:unit", args=[unit.code]),
        as_of=dates.format_date(dates.local_date(max(moments))) if moments else "",
        accounts=tuple(
            (account.platform_label, printable(account.handle) + (" (contoh)" if account.is_example else ""))
            for account in accounts
        ),
    )


def path_of(sheet: Sheet) -> Path:
    return Path(settings.PRIVATE_ROOT) / "lembar-qr" / f"{sheet.key}.pdf"


def print_sheets() -> int:
    """Make every sheet that is missing and drop those no unit needs; return how many were made."""
    units: dict[int, list] = {}
    for account in Account.objects.official().select_related("unit").order_by("platform", "handle"):
        units.setdefault(account.unit_id, []).append(account)
    started = time.monotonic()
    sheets = [_sheet(accounts[0].unit, accounts) for accounts in units.values()]
    wanted, made = {path_of(sheet) for sheet in sheets}, 0
    for sheet in sheets:
        path = path_of(sheet)
        if path.exists():
            continue
        if time.monotonic() - started > BUDGET:
            break  # the next round goes on
        path.parent.mkdir(parents=True, exist_ok=True)
        data = pdf.render(
            render_to_string("public/sheet.html", {"sheet": sheet, "printed": True}),
            title=f"Akun media sosial resmi {sheet.unit}",
        )
        temporary = path.with_suffix(".tmp")
        temporary.write_bytes(data)
        temporary.replace(path)
        made += 1
    folder = Path(settings.PRIVATE_ROOT) / "lembar-qr"
    for path in folder.glob("*.pdf") if folder.exists() else ():
        if path not in wanted:
            path.unlink(missing_ok=True)
    return made
