"""Rules for passwords (RELIABILITY §5): long, not common, not leaked, not made of what everyone here knows.

Composition and lifetime are switches, off by default: an SPBE audit may ask that they be “diatur”, good
practice (NIST SP 800-63B, ASVS 5.0) advises against both.
"""

import hashlib
import itertools
import re
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError

LEET = str.maketrans("013457@$!|8", "oieastasilb")
WORDS = re.compile(r"[a-z]+")
# What anybody in Klaten would try first, besides the names of the units.
LOCAL = (
    "klaten", "diskominfo", "kominfo", "medsos", "mediasosial", "kabupaten", "pemkab", "pemda", "bupati", "sekda", "dinas",
    "badan", "kecamatan", "camat", "kelurahan", "lurah", "desa", "petugas", "pejabat", "admin", "administrator", "operator",
    "humas", "portal", "perbup", "prambanan", "bersinar", "jateng", "jawatengah", "indonesia",
)  # fmt: skip
# The words most Indonesian passwords begin with; with numbers, years and doublings they make the common list.
COMMON = (
    "password", "passw0rd", "sandi", "katasandi", "rahasia", "bismillah", "alhamdulillah", "subhanallah", "indonesia",
    "merdeka", "garuda", "pancasila", "sayang", "sayangku", "cintaku", "semangat", "semoga", "berkah", "terserah", "ganteng",
    "cantik", "bahagia", "keluarga", "selamat", "selalu", "qwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "iloveyou",
    "letmein", "welcome", "monyet", "anjing", "kucing", "persija", "persib", "jakarta", "surabaya", "yogyakarta", "solo",
)  # fmt: skip
TAILS = ("", "1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "321",
         "007", "111", "666", "888", "999", "000", "234", "345")  # fmt: skip
NOT_ENOUGH_ELSE = 6
NIP_RUN = 6


class LocalWordsValidator:
    """Refuses a password that is hardly more than words and numbers known to everyone here.

    Known words (klaten, diskominfo, names of the units, the person's own name) and digits are taken out;
    fewer than six letters left is too little. Six digits of the own NIP in a row are refused too.
    """

    def validate(self, password, user=None):
        digits = re.sub(r"\D", "", password)
        nip = getattr(user, "nip", "") or ""
        runs = {nip[at : at + NIP_RUN] for at in range(len(nip) - NIP_RUN + 1)}
        if any(run in digits for run in runs):
            raise ValidationError(
                "Kata sandi memuat bagian dari NIP Anda. Gunakan kata lain.", code="password_nip"
            )
        plain = re.sub(r"[^a-z]", "", re.sub(r"\d+$", "", password.casefold()).translate(LEET))
        rest, found = plain, False
        for word in sorted(known_words() | _own_words(user), key=len, reverse=True):
            if word in rest:
                rest, found = rest.replace(word, " "), True
        if found and len(rest.replace(" ", "")) < NOT_ENOUGH_ELSE:
            raise ValidationError(
                "Kata sandi hampir hanya berisi kata yang mudah ditebak di sini (nama unit, Klaten, nama Anda). "
                "Susun dari beberapa kata yang tidak berhubungan.",
                code="password_local",
            )

    def get_help_text(self):
        return "Jangan memakai nama unit, “Klaten”, nama Anda, atau bagian NIP sebagai isi utamanya."


def known_words() -> set[str]:
    """Local words and every word of the names, abbreviations and codes of the units."""
    names = apps.get_model("opd", "Unit").objects.values_list("name", "abbreviation", "code")
    words = {
        word for row in names for part in row for word in WORDS.findall(part.casefold()) if len(word) > 3
    }
    return words | set(LOCAL)


def _own_words(user) -> set[str]:
    texts = [getattr(user, field, "") or "" for field in ("username", "name", "email")]
    return {word for text in texts for word in WORDS.findall(text.casefold()) if len(word) > 3}


@cache
def common_hashes() -> frozenset[str]:
    """SHA-1 of the passwords people in Indonesia choose first, made from ``COMMON`` by rule."""
    years = [str(year) for year in range(1970, 2036)]
    made = set()
    for word in COMMON:
        for tail in itertools.chain(TAILS, years):
            for form in (f"{word}{tail}", f"{word}@{tail}", f"{word}{tail}!", f"{word}{word}{tail}"):
                made.add(form)
    for first, second in itertools.product(COMMON, repeat=2):
        made.update((f"{first}{second}", f"{first}{second}123"))
    for row in (
        "1234567890",
        "0987654321",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "1q2w3e4r5t6y7u8i9o0p",
        "abcdefghijklmnopqrstuvwxyz",
    ):
        made.update((row, row * 2, row + "123", row + row[::-1]))
    for size in range(2, 7):
        for unit in ("12", "123", "1234", "abc", "abc123", "aa", "00", "klaten"):
            made.add(unit * size)
    return frozenset(hashlib.sha1(word.encode(), usedforsecurity=False).hexdigest() for word in made)


class LeakedPasswordValidator:
    """Refuses what is known to be guessed first: our own common list, and a leaked list kept offline.

    ``SANDI_BOCOR_FILE`` may name a file of SHA-1 hashes in ascending order, one a line (“HASH” or
    “HASH:count”, as Have I Been Pwned offers for download); it is searched on disk, never loaded.
    """

    def validate(self, password, user=None):
        forms = {password, password.casefold(), password.casefold().strip(" .!?*#")}
        hashes = {hashlib.sha1(form.encode(), usedforsecurity=False).hexdigest() for form in forms}
        leaked = settings.SANDI_BOCOR_FILE
        if hashes & common_hashes() or (leaked and any(is_listed(Path(leaked), one) for one in hashes)):
            raise ValidationError(
                "Kata sandi ini termasuk yang paling sering dipakai atau pernah bocor. Pilih yang lain.",
                code="password_leaked",
            )

    def get_help_text(self):
        return "Jangan memakai kata sandi yang umum atau yang pernah bocor."


def is_listed(path: Path, digest: str) -> bool:
    """Whether ``digest`` (SHA-1, hexadecimal) is in the sorted file, by halving; a missing file holds nothing."""
    wanted = digest.upper().encode()
    try:
        with path.open("rb") as file:
            low, high = 0, file.seek(0, 2)
            while low < high:
                middle = (low + high) // 2
                file.seek(middle)
                if middle:
                    file.readline()
                line = file.readline().strip()
                if not line or line[:40].upper() > wanted:
                    high = middle
                elif line[:40].upper() == wanted:
                    return True
                else:
                    low = middle + 1
            file.seek(0)
            return file.readline()[:40].upper() == wanted
    except OSError:
        return False


class CompositionValidator:
    """Lower and upper case, digit and sign; only when ``SANDI_KOMPOSISI`` is on."""

    KINDS = (
        ("huruf kecil", r"[a-z]"),
        ("huruf besar", r"[A-Z]"),
        ("angka", r"\d"),
        ("tanda baca", r"[^\w\s]"),
    )

    def validate(self, password, user=None):
        if not settings.SANDI_KOMPOSISI:
            return
        missing = [name for name, pattern in self.KINDS if not re.search(pattern, password)]
        if missing:
            raise ValidationError(
                f"Kata sandi belum memuat {', '.join(missing)}.", code="password_composition"
            )

    def get_help_text(self):
        if not settings.SANDI_KOMPOSISI:
            return (
                "Tidak harus memuat angka atau tanda baca: kalimat pendek yang hanya Anda ketahui lebih baik."
            )
        return "Harus memuat huruf kecil, huruf besar, angka, dan tanda baca."
