"""The desk of the link check: how domains are treated, and what was tried."""

from django import forms
from django.contrib import admin

from klaten_medsos.admin_site import DeskAdmin
from posts.checking.permissions import can_teach_check
from posts.links import actions
from posts.models import LinkCheck, LinkDomain


class LinkDomainForm(forms.ModelForm):
    domain = forms.CharField(
        label="Domain",
        max_length=253,
        help_text="Nama domain saja, misalnya bmkg.go.id; berlaku juga bagi semua nama di bawahnya.",
    )

    class Meta:
        model = LinkDomain
        fields = ["domain", "policy", "reason"]

    def clean_domain(self):
        return self.cleaned_data["domain"].strip().lower().rstrip(".")


@admin.register(LinkDomain)
class LinkDomainAdmin(DeskAdmin):
    """Data, not code: which domains are trusted and which the portal never asks."""

    may_add = may_change = True
    form = LinkDomainForm
    list_display = ["domain", "policy", "reason", "changed_by", "changed_at"]
    list_filter = ["policy"]
    list_select_related = ["changed_by"]
    search_fields = ["domain", "reason"]
    fields = ["domain", "policy", "reason", "changed_by", "changed_at"]
    readonly_fields = ["changed_by", "changed_at"]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and can_teach_check(request.user)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and can_teach_check(request.user)

    def save_model(self, request, obj, form, change):
        if not change or form.changed_data:
            actions.save_domain(domain=obj, by=request.user)


@admin.register(LinkCheck)
class LinkCheckAdmin(DeskAdmin):
    """What was tried: the site and the result; the address itself stands only in the message."""

    list_display = ["host", "verdict", "status_code", "checked_at", "failures", "job_state", "post"]
    list_filter = ["verdict", "job_state"]
    list_select_related = ["post"]
    search_fields = ["host"]
    fields = [
        "host", "post", "verdict", "status_code", "checked_at", "failures", "next_at", "job_state", "job_attempts",
        "job_error",
    ]  # fmt: skip
    readonly_fields = fields
