"""Diskominfo's desk for the register: see, verify, return."""

from django import forms
from django.contrib import admin, messages
from django.template.response import TemplateResponse

from accounts import actions
from accounts.models import Account, Segment
from klaten_medsos.admin_site import DeskAdmin
from klaten_medsos.exceptions import Refusal


class NoteForm(forms.Form):
    reason = forms.CharField(label="Yang harus diperbaiki", max_length=300, widget=forms.Textarea)


@admin.register(Account)
class AccountAdmin(DeskAdmin):
    list_display = [
        "handle",
        "platform_label",
        "unit",
        "media_type",
        "status",
        "has_two_factor",
        "proposed_at",
    ]
    list_filter = ["status", "media_type", "has_two_factor", "is_example"]
    list_select_related = ["unit"]
    search_fields = ["handle", "canonical_url", "unit__name", "unit__abbreviation"]
    ordering = ["-proposed_at"]
    actions = ["verify", "send_back"]

    @admin.display(description="platform", ordering="platform")
    def platform_label(self, account):
        return account.platform_label

    @admin.display(description="unit", ordering="unit__abbreviation")
    def unit_name(self, account):
        return account.unit.abbreviation

    @admin.action(description="Verifikasi sebagai akun resmi", permissions=["view"])
    def verify(self, request, queryset):
        self._each(request, queryset, actions.verify_account, "diverifikasi")

    @admin.action(description="Kembalikan untuk diperbaiki…", permissions=["view"])
    def send_back(self, request, queryset):
        form = NoteForm(request.POST if "reason" in request.POST else None)
        if form.is_valid():
            self._each(
                request, queryset, actions.return_account, "dikembalikan", reason=form.cleaned_data["reason"]
            )
            return None
        context = self.admin_site.each_context(request) | {
            "title": "Kembalikan usulan akun",
            "form": form,
            "chosen": queryset,
            "action": "send_back",
            "opts": self.model._meta,
        }
        return TemplateResponse(request, "admin/note_action.html", context)

    def _each(self, request, queryset, action, word, **kwargs):
        """Do ``action`` to each chosen account by itself; one refusal does not undo the others."""
        done = 0
        for account in queryset:
            try:
                action(account=account, by=request.user, **kwargs)
                done += 1
            except Refusal as refused:
                self.message_user(request, f"{account}: {refused}", messages.ERROR)
        if done:
            self.message_user(request, f"{done} akun {word}.", messages.SUCCESS)


@admin.register(Segment)
class SegmentAdmin(DeskAdmin):
    may_add = may_change = True
    list_display = ["name", "unit", "description"]
    list_select_related = ["unit"]
    search_fields = ["name", "unit__name"]
