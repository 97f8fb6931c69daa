"""Cross-validation, latency and memory of the content check.

    python bench/content_check.py [--folds 5] [--items FILE.jsonl] [--train FILE.jsonl]

Near-duplicates and texts adapted from one source share a fold ("grouped"). The category model of a fold has
seen only the other folds and the extra texts; rules see no data at all, but were written with a part of it in
view (see docs/content-check.md). `--train` fixes the training items and scores `--items` once, without folds.
"""

import argparse
import json
import random
import re
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def memory_mb():
    """Peak resident memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


BEFORE = memory_mb()

from content_scoring import score  # noqa: E402

from posts.checks import check, classifier, suggestions  # noqa: E402

SHINGLE_OVERLAP = 0.5


def read(path):
    """Items of a JSON-lines file."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def groups(items):
    """One group number per item: same adapted source, or more than half of the words in common."""
    bags = [frozenset(re.findall(r"\w{3,}", item["text"].lower())) for item in items]
    group = list(range(len(items)))
    for left in range(len(items)):
        for right in range(left):
            same = items[left]["source"] == items[right]["source"] and items[left]["source"].startswith(
                "adapted"
            )
            both = len(bags[left] & bags[right])
            if same or both / (len(bags[left] | bags[right]) or 1) > SHINGLE_OVERLAP:
                group[left] = group[right]
                break
    return group


def predict(items, model):
    """Predictions by id in the form `score` reads."""
    found = {}
    for item in items:
        result = check(
            item["text"],
            platform=item["platform"],
            media=item["media"],
            ref_date=item.get("ref_date"),
            model=model,
        )
        found[item["id"]] = {
            "category": result.category,
            "flags": result.flags,
            "findings": [finding.as_dict() for finding in result.findings],
        }
    return found


def cross_validate(items, extra, folds, seed=11):
    """Predictions for every item by a model that has not seen its group."""
    group = groups(items)
    names = sorted(set(group))
    random.Random(seed).shuffle(names)
    fold_of = {name: index % folds for index, name in enumerate(names)}
    found = {}
    for fold in range(folds):
        held = [item for item, name in zip(items, group, strict=True) if fold_of[name] == fold]
        kept = [item for item, name in zip(items, group, strict=True) if fold_of[name] != fold]
        found.update(predict(held, classifier.train_from(kept + extra, phrases=suggestions.phrases())))
    return found


def latency(model):
    """Median, p95 and p95 of CPU time in ms for a caption of 2,200 characters, and one run of 10,000."""
    items = [item["text"] for item in classifier.seed_items()]
    rng = random.Random(5)
    times, work = [], []
    for _ in range(120):
        text = ""
        while len(text) < 2200:
            text += rng.choice(items) + " "
        start, busy = time.perf_counter(), time.process_time()
        check(text[:2200], model=model)
        times.append((time.perf_counter() - start) * 1000)
        work.append((time.process_time() - busy) * 1000)
    times.sort()
    work.sort()
    start = time.perf_counter()
    check(" ".join(rng.choice(items) for _ in range(200))[:10_000], model=model)
    late = int(len(times) * 0.95)
    return times[len(times) // 2], times[late], work[late], (time.perf_counter() - start) * 1000


def show(title, figures):
    """Print one block of figures."""
    print(f"\n{title}: n {figures['n']}")
    for name, value in figures.items():
        if isinstance(value, float):
            print(f"  {name:28s} {value:.3f}")
    for flag, (precision, recall, value, count) in figures["flags"].items():
        print(f"  {flag:20s} P {precision:.2f} R {recall:.2f} F1 {value:.2f} n {count}")


def main():
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--items", default=str(classifier.DATA / "seed.jsonl"))
    parser.add_argument("--train", help="train on this file (and the extra texts), score --items once")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    items, extra = read(args.items), read(classifier.DATA / "extra.jsonl")
    started = time.perf_counter()
    if args.train:
        found = predict(items, classifier.train_from(read(args.train) + extra, phrases=suggestions.phrases()))
    else:
        found = cross_validate(items, extra, args.folds)
    show("grouped cross-validation" if not args.train else "held out", score(items, found))
    wrong = [item for item in items if found[item["id"]]["category"] != item["category"]]
    for item in wrong[: args.errors]:
        print(item["id"], item["category"], "->", found[item["id"]]["category"], item["text"][:100])
    started = time.perf_counter()
    model = classifier.default_model()
    print(f"\ntraining {time.perf_counter() - started:.1f} s, model {len(model.to_json()) // 1024} KB")
    print(
        "latency 2,200 characters: median {:.1f} ms, p95 {:.1f} ms (CPU {:.1f} ms); 10,000: {:.0f} ms".format(
            *latency(model)
        )
    )
    print(f"peak memory over the bare interpreter {memory_mb() - BEFORE:.0f} MB")


if __name__ == "__main__":
    main()
