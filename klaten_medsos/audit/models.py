"""The log of what was done: append-only, each row sealed with the hash of the one before it."""

import hashlib
import json

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Cast

from klaten_medsos.jobs import Job, JobQuerySet

from .events import SENTENCES, Event

GENESIS = "0" * 64


class ChainHead(models.Model):
    """The last link; locking this one row puts writers of the log in line."""

    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        verbose_name = "ujung rantai audit"
        verbose_name_plural = "ujung rantai audit"

    def __str__(self):
        return f"{self.seq} {self.hash[:12]}"


class EntryQuerySet(models.QuerySet):
    def shown(self):
        """With the names people bear now, where someone was anonymised since (see ``Entry.actor_shown``)."""
        people = apps.get_model(settings.AUTH_USER_MODEL)._base_manager.filter(anonymised_at__isnull=False)
        as_text = people.annotate(pk_text=Cast("pk", models.CharField())).filter(
            pk_text=models.OuterRef("object_id")
        )
        return self.annotate(
            actor_now=models.Subquery(people.filter(pk=models.OuterRef("actor_id")).values("name")),
            object_now=models.Case(
                models.When(
                    object_type=settings.AUTH_USER_MODEL.lower(), then=models.Subquery(as_text.values("name"))
                ),
                default=None,
                output_field=models.CharField(),
            ),
        )

    def on(self, obj):
        """What happened to ``obj``, oldest first."""
        return self.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk)).order_by("seq")


class EntryManager(models.Manager.from_queryset(EntryQuerySet)):
    """Every reading shows the names people bear now; the sealed rows stay as they were written."""

    def get_queryset(self):
        return super().get_queryset().shown()


class Entry(models.Model):
    """One thing that was done. ``data`` is JSON of plain values, never personal data of citizens."""

    seq = models.BigIntegerField("nomor", unique=True)
    at = models.DateTimeField("waktu")
    event = models.CharField("peristiwa", max_length=60)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="pelaku"
    )
    actor_label = models.CharField("nama pelaku saat itu", max_length=200)
    actor_role = models.CharField("bertindak sebagai", max_length=60, blank=True)
    request = models.CharField("kode permintaan", max_length=40, blank=True)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    object_label = models.CharField("objek", max_length=200)
    data = models.JSONField("rincian", default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EntryManager()

    class Meta:
        verbose_name = "catatan audit"
        verbose_name_plural = "jejak audit"
        ordering = ["-seq"]
        indexes = [
            # the timeline of one object
            models.Index(fields=["object_type", "object_id", "seq"], name="audit_object"),
            # “what did this person do”
            models.Index(fields=["actor", "-seq"], name="audit_actor"),
        ]

    def __str__(self):
        return self.sentence

    @property
    def actor_shown(self) -> str:
        """Who did it: the name written then, or “Pengelola 0123” when that person was anonymised since."""
        return getattr(self, "actor_now", None) or self.actor_label

    @property
    def object_shown(self) -> str:
        """To what it was done; likewise."""
        return getattr(self, "object_now", None) or self.object_label

    @property
    def sentence(self) -> str:
        """The event as one Indonesian sentence."""
        words = {"actor": self.actor_shown, "object": self.object_shown, **self.data}
        sentence = SENTENCES[Event(self.event)].format_map(_Words(words))
        # a name such as “Joko Contoh, S.IP.” brings its own full stop
        return sentence[:-1] if sentence.endswith("..") and not sentence.endswith("...") else sentence

    def seal(self) -> str:
        """The hash this row must have: over its own content and the hash before it."""
        content = {
            "seq": self.seq,
            "at": self.at.isoformat(),
            "event": self.event,
            "actor": self.actor_id,
            "actor_label": self.actor_label,
            "object": [self.object_type, self.object_id, self.object_label],
            "data": self.data,
            "previous": self.previous_hash,
        }
        # entries from before these were kept have neither, and their seal must stay what it was
        content |= {name: value for name in ("actor_role", "request") if (value := getattr(self, name))}
        packed = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(packed.encode()).hexdigest()


class Anchor(Job):
    """The end of the chain on one day, sent outside by e-mail: who rewrites the whole log cannot rewrite that.

    The job is the e-mail. ``seq`` and ``hash`` are kept for ever; the database refuses to change them.
    """

    day = models.DateField("hari", unique=True)
    seq = models.BigIntegerField("sampai catatan nomor")
    hash = models.CharField("sidik catatan itu", max_length=64)
    made_at = models.DateTimeField("dibuat pada")
    recipients = models.JSONField("dikirim kepada", default=list)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "jangkar jejak audit"
        verbose_name_plural = "jangkar jejak audit"
        ordering = ["-day"]
        indexes = [models.Index(fields=["job_state", "job_lease_until"], name="anchor_sweep")]

    def __str__(self):
        return f"jangkar {self.day:%d-%m-%Y}: catatan {self.seq}, {self.hash[:12]}…"


class _Words(dict):
    """Old rows may lack a word a sentence learnt later: show a dash, never an error."""

    def __missing__(self, key):
        return "–"
