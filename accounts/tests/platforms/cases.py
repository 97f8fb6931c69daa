"""The case files and the register they speak of."""

import csv
from functools import cache
from pathlib import Path

from accounts.platforms import Registry
from accounts.platforms.evaluation import read_registry

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def hosts() -> dict[str, str]:
    return {row["host"]: row["platform"] for row in rows("url-hosts-dev.csv")}


@cache
def register() -> Registry:
    return read_registry(rows("url-registry-dev.csv"), rows("url-hosts-dev.csv"))
