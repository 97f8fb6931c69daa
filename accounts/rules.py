"""What the regulation and the register ask of an account: plain functions, no database."""

import re

from accounts.platforms import resolve
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.regulation import MediaType

SECRET = re.compile(r"\b(?:password|passwd|kata\s*sandi|sandi|pin|otp)\b\s*[:=]?\s*\S{4,}", re.IGNORECASE)


def understand(pasted: str):
    """Read what was pasted and return the account's ``Address``; ``RuleBroken`` says what it was instead."""
    address = resolve(pasted)
    if address.outcome != "account":
        raise RuleBroken(
            address.explanation or "Alamat ini tidak dapat dikenali sebagai akun.",
            fix="Buka profil akun di peramban, lalu salin alamat profilnya.",
            citation="Pasal 10 huruf b",
        )
    return address


def check_media_type(address, media_type: str, note: str):
    """A kind other than the platform's own, or *lainnya*, needs words: the list of Pasal 18 is open."""
    if media_type == MediaType.OTHER and not note.strip():
        raise RuleBroken(
            "Jenis “lainnya” harus dijelaskan.",
            fix="Tulis jenis medianya pada kolom penjelasan.",
            citation="Pasal 18",
        )
    if address.media_type and media_type != address.media_type and not note.strip():
        usual = MediaType(address.media_type).label
        raise RuleBroken(
            f"Akun di platform ini lazimnya termasuk jenis “{usual}”.",
            fix="Pilih jenis itu, atau tulis alasan memilih jenis lain.",
            citation="Pasal 18",
        )


def check_no_secret(**texts: str):
    """The register never keeps a password; a text that looks like one is refused and not stored."""
    for text in texts.values():
        if SECRET.search(text):
            raise RuleBroken(
                "Isian ini tampak memuat kata sandi. Portal tidak menyimpan kata sandi akun.",
                fix="Hapus kata sandi itu; tulis cukup siapa yang memegang akun.",
                citation="Pasal 15 huruf c",
            )


def check_not_personal(is_personal: bool):
    """Only accounts of the Perangkat Daerah: a personal one is never registered (Pasal 5 huruf f)."""
    if is_personal:
        raise RuleBroken(
            "Akun pribadi tidak dapat didaftarkan: pesan mewakili kepentingan instansi, bukan pribadi.",
            fix="Daftarkan akun milik perangkat daerah.",
            citation="Pasal 5 huruf f",
        )


def check_purpose(purpose: str, segments):
    """An account serves a purpose and at least one segment of the khalayak (Pasal 9, 10 huruf a)."""
    if not purpose.strip():
        raise RuleBroken(
            "Tujuan akun belum diisi.", fix="Tulis untuk apa akun ini dipakai.", citation="Pasal 9"
        )
    if not segments:
        raise RuleBroken(
            "Segmen khalayak belum dipilih.",
            fix="Pilih paling sedikit satu segmen yang dilayani akun ini.",
            citation="Pasal 10 huruf a",
        )
