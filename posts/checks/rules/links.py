"""Addresses that hide, imitate or break (Pasal 15 huruf e, Pasal 5 huruf a)."""

import re

from ..findings import Severity
from .base import Span, rule

FIX = "Pakai alamat asli situs resmi (…go.id) yang dapat dibaca warga."
URL = re.compile(
    r"(?P<scheme>\bhttps?://)?(?<![@\w.\-])(?P<host>(?:[a-z0-9_][\w\-]{0,62}\.){1,6}(?P<tld>[a-z]{2,12})|"
    r"\d{1,3}(?:\.\d{1,3}){3}(?=[:/])|"
    r"(?<=://)\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?P<path>/[^\s\"'<>)]*)?"
)
SHORTENERS = frozenset(
    [
        "s.id",
        "bit.ly",
        "bitly.com",
        "tinyurl.com",
        "t.ly",
        "cutt.ly",
        "is.gd",
        "ow.ly",
        "rb.gy",
        "shorturl.at",
        "linktr.ee",
        "tiny.cc",
        "goo.gl",
        "v.gd",
        "adf.ly",
        "rebrand.ly",
        "bl.ink",
        "shorturl.gg",
        "gg.gg",
        "u.to",
        "lnk.ink",
        "soo.gd",
        "clck.ru",
        "t.co",
        "surl.li",
        "n9.cl",
        "heylink.me",
        "intip.in",
        "dub.sh",
        "shrtco.de",
        "kutt.it",
        "link.id",
        "lynk.id",
        "urlz.fr",
        "x.gd",
        "da.gd",
        "qr.ae",
        "buff.ly",
    ]
)
ODD_TLDS = frozenset(
    [
        "xyz",
        "top",
        "vip",
        "buzz",
        "cyou",
        "click",
        "icu",
        "cc",
        "tk",
        "ml",
        "ga",
        "cf",
        "gq",
        "live",
        "club",
        "work",
        "monster",
        "rest",
        "loan",
        "win",
        "bid",
        "fun",
        "lol",
        "sbs",
        "cfd",
        "bond",
        "online",
        "site",
        "website",
        "space",
        "store",
        "shop",
        "pw",
        "su",
        "ru",
        "cn",
        "best",
        "one",
        "today",
        "life",
        "world",
        "rocks",
        "uno",
        "quest",
        "hair",
        "skin",
        "makeup",
        "boats",
        "autos",
        "mom",
        "zip",
        "mov",
        "date",
        "review",
        "stream",
        "download",
        "racing",
        "party",
        "trade",
        "men",
        "accountant",
        "country",
        "kim",
        "pro",
        "link",
        "ltd",
    ]
)
SAFE = re.compile(
    r"(?:^|\.)(?:go\.id|desa\.id|ac\.id|sch\.id|mil\.id|youtu\.be|youtube\.com|wa\.me|"
    r"instagram\.com|facebook\.com|x\.com|twitter\.com|tiktok\.com|"
    r"whatsapp\.com|t\.me|google\.com|forms\.gle|maps\.app\.goo\.gl|zoom\.us|spotify\.com|"
    r"wikipedia\.org|kompas\.com|detik\.com|antaranews\.com|solopos\.com|"
    r"pln\.co\.id|kai\.id|bankjateng\.co\.id|play\.google\.com|apple\.com|rri\.co\.id|"
    r"canva\.com|threads\.net|pmi\.or\.id|bri\.co\.id|bca\.co\.id|bni\.co\.id|"
    r"bankmandiri\.co\.id|pertamina\.com|mypertamina\.id)$"
)
OFFICIAL_WORDS = re.compile(
    r"klaten|kab(?:upaten)?\b|pemkab|pemda|bansos|kemensos|kemenkes|kominfo|dukcapil|bpjs|pln|"
    r"subsidi|prakerja|pajak|djp|bkn|sscasn|cpns|"
    r"bri|bca|bni|mandiri|bank|polri|tilang|etle|samsat|gov|go-?id|goid|jateng|resmi|bantuan|"
    r"kip|pip|dinas|ktp|sim|kpu|bmkg|haji|umbul|pos"
)
BROKEN = re.compile(
    r"\b(?:htps?s?|htt|ht{3,}ps?|hh+ttps?|httpss+|httsp|htpp|htp|ttps?)[:/]{1,3}/?\S+|\bhttps?(?://|:/(?!/)|;//|"
    r"\.//|: //|:\\\\|:(?=[a-z]))\S+|\bhttps?:///\S+|\bhttps?://\s(?=\w+\.)\S*|"
    r"\bhttps?://https?\S*|"
    r"\bwww[,;]\S+|\bwww\s\.?\s?\w+\.\w+|\bwww\.[a-z0-9\-]{1,63}(?=[\s,)]|$)|"
    r"(?<![\w\-])[a-z0-9\-]{1,63}[.,](?:klatenkab|kemenkes|kominfo)?[.,]?go,id\b|"
    r"\b\w{1,63}\.go\.idd?i?\b(?<!go\.id)|\b[a-z]{1,63}\.klatenkab\.(?:go|id|goid|co)\b(?!\.)|"
    r"\bhttps?://\S*\.\.\S+|\bhttps?://[a-z0-9\-]{1,63}(?=[\s,)]|$)|\bhttps?://\S*,\S*go\S*"
)
FILE_NAMES = frozenset(
    [
        "jpg",
        "jpeg",
        "png",
        "pdf",
        "docx",
        "doc",
        "xlsx",
        "xls",
        "mp4",
        "apk",
        "zip",
        "txt",
        "csv",
        "gif",
        "heic",
        "webp",
        "pptx",
        "spd",
        "si",
        "pd",
        "kom",
        "sos",
        "hum",
        "kes",
        "ag",
    ]
)
KNOWN_TLDS = ODD_TLDS | frozenset(
    [
        "com",
        "net",
        "org",
        "id",
        "co",
        "info",
        "biz",
        "me",
        "io",
        "gl",
        "be",
        "tv",
        "app",
        "dev",
        "ly",
        "gg",
        "us",
        "uk",
        "sg",
        "my",
        "jp",
        "kr",
        "de",
        "fr",
        "nl",
        "au",
        "edu",
        "gov",
        "asia",
        "in",
        "at",
        "to",
        "ee",
        "gd",
        "gle",
        "cloud",
        "page",
        "web",
        "tech",
        "news",
    ]
)


