"""Rules for passwords: long, not common, not leaked, not made of what everyone in Klaten knows."""

import hashlib

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from opd.sign_in.passwords import common_hashes, is_listed

pytestmark = pytest.mark.django_db


def refused(password, user=None) -> set[str]:
    """The codes of the rules that refuse ``password``."""
    try:
        validate_password(password, user)
    except ValidationError as errors:
        return {error.code for error in errors.error_list}
    return set()


@pytest.mark.parametrize(
    "password",
    ["sepeda merah di tepi sawah", "sawah hijau di klaten pagi",
     "x" * 20 + " tujuh puluh kuda " + "y" * 40, "kopi-tubruk 4 gelas!", "ꦏꦺꦴꦥꦶ hangat sekali"],
)  # fmt: skip
def test_long_sentences_of_ones_own_are_accepted(password, dinkes, budi):
    assert refused(password, budi) == set()


def test_64_characters_and_more_are_accepted_and_eleven_are_not(budi):
    assert (
        refused("kuda terbang membaca buku di bawah pohon jambu sambil bersiul pelan sekali", budi) == set()
    )
    assert refused("kopi tubruk") == {"password_too_short"}


@pytest.mark.parametrize(
    "password",
    ["klaten2026klaten", "diskominfo123", "Diskominfo-Klaten-2026!", "dinaskesehatan1", "D1nk3s-Kl4ten-2026",
     "medsosklaten2026", "admin.klaten.admin",
     "bupatiklaten99"],
)  # fmt: skip
def test_words_everyone_here_knows_are_not_a_password(password, dinkes, diskominfo):
    assert "password_local" in refused(password)


def test_the_own_name_and_parts_of_the_nip_are_refused(budi):
    budi.nip = "198503172010011004"
    assert "password_nip" in refused("sepeda 19850317 merah", budi)
    assert "password_nip" in refused("sepeda merah 2010.01.1", budi)
    assert "password_local" in refused("budicontoh2026", budi)
    assert refused("sepeda 1984 merah jambu", budi) == set()


@pytest.mark.parametrize(
    "password",
    ["bismillah123456", "Bismillah123456", "rahasiarahasia", "qwertyuiopqwertyuiop", "123412341234", "iloveyou2024!",
     "indonesia@2026", "semangatsemangat123"],
)  # fmt: skip
def test_common_and_leaked_passwords_are_refused(password):
    assert "password_leaked" in refused(password)


def test_our_common_list_is_made_by_rule_and_large():
    assert len(common_hashes()) > 15_000


def test_a_leaked_list_kept_offline_is_searched_from_its_first_to_its_last_line(tmp_path, settings):
    hashes = sorted(hashlib.sha1(f"bocor nomor {n}".encode()).hexdigest().upper() for n in range(500))
    file = tmp_path / "bocor.txt"
    file.write_text("".join(f"{digest}:{n}\n" for n, digest in enumerate(hashes)))
    assert all(is_listed(file, digest.lower()) for digest in hashes)
    assert not any(is_listed(file, hashlib.sha1(f"aman {n}".encode()).hexdigest()) for n in range(500))
    settings.SANDI_BOCOR_FILE = str(file)
    assert "password_leaked" in refused("bocor nomor 499")
    settings.SANDI_BOCOR_FILE = str(tmp_path / "tidak-ada")
    assert refused("bocor nomor 499") == set()


def test_composition_is_asked_only_when_the_switch_is_on(settings):
    assert refused("sepeda merah di tepi sawah") == set()
    settings.SANDI_KOMPOSISI = True
    assert refused("sepeda merah di tepi sawah") == {"password_composition"}
    assert refused("Sepeda merah, 7 sawah") == set()
