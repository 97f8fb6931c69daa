"""People and memberships at the desk."""

from django.contrib import admin, messages
from django.utils.safestring import SafeString

from klaten_medsos.admin_site import DeskAdmin, ReadOnlyInline
from klaten_medsos.exceptions import Refusal, RuleBroken
from klaten_medsos.templatetags.portal import mask_nip
from opd import actions, permissions
from opd.models import Membership, User

from .asking import AskedRecently, ExportNoted
from .nips import NipForm, typed_nip, warn_of_nip


class MembershipInline(ReadOnlyInline):
    """What a person belongs to, to read; changes are made on the membership's own page."""

    model = Membership
    show_change_link = True
    fields = readonly_fields = ["unit", "kind", "starts_on", "ends_on"]


class UserForm(NipForm):
    nip = typed_nip()

    class Meta:
        model = User
        fields = ["username", "name", "email", "nip", "is_active"]


@admin.register(User)
class UserAdmin(AskedRecently, ExportNoted, DeskAdmin):
    """People who may sign in. No password is typed or shown here, and nobody is made operator."""

    may_add = may_change = True
    person_field = "pk"
    form = UserForm
    fields = ["username", "name", "email", "nip", "is_active"]
    list_display = ["name", "username", "short_nip", "email", "is_active", "last_login"]
    list_filter = ["is_active", "memberships__kind"]
    search_fields = ["name", "username", "email"]
    readonly_fields = ["last_login"]
    inlines = [MembershipInline]
    actions = ["send_link", "remove_factors", "anonymise"]

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
        return allowed and (obj is None or permissions.can_change_person(request.user, obj))

    def save_model(self, request, obj, form, change):
        warn_of_nip(self, request, form)
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
        if user.email:
            actions.send_link(user=user, by=request.user)
            self.message_user(request, "Undangan sedang dikirim; tautannya berlaku 24 jam.")

    @admin.action(description="Kirim undangan atau tautan kata sandi", permissions=["view"])
    def send_link(self, request, queryset):
        for user in queryset:
            try:
                actions.send_link(user=user, by=request.user)
            except Refusal as refused:
                self.message_user(request, str(refused), messages.ERROR)
            else:
                self.message_user(
                    request, f"Tautan untuk {user} sedang dikirim; tautan yang lama tidak berlaku lagi."
                )

    @admin.action(description="Lepas masuk dua langkah (ponsel dan kode hilang)", permissions=["view"])
    def remove_factors(self, request, queryset):
        for user in queryset:
            try:
                gone = actions.remove_factors(user=user, by=request.user)
            except Refusal as refused:
                self.message_user(request, str(refused), messages.ERROR)
            else:
                words = "dilepas; ia memasang yang baru saat masuk" if gone else "memang belum dipasang"
                self.message_user(request, f"Masuk dua langkah {user} {words}.")

    @admin.action(description="Anonimkan (masa simpan habis)", permissions=["view"])
    def anonymise(self, request, queryset):
        for user in queryset:
            try:
                done = actions.anonymise_user(user=user, by=request.user)
            except Refusal as refused:
                self.message_user(request, str(refused), messages.ERROR)
            else:
                self.message_user(request, f"{user} menjadi {done.name}.")


@admin.register(Membership)
class MembershipAdmin(AskedRecently, ExportNoted, DeskAdmin):
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
