"""Diskominfo's desk for units, people, offices and decrees; every change goes through an action."""

from smtplib import SMTPException

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from klaten_medsos.admin_site import DeskAdmin
from klaten_medsos.exceptions import Refusal, RuleBroken
from klaten_medsos.templatetags.portal import mask_nip
from opd import actions, invitations, permissions
from opd.models import Appointment, Decree, Membership, OfficeHolder, Unit, User
from opd.rules import normalise_nip


class NipForm(forms.ModelForm):
    """Reads a NIP however it was pasted and says what is wrong beside the field."""

    def clean_nip(self):
        typed = self.cleaned_data["nip"]
        try:
            return normalise_nip(typed).digits if typed else ""
        except RuleBroken as refused:
            raise ValidationError(str(refused)) from refused


def _typed_nip():
    """Longer than what is stored: “NIP. 19850317 201001 1 004” is as good as 18 digits."""
    return forms.CharField(label="NIP", required=False, max_length=40, help_text="Boleh disalin apa adanya.")


@admin.register(Unit)
class UnitAdmin(DeskAdmin):
    may_add = may_change = True
    list_display = ["name", "abbreviation", "type", "parent", "is_confirmed", "active_to"]
    list_filter = ["type", "is_confirmed"]
    list_select_related = ["parent"]
    search_fields = ["name", "abbreviation", "code"]
    autocomplete_fields = ["parent"]

    def save_model(self, request, obj, form, change):
        actions.save_unit(unit=obj, by=request.user, fields=form.changed_data)


class MembershipInline(admin.TabularInline):
    """What a person belongs to, to read; changes are made on the membership's own page."""

    model = Membership
    extra = 0
    can_delete = False
    show_change_link = True
    fields = readonly_fields = ["unit", "kind", "starts_on", "ends_on"]

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission


class UserForm(NipForm):
    nip = _typed_nip()

    class Meta:
        model = User
        fields = ["username", "name", "email", "nip", "is_active"]


@admin.register(User)
class UserAdmin(DeskAdmin):
    """People who may sign in. No password is typed or shown here, and nobody is made operator."""

    may_add = may_change = True
    form = UserForm
    fields = ["username", "name", "email", "nip", "is_active"]
    list_display = ["name", "username", "short_nip", "email", "is_active", "last_login"]
    list_filter = ["is_active", "memberships__kind"]
    search_fields = ["name", "username", "email"]
    readonly_fields = ["last_login"]
    inlines = [MembershipInline]
    actions = ["send_link"]

    @admin.display(description="NIP")
    def short_nip(self, user) -> SafeString | str:
        return mask_nip(user.nip) if user.nip else "–"

    def get_fields(self, request, obj=None):
        return [*self.fields, "last_login"] if obj else [name for name in self.fields if name != "is_active"]

    def get_readonly_fields(self, request, obj=None):
        return ["username", "last_login"] if obj else []

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or permissions.can_manage_person(request.user, obj))

    def save_model(self, request, obj, form, change):
        if change:
            changed = {name: form.cleaned_data[name] for name in form.changed_data}
            if changed:
                actions.change_user(user=obj, by=request.user, **changed)
            return
        data = form.cleaned_data
        user = actions.register_user(
            username=data["username"],
            name=data["name"],
            email=data["email"],
            nip=data["nip"],
            by=request.user,
        )
        obj.pk, obj._state.adding = user.pk, False

    @admin.action(description="Kirim tautan pasang sandi", permissions=["view"])
    def send_link(self, request, queryset):
        for user in queryset:
            try:
                invitations.send_password_link(user=user, by=request.user, request=request)
            except Refusal as refused:
                self.message_user(request, str(refused), messages.ERROR)
            except (SMTPException, OSError):
                self.message_user(
                    request, f"Surel kepada {user} belum terkirim; coba lagi nanti.", messages.ERROR
                )
            else:
                self.message_user(request, f"Tautan pasang sandi dikirim kepada {user}.")


@admin.register(Membership)
class MembershipAdmin(DeskAdmin):
    """Who belongs where; a membership is never rewritten, it gets a last day."""

    may_add = may_change = True
    list_display = ["user", "unit", "kind", "starts_on", "ends_on"]
    list_filter = ["kind"]
    list_select_related = ["user", "unit"]
    search_fields = ["user__name", "user__username", "unit__name", "unit__abbreviation"]
    autocomplete_fields = ["user", "unit"]
    fields = ["user", "unit", "kind", "starts_on", "ends_on"]

    def get_readonly_fields(self, request, obj=None):
        return ["user", "unit", "kind", "starts_on"] if obj else []

    def save_model(self, request, obj, form, change):
        if not change:
            saved = actions.add_member(by=request.user, **form.cleaned_data)
            obj.pk, obj._state.adding = saved.pk, False
        elif form.changed_data:
            stored = Membership.objects.select_related("user", "unit").get(pk=obj.pk)
            ends_on = form.cleaned_data["ends_on"]
            if ends_on is None:
                raise RuleBroken("Hari terakhir belum diisi.", fix="Isi tanggalnya.")
            actions.end_membership(membership=stored, ends_on=ends_on, by=request.user)


class OfficeHolderForm(NipForm):
    nip = _typed_nip()

    class Meta:
        model = OfficeHolder
        fields = [
            "office", "unit", "title", "acting", "name", "rank", "nip", "user", "starts_on", "ends_on",
        ]  # fmt: skip


@admin.register(OfficeHolder)
class OfficeHolderAdmin(DeskAdmin):
    may_add = may_change = True
    form = OfficeHolderForm
    list_display = ["name", "full_title", "unit", "starts_on", "ends_on"]
    list_filter = ["office", "acting"]
    list_select_related = ["unit"]
    search_fields = ["name", "title", "unit__name", "unit__abbreviation"]
    autocomplete_fields = ["unit", "user"]

    @admin.display(description="jabatan")
    def full_title(self, holder):
        return holder.full_title

    def save_model(self, request, obj, form, change):
        actions.save_office_holder(holder=obj, by=request.user, fields=form.changed_data)


class SignerFilter(admin.SimpleListFilter):
    title = "penanda tangan"
    parameter_name = "penanda"

    def lookups(self, request, model_admin):
        return [("lain", "Bukan kepala pada tanggal itu")]

    def queryset(self, request, queryset):
        return queryset.signed_by_another() if self.value() == "lain" else queryset


class AppointmentInline(admin.TabularInline):
    model = Appointment
    extra = 0
    can_delete = False
    fields = readonly_fields = ["user", "role", "ended_on", "ended_reason"]

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Decree)
class DecreeAdmin(DeskAdmin):
    """Decrees to read, with a warning where the signer was not the head (Pasal 11)."""

    list_display = ["number", "unit", "decided_on", "starts_on", "ends_on", "state", "warning"]
    list_filter = [SignerFilter]
    list_select_related = ["unit", "signer"]
    search_fields = ["number", "unit__name", "unit__abbreviation"]
    fields = [
        "unit", "number", "decided_on", "signer", "warning", "starts_on", "ends_on", "ended_reason",
        "recorded_by", "recorded_at", "page",
    ]  # fmt: skip
    readonly_fields = fields
    inlines = [AppointmentInline]

    @admin.display(description="status")
    def state(self, decree):
        return decree.state.label

    @admin.display(description="peringatan")
    def warning(self, decree):
        return "" if decree.signer_was_head else "Penanda tangan bukan kepala unit pada tanggal itu"

    @admin.display(description="naskah dan jejak")
    def page(self, decree):
        return format_html('<a href="{}">Buka halaman Keputusan</a>', decree.get_absolute_url())
