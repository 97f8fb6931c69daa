"""Forms of units."""

from django import forms

from klaten_medsos.forms import PortalForm
from opd.models import UnitType


class UnitFilterForm(PortalForm):
    q = forms.CharField(label="Cari nama atau singkatan", max_length=100, required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[("", "Semua jenis"), *UnitType.choices], required=False)
    keputusan = forms.ChoiceField(
        label="Keputusan penunjukan",
        choices=[("", "Semua"), ("ada", "Ada yang berlaku"), ("belum", "Belum ada yang berlaku")],
        required=False,
    )

    def narrow(self, units):
        """``units`` (annotated ``has_decree``) narrowed by what is asked; what is not understood is ignored."""
        self.is_valid()
        asked = getattr(self, "cleaned_data", {})
        if words := asked.get("q"):
            units = units.matching(words)
        if asked.get("jenis"):
            units = units.filter(type=asked["jenis"])
        if asked.get("keputusan"):
            units = units.filter(has_decree=asked["keputusan"] == "ada")
        return units
