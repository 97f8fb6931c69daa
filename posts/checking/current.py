"""The check as it stands now: the lexicon and the model every worker agrees on.

One small row counts the changes. A worker keeps what it compiled for a pair of numbers and reads again only
when they have moved, so a change counts everywhere with the next text that is checked.
"""

import gzip
import logging
from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings

from klaten_medsos import dates
from posts.checks import Entry, Lexicon, Severity, check
from posts.checks.classifier import Model, load_model
from posts.checks.lexicon import OFFICIAL_NUMBER
from posts.models import (
    CheckModel,
    CheckState,
    LexiconEntry,
    LexiconKind,
    LexiconStatus,
    ModelStatus,
    RuleSeverity,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Serials:
    """The numbers of the state row; (0, 0) before the first change."""

    lexicon: int = 0
    model: int = 0


def serials() -> Serials:
    row = CheckState.objects.filter(pk=1).values_list("lexicon_serial", "model_serial").first()
    return Serials(*row) if row else Serials()


def entry_of(row: LexiconEntry) -> Entry:
    """A row as the pure package reads it."""
    is_number = row.kind == LexiconKind.OFFICIAL_NUMBER
    return Entry(
        flag=OFFICIAL_NUMBER if is_number else row.flag,
        pattern=row.pattern,
        severity=Severity(row.severity) if row.severity else None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        key=str(row.pk or "baru"),
    )


@lru_cache(maxsize=8)
def _lexicon(serial, day) -> Lexicon:
    rows = LexiconEntry.objects.filter(status=LexiconStatus.ACTIVE).order_by("pk")
    return Lexicon([entry_of(row) for row in rows], day=day)


@lru_cache(maxsize=2)
def _severities(serial) -> dict:
    return {rule: Severity(value) for rule, value in RuleSeverity.objects.values_list("rule", "severity")}


@lru_cache(maxsize=2)
def _model(serial) -> Model | None:
    """The active model; None when there is none or it cannot be read, then the trained file has the word."""
    packed = CheckModel.objects.filter(status=ModelStatus.ACTIVE).values_list("weights_gz", flat=True).first()
    if packed is None:
        return None
    try:
        return Model.from_json(gzip.decompress(bytes(packed)).decode())
    except (ValueError, KeyError, OSError):
        log.exception("the active check model cannot be read; the shipped one is used")
        return None


def shipped_model() -> Model:
    """The model trained at set-up from the shipped texts."""
    return load_model(settings.CHECK_MODEL_PATH)


def examine(text: str, *, platform="instagram", media=(), on=None, extra=()):
    """Check ``text`` with what is current on the day ``on`` (today). ``extra`` are entries on trial."""
    on = on or dates.today()
    now = serials()
    lexicon = _lexicon(now.lexicon, on)
    if extra:
        lexicon = Lexicon([*lexicon.entries, *extra], day=on)
    result = check(
        text, platform=platform, media=media, ref_date=on, lexicon=lexicon,
        model=_model(now.model) or shipped_model(),
    )  # fmt: skip
    severities = _severities(now.lexicon)
    if not severities:
        return result
    findings = [
        replace(finding, severity=severities.get(finding.rule, finding.severity))
        for finding in result.findings
    ]
    return replace(result, findings=findings)


def forget():
    """Drop what this process compiled (tests that roll the numbers back)."""
    for kept in (_lexicon, _severities, _model):
        kept.cache_clear()
