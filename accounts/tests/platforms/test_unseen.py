"""The held-out cases: written from the description of the platforms alone, before anybody looked at the code again.

Scored once as they were (figures in `accounts/platforms/README.md`); the gate holds for what changes later.
"""

from accounts.platforms.evaluation import evaluate, read_registry

from .cases import rows

CASES = rows("url-cases-unseen.csv")
OFFICIAL = "official"


def share(cases, right) -> float:
    return sum(map(right, cases)) / len(cases)


def test_the_gate_holds_for_cases_the_code_was_not_written_for():
    register = read_registry(rows("url-registry-unseen.csv"), rows("url-hosts-unseen.csv"))
    answers = {row["input"]: row for row in evaluate(register, [case["input"] for case in CASES])}
    for case in CASES:
        answer = answers[case["input"]]
        wrongly = answer["verdict"] == OFFICIAL and (case["verdict"], case["registry_id"]) != (
            OFFICIAL, answer["registry_id"],
        )  # fmt: skip
        assert not wrongly, case["input"]
    official = [case for case in CASES if case["verdict"] == OFFICIAL]
    named = [case for case in CASES if case["handle"]]
    imitating = [case for case in CASES if case["warn"]]
    honest = [case for case in CASES if not case["warn"]]
    assert min(map(len, (official, named, imitating, honest))) >= 50
    assert share(official, lambda case: answers[case["input"]]["verdict"] == OFFICIAL) >= 0.98
    assert (
        share(
            named,
            lambda case: all(
                answers[case["input"]][column] == case[column] for column in ("platform", "handle")
            ),
        )
        >= 0.97
    )
    assert share(imitating, lambda case: answers[case["input"]]["similar_to"] == case["similar_to"]) >= 0.9
    assert share(honest, lambda case: bool(answers[case["input"]]["warn"])) <= 0.02
