"""Lengths as the platforms count them, and what each refuses."""

import pytest

from posts.channels import LIMITS, Unit, count, hashtags, hints, limits_of, links, mentions, shortfalls

pytestmark = pytest.mark.domain
FAMILY = "👨‍👩‍👧‍👦"  # seven code points, one picture


@pytest.mark.parametrize(("text", "length"), [
    ("Selamat pagi Klaten", 19),
    ("", 0),
    ("日本", 4),  # each weighs two
    ("🎉", 2), (FAMILY, 2), ("👍🏽", 2), ("🇮🇩", 2), ("1️⃣", 2), ("❤️", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("🎉🎉", 4),
    ("©", 1), ("…", 2), ("“kutip”", 7), ("’", 1), ("–", 1), ("é", 1), ("e\u0301", 1),
    ("https://klatenkab.go.id/berita/panjang-sekali-sekali-sekali-sekali", 23),
    ("Baca https://a.id.", 29),  # the full stop is not part of the link
    ("Baca klatenkab.go.id ya", 31), ("a.com", 23), ("klaten.id", 9), ("klaten.id/x", 23),
    ("Buka pukul 08.00.Datanglah", 26), ("surel dinas@klatenkab.go.id", 27),
    ("http://a.com http://b.com", 47),
    ("ꦏ", 2),
])  # fmt: skip
def test_x_weighs_letters_emoji_and_links(text, length):
    assert count(text, Unit.X) == length


@pytest.mark.parametrize(("unit", "text", "length"), [
    (Unit.UTF16, "🎉", 2), (Unit.UTF16, FAMILY, 11), (Unit.UTF16, "Klaten", 6),
    (Unit.THREADS, "🎉", 4), (Unit.THREADS, "Klaten 🎉", 11), (Unit.THREADS, "é", 1),
    (Unit.BYTES, "é", 2), (Unit.BYTES, "🎉", 4), (Unit.CHARACTERS, "🎉é", 2),
    (Unit.BYTES, "\ud83d", 1), (Unit.UTF16, "\ud83d", 1), (Unit.X, "\ud83d", 2),
])  # fmt: skip
def test_the_others_count_units_bytes_or_characters(unit, text, length):
    assert count(text, unit) == length


def test_hashtags_mentions_and_links_are_found_where_they_are():
    text = "#Klaten #2026 #a_1 x#bukan &#39; #Jogja-Solo @dinkes @a.b. surel@klaten.id https://x.id/#tagar"
    assert hashtags(text) == ["Klaten", "a_1", "Jogja"]
    assert mentions(text) == ["dinkes", "a.b."]
    assert [text[a:b] for a, b in links(text)] == ["https://x.id/#tagar"]


@pytest.mark.parametrize(("platform", "longest"), [
    ("x", 280), ("instagram", 2200), ("threads", 500), ("telegram", 4096), ("linkedin", 3000),
    ("tiktok", 2200), ("facebook", 63206), ("whatsapp", 65536), ("youtube", 5000),
])  # fmt: skip
def test_the_last_letter_that_fits_fits_and_the_next_does_not(platform, longest):
    title = "Judul" if limits_of(platform).title else ""
    assert limits_of(platform).text == longest
    assert shortfalls(platform, "a" * longest, title) == []
    [problem] = shortfalls(platform, "a" * (longest + 1), title)
    assert problem.kind == "text"
    assert "ringkas 1 lagi" in problem.message


def test_a_caption_under_a_picture_is_shorter_on_telegram_and_whatsapp():
    for platform in ("telegram", "whatsapp"):
        assert shortfalls(platform, "a" * 1025) == []
        assert [p.kind for p in shortfalls(platform, "a" * 1025, media=1)] == ["text"]


def test_other_limits_are_told_one_by_one():
    tags = " ".join(f"#t{n}x" for n in range(31))
    assert [p.kind for p in shortfalls("instagram", tags)] == ["hashtags"]
    assert [p.kind for p in shortfalls("instagram", " ".join(f"@a{n}" for n in range(21)))] == ["mentions"]
    assert [p.kind for p in shortfalls("threads", " ".join(f"https://a{n}.id" for n in range(6)))] == [
        "links"
    ]
    assert [p.kind for p in shortfalls("x", "a", media=5)] == ["media"]
    assert [p.kind for p in shortfalls("youtube", "a<b")] == ["title", "signs"]
    assert [p.kind for p in shortfalls("youtube", "a", "J" * 101)] == ["title"]


def test_a_platform_we_know_nothing_of_limits_nothing():
    assert shortfalls("blog", "a" * 10**5, media=99) == []


def test_every_limited_platform_is_in_the_platform_table():
    from accounts.platforms import PLATFORMS

    known = {platform.id for platform in (PLATFORMS.values() if hasattr(PLATFORMS, "values") else PLATFORMS)}
    assert set(LIMITS) <= known


@pytest.mark.parametrize(
    ("platform", "kinds", "text", "words"),
    [
        ("instagram", [], "Halo", "tidak menerima teks saja"), ("tiktok", [], "Halo", "tidak menerima teks saja"),
        ("instagram", ["dokumen"], "Halo", "tidak menerima teks saja"), ("youtube", ["gambar"], "Halo", "hanya menerima video"),
        ("x", ["dokumen"], "Halo", "dokumen PDF"), ("instagram", ["gambar"], "Lihat klatenkab.go.id/x", "tidak dapat diketuk"),
    ],
)  # fmt: skip
def test_what_a_channel_will_still_ask_for_is_told_with_how_to_mend_it(platform, kinds, text, words):
    assert any(words in hint for hint in hints(platform, kinds, text))


@pytest.mark.parametrize(
    ("platform", "kinds"),
    [("instagram", ["gambar"]), ("tiktok", ["video"]), ("youtube", ["video"]), ("x", []), ("facebook", ["dokumen"]),
     ("entahlah", ["dokumen"])],
)  # fmt: skip
def test_what_fits_or_is_unknown_needs_no_hint(platform, kinds):
    assert hints(platform, kinds, "Halo warga") == []
