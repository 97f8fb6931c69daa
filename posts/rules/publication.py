"""What a proof of publication must be."""

from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.regulation import Element


class ForeignAddress(RuleBroken):
    """The address is a post, but names another account than the target: somebody must look at it."""


def check_publication_time(published_at, *, approved_at, now):
    """A message comes out after its approval and not in the future; raises ``RuleBroken``.

    Officers type minutes, so the approval counts from the start of its minute.
    """
    if published_at > now:
        raise RuleBroken(
            "Waktu terbit berada di masa depan.",
            fix="Isi waktu kiriman benar-benar terbit, dalam WIB.",
            citation=Element.POSTING.citation,
        )
    if published_at < approved_at.replace(second=0, microsecond=0):
        raise RuleBroken(
            "Waktu terbit mendahului persetujuan pejabat.",
            fix="Periksa waktu kiriman; pesan hanya boleh terbit setelah disetujui.",
            citation=Element.POSTING.citation,
        )


def check_mended_time(mended_at, *, approved_at, now):
    """What is out is put right after the correction was approved and not in the future; raises ``RuleBroken``."""
    if mended_at > now:
        raise RuleBroken(
            "Waktu perbaikan berada di masa depan.",
            fix="Isi waktu teks yang benar tampil di platform, dalam WIB.",
            citation=Element.POSTING.citation,
        )
    if mended_at < approved_at.replace(second=0, microsecond=0):
        raise RuleBroken(
            "Waktu perbaikan mendahului persetujuan koreksi.",
            fix="Kiriman diubah setelah koreksi disetujui; periksa waktunya.",
            citation=Element.POSTING.citation,
        )


def check_publication_address(url: str, account, address, other_keys=()):
    """The address of a post is http(s) and on the platform of ``account``; raises ``RuleBroken``.

    ``address`` is what ``accounts.platforms.resolve`` understood from ``url``; ``other_keys`` are those of other
    addresses that are surely the same account.
    """
    if not url.lower().startswith(("http://", "https://")) or len(url) > 500 or address.outcome == "invalid":
        raise RuleBroken(
            "Alamat kiriman tidak dapat dibaca.",
            fix="Salin alamat lengkap kiriman dari peramban, diawali https://.",
            citation=Element.POSTING.citation,
        )
    if address.platform != account.platform:
        raise RuleBroken(
            f"Alamat ini bukan kiriman di {account.platform_label}.",
            fix=f"Tempel alamat kiriman di akun {account.handle}.",
            citation=Element.POSTING.citation,
        )
    if _names_another(address, account, other_keys):
        raise ForeignAddress(
            f"Alamat ini milik akun lain, bukan {account.handle}.",
            fix="Tempel alamat kiriman di akun yang disetujui.",
            citation=Element.POSTING.citation,
        )
    if address.outcome in ("not_account", "ambiguous"):
        raise RuleBroken(
            "Alamat ini tidak menunjuk sebuah kiriman.",
            fix="Buka kirimannya, lalu salin alamatnya.",
            citation=Element.POSTING.citation,
        )
    if url.rstrip("/").lower() == account.canonical_url.rstrip("/").lower():
        raise RuleBroken(
            "Ini alamat profil akun, bukan alamat kiriman.",
            fix="Buka kirimannya, lalu salin alamatnya.",
            citation=Element.POSTING.citation,
        )


def is_evident(address, account, other_keys=()) -> bool:
    """Whether the address of a post says by itself that it stands on ``account``."""
    return bool(address.key) and bool({address.key, *address.aliases} & {account.key, *other_keys})


def _names_another(address, account, other_keys) -> bool:
    """Whether the address itself names another account; a bare number may be the same account's other name."""
    if not address.key or is_evident(address, account, other_keys):
        return False
    if address.outcome == "account":
        return True
    return address.kind == "name" and not account.key.rpartition(":")[2].rpartition("/")[2].isdigit()
