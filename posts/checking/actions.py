"""What changes the content check: the lexicon, the severities of rules, and which model has the word."""

import gzip

from django.db import transaction
from django.db.models import F

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import now
from klaten_medsos.exceptions import RELOAD, RuleBroken, StateChanged
from opd.actions.cleaning import clean
from posts.checking import permissions, rules
from posts.checking.impact import trial
from posts.models import (
    CheckModel,
    CheckState,
    LexiconEntry,
    LexiconKind,
    LexiconStatus,
    ModelStatus,
    RuleSeverity,
)

KEPT_MODELS = 5


def _moved(**serials):
    """Tell every worker that something changed: they compare these numbers with every text."""
    CheckState.objects.get_or_create(pk=1)
    CheckState.objects.filter(pk=1).update(**{name: F(name) + 1 for name in serials})


@transaction.atomic
def save_entry(*, entry, by, at=None) -> LexiconEntry:
    """Keep a new or changed entry as a proposal; it counts only once tried and enabled.

    Changing what is in force takes it out of force, so nothing goes live untried.
    """
    permissions.check_can_teach_check(by)
    at = at or now()
    is_new, was_active = entry.pk is None, False
    if not is_new:
        was_active = LexiconEntry.objects.select_for_update().get(pk=entry.pk).status == LexiconStatus.ACTIVE
    entry.pattern = " ".join(entry.pattern.lower().split())
    entry.source = " ".join(entry.source.split())
    rules.check_pattern(entry.pattern, is_number=entry.kind == LexiconKind.OFFICIAL_NUMBER)
    if entry.kind == LexiconKind.OFFICIAL_NUMBER:
        entry.flag = entry.severity = ""
    elif not entry.flag:
        raise RuleBroken("Pilih kode temuan untuk kata ini.", citation="Pasal 15")
    entry.status, entry.impact, entry.changed_at = LexiconStatus.PROPOSED, None, at
    if is_new:
        entry.created_by, entry.created_at = by, at
    clean(entry)
    entry.save()
    if was_active:
        _moved(lexicon_serial=True)
    record(Event.LEXICON_PROPOSED, on=entry, by=by, at=at, flag=entry.flag, source=entry.source)
    return entry


@transaction.atomic
def try_entry(*, entry, by, at=None) -> LexiconEntry:
    """Run the entry over the last drafts and keep what it would have marked (uji dampak)."""
    permissions.check_can_teach_check(by)
    _lock(entry)
    entry.impact = trial(entry)
    entry.save(update_fields=["impact"])
    record(
        Event.LEXICON_TRIED,
        on=entry,
        by=by,
        at=at,
        marked=entry.impact["marked"],
        drafts=entry.impact["drafts"],
    )
    return entry


@transaction.atomic
def enable_entry(*, entry, by, at=None) -> LexiconEntry:
    """Put a tried entry into force; it counts at once on every worker."""
    permissions.check_can_teach_check(by)
    _lock(entry)
    if entry.status == LexiconStatus.ACTIVE:
        raise StateChanged("Entri ini sudah berlaku.", fix=RELOAD)
    rules.check_tried(entry)
    _become(entry, LexiconStatus.ACTIVE)
    record(Event.LEXICON_ENABLED, on=entry, by=by, at=at, flag=entry.flag)
    return entry


@transaction.atomic
def disable_entry(*, entry, by, at=None) -> LexiconEntry:
    """Take an entry out of force; it stays on record."""
    permissions.check_can_teach_check(by)
    _lock(entry)
    if entry.status != LexiconStatus.ACTIVE:
        raise StateChanged("Entri ini tidak sedang berlaku.", fix=RELOAD)
    _become(entry, LexiconStatus.ENDED)
    record(Event.LEXICON_DISABLED, on=entry, by=by, at=at, flag=entry.flag)
    return entry


def _lock(entry):
    entry.refresh_from_db(from_queryset=LexiconEntry.objects.select_for_update())


