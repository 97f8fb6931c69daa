"""Messages in the order of the list, account by account."""

from django.db import models

from klaten_medsos.regulation import PostCategory, Theme
from posts.querysets import ListedQuerySet
from posts.workflow import Status

TESTED = ("status", "category", "second_category", "theme", "unit")


class Listed(models.Model):
    """A message in the list of one of its accounts, with what lists and calendar sort and filter by.

    A message has several accounts and is sorted by its own columns, so no index over either table alone can walk
    the list of one account. These rows repeat the columns beside the account. The database keeps them
    (``posts.listed``); nothing else writes them.
    """

    post = models.ForeignKey("posts.Post", models.CASCADE, related_name="+", db_index=False)
    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="+", db_index=False)
    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(max_length=12, choices=Status.choices)
    category = models.CharField(max_length=20, choices=PostCategory.choices, blank=True)
    second_category = models.CharField(max_length=20, choices=PostCategory.choices, blank=True)
    theme = models.CharField(max_length=30, choices=Theme.choices, blank=True)
    updated_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    scheduled_for = models.DateTimeField(null=True)
    calendar_day = models.DateField(null=True)

    objects = ListedQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan dalam daftar akun"
        verbose_name_plural = "pesan dalam daftar akun"
        constraints = [models.UniqueConstraint(fields=["post", "account"], name="listed_once")]
        indexes = [
            models.Index(fields=["account", "-updated_at", "-post", *TESTED], name="listed_newest"),
            models.Index(
                fields=["account", "theme", "-updated_at", "-post", *TESTED[:3], "unit"],
                name="listed_by_theme",
            ),
            models.Index(fields=["account", "-published_at", "-post", *TESTED], name="listed_publication"),
            models.Index(fields=["account", "-scheduled_for", "-post", *TESTED], name="listed_plan"),
            models.Index(
                fields=["account", "calendar_day", "status", "category", "theme", "unit", "post"],
                name="listed_on_day",
            ),
        ]

    def __str__(self):
        return f"pesan {self.post_id} pada akun {self.account_id}"
