"""A message and its versions."""

from django.db import models
from django.urls import reverse

from klaten_medsos.constraints import one_of, paired
from klaten_medsos.regulation import PostCategory, Theme
from posts.days import LocalDay
from posts.querysets import PostQuerySet
from posts.search import stems_of
from posts.workflow import EDITABLE, FLOW, READY, Status, is_late, is_overdue, pill_at, state_at

SEARCHED = ("title", "text", "source")
FILTERS = ("status", "category", "second_category", "theme")


class SourceKind(models.TextChoices):
    DOCUMENT = "dokumen", "Dokumen atau peraturan"
    OFFICIAL = "pejabat", "Keterangan pejabat"
    LINK = "tautan", "Tautan resmi"
    OWN_EVENT = "kegiatan", "Kegiatan unit sendiri"


class KipClass(models.TextChoices):
    """Kinds of public information (UU 14/2008); *dikecualikan* may not be published."""

    PERIODIC = "berkala", "Berkala"
    IMMEDIATE = "serta_merta", "Serta-merta"
    ALWAYS = "setiap_saat", "Setiap saat"
    EXEMPT = "dikecualikan", "Dikecualikan"


class Post(models.Model):
    """A message of a unit. Its fields are the working text; what was approved is a ``Version``."""

    flow = FLOW

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="posts", verbose_name="unit")
    title = models.CharField("judul kerja", max_length=150)
    text = models.TextField("isi pesan", max_length=10000)
    category = models.CharField(
        "kategori (Pasal 12)", max_length=20, choices=PostCategory.choices, blank=True
    )
    second_category = models.CharField(
        "kategori kedua", max_length=20, choices=PostCategory.choices, blank=True
    )
    theme = models.CharField("tema (Pasal 14 huruf b)", max_length=30, choices=Theme.choices, blank=True)
    source_kind = models.CharField("jenis sumber", max_length=12, choices=SourceKind.choices, blank=True)
    source = models.CharField("sumber", max_length=300, blank=True)
    kip_class = models.CharField(
        "klasifikasi informasi", max_length=14, choices=KipClass.choices, default=KipClass.ALWAYS
    )
    segments = models.ManyToManyField(
        "accounts.Segment", related_name="posts", verbose_name="segmen khalayak", blank=True
    )
    accounts = models.ManyToManyField(
        "accounts.Account", related_name="posts", verbose_name="akun tujuan", blank=True
    )
    # the stems of what it says, for the search (posts.search); written by save(). The database adds the rest.
    stems = models.TextField(default="", blank=True, editable=False)
    status = models.CharField("status", max_length=12, choices=Status.choices, default=Status.DRAFT)
    author = models.ForeignKey("opd.User", models.PROTECT, related_name="posts", verbose_name="penulis")
    created_at = models.DateTimeField("dibuat pada")
    updated_at = models.DateTimeField("diubah pada")
    # counts saves; the edit form sends it back, so that nobody overwrites what they have not seen
    revision = models.PositiveIntegerField(default=1)
    current_version = models.ForeignKey(
        "posts.Version", models.PROTECT, null=True, related_name="+", verbose_name="versi terakhir"
    )
    approved_version = models.ForeignKey(
        "posts.Version", models.PROTECT, null=True, related_name="+", verbose_name="versi disetujui"
    )
    # when it is meant to come out; changing it alone leaves the approval untouched, so it is in no version
    scheduled_for = models.DateTimeField("dijadwalkan pada", null=True)
    # how many pejabat must approve, by the SOP in force when it was submitted, and how many did
    tiers = models.PositiveSmallIntegerField("jenjang persetujuan", default=1)
    tiers_passed = models.PositiveSmallIntegerField("jenjang yang sudah menyetujui", default=0)
    # the WIB day it stands on in the calendar: when it came out, else when it is meant to; kept by the database
    calendar_day = models.GeneratedField(
        expression=models.Case(
            models.When(published_at__isnull=False, then=LocalDay("published_at")),
            models.When(status__in=[Status.REJECTED, Status.WITHDRAWN], then=models.Value(None)),
            default=LocalDay("scheduled_for"),
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    escalated_at = models.DateTimeField("dieskalasi pada", null=True)
    expired_at = models.DateTimeField("kedaluwarsa pada", null=True)
    submitted_at = models.DateTimeField("diajukan pada", null=True)
    submitted_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField("disetujui pada", null=True)
    approved_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    # the one way past an approval: by somebody on the duty roster, looked at afterwards (Pasal 12 huruf b)
    emergency_version = models.ForeignKey(
        "posts.Version", models.PROTECT, null=True, related_name="+", verbose_name="versi jalur darurat"
    )
    emergency_shift = models.ForeignKey(
        "posts.DutyShift", models.PROTECT, null=True, related_name="+", verbose_name="piket"
    )
    emergency_at = models.DateTimeField("jalur darurat pada", null=True)
    emergency_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField("terbit pada", null=True)
    published_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField("ditarik pada", null=True)
    withdrawn_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField("alasan ditarik", max_length=300, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        ordering = ["-updated_at", "-pk"]
        constraints = [
            one_of("post", "status", Status),
            models.CheckConstraint(
                condition=models.Q(category__in=PostCategory.values)
                | models.Q(category="", status__in=EDITABLE)
                # a draft that was put away unfinished
                | models.Q(category="", status=Status.WITHDRAWN, published_at__isnull=True),
                name="post_category_of_pasal_12",
            ),
            models.CheckConstraint(
                condition=models.Q(second_category__in=["", *PostCategory.values]),
                name="post_second_category_of_pasal_12",
            ),
            # nothing is published that was not approved in exactly this version (Pasal 10 huruf d)
            models.CheckConstraint(
                condition=models.Q(
                    ~models.Q(status__in=[*READY, Status.PUBLISHED]), published_at__isnull=True
                )
                | models.Q(
                    # a comparison with NULL would pass, so both are asked for by name
                    approved_version=models.F("current_version"),
                    approved_version__isnull=False,
                    current_version__isnull=False,
                    approved_by__isnull=False,
                    tiers_passed__gte=models.F("tiers"),
                )
                # or sent by somebody on call: exactly that version, only an issue or a clarification
                | models.Q(
                    emergency_version=models.F("current_version"),
                    emergency_version__isnull=False,
                    current_version__isnull=False,
                    emergency_shift__isnull=False,
                    emergency_by__isnull=False,
                    category__in=[PostCategory.CURRENT_ISSUE, PostCategory.POLICY],
                    second_category="",
                ),
                name="post_published_was_approved",
            ),
            # a state with a time has that time
            models.CheckConstraint(
                condition=~models.Q(status=Status.SCHEDULED) | models.Q(scheduled_for__isnull=False),
                name="post_scheduled_has_its_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.PUBLISHED) | models.Q(published_at__isnull=False),
                name="post_published_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(tiers__gte=1, tiers_passed__lte=models.F("tiers")),
                name="post_tiers_counted",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    ~models.Q(status__in=[*READY, Status.PUBLISHED]), published_at__isnull=True
                )
                | ~models.Q(kip_class=KipClass.EXEMPT),
                name="post_exempt_never_published",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("author")),
                name="post_not_approved_by_author",
            ),
            paired("post", "submitted_at", "submitted_by"),
            paired("post", "approved_at", "approved_by", "approved_version"),
            paired("post", "emergency_at", "emergency_by", "emergency_version", "emergency_shift"),
            paired("post", "published_at", "published_by"),
            paired("post", "withdrawn_at", "withdrawn_by"),
        ]
        # Each begins with what is asked for by name and then runs in the order of the list (newest change, newest
        # publication or latest plan first). The columns behind are the other filters: they are tested in the index,
        # so a message that does not match is never read.
        indexes = [
            models.Index(fields=["-updated_at", "-id", *FILTERS], name="list_newest"),
            models.Index(fields=["unit", "-updated_at", "-id", *FILTERS], name="list_of_unit_newest"),
            models.Index(
                fields=["unit", "status", "-updated_at", "-id", *FILTERS[1:]], name="list_of_unit_by_state"
            ),
            models.Index(
                fields=["unit", "theme", "-updated_at", "-id", *FILTERS[:3]], name="list_of_unit_by_theme"
            ),
            models.Index(fields=["status", "-updated_at", "-id", *FILTERS[1:]], name="list_of_state_newest"),
            models.Index(fields=["theme", "-updated_at", "-id", *FILTERS[:3]], name="list_of_theme_newest"),
            models.Index(
                fields=["category", "-updated_at", "-id", "status", "theme"], name="list_of_category_newest"
            ),
            models.Index(
                fields=["second_category", "-updated_at", "-id", "status", "theme"],
                name="list_of_second_newest",
            ),
            models.Index(fields=["-published_at", "-id", *FILTERS], name="list_published"),
            models.Index(fields=["unit", "-published_at", "-id", *FILTERS], name="list_of_unit_published"),
            models.Index(
                fields=["status", "-published_at", "-id", *FILTERS[1:]], name="list_of_state_published"
            ),
            models.Index(fields=["-scheduled_for", "-id", *FILTERS], name="list_scheduled"),
            models.Index(fields=["unit", "-scheduled_for", "-id", *FILTERS], name="list_of_unit_scheduled"),
            # also what is due: expiry and the alerts
            models.Index(
                fields=["status", "-scheduled_for", "-id", *FILTERS[1:]], name="list_of_state_scheduled"
            ),
            # the calendar: counts per day and state without reading the messages
            models.Index(
                fields=["calendar_day", "status", "category", "theme", "id"], name="calendar_on_day"
            ),
            models.Index(
                fields=["unit", "calendar_day", "status", "category", "theme", "id"],
                name="calendar_of_unit_on_day",
            ),
        ]

    def __str__(self):
        return f"pesan “{self.title}”"

    def save(self, *args, update_fields=None, **kwargs):
        """Keeps the search in step with what the message says."""
        if update_fields is None or set(SEARCHED) & set(update_fields):
            self.stems = stems_of(*(getattr(self, name) for name in SEARCHED))
            update_fields = None if update_fields is None else {*update_fields, "stems"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def get_absolute_url(self):
        return reverse("posts:detail", args=[self.pk])

    @property
    def is_emergency(self) -> bool:
        """Sent by the emergency lane, without waiting for an approval."""
        return self.emergency_at is not None

    @property
    def released_version(self):
        """The version that may come out: the approved one, or what the emergency lane stamped."""
        return self.approved_version or self.emergency_version

    @property
    def released_at(self):
        """From when on it may come out."""
        return self.approved_at or self.emergency_at

    @property
    def is_editable(self) -> bool:
        return self.status in EDITABLE

    def is_overdue(self, at=None) -> bool:
        """Its time passed and it is not out. Waiting, it can no longer be approved: that needs no job."""
        return is_overdue(self.status, self.scheduled_for, at)

    @property
    def is_late(self) -> bool:
        """Approved and past its time, and nobody recorded that it came out."""
        return is_late(self.status, self.scheduled_for)

    def standing_at(self, at=None) -> Status:
        """The state by date: a message that waits past its time has expired, recorded or not."""
        return state_at(self.status, self.scheduled_for, at)

    @property
    def shown_state(self):
        """The pill of the state by date."""
        return pill_at(self.status, self.scheduled_for)


class Version(models.Model):
    """A frozen state of a message: what a reviewer saw, with its hash. Never changed, never removed."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="versions", verbose_name="pesan")
    number = models.PositiveIntegerField("versi")
    content = models.JSONField("isi")
    content_hash = models.CharField(max_length=64)
    editor = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="penyunting")
    created_at = models.DateTimeField("dibuat pada")

    class Meta:
        verbose_name = "versi pesan"
        verbose_name_plural = "versi pesan"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="version_number_once")]

    def __str__(self):
        return f"versi {self.number} dari {self.post}"