def _become(entry, status):
    entry.status = status
    entry.save(update_fields=["status"])
    _moved(lexicon_serial=True)


@transaction.atomic
def set_severity(*, rule, severity, reason, by, at=None) -> RuleSeverity:
    """Give a rule another severity than its own, for a reason: never by itself, whatever reviewers dismissed."""
    permissions.check_can_teach_check(by)
    rules.check_reason(reason)
    at = at or now()
    row, _ = RuleSeverity.objects.update_or_create(
        rule=rule, defaults={"severity": severity, "reason": reason.strip(), "set_by": by, "set_at": at}
    )
    _moved(lexicon_serial=True)
    record(Event.CHECK_SEVERITY_SET, on=row, by=by, at=at, severity=str(severity), reason=reason.strip())
    return row


@transaction.atomic
def keep_candidate(*, model, verdict, base_sha256, n_lessons, at=None) -> CheckModel:
    """Keep a freshly trained model as a candidate with its figures; older ones beyond five go."""
    at = at or now()
    CheckModel.objects.filter(status=ModelStatus.CANDIDATE).update(status=ModelStatus.ARCHIVED)
    row = CheckModel.objects.create(
        version=f"{model.version}-{at:%y%m%d%H%M%S%f}", data_sha256=model.data_sha256, base_sha256=base_sha256,
        n_data=model.n_data, n_lessons=n_lessons, metrics=verdict.as_dict(), passed=verdict.passed,
        weights_gz=gzip.compress(model.to_json().encode(), mtime=0), status=ModelStatus.CANDIDATE, created_at=at,
    )  # fmt: skip
    kept = CheckModel.objects.values_list("pk", flat=True)[:KEPT_MODELS]
    CheckModel.objects.exclude(pk__in=list(kept)).exclude(status=ModelStatus.ACTIVE).delete()
    record(Event.CHECK_MODEL_TRAINED, on=row, by=None, at=at, passed=verdict.passed, lessons=n_lessons)
    return row


@transaction.atomic
def activate_model(*, model, by, at=None) -> CheckModel:
    """Let a model that passed the gate have the word: a candidate, or an earlier one again (rollback)."""
    permissions.check_can_teach_check(by)
    at = at or now()
    model.refresh_from_db(from_queryset=CheckModel.objects.select_for_update())
    if model.status == ModelStatus.ACTIVE:
        raise StateChanged("Model ini sudah aktif.", fix=RELOAD)
    if not model.passed:
        raise RuleBroken(
            "Model ini tidak lolos gerbang mutu.",
            fix="Baca ukuran mutunya; pakai model yang lolos.",
            citation="Pasal 15",
        )
    back = model.status == ModelStatus.ARCHIVED
    CheckModel.objects.filter(status=ModelStatus.ACTIVE).update(status=ModelStatus.ARCHIVED)
    CheckModel.objects.filter(pk=model.pk).update(status=ModelStatus.ACTIVE, approved_by=by, approved_at=at)
    model.refresh_from_db()
    _moved(model_serial=True)
    record(Event.CHECK_MODEL_ROLLED_BACK if back else Event.CHECK_MODEL_APPROVED, on=model, by=by, at=at)
    return model


@transaction.atomic
def retire_model(*, model, by, at=None) -> CheckModel:
    """Take the active model out: the one trained at set-up has the word again."""
    permissions.check_can_teach_check(by)
    model.refresh_from_db(from_queryset=CheckModel.objects.select_for_update())
    if model.status != ModelStatus.ACTIVE:
        raise StateChanged("Model ini tidak sedang aktif.", fix=RELOAD)
    CheckModel.objects.filter(pk=model.pk).update(status=ModelStatus.ARCHIVED)
    model.refresh_from_db()
    _moved(model_serial=True)
    record(Event.CHECK_MODEL_ROLLED_BACK, on=model, by=by, at=at)
    return model
