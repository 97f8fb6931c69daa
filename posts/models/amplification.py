"""Messages that Diskominfo asks units to spread, and the proofs that they did (Pasal 14 huruf b)."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.constraints import paired
from klaten_medsos.fields import WebAddressField
from klaten_medsos.workflow import Pill


def counted(path="") -> Q:
    """Proofs that count: the address itself names the account, or Diskominfo confirmed it; never a refused one."""
    return Q(**{f"{path}is_accepted": True}) | Q(
        **{f"{path}is_accepted__isnull": True, f"{path}is_evident": True}
    )


def unproven(path="") -> Q:
    """Proofs taken on the officer's word so far: the address does not name the account, nobody looked."""
    return Q(**{f"{path}is_accepted__isnull": True, f"{path}is_evident": False})


class AmplificationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Diskominfo sees all; a unit sees what it is asked to spread and how its own message spreads."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        asked = AmplificationTarget.objects.filter(task=OuterRef("pk"), unit__in=user.standing.units)
        return self.filter(Q(Exists(asked)) | Q(post__unit__in=user.standing.units))

    def standing(self):
        return self.filter(closed_at=None)

    def with_share(self):
        """Each knows ``asked``, ``opened``, ``done`` and ``unproven``: units asked, that opened it, that proved it,
        whose proof waits for a look."""
        return self.annotate(
            asked=Count("targets", distinct=True),
            opened=Count("targets", filter=Q(targets__opened_at__isnull=False), distinct=True),
            done=Count("targets", filter=counted("targets__proofs__"), distinct=True),
            unproven=Count("targets", filter=unproven("targets__proofs__"), distinct=True),
        )


class Amplification(models.Model):
    """One message to spread: exactly the approved ``version``, by a day, with a word of instruction."""

    post = models.ForeignKey(
        "posts.Post", models.PROTECT, related_name="amplifications", verbose_name="pesan"
    )
    version = models.ForeignKey("posts.Version", models.PROTECT, related_name="+", verbose_name="versi")
    instruction = models.CharField("petunjuk", max_length=500, blank=True)
    due_on = models.DateField("tenggat")
    given_at = models.DateTimeField("diberikan pada")
    given_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="diberikan oleh")
    closed_at = models.DateTimeField("dihentikan pada", null=True)
    closed_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    closed_reason = models.CharField("alasan dihentikan", max_length=300, blank=True)

    objects = AmplificationQuerySet.as_manager()

    class Meta:
        verbose_name = "tugas amplifikasi"
        verbose_name_plural = "tugas amplifikasi"
        ordering = ["-given_at", "-pk"]
        constraints = [
            # one standing task per message: the same thing is not asked for twice
            models.UniqueConstraint(
                fields=["post"], condition=Q(closed_at=None), name="amplification_standing_once"
            ),
            paired("amplification", "closed_at", "closed_by"),
        ]
        indexes = [
            # reminders: what still stands, by day
            models.Index(fields=["closed_at", "due_on"], name="amplification_due"),
        ]

    def __str__(self):
        return f"tugas amplifikasi “{self.version.content['title']}”"

    def get_absolute_url(self):
        return reverse("posts:amplification_detail", args=[self.pk])

    @property
    def is_overdue(self) -> bool:
        return self.closed_at is None and self.due_on < dates.today()


class TargetQuerySet(models.QuerySet):
    def with_proofs(self):
        """Each knows how many of its proofs are ``counted`` and how many ``unproven``."""
        return self.annotate(
            counted=Count("proofs", filter=counted("proofs__")),
            unproven=Count("proofs", filter=unproven("proofs__")),
        )

    def outstanding(self):
        """Asked for by a standing task, and nothing recorded that may yet count."""
        given = AmplificationProof.objects.filter(target=OuterRef("pk")).filter(counted() | unproven())
        return self.filter(~Exists(given), task__closed_at=None)


class AmplificationTarget(models.Model):
    """A unit that is asked to spread the message."""

    task = models.ForeignKey(Amplification, models.PROTECT, related_name="targets", verbose_name="tugas")
    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="amplifications", verbose_name="unit")
    opened_at = models.DateTimeField("dibuka pada", null=True)
    opened_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "unit penyebar"
        verbose_name_plural = "unit penyebar"
        ordering = ["unit__name"]
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="amplification_unit_once"),
            paired("amplificationtarget", "opened_at", "opened_by"),
        ]

    def __str__(self):
        return f"{self.unit.abbreviation}: {self.task}"

    def state(self, today=None) -> Pill:
        """Where this unit stands: proved, to be looked at, overdue, opened or not yet; needs ``with_proofs``."""
        if self.counted:
            return Pill("Sudah menyebarkan", "success", "check")
        if self.unproven:
            return Pill("Bukti menunggu pemeriksaan", "info", "eye")
        if self.task.closed_at is not None:
            return Pill("Dihentikan", "neutral", "archive")
        if self.task.due_on < (today or dates.today()):
            return Pill("Terlambat", "danger", "alert")
        if self.opened_at is not None:
            return Pill("Sudah dibuka", "info", "eye")
        return Pill("Belum dibuka", "warning", "clock")


class ProofQuerySet(models.QuerySet):
    def visible_to(self, user):
        """As the task."""
        return self.filter(target__task__in=Amplification.objects.visible_to(user))

    def counted(self):
        return self.filter(counted())

    def unproven(self):
        return self.filter(unproven())


class AmplificationProof(models.Model):
    """The message came out on a registered official account of the unit; nothing else counts as done.

    Where the address does not name the account (instagram.com/p/…) it counts only after Diskominfo looked.
    """

    target = models.ForeignKey(
        AmplificationTarget, models.PROTECT, related_name="proofs", verbose_name="unit"
    )
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+", verbose_name="akun")
    url = WebAddressField("alamat kiriman", max_length=500)
    published_at = models.DateTimeField("terbit pada")
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    # the address itself names the account
    is_evident = models.BooleanField("terbukti dari alamat", default=False)
    decided_at = models.DateTimeField("diperiksa pada", null=True)
    decided_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    is_accepted = models.BooleanField("diterima", null=True)
    note = models.CharField("catatan", max_length=300, blank=True)

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = "bukti penyebaran"
        verbose_name_plural = "bukti penyebaran"
        ordering = ["published_at"]
        constraints = [
            # what was refused leaves room for another proof
            models.UniqueConstraint(
                fields=["target", "account"],
                condition=Q(is_accepted__isnull=True) | Q(is_accepted=True),
                name="amplification_proof_once",
            ),
            # one address proves one thing
            models.UniqueConstraint(
                fields=["url"],
                condition=Q(is_accepted__isnull=True) | Q(is_accepted=True),
                name="amplification_address_once",
            ),
            paired("amplificationproof", "decided_at", "decided_by", "is_accepted"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("recorded_by")),
                name="amplificationproof_four_eyes",
            ),
        ]
        indexes = [models.Index(fields=["account", "published_at"], name="amplification_of_account")]

    def __str__(self):
        return f"{self.account}: {self.url}"

    @property
    def counts(self) -> bool:
        return bool(self.is_accepted) or (self.is_accepted is None and self.is_evident)

    @property
    def shown_state(self) -> Pill:
        """What the proof is worth."""
        if self.is_accepted is False:
            return Pill("Tidak diterima", "danger", "cross")
        if self.is_accepted:
            return Pill("Diterima Diskominfo", "success", "check")
        if self.is_evident:
            return Pill("Terbukti dari alamat", "success", "check")
        return Pill("Belum terbukti dari alamat", "warning", "eye")
