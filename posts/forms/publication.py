"""Proofs of publication."""

from django import forms

from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from posts.forms.problems import ProblemFormMixin


class PublishForm(ProblemFormMixin, PortalForm):
    """The address and time of the post on each target account; rows left empty are skipped."""

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self.accounts = list(accounts)
        this_minute = dates.to_wib(dates.now()).replace(second=0, microsecond=0, tzinfo=None)
        for account in self.accounts:
            self.fields[f"url_{account.pk}"] = forms.CharField(
                label=f"Alamat kiriman di {account}",
                required=False,
                max_length=500,
                widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
            )
            self.fields[f"at_{account.pk}"] = forms.DateTimeField(
                label=f"Waktu terbit di {account.handle} (WIB)",
                required=False,
                initial=this_minute,
                widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
                error_messages={"invalid": "Waktu tidak dapat dibaca; isi tanggal dan jam, dalam WIB."},
            )

    def clean(self):
        cleaned = super().clean()
        filled = [account for account in self.accounts if cleaned.get(f"url_{account.pk}")]
        for account in filled:
            if not cleaned.get(f"at_{account.pk}") and f"at_{account.pk}" not in self.errors:
                self.add_error(f"at_{account.pk}", "Isi waktu kiriman ini terbit.")
        if not filled and not self.errors:
            self.add_error(None, "Isi alamat kiriman paling sedikit pada satu akun.")
        return cleaned

    def rows(self):
        """(account, url, published_at) of each filled row."""
        for account in self.accounts:
            if url := self.cleaned_data.get(f"url_{account.pk}"):
                yield account, url, self.cleaned_data[f"at_{account.pk}"]

    @property
    def row_fields(self):
        return [(a, self[f"url_{a.pk}"], self[f"at_{a.pk}"]) for a in self.accounts]
