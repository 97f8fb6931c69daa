"""Does any text break the reading of addresses, or win a *resmi* it does not deserve?

    .venv/bin/python bench/fuzz_addresses.py [--seconds 600] [--seed 1]

Takes the case files as seeds and changes them at random (the same seed gives the same texts): pieces cut, doubled,
exchanged, percent-encoded, written in other alphabets, joined with hostile words. For every text it must hold:

- nothing is raised, and the answer is whole;
- the canonical address is a fixed point: reading it again gives the same account and the same address;
- what is called official names the registered account in so many letters, on a host of that platform or with its
  name in front, and holds no user part, back slash, foreign letter or code.

Prints how many texts were tried; exits 1 at the first that fails, and shows it.
"""

import argparse
import random
import re
import string
import sys
import unicodedata
from pathlib import Path
from time import monotonic
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from accounts.platforms import PLATFORMS, Outcome, Verdict, resolve  # noqa: E402
from accounts.platforms.lexicon import LOOK_ALIKE_LETTERS  # noqa: E402
from accounts.platforms.reading import CODE, NAMES  # noqa: E402
from accounts.platforms.routing import ATLAS  # noqa: E402
from accounts.platforms.words import in_order  # noqa: E402
from accounts.tests.platforms.cases import hosts, register, rows  # noqa: E402

WORDS = in_order(
    "https:// http:// // @ / // ? & = # #! : ; , . .. %2F %40 %00 %2e%2e %25 \\ \u200b \u202e \u2066 \ud800 \ufe0f 👉 IG:"
    ' fb= x/ r/ u/ @a@b.c did:plc: at:// tg://resolve?domain= acct: javascript: data:text/html, intent:// <a href=" ">'
    " fb:// profile.php?id= people/ l.php?u= url?q= redirect?q= bit.ly t.me wa.me .go.id .example -login 127.0.0.1 [::1] :443"
    " :8443 xn-- index.php?title=Pengguna: 1s0x1:0x2 ChIJ cid= evil.example user:pass@ \u2044 \uff0f \u3002 ① K ſ ß İ"
)
LETTERS = [letter for letters in LOOK_ALIKE_LETTERS.values() for letter in letters]
PRINTABLE = string.printable + "".join(LETTERS)


def mutate(text: str, seeds: list[str], rng: random.Random) -> str:
    """`text` after one to four changes."""
    for _ in range(rng.randrange(1, 5)):
        at = rng.randrange(len(text) + 1)
        to = min(len(text), at + rng.randrange(1, 12))
        turn = rng.randrange(11)
        if turn == 0:
            text = text[:at] + text[to:]
        elif turn == 1:
            text = text[:at] + text[at:to] * 2 + text[to:]
        elif turn in (2, 3):
            text = text[:at] + rng.choice(WORDS) + text[at:]
        elif turn == 4:
            text = text[:at] + rng.choice(PRINTABLE) + text[at + 1 :]
        elif turn == 5:
            text = (
                text[:at]
                + "".join(f"%{byte:02X}" for byte in text[at:to].encode("utf-8", "replace"))
                + text[to:]
            )
        elif turn == 6:
            text = text[:at] + text[at:to].swapcase() + text[to:]
        elif turn == 7:
            other = rng.choice(seeds)
            text = text[:at] + other[rng.randrange(len(other) + 1) :]
        elif turn == 8:
            text = f"{text}{rng.choice([' ', ',', chr(10), '|', ''])}{rng.choice(seeds)}"
        elif turn == 9:
            text = unicodedata.normalize(rng.choice(["NFKC", "NFD"]), text)
        else:
            text = text[:at] + rng.choice(LETTERS) + text[at:]
    return text[:6000]


def fault(text: str) -> str:
    """What is wrong with the answer to `text`; empty when nothing is."""
    answer = register().verify(text)
    address = answer.address
    if not answer.explanation or not answer.status:
        return "no words"
    if (address.key is None) != (address.canonical_url is None):
        return "half an address"
    if address.canonical_url:
        declared = dict(hosts())
        if address.platform == "mastodon":
            declared[address.handle.rpartition("@")[2]] = "mastodon"
        again = resolve(address.canonical_url, declared)
        if (again.key, again.canonical_url, again.outcome) != (
            address.key,
            address.canonical_url,
            Outcome.ACCOUNT,
        ):
            return f"canonical address moves: {address.canonical_url} → {again.canonical_url} {again.outcome}"
    if answer.verdict is Verdict.OFFICIAL:
        return undeserved(text, answer)
    return ""


def undeserved(text: str, answer) -> str:
    """Why `text` must not be official, judged without the platform table's routes."""
    address = answer.address
    entry = register().by_key[address.key]
    if address.platform != entry.platform:
        return "another platform"
    _, value = PLATFORMS[entry.platform].take_apart(address.handle)
    seen = text
    for _ in range(4):
        seen = unquote(seen)
    # a host may be written with invisible or wide letters: every browser reads it so (UTS-46)
    seen = "".join(
        letter
        for letter in unicodedata.normalize("NFKC", seen).replace("\u3002", ".")
        if unicodedata.category(letter) not in ("Cf", "Mn")
    )
    plain = re.sub(r"[._ ]" if entry.platform == "facebook" else r"[_ ]", "", seen).lower()
    if (
        entry.platform != "googlemaps"
        and re.sub(r"[._ ]" if entry.platform == "facebook" else r"[_ ]", "", value).lower() not in plain
    ):
        return f"the name {value} is not written"
    if CODE.match(text.strip()):
        return "code"
    host_is_written = any(
        host in seen.lower() for host, site in ATLAS.exact.items() if site.platform.id == entry.platform
    )
    host_is_written |= any(parent in seen.lower() for parent in ATLAS.wild) or entry.platform in (
        "website",
        "discourse",
    )
    # a picture inside a name is read as a space
    spaced = "".join(" " if unicodedata.category(letter) in ("So", "Sk", "Sm") else letter for letter in seen)
    name_is_written = any(
        platform.id == entry.platform and name in " ".join(spaced.lower().split())
        for name, platform in NAMES.items()
    )
    if not (host_is_written or name_is_written or re.search(r"[ru]/|@|did:|tg:|spotify:", seen.lower())):
        return "no host and no name of the platform"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    seeds = [case["input"] for name in ("url-cases-dev.csv", "url-cases-more.csv") for case in rows(name)]
    started, tried, official = monotonic(), 0, 0
    while monotonic() - started < options.seconds:
        for _ in range(1000):
            text = mutate(rng.choice(seeds), seeds, rng)
            try:
                wrong = fault(text)
            except Exception as error:  # any at all is a finding
                wrong = f"raised {error!r}"
            if wrong:
                print(f"after {tried:,} texts: {wrong}\n{text!r}")
                return 1
            tried += 1
            official += register().verify(text).verdict is Verdict.OFFICIAL
    print(
        f"seed {options.seed}: {tried:,} texts in {options.seconds:.0f} s, {official:,} of them official; nothing wrong"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
