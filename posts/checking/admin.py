"""The desk of the content check: lexicon with trial run, models with approval and rollback, rules and lessons."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse
from django.urls import path

from klaten_medsos.admin_site import DeskAdmin
from klaten_medsos.exceptions import Refusal
from posts.checking import actions, rules
from posts.checking.permissions import can_teach_check
from posts.checking.statistics import rule_records
from posts.checks.rules.base import REGISTRY
from posts.models import CheckModel, Lesson, LexiconEntry, LexiconKind, RuleSeverity, Scrutiny


class CheckDesk(DeskAdmin):
    """Seen by the desk; changed by those who may teach the check. Buttons call the actions one by one."""

    def has_add_permission(self, request):
        return super().has_add_permission(request) and can_teach_check(request.user)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and can_teach_check(request.user)

    def each(self, request, queryset, action, name, word):
        done = []
        for row in queryset:
            try:
                done.append(action(by=request.user, **{name: row}))
            except Refusal as refused:
                self.message_user(request, f"{row}: {refused}", messages.ERROR)
        if done:
            self.message_user(request, f"{len(done)} {word}.", messages.SUCCESS)
        return done


class LexiconForm(forms.ModelForm):
    class Meta:
        model = LexiconEntry
        fields = ["kind", "flag", "pattern", "severity", "valid_from", "valid_to", "source"]

    def clean(self):
        given = super().clean()
        is_number = given.get("kind") == LexiconKind.OFFICIAL_NUMBER
        try:
            rules.check_pattern(" ".join(given.get("pattern", "").lower().split()), is_number=is_number)
        except Refusal as refused:
            self.add_error("pattern", str(refused))
        if not is_number and not given.get("flag"):
            self.add_error("flag", "Pilih kode temuan untuk kata ini.")
        first, last = given.get("valid_from"), given.get("valid_to")
        if first and last and last < first:
            raise ValidationError({"valid_to": "Berakhir sebelum mulai berlaku."})
        if is_number:
            given["flag"] = given["severity"] = ""
        given["pattern"] = " ".join(given.get("pattern", "").lower().split())
        return given


@admin.register(LexiconEntry)
class LexiconAdmin(CheckDesk):
    """A changed entry is a proposal again: it is tried over the last 200 drafts, then put into force."""

    may_add = may_change = True
    form = LexiconForm
    list_display = ["pattern", "kind", "flag", "severity", "status", "valid_from", "valid_to", "impact_told"]
    list_filter = ["status", "kind", "flag"]
    search_fields = ["pattern", "source"]
    readonly_fields = ["status", "impact_told", "created_by", "created_at", "changed_at"]
    fields = [
        "kind", "flag", "pattern", "severity", "valid_from", "valid_to", "source", "status", "impact_told",
        "created_by", "created_at", "changed_at",
    ]  # fmt: skip
    actions = ["try_out", "enable", "disable"]

    @admin.display(description="uji dampak")
    def impact_told(self, entry):
        if entry.impact is None:
            return "belum diuji"
        found = entry.impact
        return (
            f"{found['marked']} dari {found['drafts']} draf ditandai, {found['new']} di antaranya baru, "
            f"{found['newly_blocked']} menjadi terblokir"
        )

    def save_model(self, request, obj, form, change):
        if not change or form.changed_data:
            actions.save_entry(entry=obj, by=request.user)
            self.message_user(
                request, "Disimpan sebagai usulan. Jalankan uji dampak, lalu berlakukan.", messages.INFO
            )

    @admin.action(description="Uji dampak atas 200 draf terakhir", permissions=["change"])
    def try_out(self, request, queryset):
        for entry in self.each(request, queryset, actions.try_entry, "entry", "entri diuji"):
            self.message_user(request, f"“{entry.pattern}”: {self.impact_told(entry)}.", messages.INFO)

    @admin.action(description="Berlakukan", permissions=["change"])
    def enable(self, request, queryset):
        self.each(request, queryset, actions.enable_entry, "entry", "entri diberlakukan")

    @admin.action(description="Hentikan", permissions=["change"])
    def disable(self, request, queryset):
        self.each(request, queryset, actions.disable_entry, "entry", "entri dihentikan")


@admin.register(CheckModel)
class CheckModelAdmin(CheckDesk):
    """Candidates are trained by the portal; Diskominfo lets one have the word, or goes back in one click."""

    may_change = True
    list_display = [
        "version",
        "status",
        "passed",
        "macro",
        "n_data",
        "n_lessons",
        "created_at",
        "approved_by",
    ]
    list_filter = ["status", "passed"]
    list_select_related = ["approved_by"]
    fields = [
        "version", "status", "passed", "objections", "figures", "n_data", "n_lessons", "data_sha256", "base_sha256",
        "created_at", "approved_by", "approved_at",
    ]  # fmt: skip
    readonly_fields = fields
    actions = ["activate", "retire"]

    @admin.display(description="macro-F1 (aktif)")
    def macro(self, model):
        figures = model.metrics
        return f"{figures['kandidat']['macro_f1']} ({figures['aktif']['macro_f1']})"

    @admin.display(description="keberatan gerbang mutu")
    def objections(self, model):
        return " ".join(model.metrics["keberatan"]) or "tidak ada"

    @admin.display(description="F1 per kategori")
    def figures(self, model):
        values = model.metrics["kandidat"]["f1"]
        return ", ".join(f"{name}: {value}" for name, value in values.items())

    @admin.action(description="Pakai model ini (setujui atau kembali ke model lama)", permissions=["change"])
    def activate(self, request, queryset):
        self.each(request, queryset[:1], actions.activate_model, "model", "model dipakai")

    @admin.action(description="Hentikan, pakai model bawaan", permissions=["change"])
    def retire(self, request, queryset):
        self.each(request, queryset[:1], actions.retire_model, "model", "model dihentikan")


class RuleSeverityForm(forms.ModelForm):
    rule = forms.ChoiceField(label="Aturan", choices=lambda: [(name, name) for name in sorted(REGISTRY)])

    class Meta:
        model = RuleSeverity
        fields = ["rule", "severity", "reason"]

    def clean_reason(self):
        try:
            rules.check_reason(self.cleaned_data["reason"])
        except Refusal as refused:
            raise ValidationError(str(refused)) from refused
        return self.cleaned_data["reason"]


@admin.register(RuleSeverity)
class RuleSeverityAdmin(CheckDesk):
    """Severities given by Diskominfo, with what reviewers said of each rule beside them."""

    may_add = may_change = True
    form = RuleSeverityForm
    list_display = ["rule", "severity", "reason", "set_by", "set_at"]
    list_select_related = ["set_by"]
    change_list_template = "admin/posts/ruleseverity/change_list.html"

    def save_model(self, request, obj, form, change):
        row = actions.set_severity(rule=obj.rule, severity=obj.severity, reason=obj.reason, by=request.user)
        obj.pk = row.pk

    def get_urls(self):
        view = self.admin_site.admin_view(self.statistics_view)
        return [path("statistik/", view, name="posts_ruleseverity_statistics"), *super().get_urls()]

    def statistics_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": "Ketepatan aturan menurut pejabat",
            "records": rule_records(),
            "may_change": can_teach_check(request.user),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/posts/ruleseverity/statistics.html", context)


@admin.register(Lesson)
class LessonAdmin(CheckDesk):
    list_display = ["version", "suggested", "final", "decided_by", "decided_at"]
    list_filter = ["final"]
    list_select_related = ["version__post", "decided_by"]


@admin.register(Scrutiny)
class ScrutinyAdmin(CheckDesk):
    list_display = ["version", "gate", "category", "acknowledged", "reason", "by", "at"]
    list_filter = ["gate", "acknowledged"]
    list_select_related = ["version__post", "by"]
