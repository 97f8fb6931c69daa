"""People who sign in, and the unit or office they belong to on a given day."""

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models

from klaten_medsos import dates
from klaten_medsos.constraints import one_of, ordered
from opd.querysets import DatedQuerySet, UserQuerySet
from opd.sign_in.lookalikes import KeyField, email_key, username_key
from opd.standing import Standing, standing_of


class PeopleManager(UserManager.from_queryset(UserQuerySet)):
    """Creates users, and reads them by role."""

    def _create_user_object(self, username, email, password, **fields):
        """Django hands ``is_staff`` along; here it follows from the role (``User.is_staff``)."""
        fields.pop("is_staff", None)
        return super()._create_user_object(username, email, password, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who may sign in. What they may do comes from memberships, offices and appointments."""

    username = models.CharField(
        "nama pengguna",
        max_length=60,
        unique=True,
        validators=[ASCIIUsernameValidator()],
        help_text="Huruf kecil, angka, titik dan garis bawah.",
    )
    name = models.CharField("nama lengkap", max_length=150, help_text="Lengkap dengan gelar.")
    email = models.EmailField("surel", blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    is_active = models.BooleanField("boleh masuk", default=True)
    created_at = models.DateTimeField("didaftarkan pada", auto_now_add=True)
    username_key = KeyField(
        "rupa nama pengguna",
        max_length=60,
        unique=True,
        of="username",
        key=username_key,
        error_messages={"unique": "Nama pengguna ini sama atau mirip sekali dengan yang sudah ada."},
    )
    email_key = KeyField("rupa surel", max_length=254, of="email", key=email_key)
    invited_at = models.DateTimeField("diundang pada", null=True, blank=True, editable=False)
    password_changed_at = models.DateTimeField("sandi dipasang pada", null=True, blank=True, editable=False)
    left_at = models.DateTimeField("berhenti pada", null=True, blank=True, editable=False)
    anonymised_at = models.DateTimeField("dianonimkan pada", null=True, blank=True, editable=False)

    objects = PeopleManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "email"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["name"]
        constraints = [
            # two people never share an address, nor have one that looks like another's
            models.UniqueConstraint(
                fields=["email_key"],
                condition=~models.Q(email_key=""),
                name="user_email_once",
                violation_error_message="Surel ini sama atau mirip sekali dengan milik pengguna lain.",
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        self.username = self.username.lower()
        self.username_key, self.email_key = username_key(self.username), email_key(self.email)

    def save(self, *args, update_fields=None, **kwargs):
        """Saves the keys along with what they are the keys of."""
        if update_fields is not None:
            keys = {"username": "username_key", "email": "email_key"}
            update_fields = {*update_fields, *(keys[name] for name in update_fields if name in keys)}
        super().save(*args, update_fields=update_fields, **kwargs)

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name.split(" ")[0]

    @property
    def standing(self) -> Standing:
        """What this person is today (WIB). Kept for the life of this object within one day."""
        today = dates.today()
        known = self.__dict__.get("_standing")
        if known is None or known[0] != today:
            known = self._standing = (today, standing_of(self, today))
        return known[1]

    def forget_standing(self):
        """Called by the actions that change it, so the same object tells the truth at once."""
        self.__dict__.pop("_standing", None)

    def refresh_from_db(self, *args, **kwargs):
        self.forget_standing()
        super().refresh_from_db(*args, **kwargs)

    @property
    def is_staff(self) -> bool:
        """May open the Django admin: Diskominfo's desk."""
        return self.is_active and (self.is_superuser or self.standing.is_diskominfo)


class MembershipKind(models.TextChoices):
    STAFF = "staf", "Staf unit"
    DISKOMINFO = "diskominfo", "Petugas Diskominfo (meja verifikasi)"
    BUPATI_OFFICE = "kantor_bupati", "Kantor Bupati"


class Membership(models.Model):
    """A person belongs to a unit from a day to a day; this lets them see and draft, never decide."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="pengguna")
    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="memberships", verbose_name="unit")
    kind = models.CharField(
        "sebagai", max_length=20, choices=MembershipKind.choices, default=MembershipKind.STAFF
    )
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("sampai", null=True, blank=True)
    moved_by = models.ForeignKey(
        "opd.UnitSuccession",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="moved",
        verbose_name="dipindahkan oleh penggabungan",
    )  # set: taking the succession back takes this row back; typed by hand: it stays

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "keanggotaan"
        verbose_name_plural = "keanggotaan"
        ordering = ["-starts_on"]
        constraints = [
            one_of("membership", "kind", MembershipKind),
            ordered("membership", "starts_on", "ends_on"),
        ]

    def __str__(self):
        return f"{self.user} – {self.get_kind_display()}, {self.unit.abbreviation}"
