"""Which words of a text are links, and what a reader's browser would open."""

import pytest

from posts.links.addresses import LONGEST, MOST, links_in, links_of

pytestmark = pytest.mark.domain


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Baca https://klatenkab.go.id/berita.", "https://klatenkab.go.id/berita"),
        ("Baca (https://klatenkab.go.id/berita)", "https://klatenkab.go.id/berita"),
        ("lihat https://id.wikipedia.org/wiki/Klaten_(kota)!", "https://id.wikipedia.org/wiki/Klaten_(kota)"),
        ("HTTPS://KlatenKab.go.id/A?b=1#isi", "HTTPS://KlatenKab.go.id/A?b=1"),
        ("daftar di klatenkab.go.id/daftar, gratis", "http://klatenkab.go.id/daftar"),
        ("www.klatenkab.go.id", "http://www.klatenkab.go.id"),
        ("“https://klatenkab.go.id/x”", "https://klatenkab.go.id/x"),
        ("🎉https://klatenkab.go.id/é 👍", "https://klatenkab.go.id/é"),
        ("http://localhost:8000/admin", "http://localhost:8000/admin"),
        ("http://2130706433/x", "http://2130706433/x"),
    ],
)
def test_a_link_ends_where_the_reader_would_end_it(text, address):
    [link] = links_in(text, "Isi pesan")
    assert link.address == address
    assert text[link.start : link.end] == link.written


@pytest.mark.parametrize(
    "text",
    [
        "Hubungi petugas.dinas@klatenkab.go.id", "Selesai.Lalu pulang", "pukul 08.00 s.d. 12.00", "lampiran.pdf",
        "Rp1.250.000,00", "S.Kom. dan dr. Budi", "info@desa.id", "", "https://", "ftp://klatenkab.go.id/x",
    ],
)  # fmt: skip
def test_what_no_platform_makes_a_link_is_none(text):
    assert [link.address for link in links_in(text) if not link.address.startswith("http://klatenkab")] == []


def test_common_and_own_texts_are_read_each_address_once_and_not_without_end():
    many = " ".join(f"https://situs{n}.go.id/" for n in range(40))
    content = {
        "text": "https://a.go.id/ lalu https://a.go.id/ lagi",
        "own_texts": [{"key": "x:a", "name": "X a", "text": f"https://a.go.id/ https://b.go.id/ {many}"}],
    }
    links = links_of(content)
    assert [(link.where, link.address) for link in links[:2]] == [
        ("Isi pesan", "https://a.go.id/"),
        ("X a", "https://b.go.id/"),
    ]
    assert len(links) == MOST


def test_hostile_texts_are_read_quickly_and_never_raise():
    for text in (
        "http://" * 1400,
        "a." * 5000,
        "https://" + "a" * 9900,
        "[" * 9000,
        "https://[" * 900,
        "\x00" * 9000,
    ):
        for link in links_in(text):
            assert len(link.address) <= LONGEST
            assert isinstance(link.host, str) and len(link.fingerprint) == 64
