"""What the regulation and the register ask of an account: plain functions, no database."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.platforms import resolve
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.regulation import MediaType

PHONE = re.compile(r"\+?[0-9][0-9 ().-]{6,18}")
# “sandi: …”, “sandinya = …”, or the word followed at once by something with a digit; “sandi berubah” is news
LABELLED = re.compile(
    r"\b(?:password|passwd|pwd|kata\s*sandi|sandi|pin|otp)(?:nya)?\b(?:\s+(?:baru|lama|akun|adalah|yaitu))*"
    r"(?:\s*[:=]\s*\S{4,}|\s+(?=\S*[0-9])\S{4,})",
    re.IGNORECASE,
)


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
        if LABELLED.search(text) or any(_looks_secret(word) for word in text.split()):
            raise RuleBroken(
                "Isian ini tampak memuat kata sandi. Portal tidak menyimpan kata sandi akun.",
                fix="Hapus kata sandi itu; tulis cukup siapa yang memegang akun.",
                citation="Pasal 15 huruf c",
            )


def _looks_secret(word: str) -> bool:
    """One unbroken word with small and capital letters, digits and signs, that is no address: a password."""
    if not 8 <= len(word) <= 64 or "://" in word or re.fullmatch(r"[^@]+@[^@]+\.[^@]+", word):
        return False
    kinds = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[!#$%^&*+=?~@]")
    return all(re.search(kind, word) for kind in kinds)


def check_custodians(custodian, second, *, may_lack=False):
    """One or two different people hold the login (Pasal 10 huruf c)."""
    if custodian is None and not (may_lack and second is None):
        raise RuleBroken(
            "Pemegang akun belum dipilih.",
            fix="Pilih staf unit yang memegang akses akun ini.",
            citation="Pasal 10 huruf c",
        )
    if second is not None and custodian == second:
        raise RuleBroken(
            "Pemegang kedua sama dengan pemegang pertama.",
            fix="Pilih orang lain, atau kosongkan pemegang kedua.",
            citation="Pasal 10 huruf c",
        )


def check_recovery(recovery: str, email: str, phone: str):
    """The way back named must exist: an e-mail or phone of the office, in a form that can be reached."""
    if phone and not PHONE.fullmatch(phone):
        raise RuleBroken("Nomor telepon tidak dapat dibaca.", fix="Tulis angka saja, misalnya 0272 321046.")
    needed = {"surel": (email, "surel pemulihan dinas"), "telepon": (phone, "telepon pemulihan dinas")}
    value, words = needed.get(recovery, ("ada", ""))
    if not value:
        raise RuleBroken(f"Cara pemulihan memerlukan {words}.", fix="Isi kolom itu, atau pilih cara lain.")


def check_email(email: str):
    """An address mail can reach; forms check it themselves, tables do not."""
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise RuleBroken(
            "Surel pemulihan bukan alamat surel.", fix="Tulis seperti nama@klatenkab.go.id."
        ) from None


def check_no_secret_columns(headers, forbidden):
    """A table that carries passwords is refused whole, before any of it is read."""
    for header in headers:
        words = set(re.split(r"[^a-z]+", header.casefold()))
        if words & set(forbidden):
            raise RuleBroken(
                f"Kolom “{header[:40]}” memuat kata sandi. Portal tidak menyimpan kata sandi akun.",
                fix="Hapus kolom itu dari berkas, lalu unggah kembali.",
                citation="Pasal 15 huruf c",
            )


def check_screenshot(file):
    """Control is shown by the code in the bio or by a picture: the picture must be there when chosen."""
    if not file:
        raise RuleBroken(
            "Tangkapan layar belum dipilih.",
            fix="Unggah gambar halaman pengelola akun, atau pilih kode di bio.",
            citation="Pasal 10 huruf b",
        )


def check_ready_to_verify(account):
    """An imported proposal may lack its holder; it becomes official only with one."""
    if account.custodian_id is None:
        raise RuleBroken(
            f"Pemegang akun {account.handle} belum dicatat.",
            fix="Kembalikan usulan agar unit melengkapinya.",
            citation="Pasal 10 huruf c",
        )


def check_handover(*, password_changed: bool, sessions_ended: bool, recovery_moved: bool):
    """The old holder is locked out before the new one answers for the account."""
    steps = {
        "sandi diganti": password_changed,
        "semua perangkat lama dikeluarkan": sessions_ended,
        "surel atau telepon pemulihan bukan lagi milik pemegang lama": recovery_moved,
    }
    left = [words for words, done in steps.items() if not done]
    if left:
        raise RuleBroken(
            f"Serah terima belum lengkap: {'; '.join(left)}.",
            fix="Kerjakan di platformnya, lalu centang.",
            citation="Pasal 10 huruf c",
        )


def check_review(*, address_right: bool, purpose_right: bool, holders_right: bool):
    """A review confirms; what is no longer true is mended first."""
    parts = {
        "alamat": (address_right, "tutup akun ini dan daftarkan alamat barunya"),
        "tujuan dan segmen": (purpose_right, "ubah tujuan dan segmen pada halaman akun"),
        "pemegang": (holders_right, "catat serah terima"),
    }
    wrong = {what: fix for what, (right, fix) in parts.items() if not right}
    if wrong:
        raise RuleBroken(
            f"Tinjauan belum dapat dicatat: {', '.join(wrong)} belum dinyatakan benar.",
            fix=f"Bila memang keliru, {'; '.join(wrong.values())}. Bila benar, centang.",
            citation="Pasal 10 huruf a",
        )


def check_holders_stayed(left: list):
    """Nobody vouches for an account whose holder is gone; hand it over first."""
    if left:
        raise RuleBroken(
            f"{' dan '.join(left)} tidak lagi bertugas di unit ini.",
            fix="Catat serah terima akun lebih dahulu.",
            citation="Pasal 10 huruf c",
        )


def check_handovers_done(waiting: list):
    """No new account while an old one of the unit is held by someone who left."""
    if waiting:
        raise RuleBroken(
            f"Serah terima akun {', '.join(account.handle for account in waiting[:3])} belum dicatat.",
            fix="Catat serah terimanya lebih dahulu, lalu usulkan akun baru.",
            citation="Pasal 10 huruf c",
        )


def check_other_address(account, address):
    """Another address of ``account``: on its platform, and not the one it is registered with."""
    if address.platform != account.platform:
        raise RuleBroken(
            f"Alamat ini bukan akun di {account.platform_label}.",
            fix="Akun di platform lain didaftarkan sendiri.",
            citation="Pasal 10 huruf b",
        )
    if address.key == account.key:
        raise RuleBroken(
            "Ini alamat yang sudah terdaftar bagi akun ini.", fix="Tempel nomor akun atau nama lamanya."
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
