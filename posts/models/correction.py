"""Corrections of what is already out, and where the corrected words still have to be put."""

from django.db import models

from klaten_medsos.constraints import one_of, paired
from klaten_medsos.fields import WebAddressField
from posts.corrections.workflow import CORRECTION_FLOW, UNDECIDED, CorrectionStatus
from posts.models.publishing import UnitPostQuerySet


class CorrectionQuerySet(UnitPostQuerySet):
    def undecided(self):
        """On somebody's desk: being written or waiting for a pejabat."""
        return self.filter(status__in=UNDECIDED)

    def waiting(self):
        return self.filter(status=CorrectionStatus.WAITING)


class Correction(models.Model):
    """A proposed new version of a published message, with its reason; both versions stay, whatever comes of it."""

    flow = CORRECTION_FLOW

    post = models.ForeignKey("posts.Post", models.PROTECT, related_name="corrections", verbose_name="pesan")
    before = models.ForeignKey("posts.Version", models.PROTECT, related_name="+", verbose_name="versi semula")
    # what is proposed; another version each time it is edited, the published one only when it was approved
    version = models.OneToOneField(
        "posts.Version", models.PROTECT, related_name="correction", verbose_name="versi usulan"
    )
    reason = models.CharField("alasan koreksi", max_length=300)
    status = models.CharField(
        "status", max_length=12, choices=CorrectionStatus.choices, default=CorrectionStatus.DRAFT
    )
    # counts saves, so that nobody overwrites or hands in what they have not seen
    revision = models.PositiveIntegerField(default=1)
    proposed_at = models.DateTimeField("diusulkan pada")
    proposed_by = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="+", verbose_name="diusulkan oleh"
    )
    submitted_at = models.DateTimeField("diajukan pada", null=True)
    submitted_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    # how many pejabat must approve, by the SOP in force when it was handed in, and how many did
    tiers = models.PositiveSmallIntegerField("jenjang persetujuan", default=1)
    tiers_passed = models.PositiveSmallIntegerField("jenjang yang sudah menyetujui", default=0)
    escalated_at = models.DateTimeField("dieskalasi pada", null=True)
    decided_at = models.DateTimeField("diputus pada", null=True)
    decided_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    note = models.CharField("catatan", max_length=2000, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "koreksi"
        verbose_name_plural = "koreksi"
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            one_of("correction", "status", CorrectionStatus),
            models.UniqueConstraint(
                fields=["post"], condition=models.Q(status__in=UNDECIDED), name="correction_open_once"
            ),
            paired("correction", "submitted_at", "submitted_by"),
            paired("correction", "decided_at", "decided_by"),
            models.CheckConstraint(
                condition=models.Q(status__in=UNDECIDED, decided_at__isnull=True)
                | models.Q(~models.Q(status__in=UNDECIDED), decided_at__isnull=False),
                name="correction_decided_is_closed",
            ),
            # an own proposal may be given up, but never approved or refused by oneself
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | models.Q(status=CorrectionStatus.CANCELLED)
                | (
                    ~models.Q(decided_by=models.F("proposed_by"))
                    & ~models.Q(decided_by=models.F("submitted_by"))
                ),
                name="correction_four_eyes",
            ),
            models.CheckConstraint(
                condition=models.Q(tiers__gte=1, tiers_passed__lte=models.F("tiers")),
                name="correction_tiers_counted",
            ),
            # it becomes the published version only when every tier said so
            models.CheckConstraint(
                condition=~models.Q(status=CorrectionStatus.APPROVED)
                | models.Q(submitted_at__isnull=False, tiers_passed__gte=models.F("tiers")),
                name="correction_approved_by_all_tiers",
            ),
        ]

    def __str__(self):
        return f"koreksi {self.post}"

    @property
    def is_editable(self) -> bool:
        return self.status in (CorrectionStatus.DRAFT, CorrectionStatus.REVISION)

    @property
    def is_undecided(self) -> bool:
        return self.status in UNDECIDED

    @property
    def is_approved(self) -> bool:
        return self.status == CorrectionStatus.APPROVED

    @property
    def state(self):
        """The pill of its state."""
        return CORRECTION_FLOW.pill(self.status)


class Way(models.TextChoices):
    """How a platform let the words be put right; some let nobody edit what is out."""

    EDITED = "disunting", "Kiriman disunting di tempatnya"
    REPLACED = "diganti", "Kiriman dihapus, lalu diterbitkan ulang dengan alamat baru"
    ADDED = "ralat", "Kiriman tidak dapat disunting; ralat ditulis di bawahnya"


class CorrectedPlaceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """As the message."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(correction__post__unit__in=user.standing.units)

    def unmended(self):
        """The platform still shows the earlier words."""
        return self.filter(mended_at=None)


class CorrectedPlace(models.Model):
    """A post on a platform whose words an approved correction changed, and when they were put right there."""

    correction = models.ForeignKey(Correction, models.PROTECT, related_name="places", verbose_name="koreksi")
    publication = models.ForeignKey(
        "posts.Publication", models.PROTECT, related_name="corrected_places", verbose_name="bukti terbit"
    )
    way = models.CharField("cara", max_length=10, choices=Way.choices, blank=True)
    # where it stands now, when the old address is gone
    url = WebAddressField("alamat baru", max_length=500, blank=True)
    mended_at = models.DateTimeField("diperbaiki pada", null=True)
    recorded_at = models.DateTimeField("dicatat pada", null=True)
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")

    objects = CorrectedPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "kiriman yang dikoreksi"
        verbose_name_plural = "kiriman yang dikoreksi"
        ordering = ["pk"]
        constraints = [
            # one open errand per post on a platform: a later correction takes an earlier one's place
            models.UniqueConstraint(
                fields=["publication"], condition=models.Q(mended_at=None), name="corrected_place_open_once"
            ),
            models.UniqueConstraint(
                fields=["correction", "publication"], name="corrected_place_once_per_correction"
            ),
            paired("correctedplace", "mended_at", "recorded_at", "recorded_by"),
            models.CheckConstraint(
                condition=models.Q(way="", mended_at__isnull=True)
                | models.Q(way__in=Way.values, mended_at__isnull=False),
                name="correctedplace_way_when_mended",
            ),
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(way=Way.REPLACED),
                name="correctedplace_new_address_when_replaced",
            ),
        ]

    def __str__(self):
        return f"{self.correction} di {self.publication.account}"
