"""Scores of a content checker against labelled drafts: the figures of docs/content-check.md.

INDEX = 0.4 category macro-F1 + 0.4 flag macro-F1 + 0.2 (1 - false alarms on clean texts). `optional_flags`
are neither rewarded nor punished; categories in `also` count in the lenient figure only.
"""

CATEGORIES = ("a", "b", "c", "d", "none")
BLOCKING = frozenset({"data_pribadi", "partisan", "sara_kebencian", "rahasia", "spam_terlarang"})


def f1(tp, fp, fn):
    """(precision, recall, F1) from counts."""
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def macro(pairs):
    """Macro-F1 of (gold, predicted) category pairs over the categories that occur."""
    values = []
    for name in CATEGORIES:
        tp = sum(gold == name == guess for gold, guess in pairs)
        fp = sum(gold != name == guess for gold, guess in pairs)
        fn = sum(gold == name != guess for gold, guess in pairs)
        if tp + fn:
            values.append(f1(tp, fp, fn)[2])
    return sum(values) / len(values) if values else 0.0


def share(hits, total):
    """A fraction, 0 if there is nothing to count."""
    return hits / total if total else 0.0


def score(items, predictions):
    """All figures as a dict. `predictions` maps id to {"category", "flags", "findings"}."""
    rows = [(item, predictions[item["id"]]) for item in items]
    pairs = [(item["category"], guess["category"]) for item, guess in rows]
    lenient = [
        (
            guess["category"] if guess["category"] in item.get("also", ()) else item["category"],
            guess["category"],
        )
        for item, guess in rows
    ]
    flags = sorted({flag for item, _ in rows for flag in item["flags"]})
    per_flag = {}
    for flag in flags:
        tp = sum(flag in item["flags"] and flag in guess["flags"] for item, guess in rows)
        fn = sum(flag in item["flags"] and flag not in guess["flags"] for item, guess in rows)
        fp = sum(
            flag in guess["flags"] and flag not in item["flags"] and flag not in item["optional_flags"]
            for item, guess in rows
        )
        per_flag[flag] = (*f1(tp, fp, fn), tp + fn)
    real = [set(guess["flags"]) - set(item["optional_flags"]) for item, guess in rows]
    dirty = [index for index, (item, _) in enumerate(rows) if item["flags"]]
    clean = [index for index, (item, _) in enumerate(rows) if not item["flags"]]
    hard = [index for index, (item, _) in enumerate(rows) if item.get("hard")]
    block = [index for index in dirty if BLOCKING & set(rows[index][0]["flags"])]
    free = [index for index in range(len(rows)) if index not in set(block)]
    category, flag_macro = macro(pairs), share(sum(row[2] for row in per_flag.values()), len(per_flag))
    alarms = share(sum(bool(real[index]) for index in clean), len(clean))
    return {
        "n": len(rows),
        "category_macro_f1": category,
        "category_macro_f1_lenient": macro(lenient),
        "category_accuracy": share(sum(gold == guess for gold, guess in pairs), len(pairs)),
        "flag_macro_f1": flag_macro,
        "flags": per_flag,
        "any_violation_recall": share(sum(bool(rows[index][1]["flags"]) for index in dirty), len(dirty)),
        "false_alarms_clean": alarms,
        "false_alarms_hard": share(sum(bool(real[index]) for index in hard), len(hard)),
        "block_recall": share(
            sum(bool(BLOCKING & set(rows[i][0]["flags"]) & set(rows[i][1]["flags"])) for i in block),
            len(block),
        ),
        "false_block": share(sum(bool(BLOCKING & real[index]) for index in free), len(free)),
        "evidence_hit": evidence(rows),
        "index": 0.4 * category + 0.4 * flag_macro + 0.2 * (1 - alarms),
    }


def evidence(rows):
    """Share of correctly flagged gold spans that a finding of that flag touches."""
    total = hit = 0
    for item, guess in rows:
        for span in item.get("evidence", ()):
            whole = span["end"] - span["start"] >= len(item["text"]) - 2
            if whole or span["flag"] not in guess["flags"]:
                continue
            total += 1
            hit += any(
                found["flag"] == span["flag"]
                and found["start"] < span["end"]
                and found["end"] > span["start"]
                for found in guess["findings"]
            )
    return share(hit, total)
