"""Filters of the lists."""

from django import forms

from accounts.forms.proposals import media_choices
from accounts.platforms import PLATFORMS
from accounts.radar import Concern
from accounts.workflow import Status
from klaten_medsos.forms import PortalForm
from opd.models import Unit


def _platforms():
    return [("", "Semua"), *sorted((key, entry.label) for key, entry in PLATFORMS.items())]


class AccountFilterForm(PortalForm):
    """Filters of the list."""

    q = forms.CharField(label="Cari", required=False, max_length=100)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua"), *Status.choices])
    media_type = forms.ChoiceField(
        label="Jenis media", required=False, choices=lambda: [("", "Semua"), *media_choices()]
    )
    platform = forms.ChoiceField(label="Platform", required=False, choices=_platforms)
    unit = forms.ModelChoiceField(
        label="Unit", required=False, queryset=Unit.objects.all(), empty_label="Semua"
    )


class RadarFilterForm(PortalForm):
    """Filters of the radar."""

    perhatian = forms.ChoiceField(
        label="Yang perlu diperhatikan",
        required=False,
        choices=[("", "Semua yang perlu diperhatikan"), *Concern.choices, ("baik", "Tidak ada masalah")],
    )
    platform = forms.ChoiceField(label="Platform", required=False, choices=_platforms)
    unit = forms.ModelChoiceField(
        label="Unit", required=False, queryset=Unit.objects.none(), empty_label="Semua"
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


class StatisticsForm(PortalForm):
    """Whose accounts are counted."""

    unit = forms.ModelChoiceField(
        label="Unit", required=False, queryset=Unit.objects.all(), empty_label="Seluruh kabupaten"
    )
