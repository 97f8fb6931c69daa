"""Proofs of publication."""

from django import forms
from django.core.exceptions import ValidationError

from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from klaten_medsos.uploads import clean_upload
from posts.forms.files import FilesAgainMixin
from posts.forms.problems import ProblemFormMixin


class PublishForm(FilesAgainMixin, ProblemFormMixin, PortalForm):
    """The address and time of the post on each target account; rows left empty are skipped."""

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self.accounts = list(accounts)
        self.held: list[str] = []  # accounts whose proof was kept apart
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
            self.fields[f"shot_{account.pk}"] = forms.FileField(
                label=f"Tangkapan layar {account.handle}",
                required=False,
                help_text="PNG atau JPG. Disimpan dengan sidik SHA-256 sebagai bukti.",
            )

    def clean(self):
        cleaned = super().clean()
        filled = [account for account in self.accounts if cleaned.get(f"url_{account.pk}")]
        for account in filled:
            if not cleaned.get(f"at_{account.pk}") and f"at_{account.pk}" not in self.errors:
                self.add_error(f"at_{account.pk}", "Isi waktu kiriman ini terbit.")
            if shot := cleaned.get(f"shot_{account.pk}"):
                try:
                    cleaned[f"shot_{account.pk}"] = clean_upload(shot, kinds=("jpg", "png"))
                except ValidationError as refused:
                    self.add_error(f"shot_{account.pk}", refused)
        if not filled and not self.errors:
            self.add_error(None, "Isi alamat kiriman paling sedikit pada satu akun.")
        return cleaned

    def rows(self):
        """(account, url, published_at, screenshot or None) of each filled row."""
        for account in self.accounts:
            if url := self.cleaned_data.get(f"url_{account.pk}"):
                shot = self.cleaned_data.get(f"shot_{account.pk}")
                yield account, url, self.cleaned_data[f"at_{account.pk}"], shot or None

    @property
    def row_fields(self):
        return [(a, self[f"url_{a.pk}"], self[f"at_{a.pk}"], self[f"shot_{a.pk}"]) for a in self.accounts]
