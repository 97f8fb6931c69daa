"""The log of what was done: append-only, each row sealed with the hash of the one before it."""

import hashlib
import json

from django.conf import settings
from django.db import models

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
    def on(self, obj):
        """What happened to ``obj``, oldest first."""
        return self.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk)).order_by("seq")


class Entry(models.Model):
    """One thing that was done. ``data`` is JSON of plain values, never personal data of citizens."""

    seq = models.BigIntegerField("nomor", unique=True)
    at = models.DateTimeField("waktu")
    event = models.CharField("peristiwa", max_length=60)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="pelaku"
    )
    actor_label = models.CharField("nama pelaku saat itu", max_length=200)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    object_label = models.CharField("objek", max_length=200)
    data = models.JSONField("rincian", default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

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
    def sentence(self) -> str:
        """The event as one Indonesian sentence."""
        words = {"actor": self.actor_label, "object": self.object_label, **self.data}
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
        packed = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(packed.encode()).hexdigest()


class _Words(dict):
    """Old rows may lack a word a sentence learnt later: show a dash, never an error."""

    def __missing__(self, key):
        return "–"
