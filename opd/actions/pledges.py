"""Integrity pledges (Pasal 15)."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd import means_permissions, means_rules, permissions
from opd.models import Pledge, PledgeText
from opd.pledges import LETTERS, words_to_sign

from .cleaning import clean


@transaction.atomic
def record_pledge_text(*, opening, statements, closing, effective_on, by, at=None) -> PledgeText:
    """Record a new version of the words, from today or later on; ``statements`` is {letter: text} of a to g.

    What was signed before stays as it was signed.
    """
    permissions.check_can_set_sop(by)
    at = at or timezone.now()
    if effective_on < dates.local_date(at):
        raise RuleBroken(
            "Naskah tidak dapat berlaku surut.", fix="Isi hari ini atau sesudahnya.", citation="Pasal 15"
        )
    missing = [letter for letter in LETTERS if not statements.get(letter, "").strip()]
    if missing:
        raise RuleBroken(f"Pernyataan huruf {', '.join(missing)} belum diisi.", citation="Pasal 15")
    text = PledgeText(
        opening=opening.strip(), closing=closing.strip(), effective_on=effective_on,
        statements=[[letter, " ".join(statements[letter].split())] for letter in LETTERS],
        recorded_by=by, recorded_at=at,
    )  # fmt: skip
    clean(text)
    text.save(force_insert=True)
    record(Event.PLEDGE_TEXT_RECORDED, on=text, by=by, at=at, effective_on=dates.format_date(effective_on))
    return text


@transaction.atomic
def sign_pledge(*, appointment, letters, signed_as, by, at=None) -> Pledge:
    """The appointed person agrees to each letter and re-types their name.

    Raises ``RuleBroken`` when a letter is not agreed to or the name differs, ``StateChanged`` when it was
    signed already.
    """
    at = at or timezone.now()
    means_permissions.check_can_sign_pledge(by, appointment)
    words = words_to_sign(dates.local_date(at))
    missing = [letter for letter, _ in words.statements if letter not in letters]
    if missing:
        raise RuleBroken(
            f"Huruf {', '.join(missing)} belum Anda setujui.",
            fix="Baca dan centang setiap huruf.",
            citation="Pasal 15",
        )
    if not means_rules.same_name(signed_as, by.name):
        raise RuleBroken(
            "Nama yang diketik berbeda dari nama Anda di portal.", fix=f"Ketik persis: {by.name}."
        )
    if Pledge.objects.filter(appointment=appointment).exists():
        raise StateChanged("Pakta integritas ini sudah Anda tandatangani.", fix="Muat ulang halaman.")
    pledge = Pledge(
        appointment=appointment, text=words.text, opening=words.opening, statements=[list(s) for s in words.statements],
        closing=words.closing, signed_as=by.name, signed_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            pledge.save(force_insert=True)
    except IntegrityError as twice:
        raise StateChanged(
            "Pakta integritas ini sudah Anda tandatangani.", fix="Muat ulang halaman."
        ) from twice
    record(
        Event.PLEDGE_SIGNED, on=pledge, by=by, at=at, decree=str(appointment.decree),
        unit=appointment.decree.unit.abbreviation, sha256=pledge.words_sha256,
    )  # fmt: skip
    return pledge
