"""Diskominfo's desk for the register: see, verify, return, suspend, reinstate, many at once."""

from django import forms
from django.contrib import admin, messages
from django.template.response import TemplateResponse

from accounts import actions
from accounts.impostors import admin as impostors  # noqa: F401  registers its pages
from accounts.models import (
    Account,
    AccountReview,
    Alias,
    CompromiseCase,
    CompromiseStep,
    Handover,
    ImportBatch,
    Segment,
)
from klaten_medsos.admin_site import DeskAdmin, ReadOnlyInline
from klaten_medsos.exceptions import Refusal


class NoteForm(forms.Form):
    reason = forms.CharField(label="Alasan", max_length=300, widget=forms.Textarea)


class ReviewInline(ReadOnlyInline):
    model = AccountReview
    fields = readonly_fields = ["at", "by", "note", "has_two_factor"]
    ordering = ["-at"]


class AliasInline(ReadOnlyInline):
    model = Alias
    fields = readonly_fields = [
        "handle",
        "kind",
        "added_by",
        "confirmed_by",
        "confirmed_at",
        "ended_at",
        "ended_reason",
    ]
    ordering = ["-added_at"]


@admin.register(Account)
class AccountAdmin(DeskAdmin):
    """Custody is not shown here: it is opened on the page of the account, where each look is written down."""

    list_display = [
        "handle",
        "platform_label",
        "unit",
        "media_type",
        "status",
        "has_two_factor",
        "proposed_at",
        "reviewed_at",
        "last_activity_on",
    ]
    list_filter = ["status", "media_type", "has_two_factor", "is_example"]
    list_select_related = ["unit"]
    search_fields = ["handle", "canonical_url", "unit__name", "unit__abbreviation"]
    ordering = ["-proposed_at"]
    exclude = [
        "custodian", "second_custodian", "official_email", "official_phone", "recovery", "evidence", "evidence_file",
    ]  # fmt: skip
    inlines = [ReviewInline, AliasInline]
    actions = ["verify", "send_back", "suspend", "reinstate", "report_compromise"]

    @admin.display(description="platform", ordering="platform")
    def platform_label(self, account):
        return account.platform_label

    @admin.action(description="Verifikasi sebagai akun resmi", permissions=["view"])
    def verify(self, request, queryset):
        self._each(request, queryset, actions.verify_account, "diverifikasi")

    @admin.action(description="Kembalikan untuk diperbaiki…", permissions=["view"])
    def send_back(self, request, queryset):
        return self._with_note(
            request, queryset, "send_back", actions.return_account, "dikembalikan",
            title="Kembalikan usulan akun", label="Yang harus diperbaiki", verb="Kembalikan",
        )  # fmt: skip

    @admin.action(description="Tangguhkan…", permissions=["view"])
    def suspend(self, request, queryset):
        return self._with_note(
            request, queryset, "suspend", actions.suspend_account, "ditangguhkan",
            title="Tangguhkan akun resmi", label="Mengapa ditangguhkan", verb="Tangguhkan",
        )  # fmt: skip

    @admin.action(description="Pulihkan menjadi resmi…", permissions=["view"])
    def reinstate(self, request, queryset):
        return self._with_note(
            request, queryset, "reinstate", actions.reinstate_account, "dipulihkan",
            title="Pulihkan akun", label="Mengapa dapat dipercaya kembali", verb="Pulihkan",
        )  # fmt: skip

    @admin.action(description="Catat disusupi…", permissions=["view"])
    def report_compromise(self, request, queryset):
        return self._with_note(
            request, queryset, "report_compromise", actions.report_compromised_account, "dicatat disusupi",
            title="Catat akun disusupi", label="Apa yang terlihat", verb="Catat disusupi",
        )  # fmt: skip

    def _with_note(self, request, queryset, name, action, word, *, title, label, verb):
        """Ask for the reason, then do ``action`` to each chosen account."""
        form = NoteForm(request.POST if "reason" in request.POST else None)
        form.fields["reason"].label = label
        if form.is_valid():
            self._each(request, queryset, action, word, reason=form.cleaned_data["reason"])
            return None
        context = self.admin_site.each_context(request) | {
            "title": title,
            "form": form,
            "chosen": queryset,
            "action": name,
            "verb": verb,
            "opts": self.model._meta,
        }
        return TemplateResponse(request, "admin/note_action.html", context)

    def _each(self, request, queryset, action, word, **kwargs):
        """Do ``action`` to each chosen account by itself; one refusal does not undo the others."""
        done = 0
        for account in queryset.select_related("unit"):
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

    def save_model(self, request, obj, form, change):
        if not change or form.changed_data:
            actions.keep_segment(segment=obj, by=request.user)


class StepInline(ReadOnlyInline):
    model = CompromiseStep
    fields = readonly_fields = ["position", "step", "due_at", "done_at", "done_by", "note"]
    ordering = ["position"]


@admin.register(CompromiseCase)
class CaseAdmin(DeskAdmin):
    list_display = ["account", "opened_at", "opened_by", "closed_at"]
    list_select_related = ["account", "opened_by"]
    inlines = [StepInline]


@admin.register(Handover)
class HandoverAdmin(DeskAdmin):
    list_display = ["account", "leaving", "taking", "at", "by"]
    list_select_related = ["account", "leaving", "taking", "by"]


@admin.register(ImportBatch)
class BatchAdmin(DeskAdmin):
    list_display = ["file_name", "uploaded_by", "uploaded_at", "applied_at", "undone_at", "job_state"]
    list_select_related = ["uploaded_by"]


@admin.register(AccountReview)
class ReviewAdmin(DeskAdmin):
    list_display = ["account", "at", "by", "note", "has_two_factor"]
    list_select_related = ["account", "by"]
    list_filter = ["has_two_factor"]
    search_fields = ["account__handle", "account__unit__name"]


@admin.register(Alias)
class AliasAdmin(DeskAdmin):
    """Other addresses; confirmed here, many at once, or on the page of the account."""

    list_display = ["handle", "account", "kind", "added_by", "added_at", "confirmed_at", "ended_at"]
    list_select_related = ["account", "added_by"]
    list_filter = ["kind"]
    search_fields = ["handle", "account__handle"]
    actions = ["confirm"]

    @admin.action(description="Sahkan sebagai alamat akun", permissions=["view"])
    def confirm(self, request, queryset):
        done = 0
        for alias in queryset.select_related("account__unit"):
            try:
                actions.confirm_alias(alias=alias, by=request.user)
                done += 1
            except Refusal as refused:
                self.message_user(request, f"{alias}: {refused}", messages.ERROR)
        if done:
            self.message_user(request, f"{done} alamat disahkan.", messages.SUCCESS)
