"""Forms of units."""

from django import forms

from klaten_medsos import dates
from klaten_medsos.forms import PortalForm, PortalModelForm
from klaten_medsos.uploads import clean_upload
from opd.models import Unit, UnitType

from .inputs import DayInput


class UnitFilterForm(PortalForm):
    q = forms.CharField(label="Cari nama atau singkatan", max_length=100, required=False)
    jenis = forms.ChoiceField(label="Jenis", choices=[("", "Semua jenis"), *UnitType.choices], required=False)
    keputusan = forms.ChoiceField(
        label="Keputusan penunjukan",
        choices=[("", "Semua"), ("ada", "Ada yang berlaku"), ("belum", "Belum ada yang berlaku")],
        required=False,
    )

    keadaan = forms.ChoiceField(
        label="Keadaan",
        choices=[("", "Aktif"), ("akan", "Belum aktif"), ("tidak", "Tidak aktif lagi")],
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
        return units.of_state(asked.get("keadaan", ""))


class LetterheadForm(PortalModelForm):
    """What the letters of a unit print on top."""

    logo = forms.FileField(
        label="Lambang unit",
        required=False,
        help_text="PNG atau JPG, paling besar 5 MB. Dicetak di kiri kop; kosongkan bila tidak berubah.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    remove_logo = forms.BooleanField(label="Hapus lambang yang tersimpan", required=False)

    class Meta:
        model = Unit
        fields = ["address", "postal_code", "phone", "fax", "email", "website"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.logo:
            del self.fields["remove_logo"]

    def clean_logo(self):
        sent = self.cleaned_data["logo"]
        return clean_upload(sent, kinds=("png", "jpg")) if sent else None

    def _post_clean(self):
        """The action writes and checks the unit, not this form."""


class RenameForm(PortalForm):
    pasal = {"name": "Pasal 1 angka 6"}

    name = forms.CharField(label="Nama baru", max_length=200)
    abbreviation = forms.CharField(label="Singkatan baru", max_length=60)
    starts_on = forms.DateField(
        label="Berlaku mulai",
        widget=DayInput(),
        help_text="Dokumen bertanggal sebelum hari ini tetap mencetak nama lama.",
    )
    basis = forms.CharField(
        label="Dasar", max_length=200, help_text="Misalnya Perda Kabupaten Klaten Nomor … Tahun …."
    )


class SuccessionForm(PortalForm):
    """Which unit or units carry on the work, from which day."""

    pasal = {"successors": "Pasal 1 angka 6"}

    successors = forms.ModelMultipleChoiceField(
        label="Unit penerus",
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple(),
        help_text="Satu unit bila digabung, beberapa bila dipecah. Unit baru dicatat lebih dahulu oleh Diskominfo.",
    )
    effective_on = forms.DateField(
        label="Berlaku mulai", widget=DayInput(), help_text="Hari pertama tanpa unit ini."
    )
    basis = forms.CharField(
        label="Dasar", max_length=200, help_text="Peraturan yang menggabung atau memecah."
    )
    move_staff = forms.BooleanField(
        label="Pindahkan staf ke unit penerus",
        required=False,
        help_text="Hanya bila penerusnya satu. Penunjukan (Keputusan) tetap harus ditetapkan kembali.",
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        today = dates.today()
        others = Unit.objects.exclude(pk=unit.pk).exclude(active_to__lt=today)
        self.fields["successors"].queryset = others.order_by("name")


class CancelForm(PortalForm):
    reason = forms.CharField(label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class SheetForm(PortalForm):
    """A list handed in as CSV or XLSX."""

    upload = forms.FileField(
        label="Berkas daftar",
        help_text="CSV (titik koma, koma atau tab) atau XLSX, paling besar 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
    )


class DayForm(PortalForm):
    """Which day a list is asked for."""

    tanggal = forms.DateField(label="Pada tanggal", widget=DayInput(), required=False)
    q = forms.CharField(label="Cari nama atau unit", max_length=100, required=False)
