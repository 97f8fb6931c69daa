"""The fields for what is said on one account only."""

from django import forms

from posts.channels import limits_of
from posts.fields import MessageField
from posts.rules import LONGEST


class OwnTextsMixin:
    """Adds a title (where the platform asks for one) and a text per account; left empty, it gets the common text."""

    targets: list = []

    def add_own_texts(self, accounts):
        self.targets = list(accounts)
        for account in self.targets:
            self._add_own_text(account)

    def _add_own_text(self, account):
        limits = limits_of(account.platform)
        if limits.title is not None:
            self.fields[f"judul_{account.pk}"] = forms.CharField(
                label=f"Judul di {account}",
                required=False,
                max_length=LONGEST["title"],
                help_text=f"{limits.label} meminta judul, paling banyak {limits.title} karakter.",
            )
        self.fields[f"teks_{account.pk}"] = MessageField(
            label=f"Teks khusus untuk {account}",
            required=False,
            max_length=LONGEST["text"],
            widget=forms.Textarea(attrs={"rows": 5, **self._counted(account)}),
            help_text="Kosongkan bila memakai isi pesan di atas.",
        )

    @staticmethod
    def _counted(account) -> dict:
        """What ``static/js/channels.js`` needs to count as the platform does."""
        limits = limits_of(account.platform)
        return {
            "data-channel": str(account), "data-account": str(account.pk), "data-unit": str(limits.unit),
            "data-platform": account.platform, "data-longest": str(limits.text or ""), "data-hashtags": str(limits.hashtags or ""),
        }  # fmt: skip

    @property
    def own_fields(self):
        """(account, its bound fields, whether it is open) of each account."""
        for account in self.targets:
            names = [name for name in (f"judul_{account.pk}", f"teks_{account.pk}") if name in self.fields]
            bound = [self[name] for name in names]
            said = any(field.value() for field in bound)
            yield {"account": account, "fields": bound, "is_open": said or any(f.errors for f in bound)}

    def own_words(self) -> dict:
        """What the actions take: ``{account: {"title", "text"}}``."""
        return {
            account: {
                "title": self.cleaned_data.get(f"judul_{account.pk}", ""),
                "text": self.cleaned_data.get(f"teks_{account.pk}", ""),
            }
            for account in self.targets
        }
