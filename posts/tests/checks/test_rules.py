"""Every rule of the content check: five drafts it must object to, five hard ones it must let pass."""

from collections import Counter
from pathlib import Path

import pytest

from posts.checks.engine import read
from posts.checks.rules import REGISTRY

WITHOUT_TEXT_TABLE = {"AT01-alt", "TG05-lewat"}
# Built here so that no identity number stands in the repository; the serials are never issued.
NUMBERS = {
    "NIK": "331005" + "450190" + "99" + "01",
    "NIK_SPACED": " ".join(["3310", "0545", "0190", "9902"]),
    "NIK_DOTTED": ".".join(["331005", "050190", "9903"]),
    "DIGITS16": "90" + "12" * 7,
    "NIP": "19880617" + "201503" + "1" + "999",
    "NIP_SPACED": " ".join(["19880617", "201503", "2", "999"]),
    "HP": "0812-" + "0000-" + "7788",
    "HP_SPACED": "0812 " + "0000 " + "7788",
    "HP_INTL": "+62 812-" + "0000-" + "7788",
}


def cases():
    lines = (Path(__file__).parent / "rule_cases.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            rule, sign, text = line.split("|", 2)
            for name, number in NUMBERS.items():
                text = text.replace("{" + name + "}", number)
            yield rule, sign, text


CASES = list(cases())


def spans(rule, text):
    doc = read(text)
    return [(max(0, span.start), span.end) for span in REGISTRY[rule].find(doc)]


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r, sign, t in CASES if sign == "+"])
def test_the_rule_objects(rule, text):
    assert spans(rule, text)


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r, sign, t in CASES if sign == "-"])
def test_the_whole_flag_stays_silent_on_a_hard_negative(rule, text):
    flag = REGISTRY[rule].flag
    raised = [name for name, one in REGISTRY.items() if one.flag == flag and spans(name, text)]
    assert raised == []


def test_every_rule_has_five_positives_and_five_hard_negatives():
    counted = Counter((rule, sign) for rule, sign, _ in CASES)
    thin = {
        (rule, sign)
        for rule in set(REGISTRY) - WITHOUT_TEXT_TABLE
        for sign in "+-"
        if counted[rule, sign] < 5
    }
    assert thin == set()
    assert {rule for rule, _, _ in CASES} <= set(REGISTRY)
