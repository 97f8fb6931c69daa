"""Where look-alikes are found: registered names, filed by what the eye keeps of them.

Nothing here decides that an account is official; the account's own row does. These rows only lead from a foreign
name to the registered one it imitates, and can be made anew at any time (``manage.py file_names``).
"""

from django.db import models


class Name(models.Model):
    """One reading of one name of an account: its ``bones`` and, hashed, the ``start``, ``body`` and ``ending`` by which
    near ones are found.

    ``room`` says what is compared with what: ``instagram:name``, ``host``; ``declared:mastodon`` holds the server
    that a registered account of a federated platform declares by being there.
    """

    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="names")
    room = models.CharField(max_length=40)
    written = models.CharField(max_length=253)
    bones = models.CharField(max_length=253)
    size = models.PositiveSmallIntegerField()
    start = models.BigIntegerField(null=True)
    body = models.BigIntegerField(null=True)
    ending = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "bacaan nama akun"
        verbose_name_plural = "bacaan nama akun"
        constraints = [
            models.UniqueConstraint(fields=["account", "room", "written", "bones"], name="name_reading_once")
        ]
        indexes = [
            # equal skeletons, and the declared servers
            models.Index(fields=["room", "bones"], name="name_equal"),
            # names with a near beginning and a near length
            models.Index(fields=["start", "size"], name="name_near"),
            # names with the same body or ending and a near length
            models.Index(fields=["body", "size"], name="name_body"),
            models.Index(fields=["ending", "size"], name="name_ending"),
        ]

    def __str__(self):
        return f"{self.written} ({self.room})"


class Beginning(models.Model):
    """What remains of a beginning of names after up to two deletions; kept once however many names begin so."""

    remain = models.BigIntegerField()
    start = models.BigIntegerField()

    class Meta:
        verbose_name = "awal nama akun"
        verbose_name_plural = "awal nama akun"
        constraints = [
            models.UniqueConstraint(fields=["remain", "start"], name="beginning_once"),
        ]

    def __str__(self):
        return f"{self.remain} → {self.start}"
