"""Preparing a Keputusan on paper, and the text it is made from (Pasal 11)."""

from django.db import transaction
from django.utils import timezone

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.jobs import ring
from opd import drafting, permissions, rules, tasks
from opd.models import DecreeDraft, DecreeTemplate, DraftPerson, Office, Role

from .cleaning import clean
from .staffing import check_staff


@transaction.atomic
def publish_template(
    *, title, considering, recalling, dictums, by, copies="", note="", at=None
) -> DecreeTemplate:
    """A new version of the text of Keputusan; drafts already made keep theirs. Raises ``RuleBroken``."""
    permissions.check_can_change_unit(by)
    text = drafting.TemplateText(title, considering, recalling, dictums, copies)
    drafting.check_text(text)
    newest = DecreeTemplate.objects.select_for_update().order_by("-version").first()
    if newest and all(getattr(newest, field) == getattr(text, field) for field in drafting.FIELDS):
        raise StateChanged(
            f"Naskah ini sama dengan versi {newest.version}.", fix="Ubah naskahnya lebih dahulu."
        )
    template = DecreeTemplate(
        version=(newest.version if newest else 0) + 1, title=title, considering=considering, recalling=recalling,
        dictums=dictums, copies=copies, note=" ".join(note.split()), made_by=by, made_at=at or timezone.now(),
    )  # fmt: skip
    clean(template)
    template.save(force_insert=True)
    record(Event.TEMPLATE_PUBLISHED, on=template, by=by, at=at)
    return template


@transaction.atomic
def draft_decree(
    *,
    unit,
    signer,
    starts_on,
    ends_on,
    people,
    by,
    number="",
    decided_on=None,
    follows=None,
    draft=None,
    at=None,
) -> DecreeDraft:
    """Prepare (or change) a Keputusan that appoints ``people`` ({user: role}); its PDF is made at once.

    Nobody gets any power by it: that comes from recording the signed one. Raises ``RuleBroken`` for dates in
    the wrong order, nobody to appoint, or people who are not staff; ``StateChanged`` for a recorded draft.
    """
    permissions.check_can_record_decree(by, unit)
    if draft is not None and draft.decree_id:
        raise StateChanged("Konsep ini sudah dicatat sebagai Keputusan.", fix="Susun konsep baru.")
    rules.check_decree(
        number=number or "…", decided_on=starts_on if decided_on is None else decided_on, starts_on=starts_on,
        ends_on=ends_on, people=people, today=rules.LATEST,
    )  # fmt: skip
    if signer.office != Office.KEPALA or signer.unit_id != unit.pk:
        raise RuleBroken("Penanda tangan bukan kepala Perangkat Daerah ini.", citation="Pasal 11")
    if follows is not None and follows.unit_id != unit.pk:
        raise RuleBroken("Keputusan yang dilanjutkan milik unit lain.", fix="Pilih Keputusan unit ini.")
    check_staff(unit, people)
    values = {
        "signer": signer, "number": " ".join(number.split()), "decided_on": decided_on, "starts_on": starts_on,
        "ends_on": ends_on, "follows": follows, "template": DecreeTemplate.objects.first(),
    }  # fmt: skip
    if draft is None:
        draft = DecreeDraft(unit=unit, created_by=by, created_at=at or timezone.now(), **values)
        clean(draft)
        draft.save(force_insert=True)
    else:
        for name, value in values.items():
            setattr(draft, name, value)
        clean(draft)
        draft.save(update_fields=list(values))
        draft.people.all().delete()
        draft.want_again(file="", file_sha256="")
    DraftPerson.objects.bulk_create(
        DraftPerson(draft=draft, user=user, role=Role(role)) for user, role in people.items()
    )
    record(Event.DECREE_DRAFTED, on=draft, by=by, at=at)
    ring(tasks.render_draft, draft.pk)
    return draft
