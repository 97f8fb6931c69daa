"""Impostors are named, siblings are not accused."""

import random
import re

import pytest

from accounts.platforms import Registry, RegistryEntry, Verdict
from accounts.platforms.lexicon import AFFIXES, BAITS, LOOK_ALIKE_LETTERS
from accounts.platforms.lookalike import LOOK, Neighbours, bare, latin, siblings, skeleton

OFFICES = "dinkes dinsos dishub disdik bpbd dpupr diskominfo dlh bkpsdm bappeda satpolpp setda humas rsud rspd".split()
PLACES = (
    "bayat cawas ceper delanggu jatinom juwiring kemalang ngawen pedan trucuk tulung wedi wonosari".split()
)
NAMES = (
    [f"{office}_misalklaten" for office in OFFICES]
    + [f"kec.{place}klaten" for place in PLACES]
    + [f"puskesmas{place}" for place in PLACES]
    + [f"smpn{number}misalklaten" for number in range(1, 8)]
)


def registry(names):
    return Registry(
        RegistryEntry(name, "Unit Contoh", "instagram", name, (), f"https://www.instagram.com/{name}")
        for name in names
    )


def impostors(name, rng):
    at = rng.randrange(1, len(name) - 2)
    letters = [
        (a, b)
        for a, b in (("o", "0"), ("l", "1"), ("i", "l"), ("l", "i"), ("m", "rn"), ("u", "v"))
        if a in name
    ]
    yield from (name.replace(a, b, 1) for a, b in letters)
    yield name[:at] + name[at + 1 :]
    yield name[:at] + name[at] + name[at:]
    yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    yield name[:at] + "x" + name[at + 1 :]
    yield name.replace("_", ".") if "_" in name else f"{name[:5]}_{name[5:]}"
    yield from (name + end for end in ("_official", ".resmi", "id", "_", "2025", "_real", "_bansos", "_baru"))
    yield from (start + name for start in ("official_", "info_", "admin.", "the"))


def test_nine_of_ten_impostors_are_named_with_the_office_they_imitate():
    register, rng = registry(NAMES), random.Random(4)
    tried = found = right = 0
    for name in NAMES:
        for fake in impostors(name, rng):
            if fake in NAMES or not re.fullmatch(r"[a-z0-9._]{1,30}", fake) or ".." in fake:
                continue
            answer = register.verify(f"https://www.instagram.com/{fake}")
            assert answer.verdict is Verdict.NOT_REGISTERED
            tried += 1
            found += answer.warn == "lookalike_handle"
            right += answer.similar_to == name
    assert tried > 600
    assert found / tried >= 0.95
    assert right / tried >= 0.93


@pytest.mark.parametrize("name", NAMES)
def test_an_unregistered_sibling_is_not_accused(name):
    answer = registry(other for other in NAMES if other != name).verify(f"https://www.instagram.com/{name}")
    assert (answer.verdict, answer.warn) == (Verdict.NOT_REGISTERED, None)


@pytest.mark.parametrize(
    "one, other",
    [
        ("dinkesklaten", "dinsosklaten"),
        ("rsud_klaten", "rspd_klaten"),
        ("sman1klaten", "sman2klaten"),
        ("puskesmasbayat", "puskesmascawas"),
        ("dishubklaten", "dishubsleman"),
    ],
)
def test_different_offices_places_and_numbers_are_siblings(one, other):
    assert siblings(one, other)
    assert not siblings(one, one.replace("k", "kk", 1))


@pytest.mark.parametrize(
    "one, other, apart",
    [
        ("dinkesmisal6712", "dinkesmisal6721", False),
        ("dinkesmisal6712", "dinkesmisal6713", False),
        ("dinkesmisal6712", "dinkesmisal9934", True),
        ("pilkada2024misal", "pilkada2029misal", True),
        ("smpn17misal", "smpn11misal", True),
    ],
)
def test_one_slip_in_a_long_number_is_a_slip_and_not_another_office(one, other, apart):
    assert siblings(one, other) is apart
    assert (registry([one]).verify(f"https://www.instagram.com/{other}").warn is None) is apart


@pytest.mark.parametrize("domain", ["bsky.team", "bskyy.example", "bluesky.id"])
def test_the_name_of_a_bluesky_account_under_another_domain_is_an_imitation(domain):
    name = "misalklaten.bsky.social"
    register = Registry(
        [RegistryEntry("D", "Unit Contoh", "bluesky", name, (), f"https://bsky.app/profile/{name}")]
    )
    assert register.verify(f"https://bsky.app/profile/misalklaten.{domain}").similar_to == "D"


def test_letters_of_other_alphabets_are_read_as_people_read_them():
    assert latin("dіshub_ｍisalkläten") == "dishub_misalklaten"
    assert skeleton("DISHUB.rnisa1klaten") == skeleton("dishub_misalklaten")
    assert all(
        len(letter) == 1 and ord(letter) in LOOK
        for letters in LOOK_ALIKE_LETTERS.values()
        for letter in letters
    )


def test_additions_fall_away_but_never_the_whole_name():
    assert bare(skeleton("dishubmisal_official.id")) == bare(skeleton("resmi_dishubmisal"))
    assert all(len(bare(skeleton(word * 3))) >= 5 for word in AFFIXES + BAITS if len(word) > 1)


def test_the_index_finds_exactly_what_a_walk_through_all_names_finds():
    """The filing by beginnings loses nobody within two typing errors."""
    from rapidfuzz.distance import DamerauLevenshtein

    from accounts.platforms.lookalike import tolerance

    rng = random.Random(11)
    names = ["".join(rng.choice("abcdef") for _ in range(rng.randrange(5, 14))) for _ in range(1500)]
    index = Neighbours(("g", name) for name in names)
    for _ in range(300):
        name = list(rng.choice(names))
        for _ in range(2):
            name[rng.randrange(len(name))] = rng.choice("abcdef")
        name = "".join(name)
        walked = {
            position
            for position, other in enumerate(names)
            if DamerauLevenshtein.distance(name, other) <= min(tolerance(len(name)), tolerance(len(other)))
        }
        assert {named.ref for named in index.near("g", name)} == walked


def test_another_platform_is_no_imitation():
    assert registry(["dishub_misalklaten"]).verify("https://www.tiktok.com/@dishub_misalklaten").warn is None
