"""Filters of the list."""

from django import forms

from accounts.forms import AccountChoiceField
from accounts.models import Account
from klaten_medsos import dates
from klaten_medsos.forms import NamedChoiceField, PortalForm, QuickInput, QuickSelect
from klaten_medsos.regulation import PostCategory, Theme
from opd.models import Unit
from posts.workflow import Status


class PostFilterForm(PortalForm):
    """What the list shows; what cannot be read is left out, never an error page."""

    q = forms.CharField(label="Cari kata dalam pesan", required=False, max_length=100, widget=QuickInput)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), *Status.choices], widget=QuickSelect
    )
    kategori = forms.ChoiceField(
        label="Kategori", required=False, choices=[("", "Semua"), *PostCategory.choices], widget=QuickSelect
    )
    tema = forms.ChoiceField(
        label="Tema", required=False, choices=[("", "Semua"), *Theme.choices], widget=QuickSelect
    )
    unit = NamedChoiceField(
        label="Unit",
        required=False,
        queryset=Unit.objects.none(),
        empty_label="Semua",
        widget=QuickSelect,
    )
    akun = AccountChoiceField(label="Akun tujuan", required=False, empty_label="Semua", widget=QuickSelect)
    tahun = forms.TypedChoiceField(
        label="Tahun terbit", required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    urut = forms.ChoiceField(
        label="Urutan",
        required=False,
        choices=[("", "Terakhir diubah"), ("terbit", "Terakhir terbit"), ("jadwal", "Jadwal terjauh")],
        widget=QuickSelect,
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        standing = user.standing
        years = range(dates.today().year, dates.FIRST_REPORTABLE_YEAR - 1, -1)
        self.fields["tahun"].choices = [("", "Semua"), *((year, str(year)) for year in years)]
        if standing.sees_everything:
            self.fields["unit"].queryset = Unit.objects.all()
            self.fields["akun"].queryset = self._accounts_asked_for()
            if not self.data.get("akun") and not self.data.get("unit"):
                del self.fields["akun"]  # hundreds of accounts: first the unit, then its accounts
        else:
            del self.fields["unit"]
            self.fields["akun"].queryset = Account.objects.public().filter(unit__in=standing.units)

    def _accounts_asked_for(self):
        """The accounts of the unit that was chosen, or the one that was."""
        for name, field in (("unit", "unit"), ("akun", "pk")):
            given = self.data.get(name, "")
            if given.isascii() and given.isdigit() and len(given) < 19:
                return Account.objects.public().filter(**{field: given})
        return Account.objects.none()

    def wanted(self) -> dict:
        """The filters that could be read; unit and account by their keys."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
