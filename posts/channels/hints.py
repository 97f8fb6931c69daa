"""What a platform will still ask for when the message is uploaded: told before it is handed in, stops nothing."""

from .counting import links
from .limits import limits_of

PICTURE, FILM, DOCUMENT = "gambar", "video", "dokumen"
# platforms whose posts are films; elsewhere a picture or a film will do
FILM_ONLY = ("youtube",)
# platforms on which a document can be a post of its own or go along
TAKES_DOCUMENTS = ("facebook", "linkedin", "telegram", "whatsapp")
# a link in the text cannot be tapped there
DEAD_LINKS = ("instagram", "tiktok")


def hints(platform: str, kinds, text: str = "") -> list[str]:
    """How ``text`` with files of ``kinds`` falls short of ``platform``, each with how to mend it."""
    limits, kinds = limits_of(platform), list(kinds)
    label = limits.label
    found = []
    seen = [kind for kind in kinds if kind in (PICTURE, FILM)]
    if platform in FILM_ONLY and FILM not in kinds:
        found.append(f"{label} hanya menerima video. Tambahkan videonya pada Media, atau lepaskan akun ini.")
    elif limits.needs_media and not seen:
        found.append(
            f"{label} tidak menerima teks saja. Tambahkan gambar atau video pada Media, atau lepaskan akun ini."
        )
    if DOCUMENT in kinds and label and platform not in TAKES_DOCUMENTS:
        found.append(
            f"{label} tidak menerima dokumen PDF. Sampaikan sebagai gambar, atau sebutkan tautan unduhnya di teks."
        )
    if platform in DEAD_LINKS and links(text):
        found.append(
            f"Tautan di teks {label} tidak dapat diketuk. Pasang tautannya di profil akun, atau tulis alamat yang mudah diketik."
        )
    return found