@rule(
    "TL01-pemendek",
    flag="tautan",
    reason="Tautan dipendekkan sehingga tujuannya tidak terbaca.",
    fix=FIX,
    confidence=0.9,
)
def find_shortener(doc):
    """bit.ly, s.id and the like."""
    for match in URL.finditer(doc.norm):
        host = match["host"].removeprefix("www.")
        if host in SHORTENERS and (match["path"] or match["scheme"]):
            yield Span(*match.span())


@rule(
    "TL02-mencurigakan",
    flag="tautan",
    reason="Alamat ini meniru situs resmi atau memakai akhiran yang lazim dipakai penipu.",
    fix=FIX,
    confidence=0.88,
)
def find_suspicious(doc):
    """Odd endings, numbers instead of names, imitations of official names, APK files."""
    for match in URL.finditer(doc.norm):
        host, tld, path = match["host"].removeprefix("www."), match["tld"], match["path"] or ""
        if host in SHORTENERS:
            continue
        if tld is None:
            octets = [int(part) for part in host.split(".")]
            if (match["scheme"] or path) and max(octets) <= 255:
                yield Span(
                    *match.span(),
                    reason="Alamat memakai angka IP, bukan nama situs.",
                    severity=Severity.BLOCK,
                )
            continue
        if tld in FILE_NAMES and not match["scheme"]:
            continue
        named = match["scheme"] or path or match["host"].startswith("www.") or tld in KNOWN_TLDS
        if not named:
            continue
        if path.endswith(".apk") or (match["scheme"] and tld == "apk"):
            yield Span(
                *match.span(),
                reason="Tautan memasang aplikasi (APK) di luar toko resmi.",
                severity=Severity.BLOCK,
            )
        elif SAFE.search(host):
            continue
        elif tld in ODD_TLDS:
            fake = OFFICIAL_WORDS.search(host)
            yield Span(*match.span(), severity=Severity.BLOCK if fake else None)
        elif "xn--" in host or re.search(
            r"go-?id|gov-|-gov|\.go\.id\.|goid|klatenkab|pemkab|\.gov\.(?:com|net)|g0|"
            r"kemen\w+-|0\w*kab|-klaten|klaten-",
            host,
        ):
            yield Span(*match.span(), reason="Alamat meniru situs pemerintah.", severity=Severity.BLOCK)
        elif (
            re.search(r"-", host)
            and OFFICIAL_WORDS.search(host)
            and tld in ("com", "net", "org", "info", "id", "co", "biz", "me")
        ):
            yield Span(
                *match.span(), reason="Alamat meniru lembaga resmi.", severity=Severity.BLOCK, confidence=0.75
            )


@rule(
    "TL03-rusak",
    flag="tautan",
    reason="Tautan salah tulis sehingga tidak dapat dibuka.",
    fix="Perbaiki penulisan: https://alamat.go.id/…",
    confidence=0.9,
)
def find_broken(doc):
    """Missing colons, commas for dots, spaces inside."""
    for match in BROKEN.finditer(doc.norm):
        yield Span(*match.span())


@rule(
    "TL04-samaran",
    flag="tautan",
    reason="Nama pengguna di depan @ menyamarkan tujuan tautan.",
    fix=FIX,
    confidence=0.9,
    severity=Severity.BLOCK,
)
def find_userinfo(doc):
    """https://klatenkab.go.id@elsewhere."""
    for match in re.finditer(r"https?://[^\s/@]+@\S+", doc.norm):
        yield Span(*match.span())
