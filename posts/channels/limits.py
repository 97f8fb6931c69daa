"""The limits of each platform, on one screen. Read from the platforms' own documentation in November 2026."""

from dataclasses import dataclass

from .counting import Unit, count, hashtags, links, mentions


@dataclass(frozen=True)
class Limits:
    """What one platform takes. ``None``: no limit we know of.

    ``with_media`` is the shorter limit of a text that goes under a picture or video; ``title`` is asked for by
    platforms whose posts have one; ``needs_media``: a text alone cannot be posted there.
    """

    label: str
    text: int | None
    unit: Unit = Unit.UTF16
    with_media: int | None = None
    title: int | None = None
    hashtags: int | None = None
    mentions: int | None = None
    links: int | None = None
    media: int | None = None
    forbidden: str = ""
    needs_media: bool = False

    def longest(self, has_media: bool) -> int | None:
        """The limit that counts for a text with or without media."""
        return self.with_media if has_media and self.with_media else self.text


LIMITS = {
    "x": Limits("X", 280, Unit.X, media=4),
    "threads": Limits("Threads", 500, Unit.THREADS, hashtags=1, links=5, media=20),
    "instagram": Limits("Instagram", 2200, hashtags=30, mentions=20, media=20, needs_media=True),
    "facebook": Limits("Facebook", 63206),
    "tiktok": Limits("TikTok", 2200, media=35, needs_media=True),
    "youtube": Limits("YouTube", 5000, Unit.BYTES, title=100, media=1, forbidden="<>", needs_media=True),
    "telegram": Limits("Telegram", 4096, with_media=1024, media=10),
    "whatsapp": Limits("WhatsApp", 65536, with_media=1024),
    "linkedin": Limits("LinkedIn", 3000, media=20),
    "mastodon": Limits("Mastodon", 500, Unit.CHARACTERS, media=4),
    "bluesky": Limits("Bluesky", 300, Unit.CHARACTERS, media=4),
    "pinterest": Limits("Pinterest", 800, Unit.CHARACTERS, title=100, needs_media=True),
    "googlemaps": Limits("Google Maps", 1500),
}
DEFAULT = Limits("", None)


@dataclass(frozen=True)
class Shortfall:
    """One way in which a text does not fit: ``kind`` for programs, ``message`` for people."""

    kind: str
    message: str


def limits_of(platform: str) -> Limits:
    """The limits of ``platform`` (id of the platform table); nothing is limited where we know nothing."""
    return LIMITS.get(platform, DEFAULT)


def shortfalls(platform: str, text: str, title: str = "", media: int = 0) -> list[Shortfall]:
    """Everything in ``text`` (and ``title``) the platform would refuse, with ``media`` files beside it."""
    limits = limits_of(platform)
    found = []
    longest = limits.longest(bool(media))
    length = count(text, limits.unit)
    if longest is not None and length > longest:
        found.append(_too_long("text", "teks", length, longest, limits))
    if limits.title is not None:
        if not title.strip():
            found.append(Shortfall("title", f"{limits.label} meminta judul; isi judul untuk akun ini."))
        elif len(title) > limits.title:
            found.append(_too_long("title", "judul", len(title), limits.title, limits))
    for kind, word, found_there, most in (
        ("hashtags", "tagar", len(hashtags(text)), limits.hashtags),
        ("mentions", "sebutan akun", len(set(mentions(text))), limits.mentions),
        ("links", "tautan", len({text[a:b] for a, b in links(text)}), limits.links),
        ("media", "berkas media", media, limits.media),
    ):
        if most is not None and found_there > most:
            found.append(
                Shortfall(
                    kind, f"{limits.label} menerima paling banyak {most} {word}, sekarang {found_there}."
                )
            )
    if used := sorted(set(limits.forbidden) & set(text + title)):
        signs = " dan ".join(used)
        found.append(Shortfall("signs", f"{limits.label} tidak menerima tanda {signs}; hapus atau ganti."))
    return found


def _too_long(kind, what, length, longest, limits):
    more = length - longest
    return Shortfall(
        kind,
        f"{limits.label}: {what} {_number(length)} dari paling banyak {_number(longest)}; ringkas {_number(more)} lagi"
        f"{_UNITS.get(limits.unit, '') if kind == 'text' else ''}.",
    )


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


_UNITS = {Unit.X: " (tautan dihitung 23, emoji 2)", Unit.BYTES: " (dihitung per bita)"}
