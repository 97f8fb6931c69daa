"""Forms of decrees (Pasal 11)."""

from django import forms
from django.core.exceptions import ValidationError

from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from klaten_medsos.uploads import clean_upload
from opd.models import Appointment, Decree, DecreeState, OfficeHolder, Role, Unit, User
from opd.rules import SCAN_KINDS

from .inputs import DayInput

ROWS = 5


class DecreeFilterForm(PortalForm):
    q = forms.CharField(label="Cari nomor atau unit", max_length=100, required=False)
    status = forms.ChoiceField(label="Status", choices=[("", "Semua"), *DecreeState.choices], required=False)

    def narrow(self, decrees, today):
        self.is_valid()
        asked = getattr(self, "cleaned_data", {})
        if words := asked.get("q"):
            decrees = decrees.filter(number__icontains=words) | decrees.filter(
                unit__in=Unit.objects.matching(words)
            )
        state = asked.get("status")
        if state == DecreeState.IN_FORCE:
            decrees = decrees.in_force(today)
        elif state == DecreeState.UPCOMING:
            decrees = decrees.filter(starts_on__gt=today)
        elif state == DecreeState.OVER:
            decrees = decrees.filter(ends_on__lt=today)
        return decrees


class HeadChoice(forms.ModelChoiceField):
    """Heads of the unit with their days, so that the one of the decree's date can be told."""

    def label_from_instance(self, head: OfficeHolder):
        until = dates.format_date(head.ends_on) if head.ends_on else "sekarang"
        return f"{head.name}, {head.full_title} ({dates.format_date(head.starts_on)} s.d. {until})"


class DecreeChoice(forms.ModelChoiceField):
    def label_from_instance(self, decree: Decree):
        return f"Nomor {decree.number}, {decree.period}"


