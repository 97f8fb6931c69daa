"""Filters of the list."""

from django import forms

from accounts.models import Account
from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from klaten_medsos.regulation import PostCategory
from opd.models import Unit
from posts.workflow import Status


class PostFilterForm(PortalForm):
    """What the list shows; what cannot be read is left out, never an error page."""

    q = forms.CharField(label="Cari judul atau isi", required=False, max_length=100)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua"), *Status.choices])
    kategori = forms.ChoiceField(
        label="Kategori", required=False, choices=[("", "Semua"), *PostCategory.choices]
    )
    unit = forms.ModelChoiceField(
        label="Unit", required=False, queryset=Unit.objects.none(), empty_label="Semua"
    )
    akun = forms.ModelChoiceField(
        label="Akun tujuan", required=False, queryset=Account.objects.none(), empty_label="Semua"
    )
    tahun = forms.TypedChoiceField(label="Tahun terbit", required=False, coerce=int, empty_value=None)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        standing = user.standing
        years = range(dates.today().year, dates.FIRST_REPORTABLE_YEAR - 1, -1)
        self.fields["tahun"].choices = [("", "Semua"), *((year, str(year)) for year in years)]
        accounts = Account.objects.public()
        if standing.sees_everything:
            self.fields["unit"].queryset = Unit.objects.all()
        else:
            del self.fields["unit"]
            accounts = accounts.filter(unit__in=standing.units)
        self.fields["akun"].queryset = accounts

    def wanted(self) -> dict:
        """The filters that could be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
