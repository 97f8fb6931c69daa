"""What the calendar shows; what cannot be read is left out, never an error page."""

import datetime

from django import forms

from accounts.forms import AccountChoiceField
from accounts.models import Account
from klaten_medsos import dates
from klaten_medsos.forms import NamedChoiceField, PortalForm, QuickHidden, QuickSelect
from klaten_medsos.regulation import PostCategory, Theme
from opd.models import Unit
from posts.models import Listed, Post
from posts.workflow import Status

VIEWS = {"bulan": "Bulan", "minggu": "Minggu", "daftar": "Daftar", "hari": "Hari"}


class CalendarForm(PortalForm):
    """Filters; where (view and day) travels beside them."""

    unit = NamedChoiceField(
        label="Unit", required=False, queryset=Unit.objects.none(), empty_label="Semua", widget=QuickSelect
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), *Status.choices], widget=QuickSelect
    )
    kategori = forms.ChoiceField(
        label="Kategori", required=False, choices=[("", "Semua"), *PostCategory.choices], widget=QuickSelect
    )
    tema = forms.ChoiceField(
        label="Tema", required=False, choices=[("", "Semua"), *Theme.choices], widget=QuickSelect
    )
    akun = AccountChoiceField(label="Akun", required=False, empty_label="Semua", widget=QuickSelect)
    tampilan = forms.ChoiceField(required=False, choices=list(VIEWS.items()), widget=QuickHidden)
    tanggal = forms.CharField(required=False, max_length=10, widget=QuickHidden)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        units = user.standing.units
        if user.standing.sees_everything:
            self.fields["unit"].queryset = Unit.objects.visible_to(user)
            units = self._chosen_unit()
        else:
            del self.fields["unit"]
        if units:
            self.fields["akun"].queryset = Account.objects.public().filter(unit__in=units)
        else:
            del self.fields["akun"]  # hundreds of accounts help nobody: choose a unit first

    def _chosen_unit(self):
        given = self.data.get("unit", "")
        return [int(given)] if given.isascii() and given.isdigit() and len(given) < 10 else []

    def wanted(self) -> dict:
        """The filters that could be read; unit and account by their keys."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def view(self) -> str:
        return self.wanted().get("tampilan", "bulan")

    @property
    def day(self) -> datetime.date:
        """The day the calendar is opened on; today when it cannot be read or lies outside our years."""
        today = dates.today()
        try:
            day = datetime.date.fromisoformat(self.wanted().get("tanggal", ""))
        except ValueError:
            return today
        return day if dates.FIRST_REPORTABLE_YEAR <= day.year < dates.LAST_YEAR else today

    def rows(self, user):
        """What ``user`` sees with the filters applied: messages, or their lines in the list of one account."""
        wanted = self.wanted()
        columns = {"unit": "unit", "status": "status", "kategori": "category", "tema": "theme"}
        account = wanted.get("akun")
        rows = (
            Listed.objects.visible_to(user).filter(account=account)
            if account
            else Post.objects.visible_to(user)
        )
        return rows.filter(**{columns[name]: value for name, value in wanted.items() if name in columns})

    @property
    def is_filtered(self) -> bool:
        return bool(set(self.wanted()) - {"tampilan", "tanggal"})


class FeedLinkForm(PortalForm):
    """Where the link will be used, so that the right one can be revoked later."""

    label = forms.CharField(
        label="Dipakai di",
        required=False,
        max_length=60,
        help_text="Misalnya “Ponsel” atau “Outlook kantor”.",
    )