class DecreeForm(PortalForm):
    """A Keputusan as it stands on paper; ``unit`` decides whose heads may have signed."""

    pasal = {"number": "Pasal 11", "signer": "Pasal 11"}

    number = forms.CharField(
        label="Nomor Keputusan",
        max_length=80,
        help_text="Seperti tertulis pada naskah, misalnya 480/12/2026.",
    )
    decided_on = forms.DateField(label="Tanggal ditetapkan", widget=DayInput())
    signer = HeadChoice(
        label="Ditandatangani oleh",
        queryset=OfficeHolder.objects.none(),
        empty_label="Pilih kepala unit pada tanggal itu",
        help_text="Kepala Perangkat Daerah pada tanggal Keputusan ditetapkan.",
    )
    starts_on = forms.DateField(label="Berlaku mulai", widget=DayInput())
    ends_on = forms.DateField(
        label="Berlaku sampai",
        widget=DayInput(),
        required=False,
        help_text="Hari terakhir. Kosongkan bila berlaku sampai dicabut.",
    )
    upload = forms.FileField(
        label="Naskah yang ditandatangani",
        help_text="PDF hasil pindai, atau foto JPG/PNG, paling besar 5 MB. Hanya unit ini dan Diskominfo yang melihatnya.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
    follows = DecreeChoice(
        label="Melanjutkan Keputusan",
        queryset=Decree.objects.none(),
        required=False,
        empty_label="Bukan lanjutan",
        help_text="Isi bila Keputusan ini memperpanjang atau mengganti yang lama.",
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signer"].queryset = unit.heads.filter(office="kepala").order_by("-starts_on")
        self.fields["follows"].queryset = unit.decrees.order_by("-starts_on")

    def clean_upload(self):
        return clean_upload(self.cleaned_data["upload"], kinds=SCAN_KINDS)


class DraftForm(PortalForm):
    """A Keputusan to be printed and signed."""

    pasal = {"signer": "Pasal 11"}

    signer = HeadChoice(
        label="Akan ditandatangani oleh",
        queryset=OfficeHolder.objects.none(),
        empty_label="Pilih kepala unit",
        help_text="Nama, pangkat dan NIP tercetak pada blok tanda tangan.",
    )
    starts_on = forms.DateField(label="Berlaku mulai", widget=DayInput())
    ends_on = forms.DateField(
        label="Berlaku sampai",
        widget=DayInput(),
        required=False,
        help_text="Hari terakhir. Kosongkan bila berlaku sampai dicabut.",
    )
    number = forms.CharField(
        label="Nomor",
        max_length=80,
        required=False,
        help_text="Kosongkan bila nomornya ditulis tangan kemudian.",
    )
    decided_on = forms.DateField(
        label="Tanggal ditetapkan",
        widget=DayInput(),
        required=False,
        help_text="Kosongkan bila tanggalnya ditulis tangan kemudian.",
    )
    follows = DecreeChoice(
        label="Melanjutkan Keputusan",
        queryset=Decree.objects.none(),
        required=False,
        empty_label="Bukan lanjutan",
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        heads = unit.heads.filter(office="kepala").exclude(ends_on__lt=dates.today())
        self.fields["signer"].queryset = heads.order_by("-starts_on")
        self.fields["follows"].queryset = unit.decrees.order_by("-starts_on")


class PersonRow(PortalForm):
    """One person a decree appoints; an empty row means nobody."""

    person = forms.ChoiceField(label="Nama", required=False)
    role = forms.ChoiceField(label="Sebagai", choices=[("", "Pilih peran"), *Role.choices], required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["person"].choices = [
            ("", "Pilih orang"),
            *((str(pk), str(person)) for pk, person in people.items()),
        ]

    def clean(self):
        person, role = self.cleaned_data.get("person"), self.cleaned_data.get("role")
        if person and not role and "role" not in self.errors:
            self.add_error("role", "Pilih peran orang ini.")
        if role and not person and "person" not in self.errors:
            self.add_error("person", "Pilih orangnya, atau kosongkan perannya.")
        return self.cleaned_data


class BasePeopleFormSet(forms.BaseFormSet):
    def clean(self):
        if any(self.errors):
            return
        chosen = [form.cleaned_data["person"] for form in self.forms if form.cleaned_data.get("person")]
        if len(chosen) != len(set(chosen)):
            raise ValidationError("Satu orang tercantum dua kali. Pilih satu peran untuk setiap orang.")

    @property
    def chosen(self) -> dict[User, str]:
        """{user: role} of the filled rows, after ``is_valid``."""
        return {
            form.people[int(form.cleaned_data["person"])]: form.cleaned_data["role"]
            for form in self.forms
            if form.cleaned_data.get("person")
        }


_PeopleFormSet = forms.formset_factory(
    PersonRow, formset=BasePeopleFormSet, extra=ROWS, max_num=20, absolute_max=20
)


def people_formset(unit, data=None, chosen=None):
    """Five rows to choose staff of ``unit`` and their roles; works without JavaScript. One query.

    ``chosen`` ({user: role}) fills the first rows: those of the decree that is continued.
    """
    people = {person.pk: person for person in User.objects.members_of(unit).order_by("name")}
    first = [
        {"person": str(user.pk), "role": role} for user, role in (chosen or {}).items() if user.pk in people
    ]
    # what was sent stands for itself: a row equal to its initial value would count as never typed
    initial = first if data is None else None
    return _PeopleFormSet(data, prefix="orang", initial=initial, form_kwargs={"people": people})


class EndDecreeForm(PortalForm):
    ends_on = forms.DateField(label="Hari terakhir berlaku", widget=DayInput())
    reason = forms.CharField(
        label="Alasan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya pindah tugas. Tersimpan pada jejak Keputusan.",
    )


class EndAppointmentForm(PortalForm):
    pasal = {"ends_on": "Pasal 11"}

    ends_on = forms.DateField(
        label="Hari terakhir penunjukan",
        widget=DayInput(),
        help_text="Wewenangnya berakhir sesudah hari ini.",
    )
    reason = forms.CharField(
        label="Alasan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya pindah tugas atau pensiun. Tersimpan pada jejak Keputusan.",
    )


class DeputyForm(PortalForm):
    """Who acts for a pejabat who is away; ``appointment`` is the pejabat's own."""

    pasal = {"user": "Pasal 11"}

    user = forms.ModelChoiceField(
        label="Pejabat pengganti",
        queryset=User.objects.none(),
        empty_label="Pilih orang",
        help_text="Pejabat atau petugas unit ini yang penunjukannya berlaku selama masa itu.",
    )
    starts_on = forms.DateField(label="Mulai", widget=DayInput())
    ends_on = forms.DateField(label="Sampai", widget=DayInput(), help_text="Hari terakhir, ikut dihitung.")
    reason = forms.CharField(
        label="Alasan", max_length=200, help_text="Misalnya cuti tahunan atau dinas luar."
    )

    def __init__(self, *args, appointment, **kwargs):
        super().__init__(*args, **kwargs)
        others = Appointment.objects.filter(decree__unit=appointment.decree.unit).exclude(
            decree__ends_on__lt=dates.today()
        )
        self.fields["user"].queryset = (
            User.objects.filter(is_active=True, pk__in=others.values("user"))
            .exclude(pk=appointment.user_id)
            .order_by("name")
        )
